"""XPath as forms write it: what is understood, what is told, and that sentences decide as it does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.walk import walk
from journeys.document import read
from journeys.importers.xlsform.xpath import (
    Call,
    Column,
    Number,
    Pair,
    Ref,
    Text,
    XPathFault,
    parsed,
)
from journeys.load import load
from tests.journeys.importers.made_xlsform import survey

TODAY = date(2026, 11, 22)
BEFORE = (
    ["integer", "age", "Age?"],
    ["date", "born", "Born?"],
    ["text", "word", "Word?"],
    ["select_one colours", "colour", "Colour?"],
    ["select_multiple colours", "likes", "Likes?"],
    ["select_one sizes", "size", "Size?"],
    ["select_one yn", "owns", "Owns?"],
    ["decimal", "weight", "Weight?"],
    ["acknowledge", "agreed", "Agreed?"],
    ["calculate", "old", "", "", "", "${age} * 2"],
)
CHOICES = (
    ["colours", "red", "Red"], ["colours", "blue", "Blue"], ["yn", "yes", "Yes"], ["yn", "no", "No"],
    ["sizes", "1", "Small"], ["sizes", "2", "Middle"], ["sizes", "3", "Large"],
)  # fmt: skip
HEAD = "type name label relevant constraint calculation"


def sentence(relevant: str) -> str:
    """The `when` of a question with a condition, on one line."""
    made = survey(*BEFORE, ["text", "last", "Last?", relevant], choices=CHOICES, head=HEAD)
    assert made.errors == ()
    said = read("journey.yaml", made.files["journey.yaml"]).value["steps"]["last"].get("when", "")
    return str(said)


def told(relevant: str) -> tuple[str, str]:
    """What became of a condition that no sentence says, and why."""
    made = survey(*BEFORE, ["text", "last", "Last?", relevant], choices=CHOICES, head=HEAD)
    (entry,) = (each for each in made.ledger.entries if each.place == "survey!D12")
    assert entry.words == relevant
    return entry.fate, entry.reason


def test_a_tree_binds_as_xpath_does():
    one, two = Number(Decimal(1)), Number(Decimal(2))
    assert parsed("1 + 2 * 2 = 1 and . != '' or not(a-b)", "q") == Pair(
        "or",
        Pair("and", Pair("=", Pair("+", one, Pair("*", two, two)), one), Pair("!=", Ref("q"), Text(""))),
        Call("not", (Column("a-b"),)),
    )
    assert parsed("../age div -2") == Pair("div", Ref("age"), Number(Decimal(-2)))
    assert parsed("/data/group/age") == parsed("current()/../age") == parsed("${ age }") == Ref("age")


@pytest.mark.parametrize(
    ("relevant", "said"),
    [
        ("${age} >= 18 and ${age} < 65", "age >= 18 and age < 65"),
        ("18 <= ${age}", "age >= 18"),
        ("${age} + 5 > 20", "age > 15"),
        ("${age} * 2 <= 10", "age <= 5"),
        ("10 - ${age} > 3", "age < 7"),
        ("${old} > 40", "age > 20"),
        ("${age} > ${weight}", "age > weight"),
        ("number(${age}) = 3", "age is 3"),
        ("int(${age}) = 3", "age is 3"),
        ("${born} > '2000-01-31'", "born is after 2000-01-31"),
        ("${born} <= date('2000-01-31')", "born is on or before 2000-01-31"),
        ("${born} < today()", "born is before today"),
        ("${born} > today() - 30", "born is after today - 30 days"),
        ("today() - ${born} > 30", "born is before today - 30 days"),
        ("(today() - ${born}) div 365.25 >= 18", "born is on or before today - 18 years"),
        ("int((today() - ${born}) div 365.25) > 17", "born is on or before today - 18 years"),
        ("floor((today() - date(${born})) div 30.4) < 6", "born is after today - 6 months"),
        ("${colour} = 'red'", "colour is red"),
        ("${colour} = ‘red’", "colour is red"),
        ("${colour} != 'red'", "colour is not red"),
        ("${colour} = 'red' or ${colour} = 'blue'", "colour is one of [red, blue]"),
        ("selected(${colour}, 'red')", "colour is red"),
        ("selected(${likes}, 'red')", "likes was answered and likes includes red"),
        ("not(selected(${likes}, 'red'))", "likes was not answered or likes does not include red"),
        ("count-selected(${likes}) > 1", "likes was answered and (count of likes) > 1"),
        ("count-selected(${likes}) < 2", "likes was not answered or (count of likes) < 2"),
        ("count-selected(${likes}) >= 1", "likes was answered"),
        ("${size} > 1", "size is one of [middle, large]"),
        ("${owns} = 'yes'", "owns"),
        ("not(${owns} = 'yes')", "not owns"),
        ("${word} = 'Mill Lane'", 'word is "Mill Lane"'),
        ("${likes} != ''", "likes was answered"),
        ("string-length(${likes}) = 0", "likes was not answered"),
        ("if(${owns} = 'yes', ${age} > 5, true())", "(owns and age > 5) or not owns"),
        ("if(${owns} = 'yes', 1, 0) = 1", "owns"),
        ("coalesce(${likes}, 'red') = 'red'", "likes includes red or likes was not answered"),
        ("${agreed} = 'OK'", "agreed"),
        ("true()", ""),
    ],
)  # fmt: skip
def test_a_condition_becomes_a_sentence(relevant: str, said: str):
    assert sentence(relevant) == said


@pytest.mark.parametrize(
    ("relevant", "fate", "reason"),
    [
        ("${nobody} = 1", "fault", "it reads 'nobody', and nothing in the form is called that"),
        ("${colour} = 'green'", "fault", "it compares with 'green', and there is no such option"),
        ("${age} = 'many'", "fault", "it compares a number with 'many'"),
        ("${age} == 1", "fault", "'==' is no XPath; it means '='"),
        ("${age} = 1 && ${age} = 2", "fault", "'&&' is no XPath; it means 'and'"),
        ("${age} >", "fault", "it stops in the middle"),
        ("(${age} > 1", "fault", "it stops in the middle"),
        ("${age} > 1)", "fault", "')' is not expected there"),
        ("${age} > #", "fault", "it cannot be read from '#' on"),
        ("age > 1", "fault", "'age' is no answer; the answer of a question is written ${age}"),
        ("regex(${word}, '[a-z]+')", "dropped", "no sentence says regex()"),
        ("${word}", "dropped", "it compares nothing, so it is never clear when it holds"),
        ("${age} + ${weight} > 3", "dropped", "it reckons with several answers at once"),
        ("${age} mod 2 = 1", "dropped", "no sentence says 'mod' inside a sum"),
        ("${last-saved#age} = 1", "dropped", "${last-saved#age} reads a form that was sent before"),
        ("/data/item[1]/age = 1", "dropped", "it picks among several with [ ]"),
        ("selected(${likes}, ${colour})", "dropped", "it asks whether another answer was chosen"),
        ("(" * 60 + "1" + ")" * 60, "dropped", "it is nested too deep"),
    ],
)
def test_what_is_not_understood_is_told_with_its_words_and_reason(relevant: str, fate: str, reason: str):
    assert told(relevant) == (fate, reason)


def test_calculations_that_refer_to_each_other_are_told():
    made = survey(
        ["calculate", "one", "", "", "", "${two}"], ["calculate", "two", "", "", "", "${one}"],
        ["text", "last", "Last?", "${one} > 1"], head=HEAD,
    )  # fmt: skip
    (entry,) = (each for each in made.ledger.entries if each.place == "survey!D4")
    assert (entry.fate, entry.reason) == ("fault", "its calculations refer to each other without an end")


@pytest.mark.parametrize(
    ("type", "constraint", "keys"),
    [
        ("integer", ". > 0 and . <= 120", "min: 1\n    max: 120"),
        ("integer", ". > ${least}", 'must:\n      asked > least: "Check your answer: it does not fit"'),
        ("decimal", ". >= 0.5", "min: 0.5"),
        ("decimal", ". > 0.5", 'must:\n      asked > 0.5: "Check your answer: it does not fit"'),
        ("text", "string-length(.) <= 20", "max: 20"),
        ("date", ". > today()", "min: today + 1 day"),
        ("date", ". >= '2026-01-01' and . < '2027-01-01'", "min: 2026-01-01\n    max: 2026-12-31"),
    ],
)
def test_a_constraint_without_a_message_becomes_bounds(type: str, constraint: str, keys: str):
    made = survey(["integer", "least", "Least?"], [type, "asked", "Asked?", "", constraint])
    assert made.errors == ()
    assert f"    type: {type}\n    {keys}\n" in made.files["journey.yaml"]
    assert {each.fate for each in made.ledger.entries if each.kind == "validation"} == {"carried"}


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        (r"regex(., '^\d{8}$')", "type: reference\n    length: 8\n    characters: digits\n"),
        (r"regex(., '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,4}')", "type: email\n"),
        ("regex(., '[A-Z]{2}')", "type: text\n"),
    ],
)
def test_a_pattern_becomes_a_type_or_is_told(pattern: str, keys: str):
    made = survey(["text", "asked", "Asked?", "", pattern])
    assert keys in made.files["journey.yaml"]
    (entry,) = (each for each in made.ledger.entries if each.kind == "validation")
    assert entry.fate == ("dropped" if "type: text" in keys else "changed")


# A law: whatever is answered, the sentence decides as XPath does, where an answer that is not there is ''.

numbers = st.integers(0, 4)
days = st.integers(-3, 3)
leaves = st.one_of(
    st.tuples(st.just("age"), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), numbers),
    st.tuples(st.just("colour"), st.sampled_from(["=", "!="]), st.sampled_from(["red", "blue", ""])),
    st.tuples(st.just("likes"), st.just("selected"), st.sampled_from(["red", "blue"])),
    st.tuples(st.just("likes"), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), numbers),
    st.tuples(st.just("born"), st.sampled_from(["<", "<=", ">", ">="]), days),
)
trees = st.recursive(
    leaves,
    lambda inside: st.one_of(
        st.tuples(st.just("not"), inside),
        st.tuples(st.sampled_from(["and", "or"]), inside, inside),
        st.tuples(st.just("if"), inside, inside, inside),
    ),
    max_leaves=5,
)


def written(tree: Any) -> str:
    match tree:
        case ("not", part):
            return f"not({written(part)})"
        case ("and" | "or" as word, one, other):
            return f"({written(one)}) {word} ({written(other)})"
        case ("if", when, one, other):
            return f"if({written(when)}, {written(one)}, {written(other)})"
        case ("likes", "selected", value):
            return f"selected(${{likes}}, '{value}')"
        case ("likes", sign, number):
            return f"count-selected(${{likes}}) {sign} {number}"
        case ("born", sign, count):
            return f"${{born}} {sign} today() {'+' if count >= 0 else '-'} {abs(count)}"
        case ("colour", sign, value):
            return f"${{colour}} {sign} '{value}'"
        case (name, sign, number):
            return f"{number} {sign} ${{{name}}}"
    raise AssertionError(tree)


def holds(tree: Any, given: Mapping[str, Any]) -> bool:
    match tree:
        case ("not", part):
            return not holds(part, given)
        case ("and", one, other):
            return holds(one, given) and holds(other, given)
        case ("or", one, other):
            return holds(one, given) or holds(other, given)
        case ("if", when, one, other):
            return holds(one if holds(when, given) else other, given)
        case ("likes", "selected", value):
            return value in (given["likes"] or [])
        case ("likes", sign, number):
            return compared(len(given["likes"] or []), sign, number)
        case ("colour", sign, value):
            return compared(given["colour"] or "", sign, value)
        case ("born", sign, count):
            return given["born"] is not None and compared(given["born"], sign, count)
        case (name, sign, number):
            return sign == "!=" if given[name] is None else compared(number, sign, given[name])
    raise AssertionError(tree)


def compared(one: Any, sign: str, other: Any) -> bool:
    if sign in ("=", "!="):
        return (one == other) is (sign == "=")
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[sign]


answers = st.fixed_dictionaries(
    {
        "age": st.none() | numbers,
        "colour": st.none() | st.sampled_from(["red", "blue"]),
        "likes": st.none() | st.lists(st.sampled_from(["red", "blue"]), min_size=1, max_size=2, unique=True),
        "born": st.none() | days,
    }
)


@settings(max_examples=120, deadline=None)
@given(trees, answers)
def test_a_sentence_decides_as_the_xpath_does(tree: Any, given: dict[str, Any]):
    asked = (["integer", "age", "?"], ["select_one colours", "colour", "?"])
    asked += (["select_multiple colours", "likes", "?"], ["date", "born", "?"])
    rows = [[*each, "", "no"] for each in asked]
    made = survey(*rows, ["text", "last", "Last?", written(tree), "yes"], choices=CHOICES,
                  head="type name label relevant required")  # fmt: skip
    assert made.errors == ()
    journey = load(made.files).journey
    assert journey is not None
    known = {name: value for name, value in given.items() if value is not None}
    if "born" in known:
        known["born"] = (TODAY + timedelta(days=known["born"])).isoformat()
    result = walk(journey, {**known, "last": "x"}, TODAY)
    assert ("last" in result["path"]) is holds(tree, given)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="${}().,'\"=<>!+-*/ andorseltc19[]|@#&", max_size=60))
def test_any_text_is_read_or_told(words: str):
    try:
        tree: object = parsed(words, "own")
    except XPathFault as fault:
        tree = str(fault)
    assert tree
