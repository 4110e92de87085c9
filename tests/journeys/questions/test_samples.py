"""What a made-up citizen types: valid answers of every type that takes text, each another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from journeys.expressions import kinds
from journeys.model import Question
from journeys.questions import all_types, type_of
from journeys.questions.base import QuestionType, Reading
from journeys.questions.schemes import SCHEMES
from tests.journeys.questions.given import question, reading
from tests.journeys.questions.test_laws import example

CHOSEN = {"choice", "choices", "yes_no", "integer", "decimal", "money", "date", "day"}
"""Types whose answers a solver chooses."""
MANY = 40
SETTINGS: dict[str, tuple[dict[str, Any], ...]] = {
    "name": ({"parts": "split"}, {"parts": "with_middle"}, {"parts": "full"}),
    "address": ({"country": "any"}, {"country": "GB"}, {"lookup": True}, {"no_fixed_address": True}),
    "national_id": tuple({"number": scheme} for scheme in SCHEMES),
    "reference": (
        *({"characters": each, "length": 9} for each in ("digits", "letters", "both")),
        {"starts": "FOIL", "ours": True, "length": 12},
        {"starts": "FP"},
        {},
    ),
    "iban": ({"bic": "optional"}, {"bic": "outside_sepa"}, {"bic": "needed"}),
    "time": ({}, {"earliest": "22:15", "latest": "02:00"}, {"latest": "00:39"}, {"earliest": "13:00"}),
    "rough_date": ({"past": True}, {}),
    "month_year": ({"unexpired": True, "document": True}, {"document": True}, {}),
    "file": ({}, {"accepts": ["spreadsheet", "text"]}, {"accepts": ["document"]}),
}
LENGTHS = ((0, None), (1, 2), (3, 3), (0, 7), (120, 150), (5, 5))


def asked() -> Iterator[Question]:
    """A question of every type with every setting that changes what an answer looks like."""
    for kind in all_types().values():
        if kind.name not in CHOSEN:
            yield example(kind)
            for settings in SETTINGS.get(kind.name, ()):
                yield question(kind.name, settings=settings)


def read_back(kind: QuestionType, asked: Question, value: Any, how: Reading) -> Any:
    """What comes of a value that is filled in and read."""
    if isinstance(kind.kind(asked), kinds.Files):
        how = replace(how, uploads={each.id: each for each in value})
    return kind.read(asked, kind.fill(asked, value), how)


@pytest.mark.parametrize(
    "asked", list(asked()), ids=lambda each: f"{each.type}-{'-'.join(map(str, each.settings.values()))}"
)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_made_up_answers_are_valid_beyond_doubt_and_distinct(asked: Question, language: str) -> None:
    kind, how = type_of(asked.type), reading(language=language)
    found = [kind.sample(asked, number) for number in range(MANY)]
    for value in found:
        assert read_back(kind, asked, value, how) == value
        assert kind.parse(asked, kind.encode(asked, value), how) == value
        assert kind.doubt(asked, value, how) is None
    assert len(set(map(repr, found))) == (1 if kind.name == "declaration" else MANY)


@pytest.mark.parametrize("kind", ["text", "long_text", "name", "signature", "reference"])
@pytest.mark.parametrize("lengths", LENGTHS)
def test_made_up_answers_keep_between_two_lengths(kind: str, lengths: tuple[int, int | None]) -> None:
    shortest, longest = lengths
    type, how = type_of(kind), reading(low=shortest, high=longest)
    asked = question(kind, settings={})
    found = [type.sample(asked, number, shortest, longest) for number in range(MANY)]
    assert [read_back(type, asked, value, how) for value in found] == found
    assert len(set(found)) == MANY


def test_files_are_as_many_as_have_to_be() -> None:
    kind, asked = type_of("file"), question("file")
    assert [len(kind.sample(asked, 0, least)) for least in (0, 1, 3)] == [1, 1, 3]  # type: ignore[arg-type]
    names = ["example-1-1.pdf", "example-1-2.pdf"]
    assert kind.parse(asked, names, reading()) == kind.sample(asked, 0, 2)


def test_where_nothing_fits_it_is_said() -> None:
    with pytest.raises(ValueError, match="no text has at least 3 and at most 2 characters"):
        type_of("text").sample(question("text"), 0, 3, 2)


@pytest.mark.parametrize("kind", sorted(CHOSEN))
def test_answers_that_a_solver_chooses_are_not_made_up(kind: str) -> None:
    with pytest.raises(ValueError, match="is made up without a choice"):
        type_of(kind).sample(example(type_of(kind)), 0)
