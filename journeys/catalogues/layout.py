"""How a translator laid a catalogue out, comments and all, so that what is right can be kept as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from journeys.catalogues.keys import Key
from journeys.document import Document
from journeys.events import Part

FIELDS = ("from", "was", "to")
_NOTE = re.compile(r"\s*:\s+(#.*)").fullmatch


@dataclass(slots=True)
class Layout:
    """What is not in the values of a file. Keys are as written, with `from`, `was` or `to` at the end of a field's.

    `header` is the comment at the top, apart from the first key. `above` are the comments over a key, `behind` those
    on its line. `fields` are the lines of a field, without the indentation of its key. `last` are the comments at the
    end.
    """

    header: list[str] = field(default_factory=list)
    above: dict[Key, list[str]] = field(default_factory=dict)
    behind: dict[Key, str] = field(default_factory=dict)
    fields: dict[Key, list[str]] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)


def layout_of(document: Document) -> Layout:
    """The layout of a catalogue that was read without faults."""
    found = Layout()
    owners: dict[int, Key] = {}
    inside: set[int] = set()
    if document.root is not None:
        _keys(document, document.root, (), document.value, found, owners, inside)
    pending: list[str] = []
    for number in range(len(document.lines)):
        line = document.lines[number].strip()
        if number in owners:
            found.above[owners[number]], pending = pending, []
        elif number in inside:
            continue
        elif line.startswith("#"):
            pending.append(line)
        elif not line and not owners.keys() & range(number) and pending:
            found.header += [*([""] if found.header else []), *pending]
            pending = []
    found.last = pending
    return found


def _keys(
    document: Document, part: Part, keys: Key, value: Any, found: Layout, owners: dict[int, Key], inside: set[int]
) -> None:
    """Notes the line of every key down to the fields, and the lines of the fields."""
    for key, below in (part.inside or {}).items():
        here = (*keys, key)
        first, column = document.lines.where(below.key_start)
        line = document.lines[first]
        own = first not in owners and not line[:column].strip()
        if own:
            owners[first] = here
        if _is_field(key, value):
            last = document.lines.where(_end(document, below))[0]
            if own:
                found.fields[here] = [_less(document.lines[each], column) for each in range(first, last + 1)]
                inside.update(range(first + 1, last + 1))
            continue
        if own:
            note = _NOTE(line, document.lines.where(below.key_end)[1])
            if note is not None:
                found.behind[here] = note[1]
        if isinstance(value[key], dict):
            _keys(document, below, here, value[key], found, owners, inside)
            _after(document, below, here, found)


def _after(document: Document, part: Part, here: Key, found: Layout) -> None:
    """Keeps what is said behind an entry that stands in braces on one line."""
    line, column = document.lines.where(part.end)
    rest = document.lines[line][column:].strip()
    if rest.startswith("#") and document.text[part.end - 1 : part.end] == "}":
        found.behind[here] = rest


def _is_field(key: str, value: dict[str, Any]) -> bool:
    return key in FIELDS and "from" in value and not isinstance(value["from"], dict | list)


def _end(document: Document, part: Part) -> int:
    """The offset of the last character of a value that is not white space; of its key where it is empty."""
    if part.inside:
        return max(_end(document, below) for below in part.inside.values())
    if part.start >= part.end:
        return part.key_end
    written = document.text[part.start : part.end]
    return part.start + len(written if part.style == "|" and written.endswith("\n\n") else written.rstrip()) - 1


def _less(line: str, column: int) -> str:
    """A line without so much indentation."""
    return line[column:] if not line[:column].strip() else line.lstrip()
