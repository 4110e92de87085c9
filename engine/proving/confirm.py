"""Whether a citizen whom the solver made up really does what is claimed: the engine's word on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.options import asked_of
from engine.path import Path
from engine.promises import kept, lacking
from engine.replay import Answers, asked, shown
from engine.roster import item_id, item_of, question_of
from engine.tracing import Trace, missing
from engine.witness import answers_of
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Sentence, Step, Text, TextRef
from journeys.proof.claim import Claim
from journeys.proof.verdicts import Citizen
from journeys.proof.views import Order
from journeys.proof.witnesses import nth_item, trimmed

MOST_ITEMS = 100
"""A list has no more items than this."""


def confirmed(claim: Claim, trace: Trace, journey: Journey) -> str | None:
    """What is missing (or happens) where this citizen does what nobody may; None where the citizen does not."""
    path = trace.path
    slug = claim.obligation.slug
    spot = claim.obligation.spot
    if slug == "answer-not-asked":
        line = (spot.route, spot.on)
        fault = path.fault
        if fault is not None and fault.route == spot.route:
            return fault.missing or trace.missing.get(line, "")
        hidden = fault is None or "options" in spot.route  # an option that cannot be known of stops nobody
        return trace.missing[line] if (line, "unknown") in trace.said and hidden else None
    if slug == "text-may-lack-answer":
        if path.fault is not None and path.fault.route == spot.route:  # the message of a `must`
            return path.fault.missing
        gaps = text_gaps(journey, path)
        return next((gap for sentence, gap in gaps if sentence is claim.sentence or sentence == claim.sentence), None)
    if slug == "dead-end":
        return "" if path.fault is not None and not path.fault.sentence else None
    if slug == "missing-otherwise":
        return _left_out(claim, path, journey)
    if slug == "promise-broken" and path.outcome is not None:
        promise = journey.promises[claim.obligation.about]
        verdict = kept(promise, path)
        return None if verdict == "kept" else lacking(promise, path, journey) if verdict == "unknown" else "broken"
    if slug == "undecided-section":
        return _undecided(claim.obligation.about, trace, journey)
    return None


def _left_out(claim: Claim, path: Path, journey: Journey) -> str | None:
    """Somebody for whom no row of a fact holds, or no wording of a text that is shown."""
    fact = journey.facts.get(claim.obligation.about)
    if fact is None:
        spot = claim.obligation.spot
        return next(("" for text, _ in _texts_shown(journey, path) if text.route == spot.route), None)
    for known in (path.known, *(each.known for paths in path.items.values() for each in paths)):
        try:
            if not any(row.sentence is None or row.sentence.value(known) for row in fact.rows):
                return fact.id
        except LookupError:
            continue
    return None


def _texts_shown(journey: Journey, path: Path) -> Iterator[tuple[Text, str]]:
    """The texts that this citizen would be shown and that have no wording for them."""
    return ((gap, "") for gap, _ in _all_gaps(journey, path) if isinstance(gap, Text))


def _undecided(section: str, trace: Trace, journey: Journey) -> str | None:
    """Falling out of a section of decisions: it was gone through, and none of its rules was followed."""
    found = next(each for each in journey.sections if each.id == section)
    own = {rule.route for step in found.steps for rule in step.next} | {rule.route for rule in found.next}
    read = {line[0] for line, _ in trace.said}
    rules = [rule for step in found.steps for rule in step.next]
    came = any(rule.sentence is not None and rule.sentence.route in read for rule in rules)
    came = came or any(step.when is not None and step.when.route in read for step in found.steps)
    return "" if came and not own & {rule.route for rule in trace.path.fired} else None


def placed(citizen: Citizen) -> Citizen:
    """The same citizen with the ids that the engine gives to items."""
    ids = {nth_item(number): item_id(number) for number in range(1, MOST_ITEMS + 1)}

    def value(given: Any) -> Any:
        if isinstance(given, str):
            return ids.get(given, given)
        return tuple(value(each) for each in given) if isinstance(given, tuple) else given

    return replace(
        citizen,
        answers={id: value(given) for id, given in citizen.answers.items()},
        items={
            list: tuple({id: value(given) for id, given in item.items()} for item in items)
            for list, items in citizen.items.items()
        },
    )


def engine_answers(citizen: Citizen) -> Answers:
    """A citizen's answers by the engine's keys."""
    return answers_of(citizen)


def on_the_way(citizen: Citizen, path: Path, before: Step | None = None) -> Citizen:
    """The same citizen with only what is asked on the path, up to the page `before` where one is named."""
    keys = asked(path)
    if before is not None:
        earlier: set[str] = set()
        for step in path.steps:
            if step.id == before.id:
                break
            earlier |= {question.id for question in step.questions} | {step.id}
        keys = {key for key in keys if question_of(key) in earlier or (item_of(key) and _list_of(key, path) in earlier)}
    numbers = {each.item.id: number for paths in path.items.values() for number, each in enumerate(paths)}
    return trimmed(citizen, frozenset((question_of(key), numbers.get(item_of(key), -1)) for key in keys))


def _list_of(key: str, path: Path) -> str:
    return next((id for id, paths in path.items.items() if any(each.item.id == item_of(key) for each in paths)), "")


# Texts


def text_gaps(journey: Journey, path: Path) -> Iterator[tuple[Sentence, str]]:
    """The sentences in texts that this citizen would be shown and that cannot be known, with what they lack."""
    return ((gap, lacks) for gap, lacks in _all_gaps(journey, path) if isinstance(gap, Sentence))


def _all_gaps(journey: Journey, path: Path) -> Iterator[tuple[Sentence | Text, str]]:
    """The same, and the texts by rules of which none holds."""
    order = Order(journey)
    for step in path.steps:
        yield from _of_step(step, path.known, order, journey)
    for id, paths in path.items.items():
        repeat = journey.steps[id].repeat
        assert repeat is not None
        for each in paths:
            for step in each.steps:
                yield from _of_step(step, each.known, order, journey)
            if each.stops_at is None and id in path.known:
                yield from _gaps(repeat.label, each.known, journey)
    if path.outcome is not None:
        outcome = path.outcome
        pairs = [*([outcome.statement] if outcome.statement else []), *outcome.timeline]
        aside = [outcome.aside.title, outcome.aside.body] if outcome.aside else []
        for text in (outcome.title, outcome.body, *(text for pair in pairs for text in pair), *aside):
            yield from _gaps(text, path.known, journey)
        if outcome.submit:
            check = journey.check
            for text in (check.title, check.body, check.declaration, check.button):
                yield from _gaps(text, path.known, journey)
    for section in journey.sections:
        if section.steps and any(step.section == section.id for step in path.steps):
            yield from _gaps(section.title, _before(path.known, order, order.step[section.steps[0].id]), journey)


def _of_step(step: Step, after: Known, order: Order, journey: Journey) -> Iterator[tuple[Sentence | Text, str]]:
    """The texts of a page as it is shown first; a question that hangs on an answer of its own page is shown then."""
    known = _before(after, order, order.step[step.id])
    texts = [step.title, step.body]
    if step.repeat is not None:
        texts += [step.repeat.ask, step.repeat.hint]
    for question in shown(step, after):
        texts += [question.ask, question.hint, question.called, question.why, question.kept_for]
        texts += [question.shared_with, question.unit]
        offered = asked_of(question, known, journey, journey.language)
        texts += [text for option in offered.options for text in (option.label, option.hint)]
    for text in texts:
        yield from _gaps(text, known, journey)


def _before(known: Known, order: Order, number: int) -> Known:
    """What was known when a page was shown."""
    there = {id: value for id, value in known.items() if order.asked.get(id, -1) < number}
    if isinstance(known, Inside):
        inside = Inside(known.outer, known.name, known.item, known.others)
        inside.clear()
        inside.update(there)
        return inside
    return Known(there, today=known.today)


def _gaps(
    text: Text | None, known: Known, journey: Journey, open: tuple[str, ...] = ()
) -> Iterator[tuple[Sentence | Text, str]]:
    for sentence, wording in () if text is None else text.rules:
        if sentence is not None:
            try:
                if not sentence.value(known):
                    continue
            except LookupError as gap:
                yield sentence, missing(gap)
                return
        for piece in wording.pieces:
            if isinstance(piece, Sentence):
                try:
                    piece.value(known)
                except LookupError as gap:
                    yield piece, missing(gap)
            elif isinstance(piece, TextRef) and piece.id not in open and piece.id in journey.texts:
                yield from _gaps(journey.texts[piece.id], known, journey, (*open, piece.id))
        return
    if text is not None and text.rules:
        yield text, ""
