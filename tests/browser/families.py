"""The family journeys served for a browser, and somebody who goes through them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from journeys.load import load
from tests.browser.citizen import Citizen
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.stories import Story
from tests.families import CHILDREN, TASKS
from tests.serving import Serving, serving

BORN = {"child-born-day": "3", "child-born-month": "3", "child-born-year": "2025"}


@contextmanager
def families(folder: Path) -> Iterator[Serving]:
    """Both journeys on one server; the first in a language that is written from right to left, too."""
    home = folder / "journeys"
    for name, text in (("children", CHILDREN), ("tasks", TASKS), ("mirrored", _mirrored(CHILDREN))):
        (home / name).mkdir(parents=True)
        (home / name / "journey.yaml").write_text(text, encoding="utf-8")
    (home / "service.yaml").write_text("name: Northmere services\n", encoding="utf-8")
    (folder / "server").mkdir()
    with serving(home, folder / "server") as running:
        yield running


def _mirrored(text: str) -> str:
    return text.replace("journey: children\n", "journey: mirrored\nlanguage: ar\n")


class Visitor(Citizen):
    """Somebody who answers what they like, and follows links too."""

    def __init__(self, page: Page, base: str, journey: str, script: bool) -> None:
        text = {"children": CHILDREN, "tasks": TASKS, "mirrored": _mirrored(CHILDREN)}[journey]
        made = load({"journey.yaml": text}).journey
        assert made is not None
        super().__init__(page, base, Story(made, "", made.outcomes["sent"], (), {}), script)

    def answer(self, **given: str | list[str]) -> str:
        """Give these controls their values, press the button, and say where that leads."""
        for name, value in given.items():
            self.give(name.replace("_", "-"), [value] if isinstance(value, str) else value)
        self.press()
        return self.address

    def follow(self, words: str) -> str:
        """Follow the link with these words, hidden ones too."""
        link = self.page.locator("#main a").filter(has_text=words)
        with self.page.expect_navigation(wait_until="load"):
            link.first.click()
        return self.address

    def add(self, name: str) -> str:
        """One more child from the list page, all answered: the id of the item."""
        self.answer(**{self.listed: "yes"})
        item = self.address.split("/")[3]
        self.tell(name)
        return item

    def tell(self, name: str) -> None:
        """The pages of one child."""
        self.answer(child_name=name)
        self.answer(**BORN)
        self.answer(child_carers="family")

    @property
    def listed(self) -> str:
        """The control of the list page."""
        return "children"

    def items(self) -> list[str]:
        """The headings of the cards on the list page."""
        return [text.strip() for text in self.page.locator(".items .card h2").all_inner_texts()]


def faults(page: Page, looker: Looker, markup: Markup, state: str) -> list[str]:
    """All that is wrong with a page at this moment: what axe and html-validate find, and what sticks out at 320 px."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    found = looker.faults(page, state)
    if size is not None:
        page.set_viewport_size(size)
    html = page.request.get(page.url).text()
    return found + [f"{page.url} {state}: {finding}" for finding in markup.findings(html)]
