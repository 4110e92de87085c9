"""Every sentence of a journey with the answers that are there where it is read, and all that anything reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from journeys.content import Prose, prose
from journeys.expressions.tree import (
    Answer,
    Bands,
    FactRef,
    ListRef,
    Measure,
    Node,
    Other,
    Part,
    Quantified,
    RateRef,
    Was,
    walk,
)
from journeys.graph import every_step
from journeys.model import Aside, Journey, Option, Question, Sentence, Step, Text, TextRef

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a sentence is read.

    The answers of the first `before` steps are there (those inside items counted behind their repeat), and those of
    the questions `own`; None for `before`: it depends on where the fact, text or rate it belongs to is read. `through`
    names the text under `texts` that holds it, and `at` is then the text that shows it.
    """

    sentence: Sentence
    before: int | None
    own: frozenset[str] = NONE
    through: str = ""
    at: Text | None = None


class Uses:
    """What the sentences and texts of one journey read."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self._closures: dict[str, frozenset[str]] = {}

    @cached_property
    def all(self) -> tuple[Use, ...]:
        """Every sentence, wherever it stands."""
        return tuple(self._everywhere())

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        """All that any sentence or text names: ("fact", id), the same for "rate", "list", "text"; bands are facts."""
        found: set[tuple[str, str]] = set()
        for use in self.all:
            for node in walk(use.sentence.tree):
                match node:
                    case FactRef() | Bands():
                        found.add(("fact", node.id))
                    case RateRef():
                        found.add(("rate", node.id))
                    case ListRef():
                        found.add(("list", node.id))
                    case _:
                        pass
        found.update(("text", name) for text in self.texts for name in _shown(text))
        found.update(
            ("list", question.options_list) for question in self.journey.questions.values() if question.options_list
        )
        return frozenset(found)

    def answers(self, node: Node) -> frozenset[str]:
        """The questions and repeats that a part of a sentence reads, through facts and the day of its rates too.

        What it reads of the other items of its own repeat is left out: of them it asks what is there already.
        """
        found: set[str] = set()
        others = {id(part.of) for part in walk(node) if isinstance(part, Other)}
        for part in walk(node):
            if id(part) in others:
                continue
            match part:
                case Answer() | Part():
                    found.add(part.id)
                case FactRef() | Bands():
                    found |= self._of_fact(part.id)
                case Measure() | Quantified(other=False):
                    found.add(part.list)
                case RateRef(day=None) if self.journey.rates_on is not None:
                    found |= self.journey.rates_on.reads
                case _:
                    pass
        return frozenset(found)

    def _of_fact(self, id: str) -> frozenset[str]:
        if id not in self._closures:
            self._closures[id] = frozenset()  # a cycle is found elsewhere
            trees = [sentence.tree for sentence in _of_fact(self.journey, id)]
            self._closures[id] = frozenset().union(*(self.answers(tree) for tree in trees))
        return self._closures[id]

    def node_that_reads(self, sentence: Sentence, question: str) -> Node:
        """The smallest part of a sentence that reads a question, by name or through a fact."""
        found: Node = sentence.tree
        for node in walk(sentence.tree):
            if not isinstance(node, Was) and question in self.answers(node):
                found = node
        return found

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the journey."""
        return tuple(text for text, *_ in self._placed()) + tuple(self.journey.texts.values())

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every wording of them, as it is read."""
        return tuple(said for text in self.texts for said in prose(text))

    def _everywhere(self) -> Iterator[Use]:
        journey = self.journey
        steps = 0
        for section in journey.sections:
            if section.when:
                yield Use(section.when, steps)
            for step in every_step(section):
                yield from self._of_step(step, steps)
                steps += 1
            yield from (Use(rule.sentence, steps) for rule in section.next if rule.sentence)
        yield from (Use(rule.sentence, steps) for rule in journey.next if rule.sentence)
        for promise in journey.promises.values():
            yield from (Use(each, steps) for each in (promise.sentence, promise.when) if each)
        for text, before, own in self._placed():
            yield from self._of_text(text, before, own, "", None)
        for text in journey.texts.values():
            yield from (Use(sentence, None) for sentence in _sentences(text))
        for id in (*journey.facts, *journey.bands):
            yield from (Use(sentence, None) for sentence in _of_fact(journey, id))
        if journey.rates_on:
            yield Use(journey.rates_on, None)

    def _of_step(self, step: Step, number: int) -> Iterator[Use]:
        if step.when:
            yield Use(step.when, number)
        above = NONE
        for question in step.questions:
            if question.when:
                yield Use(question.when, number, above)  # may hang on an answer further up on the same page
            yield from (Use(sentence, number) for sentence in (question.min, question.max) if sentence)
            yield from (Use(option.when, number) for option in question.options if option.when)
            yield from (Use(must.sentence, number, frozenset({question.id})) for must in question.must)
            above |= {question.id}
        yield from (Use(must.sentence, number + 1) for must in step.must)
        inside = 0 if step.repeat is None else len(step.repeat.steps)
        yield from (Use(rule.sentence, number + 1 + inside) for rule in step.next if rule.sentence)

    def _of_text(
        self, text: Text, before: int | None, own: frozenset[str], through: str, at: Text | None
    ) -> Iterator[Use]:
        """A text's sentences, and those of the texts it shows; a cycle of texts is left where it closes."""
        yield from (Use(sentence, before, own, through, at) for sentence in _sentences(text))
        yield from (Use(sentence, before, own, through, at) for sentence in self._of_translations(text))
        for name in _shown(text):
            shown = self.journey.texts.get(name)
            if shown is not None and name not in through.split():
                yield from self._of_text(shown, before, own, f"{through} {name}".strip(), at or text)

    def _of_translations(self, text: Text) -> Iterator[Sentence]:
        """The rules that the translations of a text have of their own, in the languages that are offered."""
        for language in self.journey.languages[1:]:
            rules = text.to[language].rules if language in text.to else ()
            yield from (each for each, _ in rules if each is not None and each.route[0] != text.route[0])

    def _placed(self) -> Iterator[tuple[Text, int | None, frozenset[str]]]:
        """Every text outside `texts`, the number of steps answered where it is shown, and the question it speaks of."""
        journey = self.journey
        number = 0
        for section in journey.sections:
            yield from _at((section.title,), number)
            for step in every_step(section):
                yield from _at((step.title, step.body), number)
                if step.repeat is not None:
                    yield from _at((step.repeat.ask, step.repeat.hint), number)
                    yield from _at((step.repeat.label, step.repeat.added), number + 1 + len(step.repeat.steps))
                yield from ((must.message, number + 1, NONE) for must in step.must)
                for question in step.questions:
                    yield from _of_question(question, number)
                number += 1
        every = number
        yield from _at((journey.title, *_start_texts(journey), *(group.title for group in journey.task_list)), 0)
        yield from _at(
            (journey.check.title, journey.check.body, journey.check.declaration, journey.check.button), every
        )
        for outcome in journey.outcomes.values():
            pairs = (*((outcome.statement,) if outcome.statement else ()), *outcome.timeline)
            texts = (outcome.title, outcome.body, *(text for pair in pairs for text in pair), *_aside(outcome.aside))
            yield from _at(texts, every)
        for options in (
            *(fact.options for fact in journey.facts.values()),
            *(each.options for each in journey.lists.values()),
        ):
            yield from _at(_option_texts(options), None)


