"""What sentences say of items: quantifiers, measures, bands, and what cannot be known of them."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest

from journeys.expressions import evaluate
from journeys.expressions.kinds import Exact, Integer, Item, Kind, Money, Value, YesNo
from journeys.expressions.known import Beside, Inside, Known, NotKnown
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from tests.journeys.expressions.items_journey import IN_CHILD, NAMES, ItemNames, items

TODAY = date(2026, 11, 22)
CHILDREN = items(
    "child",
    {"name": "Ann", "born": date(2015, 1, 1), "at_school": True, "school": "primary", "pocket": 300, "phone": "1"},
    {"name": "Bo", "born": date(2005, 1, 1), "at_school": False, "needs": ("sight",)},
    {"name": "Cy", "born": date(2012, 6, 1), "at_school": True, "school": "secondary", "pocket": 100},
)
POSTS = items(
    "post",
    {"income": 10_000, "hours": 10, "share": Fraction(1, 2), "paid": True, "started": date(2020, 5, 1)},
    {"income": 5_000, "hours": 40, "share": Fraction(1, 4), "paid": False, "started": date(2019, 5, 1)},
)
FAMILY: dict[str, Value] = {
    "children": CHILDREN,
    "posts": POSTS,
    "salary": 30_000,
    "lives_here": True,
    "has_job": False,
    "age": 12,
    "pension": 700,
    "main_child": "k1",
    "ill_children": ("k1", "k3"),
    "opens": time(9),
    "closes": time(17, 30),
    "photos": (),
}


def value_of(text: str, given: dict[str, Value] | None = None, names: ItemNames = NAMES) -> Any:
    """The value of a sentence outside of items."""
    exact = "_bands" in text and "rounded" not in text
    tree = resolve(parse(text), names, Exact("money") if exact else None)
    return evaluate.compile(tree, names)(Known(FAMILY if given is None else given, today=TODAY))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("any child in children where child.at_school", True),
        ("any child in children where child.born is before 2000-01-01", False),
        ("no child in children where child.born is before 2000-01-01", True),
        ("no child in children where child.at_school", False),
        ("every post in posts meets post.income >= £50", True),
        ("every post in posts meets post.paid", False),
        ("any child in children where child.is_minor and child.at_school", True),
        ("any child in children where (child.at_school and has_job)", False),
        ("lives_here and (any child in children where child.school was secondary)", True),
        ("not (any child in children where child.is_minor)", False),
        ("any child in children where child.needs was answered", True),
        ("any child in children where child.phone was not answered", True),
        ("every child in children meets (child.pocket if answered otherwise £0) < £5", True),
        ("any child in children where age(child.born) < age", True),
        ("any child in children where (any post in posts where post.started is after child.born)", True),
        ("any child in children where child.pocket > salary or child.at_school", True),
        ("count of children", 3),
        ("count of children where child.is_minor", 2),
        ("(count of children where child.is_minor) >= 3", False),
        ("(count of children where child.at_school) + (count of posts where post.paid)", 3),
        ("count of ill_children", 2),
        ("minors", 2),
        ("sum of posts.income", 15_000),
        ("sum of posts.income where post.paid", 10_000),
        ("sum of posts.income where post.hours > 100", 0),
        ("sum of posts.share", Fraction(3, 4)),
        ("sum of posts.hours * 2", 100),
        ("sum of posts.yearly where post.paid", 120_000),
        ("earned", 180_000),
        ("largest of posts.income", 10_000),
        ("smallest of posts.income where post.hours > 20", 5_000),
        ("earliest of posts.started", date(2019, 5, 1)),
        ("latest of children.born where child.at_school", date(2015, 1, 1)),
        ("largest of [sum of posts.income, salary]", 30_000),
        ("sum of children.costs", 1_100),
        ("opens is before closes", True),
        ("opens is on or after closes", False),
        ("opens is closes", False),
        ("opens is between opens and closes", True),
        ("latest of [opens, closes]", time(17, 30)),
        ("photos was answered", True),
        ("moved was answered", False),
        ("main_child was answered", True),
        ("income_bands of salary", Fraction(10_00 + 4_000)),
        ("income_bands of £0", Fraction(0)),
        ("income_bands of (£0 - salary)", Fraction(0)),
        ("income_bands of £50 rounded down to £1", 500),
        ("income_bands of (salary * 2) rounded down to £1", 1_000 + 4_000 + 15_000),
        ("(income_bands of salary + flat of salary) rounded up to £1", 6_500),
        ("point_bands of age rounded down to 1", 11),
        ("flat of age rounded down to 0.01", Fraction(3, 5)),
    ],
)
def test_the_value_of_a_sentence_about_items(text: str, value: Any) -> None:
    found = value_of(text)
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("any child in children where child.at_school", False),
        ("no child in children where child.at_school", True),
        ("every child in children meets child.at_school", True),
        ("count of children", 0),
        ("count of children where child.is_minor", 0),
        ("sum of children.pocket", 0),
        ("sum of posts.share", Fraction(0)),
    ],
)
def test_of_no_items_there_is_none_and_their_sum_is_zero(text: str, value: Any) -> None:
    assert value_of(text, {"children": (), "posts": ()}) == value


@pytest.mark.parametrize(
    "text",
    ["largest of posts.income", "earliest of children.born", "largest of posts.income where post.hours > 100"],
)
def test_the_largest_of_nothing_is_not_known(text: str) -> None:
    with pytest.raises(NotKnown) as raised:
        value_of(text, {"children": (), "posts": POSTS if "where" in text else ()})
    assert raised.value.missing in ("posts", "children")


@pytest.mark.parametrize(
    "text",
    [
        "any child in children where child.at_school",
        "no child in children where child.at_school",
        "every child in children meets child.at_school",
        "count of children",
        "count of children where child.is_minor",
        "sum of children.pocket",
        "minors",
    ],
)
def test_a_list_that_is_not_finished_is_not_known(text: str) -> None:
    with pytest.raises(LookupError):
        value_of(text, {})


SOME = items("child", {"at_school": True}, {}, {"at_school": False})
"""The middle one has not said whether it goes to school."""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("any child in children where child.at_school", True),
        ("no child in children where child.at_school", False),
        ("every child in children meets child.at_school", False),
        ("any child in children where child.at_school is no", True),
        ("every child in children meets child.at_school was not answered", False),
    ],
)
def test_an_item_that_decides_decides_whatever_the_others_are(text: str, value: bool) -> None:
    for order in (SOME, SOME[::-1]):
        assert value_of(text, {"children": order}) is value


@pytest.mark.parametrize(
    "text",
    [
        "any child in children where child.at_school",
        "no child in children where child.at_school",
        "every child in children meets child.at_school is no",
    ],
)
def test_where_no_item_decides_one_that_is_not_known_leaves_all_unknown(text: str) -> None:
    with pytest.raises(LookupError):
        value_of(text, {"children": SOME[1:]})


def test_a_measure_has_to_know_of_each_item_whether_it_counts() -> None:
    for text in ("count of children where child.at_school", "sum of children.pocket where child.at_school"):
        with pytest.raises(LookupError):
            value_of(text, {"children": SOME})
    with pytest.raises(LookupError):
        value_of("sum of children.pocket", {"children": CHILDREN})
    assert value_of("sum of children.pocket where child.at_school", {"children": CHILDREN}) == 400


def test_bands_need_all_their_ends_even_where_the_value_is_below_them() -> None:
    with pytest.raises(LookupError):
        value_of("income_bands of £50", {})


def test_a_band_that_does_not_end_above_the_one_before_is_empty() -> None:
    assert value_of("income_bands of £1,000", {"salary": 5_000}) == 1_000 + 45_000
    assert value_of("income_bands of £70", {"salary": 5_000}) == 700


def test_a_table_of_bands_knows_what_it_reads() -> None:
    bands = NAMES.bands("income_bands")
    assert bands is not None
    assert (bands.kind, bands.reads, bands.was, bands.steady) == (Money(), {"salary"}, frozenset(), True)
    numbers, flat = NAMES.bands("point_bands"), NAMES.bands("flat")
    assert numbers is not None
    assert flat is not None
    assert (numbers.kind, flat.kind) == (Integer(), None)


# Inside an item


def child(number: int, outer: Known | None = None) -> Inside:
    """What is known inside one of the children, before the list is finished."""
    around = Known({"salary": 30_000, "pension": 700}, today=TODAY) if outer is None else outer
    others = tuple(item for item in CHILDREN if item.number != number)
    return Inside(around, "child", CHILDREN[number - 1], others)


def inside(text: str, known: Known, kind: Kind | None = None) -> Any:
    """The value of a sentence of an item."""
    tree = resolve(parse(text), IN_CHILD, kind)
    return evaluate.compile(tree, IN_CHILD)(known)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('child.name is "ann"', True),
        ("age(child.born) < 18 and child.at_school", True),
        ("child.is_minor", True),
        ("child.pocket < salary", True),
        ("child.school is primary", True),
        ("child.phone was answered", True),
        ("child.needs was not answered", True),
        ("low_income", True),
        ("child.number", 1),
        ("child.costs", 300),
        ("no other child in children where other.name is child.name", True),
        ("any other child in children where other.at_school and other.born is before child.born", True),
        ("any other child in children where other.is_minor", True),
        ("any other child in children where other.needs was answered", True),
        ("any other child in children where other.costs > £5", True),
        ("any other child in children where (other.pocket if answered otherwise £9) > child.pocket", True),
    ],
)
def test_a_sentence_inside_an_item(text: str, value: Any) -> None:
    assert inside(text, child(1)) == value


def test_the_options_that_an_item_chose_are_counted() -> None:
    bo = Inside(Known(today=TODAY), "child", CHILDREN[1], ())
    assert inside("count of child.needs", bo) == 1
    assert inside("(count of child.needs) * 24 >= 24", bo) is True
    assert value_of("any child in children where count of child.needs > 0") is True
    with pytest.raises(LookupError):
        inside("count of child.needs", child(1))


def test_another_with_the_same_name_is_found() -> None:
    again = Item("k9", 4, {"child.name": " ANN "})
    known = Inside(Known(today=TODAY), "child", CHILDREN[0], (CHILDREN[1], again))
    assert inside("no other child in children where other.name is child.name", known) is False


def test_other_passes_over_what_is_not_answered_yet() -> None:
    known = Inside(
        Known(today=TODAY), "child", CHILDREN[0], (Item("k8", 2, {}), Item("k9", 3, {"child.at_school": True}))
    )
    assert inside("any other child in children where other.at_school", known) is True
    assert inside("no other child in children where other.name is child.name", known) is True
    assert inside("any other child in children where other.is_minor", known) is False


def test_other_does_not_pass_over_what_this_item_has_not_answered() -> None:
    known = Inside(Known(today=TODAY), "child", Item("k1", 1, {}), CHILDREN[1:])
    with pytest.raises(LookupError):
        inside("no other child in children where other.name is child.name", known)


def test_another_list_is_read_inside_an_item() -> None:
    known = Inside(Known({"posts": POSTS}, today=TODAY), "child", CHILDREN[0], CHILDREN[1:])
    assert inside("any post in posts where post.started is after child.born", known) is True
    assert inside("count of posts where post.started is after child.born", known) == 2
    assert inside("sum of posts.yearly", known) == 180_000


def test_what_is_read_of_an_item_outside_of_it_is_not_known() -> None:
    for text in ("child.number", "child.is_minor", "no other child in children where other.name is child.name"):
        with pytest.raises(LookupError):
            inside(text, Known({}, today=TODAY))


def test_an_answer_outside_is_read_inside() -> None:
    known = child(2, Known({"age": 4}, today=TODAY))
    assert (known["age"], known.get("age"), "age" in known, known["child.name"]) == (4, 4, True, "Bo")
    assert (known.get("posts"), "posts" in known) == (None, False)
    with pytest.raises(KeyError):
        known["posts"]


def test_a_fact_of_the_journey_is_remembered_outside_and_one_of_the_item_inside() -> None:
    outer = Known({"salary": 1}, today=TODAY)
    known = child(1, outer)
    assert inside("low_income and child.is_minor", known) is True
    assert (dict(outer.memo), dict(known.memo)) == ({"low_income": True}, {"child.is_minor": True})


def test_a_fact_of_an_item_is_computed_once_for_all_sentences_outside() -> None:
    known = Known(FAMILY, today=TODAY)
    tree = resolve(parse("count of children where child.is_minor"), NAMES)
    value = evaluate.compile(tree, NAMES)
    assert value(known) == 2
    (memos,) = known.memo.values()
    assert memos == ({"child.is_minor": True}, {"child.is_minor": False}, {"child.is_minor": True})
    memos[1]["child.is_minor"] = True
    assert value(known) == 3


def test_a_fact_of_an_item_that_is_not_steady_is_read_again_when_more_is_known_outside() -> None:
    outer = Known(today=TODAY)
    known = child(2, outer)
    with pytest.raises(LookupError):
        inside("child.costs", known)
    outer["pension"] = 900
    assert inside("child.costs", known) == 900
    known["child.pocket"] = 50
    assert inside("child.costs", known) == 50


def test_scopes_nest_and_know_their_root() -> None:
    root = Known({"age": 1}, today=TODAY)
    one = child(1, root)
    two = Inside(one, "post", POSTS[0])
    three = Beside(two, child(2, root))
    assert (root.name, one.name, two.name, three.name) == ("", "child", "post", "other")
    assert (root.root, one.root, two.root, three.root) == (root, root, root, root)
    assert (three["age"], three["child.name"], three["post.hours"]) == (1, "Ann", 10)
    with pytest.raises(NotKnown):
        root.outer  # noqa: B018


# What they depend on


@pytest.mark.parametrize(
    ("text", "reads", "was", "steady"),
    [
        ("any child in children where child.is_minor", {"children", "child.born"}, set(), True),
        ("count of children > 2", {"children"}, set(), True),
        ("(count of children where child.phone was answered) > 2", {"children", "child.phone"}, {"child.phone"}, False),
        ("sum of posts.income where post.paid and post.hours > age",
         {"posts", "post.income", "post.paid", "post.hours", "age"}, set(), True),
        ("sum of posts.yearly > £5", {"posts", "post.income"}, set(), True),
        ("(income_bands of pension rounded up to £1) > £5", {"pension", "salary"}, set(), True),
        ("minors > 2", {"children", "child.born"}, set(), True),
        ("called", {"children", "child.phone"}, {"child.phone"}, False),
        ("uncalled", {"children", "child.phone"}, set(), False),
        ("main_child was answered", {"main_child"}, {"main_child"}, False),
    ],
)  # fmt: skip
def test_a_sentence_about_items_knows_what_it_reads(text: str, reads: set[str], was: set[str], steady: bool) -> None:
    tree = resolve(parse(text), NAMES)
    fact = evaluate.computed("fact", tree.kind, [(None, tree)], NAMES)
    assert (evaluate.reads(tree, NAMES), fact.was, evaluate.steady(tree, NAMES)) == (reads, was, steady)


def test_other_reads_what_it_asks_of_the_others_and_is_never_steady() -> None:
    tree = resolve(
        parse("no other child in children where other.is_minor and other.name is child.name"), IN_CHILD, YesNo()
    )
    assert evaluate.reads(tree, IN_CHILD) == {"child.born", "child.name"}
    assert evaluate.steady(tree, IN_CHILD) is False


def test_sentences_that_read_no_items_are_compiled_as_before() -> None:
    value = evaluate.compile(resolve(parse("salary"), NAMES), NAMES)
    assert type(value).__name__ == "itemgetter"
