"""Texts of a form as texts of a journey: their placeholders read answers by the new names, or are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journeys.importers.knowing import Known
from journeys.importers.plan import Asked

_HOLE = re.compile(r"\{\{-?([^{}]{0,300}?)-?\}\}")
_READS = re.compile(r"""['"]?([\w.-]+)['"]?\s*(?:\|\s*(?:answer|evaluate|escape)\s*)*""")
_TAGS = re.compile(r"\{%[^{}%]{0,500}%\}")
_SHOWN = frozenset(
    ("text", "long_text", "choice", "choices", "integer", "decimal", "money", "date", "email", "phone",
     "name", "yes_no", "day", "time")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worded:
    """A text, and what could not be said in it ("" if all could)."""

    text: str
    lost: str = ""


def worded(text: str, fields: Mapping[str, Asked], known: Known) -> Worded:
    """A text whose placeholders read what everybody has answered by here; others become "…"."""
    if "{" not in text and "}" not in text:
        return Worded(text)
    lost: list[str] = []
    kept: list[str] = []

    def fill(hole: re.Match[str]) -> str:
        found = _READS.fullmatch(hole[1].strip())
        asked = fields.get(found[1]) if found else None
        if found and asked and found[1] in known.sure and asked.field.type in _SHOWN:
            kept.append(f"{{{{ {asked.name} }}}}")
            return f"\x00{len(kept) - 1}\x00"
        lost.append(" ".join(hole[0].split()))
        return "…"

    if _TAGS.search(text):
        lost.append("a template instruction")
    out = _HOLE.sub(fill, _TAGS.sub("", text))
    if re.search(r"\{[{\x00]|[}\x00]\}", out):
        lost.append("a brace that is never closed")
        out = re.sub(r"(?<=[}\x00])\}", " }", re.sub(r"\{(?=[{\x00])", "{ ", out))
    out = re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], out)
    return Worded(out.strip(), f"{', '.join(lost)} could not be filled in" if lost else "")
