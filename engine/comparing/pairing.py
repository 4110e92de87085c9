"""Which part of an old journey is which of a new one: by id, or else by what it is and says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from engine.comparing.names import SAME, Key, Names
from engine.comparing.outline import outline
from engine.comparing.parts import Part
from journeys.model import Journey

ROUNDS = 4
"""What was renamed is looked for again where that was found: a fact is known by the questions that it reads."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two journeys laid side by side: their parts in order, and those that are in both, by the key they share."""

    old: tuple[Part, ...]
    new: tuple[Part, ...]
    both: Mapping[Key, tuple[Part, Part]]
    names: Names


def pairs(old: Journey, new: Journey) -> Pairs:
    """Lays them side by side; a part that left and one that came are the same where one is like no other."""
    theirs = outline(new, SAME)
    names = Names(items=_items(old, new, SAME))
    for _ in range(ROUNDS):
        ours = outline(old, names)
        found = _renamed(ours, theirs, names, old, new)
        if found == names:
            break
        names = found
    ours = outline(old, names)
    by_key = {part.key: part for part in theirs}
    both = {part.key: (part, by_key[part.key]) for part in ours if part.key in by_key}
    return Pairs(ours, theirs, both, names)


def _renamed(ours: Sequence[Part], theirs: Sequence[Part], names: Names, old: Journey, new: Journey) -> Names:
    """The names, with what is recognised in addition."""
    there = {part.key for part in theirs}
    here = {part.key for part in ours}
    left = [part for part in ours if part.key not in there]
    came = [part for part in theirs if part.key not in here]
    parts = dict(names.parts)
    options = {ids: dict(each) for ids, each in names.options.items()}
    common = here & there
    before = {**_before(ours, common), **_before(theirs, common)}
    for one, other in _alike(left, came, before):
        if one.what == "option":
            options.setdefault(_among(ours, one), {})[one.id] = other.id
        else:
            parts[one.key[0], one.id] = other.id
            if one.key[0] == "step":
                parts["question", one.id] = other.id
    return Names(parts, _items(old, new, Names(parts)), options)


def _alike(left: Sequence[Part], came: Sequence[Part], before: Mapping[int, Key]) -> list[tuple[Part, Part]]:
    """Those that are like each other and like nothing else that left or came: by their first likeness wherever they
    stand in their home, by others only at the same place."""
    found: list[tuple[Part, Part]] = []
    taken: set[Key] = set()
    for place in range(max((len(part.likeness) for part in (*left, *came)), default=0)):
        ours = _by_likeness([part for part in left if part.key not in taken], place, before)
        theirs = _by_likeness([part for part in came if part.key not in taken], place, before)
        for sign, here in ours.items():
            there = theirs.get(sign, [])
            if len(here) == len(there) == 1:
                found.append((here[0], there[0]))
                taken |= {here[0].key, there[0].key}
    return found


def _by_likeness(parts: Sequence[Part], place: int, before: Mapping[int, Key]) -> dict[object, list[Part]]:
    found: dict[object, list[Part]] = {}
    for part in parts:
        if len(part.likeness) > place:
            sign = (part.key[0], part.home, part.row, before.get(id(part)) if place else None, part.likeness[place])
            found.setdefault(sign, []).append(part)
    return found


def _before(parts: Sequence[Part], common: Collection[Key]) -> dict[int, Key]:
    """By the identity of a part: the last one before it in its row that both journeys have."""
    last: dict[tuple[Key, str], Key] = {}
    found: dict[int, Key] = {}
    for part in parts:
        row = (part.home, part.row)
        if row in last:
            found[id(part)] = last[row]
        if part.key in common:
            last[row] = part.key
    return found


def _among(parts: Sequence[Part], option: Part) -> tuple[str, ...]:
    """The ids of all options that one stands among, as a literal of its kind has them."""
    return tuple(part.id for part in parts if part.what == "option" and part.home == option.home)


def _items(old: Journey, new: Journey, names: Names) -> dict[str, str]:
    """What the items of the same list were called, where that differs."""
    found = {}
    for id, step in old.steps.items():
        other = new.steps.get(names.of("question", id))
        theirs = None if other is None else other.repeat
        if step.repeat is not None and theirs is not None and step.repeat.item != theirs.item:
            found[step.repeat.item] = theirs.item
    return found
