"""Reads YAML text strictly into plain values, and remembers where every key and value stands.

Events of libyaml are read in one pass; nothing is composed or constructed by the YAML library, so
deep nesting, aliases, tags and merge keys cannot do harm. Faults are diagnostics, never exceptions;
where a slip has an obvious mend, reading goes on with the mended line so that the rest is checked too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.events import MAX_FAULTS, Part, Reading
from journeys.lines import Lines, column_before
from journeys.slips import Slip, recognise, unprintable

MAX_CHARACTERS = 1_000_000

_UNSEEN = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ODD = "\t\xa0\u2002-\u200a\u202f\u205f\u3000"
_ODD_INDENT = re.compile(f"^( *[{_ODD}][ {_ODD}]*)(?=[^\\s])", re.MULTILINE)
_IS_ODD = re.compile(f"[{_ODD}]")


@dataclass(frozen=True, eq=False)
class Document:
    """One YAML file as read: plain values, places, faults.

    `value` is None when nothing could be read. `text` is as the author wrote it; `mended` is the
    text that was read in the end (the same number of lines), and parts hold offsets in it.
    """

    name: str
    text: str
    value: Any
    root: Part | None
    faults: tuple[Diagnostic, ...]
    mended: str

    @cached_property
    def lines(self) -> Lines:
        """The author's lines."""
        return Lines(self.text)

    @cached_property
    def read_lines(self) -> Lines:
        """The lines that were read in the end."""
        return self.lines if self.mended is self.text else Lines(self.mended)

    @cached_property
    def cut(self) -> frozenset[int]:
        """Offsets at which unquoted text is followed by a comment: what `#` cuts off, if it was meant as text."""
        return frozenset(found.start() for found in re.finditer(r"(?<=\S)[ \t]+#", self.mended))

    def part(self, keys: tuple[str | int, ...]) -> Part | None:
        """The part that these keys lead to (without the file's name), None if there is none."""
        at = self.root
        for key in keys:
            if at is None or at.inside is None:
                return None
            at = at.inside.get(key)
        return at

    def written(self, keys: tuple[str | int, ...]) -> str:
        """A scalar as it is written: `012` and `12.50` keep their digits. "" for what is no scalar."""
        part = self.part(keys)
        if part is None or part.inside is not None:
            return ""
        value = self.mended[part.start : part.end]
        return value if part.style is None else str(self.at(keys))

    def at(self, keys: tuple[str | int, ...]) -> Any:
        """The value that these keys lead to. KeyError or IndexError where there is none."""
        value = self.value
        for key in keys:
            value = value[key]
        return value

    def as_written(self, keys: tuple[str | int, ...] = ()) -> Any:
        """The value that these keys lead to, every number in it as its text. true, false and null stay."""
        return self._as_written(self.at(keys), self.part(keys))

    def _as_written(self, value: Any, part: Part | None) -> Any:
        if part is None:
            return value
        if isinstance(value, dict):
            inside = part.inside or {}
            return {key: self._as_written(item, inside.get(key)) for key, item in value.items()}
        if isinstance(value, list):
            inside = part.inside or {}
            return [self._as_written(item, inside.get(index)) for index, item in enumerate(value)]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.mended[part.start : part.end]
        return value


EMPTY = Slip("yaml-syntax", "This file is empty", 0, 0, 1, help="each line is a name, a colon, and what belongs to it")


