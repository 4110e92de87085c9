"""A claim over HTTP: a task list in two languages, jobs of which there is one at least, tasks that wait for tasks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from service.cli import main
from tests.service.machine.citizens import Citizens, pick
from tests.service.machine.claim import CLAIM, claim
from tests.service.machine.model import Way
from tests.service.machine.parts import Part


@cache
def welsh() -> str:
    """The catalogue as `footpath translate` writes it, each text translated by a mark before it."""
    with TemporaryDirectory() as folder:
        Path(folder, "journey.yaml").write_text(CLAIM, encoding="utf-8")
        assert main(["translate", folder, "cy"]) == 0
        written = Path(folder, "cy.yaml").read_text(encoding="utf-8")
    return re.sub(r"from: (.*)\n( *)to:", r"from: \1\n\2to: Cymraeg, \1", written)


class Claims(Citizens):
    """Nobody's answers leak, get lost or end in a fault, whatever is done in whatever order."""

    journey = "claim"
    forks: ClassVar[Mapping[str, str]] = {"lives_here": "no", "tenure": "own", "job.hours": "3"}

    def write(self, folder: Path) -> Path:
        (folder / "journey.yaml").write_text(CLAIM, encoding="utf-8")
        (folder / "cy.yaml").write_text(welsh(), encoding="utf-8")
        return folder

    def parts(self, changed: bool) -> tuple[Part, ...]:
        return claim(changed)

    def expected(self, way: Way) -> Mapping[str, Any]:
        answers = {id: value for id, value in way.live.items() if id not in ("today", "jobs")}
        answers["jobs"] = [
            {"id": item, **{id[4:]: value for id, value in way.within[item].items() if id.startswith("job.")}}
            for item in way.live["jobs"]
        ]
        return answers

    @rule(number=pick, data=st.data(), language=st.sampled_from(["en", "cy"]))
    def change_the_language(self, number: int, data: st.DataObject, language: str) -> None:
        """In the middle of a page, half of it typed."""
        place = self.page(number)
        tab = None if place is None else self.drive.tab(place)
        if tab is None or tab.page is None or language == self.drive.language:
            return
        self.fill(tab, data)
        self.drive.speak(tab, language)
        self.drive.tab(tab.place)

    @rule(number=pick, data=st.data())
    def save_for_later(self, number: int, data: st.DataObject) -> None:
        """Put a page aside as it is, half of it typed."""
        place = self.page(number)
        tab = None if place is None else self.drive.tab(place)
        if tab is None or tab.page is None:
            return
        self.fill(tab, data)
        self.drive.put_aside(tab)
        self.drive.tab(tab.place)

    @rule()
    def look_at_the_tasks(self) -> None:
        """The task list, where it is reached."""
        self.drive.browser.get("/claim/-/tasks")
        self.drive.look()
        there = self.drive.way.hub and not self.drive.sent
        assert (self.drive.browser.path == "/claim/-/tasks") == there


TestClaims = Claims.TestCase
TestClaims.settings = settings(max_examples=30, stateful_step_count=40, derandomize=True)
