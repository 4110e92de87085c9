"""A scenario that was made up, as an author would write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.goals import Goal
from engine.written import scenario_yaml


@dataclass(frozen=True, slots=True)
class Made:
    """One scenario: `answers` and `expect` as an author writes them, and what it is there for: `note` in words, `goals`
    in their order."""

    id: str
    today: date
    answers: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str = ""
    goals: tuple[Goal, ...] = ()

    def yaml(self) -> str:
        """As it stands in a file of scenarios, with the note above it."""
        return scenario_yaml(self.id, self.today, self.answers, self.expect, self.note)
