"""Formulas of sentences are known where the sentences are, and come to the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.expressions import evaluate
from journeys.expressions.kinds import Item, Value
from journeys.expressions.known import Inside, Known
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import Node
from journeys.proof.encode import encode
from journeys.proof.views import ALL, View
from tests.journeys.expressions.item_trees import about_items, families, others, some_items
from tests.journeys.expressions.items_journey import IN_CHILD, NAMES, ItemNames
from tests.journeys.expressions.test_items import CHILDREN, FAMILY, child
from tests.journeys.expressions.trees import answers, dates, money, numbers, sentences
from tests.journeys.proof.small_world import SmallWorld, came_to, expected
from tests.journeys.proof.terms import Given

TODAY = date(2026, 11, 22)
DAYS = st.sampled_from([TODAY, date(2025, 4, 5), date(2025, 4, 6), date(2026, 4, 6), date(2028, 2, 29)])


@dataclass(frozen=True)
class Unknown:
    """What a sentence comes to where it is not known."""


UNKNOWN = Unknown()


def evaluated(tree: Node, names: ItemNames, known: Known) -> Any:
    """What the engine says."""
    try:
        return evaluate.compile(tree, names)(known)
    except LookupError:
        return UNKNOWN


def agrees(tree: Node, names: ItemNames, known: Known, world: SmallWorld, view: View) -> None:
    """The formula of a sentence says what the engine says."""
    found = evaluated(tree, names, known)
    truth, value = encode(tree, view, world)
    is_known = Given(**world.given)(truth)
    assert is_known is (found is not UNKNOWN), (found, is_known)
    if found is not UNKNOWN:
        assert came_to(value, world) == expected(found, tree.kind, world)


def outside_agrees(tree: Node, given: dict[str, Any], today: date, march: bool, named: bool) -> None:
    names = ItemNames(leap_birthday="1 March" if march else "28 February")
    known = Known(given, today=today)
    agrees(tree, names, known, SmallWorld(names, given, today, named, march=march), View(ALL))


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@settings(max_examples=160)
@given(sentences(), answers(), DAYS, st.booleans())
def test_yes_and_no(named: bool, tree: Node, given: dict[str, Any], today: date, march: bool) -> None:
    outside_agrees(tree, given, today, march, named)


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@settings(max_examples=160)
@given(st.one_of(numbers(2), money(2), dates(2)), answers(), DAYS, st.booleans())
def test_values(named: bool, tree: Node, given: dict[str, Any], today: date, march: bool) -> None:
    outside_agrees(tree, given, today, march, named)


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@settings(max_examples=160)
@given(about_items(), families())
def test_sentences_about_items(named: bool, tree: Node, family: dict[str, Value]) -> None:
    outside_agrees(tree, family, TODAY, True, named)


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@settings(max_examples=120)
@given(others(), families(), some_items("child"))
def test_sentences_about_the_other_items(
    named: bool, tree: Node, family: dict[str, Value], items: tuple[Item, ...]
) -> None:
    family.pop("children", None)
    for item in items:
        rest = tuple(other for other in items if other is not item)
        known = Inside(Known(family, today=TODAY), "child", item, rest)
        world = SmallWorld(IN_CHILD, family, TODAY, named, item, rest)
        agrees(tree, IN_CHILD, known, world, View(ALL, list="children", item=0, whole=False))


MORE = {"age": 12, "height": 7, "jobs": 3, "born": date(2000, 2, 29), "moved_in": date(2024, 8, 31)}
MORE |= {"started": date(2026, 4, 1), "full_name": " Ann ", "home": {"postcode": "NM1 1AA"}, "languages": ("welsh",)}
MORE |= {"vehicle": "car", "country": "japan", "birth_country": "japan", "purpose": "work", "british": "no"}
WORDS = (
    "born + 1 year",
    "born + 11 months - 1 day",
    "born + (1 month + 3 days)",
    "(born + 1 month) + 1 month",
    "moved_in + 6 months - (2 weeks + 1 day)",
    "born - 24000 months",
    "born + 9999 years",
    "today - born",
    "today - born + 3 days",
    "born + 1 month - moved_in - 2 days",
    "(jobs * 1 month)",
    "born + jobs * 1 month + jobs * 1 week",
    "started + 3 months",
    "started is 2026-04",
    "started is between 2026-04 and 2026-06",
    "complete weeks from born to today",
    "complete years from today to born",
    "complete months from moved_in to today",
    "age(born) on moved_in",
    "age(moved_in) on born",
    "income_limit on moved_in",
    "income_limit on born",
    "income_limit on (born + 26 years)",
    "income_limit * jobs",
    "salary / income_limit rounded to the nearest 1",
    "salary / (jobs - 3) rounded down to £1",
    "salary / jobs < £100",
    "salary / jobs rounded up to £1",
    "(£0 - salary) / 7 rounded to the nearest £1",
    "20% of salary rounded down to £0.10",
    " * ".join(["age", *["1000000000"] * 4]),
    " * ".join(["age", *["1000000000"] * 5]),
    "age / 8 rounded to the nearest 1",
    "29 February before born",
    "29 February on or after moved_in",
    "31 January on or before born",
    "sunday after born",
    "opens is before closes",
    "latest of [opens, closes]",
    "opens is between opens and closes",
    'full_name is "ANN"',
    'home.postcode is "nm1 1aa"',
    "home.postcode was answered",
    "home.town was not answered",
    "languages includes all of [welsh, irish]",
    "languages does not include any of [irish, english]",
    "country is birth_country",
    "country is one of visa_free",
    "british was one of [no, dont_know]",
    "lives_here was yes",
    "vehicle was tractor",
    "age is one of [11, 12, 13]",
    "age is not one of [11, 12, 13]",
    "age is not between 3 and 12",
    "full_purpose is work",
    "award",
    "old_enough_on",
    "alien and low_income",
    "salary if answered otherwise £3",
    "(salary if answered otherwise £3) - pension",
    "largest of [salary, pension, £9]",
    "earliest of [born, moved_in, today]",
    "main_child was answered",
    "photos was answered",
    "count of ill_children",
    "count of ill_children > 1",
    "count of languages",
    "income_bands of salary rounded down to £1",
    "income_bands of (£0 - salary) rounded down to £1",
    "income_bands of (salary * 2) rounded up to £0.01",
    "point_bands of age rounded down to 0.01",
    "flat of age rounded to the nearest 1",
    "age(born) on 1850-01-01",
    "age(2150-01-01) on moved_in",
    "any child in children where (any post in posts where post.started is after child.born)",
    "every child in children meets (no post in posts where post.started is after child.born)",
    "count of children where (any post in posts where post.income > child.pocket)",
    "any child in children where child.is_minor and (any post in posts where post.yearly > child.pocket)",
    "sum of posts.share where post.paid",
    "sum of children.costs",
    "latest of children.born where child.at_school",
    "largest of posts.hours where post.hours > 100",
    "minors + (count of posts)",
    "called and uncalled",
    "earned",
)


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@pytest.mark.parametrize("text", WORDS)
def test_a_sentence_as_it_is_written(text: str, named: bool) -> None:
    tree = resolve(parse(text), NAMES)
    everything: dict[str, Any] = {**FAMILY, **MORE}
    outside_agrees(tree, everything, date(2025, 2, 28), False, named)
    for without in (set(), {"salary"}, {"born"}, {"children"}, set(MORE), set(FAMILY)):
        given = {id: value for id, value in everything.items() if id not in without}
        outside_agrees(tree, given, TODAY, True, named)


INSIDE = (
    "age(child.born) < 18 and child.at_school",
    "child.is_minor and child.pocket < salary",
    "no other child in children where other.name is child.name",
    "any other child in children where other.is_minor and other.costs > child.costs",
    "any other child in children where other.phone was not answered",
    "any post in posts where post.started is after child.born",
    "every post in posts meets post.income > child.pocket",
    "count of posts where post.started is after child.born",
    "sum of posts.yearly",
    "count of child.needs",
    "child.number",
)


@pytest.mark.parametrize("named", [False, True], ids=["constants", "variables"])
@pytest.mark.parametrize("text", INSIDE)
def test_a_sentence_of_an_item_as_it_is_written(text: str, named: bool) -> None:
    tree = resolve(parse(text), IN_CHILD)
    for outer in ({}, {"salary": 30_000, "posts": FAMILY["posts"]}):
        for number in (1, 2, 3):
            known = child(number, Known(outer, today=TODAY))
            others = tuple(item for item in CHILDREN if item.number != number)
            world = SmallWorld(IN_CHILD, outer, TODAY, named, CHILDREN[number - 1], others)
            here = View(ALL, list="children", item=0)
            if text == "child.number":
                assert encode(tree, here, world)[1].term == 1
            else:
                agrees(tree, IN_CHILD, known, world, here)
