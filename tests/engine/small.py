"""Small journeys for tests: YAML in, a journey out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from textwrap import dedent

from engine.replay import Path
from engine.session import Session, begin
from journeys.diagnostics import Level
from journeys.load import load
from journeys.model import Journey

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def journey(text: str) -> Journey:
    """The journey of a YAML text that has no errors."""
    loaded = load({"journey.yaml": dedent(text)})
    errors = [fault for fault in loaded.faults if fault.level is Level.ERROR]
    if errors or loaded.journey is None:
        raise AssertionError([(fault.slug, fault.primary.spot.route, fault.message) for fault in errors])
    return loaded.journey


def fresh(of: Journey) -> Session:
    """A session that has just begun."""
    return begin(of, NOW)


def summary(path: Path) -> tuple[list[str], str]:
    """The pages, and how it ends."""
    ending = path.outcome or path.stops_at
    return [step.id for step in path.steps], ending.id if ending else "fault"
