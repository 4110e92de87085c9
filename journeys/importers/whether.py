"""A yes or no that only decides whether there are any of a repeat -> the question that the repeat itself asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.importers.conditions import Both, Condition, compared, fields
from journeys.importers.draft import Content, Definition, Field
from journeys.importers.ledger import Accounts
from journeys.importers.plan import Plan, Step

WHY = "asks whether there are any, which the repeat itself asks"


def asked_by_repeats(plan: Plan, definitions: Iterable[Definition], accounts: Accounts) -> None:
    """Takes such questions out of the plan and gives them to the repeats behind them."""
    known = {each.name: each.condition for each in definitions}
    number = 0
    while number + 1 < len(plan.steps):
        step, repeat = plan.steps[number], plan.steps[number + 1]
        if _only_asks(step) and _decided(step, repeat, known) and _uses(step.asked[0].field.name, plan, known) == 1:
            _give(plan, step, repeat, accounts)
        number += 1


def _only_asks(step: Step) -> bool:
    """Whether a step is one plain yes or no for everybody who comes to it, and says nothing else."""
    if len(step.asked) != 1 or step.contents or step.rules or step.item or step.decides:
        return False
    field = step.asked[0].field
    plain = not field.hint and field.when is None and all(each.kind == "required" for each in field.limits)
    return field.type == "yes_no" and plain and not field.choices and not field.list and "{{" not in field.label.text


def _decided(step: Step, repeat: Step, known: dict[str, Condition]) -> bool:
    """Whether a repeat is for those who said yes, of all who come to the question."""
    if not repeat.item or repeat.least not in (None, 1) or repeat.section != step.section or repeat.when is None:
        return False
    if step.when_of_part or repeat.when_of_part or step.derived or repeat.derived or repeat.page is step.page:
        return False
    parts = repeat.when.parts if isinstance(repeat.when, Both) else (repeat.when,)
    others = [part for part in parts if not _is_yes(part, step.asked[0].field.name, known)]
    return len(others) == len(parts) - 1 and (not others or others == _parts(step.when))


def _parts(when: Condition | None) -> list[Condition]:
    return [] if when is None else list(when.parts) if isinstance(when, Both) else [when]


def _is_yes(condition: Condition, name: str, known: dict[str, Condition]) -> bool:
    found = compared(condition, known)
    return found is not None and found.field == name and found.operator == "is" and found.value in (True, "yes")


def _uses(name: str, plan: Plan, known: dict[str, Condition]) -> int:
    """How often a field is read: by conditions, or by texts."""
    read = sum(name in fields(each, known) for each in _conditions(plan))
    return read + sum(f"{{{{ {name} }}}}" in each for each in _texts(plan))


def _conditions(plan: Plan) -> Iterator[Condition]:
    for step in plan.steps:
        found = [step.when, *(rule.when for rule in step.rules), *(each.when for each in step.contents)]
        for asked in step.asked:
            found += [asked.field.when, *(each.when for each in asked.choices)]
            found += [limit.condition for limit in asked.field.limits]
        yield from (each for each in found if each is not None)


def _texts(plan: Plan) -> Iterator[str]:
    contents: list[Content] = [each for step in plan.steps for each in step.contents]
    contents += [each for ending in plan.endings for each in ending.contents]
    asked: list[Field] = [each.field for step in plan.steps for each in step.asked]
    yield from (each.words.text for each in contents)
    yield from (each.title.text for each in plan.steps)
    yield from (each.title.text for each in plan.endings)
    yield from (words.text for each in asked for words in (each.label, each.hint))


def _give(plan: Plan, step: Step, repeat: Step, accounts: Accounts) -> None:
    repeat.whether, repeat.asked_on = step.asked[0], step.page
    repeat.least, repeat.when = 0, step.when
    plan.steps.remove(step)
    for each in plan.steps:
        for rule in each.rules:
            rule.to = repeat.id if rule.to == step.id else rule.to
    for page, became in plan.where.items():
        plan.where[page] = repeat.id if became == step.id else became
    accounts.turn("page", step.page.place, "changed", WHY, f"steps.{repeat.id}")
