"""Sections of a form -> sections of the journey, where its ways on allow that."""

from __future__ import annotations

from journeys.importers.conditions import Always, Both, Condition, Named
from journeys.importers.draft import Draft
from journeys.importers.knowing import known
from journeys.importers.ledger import Accounts
from journeys.importers.naming import Ids, brief, snake
from journeys.importers.plan import Part, Plan, Step
from journeys.importers.sentences import Speaker, Unsayable

Run = tuple[str, list[Step]]


def grouped(plan: Plan, draft: Draft, accounts: Accounts, ids: Ids) -> None:
    """Gives steps the sections of their pages. A rule may only lead to a section's beginning; else there are none."""
    titles = {each.name: each.title for each in draft.sections if each.title.text.strip()}
    runs = _runs(plan, titles.keys())
    why = _why_not(runs, plan)
    for section in draft.sections:
        used = any(step.section == section.name for step in plan.steps)
        if section.name not in titles:
            accounts.put(
                "section", section.place, section.title.text or section.name, "dropped", "it has no title to show"
            )
        elif not used:
            accounts.put(
                "section", section.place, section.title.text, "dropped", "no page that can be reached is in it"
            )
        elif why:
            accounts.put("section", section.place, section.title.text, "dropped", why)
    for step in plan.steps:
        step.section = ""
    if why:
        return
    for name, steps in runs:
        if not name:
            continue
        id = ids.give(brief(titles[name].text), snake(name), fallback="section")
        plan.parts.append(Part(id, titles[name], _shared(steps, plan, draft)))
        place = next(each.place for each in draft.sections if each.name == name)
        accounts.put("section", place, titles[name].text, "carried", became=f"sections.{id}")
        for step in steps:
            step.section = id


def _runs(plan: Plan, titled: object) -> list[Run]:
    """Steps that follow each other in one section; what is in none stays with the section before it."""
    found: list[Run] = []
    for step in plan.steps:
        name = step.section if step.section in titled else ""  # type: ignore[operator]
        if found and (found[-1][0] == name or not name):
            found[-1][1].append(step)
        else:
            found.append((name, [step]))
    return found


def _why_not(runs: list[Run], plan: Plan) -> str:
    names = [name for name, _ in runs]
    if not any(names):
        return "no page that can be reached is in a section with a title"
    if len(set(names)) < len(names):
        return "its pages do not follow each other"
    first = {steps[0].id for _, steps in runs}
    home = {step.id: name for name, steps in runs for step in steps}
    for step in plan.steps:
        for rule in step.rules:
            if rule.to in home and home[rule.to] != home[step.id] and rule.to not in first:
                return "a rule leads into the middle of a section"
    return ""


def _shared(steps: list[Step], plan: Plan, draft: Draft) -> Condition | None:
    """The named condition that all steps of a section have: it is said once, at the section."""
    first = _split(steps[0].when)[0]
    if first is None or len(steps) < 2 or any(_split(step.when)[0] != first for step in steps):
        return None
    definitions = {each.name: each for each in draft.definitions}
    fields = {name: asked for name, (_, asked) in plan.fields().items()}
    before, _ = known(plan)
    try:
        said = Speaker(fields, definitions, before[plan.steps.index(steps[0])], draft.currency).say(first)
    except Unsayable:
        return None
    if isinstance(said, Always):
        return None
    for step in steps:
        step.when = _split(step.when)[1]
        step.when_of_part = step.when is None
    return first


def _split(when: Condition | None) -> tuple[Named | None, Condition | None]:
    """A condition as its first part, where that has a name, and the rest."""
    if isinstance(when, Named):
        return when, None
    if isinstance(when, Both) and isinstance(when.parts[0], Named):
        return when.parts[0], when.parts[1] if len(when.parts) == 2 else Both(when.parts[1:])
    return None, when
