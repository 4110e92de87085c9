"""What a column of a form's sheet holds: its key, and the language that its words are in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeys.importers.xlsform.book import Row, Sheet

ASKED: Mapping[str, str] = {
    "caption": "label", "text": "label", "relevance": "relevant", "skip": "relevant", "command": "type",
    "constraint_msg": "constraint_message", "constraintmsg": "constraint_message", "jr:constraintmsg":
    "constraint_message", "requiredmsg": "required_message", "required_msg": "required_message", "jr:requiredmsg":
    "required_message", "calculate": "calculation", "readonly": "read_only", "count": "repeat_count", "jr:count":
    "repeat_count", "filter": "choice_filter", "guidance": "guidance_hint", "jr:guidance": "guidance_hint",
}  # fmt: skip
OFFERED: Mapping[str, str] = {
    "value": "name", "list": "list_name", "caption": "label", "text": "label", "jr:hint": "hint"
}  # fmt: skip
TOLD: Mapping[str, str] = {
    "label": "words", "hint": "hint", "guidance_hint": "hint", "constraint_message": "message",
    "required_message": "message", "image": "picture", "big-image": "picture", "audio": "sound", "video": "film",
}  # fmt: skip
"""Keys that may be there once for each language."""
_BEFORE = frozenset(("bind", "control", "media", "body", "instance"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number from 0, its heading, its key, its language as the heading has it ("" for none)."""

    number: int
    heading: str
    key: str
    language: str = ""


def columns_of(sheet: Sheet, also: Mapping[str, str]) -> tuple[Row | None, tuple[Column, ...]]:
    """The row of headings and what each says; `also` are other words for a key."""
    if not sheet.rows:
        return None, ()
    head = sheet.rows[0]
    return head, tuple(_column(number, text, also) for number, text in sorted(head.cells.items()))


def _column(number: int, heading: str, also: Mapping[str, str]) -> Column:
    words = " ".join(heading.split())
    parts = [part.strip() for part in (words.split("::") if "::" in words else re.split(r"(?<!jr):", words))]
    if len(parts) > 1 and parts[0].lower() in _BEFORE:
        parts = parts[1:]
    key = _key(parts[0], also)
    language = " ".join(parts[1:]) if key in TOLD else ""
    return Column(number, words, key if language or len(parts) == 1 else words.lower(), language)


def _key(words: str, also: Mapping[str, str]) -> str:
    key = re.sub(r"[ -]+", "_", words.lower()) if words.lower() != "big-image" else words.lower()
    return also.get(key, key)


@lru_cache(maxsize=256)
def tag_of(words: str) -> str:
    """The tag of a language as a heading names it: `en` of `English (en)`, `English` and `en`; "" if none is known."""
    from babel import Locale

    bracket = re.search(r"\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)\s*\Z", words)
    english = Locale("en").languages
    plain = words.strip()
    for tag in ((bracket[1] if bracket else ""), plain):
        base, _, region = tag.replace("_", "-").partition("-")
        if base.lower() in english and re.fullmatch(r"[A-Za-z]{2,3}", base):
            return base.lower() + (f"-{region}" if region else "")
    named = re.sub(r"\s*\(.*", "", plain).casefold()
    by_name = {name.casefold(): tag for tag, name in english.items() if "_" not in tag}
    if named in by_name:
        return str(by_name[named])
    return next((tag for tag in _COMMON if (Locale.parse(tag).get_language_name() or "").casefold() == named), "")


_COMMON = ("fr", "es", "pt", "ar", "cy", "pl", "de", "it", "nl", "ru", "uk", "tr", "sw", "hi", "zh", "ro", "so", "fa")
"""Languages whose own names are understood, too: `Français`."""
