"""A journey as a model has it: pages, repeats and parts, with their conditions as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Live = Mapping[str, Any]
"""What is known at a place: answers by question id, the ids of a finished list's items, and `today` (YYYY-MM-DD)."""
When = Callable[[Live], bool]


def always(_live: Live) -> bool:
    """For everybody."""
    return True


def nobody(_live: Live) -> str:
    """No outcome: on to the next page."""
    return ""


def fixed(*ids: str) -> Callable[[Live], tuple[str, ...]]:
    """The same options for everybody."""
    return lambda _live: ids


@dataclass(frozen=True)
class Ask:
    """One question: `type` is text, integer, yes_no, choice, choices or file."""

    id: str
    type: str
    when: When = always
    options: Callable[[Live], tuple[str, ...]] = lambda _live: ()
    optional: bool = False

    @property
    def control(self) -> str:
        """The name of its control."""
        return self.id.replace("_", "-").replace(".", "-")


@dataclass(frozen=True)
class Page:
    """One page, of information where it asks nothing. `leads` names the outcome that it ends at, or ""."""

    id: str
    asks: tuple[Ask, ...] = ()
    when: When = always
    leads: Callable[[Live], str] = nobody


@dataclass(frozen=True)
class Several:
    """A repeat. `least` 0: whether there are any is asked first."""

    id: str
    item: str
    pages: tuple[Page, ...]
    most: int
    least: int = 0
    when: When = always


@dataclass(frozen=True)
class Part:
    """A section: a task where `task` is set, waiting for other parts."""

    id: str
    nodes: tuple[Page | Several, ...]
    task: bool = False
    needs: tuple[str, ...] = ()


def one(id: str, type: str, when: When = always, leads: Callable[[Live], str] = nobody, **more: Any) -> Page:
    """A page of one question."""
    return Page(id, (Ask(id, type, **more),), when, leads)


def fits(ask: Ask, value: Any, live: Live) -> bool:
    """Whether a value is an answer to a question, as far as these tests give any."""
    if value is None:
        return ask.optional
    if ask.type == "choice":
        return value in ask.options(live)
    if ask.type == "choices":
        return set(value) <= set(ask.options(live)) and not ("nobody" in value and len(value) > 1)
    return {"integer": isinstance(value, int), "yes_no": isinstance(value, bool)}.get(ask.type, True)
