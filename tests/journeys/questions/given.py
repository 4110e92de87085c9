"""Questions and readings made by hand, as small as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journeys.expressions.kinds import Value
from journeys.model import Journey, Option, Question, Sentence, Text, Wording
from journeys.questions.base import Reading

TODAY = date(2026, 11, 22)


def text(words: str) -> Text:
    """A wording without rules or shown values."""
    return Text(((None, Wording((words,), ())),), ())


def question(
    type: str, ask: str = "What is your answer?", options: Mapping[str, str] | None = None, **more: Any
) -> Question:
    """One question; `alone` names the option that goes with no other, plain strings become texts."""
    alone = more.pop("alone", None)
    for key in ("hint", "called"):
        if isinstance(more.get(key), str):
            more[key] = text(more[key])
    more["errors"] = {rule: text(words) for rule, words in more.get("errors", {}).items()}
    made = tuple(Option(id, text(label), alone=id == alone) for id, label in (options or {}).items())
    return Question("asked", type, text(ask), (), options=made, **more)


def journey(language: str = "en", currency: str = "GBP", minor_digits: int = 2) -> Journey:
    """A journey without steps: all that readers and messages want to know of one."""
    return Journey(
        "journey", text("A journey"), "1", (), (), {}, language=language, currency=currency, minor_digits=minor_digits
    )


def reading(low: Value | None = None, high: Value | None = None, strict: bool = False, **more: Any) -> Reading:
    """What a reader may know, on a Sunday in November 2026."""
    return Reading(journey(**more), TODAY, low, high, strict)


def literal(words: str) -> Sentence:
    """A `min` or `max` of which only the text matters."""
    return Sentence(words, (), "value", None, None, frozenset(), lambda known: None)  # type: ignore[arg-type]


def parts(typed: str | Sequence[str] | Mapping[str, str], names: Sequence[str]) -> dict[str, list[str]]:
    """What a browser sends: one text for one box, a list for one text per part, or parts by name."""
    if isinstance(typed, str):
        return {names[0]: [typed]}
    if isinstance(typed, Mapping):
        return {name: [words] for name, words in typed.items()}
    return {name: [words] for name, words in zip(names, typed, strict=True)}
