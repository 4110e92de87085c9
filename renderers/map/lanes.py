"""Lanes beside a line of steps: what passes some of them runs there, as near to the line as it can."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Key = tuple[int, int, int]
"""A height in the order of heights: the number of the row, then what comes first within it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one lane is needed for: everything that leads to `id`, from the first that sets out to where it arrives."""

    id: str
    first: Key
    last: Key


def stretches(ways: Iterable[tuple[str, Key, Key]]) -> list[Stretch]:
    """Ways (where to, from which height, to which) with the same end, taken together."""
    found: dict[str, Stretch] = {}
    for id, first, last in ways:
        known = found.get(id)
        found[id] = Stretch(id, first, last) if known is None else Stretch(id, min(first, known.first), last)
    return list(found.values())


def lanes(wanted: Iterable[Stretch]) -> Mapping[str, int]:
    """A lane for each stretch, by id, 0 being the nearest; no two share a lane at the same height.

    Short ones choose first, so that a long one runs round them.
    """
    taken: list[list[tuple[Key, Key]]] = []
    found: dict[str, int] = {}
    for stretch in sorted(wanted, key=lambda each: (each.last[0] - each.first[0], each.first, each.id)):
        span = (stretch.first, stretch.last)
        number = next((number for number, others in enumerate(taken) if _free(others, span)), len(taken))
        if number == len(taken):
            taken.append([])
        insort(taken[number], span)
        found[stretch.id] = number
    return found


def _free(others: list[tuple[Key, Key]], span: tuple[Key, Key]) -> bool:
    """Whether a span meets none of others, which are in order and apart from each other."""
    at = bisect_left(others, span)
    return (at == 0 or others[at - 1][1] <= span[0]) and (at == len(others) or span[1] <= others[at][0])
