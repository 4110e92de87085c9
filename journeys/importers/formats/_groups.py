"""Groups inside groups of a form (pages, panels, fieldsets) -> pages one after the other, each with its condition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from journeys.importers.conditions import Condition, both
from journeys.importers.draft import SILENT, Content, Field, Link, Page, PageKind, Remark, Several, Words
from journeys.importers.naming import is_a_word


@dataclass(slots=True)
class _Group:
    name: str
    title: Words
    place: str
    when: Condition | None
    when_place: str
    links: tuple[Link, ...]
    kind: PageKind = "page"
    loose: list[Field | Content] = field(default_factory=list)
    pages: int = 0
    told: bool = False


class Groups:
    """Takes what a form has from top to bottom. A group that has anything of its own becomes a page, those around it
    go on behind it."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.remarks: list[Remark] = []
        self._open: list[_Group] = []
        self._places: set[str] = set()

    def open(
        self, name: str, title: Words, place: str, when: Condition | None = None, when_place: str = "",
        links: tuple[Link, ...] = (), kind: PageKind = "page",
    ) -> None:  # fmt: skip
        """Begins a group: what comes is in it until it is closed."""
        self._flush()
        self._open.append(_Group(name, title, place, when, when_place, links, kind))

    def close(self) -> None:
        """Ends the group that was opened last."""
        self._flush(last=True)
        group = self._open.pop()
        if not group.pages and group.place:
            why = "the groups inside it became pages" if group.told else "it holds no question and no text"
            self.remarks.append(
                Remark("page", group.place, group.title.text, "changed" if group.told else "dropped", why)
            )
            self.remarks += [Remark("link", each.place, each.to, "dropped", why) for each in group.links]
        if group.when is not None and group.when_place not in self._places:
            fate, why = (
                ("changed", "each page inside it says it") if group.told else ("dropped", "nothing is inside it")
            )
            self.remarks.append(Remark("rule", group.when_place, "shown only to some", fate, why))  # type: ignore[arg-type]
        if self._open:
            self._open[-1].told = self._open[-1].told or bool(group.pages) or group.told

    def add(self, parts: Iterable[Field | Content]) -> None:
        """Puts questions and texts into the group that is open. A question's own condition holds inside the group's."""
        for part in parts:
            if isinstance(part, Field):
                when = both(self._when(), part.when) if part.when is not None else None
                part = replace(part, when=when, own=part.own or last_of(part.name))
            self._open[-1].loose.append(part)

    def several(
        self, name: str, title: Words, place: str, several: Several, parts: Iterable[Field | Content],
        when: Condition | None = None, when_place: str = "",
    ) -> None:  # fmt: skip
        """Puts a repeat into the group that is open: it is a page of its own."""
        self.open(name, title, place, when, when_place)
        here = self._page(self._open[-1])
        named = (
            replace(part, own=part.own or last_of(part.name)) if isinstance(part, Field) else part for part in parts
        )
        self.pages.append(replace(here, parts=tuple(named), several=several))
        self._open[-1].pages = 1
        self.close()

    def _when(self) -> Condition | None:
        found: Condition | None = None
        for group in self._open:
            found = both(found, group.when)
        return found

    def _flush(self, last: bool = False) -> None:
        """Makes a page of what has come since the last one."""
        group = self._open[-1] if self._open else None
        if group is None or not (group.loose or (last and group.kind != "page" and not group.pages)):
            return
        page = self._page(group)
        self.pages.append(replace(page, parts=tuple(group.loose), links=group.links if last else ()))
        group.loose = []
        group.pages += 1

    def _page(self, group: _Group) -> Page:
        again = f" ({group.pages + 1})" if group.pages else ""
        when = self._when()
        place = ""
        if when is not None:
            nearest = next(each for each in reversed(self._open) if each.when is not None)
            place = nearest.when_place
            if place in self._places:
                place = f"{place} (for {group.place}{again})"
            self._places.add(place)
        return Page(
            f"{group.name}{again}",
            group.title if not group.pages else SILENT,
            f"{group.place}{again}",
            group.kind,
            when=when,
            when_place=place,
        )


def last_of(path: str) -> str:
    """What a question is called by its dotted name: the last part, which people gave it; "" where a builder did."""
    last = path.rpartition(".")[2]
    return last if is_a_word(last) or (last.isalpha() and last.islower()) else ""
