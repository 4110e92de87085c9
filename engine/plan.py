"""A journey laid out for replay: one flat row of nodes whose jumps are numbers, made once per version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.page import page_of, surely
from journeys.expressions.known import Known
from journeys.model import Journey, Outcome, Rule, Section, Sentence, Step

Holds = Callable[[Known], Any]

Turn = tuple[Holds | None, Rule, int, Outcome | None]
"""One line of `next`: whether it holds (None: otherwise), the line, and where it leads: the number
of a node, or an outcome. -1 and None where its target is nothing that comes later."""

Node = tuple[Holds | None, Sentence | None, int, Any, str | None, bool, Holds | None, Any, tuple[Turn, ...]]
"""when; its sentence; where to go on when it is false (0: at the next node); the step whose page this is, or None;
the id of the page's question where it has just one that is always shown, whether that is required, and the test
that spares an answer being judged (None: any answer is good); the page as it is judged; the lines of `next`.

A plain tuple: replay takes it apart at once, which is a good deal quicker than nine attributes.
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The nodes of a journey in order, and the outcome that follows where no `next` of the journey says so."""

    nodes: tuple[Node, ...]
    end: Outcome | None
    order: Mapping[str, int]
    """Where each step stands among all steps."""
    step_of: Mapping[str, Step]
    """The step of each question."""


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
    steps = [step for section in journey.sections for step in section.steps]
    return Plan(
        nodes=tuple(nodes),
        end=sending[0] if len(sending) == 1 and not journey.next else None,
        order={step.id: place for place, step in enumerate(steps)},
        step_of={question.id: step for step in steps for question in step.questions},
    )


def _nodes(journey: Journey, section: Section, first: Mapping[str, int]) -> list[Node]:
    here = first[section.id]
    last = here + len(section.steps) + 1
    when = section.when
    nodes: list[Node] = [(when.value if when else None, when, last + 1, None, None, False, None, None, ())]
    for number, step in enumerate(section.steps, here + 1):
        alone = len(step.questions) == 1 and not step.must and step.questions[0].when is None
        question = step.questions[0] if alone else None
        nodes.append(
            (
                step.when.value if step.when else None,
                step.when,
                0,
                None if step.form == "decision" else step,
                question.id if question else None,
                question is not None and not question.optional,
                surely(question) if question else None,
                page_of(step) if step.questions else None,
                _turns(journey, step.next, first, number),
            )
        )
    nodes.append((None, None, 0, None, None, False, None, None, _turns(journey, section.next, first, last)))
    return nodes


def _turns(journey: Journey, rules: tuple[Rule, ...], first: Mapping[str, int], here: int) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for rule in rules:
        outcome = journey.outcomes.get(rule.target)
        goto = -1 if outcome else first.get(rule.target, -1)
        turns.append((rule.sentence.value if rule.sentence else None, rule, goto if goto > here else -1, outcome))
    return tuple(turns)
