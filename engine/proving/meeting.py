"""Whether somebody who was drawn at random does what nobody may, where a solver cannot tell whether anybody does."""

from __future__ import annotations

from typing import Any

from engine.page import Stuck, bounds
from engine.proving.confirm import confirmed
from engine.proving.crowd import Drawn
from engine.replay import replay
from engine.roster import key_of
from engine.tracing import Trace
from journeys.expressions import kinds
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Question, Step
from journeys.proof.claim import Claim
from journeys.questions import type_of

FEW = 25
"""So many answers to one question are tried."""


def met(claim: Claim, drawn: Drawn, trace: Trace, journey: Journey) -> str | None:
    """What is missing (or happens, then "") where they do; None where they do not."""
    if claim.sort == "everybody can":
        return "" if _stuck(journey.steps[claim.obligation.about], drawn, trace, journey) else None
    return None if claim.obligation.slug == "rows-overlap" else confirmed(claim, trace, journey)


def _stuck(step: Step, drawn: Drawn, trace: Trace, journey: Journey) -> bool:
    """Whether somebody who stops at a page with one question is refused every answer, as far as they can be counted."""
    known = _known_at(step, trace)
    if known is None or len(step.questions) != 1 or step.questions[0].optional:
        return False
    question = step.questions[0]
    try:
        low, high = bounds(question, known)
    except Stuck:
        return False
    if low is not None and high is not None and _crossed(low, high):
        return True
    answers = _answers(question, low, high)
    key = key_of(question.id, known.item.id if isinstance(known, Inside) else "")
    tries = (replay(journey, {**drawn.answers, key: answer}, drawn.today) for answer in answers)
    return bool(answers) and all(path.stops_at is not None and path.stops_at.id == step.id for path in tries)


def _known_at(step: Step, trace: Trace) -> Known | None:
    """What is known on a page at which somebody stops."""
    path = trace.path
    if path.stops_at is not None and path.stops_at.id == step.id:
        return path.known
    items = (each for paths in path.items.values() for each in paths if each.stops_at is not None)
    return next((each.known for each in items if each.stops_at is not None and each.stops_at.id == step.id), None)


def _crossed(low: Any, high: Any) -> bool:
    """Whether the lowest answer that is taken lies above the highest one."""
    return bool(low > high)


def _answers(question: Question, low: Any, high: Any) -> tuple[Any, ...]:
    """All answers to a question; () where there are too many to try them."""
    kind = type_of(question.type).kind(question)
    match kind:
        case kinds.YesNo():
            return (True,) if question.type == "declaration" else (True, False)
        case kinds.Choice():
            return kind.options if len(kind.options) <= FEW else ()
        case kinds.Integer() if low is not None and high is not None and high - low < FEW:
            return tuple(range(int(low), int(high) + 1))
        case _:
            return ()
