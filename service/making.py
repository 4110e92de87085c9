"""Making up citizens of a journey, for the command line: the one place from which the solver is set to work on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from service.refusal import Refusal

if TYPE_CHECKING:
    from engine.proving.generating import Generated
    from engine.proving.reaching import Reached
    from journeys.expressions.fault import SentenceFault
    from journeys.model import Journey


def somebody(
    journey: Journey, today: date, targets: Sequence[str], where: str | None, without: Sequence[str], seconds: float
) -> Reached:
    """Who gets to a place (`engine.proving.reaching.reach`). Raises `Refusal` for what was typed."""
    from engine.proving.aims import Unaimable
    from engine.proving.reaching import reach
    from journeys.expressions.fault import SentenceFault

    try:
        return reach(journey, today, targets, where, without, seconds)
    except Unaimable as fault:
        raise Refusal(str(fault), fault.help) from fault
    except SentenceFault as fault:
        raise Refusal(fault.message, _pointed(where or "", fault)) from fault


def scenarios(journey: Journey, today: date, *, every: bool, limit: int | None, seconds: float) -> Generated:
    """Scenarios for what those of the journey leave out (`engine.proving.generating.generate`)."""
    from engine.proving.generating import generate

    return generate(journey, today, every=every, limit=limit, seconds=seconds)


def _pointed(sentence: str, fault: SentenceFault) -> str:
    """The sentence that was typed, carets under what is wrong, and the mend."""
    start = min(fault.start, len(sentence))
    carets = "^" * max(1, min(fault.end, len(sentence)) - start)
    lines = [f"--where {sentence}", f"{' ' * (len('--where ') + start)}{carets}"]
    return "\n  ".join([*lines, fault.help] if fault.help else lines)
