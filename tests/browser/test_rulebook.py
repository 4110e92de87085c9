"""The rulebook in a browser: valid, accessible by day and by night, fitting every screen, and printed as a book."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from renderers.rulebook import html
from renderers.rulebook.chapters import rulebook
from service.reading import journey_and_service
from tests.browser import printed
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.conftest import ROOT

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))
MADE = date(2026, 11, 22)


@cache
def book(name: str, language: str = "") -> str:
    journey, service = journey_and_service(Path(ROOT, "examples", name))
    return html.page(rulebook(journey, MADE, language), service)


@pytest.fixture
def opened_book(chromium: Browser, tmp_path: Path):
    """Opens a book from a disk; whatever it asks of the network is noted, and none is expected."""
    contexts = []
    asked: list[str] = []

    def open_(name: str, language: str = "", width: int = 375) -> Page:
        path = tmp_path / f"{name}{language}.html"
        path.write_text(book(name, language), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert asked == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_book_is_valid(name: str, markup: Markup) -> None:
    assert markup.findings(book(name)) == []


def test_a_book_of_texts_in_arabic_is_valid(markup: Markup) -> None:
    assert markup.findings(book("childcare_support", "ar")) == []


@pytest.mark.parametrize(
    ("name", "language"), [("provisional_licence", ""), ("report_a_problem", "cy"), ("uk_visa", "")]
)
def test_axe_finds_nothing_by_day_or_by_night(name: str, language: str, opened_book, looker: Looker) -> None:
    for width in (375, 1280):
        page = opened_book(name, language, width)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert looker.axe(page) == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_book_is_never_wider_than_the_screen(name: str, width: int, opened_book) -> None:
    page = opened_book(name, width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_printed_page_is_numbered_and_headed_with_its_chapter(opened_book) -> None:
    pages = printed.pages(opened_book("report_a_problem").pdf(prefer_css_page_size=True))
    assert len(pages) > 5
    for number, said in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in said
    headed = [said for said in pages if "Reportapotholeorabrokenstreetlight" in said]
    assert len(headed) >= len(pages) - 2  # all but contents and guide
    assert any("4Outcomes" in said for said in pages)
