"""Several children in a browser: with and without script, by keyboard, narrow, mirrored (patterns Q12, Q13, P29)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visit
from tests.browser.families import BORN, Visitor, families, faults
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.test_keyboard import FOCUSED, choose_by_arrows, press_by_keys, shows_focus, tab_to
from tests.serving import Serving

LIST = "/children/children"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The family journeys."""
    with families(tmp_path_factory.mktemp("families")) as running:
        yield running


def parent(
    visit: Visit, served: Serving, mode: str = "script", journey: str = "children", **options: object
) -> Visitor:
    """Somebody who is asked whether they have children."""
    visitor = Visitor(visit(mode, **options), served.base, journey, script=mode == "script")
    visitor.begin()
    visitor.answer(adult="Kemi Stone")
    return visitor


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_p29_removing_the_middle_item_leaves_the_third(mode: str, visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served, mode)
    first, second, third = visitor.add("Ann"), visitor.add("Bea"), visitor.add("Cai")
    assert visitor.items() == ["Ann", "Bea", "Cai"]
    assert visitor.follow("Remove Bea") == f"{LIST}/{second}/-/remove"
    assert visitor.heading == "Do you want to remove Bea?"
    visitor.press()
    assert (visitor.address, visitor.items()) == (LIST, ["Ann", "Cai"])
    assert visitor.follow("Change Cai") == f"{LIST}/{third}/name"
    assert visitor.page.locator("#child-name").input_value() == "Cai"
    visitor.answer(child_name="Cain")
    visitor.press()
    visitor.press()
    assert visitor.items() == ["Ann", "Cain"]
    assert visitor.answer(children="no") == "/children/eldest"
    assert visitor.page.locator("[name=eldest]").evaluate_all("all => all.map((it) => it.value)") == [first, third]
    visitor.answer(eldest=third)
    visitor.press()
    assert visitor.address == "/children/-/sent"


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_p29_no_keeps_the_item(mode: str, visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served, mode)
    visitor.add("Ann")
    visitor.follow("Remove Ann")
    assert visitor.follow("No, keep it") == LIST
    assert visitor.items() == ["Ann"]


def test_p29_back_and_forward_find_the_list_as_it_is(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served)
    visitor.add("Ann")
    visitor.answer(children="yes")
    visitor.answer(child_name="Bea")
    page = visitor.page
    page.go_back()
    page.wait_for_selector("#child-name")
    page.go_back()
    page.wait_for_selector(".items")
    assert visitor.items() == ["Ann", "Bea"]
    page.go_forward()
    page.wait_for_selector("#child-name")
    assert page.locator("#child-name").input_value() == "Bea"


def test_every_page_about_items_is_without_fault(visit: Visit, served: Serving, looker: Looker, markup: Markup) -> None:
    visitor = parent(visit, served)
    page = visitor.page
    found: list[str] = []

    def look(state: str) -> None:
        found.extend(faults(page, looker, markup, state))

    look("asked whether there are any")
    visitor.press()
    look("not answered")
    visitor.answer(children="yes")
    look("first page of the first item")
    visitor.press()
    look("item page with a problem")
    visitor.answer(child_name="Ann")
    visitor.answer(**BORN)
    look("choices with a follow-up")
    visitor.answer(child_carers="minder")
    look("problem in the panel")
    page.goto(served.base + LIST)
    look("list with an unfinished item")
    visitor.press()
    look("list not answered")
    visitor.answer(children="no")
    visitor.answer(child_carers=["minder"], child_minder_name="Larks")
    visitor.add("Bea")
    look("list of two")
    visitor.follow("Remove Bea")
    look("remove")
    page.goto(served.base + LIST)
    visitor.answer(children="no")
    look("options made of items")
    visitor.answer(eldest=page.locator("[name=eldest]").first.input_value())
    look("check answers with a card for each item")
    assert found == []


def test_the_keyboard_alone_adds_and_removes_a_child(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served)
    page = visitor.page
    for name in ("Ann", "Bea"):
        choose_by_arrows(page, "children", "yes")
        press_by_keys(visitor)
        tab_to(page, "INPUT", name="child-name")
        page.keyboard.type(name)
        press_by_keys(visitor)
        for control, digits in BORN.items():
            tab_to(page, "INPUT", name=control)
            page.keyboard.type(digits)
        press_by_keys(visitor)
        tab_to(page, "INPUT", name="child-carers", value="family")
        page.keyboard.press("Space")
        press_by_keys(visitor)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Remove Bea":
            break
    assert shows_focus(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    press_by_keys(visitor)
    assert visitor.items() == ["Ann"]
    assert page.evaluate(FOCUSED)["tag"] == "H1"


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_q12_a_follow_up_is_there_only_under_what_reveals_it(mode: str, visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served, mode)
    visitor.answer(children="yes")
    visitor.answer(child_name="Ann")
    visitor.answer(**BORN)
    page = visitor.page
    panel = page.locator("#child-minder-name")
    assert not panel.is_visible()
    visitor.give("child-carers", ["minder"])
    assert panel.is_visible()
    assert page.locator("[aria-expanded]").count() == 0
    visitor.press()
    assert page.locator("#errors a").get_attribute("href") == "#child-minder-name"
    assert panel.is_visible()
    visitor.answer(child_minder_name="Larks")
    assert visitor.items() == ["Ann"]


def test_q12_without_has_the_follow_up_is_always_there(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served)
    css = visitor.page.request.get(
        served.base + str(visitor.page.locator("link[rel=stylesheet]").get_attribute("href"))
    ).text()
    supported = re.search(r"@supports selector\(:has\(a\)\)\{(.*?)\}\}", css)
    assert supported is not None
    assert ".panel-1" in supported[1]
    assert "display:none" not in "".join(re.findall(r"\.panel[^{]*\{[^}]*\}", css.replace(supported[0], "")))


def test_q13_none_of_these_goes_with_no_other(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served)
    visitor.answer(children="yes")
    visitor.answer(child_name="Ann")
    visitor.answer(**BORN)
    page = visitor.page
    ticked = "all => all.filter((it) => it.checked).map((it) => it.value)"
    boxes = page.locator("[name=child-carers]")
    visitor.give("child-carers", ["family", "minder"])
    assert boxes.evaluate_all(ticked) == ["family", "minder"]
    visitor.give("child-carers", ["nobody"])
    assert boxes.evaluate_all(ticked) == ["nobody"]
    visitor.give("child-carers", ["family"])
    assert boxes.evaluate_all(ticked) == ["family"]


def test_q13_without_script_none_and_another_are_refused_and_both_stay(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served, "no script")
    visitor.answer(children="yes")
    visitor.answer(child_name="Ann")
    visitor.answer(**BORN)
    visitor.answer(child_carers=["family", "nobody"])
    page = visitor.page
    assert page.locator("#errors a").count() == 1
    assert [it.get_attribute("value") for it in page.locator("[name=child-carers]:checked").all()] == [
        "family",
        "nobody",
    ]


def test_the_list_is_mirrored_where_text_runs_from_right_to_left(visit: Visit, served: Serving) -> None:
    visitor = parent(visit, served, journey="mirrored", viewport={"width": 1280, "height": 800})
    visitor.answer(children="yes")
    visitor.tell("Ann")
    page = visitor.page
    card, label, value = (page.locator(at).first.bounding_box() for at in (".card", ".card dt", ".card dd"))
    heading = page.locator("h1").bounding_box()
    assert card is not None
    assert label is not None
    assert value is not None
    assert heading is not None
    assert label["x"] > value["x"]
    assert card["x"] + card["width"] == pytest.approx(heading["x"] + heading["width"], abs=1)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
