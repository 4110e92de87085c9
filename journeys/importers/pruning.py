"""Steps that nobody can ever get to, because their condition reads what was not asked before -> out, and told."""

from __future__ import annotations

from journeys.importers.conditions import Always, Condition
from journeys.importers.draft import Draft, without_type
from journeys.importers.knowing import known
from journeys.importers.ledger import Accounts
from journeys.importers.plan import Plan, Step
from journeys.importers.sentences import Speaker, Unsayable
from journeys.importers.shape import drop_content, drop_parts

WHY = "nobody ever gets here: its condition reads what was not asked before"


def pruned(plan: Plan, draft: Draft, accounts: Accounts) -> None:
    """Takes such steps out of the plan until none is left. Rules that led to one lead to what follows it."""
    definitions = {each.name: each for each in draft.definitions}
    missing = without_type(draft)
    while True:
        fields = {name: asked for name, (_, asked) in plan.fields().items()}
        before, _ = known(plan)
        never = [
            step
            for step, at in zip(plan.steps, before, strict=True)
            if step.when is not None and _never(step.when, Speaker(fields, definitions, at, draft.currency, missing))
        ]
        if not never:
            return
        for step in never:
            _take_out(step, plan, accounts)


def _never(condition: Condition, speaker: Speaker) -> bool:
    try:
        said = speaker.say(condition)
    except Unsayable:
        return False
    return isinstance(said, Always) and not said.holds


def _take_out(step: Step, plan: Plan, accounts: Accounts) -> None:
    number = plan.steps.index(step)
    follows = plan.steps[number + 1].id if number + 1 < len(plan.steps) else plan.last()
    plan.steps.remove(step)
    for each in plan.steps:
        for rule in each.rules:
            rule.to = follows if rule.to == step.id else rule.to
    for page, became in plan.where.items():
        if became == step.id:
            plan.where[page] = follows
    _tell(step, plan, accounts)


def _tell(step: Step, plan: Plan, accounts: Accounts) -> None:
    page = step.page
    for content in step.told:
        drop_content(content, accounts, "nobody is shown it")
    if step.told:
        return
    accounts.turn("page", page.place, "fault", WHY, "")
    if page.when is not None and all(each.page is not page for each in plan.steps):
        accounts.put("rule", page.when_place, "page shown only to some", "fault", WHY)
    if page.several is not None:
        accounts.put("repeat", page.several.place, page.several.title.text, "dropped", WHY)
    for content in step.contents:
        drop_content(content, accounts, WHY)
    for asked in step.asked:
        accounts.put("question", asked.field.place, asked.field.label.text, "dropped", WHY)
        drop_parts(asked.field, accounts, WHY)
    for rule in (*step.rules, *step.implied, *(rule for rule, _ in step.turned)):
        if rule.place:
            accounts.put(rule.kind, rule.place, rule.to, "dropped", WHY)
