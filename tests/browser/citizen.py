"""A citizen at a browser: reads the form that is there, answers it, and presses the button."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page

from journeys.model import Step
from tests.browser.stories import Story

BUTTON = "#main form .buttons button[type=submit]:not(.quiet)"

A_SECOND_LATER = """() => {
  document.getElementById("page").dataset.old = "";
  dispatchEvent(new Event("pageshow"));
}"""
"""Marks the page that is to go. A second press within a second is taken for a slip, and a test is quicker than a
person; the event is what tells the page to forget the press before."""


class Citizen:
    """Walks one story on one page. `script` says whether htmx turns the pages."""

    def __init__(self, page: Page, base: str, story: Story, script: bool) -> None:
        self.page, self.base, self.story, self.script = page, base, story, script

    @property
    def address(self) -> str:
        """Where the browser is, without host and query."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """The page's heading, spaces folded."""
        return " ".join(self.page.locator("#main h1").inner_text().split())

    def turn(self, press: Callable[[], None]) -> None:
        """Do what turns the page, and wait until the next one is there."""
        if not self.script:
            with self.page.expect_navigation(wait_until="load"):
                press()
            return
        self.page.evaluate(A_SECOND_LATER)
        title = self.page.title()
        press()
        self.page.wait_for_selector("#page:not([data-old])", state="attached")
        self.page.wait_for_load_state("load")
        if self.page.locator("#errors").count() == 0:
            self.page.wait_for_function("title => document.title !== title", arg=title)

    def arrive(self) -> None:
        """Open the journey's start page."""
        self.page.goto(self.base + self.story.start)

    def begin(self) -> None:
        """Open the journey's start page and start."""
        self.arrive()
        self.press()

    def press(self) -> None:
        """Press the page's one button."""
        self.turn(self.page.locator(BUTTON).click)

    def fill(self, step: Step) -> None:
        """Give this page's answers, as the story has them."""
        for name, values in self.story.typed(step).items():
            self.give(name, values)

    def give(self, name: str, values: list[str]) -> None:
        """Give one control its values, whatever sort of control it is."""
        control = self.page.locator(f'[name="{name}"]')
        sort = control.first.evaluate("it => it.tagName === 'INPUT' ? it.type : it.tagName.toLowerCase()")
        if sort in ("radio", "checkbox"):
            for value in values:
                marked = self.page.locator(f'[name="{name}"][value="{value}"]')
                self.page.locator(f'label[for="{marked.get_attribute("id")}"]').click()
        elif sort == "select":
            control.select_option(values)
        else:
            control.fill(self.text_for(name, values[0]))
            if control.get_attribute("role") == "combobox":
                control.press("Tab")  # the list of suggestions closes as the box is left

    def text_for(self, name: str, value: str) -> str:
        """What is typed for a value: an option's label where options are searched by typing."""
        if self.page.locator(f'[name="{name}"][list]').count():
            question = self.story.journey.questions[name.replace("-", "_")]
            index = [option.id for option in question.options].index(value)
            return self.page.locator(f"#{name}-list option").nth(index).evaluate("it => it.value")
        return value

    def finish(self) -> None:
        """From the page after the last step to the end: past the check page where there is one."""
        if self.address == f"{self.story.start}/-/check":
            self.press()
