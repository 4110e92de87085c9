"""A small journey with words, for tests of describing, showing and texts."""

from __future__ import annotations

from journeys.expressions.kinds import Choice, Choices
from journeys.model import Fact, FactRow, Journey, Option, Question, Sentence, Text, TextRef, Wording
from tests.journeys.expressions.small_journey import FACTS, QUESTIONS, RATES, SmallNames, sentence

NAMES = SmallNames()


def text(*pieces: str | Sentence | TextRef) -> Text:
    """A wording without cases."""
    return Text(((None, Wording(pieces, ())),), ())


_ASK = {
    "vehicle": "What do you want to drive or ride?",
    "lives_here": "Do you live in Great Britain?",
    "languages": "Which languages do you speak?",
    "salary": "What do you earn in a year?",
    "born": "When were you born?",
    "home": "Where do you live?",
    "country": "Which country are you from?",
    "pension": "How much is your pension?",
}


def _question(id: str) -> Question:
    kind = QUESTIONS[id]
    ids = kind.options if isinstance(kind, Choice | Choices) else ()
    options = tuple(Option(option, text(option.replace("_", " ").title())) for option in ids)
    ask = text(_ASK.get(id, id.replace("_", " ").capitalize()))
    return Question(id, "text", ask, (), options=options)


def _fact(id: str) -> Fact:
    rows = tuple(
        FactRow(sentence(when, NAMES) if when else None, sentence(value, NAMES), ()) for when, value in FACTS[id]
    )
    computed = NAMES.fact(id)
    assert computed is not None
    return Fact(id, computed.kind, (), rows, value=computed.value)


JOURNEY = Journey(
    id="small",
    title=text("A small journey"),
    version="1",
    route=(),
    sections=(),
    outcomes={},
    facts={id: _fact(id) for id in FACTS},
    rates=RATES,
    questions={id: _question(id) for id in QUESTIONS},
)
