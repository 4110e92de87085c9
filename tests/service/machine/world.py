"""A service, a browser and the model of one citizen; beginning, and what time and authors do."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from service.publishing import publish
from tests.service.citizen import House
from tests.service.machine.browsing import MARK, Browser
from tests.service.machine.model import Model, Place, Way, key
from tests.service.machine.parts import Page, Part


class World:
    """A service, a browser, and the model. Moves come in pairs: what is sent, and what that should change."""

    def __init__(self, journey: str, write: Callable[[Path], Path], parts: Callable[[bool], tuple[Part, ...]]) -> None:
        self._open = ExitStack()
        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self.path = write(folder)
        self.house = House(self.path)
        self._client = self._open.enter_context(TestClient(self.house.app))
        self.journey, self.parts, self.changed = journey, parts, False
        self.browser = Browser(self.house)
        self.model = Model(parts(False), "")
        self.language = "en"
        self.sent = False
        self.names: dict[str, str] = {}
        self.marks = 0
        self.removed: set[str] = set()
        self.delivered: set[str] = set()
        self.begin()

    def close(self) -> None:
        """End the service."""
        self._open.close()

    # What the model says

    @property
    def way(self) -> Way:
        """Where the answers lead now."""
        return self.model.way()

    def address(self, place: Place) -> str:
        """Of a page, or of the list of a repeat."""
        id, item = place
        around = self.model.around(id)
        if around is None:
            return f"/{self.journey}/{id.replace('_', '-')}"
        return f"/{self.journey}/{around.id.replace('_', '-')}/{item}/{id.partition('.')[2].replace('_', '-')}"

    def allowed_marks(self) -> set[str]:
        """What may be read on the page that is open: live answers, and of its own questions whatever was typed."""
        way = self.way
        found = self._marks_of(
            [*way.live.values(), *(each for inside in way.within.values() for each in inside.values())]
        )
        for place in self.every_place():
            if self.browser.path == self.address(place):
                page = self.model.node(place[0])
                assert isinstance(page, Page)
                for ask in page.asks:
                    found |= self.model.typed.get(key(ask.id, place[1]), set())
        return found

    def every_place(self) -> list[Place]:
        """All pages that there could be now, on the way or not; lists left out."""
        found: list[Place] = []
        for node in self.model.every():
            around = self.model.around(node.id)
            if around is not None:
                found += [(node.id, item) for item in self.model.listed(around).items]
            elif isinstance(node, Page):
                found.append((node.id, ""))
        return found

    def _marks_of(self, values: Iterable[Any]) -> set[str]:
        found: set[str] = set()
        for value in values:
            for each in value if isinstance(value, tuple) else (value,):
                found |= set(MARK.findall(self.names.get(each, each) if isinstance(each, str) else ""))
        return found

    def mark(self) -> str:
        """Words that were never typed before."""
        self.marks += 1
        return f"zq.{self.marks}.x"

    # What has to hold whenever a page is there

    def look(self) -> None:
        """The page tells nothing that it should not, in the language that was chosen."""
        assert self.browser.marks <= self.allowed_marks(), (
            self.browser.path,
            self.browser.marks - self.allowed_marks(),
        )
        assert f'<html lang="{self.language}"' in self.browser.page

    def silent(self) -> None:
        """The log has no answer in it, and no fault."""
        lines = self.house.log
        assert not [line for line in lines if line["level"] == "error"]
        assert not MARK.search(json.dumps(lines))
        self.house.lines.seek(0)
        self.house.lines.truncate()

    # Beginning, and what time does

    def begin(self) -> None:
        """From the start page, anew where there are answers already."""
        self.browser.get(f"/{self.journey}")
        self._reset()
        self.look()
        self.browser.send(f"/{self.journey}", {"csrf": self.browser.form()["csrf"], "again": ["yes"]})
        self.look()
        assert self.browser.status == 200

    def _reset(self) -> None:
        self.model = Model(self.parts(self.changed), self.house.clock.now.date().isoformat())
        self.sent = False
        self.removed.clear()

    def day(self) -> None:
        """The citizen comes back tomorrow."""
        self.house.clock.pass_by(days=1)
        if not self.sent:
            self.model.today = self.house.clock.now.date().isoformat()
            self.model.leave()

    def delete(self) -> None:
        """Everything that was answered on this device is deleted, by the page for it; the cookie too."""
        self.browser.get("/-/delete")
        self.look()
        fields = self.browser.form()
        self._reset()
        self.browser.send("/-/delete", fields)
        assert self.browser.path == "/-/deleted"
        self.look()
        self.begin()

    def reload(self, text: str, changed: bool) -> None:
        """The author changes the file; who is under way stays on what they began with."""
        self.path.write_text(text, encoding="utf-8")
        running = self.house.app.state.running
        running.shelf.again()
        assert self._client.portal is not None
        self._client.portal.call(publish, running.shelf, running.store)
        self.changed = changed

    def sweep(self) -> None:
        """What the service does every hour, without patience: just the files that something names are left."""
        running = self.house.app.state.running
        portal = self._client.portal
        assert portal is not None
        portal.call(running.store.purge, self.house.clock())
        portal.call(running.files.sweep, running.store.named_files, -1.0)
        folder = running.files.folder
        left = {file.name for file in folder.iterdir()} if folder.exists() else set()
        assert left == self.delivered | (set() if self.sent else self.model.uploads)
