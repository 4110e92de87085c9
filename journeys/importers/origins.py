"""Where in its source a part of an imported journey comes from: the ledger's entries, found by what they became."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys.diagnostics import Route
from journeys.importers.ledger import Entry, Ledger

_SECTION = re.compile(r"^sections\.([^.]+)\.(?=steps\.)")
_LATER = ("page", "link")
"""Kinds that give way to a question or a text that became the same part."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A part of a source: the file that it stands in, its place there, what sort of part it is, and its words."""

    file: str
    place: str
    kind: str
    words: str


class Origins:
    """The parts of the sources of one journey, by the parts of the journey that they became.

    `files` are those of the journey: of an option in a CSV file they say which one stands in a row.
    """

    def __init__(self, ledgers: Sequence[Ledger], files: Mapping[str, str]) -> None:
        self._of: dict[str, tuple[Entry, Origin]] = {}
        self._first: dict[str, Origin] = {}
        self._files = files
        for ledger in ledgers:
            for entry in ledger.entries:
                for way in {entry.became, *entry.became.split(", ")} - {""}:
                    if entry.kind != "validation" or not way.endswith(".ask"):  # the words there are the question's
                        self._put(way, entry, ledger.source)

    def _put(self, way: str, entry: Entry, file: str) -> None:
        origin = Origin(file, entry.place, entry.kind, entry.words)
        section = _SECTION.match(way)
        if section:
            self._first.setdefault(section[1], origin)
        plain = _SECTION.sub("", way)
        there = self._of.get(plain)
        if there is None or (there[0].kind in _LATER and entry.kind not in _LATER):
            self._of[plain] = (entry, origin)

    def of(self, route: Route) -> Origin | None:
        """What a part of the journey was made of, or the smallest part around it; of a section that the import made,
        the first part in it. None where there is none.

        `route` begins with the file of the journey, as those of diagnostics do.
        """
        keys = [str(key) for key in (route[1:] if not str(route[0]).endswith(".csv") else self._row(route))]
        for depth in range(len(keys), 0, -1):
            found = self._of.get(_SECTION.sub("", ".".join(keys[:depth])))
            if found is not None:
                return found[1]
        return self._first.get(keys[1]) if len(keys) > 1 and keys[0] == "sections" else None

    def _row(self, route: Route) -> Route:
        """The option that stands in a row of a CSV file, as the ledger names it."""
        name = str(route[0])
        rows = list(csv.reader(self._files.get(name, "").splitlines()))
        number = route[1] if len(route) > 1 and isinstance(route[1], int) else 0
        option = rows[number][:1] if 0 < number < len(rows) else []
        return ("lists", name.removesuffix(".csv"), *option)
