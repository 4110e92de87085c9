"""Questions that decide whether somebody can go on at all -> first, where nothing asked before them is needed."""

from __future__ import annotations

from collections.abc import Iterable

from journeys.importers.conditions import Condition, fields
from journeys.importers.draft import Definition
from journeys.importers.ledger import Accounts
from journeys.importers.plan import Plan, Step

WHY = "asked first: whoever cannot go on learns it before anything else is asked, and it needs no answer from before"


def eligibility_first(plan: Plan, definitions: Iterable[Definition], accounts: Accounts) -> None:
    """Moves such steps forward, in their order: behind pages that only inform and others that somebody may end at."""
    known = {each.name: each.condition for each in definitions}
    ends = {ending.id for ending in plan.endings if not ending.submit}
    front = 0
    while front < len(plan.steps) and not plan.steps[front].asked:
        front += 1
    for number in range(len(plan.steps)):
        step = plan.steps[number]
        if _decides(step, plan) and not _jumped_over(number, plan) and _by_itself(step, known):
            if any(each.asked for each in plan.steps[front:number]):
                plan.steps.insert(front, plan.steps.pop(number))
                accounts.turn("page", step.page.place, "changed", WHY)
                step.section = ""
                front += 1
                continue
            front = number + 1
        elif any(rule.to in ends for rule in step.rules):
            front = number + 1


def _decides(step: Step, plan: Plan) -> bool:
    """Whether a step's only rules lead to ends at which nothing is sent."""
    ends = {ending.id for ending in plan.endings if not ending.submit}
    split = sum(1 for each in plan.steps if each.page is step.page) > 1
    rules = [rule for rule in step.rules if rule.when is not None]
    plain = len(rules) == len(step.rules) and not step.item and not split and step.when is None
    return bool(rules) and plain and all(rule.to in ends for rule in rules)


def _jumped_over(number: int, plan: Plan) -> bool:
    """Whether some people never come to a step, or come to it by a rule."""
    place = {each.id: index for index, each in enumerate(plan.steps)}
    submits = {ending.id for ending in plan.endings if ending.submit}
    for step in plan.steps[:number]:
        for rule in step.rules:
            if rule.to in submits or place.get(rule.to, -1) >= number:
                return True
    return False


def _by_itself(step: Step, known: dict[str, Condition]) -> bool:
    """Whether a step reads no answer but its own."""
    own = {asked.field.name for asked in step.asked}
    words = [step.title.text, *(each.words.text for each in step.contents)]
    words += [text for each in step.asked for text in (each.field.label.text, each.field.hint.text)]
    if any("{{" in each for each in words) or any(each.field.when is not None for each in step.asked):
        return False
    return all(fields(rule.when, known) <= own for rule in step.rules if rule.when is not None)
