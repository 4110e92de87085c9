"""Walks through previewed journeys: each browser's session in the service inside, kept going while the text changes."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.comparing.going_on import Waiting, go_on
from engine.paths import path_of
from engine.session import Session, civil_day
from engine.standing_in import StoodIn
from engine.store import StoreFault
from engine.submission import submit
from engine.visiting import waiting
from journeys.model import Journey, Outcome
from renderers.html import addresses
from renderers.preview.walk import Saving
from service.exchange import read_request
from service.places import sent_address
from service.preview import stops
from service.preview.desk import Desk, News
from service.preview.previewed import Previewed
from service.publishing import Edition, publish
from service.routes import find
from service.running import Running
from service.security import read_cookie, stored_key

MOST = 200
"""So many walks are remembered beside their sessions: where each is, and what waits."""

NOT_HERE = (
    "The page where you were is not on this way now, so the walk goes on here. It goes back once the page is there."
)
"""What is told where a walk cannot stay where it was."""

_PAGES = ("/{journey}", "/{journey}/{step}", "/{journey}/{repeat}/{item}/{step}", "/{journey}/{repeat}/{item}/-/remove")
_ENDS = tuple(f"/{{journey}}/-/{end}" for end in ("tasks", "check", "end", "sent"))


@dataclass(slots=True)
class Walk:
    """What is known of one browser's walk through one journey, beside its session.

    `address` is the page that was shown last. `wanted` is the one that it was at when the text stopped having it. `who`
    says for whom it stands in; `told` is what has to be said of what happened to it, until the next page.
    """

    address: str = ""
    wanted: str = ""
    who: str = ""
    told: tuple[str, ...] = ()
    waiting: Mapping[str, Waiting] = field(default_factory=dict)
    saving: Saving | None = None
    """The form that keeps the walk, where it was refused: shown again until the next page."""


class Walks:
    """All walks of a desk. `width` and `script` are how its pages are looked at.

    Everything here belongs to the event loop.
    """

    def __init__(self, desk: Desk, running: Running) -> None:
        self.desk = desk
        self.running = running
        self.width = 375
        self.script = True
        self.day_of = ""
        """Whose day it is that is taken for today; "" where somebody set it."""
        self._walks: OrderedDict[tuple[str, str], Walk] = OrderedDict()
        self._editions: dict[str, Edition] = {}
        self._ids: dict[str, list[str]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.seeking = asyncio.Lock()
        """Held while somebody is looked for: one solver at a time."""
        for one in desk.journeys.values():
            self._remember(one)
        desk.followers.append(self.follow)

    # What is known

    def walk(self, key: str, one: Previewed) -> Walk:
        """A browser's walk, by the stored key of its cookie; one that has not begun stands at the start page."""
        found = self._walks.setdefault((key, one.key), Walk())
        self._walks.move_to_end((key, one.key))
        while len(self._walks) > MOST:
            self._walks.popitem(last=False)
        return found

    def today(self, journey: Journey) -> date:
        """The day that is taken for today where the journey is."""
        return civil_day(self.desk.now(), journey.time_zone)

    async def session(self, key: str, one: Previewed) -> Session | None:
        """The session of a browser in the journey as it is now, as of the day that is taken for today.

        One of an earlier text is carried over first. None where there is none, or none that can be read.
        """
        journey = one.journey
        if journey is None:
            return None
        try:
            return await self._brought(key, one, journey)
        except (StoreFault, LookupError):
            return None

    async def _brought(self, key: str, one: Previewed, journey: Journey) -> Session | None:
        running, store = self.running, self.running.store
        found: Session | None = None
        for id in dict.fromkeys((journey.id, *reversed(self._ids.get(one.key, ())))):
            found = await running.with_versions(partial(store.session, key, id))
            if found is not None:
                break
        if found is None:
            return None
        was, today = found, self.today(journey)
        if was.version == journey.version and (was.today == today or was.reference is not None):
            return was
        old = running.shelf.journey_of(was.version)
        walk = self.walk(key, one)
        gone = go_on(was, old, journey, was.today if was.reference is not None else today, walk.waiting)
        moved = replace(gone.session, saved=self.desk.now())
        if was.journey != journey.id:
            moved = await store.begin(key, moved)
        else:

            def carry(current: Session) -> tuple[Session, Session]:
                kept = moved if current.revision == was.revision else current
                return kept, kept

            moved = await store.update(key, journey.id, carry)
        walk.waiting = gone.waiting
        walk.told = stops.said_of(gone, old, journey) or tuple(said for said in walk.told if said != NOT_HERE)
        self._settle(walk, was, moved, journey)
        return moved

    def _settle(self, walk: Walk, was: Session, session: Session, journey: Journey) -> None:
        """Stays at the page where the walk was, or waits for it at the page that comes instead."""
        wanted = walk.wanted or walk.address
        if was.journey != session.journey:
            wanted = addresses.start(session.journey) + wanted.removeprefix(addresses.start(was.journey))
        path = path_of(journey, session)
        there = {stop.address for stop in stops.stops(journey, path, session)}
        if not wanted or urlsplit(wanted).path.removesuffix("/-/remove") in there:
            walk.address, walk.wanted = wanted, ""
            return
        walk.wanted = wanted
        if path.fault is None:
            walk.address = addresses.place(journey.id, waiting(path, session))
            walk.told = (*walk.told, NOT_HERE)

    # What a person does

    def set_day(self, day: date | None, whose: str = "") -> None:
        """Takes a day for today, None for the real one; everybody who looks is told."""
        self.day_of = whose
        if day == self.desk.day:
            return
        self.desk.day = day
        self._later(self._bring_all())
        for one in self.desk.journeys.values():
            self.desk.tell(News(one.key, "people", one.stamp))

    async def _bring_all(self) -> None:
        """Takes every walk that is known to the day that is taken for today, so that none expires meanwhile."""
        for key, name in list(self._walks):
            if name in self.desk.journeys:
                await self.session(key, self.desk.journeys[name])

    async def put(self, key: str, one: Previewed, stood: StoodIn, who: str, whose: str) -> None:
        """Makes a browser's walk that of somebody else, at their place and on their day. Raises StoreFault.

        `who` and `whose` say for whom it stands in and whose day it is, such as "the scenario late", "this scenario".
        """
        journey = one.journey
        assert journey is not None
        session = stood.session
        if session.today != self.today(journey):
            self.set_day(session.today, whose)
        now = self.desk.now()
        session = replace(session, started=now, saved=now)
        store = self.running.store
        await store.begin(key, session)
        address = addresses.place(journey.id, stood.place) if stood.path.fault is None else ""
        if isinstance(stood.place, Outcome) and stood.place.submit:
            await store.submit(key, journey.id, lambda current: submit(journey, current, now))
            address = sent_address(journey.id)
        self._walks[key, one.key] = Walk(address, who=who)

    def go(self, key: str, one: Previewed, address: str) -> None:
        """Opens another page of the same walk."""
        walk = self.walk(key, one)
        walk.address, walk.wanted, walk.told, walk.saving = address, "", (), None

    async def anew(self, key: str, one: Previewed) -> None:
        """Forgets a browser's answers in one journey, and no other. Raises StoreFault."""
        kept = [await self.session(key, other) for other in self.desk.journeys.values() if other is not one]
        await self.running.store.forget(key)
        for session in kept:
            if session is not None:
                await self.running.store.begin(key, session)
        self._walks.pop((key, one.key), None)

    async def take_back(self, key: str, one: Previewed) -> None:
        """Makes what was sent unsent, so that it can be changed. Raises StoreFault."""
        session = await self.session(key, one)
        journey = one.journey
        if session is None or journey is None or session.reference is None:
            return
        await self.running.store.begin(key, replace(session, reference=None, today=self.today(journey)))
        self.go(key, one, addresses.check(journey.id))

    # What the service inside and the desk do

    def follow(self, one: Previewed) -> None:
        """Keeps the version that was shown until now, for the walks that are on it."""
        before = self._editions.get(one.key)
        self._remember(one)
        if before is not None and before is not self._editions.get(one.key):
            self.running.shelf.keep(before)
        self._later(self._publish())

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something beside what is being answered."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self) -> None:
        with contextlib.suppress(StoreFault):
            await publish(self.running.shelf, self.running.store)

    def _remember(self, one: Previewed) -> None:
        if one.journey is None:
            return
        edition = self.running.shelf.now.editions.get(one.journey.id)
        if edition is not None:
            self._editions[one.key] = edition
        ids = self._ids.setdefault(one.key, [])
        if one.journey.id not in ids:
            ids.append(one.journey.id)

    def around(self, inside: ASGIApp) -> ASGIApp:
        """The service inside: before a page is asked for, its session is brought up to date; after, it is noted."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            found = find(scope["path"])
            one = None if found is None or found.journey is None else self._named(found.journey)
            if found is None or one is None or found.route.template not in (*_PAGES, *_ENDS):
                await inside(scope, receive, send)
                return
            cookie = read_request(scope, receive).cookie
            if cookie is not None:
                await self.session(stored_key(cookie), one)
            if scope["method"] == "POST" and cookie is not None:
                walk = self.walk(stored_key(cookie), one)
                walk.wanted, walk.told, walk.saving = "", (), None

            async def sending(message: Message) -> None:
                if message["type"] == "http.response.start":
                    self._note(scope, message, one, cookie)
                await send(message)

            await inside(scope, receive, sending)

        return answer

    def _note(self, scope: Scope, message: Message, one: Previewed, cookie: str | None) -> None:
        """Remembers which page a browser is shown."""
        headers = dict(message["headers"])
        if message["status"] not in (200, 422) or b"html" not in headers.get(b"content-type", b""):
            return
        given = headers.get(b"set-cookie", b"")
        cookie = read_cookie({b"cookie": given.partition(b";")[0]}, https=False) or cookie
        if cookie is None:
            return
        query = scope.get("query_string", b"").decode("ascii", "ignore")
        asked = scope["path"] + (f"?{query}" if "change=1" in query.split("&") else "")
        self.walk(stored_key(cookie), one).address = headers.get(b"hx-push-url", b"").decode("ascii") or asked

    def _named(self, journey: str) -> Previewed | None:
        """The journey with this id in addresses."""
        return next((one for one in self.desk.journeys.values() if one.journey and one.journey.id == journey), None)
