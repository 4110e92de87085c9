"""Citizens on their way through the journey of all pages, each stopped where there is something to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from engine.path import Path
from engine.replay import replay
from engine.roster import Roster, item_id, key_of
from journeys.model import Journey
from renderers.html.gallery import samples

NOW = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
"""The moment at which everything in the gallery is sent."""

EXIT: Mapping[str, Any] = {"lives_here": False}
BEGUN: Mapping[str, Any] = {"lives_here": True}
NAMED = {**BEGUN, "full_name": "Miriam Adeyemi-Castellanos"}
CONTACTED = {
    **NAMED,
    "channel": "email",
    "email_address": "miriam.adeyemi-castellanos@example.com",
    "notes": "I need large print.\nThe bell does not work: knock at the window.",
    "call_from": date(2026, 12, 1),
}
VEHICLE = {"kind": "van", "proof": tuple(samples.UPLOADS.values())}
PAYMENT = {
    "instalments": True,
    "account": {"payee": "M Adeyemi", "sort_code": "090128", "account": "00733245"},
    "agreed": True,
}
SINCE = (date(2007, 3, 27), date(2019, 11, 2), date(2024, 2, 29), date(2025, 6, 1))
NAMES = ("Ann Whitcombe", "Dai Prosser-Llewellyn", "Bea Okonkwo", "Cai Okonkwo")


def drivers(finished: int, begun: bool = False, more: bool | None = None) -> dict[str, Any]:
    """That many people who drive, all answered; with `begun`, one more of whom only the name is known."""
    count = finished + begun
    ids = tuple(item_id(number) for number in range(1, count + 1))
    answers: dict[str, Any] = {"drivers": Roster(ids, count, more)}
    for number, id in enumerate(ids):
        answers[key_of("driver.name", id)] = NAMES[number]
        if number < finished:
            answers[key_of("driver.since", id)] = SINCE[number]
    return answers


def path(journey: Journey, answers: Iterable[Mapping[str, Any]], today: date = samples.TODAY) -> Path:
    """Where these answers lead."""
    merged: dict[str, Any] = {}
    for each in answers:
        merged.update(each)
    return replay(journey, merged, today)
