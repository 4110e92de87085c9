"""One of several options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from journeys.expressions.kinds import Choice, ItemId, Value
from journeys.model import Question, Text
from journeys.questions.base import Parts, Presentation, Problem, QuestionType, Reading, Setting
from journeys.questions.figures import literal
from journeys.questions.forgive import clean, key, one
from journeys.questions.wordings import words

NEAR = "near"
"""The part under which one of the nearest options is chosen, where what was typed is none."""
MANY = 15
"""With more options than this they are drawn as a drop-down."""


class Type(QuestionType):
    """Read as the id of an option. What was not offered counts as not answered."""

    name = "choice"
    means = "One of several options: radios, or a drop-down when there are many."
    in_words = "One of these options."
    noun = "an option"
    order = 71
    takes_options = True
    keeps_typed = False
    settings = (
        Setting(
            "presentation",
            "How the options are shown; radios up to 15 of them, else a drop-down. "
            "`search` is a box that suggests them as the citizen types; it finds them by their hint, too.",
            {"enum": ["radios", "select", "search"]},
            "select",
            says={
                "radios": "Shown one below the other",
                "select": "Shown as a drop-down list",
                "search": "Shown as a box that suggests options as the citizen types",
            },
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

    def parts(self, question: Question) -> tuple[str, ...]:
        return ("", NEAR) if self.presentation(question) == "search" else ("",)

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
        found = by_label(question, typed, reading.language)
        if found or not clean(typed[:1000]) or self.presentation(question) != "search":
            return found
        near = one(parts, NEAR)
        if any(option.id == near for option in question.options):
            return near
        return not_in_list(question, typed, reading.language)

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.select")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | Problem | None:
        if given is None or given == "":
            return None
        typed = given if isinstance(given, str) else ""
        return self.read(question, {"": [typed]}, reading) or not_in_list(question, typed, reading.language)

    def encode(self, question: Question, value: Value) -> Any:
        return value

    def decode(self, question: Question, stored: Any) -> str:
        return str(stored)

    def grouped(self, question: Question) -> bool:
        return self.presentation(question) == "radios"


def by_label(question: Question, typed: str, language: str = "") -> str | None:
    """The id of the one option whose label (or id, or another word for it) was typed, whatever its case, accents and
    punctuation."""
    if len(typed) > 1000:
        return None
    wanted = key(typed)
    if not wanted:
        return None
    found = {option.id for option in question.options if wanted in (key(literal(option.label)), key(option.id))}
    if not found:
        found = {id for name, id in _names(question, language) if name == wanted}
    return found.pop() if len(found) == 1 else None


def _names(question: Question, language: str) -> Iterator[tuple[str, str]]:
    """By what each option is known, folded, and its id: its label; where options are searched, the words of its
    hint, too ("UK, Britain")."""
    searched = question.settings.get("presentation") == "search"
    for option in question.options:
        for label in _in_both(option.label, language):
            yield key(label), option.id
        if searched and option.hint is not None:
            for hint in _in_both(option.hint, language):
                yield from ((key(other), option.id) for other in re.split("[,;،]", hint) if key(other))


def _in_both(text: Text, language: str) -> Iterator[str]:
    """A text in the journey's language, and in another where it is translated."""
    yield literal(text)
    if language in text.to:
        yield literal(text.to[language])


def nearest(question: Question, typed: str, language: str = "", most: int = 5) -> tuple[str, ...]:
    """The ids of the options that are most like what was typed: misspelt, begun, or a part of their name."""
    wanted = key(typed[:100])
    if not wanted:
        return ()
    names: dict[str, str] = {}
    for name, id in _names(question, language):
        names.setdefault(name, id)
    like = get_close_matches(wanted, names, n=most, cutoff=0.6)
    begun = [name for name in names if name.startswith(wanted)] if len(wanted) > 1 else []
    within = [name for name in names if wanted in name] if len(wanted) > 2 else []
    return tuple(dict.fromkeys(names[name] for name in (*like, *begun, *within)))[:most]


def not_in_list(question: Question, typed: str, language: str = "") -> Problem:
    """The problem of a text that is no option, with the options nearest to it."""
    return Problem(question.id, "not_in_list", params={"closest": nearest(question, typed, language, most=3)})