def _of_fact(journey: Journey, id: str) -> Iterator[Sentence]:
    """The sentences of a fact or of a table of bands."""
    if id in journey.facts:
        for row in journey.facts[id].rows:
            yield from (sentence for sentence in (row.sentence, row.value) if sentence)
    elif id in journey.bands:
        for band in journey.bands[id].rows:
            yield from (sentence for sentence in (band.up_to, band.rate) if sentence)


def _sentences(text: Text) -> Iterator[Sentence]:
    for sentence, wording in text.rules:
        if sentence:
            yield sentence
        yield from (piece for piece in wording.pieces if isinstance(piece, Sentence))


def _shown(text: Text) -> Iterator[str]:
    return (piece.id for _, wording in text.rules for piece in wording.pieces if isinstance(piece, TextRef))


def _at(texts: Iterable[Text | None], number: int | None) -> Iterator[tuple[Text, int | None, frozenset[str]]]:
    return ((text, number, NONE) for text in texts if text is not None)


def _of_question(question: Question, number: int) -> Iterator[tuple[Text, int | None, frozenset[str]]]:
    shown = (question.ask, question.hint, question.called, question.why, question.kept_for, question.shared_with)
    yield from _at((*shown, *_option_texts(question.options)), number)
    for text in (*(must.message for must in question.must), *question.errors.values()):
        yield text, number, frozenset({question.id})


def _option_texts(options: tuple[Option, ...]) -> Iterator[Text | None]:
    for option in options:
        yield option.label
        yield option.hint


def _start_texts(journey: Journey) -> Iterator[Text | None]:
    start = journey.start
    yield from (start.body, start.button, start.before, *_aside(start.aside))
    for label, text in start.key_facts:
        yield from (label, text)


def _aside(aside: Aside | None) -> tuple[Text, ...]:
    return (aside.title, aside.body) if aside else ()