def read(name: str, text: str) -> Document:
    """Reads one file. `name` is what diagnostics call it."""
    text = text.removeprefix("\ufeff")
    lines = now = Lines(text)  # as written, and as mended so far
    faults: list[Diagnostic] = []

    def report(slip: Slip) -> None:
        def spot(line: int, start: int, end: int) -> Spot:
            old, new = lines[line], now[line]
            first = lines.offset(line, column_before(old, new, start))
            last = lines.offset(line, column_before(old, new, end))
            return Spot((name,), "value", first, max(last, first + 1))

        related = tuple(Label(spot(line, start, end), words) for line, start, end, words in slip.related)
        primary = Label(spot(slip.line, slip.start, slip.end))
        faults.append(
            Diagnostic(slip.slug, Level.ERROR, slip.message, primary, related, slip.notes, slip.help, slip.paste)
        )

    def nothing() -> Document:
        return Document(name, text, None, None, tuple(faults), text)

    if len(text) > MAX_CHARACTERS:
        report(
            Slip(
                "yaml-too-big", f"This file has {len(text):,} characters; {MAX_CHARACTERS:,} are allowed", 0, 0, 1,
                help="move lists and tables to CSV files, or part the journey in two",
            )
        )  # fmt: skip
        return nothing()
    unseen = _UNSEEN.search(text)
    if unseen:
        report(unprintable(unseen.group(), *lines.where(unseen.start())))
        return nothing()
    if not text.strip():
        report(EMPTY)
        return nothing()

    mended = _plainly_indented(text, lines, report)
    most = min(MAX_FAULTS, 3 + 2_000_000 // len(text))
    seen: set[tuple[int, str]] = set()
    while True:
        reading = Reading(mended)
        stop = reading.run()
        now = lines if mended is text else Lines(mended)
        slip = None if stop is None else recognise(now, stop)
        if slip is None or not slip.mended or (slip.line, slip.slug) in seen or len(seen) >= most:
            break
        seen.add((slip.line, slip.slug))
        report(slip)
        mended = _replace(now, slip.mended)
    if slip is not None:
        report(slip)
    for found in reading.found:
        report(recognise(now, found))
    if stop is None and reading.value is None and not faults:
        report(EMPTY)
    if stop is not None:
        return Document(name, text, None, None, tuple(faults), text)
    return Document(name, text, reading.value, reading.root, tuple(faults), mended)


def _plainly_indented(text: str, lines: Lines, report: Callable[[Slip], None]) -> str:
    """Reports indentation that is not plain spaces once, and reads on with plain spaces in its place."""
    if not _IS_ODD.search(text) or not _ODD_INDENT.search(text):
        return text
    mended: dict[int, str] = {}
    shift = 0
    for line, written in enumerate(lines):
        odd = _ODD_INDENT.match(written)
        if odd is None:
            continue
        plain = _IS_ODD.sub(lambda sign: "  " if sign.group() == "\t" else " ", odd.group())
        if line - 1 not in mended:
            shift = _expected(lines, line) - len(plain)
        mended[line] = " " * max(len(plain) + shift, 0) + written[odd.end() :]
    first = min(mended)
    indent = _ODD_INDENT.match(lines[first])
    assert indent is not None
    sign = _IS_ODD.search(indent.group())
    assert sign is not None
    tab, more = sign.group() == "\t", len(mended) - 1
    report(
        Slip(
            "yaml-tab" if tab else "yaml-syntax",
            f"This line is indented with {'a tab' if tab else 'a space that is not a plain one'}",
            first,
            sign.start(),
            indent.end(),
            notes=(f"{more} more line{'s are' if more > 1 else ' is'} indented like this",) if more else (),
            help="indent with plain spaces, two for each level; most editors can do this for a whole file",
            paste=mended[first],
        )
    )
    return _replace(lines, mended)


def _expected(lines: Lines, line: int) -> int:
    """How far a line is indented if it belongs to the line before it."""
    before = line - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    if before < 0:
        return 0
    return len(lines[before]) - len(lines[before].lstrip(" ")) + (2 if lines[before].rstrip().endswith(":") else 0)


def _replace(lines: Lines, mended: Mapping[int, str]) -> str:
    pieces = []
    for line in range(len(lines)):
        pieces.append(mended.get(line, lines[line]))
        if line + 1 < len(lines):
            pieces.append(lines.text[lines.ends[line] : lines.starts[line + 1]])
    return "".join(pieces)
