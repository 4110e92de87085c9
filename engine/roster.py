"""Which items a repeat has, and under which keys their answers are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from journeys.model import Journey, Repeat

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""What an item's id is made of: nothing that looks like something else, and no vowels, so that none is a word."""
WIDTH = 4
_MANY = len(ALPHABET) ** WIDTH
_STEP, _START = 376_129, 91_813
"""A fixed shuffle of all ids of `WIDTH` characters: the step shares no factor with their number."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The items of one repeat, in order.

    `made` counts all that were ever made, so that no id is given twice. `more` is None while "add
    another?" is open, False when there are no more.
    """

    items: tuple[str, ...] = ()
    made: int = 0
    more: bool | None = None


class _Kept(Protocol):
    """An entry of a session."""

    @property
    def value(self) -> object: ...

    @property
    def parked(self) -> bool: ...


def item_id(number: int) -> str:
    """The id of the item that was made as `number` (from 1): says nothing, and is always the same."""
    high, low = divmod(number, _MANY)
    digits, place = "", (low * _STEP + _START) % _MANY
    for _ in range(WIDTH):
        place, digit = divmod(place, len(ALPHABET))
        digits += ALPHABET[digit]
    while high:
        high, digit = divmod(high, len(ALPHABET))
        digits += ALPHABET[digit]
    return digits


def first_roster(repeat: Repeat) -> Roster:
    """The roster of a repeat that nobody has answered yet: empty where that is a question, else one item is there."""
    return Roster() if repeat.ask is not None else added(Roster())


def added(roster: Roster) -> Roster:
    """With one more item at the end; whether that is the last is open again."""
    made = roster.made + 1
    return Roster((*roster.items, item_id(made)), made, None)


def removed(roster: Roster, item: str) -> Roster:
    """Without one item. The others keep their ids."""
    return replace(roster, items=tuple(each for each in roster.items if each != item))


def reopened(roster: Roster) -> Roster:
    """The same items, "add another?" to be answered again."""
    return roster if roster.more is None else replace(roster, more=None)


def roster_of(journey: Journey, entries: Mapping[str, _Kept], repeat_id: str) -> Roster:
    """The items of a repeat as a session has them. A parked list has its items, and has to be closed again."""
    entry = entries.get(repeat_id)
    if entry is None or not isinstance(entry.value, Roster):
        repeat = journey.steps[repeat_id].repeat
        assert repeat is not None
        return first_roster(repeat)
    return reopened(entry.value) if entry.parked else entry.value


def key_of(id: str, item: str) -> str:
    """Where the answer to a question is kept, or that a page was seen: `child.born@k3f9`; outside items its own id."""
    return f"{id}@{item}" if item else id


def question_of(key: str) -> str:
    """The question (or step) that a key belongs to."""
    return key.partition("@")[0]


def item_of(key: str) -> str:
    """The item that a key belongs to; "" outside items."""
    return key.partition("@")[2]
