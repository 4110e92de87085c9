"""The task list in a browser: two orders, statuses without colour, keyboard, narrow, forced colours (patterns P11)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visit
from tests.browser.families import Visitor, families, faults
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.test_keyboard import shows_focus
from tests.serving import Serving

HUB = "/tasks/-/tasks"

ANSWERS: dict[str, tuple[dict[str, str], ...]] = {
    "Your details": ({"full_name": "Kit Moss"}, {}),
    "How we contact you": ({"channel": "post"},),
    "Your vehicle": ({"kind": "car"},),
    "What it costs": ({"agreed": "yes"},),
}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The family journeys."""
    with families(tmp_path_factory.mktemp("families")) as running:
        yield running


def driver(visit: Visit, served: Serving, mode: str = "script", **options: object) -> Visitor:
    """Somebody at the task list."""
    visitor = Visitor(visit(mode, **options), served.base, "tasks", script=mode == "script")
    visitor.begin()
    assert visitor.answer(lives_here="yes") == HUB
    return visitor


def statuses(visitor: Visitor) -> list[str]:
    return visitor.page.locator(".tasks .status").all_inner_texts()


@pytest.mark.parametrize("mode", ["script", "no script"])
@pytest.mark.parametrize(
    "order",
    [
        ["Your details", "How we contact you", "Your vehicle", "What it costs"],
        ["Your vehicle", "What it costs", "How we contact you", "Your details"],
    ],
    ids=["as listed", "another way"],
)
def test_p11_the_tasks_are_walked_in_two_orders(mode: str, order: list[str], visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served, mode)
    for number, task in enumerate(order):
        assert statuses(visitor).count("Completed") == number
        visitor.follow(task)
        for page in ANSWERS[task]:
            visitor.answer(**page)
        assert visitor.address == HUB
    assert statuses(visitor) == ["Completed"] * 4 + ["Not yet started"]
    assert visitor.follow("Check and send") == "/tasks/-/check"
    visitor.press()
    assert visitor.address == "/tasks/-/sent"


def test_p11_a_task_that_cannot_start_is_no_link_and_says_what_comes_first(visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served)
    rows = visitor.page.locator(".tasks li")
    waiting = rows.filter(has_text="What it costs")
    assert waiting.locator("a").count() == 0
    assert waiting.inner_text().split("\n\n")[1:] == ["Finish “Your vehicle” first", "Cannot start yet"]


def test_p11_a_link_is_described_by_its_status(visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served)
    described = visitor.page.locator(".tasks a").evaluate_all(
        "all => all.map((it) => it.getAttribute('aria-describedby').split(' ')"
        ".map((id) => document.getElementById(id).textContent).join())"
    )
    assert described == ["Not yet started"] * 3


def test_p11_the_whole_row_can_be_pressed(visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served, viewport={"width": 1280, "height": 800})
    row = visitor.page.locator(".tasks li").first
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    with visitor.page.expect_navigation(wait_until="load"):
        visitor.page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    assert visitor.address == "/tasks/full-name"


def test_every_state_of_the_list_is_without_fault(
    visit: Visit, served: Serving, looker: Looker, markup: Markup
) -> None:
    visitor = driver(visit, served)
    page = visitor.page
    found = faults(page, looker, markup, "nothing done")
    visitor.follow("Your vehicle")
    visitor.answer(kind="van")
    visitor.follow("What it costs")
    visitor.answer(instalments="no")
    page.goto(served.base + HUB)
    found += faults(page, looker, markup, "one in progress")
    visitor.follow("What it costs")
    visitor.answer(agreed="yes")
    for task in ("Your details", "How we contact you"):
        visitor.follow(task)
        for answers in ANSWERS[task]:
            visitor.answer(**answers)
    found += faults(page, looker, markup, "all done")
    assert found == []


def test_the_keyboard_goes_from_row_to_row_and_shows_where_it_is(visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served)
    page = visitor.page
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.closest('.tasks') !== null"):
            assert shows_focus(page)
            seen.append(page.evaluate("() => document.activeElement.textContent"))
    assert list(dict.fromkeys(seen)) == ["Your details", "How we contact you", "Your vehicle"]


def test_marks_keep_their_edge_in_forced_colours(visit: Visit, served: Serving) -> None:
    visitor = driver(visit, served, forced_colors="active")
    widths = visitor.page.locator(".tasks .status").evaluate_all(
        "all => all.map((it) => parseFloat(getComputedStyle(it, '::before').borderTopWidth))"
    )
    assert min(widths) >= 2


def test_the_list_fits_where_text_is_twice_as_large(visit: Visit, served: Serving) -> None:
    page = visit("script", viewport={"width": 320, "height": 800})
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    visitor = Visitor(page, served.base, "tasks", script=True)
    visitor.begin()
    visitor.answer(lives_here="yes")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
