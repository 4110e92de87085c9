"""Jumps of a form -> conditions of what they jump over: `when` says at a question for whom it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from journeys.importers.conditions import Both, Compare, Condition, Either, Not, compared, fields, picked
from journeys.importers.draft import Definition
from journeys.importers.plan import Plan, Rule, Step

WHY = "a way on became conditions of the questions that it leads to or past"


MOST_NAMED = 3
"""So many options are named themselves; of more it is said which they are not."""


FARTHEST = 60
"""So many steps may lie between where ways part and where they meet; a longer part keeps its rules."""


def followed_up(plan: Plan, definitions: Iterable[Definition]) -> None:
    """Where ways part at a step and meet again further on, each part gets a `when`, and the rules go.

    Only where nothing else leads into the parts, and where the ways exclude each other as written.
    """
    known = {each.name: each.condition for each in definitions}
    place = {each.id: index for index, each in enumerate(plan.steps)}
    if plan.last():
        place[plan.last()] = len(plan.steps)
    for number, step in enumerate(plan.steps):
        if not any(rule.to in place for rule in step.rules):
            continue
        led = _led(plan, place)
        for end in _meetings(plan, number, place):
            if _part(plan, number, end, known, place, led):
                break


def _led(plan: Plan, place: Mapping[str, int]) -> dict[int, list[int]]:
    """For each step the numbers of those with a rule that leads to it."""
    found: dict[int, list[int]] = {}
    for number, step in enumerate(plan.steps):
        for rule in step.rules:
            if rule.to in place:
                found.setdefault(place[rule.to], []).append(number)
    return found


def _meetings(plan: Plan, number: int, place: Mapping[str, int]) -> list[int]:
    """Where the ways from a step may meet again: where one of its rules leads, or one of a step shortly behind it."""
    near = plan.steps[number : number + FARTHEST]
    return sorted({place[rule.to] for step in near for rule in step.rules if place.get(rule.to, -1) > number + 1})


def _part(
    plan: Plan,
    number: int,
    end: int,
    known: dict[str, Condition],
    place: Mapping[str, int],
    led: Mapping[int, list[int]],
) -> bool:
    """Turns the rules of a step into conditions of the steps up to `end`, where all ways meet; False if they do not."""
    steps, step = plan.steps, plan.steps[number]
    if end - number > FARTHEST:
        return False
    ways = [rule for rule in step.rules if rule.to in place]
    rules = ways if ways and ways[-1].when is None else [*ways, Rule(None, _id(plan, number + 1), "")]
    starts = {place[rule.to] for rule in rules if rule.to in place and place[rule.to] != end}
    if not ways or number + 1 not in starts or any(not number < start < end for start in starts):
        return False
    if any(rule.to not in place for rule in rules) or not _apart([rule.when for rule in rules], known):
        return False
    order = [*sorted(starts), end]
    parts = list(pairwise(order))
    inside = range(number + 1, end)
    if any((each.page.when if each.told else each.when) is not step.when for each in steps[number + 1 : end]):
        return False
    for to in inside:
        if any(index != number and not _same_part(index, to, parts) for index in led.get(to, ())):
            return False
    if any(place.get(rule.to, -1) > end for index in inside for rule in steps[index].rules):
        return False
    if any(not _closed(steps[last - 1], end, last, place) for _, last in parts):
        return False
    for first, last in parts:
        when = _holds(rules, first, place, step, known)
        for index in range(first, last):
            steps[index].when = _also_told(steps[index], _with(step, when, known))
            steps[index].derived = True
        closing = steps[last - 1]
        if last != end:
            closing.implied += [rule for rule in closing.rules if place.get(rule.to) == end and rule.when is None]
            closing.rules = [rule for rule in closing.rules if place.get(rule.to) != end or rule.when is not None]
    step.turned += [(rule, [steps[first].id for first, _ in parts if first == place[rule.to]]) for rule in ways]
    step.rules = [rule for rule in step.rules if rule not in ways]
    return True


def _id(plan: Plan, number: int) -> str:
    return plan.steps[number].id if number < len(plan.steps) else ""


def _same_part(index: int, to: int, parts: list[tuple[int, int]]) -> bool:
    return any(first <= index < last and first < to < last for first, last in parts)


def _closed(step: Step, end: int, last: int, place: Mapping[str, int]) -> bool:
    """Whether the last step of a part goes on to where all ways meet, and nowhere else."""
    always = [rule for rule in step.rules if rule.when is None]
    if last == end:
        return not always or place.get(always[0].to, -1) in (-1, end)
    return bool(always) and (place.get(always[0].to) == end or always[0].to not in place)


def _apart(conditions: list[Condition | None], known: dict[str, Condition]) -> bool:
    """Whether no two conditions can hold together: there is one, or all name different options of one field."""
    said = [each for each in conditions if each is not None]
    if len(said) == 1:
        return True
    picks = [picked(each, known) for each in said]
    values = [value for pick in picks if pick is not None for value in pick[1]]
    fields = {pick[0] for pick in picks if pick is not None}
    return None not in picks and len(fields) == 1 and len(set(values)) == len(values)


def _holds(
    rules: list[Rule], first: int, place: Mapping[str, int], step: Step, known: dict[str, Condition]
) -> Condition:
    """For whom a part is: those whom a rule sends there, or none of the others sends elsewhere."""
    here = [rule.when for rule in rules if place[rule.to] == first]
    others = [rule.when for rule in rules if place[rule.to] != first and rule.when is not None]
    if None in here:
        return _of_the_rest(others, step, known) or Not(others[0] if len(others) == 1 else Either(tuple(others)))
    said = [each for each in here if each is not None]
    return said[0] if len(said) == 1 else Either(tuple(said))


def _of_the_rest(others: list[Condition], step: Step, known: dict[str, Condition]) -> Condition | None:
    """The options that none of some conditions picks, where they are few and one of all has to be chosen."""
    picks = [picked(each, known) for each in others]
    asked = {each.field.name: each for each in step.asked if each.field.required and each.field.when is None}
    fields = {pick[0] for pick in picks if pick is not None}
    if None in picks or len(fields) != 1 or (name := fields.pop()) not in asked or asked[name].field.type != "choice":
        return None
    taken = {value for pick in picks if pick is not None for value in pick[1]}
    rest = [value for value in asked[name].options if value not in taken]
    if not taken <= set(asked[name].options) or not 1 <= len(rest) <= MOST_NAMED:
        return None
    parts = tuple(Compare(name, "is", value) for value in rest)
    return parts[0] if len(parts) == 1 else Either(parts)


def _with(step: Step, inner: Condition, known: dict[str, Condition]) -> Condition:
    """The condition of a step and one more; that alone where it needs an answer which only this step asks for."""
    own = {asked.field.name for asked in step.asked}
    if step.when is None or (fields(inner, known) <= own and _needs_an_answer(inner, known)):
        return inner
    return Both((step.when, inner))


def _also_told(step: Step, when: Condition) -> Condition:
    """The same, and the condition of the text that the step is."""
    own = step.told[0].when if step.told else None
    return when if own is None or own == when else Both((when, own))


def _needs_an_answer(condition: Condition, known: dict[str, Condition]) -> bool:
    if picked(condition, known) is not None:
        return True
    turned = isinstance(condition, Not)
    compare = compared(condition.part if isinstance(condition, Not) else condition, known)
    if compare is None:
        return False
    positive = compare.operator not in ("is_not", "not_includes", "not_answered", "text_not_includes")
    return positive is not turned
