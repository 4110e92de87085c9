"""Any number of several options."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from journeys.expressions.kinds import Choices, ItemIds, Value
from journeys.model import Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading
from journeys.questions.choice import by_label, not_in_list
from journeys.questions.wordings import words


class Type(QuestionType):
    """Read as a tuple of option ids in the order they are shown; at least one unless `optional`.

    `min` and `max` count the options that are ticked. An option with `alone: true` ("None of
    these") goes with no other.
    """

    name = "choices"
    means = "Any number of several options, as boxes to tick."
    in_words = "Any number of these options."
    noun = "at least one option"
    order = 72
    takes_options = True
    takes_bounds = True
    messages = words(
        "empty.select", "option.gone", "none.and.other", "too_few", "too_many", "not_in_list", "not_in_list:near"
    )
    example = """\
languages:
  ask: Which languages do you speak?
  type: choices
  hint: Select all that apply
  options:
    english: English
    welsh: Welsh
    other: Another language
"""

    def kind(self, question: Question) -> Choices | ItemIds:
        if question.items is not None:
            return ItemIds(question.items)
        return Choices(tuple(option.id for option in question.options))

    def bounds(self, question: Question, reading: Reading) -> tuple[int, int]:
        low, high = reading.low, reading.high
        return low if isinstance(low, int) else 1, high if isinstance(high, int) else len(question.options)

    def read(self, question: Question, parts: Parts, reading: Reading) -> tuple[str, ...] | Problem | None:
        sent = parts.get("", ())
        return self._chosen(question, {text for text in sent if text}, reading) if sent else None

    def _chosen(self, question: Question, ids: Iterable[str], reading: Reading) -> tuple[str, ...] | Problem | None:
        ticked = set(ids)
        value = tuple(option.id for option in question.options if option.id in ticked)
        if not value:
            return None
        alone = next((option.id for option in question.options if option.alone and option.id in ticked), None)
        if alone is not None:
            return Problem(question.id, "none.and.other", params={"none": alone}) if len(value) > 1 else value
        least, most = self.bounds(question, reading)
        if len(value) < least:
            return Problem(question.id, "too_few", params={"least": least})
        return Problem(question.id, "too_many", params={"most": most}) if len(value) > most else value

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.select")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(id) for id in value]} if isinstance(value, tuple) else {}

    def parse(self, question: Question, given: Any, reading: Reading) -> tuple[str, ...] | Problem | None:
        if isinstance(given, str):
            whole = by_label(question, given)
            given = [whole] if whole else [text for text in re.split(r"[,;\n]", given) if text.strip()]
        if given is None:
            return None
        if not isinstance(given, (list, tuple)):
            return not_in_list(question, "")
        known = {option.id for option in question.options}
        ids = []
        for each in given:
            found = each if isinstance(each, str) and each in known else by_label(question, str(each))
            if found is None:
                return not_in_list(question, str(each))
            ids.append(found)
        return self._chosen(question, ids, reading)

    def encode(self, question: Question, value: Value) -> Any:
        return list(value) if isinstance(value, tuple) else value

    def decode(self, question: Question, stored: Any) -> tuple[str, ...]:
        return tuple(stored)

    def grouped(self, question: Question) -> bool:
        return True
