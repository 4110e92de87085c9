"""The scenarios: each written-down citizen in a row, with answers in words and what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from journeys.expressions.describe import called
from journeys.model import Question, Scenario
from renderers.rulebook.content import Chapter, Id, Label, Line, Name, Own, Paragraph, Row, Say, Table, joined, plain
from renderers.rulebook.ways import Ways, listed
from renderers.rulebook.words import Words, spaced

SCENARIOS = "the-scenarios"


class Citizens:
    """Writes the scenarios of one journey."""

    def __init__(self, words: Words, ways: Ways) -> None:
        self.words = words
        self.ways = ways
        self.journey = words.journey

    def chapter(self) -> Iterator[Chapter]:
        """All of them, where there are any."""
        scenarios = self.journey.scenarios
        if not scenarios:
            return
        said = (
            f"{len(scenarios)} {'citizen' if len(scenarios) == 1 else 'citizens'}, written down with their answers. "
            "Footpath replays each of them, and tells where one does not end as it says here.",
        )
        head: tuple[Line, ...] = (("citizen",), ("answers",), ("expected",))
        rows = tuple(self._row(each) for each in scenarios.values())
        table = Table("Citizens and where they end", head, rows, numbered=True, shape="long")
        paragraph = Paragraph(f"{SCENARIOS}/all", "", (Say(said), table), derived=True)
        yield Chapter(SCENARIOS, ("Scenarios",), (paragraph,))

    def _row(self, scenario: Scenario) -> Row:
        who: list[Line] = [(spaced(scenario.id).capitalize(), " ", Id(scenario.id))]
        if scenario.today is not None:
            who.append((f"on {self.words.day(scenario.today)}",))
        answers = joined(self._given(scenario.answers, ""), " · ") or ("nothing",)
        return Row((tuple(who), (answers,), tuple(self._expected(scenario.expect))), f"{SCENARIOS}/{scenario.id}")

    # Answers

    def _given(self, answers: Mapping[str, Any], item: str) -> Iterator[Line]:
        for id, value in answers.items():
            step = self.journey.steps.get(id)
            if not item and step is not None and step.repeat is not None:
                yield from self._items(id, step.repeat.item, value)
                continue
            question = self.journey.questions.get(f"{item}.{id}" if item else id)
            if question is None:
                yield (f"{spaced(id)}: {_plain(value)}",)
            else:
                yield (
                    Own((called(question.id, self.journey, self.words.language),)),
                    " ",
                    self._label(question, value),
                )

    def _items(self, id: str, item: str, value: Any) -> Iterator[Line]:
        if not isinstance(value, list) or not value:
            yield (f"{spaced(id).capitalize()}: ", Label("none"))
            return
        for number, each in enumerate(value, 1):
            lines = list(self._given(each, item)) if isinstance(each, dict) else []
            yield (f"{spaced(item).capitalize()} {number}: ", *joined(lines, "; "))

    def _label(self, question: Question, value: Any) -> Label:
        return Label(self._value(question, value), own=bool(question.options))

    def _value(self, question: Question, value: Any) -> str:
        labels = {option.id: self.words.inline(option.label) for option in question.options}
        if isinstance(value, list):
            return ", ".join(self._value(question, each) for each in value) or "none"
        if isinstance(value, dict):
            return ", ".join(str(part) for part in value.values())
        if isinstance(value, str) and value in labels:
            return plain(labels[value])
        if question.type == "yes_no" and str(value) in ("yes", "no"):
            return str(value).capitalize()
        return self._day(value)

    def _day(self, value: Any) -> str:
        if isinstance(value, date):
            return self.words.day(value)
        text = str(value)
        try:
            return self.words.day(date.fromisoformat(text)) if len(text) == 10 else text
        except ValueError:
            return text

    # What is expected

    def _expected(self, expect: Mapping[str, Any]) -> Iterator[Line]:
        if "outcome" in expect:
            yield (self.ways.name(str(expect["outcome"])),)
        if "stops_at" in expect:
            yield ("stops at ", self._step(str(expect["stops_at"])))
        for question, rule in dict(expect.get("problems") or {}).items():
            yield ("refused: ", self._asked(str(question)), f" ({_plain(rule)})")
        for id, value in dict(expect.get("facts") or {}).items():
            yield (Name(str(id), f"“{spaced(str(id))}”"), f" is {self._fact(str(id), value)}")
        for key, words in (("path", "goes through "), ("visits", "visits "), ("skips", "does not visit ")):
            if key in expect:
                steps = [(self._step(str(each)),) for each in expect[key] or ()]
                yield (words, *(listed(steps, "and") or ("nothing",)))

    def _step(self, id: str) -> Name:
        return self.ways.name(id) if id in self.journey.steps else self.words.named(id)

    def _asked(self, id: str) -> Name:
        return self.words.asked(id) if id in self.journey.questions else self.words.named(id)

    def _fact(self, id: str, value: Any) -> str:
        fact = self.journey.facts.get(id)
        if fact is not None:
            for option in fact.options:
                if option.id == value:
                    return plain(self.words.inline(option.label))
        if isinstance(value, list):
            return ", ".join(self._fact(id, each) for each in value)
        return self._day(value)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    return str(value)
