"""What no scenario reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.plan import all_steps
from engine.replay import Path
from journeys.expressions.known import Known
from journeys.model import Fact, FactRow, Journey, Rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """The parts of a journey that none of some paths came through, in the order of the journey.

    `outcomes` are ids; `rules` are lines of `next`; `rows` are a fact's id and a line of its
    `decide` that never gave the value; `options` are ids of a question and of an option that
    nobody chose. Options that come from a list are left out: nobody writes 200 countries down.
    """

    outcomes: tuple[str, ...]
    rules: tuple[Rule, ...]
    rows: tuple[tuple[str, FactRow], ...]
    options: tuple[tuple[str, str], ...]


def coverage(journey: Journey, paths: Iterable[Path]) -> Coverage:
    """What these paths leave out."""
    outcomes: set[str] = set()
    fired: set[tuple[str | int, ...]] = set()
    chosen: set[tuple[str, str]] = set()
    rows: set[tuple[str | int, ...]] = set()
    decided = [fact for fact in journey.facts.values() if len(fact.rows) > 1]
    for path in paths:
        if path.outcome is not None:
            outcomes.add(path.outcome.id)
        fired.update(rule.route for rule in path.fired)
        for known, facts in _scopes(journey, path, decided):
            for id, value in known.items():
                chosen.update(
                    (id, each) for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, str)
                )
            rows.update(row.route for fact in facts if (row := _row(fact.rows, known)) is not None)
    return Coverage(
        outcomes=tuple(id for id in journey.outcomes if id not in outcomes),
        rules=tuple(rule for rule in _rules(journey) if rule.route not in fired),
        rows=tuple((fact.id, row) for fact in decided for row in fact.rows if row.route not in rows),
        options=tuple(
            (question.id, option.id)
            for question in journey.questions.values()
            if question.options_list is None
            for option in question.options
            if (question.id, option.id) not in chosen
        ),
    )


def _rules(journey: Journey) -> Iterator[Rule]:
    for section in journey.sections:
        for step in all_steps(section.steps):
            yield from step.next
        yield from section.next
    yield from journey.next


def _scopes(journey: Journey, path: Path, decided: list[Fact]) -> Iterator[tuple[Known, list[Fact]]]:
    """What is known outside items and inside each, with the facts that are decided there."""
    yield path.known, [fact for fact in decided if "." not in fact.id]
    for id, paths in path.items.items():
        repeat = journey.steps[id].repeat
        inside = [fact for fact in decided if repeat is not None and fact.id in repeat.facts]
        for each in paths:
            yield each.known, inside


def _row(rows: Iterable[FactRow], known: Known) -> FactRow | None:
    """The line of a `decide` that gives its value here; None where that cannot be known."""
    try:
        return next((row for row in rows if row.sentence is None or row.sentence.value(known)), None)
    except LookupError:
        return None
