"""What every sentence said on one citizen's way: a journey whose sentences write down what they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from engine.path import Path
from engine.replay import Answers, replay
from journeys.diagnostics import Route
from journeys.expressions.known import Known, NotKnown
from journeys.model import Journey, Must, Option, Question, Rule, Section, Sentence, Step

Said = Literal["yes", "no", "unknown"]
Line = tuple[Route, str]
"""Where a sentence stands: its route, and whether it is the key or the value there."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A path, and all that the sentences of steps, rules, questions and options said on the way, in whichever item."""

    path: Path
    said: frozenset[tuple[Line, Said]]
    missing: Mapping[Line, str]
    """Of sentences that could not be known: the id of what is missing, or what failed."""


class Tracer:
    """Replays citizens of one journey and tells what each sentence said. The replay is the engine's own."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self._said: set[tuple[Line, Said]] = set()
        self._missing: dict[Line, str] = {}
        sections = tuple(self._section(section) for section in journey.sections)
        steps = {step.id: step for section in sections for step in _every(section)}
        self._traced = replace(
            journey,
            sections=sections,
            steps=steps,
            questions={question.id: question for step in steps.values() for question in step.questions},
            next=self._rules(journey.next),
        )

    def trace(self, answers: Answers, today: date) -> Trace:
        """Where these answers lead, and what was said on the way."""
        self._said.clear()
        self._missing.clear()
        path = replay(self._traced, answers, today)
        return Trace(path, frozenset(self._said), dict(self._missing))

    def _sentence(self, sentence: Sentence | None) -> Any:
        if sentence is None:
            return None
        return replace(sentence, value=self._listening(sentence.value, (sentence.route, sentence.on)))

    def _listening(self, value: Callable[[Known], Any], line: Line) -> Callable[[Known], Any]:
        def listening(known: Known) -> Any:
            try:
                found = value(known)
            except LookupError as gap:
                self._said.add((line, "unknown"))
                self._missing[line] = missing(gap)
                raise
            if isinstance(found, bool):
                self._said.add((line, "yes" if found else "no"))
            return found

        return listening

    def _rules(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(replace(rule, sentence=self._sentence(rule.sentence)) for rule in rules)

    def _musts(self, musts: tuple[Must, ...]) -> tuple[Must, ...]:
        return tuple(replace(must, sentence=self._sentence(must.sentence)) for must in musts)

    def _section(self, section: Section) -> Section:
        return replace(
            section,
            when=self._sentence(section.when),
            next=self._rules(section.next),
            steps=tuple(self._step(step) for step in section.steps),
        )

    def _step(self, step: Step) -> Step:
        repeat = step.repeat
        return replace(
            step,
            when=self._sentence(step.when),
            must=self._musts(step.must),
            next=self._rules(step.next),
            questions=tuple(self._question(question) for question in step.questions),
            repeat=None
            if repeat is None
            else replace(repeat, steps=tuple(self._step(inner) for inner in repeat.steps)),
        )

    def _question(self, question: Question) -> Question:
        return replace(
            question,
            when=self._sentence(question.when),
            min=self._sentence(question.min),
            max=self._sentence(question.max),
            must=self._musts(question.must),
            options=tuple(self._option(option) for option in question.options),
        )

    def _option(self, option: Option) -> Option:
        return option if option.when is None else replace(option, when=self._sentence(option.when))


def decisions(journey: Journey, trace: Trace) -> Iterator[Step]:
    """The steps without a page that a citizen went through, in the order of the journey: a rule of theirs was read."""
    read = {line[0] for line, _ in trace.said}
    fired = {rule.route for rule in trace.path.fired}
    for step in journey.steps.values():
        if step.form == "decision" and any(
            rule.route in fired or (rule.sentence is not None and rule.sentence.route in read) for rule in step.next
        ):
            yield step


def missing(gap: LookupError) -> str:
    """What a sentence lacked: the id of an answer, rate or fact, or in words what went wrong."""
    return gap.missing if isinstance(gap, NotKnown) else str(gap.args[0]) if gap.args else ""


def _every(section: Section) -> list[Step]:
    found: list[Step] = []
    for step in section.steps:
        found.append(step)
        if step.repeat is not None:
            found.extend(step.repeat.steps)
    return found
