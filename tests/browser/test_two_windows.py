"""Two windows of one browser on one question (patterns P24), with and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visit
from tests.browser.families import Visitor, families, faults
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.serving import Serving

LIST = "/children/children"
MODES = pytest.mark.parametrize("mode", ["script", "no script"])


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The family journeys."""
    with families(tmp_path_factory.mktemp("windows")) as running:
        yield running


def windows(visit: Visit, served: Serving, mode: str, **options: object) -> tuple[Visitor, Visitor]:
    """Somebody who told their name, and has that page open in two windows."""
    page = visit(mode, **options)
    first, second = (
        Visitor(each, served.base, "children", script=mode == "script") for each in (page, page.context.new_page())
    )
    first.begin()
    first.answer(adult="Kemi Stone")
    for window in (first, second):
        window.page.goto(f"{served.base}/children/adult")
    return first, second


def told(window: Visitor) -> list[str]:
    """What stands at the questions."""
    return window.page.locator("p.doubt, p.error").all_inner_texts()


@MODES
def test_p24_the_second_window_shows_both_answers_and_saves_when_sent_again(
    mode: str, visit: Visit, served: Serving, looker: Looker, markup: Markup
) -> None:
    first, second = windows(visit, served, mode)
    assert first.answer(adult="Kemi Brook") == LIST
    assert second.answer(adult="Kemi Wood") == "/children/adult"
    assert [words.split("window: ")[1] for words in told(second)] == [
        "Kemi Brook. Continue to save what stands here instead"
    ]
    assert second.page.locator("#adult").input_value() == "Kemi Wood"
    assert second.page.locator("#errors h2").inner_text() == "Check this before you go on"
    assert faults(second.page, looker, markup, "another window was quicker") == []
    second.press()
    assert second.address == LIST
    first.page.goto(f"{served.base}/children/adult")
    assert first.page.locator("#adult").input_value() == "Kemi Wood"


@MODES
def test_p24_two_windows_on_one_child(mode: str, visit: Visit, served: Serving) -> None:
    first, second = windows(visit, served, mode)
    first.press()
    first.answer(children="yes")
    at = first.page.url
    second.page.goto(at)
    first.answer(child_name="Ann")
    assert second.answer(child_name="Bea").endswith("/name")
    assert "another window: Ann. Continue" in told(second)[0]
    second.press()
    assert second.address.endswith("/born")


@MODES
def test_p24_going_back_and_changing_the_answer_is_no_conflict(mode: str, visit: Visit, served: Serving) -> None:
    visitor, _ = windows(visit, served, mode)
    assert visitor.answer(adult="Kemi Brook") == LIST
    visitor.page.go_back()
    visitor.page.wait_for_selector("#adult")
    assert visitor.answer(adult="Kemi Wood") == LIST
