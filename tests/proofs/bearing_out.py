"""Whether a witness, as it is written in a report, does what the report says: replayed and drawn, without any proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from engine.given import Taken, take
from engine.promises import kept
from engine.replay import Path, replay
from engine.roster import key_of
from journeys.diagnostics import Diagnostic
from journeys.expressions.known import Known
from journeys.model import Journey, Option, Question, Sentence, Step, Text
from journeys.questions import type_of
from journeys.texts import plain


def borne_out(found: Diagnostic, journey: Journey) -> bool:
    """Whether the citizen of a finding shows it."""
    assert found.witness is not None
    taken = take(journey, found.witness.answers, found.witness.today)
    path = taken.path
    assert not taken.unused, "a witness answers nothing that is not asked"
    match found.slug:
        case "promise-broken":
            [promise] = [each for each in journey.promises.values() if each.route == found.primary.spot.route]
            return path.outcome is not None and kept(promise, path) != "kept"
        case "dead-end":
            return path.fault is not None and path.fault.sentence == ""
        case "undecided-section":
            [section] = [each for each in journey.sections if each.route == found.primary.spot.route]
            own = [rule for step in section.steps for rule in step.next]
            later = [each.id for each in journey.sections[journey.sections.index(section) + 1 :]]
            return not any(rule in path.fired for rule in own) and any(step.section in later for step in path.steps)
        case "rows-overlap":
            [fact] = [each for each in journey.facts.values() if each.rows[0].route[0] == found.primary.spot.route[0]]
            return sum(_holds(row.sentence, path.known) for row in fact.rows if row.sentence is not None) > 1
        case "no-way-to-answer":
            return path.stops_at is not None and not any(_goes_on(taken, answers) for answers in _tries(taken))
        case _ if "options" in found.primary.spot.route:
            return any(_unknown(option.when, path.known) for step in path.steps for option in _options(step))
        case _:
            return path.fault is not None or any(_hole(text, known, journey) for text, known in _texts(journey, path))


def _holds(sentence: Sentence, known: Known) -> bool:
    try:
        return bool(sentence.value(known))
    except LookupError:
        return False


def _unknown(sentence: Sentence | None, known: Known) -> bool:
    try:
        return sentence is not None and sentence.value(known) is None
    except LookupError:
        return True


def _options(step: Step) -> Iterator[Option]:
    return (option for question in step.questions for option in question.options)


# A text with a hole


def _hole(text: Text | None, known: Known, journey: Journey) -> bool:
    try:
        if text is not None:
            plain(text, known, journey, journey.language)
    except LookupError:
        return True
    return False


def _texts(journey: Journey, path: Path) -> Iterator[tuple[Text | None, Known]]:
    """The texts that the citizen would be shown."""
    pages = [(step, path.known) for step in path.steps]
    pages += [(step, each.known) for paths in path.items.values() for each in paths for step in each.steps]
    for step, known in pages:
        yield step.title, known
        yield step.body, known
        yield from ((question.ask, known) for question in step.questions)
    if path.outcome is not None:
        yield path.outcome.title, path.known
        yield path.outcome.body, path.known
        yield from ((text, path.known) for pair in path.outcome.timeline for text in pair)


# A page that takes no answer


def _page(taken: Taken) -> tuple[Step, str, Known]:
    """The page that stops the citizen, and of which item."""
    path = taken.path
    assert path.stops_at is not None
    for each in path.items.get(path.stops_at.id, ()):
        if each.stops_at is not None:
            return each.stops_at, each.item.id, each.known
    return path.stops_at, "", path.known


def _tries(taken: Taken) -> Iterator[dict[str, Any]]:
    """Many answers to the questions of that page."""
    step, item, known = _page(taken)
    [question] = step.questions
    for value in _values(question, known):
        yield {**taken.answers, key_of(question.id, item): value}


def _values(question: Question, known: Known) -> Iterator[Any]:
    kind = type_of(question.type).kind(question)
    if question.type == "date":
        dates = [known.today, *(each for each in known.values() if isinstance(each, date))]
        yield from (day + timedelta(away) for day in dates for away in range(-800, 800))
    elif question.type == "yes_no":
        yield from (True, False)
    elif hasattr(kind, "options"):
        yield from kind.options
    else:
        yield from range(-10, 1000)


def _goes_on(taken: Taken, answers: dict[str, Any]) -> bool:
    step, item, known = _page(taken)
    path = replay(taken.journey, answers, known.today)
    after = Taken(taken.journey, path, {}, {}, (), (), {}, {})
    return path.stops_at is None or _page(after)[:2] != (step, item)
