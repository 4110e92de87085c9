"""The page of a difference in a browser: as wide as its window, accessible by day and night, valid, and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from renderers.difference.html import page
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.printed import pages
from tests.engine.comparing.grants import OLD, difference
from tests.renderers.test_difference import DAY, SERVICE, reform

PAGES = {"reform": lambda: page(reform(), DAY, SERVICE), "nothing": lambda: page(difference(OLD, OLD), DAY)}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_valid_fits_and_is_accessible(
    name: str, chromium: Browser, looker: Looker, markup: Markup, tmp_path: Path
) -> None:
    html = PAGES[name]()
    assert markup.findings(html) == []
    file = tmp_path / f"{name}.html"
    file.write_text(html, encoding="utf-8")
    window = chromium.new_page(viewport={"width": 375, "height": 800})
    try:
        window.goto(file.as_uri())
        assert looker.faults(window) == []
    finally:
        window.close()


def test_the_printed_page_ends_with_lines_to_sign(chromium: Browser) -> None:
    window = chromium.new_page()
    try:
        window.set_content(PAGES["reform"]())
        printed = pages(window.pdf(format="A4"))
    finally:
        window.close()
    assert "NorthmereCouncil" in printed[0]
    assert printed[-1].count("Readandagreedby") == 2
