"""A journey laid out for replay: flat rows of nodes whose jumps are numbers, made once per version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.page import page_of, surely
from journeys.expressions.known import Known
from journeys.expressions.tree import FactRef, Otherwise, RateRef, Was, walk
from journeys.model import Journey, Outcome, Repeat, Rule, Section, Sentence, Step
from journeys.tasks import needs, tasks

Holds = Callable[[Known], Any]

Turn = tuple[Holds | None, Rule, int, Outcome | None]
"""One line of `next`: whether it holds (None: otherwise), the line, and where it leads: the number
of a node, or an outcome. -1 and None where its target is nothing that comes later."""

Node = tuple[Holds | None, Sentence | None, int, Any, str | None, bool, Holds | None, Any, tuple[Turn, ...]]
"""when; its sentence; where to go on when it is false (0: at the next node); the step whose page this is, or None;
the id of the page's question where it has just one that is always shown, whether that is required, and the test
that spares an answer being judged (None: any answer is good); the page as it is judged, of a repeat its `Several`;
the lines of `next`.

A plain tuple: replay takes it apart at once, which is a good deal quicker than nine attributes.
"""

_ASKS_OTHERS = re.compile(r"\b(?:any|no)\s+other\s")


@dataclass(frozen=True, slots=True)
class Several:
    """A repeat laid out: the nodes of one item, and whether its rules look at the other items."""

    repeat: Repeat
    nodes: tuple[Node, ...]
    asks_others: bool


@dataclass(frozen=True, slots=True)
class TaskNodes:
    """The nodes of a task: those from `start` (its own `when`) up to `stop` are inside it.

    `needs` are the ids of the tasks that it waits for, `holds` the questions and repeats in it. `settles`: its
    `when`, once it is known not to hold, stays so whatever else is answered.
    """

    section: Section
    start: int
    stop: int
    needs: frozenset[str]
    holds: frozenset[str]
    settles: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The nodes of a journey in order, and the outcome that follows where no `next` of the journey says so."""

    nodes: tuple[Node, ...]
    end: Outcome | None
    order: Mapping[str, int]
    """Where each step stands among all steps; those inside items come after their repeat."""
    step_of: Mapping[str, Step]
    """The step of each question, and of each repeat by its own id."""
    tasks: tuple[TaskNodes, ...] = ()
    """With a task list: its tasks in order. The first node of the first one is where the list stands."""


@lru_cache(maxsize=64)
def plan_of(journey: Journey) -> Plan:
    """The plan of a journey, kept for as long as it is among the last 64 that were used."""
    first: dict[str, int] = {}
    number = 0
    for section in journey.sections:
        first[section.id] = number
        number += 1
        for step in section.steps:
            first[step.id] = number
            number += 1
        number += 1  # the section's own `next`
    nodes: list[Node] = []
    for section in journey.sections:
        nodes.extend(_nodes(journey, section, first))
    nodes.append((None, None, 0, None, None, False, None, None, _turns(journey, journey.next, first, number)))
    sending = [outcome for outcome in journey.outcomes.values() if outcome.submit]
    steps = [step for section in journey.sections for step in all_steps(section.steps)]
    step_of = {question.id: step for step in steps for question in step.questions}
    return Plan(
        nodes=tuple(nodes),
        end=sending[0] if len(sending) == 1 and not journey.next else None,
        order={step.id: place for place, step in enumerate(steps)},
        step_of=step_of | {step.id: step for step in steps if step.repeat is not None},
        tasks=_tasks(journey, first) if journey.task_list else (),
    )


def all_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """These steps, and those inside items after their repeat."""
    for step in steps:
        yield step
        if step.repeat is not None:
            yield from step.repeat.steps


def _nodes(journey: Journey, section: Section, first: Mapping[str, int]) -> list[Node]:
    here = first[section.id]
    last = here + len(section.steps) + 1
    when = section.when
    nodes: list[Node] = [(when.value if when else None, when, last + 1, None, None, False, None, None, ())]
    nodes.extend(_node(journey, step, first, number) for number, step in enumerate(section.steps, here + 1))
    nodes.append((None, None, 0, None, None, False, None, None, _turns(journey, section.next, first, last)))
    return nodes


def _node(journey: Journey, step: Step, first: Mapping[str, int], number: int) -> Node:
    alone = len(step.questions) == 1 and not step.must and step.questions[0].when is None
    question = step.questions[0] if alone else None
    page: Any = page_of(step) if step.questions else None
    return (
        step.when.value if step.when else None,
        step.when,
        0,
        None if step.form == "decision" else step,
        question.id if question else None,
        question is not None and not question.optional,
        surely(question) if question else None,
        page if step.repeat is None else _several(journey, step.repeat),
        _turns(journey, step.next, first, number),
    )


def _several(journey: Journey, repeat: Repeat) -> Several:
    first = {step.id: number for number, step in enumerate(repeat.steps)}
    return Several(
        repeat,
        tuple(_node(journey, step, first, number) for number, step in enumerate(repeat.steps)),
        any(_ASKS_OTHERS.search(sentence.text) for sentence in _sentences(repeat)),
    )


def _sentences(repeat: Repeat) -> Iterator[Sentence]:
    """All that is decided inside an item."""
    for step in repeat.steps:
        found = [step.when, *(must.sentence for must in step.must), *(rule.sentence for rule in step.next)]
        for question in step.questions:
            found += [question.when, question.min, question.max, *(must.sentence for must in question.must)]
            found += [option.when for option in question.options]
        yield from (sentence for sentence in found if sentence is not None)
    for fact in repeat.facts.values():
        for row in fact.rows:
            yield row.value
            if row.sentence is not None:
                yield row.sentence


def _turns(journey: Journey, rules: tuple[Rule, ...], first: Mapping[str, int], here: int) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for rule in rules:
        outcome = journey.outcomes.get(rule.target)
        goto = -1 if outcome else first.get(rule.target, -1)
        turns.append((rule.sentence.value if rule.sentence else None, rule, goto if goto > here else -1, outcome))
    return tuple(turns)


def _tasks(journey: Journey, first: Mapping[str, int]) -> tuple[TaskNodes, ...]:
    waits = needs(journey)
    found: list[TaskNodes] = []
    for section in tasks(journey):
        start = first[section.id]
        steps = tuple(all_steps(section.steps))
        holds = {question.id for step in steps for question in step.questions}
        holds |= {step.id for step in steps if step.repeat is not None}
        wanted = waits.get(section.id, frozenset())
        settles = section.when is not None and _settles(section.when, journey)
        found.append(TaskNodes(section, start, start + len(section.steps) + 2, wanted, frozenset(holds), settles))
    return tuple(found)


def _settles(sentence: Sentence, journey: Journey) -> bool:
    """Whether what is known of a sentence stays: nothing in it, or in a fact that it reads, may be asked later with
    `was` or `if answered otherwise`."""
    waiting, seen = [sentence.tree], set[str]()
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, Was | Otherwise):
                return False
            if isinstance(node, FactRef) and node.id not in seen and node.id in journey.facts:
                seen.add(node.id)
                for row in journey.facts[node.id].rows:
                    waiting += [part.tree for part in (row.sentence, row.value) if part is not None]
            elif isinstance(node, RateRef) and node.day is None and journey.rates_on is not None:
                return False
    return True
