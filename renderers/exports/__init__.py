"""Journeys in other formats: each says what it can of a journey, and what it cannot is told (docs/exporting.md)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A part of a journey that the other format has no words for: where it stands, what it is, why."""

    part: str
    what: str
    why: str


class Unsayable(Exception):  # noqa: N818 (no defect: the other format has no words for it)
    """A sentence cannot be said in the other format; the message says why."""
