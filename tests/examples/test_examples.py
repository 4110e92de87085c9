"""The examples as their authors meet them: nothing to find, and every scenario comes true."""

from datetime import date
from pathlib import Path

import pytest

from engine.coverage import coverage
from engine.scenarios import run_scenario
from journeys.checks import run
from journeys.load import Loaded, load, read_files
from journeys.model import Journey

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/journey.yaml"))
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module", params=NAMES)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(read_files(EXAMPLES / request.param))


def journey_of(loaded: Loaded) -> Journey:
    assert loaded.journey is not None
    return loaded.journey


def test_the_five_examples_are_there():
    assert NAMES == ["childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa"]


def test_no_check_finds_anything(loaded):
    assert run(loaded, TODAY) == []


def test_the_folder_is_called_like_the_journey_and_says_what_it_is(loaded):
    folder = EXAMPLES / journey_of(loaded).id
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_every_scenario_comes_true(loaded):
    journey = journey_of(loaded)
    results = [run_scenario(journey, scenario) for scenario in journey.scenarios.values()]
    failed = {each.scenario.id: [failure.message for failure in each.failures] for each in results if not each.passed}
    assert failed == {}


def test_every_outcome_and_every_rule_is_reached_by_some_scenario(loaded):
    journey = journey_of(loaded)
    left = coverage(journey, [run_scenario(journey, scenario) for scenario in journey.scenarios.values()])
    assert [goal.words for goal in (*left.of("outcome"), *left.of("rule"), *left.of("row")) if goal.text] == []


def test_no_page_apologises_blames_or_shouts(loaded):
    text = "\n".join(document.text for document in loaded.sources.documents.values()).casefold()
    banned = (
        "please",
        "sorry",
        "invalid",
        "oops",
        "illegal",
        "forbidden",
        "error occurred",
        "must not forget",
        "click here",
    )
    assert [word for word in banned if word in text] == []


def test_every_question_says_what_its_answer_is_called(loaded):
    questions = journey_of(loaded).questions.values()
    assert [question.id for question in questions if question.called is None] == []


def test_hints_are_one_short_sentence_without_links(loaded):
    hints = {
        question.id: piece
        for question in journey_of(loaded).questions.values()
        if question.hint
        for _, wording in question.hint.rules
        for piece in wording.pieces
        if isinstance(piece, str)
    }
    assert {id: hint for id, hint in hints.items() if "](" in hint or len(hint) > 100} == {}
