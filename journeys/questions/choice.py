"""One of several options."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from journeys.expressions.kinds import Choice, ItemId, Value
from journeys.model import Question
from journeys.questions.base import Parts, Presentation, Problem, QuestionType, Reading, Setting
from journeys.questions.figures import literal
from journeys.questions.forgive import clean, key, one
from journeys.questions.wordings import words

MANY = 15
"""With more options than this they are drawn as a drop-down."""


class Type(QuestionType):
    """Read as the id of an option. What was not offered counts as not answered."""

    name = "choice"
    means = "One of several options: radios, or a drop-down when there are many."
    noun = "an option"
    order = 71
    takes_options = True
    settings = (
        Setting(
            "presentation",
            "How the options are shown; radios up to 15 of them, else a drop-down. "
            "`search` is a box that suggests them as the citizen types.",
            {"enum": ["radios", "select", "search"]},
            "select",
        ),
    )
    messages = words(
        "empty.select", "option.gone", "not_in_list", "not_in_list:near", **{"empty.select:two": "Select {options}"}
    )
    example = """\
vehicle:
  ask: What do you want to drive or ride?
  type: choice
  options:
    car: Car
    moped: Moped
    tractor:
      label: Tractor
      hint: From the age of 16
"""

    def kind(self, question: Question) -> Choice | ItemId:
        if question.items is not None:
            return ItemId(question.items)
        return Choice(tuple(option.id for option in question.options))

    def presentation(self, question: Question) -> Presentation:
        """How the options are drawn."""
        chosen: Presentation = question.settings.get("presentation") or (
            "radios" if len(question.options) <= MANY else "select"
        )
        return chosen

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        typed = one(parts)
        if not typed:
            return None
        for option in question.options:
            if option.id == typed:
                return typed
        found = by_label(question, typed)
        if found or not clean(typed[:1000]) or self.presentation(question) != "search":
            return found
        return not_in_list(question, typed)

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.select")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | Problem | None:
        if given is None or given == "":
            return None
        typed = given if isinstance(given, str) else ""
        return self.read(question, {"": [typed]}, reading) or not_in_list(question, typed)

    def encode(self, question: Question, value: Value) -> Any:
        return value

    def decode(self, question: Question, stored: Any) -> str:
        return str(stored)

    def grouped(self, question: Question) -> bool:
        return self.presentation(question) == "radios"


def by_label(question: Question, typed: str) -> str | None:
    """The id of the one option whose label (or id) was typed, whatever its case, accents and punctuation."""
    if len(typed) > 1000:
        return None
    wanted = key(typed)
    if not wanted:
        return None
    found = {option.id for option in question.options if wanted in (key(literal(option.label)), key(option.id))}
    return found.pop() if len(found) == 1 else None


def not_in_list(question: Question, typed: str) -> Problem:
    """The problem of a text that is no option, with the options nearest to it."""
    labels = {key(literal(option.label)): option.id for option in question.options}
    near = get_close_matches(key(typed[:100]), labels, n=3, cutoff=0.6)
    return Problem(question.id, "not_in_list", params={"closest": tuple(labels[label] for label in near)})
