"""An author's lines as they are shown beside the map: with their numbers, and what is wrong in them underlined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeys.diagnostics import Spot
from journeys.events import Part
from journeys.sources import Place, Sources

MOST = 60
"""More lines than this are not shown; the editor has them all."""

_KEY = re.compile(r"\s*(?:- )?(?P<key>[^\s#:'\"][^:#]*|'[^']*'|\"[^\"]*\")(?=:(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number, and its pieces, each with a class ("key", "note", "") and whether it is wrong."""

    number: int
    pieces: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a file; `left` more follow that are not shown. `address` is where they are changed."""

    file: str
    rows: tuple[Row, ...]
    left: int
    address: str

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self.rows[0].number


def excerpt(sources: Sources, spot: Spot, wrong: Iterable[Spot], edit: str) -> Excerpt | None:
    """The lines of the part at a spot; None where it is not written anywhere. `edit` is the editor's address."""
    route = sources.written(spot.route, spot.on)
    document = sources.documents.get(str(route[0])) if route else None
    part = None if document is None else document.part(route[1:])
    if document is None or part is None:
        return None
    lines = document.lines
    start = document.read_lines.where(part.key_start if part.key_start >= 0 else part.start)[0]
    end = document.read_lines.where(max(end_of(part) - 1, part.start))[0]
    while end > start and not lines[end].strip():
        end -= 1
    shown = range(start, min(end, start + MOST - 1) + 1)
    places = [place for place in map(sources.locate, wrong) if place.file == route[0]]
    rows = tuple(Row(at + 1, _pieces(lines[at], [p for p in places if p.line == at + 1])) for at in shown)
    return Excerpt(str(route[0]), rows, end - shown[-1], address(sources, str(route[0]), start + 1, edit))


def end_of(part: Part) -> int:
    """Where the last thing that is written inside a part ends: a collection itself ends where the next part begins."""
    return max((end_of(each) for each in part.inside.values()), default=part.end) if part.inside else part.end


def address(sources: Sources, file: str, line: int, edit: str) -> str:
    """Where a line of a file is changed."""
    return f"{edit}#line-{line}" if file == sources.main else f"{edit}?file={file}#line-{line}"


def _pieces(line: str, wrong: Sequence[Place]) -> tuple[tuple[str, str, bool], ...]:
    """A line cut where its look changes."""
    line = line.rstrip("\r\n")
    looks = [""] * len(line)
    key = _KEY.match(line)
    if key is not None:
        looks[key.start("key") : key.end("key")] = ["key"] * (key.end("key") - key.start("key"))
    note = _note(line)
    looks[note:] = ["note"] * (len(line) - note)
    bad = [False] * len(line)
    for place in wrong:
        for at in range(place.column - 1, min(place.end_column - 1, len(line))):
            bad[at] = True
    pieces: list[tuple[str, str, bool]] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or (looks[at], bad[at]) != (looks[start], bad[start]):
            pieces.append((looks[start], line[start:at], bad[start]))
            start = at
    return tuple(pieces)


def _note(line: str) -> int:
    """Where a comment begins; the end of the line where there is none."""
    for found in re.finditer(r"(?:^|(?<=\s))#", line):
        before = line[: found.start()]
        if before.count('"') % 2 == 0 and before.count(" '") % 2 == 0:
            return found.start()
    return len(line)
