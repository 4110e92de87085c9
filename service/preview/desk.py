"""What a preview holds while it runs: its journeys as they stand, and who wants to hear of changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from journeys.load import find
from journeys.service import Service
from renderers.report import Finding
from service.preview.previewed import Previewed, is_drawable, key_of
from service.publishing import Shelf
from service.reading import Read, made_up_service, read_journey, service_of

What = Literal["changed", "people", "proofs", "compared", "gone"]
"""What is new of a journey: its text, who gets where in it, what was proved, what a comparison found, or that it is no
longer there."""


@dataclass(frozen=True, slots=True)
class News:
    """That something of a journey is new; `stamp` is that of the journey now."""

    key: str
    what: What
    stamp: int


@dataclass(eq=False)
class Desk:
    """The journeys at `path`, by their keys, and the service that they make.

    Everything here belongs to the event loop: what takes long is done elsewhere, and handed to `put`. `day` is the day
    that walks take for today, None for the real one. `shelf` is that of the service inside, once it runs.
    """

    path: Path
    journeys: dict[str, Previewed]
    service: Service
    service_findings: tuple[Finding, ...]
    shelf: Shelf | None = None
    day: date | None = None
    followers: list[Callable[[Previewed], None]] = field(default_factory=list)
    """Told of every journey that was read again, at once, before anybody who watches a page is."""
    open: str = ""
    """The key of the journey that somebody looked at last."""
    hosts: list[Callable[[str], None]] = field(default_factory=list)
    """Told the key of a journey when somebody looks at another one than before."""
    _ears: set[asyncio.Queue[News]] = field(default_factory=set)

    def now(self) -> datetime:
        """The moment, in UTC, on the day that walks take for today where the service is."""
        now = datetime.now(UTC)
        if self.day is None:
            return now
        there = now.astimezone(ZoneInfo(self.service.time_zone))
        return datetime.combine(self.day, there.timetz()).astimezone(UTC)

    def today(self) -> date:
        """The day that is previewed."""
        return self.day or date.today()

    def look_at(self, key: str) -> None:
        """Somebody looks at a journey."""
        if key != self.open:
            self.open = key
            for host in self.hosts:
                host(key)

    def put(self, one: Previewed, what: What) -> None:
        """Takes a journey as it is now, and tells everybody who listens."""
        self.journeys[one.key] = one
        if what == "changed":
            if self.shelf is not None:
                self.shelf.take(self.served())
            for follow in self.followers:
                follow(one)
        self.tell(News(one.key, what, one.stamp))

    def drop(self, key: str) -> None:
        """A journey whose files are gone."""
        gone = self.journeys.pop(key)
        self.tell(News(key, "gone", gone.stamp + 1))

    def tell(self, news: News) -> None:
        """Passes news on."""
        for ear in self._ears:
            ear.put_nowait(news)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[News]]:
        """A queue of what is new from now on."""
        ear: asyncio.Queue[News] = asyncio.Queue()
        self._ears.add(ear)
        try:
            yield ear
        finally:
            self._ears.discard(ear)

    def served(self) -> Read:
        """What the service inside serves: every journey of which pages can be made, whatever is wrong with it."""
        drawable = [one.shown for one in self.journeys.values() if one.shown is not None]
        return Read(self.path, self.service, (), tuple(replace(each, findings=()) for each in drawable))


def open_desk(path: Path) -> Desk:
    """Reads everything at a path. Raises UnreadableFile where there is no journey at all."""
    found = find(path)
    service, told = service_of(found)
    journeys: dict[str, Previewed] = {}
    for each in found.journeys:
        read = read_journey(each, service)
        key = key_of(each)
        journeys[key] = Previewed(key, each, read, read if is_drawable(read) else None)
    service = service or made_up_service(found.path, [one.read for one in journeys.values()])
    return Desk(path, journeys, service, told)
