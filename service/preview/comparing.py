"""Comparisons of a journey with another version: what changed at once, and whose outcome is another as it is found."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Event

from engine.comparing.difference import Difference, compare
from service.deciding import decide_apart
from service.preview.desk import Desk, News
from service.preview.previewed import Previewed
from service.preview.sides import Side, errors_of

SECONDS = 30.0
"""So long it may take to find out whose outcome changes."""

SETTLE = 0.4
"""Seconds for which a text has to stay as it is before a solver is asked about it."""


@dataclass(eq=False)
class Comparison:
    """One journey beside one other version. `waiting` while a solver is at it; `hindered` says why none is asked."""

    key: str
    versions: tuple[str, str]
    difference: Difference
    hindered: str = ""
    waiting: bool = False
    unwanted: Event = field(default_factory=Event)


class Comparisons:
    """The last comparison of each journey. All of this belongs to the event loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: dict[str, Comparison] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = ThreadPoolExecutor(thread_name_prefix="comparing")
        """Threads of its own: each waits for a solver, and pages are not to wait for them."""
        desk.followers.append(self._changed)

    async def of(self, one: Previewed, other: Side) -> Comparison:
        """The comparison of a journey as it is shown with another version; the solver is asked beside it."""
        assert one.shown is not None
        own = one.shown.loaded
        assert own.journey is not None
        assert other.loaded.journey is not None
        versions = other.loaded.journey.version, own.journey.version
        last = self._last.get(one.key)
        if last is not None and last.versions == versions and not last.unwanted.is_set():
            return last
        if last is not None:
            last.unwanted.set()
        difference = await asyncio.to_thread(compare, other.loaded, own)
        found = Comparison(one.key, versions, difference, _hindrance(one, other, difference))
        self._last[one.key] = found
        if not found.hindered:
            found.waiting = True
            self._start(self._decide(found, one, other))
        return found

    def last(self, key: str) -> Comparison | None:
        """The last comparison of a journey."""
        return self._last.get(key)

    async def close(self) -> None:
        """Ends what is under way."""
        for each in self._last.values():
            each.unwanted.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._waiting.shutdown(wait=False)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decide(self, found: Comparison, one: Previewed, other: Side) -> None:
        """Asks, in a process apart, and tells everybody who looks when the answer is there."""
        assert one.shown is not None
        await asyncio.sleep(SETTLE)
        if found.unwanted.is_set():
            return
        old, new, unwanted = other.files, one.shown.files, found.unwanted.is_set
        today = self._desk.today()
        loop = asyncio.get_running_loop()
        decided = await loop.run_in_executor(self._waiting, lambda: decide_apart(old, new, today, SECONDS, unwanted))
        if found.unwanted.is_set():
            return
        found.difference = replace(found.difference, decided=decided)
        found.waiting = False
        now = self._desk.journeys.get(found.key)
        if now is not None:
            self._desk.tell(News(found.key, "compared", now.stamp))

    def _changed(self, one: Previewed) -> None:
        """A journey was read again: nobody waits any more for what was asked about its old text."""
        last = self._last.get(one.key)
        version = None if one.journey is None else one.journey.version
        if last is not None and last.versions[1] != version:
            last.unwanted.set()


def _hindrance(one: Previewed, other: Side, difference: Difference) -> str:
    """Why no solver is asked; "" where one is."""
    if not difference.changes and not difference.translations:
        return "nothing changed"
    if one.old or one.shown is None or errors_of(one.shown.loaded):
        return "this version has errors"
    return "the other version has errors" if other.errors else ""
