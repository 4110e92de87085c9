"""A citizen who is near a limit moved onto it, or to just beside it, by changing one answer.

Most limits move with an answer as a straight line does, if only between steps; so where two values are known, a third
is guessed from them. The engine is asked each time how far off it still is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.goals import Goal
from engine.plan import plan_of
from engine.proving.crowd import Drawn
from engine.roster import Roster, item_id, key_of, question_of
from journeys.expressions import kinds
from journeys.expressions.tree import Answer, Count, FactRef, Measure, walk
from journeys.model import Journey, Question
from journeys.questions import type_of

TRIES = 10
"""So often one answer is changed before another one is."""

Probe = Callable[[Drawn], tuple[bool, Any]]
"""Whether the limit is where it should be now, and how far off it is; None where it is not read at all."""


@dataclass(frozen=True, slots=True)
class Lever:
    """Something of a citizen that can be moved: where it is now, and the citizen with it elsewhere (None: cannot be).

    It moves by multiples of `unit`, in the unit in which distances are told.
    """

    at: Fraction
    unit: Fraction
    moved: Callable[[Fraction], Drawn | None]


def nudged(journey: Journey, goal: Goal, drawn: Drawn, probe: Probe) -> Drawn | None:
    """A citizen like this one at a boundary; None where that is not found."""
    aim = {"below": -goal.grain, "above": goal.grain}.get(goal.side, Fraction(0))
    there, away = probe(drawn)
    if there:
        return drawn
    if away is None:
        return None
    for lever in _levers(journey, goal, drawn):
        found = _moved(lever, Fraction(away), aim, probe)
        if found is not None:
            return found
    return None


def _moved(lever: Lever, away: Fraction, aim: Fraction, probe: Probe) -> Drawn | None:
    """Along one lever: first as if it moved the limit by as much, either way, then by what was seen."""
    tried = {lever.at}
    seen = [(lever.at, away)]
    waiting = [lever.at - (away - aim), lever.at + (away - aim), lever.at + lever.unit, lever.at - lever.unit]
    for _ in range(TRIES):
        if not waiting:
            guess = _guess(seen, aim)
            if guess is None:
                return None
            waiting = [guess, guess - lever.unit, guess + lever.unit]
        at = round(waiting.pop(0) / lever.unit) * lever.unit
        if at in tried:
            continue
        tried.add(at)
        drawn = lever.moved(at)
        if drawn is None:
            continue
        there, now = probe(drawn)
        if there:
            return drawn
        if now is not None:
            seen.append((at, Fraction(now)))
            waiting = waiting if len(seen) == 2 else []
    return None


def _guess(seen: list[tuple[Fraction, Fraction]], aim: Fraction) -> Fraction | None:
    """Where a straight line through the two nearest points meets the aim."""
    (x, dx), (y, dy) = sorted(seen, key=lambda each: abs(each[1] - aim))[:2] if len(seen) > 1 else (seen[0], seen[0])
    return None if dx == dy else x - (dx - aim) * (y - x) / (dy - dx)


def _levers(journey: Journey, goal: Goal, drawn: Drawn) -> Iterator[Lever]:
    """What may move a boundary, the answers that the comparison itself names first."""
    assert goal.node is not None
    assert goal.sentence is not None
    named = [node.id for node in walk(goal.node) if isinstance(node, Answer)]
    first = [goal.id] if goal.id in journey.questions else []
    order = plan_of(journey).order
    step_of = plan_of(journey).step_of
    rest = sorted(goal.sentence.reads & step_of.keys(), key=lambda each: (-order[step_of[each].id], each))
    counts = goal.apart is None or any(
        isinstance(node, Count) or (isinstance(node, Measure) and node.which in ("count", "sum"))
        for node in _all(goal, journey)
    )
    for id in dict.fromkeys([*first, *named, *rest]):
        if id in journey.steps and journey.steps[id].repeat is not None:
            if counts:
                yield from _items(journey, id, drawn)
            continue
        question = journey.questions.get(id)
        for key in [each for each in drawn.answers if question_of(each) == id] if question is not None else ():
            lever = _lever(journey, question, key, drawn, counts=counts)
            if lever is not None:
                yield lever
    yield _today(drawn)


def _all(goal: Goal, journey: Journey) -> Iterator[Any]:
    """The nodes of a comparison, those of its facts too."""
    assert goal.node is not None
    waiting, seen = [goal.node], set[str]()
    while waiting:
        for node in walk(waiting.pop()):
            yield node
            if isinstance(node, FactRef) and node.id not in seen:
                seen.add(node.id)
                waiting += [row.value.tree for row in journey.facts[node.id].rows]


def _today(drawn: Drawn) -> Lever:
    def moved(at: Fraction) -> Drawn | None:
        day = _day(at)
        return None if day is None else replace(drawn, today=day)

    return Lever(Fraction(drawn.today.toordinal()), Fraction(1), moved)


def _day(at: Fraction) -> date | None:
    return date.fromordinal(int(at)) if 693_596 <= at <= 803_168 else None  # from 1900 to 2199


def _lever(journey: Journey, question: Question | None, key: str, drawn: Drawn, *, counts: bool) -> Lever | None:
    value = drawn.answers[key]
    if question is None or value is None:
        return None
    kind = type_of(question.type).kind(question)

    def of(at: Fraction, unit: Fraction, made: Callable[[Fraction], Any]) -> Lever:
        def moved(at: Fraction) -> Drawn | None:
            answer = made(at)
            return None if answer is None else replace(drawn, answers={**drawn.answers, key: answer})

        return Lever(at, unit, moved)

    match kind:
        case kinds.Integer():
            return of(Fraction(value), Fraction(1), int)
        case kinds.Money():
            whole = question.settings.get("pence") == "none"
            return of(Fraction(value), Fraction(10**journey.minor_digits if whole else 1), int)
        case kinds.Decimal():
            return of(Fraction(value), Fraction(1, 10**kind.places), lambda at: at)
        case kinds.Date():
            return of(Fraction(value.toordinal()), Fraction(1), _day)
        case kinds.Month():
            months = Fraction(12 * value.year + value.month)
            return of(months, Fraction(1), lambda at: date(int(at - 1) // 12, int(at - 1) % 12 + 1, 1))
        case kinds.Choices() if counts:
            options = [option.id for option in question.options if not option.alone]
            return of(Fraction(len(value)), Fraction(1), lambda at: tuple(options[: int(at)]) or None)
        case kinds.Text() | kinds.Files() if counts:
            return of(Fraction(len(value)), Fraction(1), lambda at: _sized(question, at))
    return None


def _sized(question: Question, at: Fraction) -> Any:
    """A text of so many characters, or so many files."""
    size = int(at)
    if not 0 < size < 20_000:
        return None
    try:
        found = type_of(question.type).sample(question, 0, size, size)
    except ValueError:
        return None
    return found if len(found) == size else None  # type: ignore[arg-type]


def _items(journey: Journey, id: str, drawn: Drawn) -> Iterator[Lever]:
    """More items like the last one, or fewer."""
    roster = drawn.answers.get(id)
    repeat = journey.steps[id].repeat
    if not isinstance(roster, Roster) or repeat is None:
        return
    inside = [question.id for step in repeat.steps for question in step.questions]

    def moved(at: Fraction) -> Drawn | None:
        size = int(at)
        if not 0 <= size <= 60 or (size > 0 and not roster.items):
            return None
        ids = tuple(item_id(number) for number in range(1, size + 1))
        answers = {key: value for key, value in drawn.answers.items() if question_of(key) not in inside}
        for number, item in enumerate(ids):
            like = roster.items[min(number, len(roster.items) - 1)]
            for question in inside:
                if key_of(question, like) in drawn.answers:
                    answers[key_of(question, item)] = drawn.answers[key_of(question, like)]
        answers[id] = Roster(ids, size, False)
        return replace(drawn, answers=answers)

    yield Lever(Fraction(len(roster.items)), Fraction(1), moved)
