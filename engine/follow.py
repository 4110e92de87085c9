"""Going along the nodes of a plan: through a journey, a task of it, or one item of a repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from engine.page import Stuck, judge
from engine.path import Fault, ItemPath
from engine.plan import Node, Several
from engine.roster import Roster, first_roster
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known, NotKnown
from journeys.model import Journey, Outcome, Rule, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Problem

_UNASKED = object()


class End(NamedTuple):
    """How a stretch ends. `on` is the number of the node where it goes on, -1 where it does not."""

    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    decided_by: Rule | None = None
    fault: Fault | None = None
    on: int = -1


class Run:
    """One replay under way: whose answers, and what they have led to so far."""

    __slots__ = ("_inside", "answers", "fired", "items", "journey", "known", "steps")

    def __init__(self, journey: Journey, answers: Mapping[str, Any], known: Known, fired: list[Rule]) -> None:
        self.journey = journey
        self.answers = answers
        self.known = known
        self.steps: list[Step] = []
        self.fired = fired
        self.items: dict[str, tuple[ItemPath, ...]] = {}
        self._inside: dict[str, dict[str, Any]] | None = None

    def of_item(self, item: str) -> Mapping[str, Any]:
        """The answers given in one item, by question."""
        if self._inside is None:
            self._inside = {}
            for key, value in self.answers.items():
                question, at, inside = key.partition("@")
                if at:
                    self._inside.setdefault(inside, {})[question] = value
        return self._inside.get(item, {})


def follow(run: Run, nodes: tuple[Node, ...], start: int, stop: int) -> End:
    """Goes along the nodes from `start` as far as `stop`, filling the run's `known`, `steps` and `fired`.

    Every page turn comes through here several times: one flat loop, a local for each name, and
    nothing looked up twice.
    """
    journey, answers, known, fired = run.journey, run.answers, run.known, run.fired
    visit = run.steps.append
    answer = answers.get
    unasked: Any = _UNASKED
    at: Sentence | None = None
    number: int | None = start
    try:
        while number is not None:
            start, number = number, None
            for when, sentence, past, step, alone, required, sure, page, turns in islice(nodes, start, stop):
                if when is not None:
                    at = sentence
                    if not when(known):
                        if past:
                            number = past
                            break
                        continue
                if alone is not None:
                    visit(step)
                    value = answer(alone, unasked)
                    if value is None:
                        if required:
                            question = step.questions[0]
                            return End(step, (type_of(question.type).empty(question),))
                    elif value is unasked:
                        return End(step)
                    else:
                        known[alone] = value
                        if sure is not None and not sure(known):
                            at = None
                            problems = judge(page, journey, answers, known)
                            if problems:
                                return End(step, tuple(problems))
                elif step is not None:
                    visit(step)
                    if page is not None:
                        at = None
                        if step.repeat is not None:
                            end = _through_items(run, page, step)
                            if end is not None:
                                return end
                        else:
                            problems = judge(page, journey, answers, known)
                            if problems is None or problems:
                                return End(step, tuple(problems or ()))
                if turns:
                    for holds, rule, goto, outcome in turns:
                        if holds is not None:
                            at = rule.sentence
                            if not holds(known):
                                continue
                        fired.append(rule)
                        if outcome is not None:
                            return End(outcome=outcome, decided_by=rule)
                        if goto < 0:
                            text = rule.sentence.text if rule.sentence else "otherwise"
                            return End(fault=Fault(text, rule.route, rule.target))
                        number = goto
                        break
                    if number is not None:
                        break
    except Stuck as stuck:
        return End(fault=fault_of(stuck.sentence, stuck.cause, journey))
    except Exception as cause:
        return End(fault=fault_of(at, cause, journey))
    return End(on=max(start, stop))


def _through_items(run: Run, several: Several, step: Step) -> End | None:
    """Goes through every item; None where all are done and there are no more, so that the path goes on."""
    repeat = several.repeat
    roster = run.answers.get(step.id)
    if not isinstance(roster, Roster):
        roster = first_roster(repeat)
    ways = [_item(run, several, number, id, (), []) for number, id in enumerate(roster.items, 1)]
    if several.asks_others and len(ways) > 1:
        given = [path.item for path, _ in ways]
        ways = [
            _item(run, several, number, id, (*given[: number - 1], *given[number:]), [])
            for number, id in enumerate(roster.items, 1)
        ]
    paths = tuple(path for path, _ in ways)
    if not several.asks_others and len(paths) > 1:
        items = [path.item for path in paths]
        for place, path in enumerate(paths):
            path.known.others = (*items[:place], *items[place + 1 :])
    run.items[step.id] = paths
    for _, (end, fired) in ways:
        run.fired.extend(fired)
        if end.fault is not None:
            return end
    for path in paths:
        if path.stops_at is not None:
            return End(step, path.problems)
    if roster.more is not False:
        return End(step)
    if len(paths) < repeat.min:
        return End(step, (Problem(step.id, "repeat.too_few", params={"least": repeat.min}),))
    if len(paths) > repeat.max:
        return End(step, (Problem(step.id, "repeat.too_many", params={"most": repeat.max}),))
    run.known[step.id] = tuple(path.item for path in paths)
    return None


def _item(
    run: Run, several: Several, number: int, id: str, others: Sequence[Item], fired: list[Rule]
) -> tuple[ItemPath, tuple[End, list[Rule]]]:
    """One item up to its own first page without a good answer, with how it ended and the lines of `next` that held."""
    known = Inside(run.known, several.repeat.item, Item(id, number, {}), tuple(others))
    inner = Run(run.journey, run.of_item(id), known, fired)
    end = follow(inner, several.nodes, 0, len(several.nodes))
    known.item = Item(id, number, dict(known))
    return ItemPath(known.item, known, tuple(inner.steps), end.stops_at, end.problems), (end, fired)


def fault_of(sentence: Sentence | None, cause: Exception, journey: Journey) -> Fault:
    """Only names go into a fault: an exception's own text could hold an answer."""
    missing = type(cause).__name__
    if isinstance(cause, NotKnown):
        missing = cause.missing
    elif isinstance(cause, KeyError) and cause.args and _is_id(cause.args[0], journey):
        missing = str(cause.args[0])
    if sentence is None:
        return Fault("", journey.route, missing)
    return Fault(sentence.text, sentence.route, missing)


def _is_id(word: object, journey: Journey) -> bool:
    return word in journey.questions or word in journey.steps
