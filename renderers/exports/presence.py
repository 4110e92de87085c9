"""When each question of a journey is asked, as one sentence: its conditions, and no rule that leads past it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeys.expressions.kinds import YesNo
from journeys.expressions.tree import And, Node, Not, Or, walk
from journeys.model import Journey, Question, Rule, Section, Step

LARGEST = 400
"""Nodes of a sentence that a person or a program can still make use of."""


@dataclass(frozen=True, slots=True)
class Presence:
    """For whom, of those who send, a step is there: `when` holds, None for all of them; or `why` it cannot be said."""

    when: Node | None = None
    why: str = ""

    def also(self, *more: Node | None) -> Presence:
        """The same, where these hold too."""
        return self if self.why else _bounded(all_of(self.when, *more))


@lru_cache(maxsize=16)
def presences(journey: Journey) -> Mapping[str, Presence]:
    """The presence of every step of a journey by id; inside an item that of a step among those of the item.

    Who ends at an outcome that sends nothing sends nothing, so a rule to one of those is taken not to hold; where no
    outcome sends anything, every one counts as an end.
    """
    found: dict[str, Presence] = {}
    sections = [(section, [*section.steps]) for section in journey.sections]
    _lay(journey, [(each, steps) for each, steps in sections], found)
    for step in list(journey.steps.values()):
        if step.repeat is not None:
            _lay(journey, [(None, list(step.repeat.steps))], found)
    return found


def question_presence(journey: Journey, step: Step, question: Question) -> Presence:
    """For whom a question is there: for those who see its page, and for whom its own condition holds."""
    at = presences(journey)[step.id]
    return at.also(question.when.tree) if question.when is not None else at


@dataclass(frozen=True, slots=True)
class _Stop:
    """One place of the way: a step, or where a section begins or ends."""

    when: Node | None
    rules: tuple[Rule, ...]
    step: Step | None
    guards: tuple[Node, ...]


def _lay(journey: Journey, sections: list[tuple[Section | None, list[Step]]], found: dict[str, Presence]) -> None:
    stops: list[_Stop] = []
    places: dict[str, int] = {}
    for section, steps in sections:
        guards = (section.when.tree,) if section is not None and section.when is not None else ()
        if section is not None:
            places[section.id] = len(stops)
        for step in steps:
            places[step.id] = len(stops)
            stops.append(_Stop(step.when.tree if step.when is not None else None, step.next, step, guards))
        if section is not None:
            stops.append(_Stop(None, section.next, None, guards))
    here: list[Presence] = []
    for number, stop in enumerate(stops):
        skipped = [_skipping(journey, stops[at], here[at], number, at, places) for at in range(number)]
        whole = Presence()
        for each in skipped:
            if each is not None:
                whole = Presence(why=each.why) if each.why and not whole.why else whole.also(each.when)
        whole = whole.also(*stop.guards, stop.when)
        here.append(whole)
        if stop.step is not None:
            found[stop.step.id] = whole


def _skipping(
    journey: Journey, stop: _Stop, at: Presence, number: int, own: int, places: Mapping[str, int]
) -> Presence | None:
    """What has to hold so that an earlier stop does not lead past a later one; None where it never does."""
    passed: list[Node] = []
    stays: list[Node] = []
    for rule in stop.rules:
        outcome = journey.outcomes.get(rule.target)
        nobody = outcome is not None and not outcome.submit and _sends(journey)
        over = outcome is not None or places.get(rule.target, own + 1) > number
        if nobody:
            continue
        sentence = rule.sentence.tree if rule.sentence is not None else None
        if over:
            passed.append(all_of(*(opposite(each) for each in stays), sentence) or _YES)
        elif sentence is not None:
            stays.append(sentence)
        else:
            break
        if sentence is None:
            break
    if not passed:
        return None
    if at.why:
        return at
    leads = any_of(*passed)
    gone = leads if at.when is None else all_of(at.when, None if leads is _YES else leads)
    if gone is None or gone is _YES:
        return Presence(why="everybody is led past it")
    return _bounded(opposite(gone))


_YES = And(parts=(), kind=YesNo())


@lru_cache(maxsize=16)
def _sends(journey: Journey) -> bool:
    return any(outcome.submit for outcome in journey.outcomes.values())


def _bounded(node: Node | None) -> Presence:
    if node is not None and sum(1 for _ in walk(node)) > LARGEST:
        return Presence(why="too many rules decide whether it is asked")
    return Presence(node)


def all_of(*parts: Node | None) -> Node | None:
    """One sentence that holds where all of some hold, each said once; None where there is nothing to say."""
    flat = [each for part in parts if part is not None for each in _opened(part, And)]
    once = list(dict.fromkeys(flat))
    if len(once) < 2:
        return once[0] if once else None
    return And(parts=tuple(once), kind=YesNo())


def any_of(*parts: Node) -> Node:
    """One sentence that holds where one of some holds."""
    if any(part is _YES for part in parts):
        return _YES
    once = list(dict.fromkeys(each for part in parts for each in _opened(part, Or)))
    return once[0] if len(once) == 1 else Or(parts=tuple(once), kind=YesNo())


def _opened(node: Node, kind: type[And] | type[Or]) -> Iterator[Node]:
    if isinstance(node, And | Or) and isinstance(node, kind):
        for each in node.parts:
            yield from _opened(each, kind)
    else:
        yield node


def opposite(node: Node) -> Node:
    """The opposite of a sentence; of an opposite the sentence itself."""
    return node.of if isinstance(node, Not) else Not(of=node, kind=YesNo())
