"""What must be seen: edges in forced colours, a dark page in the dark, a letter on paper, large text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.citizen import Citizen
from tests.browser.conftest import Visit
from tests.browser.stories import Story, one_of_each_kind
from tests.browser.test_turns import sent_story, walk
from tests.serving import Serving

EDGELESS = """() => {
  const seen = (it) => it.getClientRects().length > 0;
  const edged = (it) => ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(it, part || null);
    const border = ["Top", "Right", "Bottom", "Left"].some(
      (side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    return border || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  });
  const all = (selector) => [...document.querySelectorAll(selector)];
  const boxes = all("button, input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select");
  const marks = all("input[type=radio], input[type=checkbox]");
  const drawn = (it) => [it, ...it.labels, it.closest(".option")].some((one) => one && edged(one));
  const bare = [...boxes.filter(seen).filter((it) => !edged(it)), ...marks.filter((it) => !drawn(it))];
  return bare.map((it) => it.outerHTML.slice(0, 120));
}"""
"""Controls that nothing tells from the page but their background."""

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const cut = (it) => getComputedStyle(it).overflow === "hidden" && it.scrollHeight > it.clientHeight + 1;
  const clipped = [...document.querySelectorAll("#page *")].filter((it) => !it.closest(".vh") && cut(it));
  return [...clipped.map((it) => it.outerHTML.slice(0, 120)), document.documentElement.scrollWidth - innerWidth];
}"""
"""Spreads the text as WCAG 1.4.12 has it; what is cut off then, and how far the page sticks out."""

SMALL = """() => {
  const selector = "#page :is(button, select, textarea, nav a, dd.change a, .option, summary, input:not([type]))";
  const boxes = "#page :is(input[type=text], input[type=tel], input[type=email])";
  const all = [...document.querySelectorAll(`${selector}, ${boxes}`)].filter((it) => it.getClientRects().length);
  const height = (it) => it.getBoundingClientRect().height;
  return all.filter((it) => height(it) < 43.5).map((it) => `${height(it)} px: ${it.outerHTML.slice(0, 120)}`);
}"""
"""What a thumb would miss: less than 44 px high."""

LIGHTNESS = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (red + green + blue) / 765;
}"""


def longest(example: str) -> Story:
    return max((one for one in one_of_each_kind() if one.journey.id == example), key=lambda one: len(one.path))


def on_every_page(citizen: Citizen) -> Iterator[Page]:
    """Walk the story; the caller looks at each page in turn."""
    citizen.begin()
    for step in citizen.story.path:
        yield citizen.page
        citizen.fill(step)
        citizen.press()
    yield citizen.page
    citizen.finish()
    yield citizen.page


def test_in_forced_colours_every_control_keeps_its_edge(server: Serving, visit: Visit) -> None:
    for example in ("report_a_problem", "provisional_licence"):
        citizen = Citizen(visit("script", forced_colors="active"), server.base, longest(example), script=True)
        for page in on_every_page(citizen):
            assert page.evaluate(EDGELESS) == [], page.url


def test_the_page_is_light_by_day_and_dark_by_night(server: Serving, visit: Visit) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = visit("script", color_scheme=scheme)
        page.goto(server.base + sent_story().start)
        shades[scheme] = page.evaluate(LIGHTNESS)
    assert shades["light"] > 0.9
    assert shades["dark"] < 0.2


def test_the_confirmation_prints_as_a_letter(server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit("script"), server.base, sent_story(), script=True)
    citizen.begin()
    walk(citizen)
    citizen.finish()
    page = citizen.page
    page.emulate_media(media="print")
    visible = [it for it in page.locator("button, nav, a.skip").all() if it.is_visible()]
    assert visible == []
    assert page.locator("#main h1").is_visible()
    assert page.locator(".statement").first.is_visible()
    answers = page.locator("#main dl.rows dd:visible")
    assert answers.count() >= len(citizen.story.path)
    assert len(page.pdf()) > 5_000


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_text_of_twice_the_size_still_fits(width: int, server: Serving, visit: Visit) -> None:
    page = visit("script", viewport={"width": width, "height": 800})
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    citizen = Citizen(page, server.base, longest("provisional_licence"), script=True)
    for page in on_every_page(citizen):
        assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, page.url


def test_spread_text_is_neither_cut_off_nor_wider_than_the_page(server: Serving, visit: Visit) -> None:
    narrow = visit("script", viewport={"width": 320, "height": 640})
    for page in on_every_page(Citizen(narrow, server.base, sent_story(), script=True)):
        *clipped, wider = page.evaluate(SPACED)
        assert (clipped, wider) == ([], 0), page.url


def test_every_target_is_large_enough_for_a_thumb(server: Serving, visit: Visit) -> None:
    for page in on_every_page(Citizen(visit("script"), server.base, sent_story(), script=True)):
        assert page.evaluate(SMALL) == [], page.url


def test_nothing_moves_for_those_who_asked_for_stillness(server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit("script", reduced_motion="reduce"), server.base, sent_story(), script=True)
    for page in on_every_page(citizen):
        assert page.evaluate("() => document.getAnimations().length") == 0
