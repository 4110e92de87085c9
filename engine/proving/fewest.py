"""As few citizens as reach what many reach: chosen one by one, then made to do each other's part, then made plain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from engine.goals import Goal, measured
from engine.proving.confirm import on_the_way
from engine.proving.gathering import Found, sound, written_down
from engine.proving.plain import changed, keys_of, plain
from engine.witness import answers_of, replayed
from journeys.model import Journey
from journeys.proof.verdicts import Citizen

Part = tuple[Found, frozenset[Goal]]
"""A citizen, and the goals that they are there for."""


def fewest(journey: Journey, today: date, found: Sequence[Found], wanted: Iterable[Goal]) -> list[Part]:
    """The citizens for some goals, those who reach most of them first, each with what nobody before them does."""
    every = frozenset(wanted)
    parts = _joined(journey, chosen(found, every))
    made = [_plain(journey, today, each, part) for each, part in parts]
    return chosen(made, every)


def chosen(found: Sequence[Found], wanted: frozenset[Goal]) -> list[Part]:
    """As few as reach all that any of them does: always whoever does most of what is left.

    Of those who do as much it is the one with the fewest answers, then the one found first.
    """
    left = set(wanted)
    sizes = {number: len(keys_of(each.who)) for number, each in enumerate(found)}
    kept: list[Part] = []
    waiting = list(enumerate(found))
    while left and waiting:
        _, best = max(waiting, key=lambda each: (len(each[1].goals & left), -sizes[each[0]], -each[0]))
        if best.goals.isdisjoint(left):
            break
        kept.append((best, frozenset(best.goals & left)))
        left -= best.goals
        waiting = [each for each in waiting if not each[1].goals.isdisjoint(left)]
    return _needed(kept)


def _needed(parts: list[Part]) -> list[Part]:
    """Without those whose part the others do as well; the last ones, who do least, are looked at first."""
    kept = [found for found, _ in parts]
    for found, part in reversed(parts):
        others: frozenset[Goal] = frozenset().union(*(other.goals for other in kept if other is not found))
        if part <= others:
            kept = [other for other in kept if other is not found]
    left = frozenset().union(*(part for _, part in parts))
    shared: list[Part] = []
    for found in kept:
        shared.append((found, found.goals & left))
        left -= found.goals
    return shared


def _joined(journey: Journey, parts: list[Part]) -> list[Part]:
    """Fewer: where one who takes over the answers on which another one's part hangs does both parts, one is enough.

    Two who are both refused somewhere cannot be one: the first refusal ends the way.
    """
    hosts = list(parts)
    for guest in reversed(parts):
        others = [each for each in hosts if each[0] is not guest[0]]
        if len(others) == len(hosts):
            continue
        stopped = _is_refused(journey, guest[0].who)
        for number, host in enumerate(others):
            if stopped and _is_refused(journey, host[0].who):
                continue
            both = _together(journey, host, guest) or _together(journey, guest, host)
            if both is not None:
                others[number] = both
                hosts = others
                break
    return hosts


def _together(journey: Journey, host: Part, guest: Part) -> Part | None:
    """The host with the guest's answers where the guest's part reads any."""
    wanted = host[1] | guest[1]
    who, other = host[0].who, guest[0].who
    theirs, read = set(keys_of(other)), _read(guest[1])
    for repeat in read.intersection(who.items, other.items):
        who = replace(who, items={**who.items, repeat: other.items[repeat]})
    for key in keys_of(who):
        repeat, question, number = key
        if question in read and key in theirs and question:
            value = other.items[repeat][number][question] if repeat else other.answers[question]
            who = changed(who, key, value)
    if any(goal.what == "boundary" for goal in guest[1]):
        who = replace(who, today=other.today)
    if who == host[0].who:
        return None
    down = _doing(journey, who, wanted)
    return None if down is None else (down, wanted)


def _read(part: frozenset[Goal]) -> frozenset[str]:
    """The questions on which some goals hang."""
    read = {id for goal in part if goal.sentence is not None for id in goal.sentence.reads}
    return frozenset(read | {goal.id for goal in part})


def _is_refused(journey: Journey, who: Citizen) -> bool:
    return bool(replayed(journey, who).problems)


def _doing(journey: Journey, who: Citizen, wanted: frozenset[Goal]) -> Found | None:
    """A citizen as written down, where they do all that is wanted of them."""
    path, found, _ = measured(journey, answers_of(who), who.today)
    if not wanted <= found or not sound(journey, path):
        return None
    down = written_down(journey, who, wanted)
    return down if down is not None and wanted <= down.goals else None


def _plain(journey: Journey, today: date, found: Found, wanted: frozenset[Goal]) -> Found:
    """The plainest citizen who does the same part."""

    def good(who: Citizen) -> Citizen | None:
        path, reached, _ = measured(journey, answers_of(who), who.today)
        return on_the_way(who, path) if wanted <= reached and sound(journey, path) else None

    made = written_down(journey, plain(journey, today, found.who, good), found.goals | wanted)
    return made if made is not None and wanted <= made.goals else found
