"""The files of a journey, and the way from a part of it to its line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from journeys.alignment import align
from journeys.diagnostics import Route, Spot
from journeys.document import Document
from journeys.events import Part
from journeys.lines import Lines, column_before
from journeys.listed import Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a spot stands: line and columns count from 1, `end_column` is the first after it, `source` is the line."""

    file: str
    line: int
    column: int
    end_column: int
    source: str


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A part of a journey that stands in a library file: its route there, and the keys that the journey says itself.

    `called` are the names of the library's own sentences with what they are called in the journey, where that differs.
    """

    part: Route
    whole: bool
    own: Mapping[str, Any] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    def holds(self, keys: Route) -> bool:
        """Whether what these keys lead to is the library's, and not said anew by the journey."""
        if keys[0] != "questions":
            return keys[0] not in self.own
        questions = self.own.get("questions")
        if not isinstance(questions, Mapping) or (len(keys) > 1 and keys[1] not in questions):
            return True
        said = questions[keys[1]] if len(keys) > 2 else None
        return isinstance(said, Mapping) and keys[2] not in said


NOT_CALLED: Mapping[str, str] = {}


@dataclass(frozen=True, eq=False)
class Sources:
    """The files as read: YAML documents and CSV tables by name; `main` is the journey's own file.

    `borrowed` are the parts that the journey takes from a library, by their route in the journey: such a part keeps
    its route, and is found where it is written. `translates` is the source's route of each entry of a catalogue.
    """

    main: str
    documents: Mapping[str, Document] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    borrowed: dict[Route, Borrowed] = field(default_factory=dict)
    translates: dict[Route, Route] = field(default_factory=dict)

    def written(self, route: Route, on: Literal["key", "value"] = "value") -> Route:
        """Where a part is written: its own route, or that in the library from which it is taken."""
        found = self._borrowed(route)
        if found is None:
            return route
        size, borrowed = found
        keys = route[size:]
        if not keys:
            return borrowed.part if borrowed.whole and on == "value" else route
        return (*borrowed.part, *keys) if borrowed.holds(keys) else route

    def called(self, route: Route) -> Mapping[str, str]:
        """What the names in a library's sentence are called in this journey, where that differs.

        A translation speaks as its source does.
        """
        if self.translates and self.borrowed:
            route = self.translates.get(route[:-1]) or self.translates.get(route[:-2]) or route
        found = self._borrowed(route)
        return NOT_CALLED if found is None or self.written(route) == route else found[1].called

    def _borrowed(self, route: Route) -> tuple[int, Borrowed] | None:
        """The borrowed part that a route leads to or into, and how long its own route is."""
        if self.borrowed:
            for size in range(3, len(route) + 1):
                if (found := self.borrowed.get(route[:size])) is not None:
                    return size, found
        return None

    def locate(self, spot: Spot) -> Place:
        """The place of a spot. What is not there itself stands where the nearest part around it does; never raises.

        A route of only a file's name means the whole file; offsets are then those of its text.
        """
        spot = replace(spot, route=self.written(spot.route, spot.on)) if self.borrowed else spot
        name = str(spot.route[0]) if spot.route else self.main
        if name in self.tables:
            return _in_table(name, self.tables[name], spot)
        document = self.documents.get(name)
        if document is None:
            return Place(name, 1, 1, 2, "")
        keys = spot.route[1:]
        if not keys:
            return _place(name, document, document.lines, spot.start or 0, spot.end if spot.end is not None else None)
        return _in_document(name, document, keys, spot)

    def corrected(self, spot: Spot, new: str) -> str:
        """The line of a key or value with `new` in its place; "" where that is not one line of a YAML file."""
        spot = replace(spot, route=self.written(spot.route, spot.on)) if self.borrowed else spot
        document = self.documents.get(str(spot.route[0])) if spot.route else None
        part = None if document is None else document.part(spot.route[1:])
        if document is None or part is None or (part.inside is not None and spot.on == "value") or "\n" in new:
            return ""
        start, end = _stretch(document, part, document.at(spot.route[1:]), spot.on == "key", spot.start, spot.end)
        lines = document.read_lines
        line, column = lines.where(start)
        last, after = lines.where(end)
        return lines[line][:column] + new + lines[line][after:] if line == last and start >= 0 else ""


def _place(name: str, document: Document, lines: Lines, start: int, end: int | None) -> Place:
    """A stretch, cut at the end of its first line; with `end` None it is the line without its indentation."""
    line, column = lines.where(start)
    source = document.lines[line]
    if end is None:
        column = len(source) - len(source.lstrip())
        return Place(name, line + 1, column + 1, max(len(source), column + 1) + 1, source)
    last, after = lines.where(end)
    after = len(lines[line]) if last > line else after
    column, after = (column_before(source, lines[line], each) for each in (column, after))
    column = min(column, len(source))
    return Place(name, line + 1, column + 1, max(min(after, len(source)), column + 1) + 1, source)


def _in_document(name: str, document: Document, keys: Route, spot: Spot) -> Place:
    on, start, end = spot.on, spot.start, spot.end
    part, whole = None, len(keys)
    while keys and (part := document.part(keys)) is None:
        keys = keys[:-1]
    if part is None:
        return _place(name, document, document.lines, 0, None)
    if len(keys) < whole:
        on, start, end = "key", None, None
    lines = document.read_lines
    if part.key_start >= 0 and (on == "key" or part.inside is not None or part.start == part.end):
        begin, stop = _stretch(document, part, keys[-1] if keys else "", True, start if on == "key" else None, end)
        return _place(name, document, lines, begin, stop)
    if part.inside is not None:
        return _place(name, document, lines, part.start, None)
    begin, stop = _stretch(document, part, document.at(keys), False, start, end)
    return _place(name, document, lines, begin, stop)


def _stretch(
    document: Document, part: Part, value: object, key: bool, start: int | None, end: int | None
) -> tuple[int, int]:
    """Offsets of a piece of a key or value in the text that was read."""
    first, last = (part.key_start, part.key_end) if key else (part.start, part.end)
    text = document.mended
    style = text[first] if key and text[first : first + 1] in "\"'" else None if key else part.style
    if start is None:
        if style in ("|", ">"):
            first = align(text, first, last, style, str(value))[0]
        return first, first + len(text[first:last].rstrip())
    if style is None and "\n" not in text[first:last] and "\r" not in text[first:last]:
        return min(first + start, last), min(first + (start + 1 if end is None else end), last)
    offsets = align(text, first, last, style, str(value))
    begin = offsets[min(start, len(offsets) - 1)]
    stop = offsets[min(start + 1 if end is None else end, len(offsets)) - 1] + 1
    return begin, max(stop, begin + 1)


def _in_table(name: str, table: Table, spot: Spot) -> Place:
    """`(file, row, column)`: rows from 1 under the header; row 0 is the header."""
    row = spot.route[1] if len(spot.route) > 1 and isinstance(spot.route[1], int) else 0
    column = spot.route[2] if len(spot.route) > 2 else None
    line, start, end = table.place(row, None if column is None else str(column))
    source = table.lines[line] if line < len(table.lines) else ""
    if spot.start is not None and column is not None:
        end = min(end, start + (spot.end if spot.end is not None else spot.start + 1))
        start = min(start + spot.start, end)
    return Place(name, line + 1, start + 1, max(end, start + 1) + 1 if end <= start else end + 1, source)
