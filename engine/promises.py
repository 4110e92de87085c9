"""Whether the path of one citizen keeps what a journey promises of all."""

from __future__ import annotations

from typing import Literal

from engine.follow import fault_of
from engine.path import Path
from journeys.expressions.known import Known
from journeys.expressions.words import OUTCOME
from journeys.model import Journey, Promise

Kept = Literal["kept", "broken", "unknown"]


def kept(promise: Promise, path: Path) -> Kept:
    """Whether this path, which has ended at an outcome, keeps a promise.

    It does where `when` is false. "unknown" where `when` cannot be known here, or the sentence cannot; like
    "broken", this refutes the promise. Raises ValueError for a path that has not ended: a promise says nothing of it.
    """
    try:
        return "kept" if _holds(promise, _at_the_end(path)) else "broken"
    except LookupError:
        return "unknown"


def lacking(promise: Promise, path: Path, journey: Journey) -> str:
    """The id, or the words, of what a promise lacks that is "unknown" on this path; "" where it is not."""
    try:
        _holds(promise, _at_the_end(path))
    except LookupError as gap:
        return fault_of(promise.sentence, gap, journey).missing
    return ""


def _at_the_end(path: Path) -> Known:
    """All that is known of a citizen, and the outcome."""
    if path.outcome is None:
        raise ValueError("a promise speaks of paths that end at an outcome")
    return Known({**path.known, OUTCOME: path.outcome.id}, today=path.known.today)


def _holds(promise: Promise, known: Known) -> bool:
    """Raises LookupError where that cannot be known."""
    if promise.when is not None and not promise.when.value(known):
        return True
    return bool(promise.sentence.value(known)) == (promise.word == "always")
