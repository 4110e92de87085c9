"""A table of forgiveness: what was typed, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeys.model import Question


@dataclass(frozen=True)
class No:
    """A refusal: its rule, and the parts at fault."""

    rule: str
    parts: tuple[str, ...] = ()


def no(rule: str, *parts: str) -> No:
    """The refusal of a row."""
    return No(rule, parts)


blank = None


@dataclass(frozen=True)
class Table:
    """Rows for one question, read in a journey of this language and currency."""

    question: Question
    rows: Sequence[tuple[Any, Any]]
    journey: Mapping[str, Any] = field(default_factory=dict)


def tables(names: Mapping[str, Any]) -> Mapping[str, Table]:
    """The tables of a module, by name."""
    return {name: table for name, table in names.items() if isinstance(table, Table)}
