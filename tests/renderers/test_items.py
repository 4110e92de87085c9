"""The list of a repeat, its remove page, and items as rows, drawn from answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from engine.lists import TOO_FEW, TOO_MANY, UNANSWERED
from engine.path import Path
from engine.replay import replay
from engine.roster import Roster, item_id, key_of
from journeys.load import load
from journeys.model import Journey
from journeys.questions.base import Problem
from renderers.html.book import Book
from renderers.html.site import Site
from tests.families import CHILDREN
from tests.renderers.world import FRAME, SERVICE

TODAY = date(2026, 11, 22)
ANN: Mapping[str, Any] = {
    "child.name": "Ann <b>",
    "child.born": date(2019, 3, 3),
    "child.at_school": True,
    "child.carers": ("family",),
}


def journey_of(text: str) -> Journey:
    made = load({"journey.yaml": text}).journey
    assert made is not None
    return made


JOURNEY = journey_of(CHILDREN)
BOOK = Book(JOURNEY, Site(SERVICE))
STEP = JOURNEY.steps["children"]


def path_of(*children: Mapping[str, Any], more: bool | None = None, journey: Journey = JOURNEY) -> Path:
    """Where the answers about these children lead."""
    items = tuple(item_id(number) for number in range(1, len(children) + 1))
    answers: dict[str, Any] = {"adult": "Kemi Stone", "children": Roster(items, len(items), more)}
    for item, child in zip(items, children, strict=True):
        answers |= {key_of(id, item): value for id, value in child.items()}
    return replay(journey, answers, TODAY)


def listed(path: Path, *problems: Problem, chosen: str = "", book: Book = BOOK) -> str:
    return book.items(FRAME, path, book.journey.steps["children"], problems, chosen, False)


def checked(html: str) -> list[str]:
    return re.findall(r'value="(yes|no)" checked', html)


def test_nothing_is_chosen_until_something_was_said() -> None:
    assert checked(listed(path_of(ANN))) == []
    assert checked(listed(path_of(ANN, more=False))) == ["no"]
    assert checked(listed(path_of(ANN), chosen="yes")) == ["yes"]


def test_what_children_are_called_is_never_markup() -> None:
    html = listed(path_of(ANN))
    assert "Ann <b>" not in html
    assert html.count("Ann &lt;b&gt;") == 4  # the heading, two links, and the label that asks about school


def test_p29_an_item_is_told_with_its_first_answers_but_not_with_its_name_again() -> None:
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", listed(path_of(ANN)))
    assert rows == [
        ("Date of birth", "3\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2019"),
        ("Does Ann &lt;b&gt; go to school?", "Yes"),
        ("Who looks after them", "Family"),
    ]


def test_p29_what_is_missing_has_a_row_of_its_own() -> None:
    html = listed(path_of({"child.name": "Bea"}))
    assert '<dt>Date of birth</dt><dd><span class="status in-progress">Still to answer</span></dd>' in html


def test_p29_until_it_has_a_name_an_item_has_a_number() -> None:
    assert re.findall(r"<h2>(.*?)</h2>", listed(path_of(ANN, {}))) == ["Ann &lt;b&gt;", "Number 2"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (UNANSWERED, "Select yes if you need to add another"),
        (TOO_FEW, "Add at least 0"),
        (TOO_MANY, "You can add up to 4."),
        ("server.not_saved", "We could not save this. Your answer is still here, try again"),
    ],
)
def test_q32_every_problem_is_told_above_and_at_the_question(rule: str, said: str) -> None:
    html = listed(path_of(ANN), Problem("children", rule))
    assert html.count(said) >= 2
    assert 'class="summary" id="errors"' in html
    assert "<title>Error: Your children - " in html


def test_q32_with_a_body_the_list_keeps_its_title_while_nothing_is_in_it() -> None:
    text = CHILDREN.replace(
        "    title: Your children\n", "    title: Your children\n    body: Count **all** of them.\n"
    )
    html = listed(path_of(journey=(made := journey_of(text))), book=Book(made, Site(SERVICE)))
    assert "<h1>Your children</h1>" in html
    assert "<strong>all</strong>" in html
    assert "<legend>Do you have any children?</legend>" in html


def test_q32_a_list_of_none_asks_as_its_heading() -> None:
    html = listed(path_of())
    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Do you have any children?"]
    assert "Your children" not in html.split("<main")[1]


def test_removing_shows_all_that_goes() -> None:
    path = path_of(ANN)
    html = BOOK.remove(FRAME, path, STEP, path.items["children"][0].item.id)
    assert len(re.findall("<dt>", html)) == 4
    assert "Do you want to remove Ann &lt;b&gt;?</h1>" in html
    assert 'name="csrf" value="a-form-token"' in html


def test_one_that_there_has_to_be_can_only_be_changed() -> None:
    text = CHILDREN.replace("    ask: Do you have any children?\n    min: 0\n", "    min: 1\n")
    made = journey_of(text)
    book = Book(made, Site(SERVICE))
    assert "Remove" not in listed(path_of(ANN, journey=made), book=book)
    assert listed(path_of(ANN, ANN, journey=made), book=book).count("/-/remove") == 2


def test_a_page_about_an_item_that_is_not_there_is_our_fault() -> None:
    with pytest.raises(ValueError, match="zzzz"):
        BOOK.step(FRAME, path_of(ANN), JOURNEY.steps["child.name"], {}, (), False, "zzzz")
    with pytest.raises(ValueError, match="no such item"):
        BOOK.remove(FRAME, path_of(ANN), STEP, "zzzz")


@pytest.mark.parametrize("language", ["cy", "ar", "pl", "fr", "es"])
def test_the_list_is_told_in_every_language(language: str) -> None:
    made = journey_of(CHILDREN.replace("journey: children\n", f"journey: children\nlanguage: {language}\n"))
    book = Book(made, Site(SERVICE, language=language))
    html = listed(path_of(ANN, {}, journey=made), book=book)
    assert "You have added" not in html
    assert f'lang="{language}"' in html
