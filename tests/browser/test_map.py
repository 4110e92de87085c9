"""Maps in a real browser: no line of words wider than measured, nothing that axe finds, seen in every colour."""

from __future__ import annotations

from itertools import chain

import pytest
from playwright.sync_api import Browser, Page

from renderers.map.drawing import draw
from renderers.map.layout import NARROW, WIDE, place
from renderers.map.lettering import line_width
from renderers.map.paint import Mark, Paint
from renderers.map.svg import svg
from tests.browser.looking import Looker
from tests.renderers.map.journeys import EXAMPLES, TURNS, example, read

WIDTHS = """() => [...document.querySelectorAll("svg text")].map(
  (text) => [text.textContent.replaceAll(/[\\u2068\\u2069\\u00a0]/g, ""), text.getComputedTextLength()])"""
"""What every line of words says, and how wide it is here."""

UNSEEN = """() => {
  const ground = getComputedStyle(document.querySelector("svg rect.paper")).fill;
  const parts = [...document.querySelectorAll("svg :is(text, .way, .dot, .pill)")];
  return parts.filter((it) => {
    const style = getComputedStyle(it);
    return style.fill === ground && (it.tagName === "text" || style.stroke === ground || style.stroke === "none");
  }).map((it) => it.outerHTML.slice(0, 120));
}"""
"""Words and lines that have the colour of what they stand on."""

MARKED = Paint(
    {
        "vehicle": (Mark("refuted", "A citizen gets stuck here"), Mark("on path")),
        "receives_pip": (Mark("not analysed"),),
        "date_of_birth>too_young": (Mark("changed", "Changed: it was 17"),),
    }
)


def opened(browser: Browser, text: str, **options: object) -> Page:
    page = browser.new_page(**options)  # type: ignore[arg-type]
    page.set_content(f'<!doctype html><html lang="en"><title>Map</title><main><h1>Map</h1>{text}</main></html>')
    return page


@pytest.mark.parametrize("name", [*EXAMPLES, "turns"])
def test_no_line_of_words_is_wider_than_it_was_measured(chromium: Browser, name: str) -> None:
    picture = draw(read(TURNS) if name == "turns" else example(name))
    for size in (WIDE, NARROW):
        layout = place(picture, MARKED, size)
        lines = [*layout.head, *(key.line for key in layout.keys)]
        lines += chain.from_iterable(each.lines for each in (*layout.nodes, *layout.edges, *layout.frames))
        measured: dict[str, float] = {}
        for line in lines:
            words = "".join(span.words for span in line.spans).replace("\u00a0", "")
            measured[words] = max(measured.get(words, 0), line_width(line))
        page = opened(chromium, svg(picture, paint=MARKED, size=size))
        wide = [(words, width) for words, width in page.evaluate(WIDTHS) if width > measured[words] + 0.5]
        page.close()
        assert wide == []


@pytest.mark.parametrize("linked", [False, True], ids=["pictures", "links"])
def test_axe_finds_nothing_in_a_map(chromium: Browser, looker: Looker, linked: bool) -> None:
    href = "#map-{}".format if linked else None
    page = opened(chromium, svg(draw(example("provisional_licence")), paint=MARKED, href=href))
    assert looker.axe(page) == []
    page.close()


def test_links_are_reached_in_the_order_of_the_steps(chromium: Browser) -> None:
    picture = draw(example("report_a_problem"))
    page = opened(chromium, svg(picture, href="#map-{}".format))
    reached = []
    for _ in picture.nodes:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    page.close()
    order = ("-start", "problem", "dangerous", "call_us", "place", "noticed_on", "contact", "-check", "sent")
    assert reached == [f"#map-{id}" for id in order]


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"color_scheme": "light"}])
def test_words_and_lines_are_seen_in_every_choice_of_colours(chromium: Browser, options: dict[str, str]) -> None:
    page = opened(chromium, svg(draw(example("provisional_licence")), paint=MARKED), **options)
    assert page.evaluate(UNSEEN) == []
    page.emulate_media(media="print")
    assert page.evaluate(UNSEEN) == []
    page.close()
