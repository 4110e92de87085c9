"""What every builder works with: the values as read, their places, and the faults found on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.document import Document
from journeys.expressions.fault import SentenceFault
from journeys.expressions.names import near
from journeys.folder import SETTLED, Folder, inside
from journeys.listed import Table

On = Literal["key", "value"]


class Workshop:
    """Reads values by route, and collects faults. A value of a wrong shape reads as if it were not there."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.sources = folder.sources
        self.main = folder.main
        self.faults: list[Diagnostic] = []
        self.broken: set[str] = set()
        """Ids of what is faulty and was left out: sentences that name it are left out without a word."""
        self.values: dict[str, Any] = {}
        """Plain values of files that are not read as they stand: parts taken from a library are filled in."""
        self.skipped: set[Route] = set()
        """Routes of parts whose id was taken already."""

    # reading

    def value(self, route: Route) -> Any:
        """The plain value at a route, None where there is none. A cell of a table is its text."""
        name = str(route[0])
        if name in self.folder.tables:
            return self._cell(name, route)
        document = self.folder.documents.get(name)
        value = self.values.get(name) if name in self.values else None if document is None else document.value
        for key in route[1:]:
            try:
                value = value[key]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def _cell(self, name: str, route: Route) -> str | None:
        table = self.folder.tables[name]
        row, column = route[1], route[2]
        if not isinstance(row, int) or column not in table.columns:
            return None
        return table.rows[row - 1][table.columns.index(str(column))].text

    def mapping(self, route: Route) -> Mapping[str, Any]:
        """A mapping, empty where there is none."""
        value = self.value(route)
        return value if type(value) is dict else {}

    def entries(self, route: Route) -> Iterator[tuple[str, Route]]:
        """Key and route of each entry of a mapping, without those whose id was taken."""
        for key in self.mapping(route):
            here = (*route, key)
            if here not in self.skipped:
                yield key, here

    def listed(self, route: Route) -> list[Any]:
        """A list, empty where there is none."""
        value = self.value(route)
        return value if type(value) is list else []

    def words(self, route: Route) -> str | None:
        """Text, or a number as it is written; None for everything else."""
        value = self.value(route)
        if type(value) is str:
            return value or None
        if type(value) in (int, float):
            name, *keys = self.sources.written(route)
            return self.folder.documents[str(name)].written(tuple(keys))
        return None

    def as_written(self, route: Route) -> Any:
        """The value at a route with every number as its text, None where there is none."""
        name, *keys = self.sources.written(route)
        return None if self.value(route) is None else self.folder.documents[str(name)].as_written(tuple(keys))

    def flag(self, route: Route) -> bool:
        """Whether a switch is on."""
        return self.value(route) is True

    # files

    def table(self, name: str, route: Route) -> Table | None:
        """The CSV file that the value at `route` names. One that cannot be read, or found, is a fault."""
        found = self._file(name, route)
        table = None if found is None else self.folder.table(found)
        return None if table is None or table.faults else table

    def document(self, name: str, route: Route) -> Document | None:
        """The YAML file that the value at `route` names. One that cannot be read, or found, is a fault."""
        found = self._file(name, route)
        document = None if found is None else self.folder.document(found)
        return None if document is None or document.value is None else document

    def _file(self, name: str, route: Route) -> str | None:
        beside = str(self.sources.written(route)[0])
        path = inside(name)
        if path is not None and beside != self.main and "/" in beside:
            path = f"{beside.rpartition('/')[0]}/{path}"  # a file of a library stands beside the library
        if path is None:
            self.fault(
                "file-not-found", f"`{name}` is not in the journey's folder", Spot(route),
                help="only files in the folder of the journey belong to it; copy it there",
            )  # fmt: skip
            return None
        if path in self.folder.files:
            return path
        meant = near(path, [other for other in self.folder.files if other not in (self.main, SETTLED)])
        help = f"did you mean `{meant}`?" if meant else "the name is read from the folder of the journey"
        self.fault("file-not-found", f"There is no file `{name}` here", Spot(route), help=help, paste=meant)
        return None

    # faults

    def fault(
        self, slug: str, message: str, spot: Spot, *, help: str = "", paste: str = "", related: tuple[Label, ...] = ()
    ) -> None:
        """Keeps one fault. `paste` is what should stand at `spot`; the corrected line is made of it."""
        line = self.sources.corrected(spot, paste) if paste else ""
        message = message[:1].upper() + message[1:]
        related = (*related, *self._taken_by(spot))
        self.faults.append(Diagnostic(slug, Level.ERROR, message, Label(spot), related, (), help, line))

    def _taken_by(self, spot: Spot) -> tuple[Label, ...]:
        """Where the journey takes a part from a library, for a fault that stands in the library."""
        if self.sources.written(spot.route, spot.on) == spot.route:
            return ()
        taken = next(route for route in self.sources.borrowed if spot.route[: len(route)] == route)
        return (Label(Spot(taken, "key"), "taken from the library here"),)

    def sentence_fault(self, fault: SentenceFault, route: Route, on: On, level: Level = Level.ERROR) -> None:
        """Keeps the fault of a sentence. Its offsets and its mend are of the whole key or value."""
        line = self.sources.corrected(Spot(route, on), fault.paste) if fault.paste else ""
        spot = Spot(route, on, fault.start, max(fault.end, fault.start + 1))
        message = fault.message[:1].upper() + fault.message[1:]
        self.faults.append(
            Diagnostic(fault.slug, level, message, Label(spot), self._taken_by(spot), (), fault.help, line)
        )
