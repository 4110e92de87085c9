"""Small journeys to build, and what building them gave."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeys.expressions.evaluate import Known
from journeys.load import Loaded, load
from journeys.model import Journey, Sentence, Text

SMALL = """\
journey: licence
title: Apply for a licence
steps:
  born:
    ask: When were you born?
    type: date
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      moped: Moped
      tractor:
        label: Tractor {{ born }}
        hint: From 16
  income:
    ask: What do you earn?
    type: money
    min: £0
    max: limit
  languages:
    ask: Which languages?
    type: choices
    options: {welsh: Welsh, irish: Irish}
  lives_here:
    ask: Do you live here?
    type: yes_no
"""
ENDS = "outcomes:\n  too_young:\n    title: Too young\n  sent:\n    submit: true\n    title: Sent\n"
LIMIT = "rates:\n  limit:\n    - from: 2025-04-06\n      value: £12,570\n      source: https://example.org\n"


def loaded(more: str = "", ends: str = ENDS, base: str = SMALL, rates: str = LIMIT, **files: str) -> Loaded:
    named = {name.replace("__", "."): text for name, text in files.items()}
    return load({"journey.yaml": base + more + rates + ends, **named})


def journey(more: str = "", **given: Any) -> Journey:
    found = loaded(more, **given)
    assert [fault.message for fault in found.faults] == []
    assert found.journey is not None
    return found.journey


def told(more: str = "", **given: Any) -> list[tuple[str, str, str, int]]:
    """Slug, message, file and line of every fault."""
    found = loaded(more, **given)
    places = [(fault, found.sources.locate(fault.primary.spot)) for fault in found.faults]
    return [(fault.slug, fault.message, place.file, place.line) for fault, place in places]


def known(**answers: Any) -> Known:
    return Known(answers, today=date(2026, 11, 22))


def shown(text: Text | None) -> str:
    """A text without rules, sentences in angle brackets."""
    assert text is not None
    ((when, wording),) = text.rules
    assert when is None
    return "".join(
        piece if isinstance(piece, str) else f"<{piece.text}>" if isinstance(piece, Sentence) else f"[{piece.id}]"
        for piece in wording.pieces
    )
