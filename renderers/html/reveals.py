"""A follow-up that an option of an earlier question of its page reveals (patterns Q12)."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from journeys.expressions.kinds import Choice, Choices, Kind, Value, YesNo
from journeys.expressions.known import Known
from journeys.model import Question, Step
from journeys.questions import type_of


@dataclass(frozen=True, slots=True)
class Panel:
    """A follow-up as it is drawn, and the options that reveal it, in order; it stands after the last of them."""

    html: str
    options: tuple[str, ...]


def leaders(step: Step) -> dict[str, Question]:
    """By the id of each question that hangs on an earlier one of its page: the question it hangs on."""
    found: dict[str, Question] = {}
    for number, question in enumerate(step.questions):
        if question.when is not None:
            reads = question.when.reads
            leader = next((each for each in reversed(step.questions[:number]) if each.id in reads), None)
            if leader is not None:
                found[question.id] = leader
    return found


def is_leader(question: Question) -> bool:
    """Whether something can be drawn after its options."""
    return question.type in ("yes_no", "choice", "choices")


def revealing(question: Question, leader: Question, options: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Those of the leader's options that would have the question asked, each by itself."""
    kind = type_of(leader.type).kind(leader)
    return tuple(option for option in options if _asked(question, leader, _value(kind, (option,)), known))


def asked_at_all(question: Question, leader: Question, options: tuple[str, ...], known: Known) -> bool:
    """Whether it might be asked although no option reveals it by itself: where it takes several of them, or
    what it hangs on is typed."""
    kind = type_of(leader.type).kind(leader)
    if isinstance(kind, Choices):
        return _asked(question, leader, options, known)
    return not isinstance(kind, YesNo | Choice)


def _value(kind: Kind, options: tuple[str, ...]) -> Value:
    if isinstance(kind, YesNo):
        return options[0] == "yes"
    return options if isinstance(kind, Choices) else options[0]


def _asked(question: Question, leader: Question, value: Value, known: Known) -> bool:
    """Whether it is asked of somebody who answers the leader so."""
    supposed = copy(known)
    supposed.memo = {}
    supposed[leader.id] = value
    try:
        return question.when is None or bool(question.when.value(supposed))
    except LookupError:
        return False
