"""What holds of every import: conditions decide as in the source, and all are asked what the source asks them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.walk import walk
from journeys.importers import Imported, import_draft
from journeys.importers.conditions import Both, Compare, Condition, Either, Not, opposite
from journeys.importers.draft import Choice, Draft, Field, Limit, Link, Page, Words
from journeys.load import load

TODAY = date(2026, 11, 22)
OPTIONS = ("red", "green", "blue")


def field(name: str, type: str, when: Condition | None = None, optional: bool = False) -> Field:
    chosen = type in ("choice", "choices")
    choices = tuple(Choice(each, Words(each.title()), f"/{name}/{each}") for each in OPTIONS) if chosen else ()
    limits = (Limit("optional", None, f"/{name}/optional"),) if optional else ()
    return Field(name, type, Words(f"What is {name}?"), f"/{name}", type, choices=choices, limits=limits)


def page(name: str, *fields: Field, when: Condition | None = None, links: tuple[Link, ...] = ()) -> Page:
    return Page(name, Words(""), f"/page/{name}", parts=fields, when=when, when_place=f"/page/{name}/when", links=links)


def walked(made: Imported, answers: Mapping[str, Any]) -> dict[str, Any]:
    journey = load(made.files).journey
    assert journey is not None
    return walk(journey, {made.fields[name]: value for name, value in answers.items() if value is not None}, TODAY)


ORDERS = ["less", "at_most", "more", "at_least", "is"]
NAMES = ["first", "second", "third", "fourth"]
comparisons = st.one_of(
    st.builds(Compare, st.just("first"), st.sampled_from(["is", "is_not"]), st.booleans()),
    st.builds(Compare, st.just("second"), st.sampled_from(["is", "is_not"]), st.sampled_from(OPTIONS)),
    st.builds(Compare, st.just("third"), st.sampled_from(["includes", "not_includes"]), st.sampled_from(OPTIONS)),
    st.builds(Compare, st.just("fourth"), st.sampled_from(ORDERS), st.integers(0, 3).map(Decimal)),
    st.builds(Compare, st.sampled_from(NAMES), st.sampled_from(["answered", "not_answered"])),
)
conditions = st.recursive(
    comparisons,
    lambda inside: st.one_of(
        st.builds(Not, inside),
        st.builds(Both, st.tuples(inside, inside)),
        st.builds(Either, st.tuples(inside, inside)),
    ),
    max_leaves=5,
)


def holds(condition: Condition, answers: Mapping[str, Any]) -> bool:
    """Whether a condition holds, as forms mean it: without an answer a comparison is false, its opposite true."""
    match condition:
        case Not(part):
            return not holds(part, answers)
        case Both(parts):
            return all(holds(part, answers) for part in parts)
        case Either(parts):
            return any(holds(part, answers) for part in parts)
        case Compare(name, operator, value):
            given = answers.get(name)
            if operator in ("answered", "not_answered"):
                return (given is not None) is (operator == "answered")
            if given is None:
                return operator in ("is_not", "not_includes")
            if name == "first":
                return ((given == "yes") is value) is (operator == "is")
            if name == "third":
                return (value in given) is (operator == "includes")
            return {
                "is": given == value, "is_not": given != value, "less": given < value, "at_most": given <= value,
                "more": given > value, "at_least": given >= value,
            }[operator] if name == "fourth" else (given == value) is (operator == "is")  # fmt: skip
    raise AssertionError(condition)


answers = st.fixed_dictionaries(
    {
        "first": st.sampled_from(["yes", "no"]),
        "second": st.sampled_from(OPTIONS),
        "third": st.one_of(st.none(), st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True)),
        "fourth": st.one_of(st.none(), st.integers(0, 3)),
    }
)


@settings(max_examples=150, deadline=None)
@given(conditions, answers)
def test_a_sentence_decides_as_the_condition_does_whatever_was_answered_or_not_asked(
    condition: Condition, given: dict[str, Any]
):
    pages = (
        page("one", field("first", "yes_no")),
        page("two", field("second", "choice"), when=Compare("first", "is", True)),
        page("three", field("third", "choices", optional=True)),
        page("four", field("fourth", "integer", optional=True)),
        page("last", field("last", "text"), when=condition),
    )
    made = import_draft(Draft("made", "made", Words("Made"), pages, in_order=True), "made", "made")
    assert made.errors == ()
    asked = {**given, "second": given["second"] if given["first"] == "yes" else None}
    result = walked(made, {**given, "last": "x"})
    assert (made.fields.get("last") in result["path"]) is holds(condition, asked)


@st.composite
def branching(draw: Any) -> tuple[Page, ...]:
    """Pages of yes/no questions with links forward, each to one or two later pages."""
    count = draw(st.integers(2, 8))
    pages = []
    for number in range(count):
        ahead = st.integers(number + 1, count)
        targets = draw(st.lists(ahead, min_size=1, max_size=2, unique=True))
        names = [f"p{each}" if each < count else "check" for each in targets]
        links = [Link(names[-1], f"/p{number}/1")]
        if len(names) == 2:
            asked = f"q{draw(st.integers(0, number))}"
            when = Compare(asked, draw(st.sampled_from(["is", "is_not"])), draw(st.booleans()))
            links = [Link(names[0], f"/p{number}/0", when), *links]
        pages.append(page(f"p{number}", field(f"q{number}", "yes_no"), links=tuple(links)))
    return (*pages, Page("check", Words("Check"), "/page/check", "check"))


@settings(max_examples=150, deadline=None)
@given(branching(), st.lists(st.sampled_from(["yes", "no"]), min_size=8, max_size=8))
def test_conditions_instead_of_jumps_ask_the_same_of_everybody(pages: tuple[Page, ...], given: list[str]):
    draft = Draft("made", "made", Words("Made"), pages, in_order=False)
    kept, made = import_draft(draft, "made", "made", keep_pages=True), import_draft(draft, "made", "made")
    assert kept.errors == made.errors == ()
    one, other = (walked(each, {name: given[int(name[1:])] for name in each.fields}) for each in (kept, made))
    assert (one["path"], one["outcome"]) == (other["path"], other["outcome"])
    assert one["path"] == [kept.fields[name] for name in followed(pages, given)]


def followed(pages: tuple[Page, ...], given: list[str]) -> list[str]:
    """The questions that the form itself asks: on by the first link that holds, else by the last one."""
    by_name = {each.name: each for each in pages}
    name, answers, path = "p0", {}, []
    while name != "check":
        answers[f"q{name[1:]}"] = given[int(name[1:])]
        path.append(f"q{name[1:]}")
        links = by_name[name].links
        name = next((link.to for link in links if link.when and _yes(link.when, answers)), links[-1].to)
    return path


def _yes(condition: Condition, answers: Mapping[str, str]) -> bool:
    assert isinstance(condition, Compare)
    given = answers.get(condition.field)
    same = given is not None and (given == "yes") is condition.value
    return same is (condition.operator == "is")


def test_two_comparisons_that_leave_nothing_out_are_known_as_such():
    def order(operator: str, value: str) -> Compare:
        return Compare("fourth", operator, value)  # type: ignore[arg-type]

    assert opposite(order("less", "120001"), order("more", "120000"), {})
    assert opposite(order("at_least", "5"), order("less", "5"), {})
    assert not opposite(order("less", "5"), order("more", "5"), {})
    assert not opposite(order("at_least", "126"), order("at_most", "125"), {})
