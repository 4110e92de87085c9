"""What holds of every question type, found by discovery: no type is named here but by its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.expressions import kinds
from journeys.model import Question
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, QuestionType, Reading
from tests.journeys.questions.forgiving import TABLES, No, Table
from tests.journeys.questions.given import question, reading

every_type = pytest.mark.parametrize("kind", all_types().values(), ids=list(all_types()))

KEYS = {"ask", "hint", "optional", "min", "max", "must", "options", "type", "errors", "called"}


def example(kind: QuestionType) -> Question:
    """The type's own example, as a question."""
    ((_, written),) = yaml.safe_load(kind.example).items()
    labels = {
        id: label if isinstance(label, str) else label["label"] for id, label in written.get("options", {}).items()
    }
    own = {key: value for key, value in written.items() if key not in KEYS}
    return question(kind.name, written["ask"], labels, settings=own, hint=written.get("hint"))


def questions(kind: QuestionType) -> list[Question]:
    """Questions of one type: its example, and those of the table of forgiveness."""
    return [example(kind), *(table.question for table in TABLES.values() if table.question.type == kind.name)]


anything = st.text(st.characters(), max_size=40)  # lone surrogates too
likely = st.text(st.sampled_from("0123456789.,' -+/£€p%aegmnors@\u00a0\u200b\u2212²½٣①e\u0301\r\n"), max_size=16)
seen = st.sampled_from(
    [
        words
        for table in TABLES.values()
        for typed, _ in table.rows
        for words in ([typed] if isinstance(typed, str) else typed)
        if len(words) < 500
    ]
)
typed = st.one_of(anything, likely, seen)
UPLOADS = {id: kinds.Upload(id, f"{id}.pdf", "application/pdf", 1000) for id in ("u1", "u2")}
readings = st.builds(
    reading,
    language=st.sampled_from(["en", "de", "fr", "ar", "cy", "en-GB", "xx", "not a language"]),
    currency=st.sampled_from(["GBP", "EUR", "JPY", "KWD"]),
    strict=st.booleans(),
).map(lambda how: replace(how, uploads=UPLOADS))
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.fractions() | typed,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["day", "line1", "lines", "x"]), inner),
    max_leaves=6,
)


def sent(kind: QuestionType, asked: Question) -> st.SearchStrategy[dict[str, list[str]]]:
    """Whatever a browser, or somebody who is not one, may send."""
    offered = [option.id for option in asked.options] or ["yes", *UPLOADS]
    names = st.sampled_from([*kind.parts(asked), "other"])
    return st.dictionaries(names, st.lists(typed | st.sampled_from(offered), max_size=3))


def values(kind: QuestionType, asked: Question, how: Reading) -> st.SearchStrategy[Any]:
    """The values of a question: by its kind, and all that can be read from what was typed."""
    of_kind: Mapping[type, Any] = {
        kinds.YesNo: lambda: st.booleans(),
        kinds.Choice: lambda: st.sampled_from([option.id for option in asked.options]),
        kinds.Choices: lambda: st.lists(st.sampled_from([option.id for option in asked.options]), min_size=1),
        kinds.Integer: lambda: st.integers(-(10**9), 10**9),
        kinds.Decimal: lambda: st.builds(
            Fraction,
            st.integers(-(10**9), 10**9),
            st.sampled_from([1, 10, 10 ** kind.kind(asked).places]),  # type: ignore[attr-defined]
        ),
        kinds.Money: lambda: st.integers(0, 99_999_999_999),
        kinds.Date: lambda: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        kinds.Month: lambda: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        kinds.RoughDate: lambda: st.dates(date(1900, 1, 1), date(2199, 12, 31)).flatmap(
            lambda day: st.sampled_from([day.isoformat()[:size] for size in (4, 7, 10)])
        ),
        kinds.Time: lambda: st.times(),
        kinds.Files: lambda: st.lists(st.sampled_from(list(UPLOADS)), unique=True),
        kinds.Text: lambda: typed,
        kinds.Record: lambda: st.nothing(),
    }
    given_value = of_kind[type(kind.kind(asked))]().map(lambda value: kind.parse(asked, value, how))
    return given_value | sent(kind, asked).map(lambda typed: kind.read(asked, typed, how))


