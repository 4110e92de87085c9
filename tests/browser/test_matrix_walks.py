"""Rows of the matrix that need keys pressed or one page put beside another: Tab, names of pages, snapshots."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.example_pages import by_scenario, names
from tests.browser.matrix import SCRIPT

TITLE = re.compile("<title>(.*?)</title>")
APPROVED = Path(__file__).with_name("approved")

KINDS = (
    "start", "start-resume", "question", "question-new-day", "question-not-saved", "information", "several",
    "several-revealed", "several-problems", "items-none", "items", "items-full", "item", "remove", "tasks", "check",
    "check-problems", "outcome", "confirmation", "saved", "home", "privacy", "cookies", "accessibility", "feedback",
    "delete", "not-found", "went-wrong", "unavailable", "kind", "proof", "address", "address-abroad",
    "address-look-up-pick", "bank-account-doubt", "choice-born-in-near", "choice-bus", "choices-helpers", "date-empty",
    "day-collect-on", "declaration", "email-empty", "file", "integer", "long-text", "money", "month-year",
    "name-split-name", "time",
)  # fmt: skip
"""An exhibit of every kind of page and control: what a screen reader is given of each is kept, and approved."""

TABBED = ("question", "several-problems", "items", "tasks", "check", "proof", "address-look-up-pick", "choice-born-in")
"""Pages that have every kind of stop there is."""

STOP = """() => {
  const it = document.activeElement;
  return it === document.body ? "" : matrix.stops().indexOf(it).toString();
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a3_a11_tab_comes_to_every_stop_in_the_order_of_the_page_and_out_again(
    language: str, gallery: Path, opened: Open
) -> None:
    page = opened()
    for name in TABBED:
        page.goto((gallery / "letter" / language / f"{name}.html").as_uri())
        page.evaluate(SCRIPT)
        assert walked(page) == [str(number) for number in range(page.evaluate("matrix.stops().length"))], name


def walked(page: Page) -> list[str]:
    """The stops that Tab comes to, by their number on the page, until it is out of the page."""
    most = page.evaluate("matrix.stops().length") + 5
    page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); }")
    page.locator(".skip").focus()
    met: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(STOP)
        if at in ("", "-1"):
            return met
        met.append(at)
    raise AssertionError(f"Tab does not leave the page: {met}")


@pytest.mark.parametrize("name", KINDS)
def test_a1_what_a_screen_reader_is_given_is_the_approved(name: str, gallery: Path, opened: Open) -> None:
    page = opened(script=False)
    page.goto((gallery / "letter" / "en" / f"{name}.html").as_uri())
    tree = page.locator("body").aria_snapshot() + "\n"
    file = APPROVED / f"{name}.yaml"
    if os.environ.get("APPROVE") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(tree, encoding="utf-8")
    assert tree == file.read_text(encoding="utf-8"), "APPROVE=1 writes it anew; read the difference first"


def test_a1_every_approved_snapshot_is_still_taken() -> None:
    assert {file.stem for file in APPROVED.glob("*.yaml")} == set(KINDS)


@pytest.mark.parametrize(("journey", "language"), names())
def test_a15_a26_no_citizen_of_an_example_meets_two_pages_that_are_called_the_same(journey: str, language: str) -> None:
    twice = []
    for scenario, pages in by_scenario(journey, language):
        titles: dict[str, set[str]] = {}
        for name, html in pages:
            titles.setdefault(TITLE.findall(html)[0], set()).add(name)
        twice += [(scenario, title, names) for title, names in titles.items() if len(names) > 1]
    assert twice == []
