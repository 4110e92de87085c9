"""One citizen at one browser: each move is made over HTTP and in the model, and everything seen is compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.forms import parse
from tests.service.machine.browsing import MARK, Files
from tests.service.machine.model import Place, Way, key
from tests.service.machine.parts import Ask, Page, Several
from tests.service.machine.tabs import Tab
from tests.service.machine.world import World


class Drive(World):
    """Moves come in pairs: what is sent, and what that should change."""

    def lies_open(self, node: Page | Several) -> Place | None:
        """The first page of a list's only item, while that is not done: the list is passed over."""
        if not isinstance(node, Several) or node.least == 0:
            return None
        items = self.model.listed(node).items
        if len(items) != 1 or self.way.item_stops.get(items[0]) is None:
            return None
        return next(place for place in self.way.places if place[1] == items[0])

    def open_place(self) -> Place | None:
        """A page that wants an answer; None where none does."""
        way = self.way
        waiting = [stop for part, stop in way.stops.items() if stop is not None and (stop, "") in way.places]
        if not waiting:
            return None
        node = self.model.node(waiting[0])
        if isinstance(node, Several):
            for item in self.model.listed(node).items:
                if (stop := way.item_stops.get(item)) is not None:
                    return stop, item
        return node.id, ""

    def forget(self, tab: Tab | None) -> None:
        """So long that nothing is kept any more. A page that was still open is sent then."""
        self.house.clock.pass_by(days=40)
        self._reset()
        if tab is not None and tab.page is not None and not tab.files:
            self._typed(tab)
            answer = self.browser.send(tab.address, tab.fields)
            assert answer.status_code in (303, 403, 404)
            self.model.typed = {}
            own = {mark for values in tab.fields.values() for value in values for mark in MARK.findall(value)}
            assert self.browser.marks <= own
        self.begin()

    # Pages

    def open(self, place: Place, query: str = "") -> bool:
        """Open a page or list; whether that is where the citizen then is, as it is said to be by the model."""
        node = self.model.node(place[0])
        there = place in self.way.places and not self.sent
        aim = self.lies_open(node) if there and not place[1] else None
        self.browser.get(self.address(place) + query)
        self.look()
        if there:
            assert self.browser.path == self.address(aim or place), (place, self.browser.path)
            assert self.browser.status == 200
        else:
            assert self.browser.path != self.address(place) or self.browser.status == 404, place
        return there and aim is None

    def tab(self, place: Place, query: str = "") -> Tab | None:
        """A page as it stands in a browser's tab, with what it would send; None where it is not to be had."""
        if not self.open(place, query):
            return None
        fields = self.browser.form()
        node = self.model.node(place[0])
        if isinstance(node, Several):
            return Tab(self.address(place) + query, fields, place, None, node)
        files = any(ask.type == "file" for ask in node.asks)
        tab = Tab(self.address(place) + query, fields, place, node, None, files)
        tab.held = {key(ask.id, place[1]): self.model.held(ask, place[1]) for ask in node.asks}
        self._offers(node, place[1])
        for ask in node.asks:
            if ask.type == "text":
                assert fields[ask.control][0] == self.model.shown(ask, place[1]), ask.id
        return tab

    def _offers(self, page: Page, item: str) -> None:
        """The options on the page are those that this citizen has."""
        live = self.model.known(self.way, page, item)
        form = parse(self.browser.page).all("form")[0]
        for ask in page.asks:
            if ask.type in ("choice", "choices") and ask.when(live):
                there = [it.get("value") for it in form.all("input") if it.get("name") == ask.control]
                assert there == list(ask.options(live)), ask.id
        self.names.update(
            (it.parent.one("input").get("value"), it.one("a").text)
            for it in form.all("span")
            if it.get("class") == "file" and it.parent is not None
        )

    def send(self, tab: Tab, htmx: bool = False) -> None:
        """Press Continue on a page, now or much later."""
        if tab.list is not None:
            self._send_list(tab, tab.list, htmx)
            return
        page, item = tab.page, tab.place[1]
        assert page is not None
        there = self._there(tab)
        values = tab.values(self.model.uploads)
        judged = self.model.judged(page, item, values) if there else None
        if there:
            self._typed(tab)
        if judged is not None and any(self.model.unseen(id, value, tab.held) for id, value in judged.items()):
            judged = None  # told once of what another tab has saved
        if judged is not None:
            self.model.take(page, item, judged)
        answer = self._post(tab, htmx)
        if judged is not None or not there:
            self._went(answer.status_code, htmx, there)
        else:
            assert answer.status_code == 422, (tab.place, values, answer.status_code)
        self.look()

    def _there(self, tab: Tab) -> bool:
        return tab.place in self.way.places and not self.sent

    def _went(self, status: int, htmx: bool, there: bool) -> None:
        """The form led on, to a page that is there."""
        assert status in ((200, 303) if htmx else (303,)), status
        own = {self.address(place) for place in self.way.places}
        ends = {f"/{self.journey}/-/{name}" for name in ("check", "tasks", "end", "sent")}
        assert self.browser.path in own | ends, (self.browser.path, there)

    def _typed(self, tab: Tab) -> None:
        """From now on these words may be read on their own page."""
        if tab.page is None:
            return
        for ask in tab.page.asks:
            for value in tab.fields.get(ask.control, ()):
                self.model.typed.setdefault(key(ask.id, tab.place[1]), set()).update(MARK.findall(value))

    def _post(self, tab: Tab, htmx: bool = False, files: Files = (), more: Mapping[str, str] | None = None) -> Any:
        fields: Mapping[str, Sequence[str]] = {**tab.fields, **{name: [value] for name, value in (more or {}).items()}}
        if not tab.files:
            return self.browser.send(tab.address, fields, None, htmx)
        assert tab.page is not None
        empty = [(f"{ask.control}-file", "", b"") for ask in tab.page.asks if ask.type == "file"]
        return self.browser.send(tab.address, fields, list(files) or empty, htmx)

    # Lists

    def _send_list(self, tab: Tab, node: Several, htmx: bool) -> None:
        there = self._there(tab)
        said = next(iter(tab.fields.get(node.id, ())), "")
        answer: Any = None
        if not there:
            answer = self._post(tab, htmx)
            self._went(answer.status_code, htmx, there)
            return
        listed = self.model.listed(node)
        good, new = self.model.list_answer(node, said)
        answer = self._post(tab, htmx)
        if not good:
            assert answer.status_code == 422, (said, listed)
        else:
            self._went(answer.status_code, htmx, there)
            if new is not None:
                first = next(place for place in self.way.places if place[1] == new)
                assert self.browser.path == self.address(first)
                assert new not in self.removed
        self.look()

    def remove(self, node: Several, item: str, twice: bool, query: str = "") -> None:
        """Take an item out by its own page, which may be open in two tabs."""
        address = f"/{self.journey}/{node.id}/{item}/-/remove{query}"
        there = (node.id, "") in self.way.places and item in self.model.listed(node).items and not self.sent
        self.browser.get(address)
        self.look()
        assert (self.browser.path == address.partition("?")[0]) == there
        if not there:
            return
        token = self.browser.form()["csrf"]
        gone = self.model.remove(node, item)
        self.removed.add(item)
        for _ in range(2 if twice else 1):
            answer = self.browser.send(address, {"csrf": token})
            self._went(answer.status_code, False, True)
            self.look()
        assert not self.browser.marks & gone

    # Files

    def upload(self, tab: Tab, ask: Ask, name: str, content: bytes, good: bool) -> None:
        """Press Upload with one file."""
        there = self._there(tab)
        assert tab.page is not None
        control = f"{ask.control}-kept"
        before = [id for id in dict.fromkeys(tab.fields.get(control, ())) if id in self.model.uploads]
        room = len(before) < 2
        if there:
            self._typed(tab)
            self.model.typed.setdefault(key(ask.id, tab.place[1]), set()).update(MARK.findall(name))
        files = [(f"{ask.control}-file", name, content)]
        answer = self._post(tab, files=files, more={f"{ask.control}-upload": "1"})
        if not there:
            self._went(answer.status_code, False, there)
            return
        assert answer.status_code == (303 if good and room else 422), answer.status_code
        shown = self.browser.form().get(control, [])
        new = [id for id in shown if id not in before]
        assert len(new) == (good and room), (shown, before)
        for id in new:
            self.names[id] = name
        self._aside(tab, {ask.id: (*before, *new)}, new)
        self.look()

    def take_out(self, tab: Tab, ask: Ask, id: str) -> None:
        """Press Remove beside one file."""
        there = self._there(tab)
        before = [
            each for each in dict.fromkeys(tab.fields.get(f"{ask.control}-kept", ())) if each in self.model.uploads
        ]
        if there:
            self._typed(tab)
        answer = self._post(tab, more={f"{ask.control}-remove": id})
        self._went(answer.status_code, False, there)
        if not there:
            return
        place = key(ask.id, tab.place[1])
        kept = self.model.kept.get(place)
        if kept is not None and id in (kept.value or ()):
            del self.model.kept[place]
            self.model.typed.get(place, set()).difference_update(MARK.findall(self.names.get(id, "")))
        self._aside(tab, {ask.id: tuple(each for each in before if each != id)}, [])
        self.model.leave()
        self.look()

    def _aside(self, tab: Tab, files: Mapping[str, tuple[str, ...]], new: Sequence[str]) -> None:
        """What was typed is kept beside the answers, and files that nothing names any more are dropped."""
        assert tab.page is not None
        self.model.uploads |= set(new)
        for ask in tab.page.asks:
            typed = files[ask.id] if ask.id in files else tuple(tab.fields.get(ask.control, ()))
            self.model.draft(ask, tab.place[1], typed, tab.held)
        self.model.drop_files()

    # Languages

    def speak(self, tab: Tab, language: str) -> None:
        """Press the button of another language in the middle of a page."""
        there = self._there(tab)
        if there:
            self._typed(tab)
            assert tab.page is not None
            for ask in tab.page.asks:
                self.model.draft(ask, tab.place[1], tuple(tab.fields.get(ask.control, ())), tab.held)
        answer = self._post(tab, more={"language_": language})
        assert answer.status_code == 303
        self.language = language
        self.look()

    def put_aside(self, tab: Tab) -> None:
        """Press the button that keeps a page for later."""
        there = self._there(tab)
        if there:
            self._typed(tab)
            self._aside(tab, {}, [])
        answer = self._post(tab, more={"later_": "1"})
        assert answer.status_code == 303
        assert (self.browser.path == f"/{self.journey}/-/saved") == there
        self.look()

    # The end

    def check(self) -> bool:
        """Check answers has all that counts, and nothing else; or it is not there yet."""
        way = self.way
        self.browser.get(f"/{self.journey}/-/check")
        self.look()
        there = way.complete and not self.sent
        assert (self.browser.path == f"/{self.journey}/-/check") == there, (self.browser.path, way)
        if there:
            values = [*way.live.values(), *(each for inside in way.within.values() for each in inside.values())]
            assert set(MARK.findall(self.browser.main.raw)) == self._marks_of(values)
        return there

    def finish(self, expected: Callable[[Way], Mapping[str, Any]], twice: bool) -> None:
        """Send it, perhaps by two quick presses: it is sent once, with all that counts."""
        before = len(self.house.rows()[1])
        token = self.browser.form()["csrf"]
        way = self.way
        for _ in range(2 if twice else 1):
            self.browser.send(f"/{self.journey}/-/check", {"csrf": token})
            assert self.browser.path == f"/{self.journey}/-/sent"
            self.look()
        rows = self.house.rows()[1]
        assert len(rows) == before + 1
        self.sent = True
        answers = dict(expected(way))
        values = [*way.live.values(), *(each for inside in way.within.values() for each in inside.values())]
        named = {each for value in values if isinstance(value, tuple) for each in value}
        self.delivered |= named & self.model.uploads
        sent = [json.loads(each) for row in rows for each in row if isinstance(each, str) and each.startswith("{")]
        assert answers in [_without_sizes(each) for each in sent], (answers, sent)


def _without_sizes(sent: Any) -> Any:
    """A submission's answers with files as their ids."""
    if isinstance(sent, dict):
        return {name: _without_sizes(value) for name, value in sent.items()}
    if isinstance(sent, list):
        return [
            each["id"] if isinstance(each, dict) and "media_type" in each else _without_sizes(each) for each in sent
        ]
    return sent
