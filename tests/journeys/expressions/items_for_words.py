"""The small journey of items with words, for tests of describing, showing and texts."""

from __future__ import annotations

from dataclasses import replace

from journeys.expressions import evaluate
from journeys.expressions.kinds import Choice, Choices, Kind
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.model import Fact, FactRow, Option, Question, Repeat, Sentence, Step, Text
from tests.journeys.expressions.items_journey import CHILD, IN_CHILD, NAMES, OUTSIDE, POST
from tests.journeys.expressions.journeys_for_words import JOURNEY, text

_ASK = {
    "child.name": "What is your child’s name?",
    "child.born": "When were they born?",
    "child.at_school": "Do they go to school?",
    "child.school": "Which school?",
    "child.pocket": "How much pocket money?",
    "post.income": "What did you earn?",
    "main_child": "Which child?",
}


def said(words: str, *, inside: bool = False) -> Sentence:
    """A sentence in a text."""
    names = IN_CHILD if inside else NAMES
    tree = resolve(parse(words), names)
    return Sentence(words, (), "value", tree, tree.kind, evaluate.reads(tree, names), evaluate.compile(tree, names))


def _question(id: str, kind: Kind) -> Question:
    ids = kind.options if isinstance(kind, Choice | Choices) else ()
    options = tuple(Option(option, text(option.title())) for option in ids)
    return Question(id, "text", text(_ASK.get(id, id.capitalize())), (), options=options)


def _repeat(list_: str, item: str, label: Text) -> Step:
    return Step(list_, "", "repeat", (), title=text(f"Your {list_}"), repeat=Repeat(item, (), label))


QUESTIONS = {id: _question(id, kind) for id, kind in {**CHILD, **POST, **OUTSIDE}.items()}
_MINOR = said("age(child.born) < 18", inside=True)
FAMILY_JOURNEY = replace(
    JOURNEY,
    questions={**JOURNEY.questions, **QUESTIONS},
    facts={**JOURNEY.facts, "child.is_minor": Fact("child.is_minor", _MINOR.kind, (), (FactRow(None, _MINOR, ()),))},
    steps={
        "children": _repeat("children", "child", text(said("child.name", inside=True))),
        "posts": _repeat("posts", "post", text("A post")),
    },
)
