"""Everybody who could come to a small journey, gone through by the engine one by one: what happens to any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from engine.path import Path
from engine.promises import kept
from engine.replay import Answers, is_shown
from engine.roster import Roster, item_id, key_of
from engine.tracing import Trace, Tracer
from journeys.diagnostics import Route
from journeys.expressions.known import Known
from journeys.expressions.tree import Literal
from journeys.model import Fact, Journey, Question, Sentence, Step, Text, TextRef
from journeys.proof.claim import spot_of
from journeys.proof.verdicts import Obligation

DAYS = (date(2026, 11, 22), date(2030, 6, 1), date(2031, 6, 1))
"""The first day, and days between which what sentences of small journeys say of the day changes."""

Happened = tuple[str, Any]
"""A slug, and what it is told of: as `Obligation` has them, except that lines stand for sentences."""


@dataclass
class Everybody:
    """What happens to anybody at all.

    `happened` are the things that an obligation speaks of, each with somebody to whom they happen. `stuck` are the
    steps at which somebody can give no answer, `open` those at which it cannot be told. `faults` are the places at
    which somebody meets a fault.
    """

    journey: Journey
    happened: dict[Happened, Answers] = field(default_factory=dict)
    stuck: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    faults: set[Any] = field(default_factory=set)
    citizens: int = 0

    def holds(self, obligation: Obligation) -> bool | None:
        """Whether an obligation holds; None where nobody can tell from here."""
        slug, about, spot = obligation.slug, obligation.about, obligation.spot
        line = (spot.route, spot.on)
        match slug:
            case "unreachable-step" | "unreachable-outcome" | "unreachable-option":
                return (slug, about) in self.happened
            case "unreachable-rule" | "unreachable-row":
                return (slug, line) in self.happened
            case "never-true" | "must-never-met":
                return ("yes", line) in self.happened
            case "always-true" | "must-never-broken":
                return ("no", line) in self.happened
            case "answer-not-asked":
                return ("unknown", line) not in self.happened
            case "text-may-lack-answer":
                return (slug, (spot, about)) not in self.happened
            case "missing-otherwise":
                return (slug, spot.route) not in self.happened
            case "dead-end":
                return (slug, "") not in self.happened
            case "undecided-section" | "promise-broken":
                return (slug, about) not in self.happened
            case "no-way-to-answer":
                return about not in self.stuck if about in self.stuck or about not in self.open else None
            case _:
                return None


def everybody(journey: Journey) -> Everybody:
    """Goes through all citizens of a journey."""
    found = Everybody(journey)
    tracer = Tracer(journey)
    ways: dict[tuple[str, Any], set[bool | None]] = {}
    days = DAYS if _reads_day(journey) else DAYS[:1]
    for today in days:
        for answers in _citizens(journey):
            found.citizens += 1
            trace = tracer.trace(answers, today)
            for each in _happens(journey, trace):
                found.happened.setdefault(each, answers)
            if trace.path.fault is not None:
                found.faults.add(trace.path.fault.route)
            for page, left in _pages(trace.path, answers, today):
                ways.setdefault(page, set()).add(left)
    found.stuck = {step for (step, _), left in ways.items() if left == {False}}
    found.open = {step for (step, _), left in ways.items() if True not in left}
    return found


def _reads_day(journey: Journey) -> bool:
    from journeys.checks._uses import Uses

    return any("today" in use.sentence.text or "fee" in use.sentence.text for use in Uses(journey).all)


# Citizens


def _citizens(journey: Journey) -> Iterator[dict[str, Any]]:
    keys: list[str] = []
    values: list[list[Any]] = []
    lists: list[tuple[str, list[dict[str, Any]]]] = []
    for step in journey.steps.values():
        if step.repeat is not None:
            lists.append((step.id, list(_items(step))))
        elif not step.within:
            for question in step.questions:
                keys.append(question.id)
                values.append(_answers(question))
    for given in product(*values, *(items for _, items in lists)):
        answers = dict(zip(keys, given, strict=False))
        for items in given[len(keys) :]:
            answers.update(items)
        yield answers


def _items(step: Step) -> Iterator[dict[str, Any]]:
    assert step.repeat is not None
    questions = [question for inner in step.repeat.steps for question in inner.questions]
    for count in range(step.repeat.min, step.repeat.max + 1):
        ids = tuple(item_id(number) for number in range(1, count + 1))
        keys = [key_of(question.id, id) for id in ids for question in questions]
        for given in product(*(_answers(question) for _ in ids for question in questions)):
            yield {step.id: Roster(ids, count, False), **dict(zip(keys, given, strict=True))}


def _answers(question: Question) -> list[Any]:
    found: list[Any] = [None] if question.optional else []
    options = [option.id for option in question.options]
    match question.type:
        case "yes_no":
            return [*found, True, False]
        case "choice":
            return [*found, *options]
        case "choices":
            alone = {option.id for option in question.options if option.alone}
            for ticks in product((False, True), repeat=len(options)):
                chosen = tuple(option for option, tick in zip(options, ticks, strict=True) if tick)
                if chosen and (len(chosen) == 1 or not alone & set(chosen)):
                    found.append(chosen)
            return found
        case _:
            low = question.min.tree.value if question.min and isinstance(question.min.tree, Literal) else 0
            high = question.max.tree.value if question.max and isinstance(question.max.tree, Literal) else _HIGHEST
            return [*found, *range(low, high + 1)]


_HIGHEST = 8
"""No number of a small journey is larger: bounds that are facts are twice the largest answer."""


# What happens


def _happens(journey: Journey, trace: Trace) -> Iterator[Happened]:
    path = trace.path
    for line, said in trace.said:
        if said != "unknown" or _matters(line[0], path):
            yield said, line
    yield from (("unreachable-step", id) for id in _come(journey, trace))
    if path.outcome is not None:
        yield "unreachable-outcome", path.outcome.id
        for promise in journey.promises.values():
            if kept(promise, path) != "kept":
                yield "promise-broken", promise.id
        for fact, known in _facts(journey, path):
            yield from _decided(fact, known)
    if path.fault is not None and not path.fault.sentence:
        yield "dead-end", ""
    for rule in path.fired:
        if rule.sentence is not None:
            yield "unreachable-rule", (rule.sentence.route, rule.sentence.on)
    for step, _, known, left in _left(path):
        for question in step.questions:
            if left and question.options and question.id in known:
                value = known[question.id]
                for option in value if isinstance(value, tuple) else (value,):
                    yield "unreachable-option", f"{question.id} {option}"
    yield from _sections(journey, trace)
    yield from _texts(journey, path)
    if not any(said == "unknown" and path.fault and line[0] == path.fault.route for line, said in trace.said):
        yield from _messages(journey, path)


def _matters(route: Route, path: Path) -> bool:
    """Whether a sentence that cannot be known stops somebody, or hides an option. One that reads an answer of its own
    page which is not good yet waits for that."""
    return "options" in route or (path.fault is not None and path.fault.route == route)


def _come(journey: Journey, trace: Trace) -> Iterator[str]:
    """The steps that are shown, and those of which it is asked whether they are."""
    path = trace.path
    yield from (step.id for step in path.steps)
    yield from (step.id for paths in path.items.values() for each in paths for step in each.steps)
    read = {line for line, _ in trace.said}
    for step in journey.steps.values():
        if step.when is not None:
            if (step.when.route, step.when.on) in read:
                yield step.id
        elif step.form == "decision" and step.next:
            first = step.next[0]
            if first in path.fired or (first.sentence and (first.sentence.route, first.sentence.on) in read):
                yield step.id


def _left(path: Path) -> Iterator[tuple[Step, str, Known, bool | None]]:
    """The pages, of which item, with what is known there, and whether they were left; None where a sentence of theirs
    could not be known, which is another matter."""
    stops = {path.stops_at.id} if path.stops_at is not None else set()
    for step in path.steps:
        fault = path.fault is not None and step is path.steps[-1] and not _by_rule(path, step)
        yield step, "", path.known, None if fault else step.id not in stops
    for paths in path.items.values():
        for each in paths:
            stopped = each.stops_at.id if each.stops_at is not None else ""
            for step in each.steps:
                fault = path.fault is not None and step is each.steps[-1] and not _by_rule(path, step)
                yield step, each.item.id, each.known, None if fault else step.id != stopped


def _by_rule(path: Path, step: Step) -> bool:
    """Whether a fault is met only after a page was left: in a rule, or further on."""
    fault = path.fault
    assert fault is not None
    own = [question.route for question in step.questions]
    musts = [must.sentence.route for must in step.must]
    return not any(fault.route[: len(route)] == route and "next" not in fault.route for route in [*own, *musts])


def _pages(path: Path, answers: Answers, today: date) -> Iterator[tuple[tuple[str, Any], bool | None]]:
    """Each page that is come to: by whom (all but its own answers), and whether it was left."""
    for step, item, _, left in _left(path):
        if step.questions:
            own = {key_of(question.id, item) for question in step.questions}
            yield (step.id, (today, item, tuple(value for key, value in answers.items() if key not in own))), left


def _facts(journey: Journey, path: Path) -> Iterator[tuple[Fact, Known]]:
    for fact in journey.facts.values():
        if "." not in fact.id:
            yield fact, path.known
    for id, paths in path.items.items():
        repeat = journey.steps[id].repeat
        assert repeat is not None
        if id in path.known:
            yield from ((fact, each.known) for fact in repeat.facts.values() for each in paths)


def _decided(fact: Fact, known: Known) -> Iterator[Happened]:
    try:
        for row in fact.rows:
            if row.sentence is None or row.sentence.value(known):
                if row.sentence is not None:
                    yield "unreachable-row", (row.sentence.route, row.sentence.on)
                return
    except LookupError:
        return
    yield "missing-otherwise", fact.route


def _sections(journey: Journey, trace: Trace) -> Iterator[Happened]:
    """The sections that decide and that somebody leaves at their end."""
    read = {line[0] for line, _ in trace.said}
    for section in journey.sections:
        if section.steps and all(step.form == "decision" for step in section.steps):
            own = [rule for step in section.steps for rule in step.next] + list(section.next)
            asked = any(rule.sentence and rule.sentence.route in read for rule in own)
            here = [said for line, said in trace.said if line[0][: len(section.route)] == section.route]
            if asked and "unknown" not in here and not any(rule in trace.path.fired for rule in own):
                yield "undecided-section", section.id


def _messages(journey: Journey, path: Path) -> Iterator[Happened]:
    """The value in the message of a `must` that is broken by somebody for whom there is none."""
    for step in journey.steps.values():
        musts = [(step.id, must) for must in step.must]
        musts += [(question.id, must) for question in step.questions for must in question.must]
        for owner, must in musts:
            if path.fault is not None and path.fault.route == must.sentence.route:
                pieces = [piece for _, wording in must.message.rules for piece in wording.pieces]
                yield from (
                    ("text-may-lack-answer", (spot_of(piece), owner))
                    for piece in pieces
                    if isinstance(piece, Sentence) and _unknown(piece, path.known)
                )


def _unknown(sentence: Sentence, known: Known) -> bool:
    try:
        sentence.value(known)
    except LookupError:
        return True
    return False


def _texts(journey: Journey, path: Path) -> Iterator[Happened]:
    for step in path.steps:
        before = _before(journey, path, step)
        for owner, text in _of_step(step, path.known):
            yield from _read(text, owner, before, journey)
    if path.outcome is not None:
        yield from _read(path.outcome.title, path.outcome.id, path.known, journey)
        yield from _read(path.outcome.body, path.outcome.id, path.known, journey)


def _before(journey: Journey, path: Path, step: Step) -> Known:
    """What is known when a page is shown for the first time."""
    earlier: set[str] = set()
    for each in path.steps:
        if each is step:
            break
        earlier |= {each.id, *(question.id for question in each.questions)}
    return Known({id: value for id, value in path.known.items() if id in earlier}, today=path.known.today)


def _of_step(step: Step, known: Known) -> Iterator[tuple[str, Text]]:
    yield from ((step.id, text) for text in (step.title, step.body) if text is not None)
    for question in step.questions:
        if is_shown(question, known):
            yield question.id, question.ask


def _read(text: Text | None, owner: str, known: Known, journey: Journey) -> Iterator[Happened]:
    """The line that is chosen, and all that cannot be known."""
    if text is None:
        return
    for sentence, wording in text.rules:
        if sentence is not None:
            try:
                if not sentence.value(known):
                    continue
            except LookupError:
                yield "text-may-lack-answer", (spot_of(sentence), owner)
                return
            yield "unreachable-row", (sentence.route, sentence.on)
        for piece in wording.pieces:
            if isinstance(piece, TextRef):
                yield from _read(journey.texts[piece.id], owner, known, journey)
            elif not isinstance(piece, str):
                try:
                    piece.value(known)
                except LookupError:
                    yield "text-may-lack-answer", (spot_of(piece), owner)
        return
    yield "missing-otherwise", text.route
