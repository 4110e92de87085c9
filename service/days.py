"""The day on which somebody made up comes: the one that was typed, else today where the journey is."""

from __future__ import annotations

from datetime import UTC, date, datetime

from journeys.model import Journey
from service.commands.walk import day_of


def day(text: str | None, journey: Journey) -> date:
    """What was typed behind `--today`. Raises `Refusal` where that is no day."""
    from engine.session import civil_day

    if text is None:
        return civil_day(datetime.now(UTC), journey.time_zone)
    return day_of(text)
