"""The values of a journey -> its file in the house style, with remarks for a person where one should look."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from journeys.catalogues.writing import key as written_key
from journeys.catalogues.writing import value as written_value
from journeys.importers.asking import Bound

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A long sentence as bullets: `all` or `any` of its parts."""

    word: Literal["all", "any"]
    parts: tuple[str | Bullets, ...]


_APART = frozenset(
    ("start", "steps", "sections", "facts", "lists", "outcomes", "check", "next", "task_list", "scenarios")
)
_WIDTH = 100


def written(values: Mapping[str, Any], remarks: Mapping[Way, Sequence[str]], head: Sequence[str] = ()) -> str:
    """A whole file: `head` are comments at its top."""
    lines = [f"# {each}" for each in head]
    for name, value in values.items():
        if name in _APART:
            lines.append("")
        _entry(lines, name, value, (name,), "", remarks)
    return "\n".join(lines) + "\n"


def _entry(
    lines: list[str], name: str, value: Any, way: Way, indent: str, remarks: Mapping[Way, Sequence[str]]
) -> None:
    if (len(way) > 1 and way[-2] == "steps" and (len(way) == 2 or way[0] == "sections")) or (
        len(way) == 2 and way[0] == "sections" and lines[-1] != "sections:"
    ):
        lines.append("")
    lines += [piece for each in remarks.get(way, ()) for piece in _comment(f"look at this: {each}", indent)]
    head = f"{indent}{written_key(name)}:"
    if isinstance(value, Mapping):
        if not value:
            lines.append(f"{head} {{}}")
            return
        lines.append(head)
        for each, inside in value.items():
            _entry(lines, each, inside, (*way, each), indent + "  ", remarks)
        return
    if isinstance(value, Bullets):
        lines += [head, *_bullets(value, indent + "  ")]
        return
    first, *rest = _scalar(value, indent)
    lines += [head + first, *rest]


def _scalar(value: Any, indent: str) -> list[str]:
    """What stands behind the colon, and the lines under it."""
    if isinstance(value, bool):
        return [f" {'true' if value else 'false'}"]
    if isinstance(value, Bound):
        return [f" {value.text}"]
    if isinstance(value, int):
        return [f" {value}"]
    if isinstance(value, list | tuple):
        return [f" [{', '.join(value)}]"]
    return written_value(value, indent) if value else [' ""']


def _bullets(value: Bullets, indent: str) -> list[str]:
    lines = [f"{indent}{value.word}:"]
    for part in value.parts:
        if isinstance(part, str):
            lines.append(f"{indent}  -{written_value(part, indent)[0]}")
        else:
            inside = _bullets(part, indent + "    ")
            lines += [f"{indent}  - {inside[0].strip()}", *inside[1:]]
    return lines


def _comment(words: str, indent: str) -> list[str]:
    """A remark as lines of comments, none too wide."""
    lines = [""]
    for word in re.split(r"\s+", words):
        if lines[-1] and len(lines[-1]) + len(word) + len(indent) > _WIDTH:
            lines.append("  " + word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip() if len(lines) == 1 else f"{lines[-1]} {word}"
    return [f"{indent}# {each}" for each in lines]


def table(rows: Sequence[tuple[str, str, str]]) -> str:
    """A list as CSV: id, label, and hint where one has any."""
    out = io.StringIO()
    hints = any(row[2] for row in rows)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "label", "hint") if hints else ("id", "label"))
    writer.writerows(row if hints else row[:2] for row in rows)
    return out.getvalue()
