"""A citizen's answers as rows: on check answers, under an outcome, and in the copy of what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from engine.options import asked_of
from engine.path import ItemPath, Path
from engine.replay import shown
from journeys.diagnostics import Route
from journeys.expressions.kinds import Choice, Choices, Kind, Record, Value
from journeys.expressions.known import Inside, Known
from journeys.formats import formats
from journeys.languages import isolated
from journeys.model import Journey, Question, Repeat, Rule, Section, Sentence, Step, Text
from journeys.questions import type_of
from journeys.questions.called import heading, is_clause
from journeys.questions.messages import called
from journeys.questions.presented import affixes
from journeys.show import show
from renderers.html import addresses
from renderers.html.contexts import Card, Row
from renderers.html.fields import control_id
from renderers.html.wording import Words, say
from renderers.html.writing import Writer

_TOLD = 3
"""How many answers of an item its list shows."""


class Rows:
    """The rows of one journey version in one language."""

    def __init__(self, journey: Journey, writer: Writer, words: Words, language: str) -> None:
        self._journey = journey
        self._writer = writer
        self._words = words
        self._language = language
        self.step_of = {question.id: step for step in journey.steps.values() for question in step.questions}
        """The step of every question, those inside items too."""
        self._reads = dict(_reads(journey))
        self._labels: dict[str, Markup] = {}

    def cards(self, path: Path, changing: bool) -> tuple[Card, ...]:
        """Every answer on the path, a card for each section and for each item; `changing`: with a way to change it."""
        cards: list[Card] = []
        for section in self._journey.sections:
            rows: list[Row] = []
            items: list[Card] = []
            for step in path.steps:
                if step.section != section.id:
                    continue
                rows += (self._row(question, path.known, changing) for question in shown(step, path.known))
                if step.repeat is not None:
                    rows += self._whether(path, step, changing)
                    items += self._whole_items(path, step, changing)
            if rows:
                title = escape(self._words.check_answers) if section.title is None else self._told(section, path.known)
                cards.append(Card(title, tuple(rows)))
            cards += items
        return tuple(cards)

    def item_cards(self, path: Path, step: Step, changing: bool) -> tuple[Card, ...]:
        """The items of a repeat for its list page: the first answers of each, and what is still to be answered."""
        repeat = _repeat(step)
        found = path.items.get(step.id, ())
        named = _read_by(repeat.label)
        cards: list[Card] = []
        for each in found:
            told = [row for question, row in self._item_rows(each, False) if question.id not in named][:_TOLD]
            name = self.item_name(repeat, each)
            start = each.steps[0] if each.stops_at is None else each.stops_at
            card = Card(
                name,
                (*told, *self._missing(each)),
                named=name,
                change=addresses.item_step(self._journey.id, step.id, each.item.id, start.id, changing),
                remove=self._remove(step, each, len(found), changing),
            )
            cards.append(card)
        return tuple(cards)

    def item_card(self, step: Step, each: ItemPath) -> Card:
        """All that was answered about one item, to look at."""
        return Card(self.item_name(_repeat(step), each), tuple(row for _, row in self._item_rows(each, False)))

    def item_name(self, repeat: Repeat, each: ItemPath) -> Markup:
        """What the citizen would call an item; until that can be told, its number."""
        return self._label_of(repeat, each.known) or escape(
            say(self._words.items_number, n=self._number(each.item.number))
        )

    def item_caption(self, step: Step, known: Known) -> Markup:
        """What stands above the pages of an item: its name, or the title of its repeat with its number."""
        label = self._label_of(_repeat(step), known)
        if label or not isinstance(known, Inside):
            return label or Markup("")
        title = self._titled(step, known)
        numbered = escape(say(self._words.items_caption, n=self._number(known.item.number)))
        return Markup(say(numbered, title=title))

    def decisive(self, path: Path) -> tuple[Row, ...]:
        """The answers that the path's last rule read: those to look at if the outcome is not right."""
        if path.decided_by is None:
            return ()
        ids = self._reads.get(path.decided_by.route, frozenset())
        rows: list[Row] = []
        for step in path.steps:
            rows += (self._row(question, path.known, True) for question in step.questions if question.id in ids)
            if step.repeat is not None and any(id == step.id or id.startswith(f"{step.repeat.item}.") for id in ids):
                rows.append(self._all_items(path, step))
        return tuple(rows)

    def _whole_items(self, path: Path, step: Step, changing: bool) -> Iterator[Card]:
        """Each item with all its answers; after the last of them, a way to add another."""
        found = path.items.get(step.id, ())
        repeat, among = _repeat(step), self._titled(step, path.known)
        for number, each in enumerate(found, 1):
            name = self.item_name(repeat, each)
            rows = tuple(row for _, row in self._item_rows(each, changing))
            if not changing:
                yield Card(name, rows, among=among)
                continue
            more = number == len(found) < repeat.max
            yield Card(
                name,
                rows,
                named=name,
                remove=self._remove(step, each, len(found), True),
                add=addresses.step(self._journey.id, step.id, True) if more else "",
                among=among,
            )

    def _item_rows(self, each: ItemPath, changing: bool) -> Iterator[tuple[Question, Row]]:
        """The answers of one item that count, in order."""
        for step in each.steps:
            if step is each.stops_at:
                break
            for question in shown(step, each.known):
                change = self._change(question, each.item.id) if changing else ""
                yield question, self._row(question, each.known, False, change)

    def _missing(self, each: ItemPath) -> Iterator[Row]:
        """The page of an item that is still to be answered."""
        step = each.stops_at
        if step is not None:
            if step.title is not None or not step.questions:
                label = Markup("") if step.title is None else self._writer.told(step.title, each.known)
            else:
                label = self._labels.get(step.questions[0].id) or self._label(step.questions[0], each.known)
            yield Row(label, escape(self._words.items_to_answer), missing=True)

    def _whether(self, path: Path, step: Step, changing: bool) -> Iterator[Row]:
        """That there are none of something."""
        ask = _repeat(step).ask
        if ask is not None and not path.items.get(step.id):
            change = addresses.step(self._journey.id, step.id, True) if changing else ""
            answer = self._words.no if step.id in path.known else self._words.not_given
            yield Row(self._writer.told(ask, path.known), escape(answer), change)

    def _all_items(self, path: Path, step: Step) -> Row:
        """The items by their names, in one row."""
        repeat = _repeat(step)
        names = [self.item_name(repeat, each) for each in path.items.get(step.id, ())]
        value = Markup("\n").join(names) if names else escape(self._words.no)
        return Row(self._titled(step, path.known), value, addresses.step(self._journey.id, step.id, True))

    def _remove(self, step: Step, each: ItemPath, count: int, changing: bool) -> str:
        """Where an item is removed; the only one of a list that needs one can only be changed."""
        if count == 1 and _repeat(step).min > 0:
            return ""
        return addresses.remove(self._journey.id, step.id, each.item.id, changing)

    def _label_of(self, repeat: Repeat, known: Known) -> Markup:
        try:
            return self._writer.told(repeat.label, known).strip()
        except LookupError:
            return Markup("")

    def _number(self, number: int) -> str:
        journey = self._journey
        return format_decimal(number, locale=formats(self._language, journey.currency, journey.minor_digits).locale)

    def _row(self, question: Question, known: Known, changing: bool, change: str = "") -> Row:
        label = self._labels.get(question.id) or self._label(question, known)
        return Row(label, self._value(question, known), self._change(question) if changing else change)

    def _label(self, question: Question, known: Known) -> Markup:
        """What the answer is called at the start of a line ("Date of birth"), else the whole question.

        Kept where it is the same for everybody.
        """
        name = called(question, known, self._journey, self._language)
        if name is None or (question.called is None and is_clause(name)):
            label = self._writer.told(question.ask, known)
        else:
            label = escape(heading(name, self._language))
        if self._writer.constant(question.called or question.ask):
            self._labels[question.id] = label
        return label

    def _value(self, question: Question, known: Known) -> Markup:
        """The answer as `said`, or that none was given."""
        value = known.get(question.id)
        if value is None:
            return escape(self._words.not_given)
        return escape(self.said(question, type_of(question.type).masked(question, value), known))

    def said(self, question: Question, value: Value, known: Known) -> str:
        """An answer in the reader's language, masked already where its type masks; each part of an address and each
        of several choices on its own line."""
        if question.items is not None:
            offered = asked_of(question, known, self._journey, self._language)
            question = replace(offered, items=None)
        kind = type_of(question.type).kind(question)
        if isinstance(kind, Record) and isinstance(value, dict):
            lines = "\n".join(value[part] for part in kind.fields if value.get(part))
            return isolated(lines, self._language)
        if isinstance(kind, Choices) and isinstance(value, tuple):
            chosen = (option for option in kind.options if option in value)
            return "\n".join(self._shown(Choice(kind.options), option, question, known) for option in chosen)
        return self._shown(kind, value, question, known)

    def _shown(self, kind: Kind, value: Value, question: Question, known: Known) -> str:
        planned = type_of(question.type).planned
        words = show(kind, value, self._journey, self._language, question.options, known, weekdays=planned)
        return words if question.unit is None else f"{words} {affixes(question, self._journey, self._language)[1]}"

    def _change(self, question: Question, item: str = "") -> str:
        """The page of the question, its first control in focus."""
        first = type_of(question.type).parts(question)[0]
        step = self.step_of[question.id]
        if item:
            address = addresses.item_step(self._journey.id, step.within, item, step.id, changing=True)
        else:
            address = addresses.step(self._journey.id, step.id, changing=True)
        return f"{address}#{control_id(question.id, first)}"

    def _told(self, section: Section, known: Known) -> Markup:
        return Markup("") if section.title is None else self._writer.told(section.title, known)

    def _titled(self, step: Step, known: Known) -> Markup:
        return Markup("") if step.title is None else self._writer.told(step.title, known)


def _repeat(step: Step) -> Repeat:
    if step.repeat is None:
        raise ValueError(f"{step.id} is no repeat")
    return step.repeat


def _read_by(label: Text) -> set[str]:
    """The questions that an item is named by."""
    pieces = (piece for _, wording in label.rules for piece in wording.pieces)
    return {id for piece in pieces if isinstance(piece, Sentence) for id in piece.reads}


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
