"""Two rows of lines, such as the rules of a step: which were added, taken out, changed, or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal, NamedTuple

from engine.comparing.parts import Line


class LineChange(NamedTuple):
    """What became of one line. `then`: the same case, and something else follows."""

    verb: Literal["added", "removed", "changed", "moved"]
    old: Line | None
    new: Line | None
    then: bool = False


def line_changes(old: Sequence[Line], new: Sequence[Line], ordered: bool) -> Iterator[LineChange]:
    """What became of every line, those of the new row first, in their order.

    The same case is the same line; of the rest, what leads to the same is, in the order written.
    """
    partner: dict[int, int] = {}
    free = list(range(len(old)))
    keys: tuple[Callable[[Line], Hashable], ...] = (lambda line: (line.when, line.then), _when, _then)
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in free:
            waiting[key(old[number])].append(number)
        for number, line in enumerate(new):
            if number not in partner and waiting[key(line)]:
                partner[number] = waiting[key(line)].pop(0)
        free = [number for number in free if number not in set(partner.values())]
    moved = out_of_order([partner[number] for number in sorted(partner)]) if ordered else set()
    for number, line in enumerate(new):
        if number not in partner:
            yield LineChange("added", None, line)
            continue
        was = old[partner[number]]
        if was.when != line.when or was.then != line.then:
            yield LineChange("changed", was, line, was.when == line.when)
        elif partner[number] in moved:
            yield LineChange("moved", was, line)
    for number in free:
        yield LineChange("removed", old[number], None)


def _when(line: Line) -> Hashable:
    return line.when


def _then(line: Line) -> Hashable:
    return line.then


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """The fewest numbers that, taken out, leave the others ascending."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(numbers[place])
        place = before[place]
    return set(numbers) - kept