def check_laws(kind: QuestionType, asked: Question, value: Any, how: Reading) -> None:
    """Filled in, stored, or written by a program, an answer is the same answer."""
    filled = kind.fill(asked, value)
    assert set(filled) <= set(kind.parts(asked))
    assert kind.read(asked, filled, how) == value
    stored = json.loads(json.dumps(kind.encode(asked, value), allow_nan=False).encode())
    again = kind.decode(asked, stored)
    assert (again, type(again)) == (value, type(value))
    assert kind.parse(asked, stored, how) == value


@every_type
@settings(max_examples=80)
@given(data=st.data())
def test_whatever_is_sent_gives_a_value_a_problem_or_blank(kind: QuestionType, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(questions(kind)))
    read = kind.read(asked, data.draw(sent(kind, asked)), data.draw(readings))
    if isinstance(read, Problem):
        assert read.rule in kind.messages
        assert set(read.parts) <= set(kind.parts(asked))
        assert read.question == asked.id


@every_type
@settings(max_examples=60)
@given(data=st.data())
def test_whatever_a_program_gives_is_a_value_a_problem_or_blank(kind: QuestionType, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(questions(kind)))
    read = kind.parse(asked, data.draw(plain_values), data.draw(readings))
    assert not isinstance(read, Problem) or read.rule in kind.messages


@every_type
@settings(max_examples=100)
@given(data=st.data())
def test_an_answer_filled_in_or_stored_is_the_same_answer(kind: QuestionType, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(questions(kind)))
    how = data.draw(readings.filter(lambda how: not how.strict))
    value = data.draw(values(kind, asked, how))
    if value is not None and not isinstance(value, Problem):
        check_laws(kind, asked, value, how)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_answer_of_the_table_filled_in_or_stored_is_the_same_answer(table: Table) -> None:
    kind, how = type_of(table.question.type), reading(**table.journey)
    for _, expected in table.rows:
        if expected is not None and not isinstance(expected, No):
            check_laws(kind, table.question, expected, how)


@every_type
def test_leaving_it_blank_has_a_problem_with_words(kind: QuestionType) -> None:
    asked = example(kind)
    assert kind.read(asked, {}, reading()) is None
    assert kind.read(asked, {part: [""] for part in kind.parts(asked)}, reading()) is None
    assert kind.parse(asked, None, reading()) is None
    assert kind.parse(asked, "", reading()) is None
    assert kind.empty(asked).rule in kind.messages


@every_type
def test_the_example_is_yaml_of_this_type_with_keys_it_has(kind: QuestionType) -> None:
    ((id, written),) = yaml.safe_load(kind.example).items()
    assert id.isidentifier()
    assert written["type"] == kind.name
    assert set(written) <= KEYS | {setting.name for setting in kind.settings}
    assert ("options" in written) == kind.takes_options
    assert kind.takes_bounds or not {"min", "max"} & set(written)


@every_type
def test_the_module_is_named_as_the_type(kind: QuestionType) -> None:
    assert type(kind).__module__ == f"journeys.questions.{kind.name}"
    assert type_of(kind.name) is kind
    assert kind.means.endswith(".")


@every_type
def test_settings_give_an_example_that_fits_them(kind: QuestionType) -> None:
    from jsonschema import Draft202012Validator

    for setting in kind.settings:
        Draft202012Validator.check_schema(setting.schema)
        assert Draft202012Validator(setting.schema).is_valid(setting.example)
        assert setting.means.endswith(".")


def test_an_unknown_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        type_of("slider")
