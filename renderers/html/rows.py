"""A citizen's answers as rows: on check answers, under an outcome, and in the copy of what was sent."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from engine.replay import Path, shown
from journeys.diagnostics import Route
from journeys.expressions.kinds import Choice, Choices, Kind, Record, Value
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Rule, Section
from journeys.questions import type_of
from journeys.questions.called import heading, is_clause
from journeys.questions.messages import called
from journeys.show import show
from renderers.html import addresses
from renderers.html.contexts import Card, Row
from renderers.html.fields import control_id
from renderers.html.wording import Words
from renderers.html.writing import Writer


class Rows:
    """The rows of one journey version in one language."""

    def __init__(self, journey: Journey, writer: Writer, words: Words, language: str) -> None:
        self._journey = journey
        self._writer = writer
        self._words = words
        self._language = language
        self.step_of = {
            question.id: step for section in journey.sections for step in section.steps for question in step.questions
        }
        """The step of every question."""
        self._reads = dict(_reads(journey))
        self._labels: dict[str, Markup] = {}

    def cards(self, path: Path, changing: bool) -> tuple[Card, ...]:
        """Every answer on the path, a card for each section; `changing`: with a way to change it."""
        cards: list[Card] = []
        for section in self._journey.sections:
            steps = [step for step in path.steps if step.section == section.id]
            rows = tuple(
                self._row(question, path.known, changing) for step in steps for question in shown(step, path.known)
            )
            if rows:
                title = escape(self._words.check_answers) if section.title is None else self._told(section, path.known)
                cards.append(Card(title, rows))
        return tuple(cards)

    def decisive(self, path: Path) -> tuple[Row, ...]:
        """The answers that the path's last rule read: those to look at if the outcome is not right."""
        if path.decided_by is None:
            return ()
        ids = self._reads.get(path.decided_by.route, frozenset())
        asked = [question for step in path.steps for question in step.questions]
        return tuple(self._row(question, path.known, True) for question in asked if question.id in ids)

    def _row(self, question: Question, known: Known, changing: bool) -> Row:
        label = self._labels.get(question.id) or self._label(question, known)
        return Row(label, self._value(question, known), self._change(question) if changing else "")

    def _label(self, question: Question, known: Known) -> Markup:
        """What the answer is called at the start of a line ("Date of birth"), else the whole question.

        Kept where it is the same for everybody.
        """
        name = called(question, known, self._journey, self._language)
        if name is None or (question.called is None and is_clause(name)):
            label = self._writer.told(question.ask, known)
        else:
            label = escape(heading(name))
        if self._writer.constant(question.called or question.ask):
            self._labels[question.id] = label
        return label

    def _value(self, question: Question, known: Known) -> Markup:
        """The answer in the reader's language; each part of an address and each of several choices on its own line."""
        value = known.get(question.id)
        if value is None:
            return escape(self._words.not_given)
        kind = type_of(question.type).kind(question)
        if isinstance(kind, Record) and isinstance(value, dict):
            return escape("\n".join(value[part] for part in kind.fields if value.get(part)))
        if isinstance(kind, Choices) and isinstance(value, tuple):
            chosen = (option for option in kind.options if option in value)
            return escape("\n".join(self._shown(Choice(kind.options), option, question, known) for option in chosen))
        return escape(self._shown(kind, value, question, known))

    def _shown(self, kind: Kind, value: Value, question: Question, known: Known) -> str:
        return show(kind, value, self._journey, self._language, question.options, known)

    def _change(self, question: Question) -> str:
        """The page of the question, its first control in focus."""
        first = type_of(question.type).parts(question)[0]
        address = addresses.step(self._journey.id, self.step_of[question.id].id, changing=True)
        return f"{address}#{control_id(question.id, first)}"

    def _told(self, section: Section, known: Known) -> Markup:
        return Markup("") if section.title is None else self._writer.told(section.title, known)


def _reads(journey: Journey) -> Iterator[tuple[Route, frozenset[str]]]:
    """By the route of each line of `next`: the questions it reads; of `otherwise`, those of the lines before it."""
    for rules in _all_rules(journey):
        before: frozenset[str] = frozenset()
        for rule in rules:
            own = before if rule.sentence is None else rule.sentence.reads
            yield rule.route, own
            before |= own


def _all_rules(journey: Journey) -> Iterator[tuple[Rule, ...]]:
    for section in journey.sections:
        for step in section.steps:
            yield step.next
        yield section.next
    yield journey.next
