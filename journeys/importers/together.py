"""Questions that a form always skips together -> a section with one `when`."""

from __future__ import annotations

from journeys.importers.conditions import Condition
from journeys.importers.draft import Words
from journeys.importers.ledger import Accounts
from journeys.importers.naming import Ids, brief
from journeys.importers.plan import Part, Plan, Step

LEAST = 3
"""So many steps in a row make a section."""

WHY = "questions that are always skipped together became a section with one condition"
TITLE = "the source has no name for this part"


def together(plan: Plan, accounts: Accounts, ids: Ids) -> None:
    """Makes sections of long runs with one condition. What comes behind such a section has to be in one, too."""
    runs = _runs(plan.steps)
    if not any(when is not None and len(steps) >= LEAST for when, steps in runs) or _crossed(plan, runs):
        return
    begun = False
    for when, steps in runs:
        begun = begun or when is not None
        if not begun:
            continue
        title = next(
            (step.title for step in steps if _names(step.title.text)),
            Words(steps[0].id.replace("_", " ").capitalize()),
        )
        part = Part(
            ids.give(f"{brief(title.text)}_part", fallback="part"), Words(title.text, title.to), when, guessed=True
        )
        plan.parts.append(part)
        for step in steps:
            step.section = part.id
        if when is None:
            continue
        for step in steps:
            step.when_of_part = True
            if step is steps[0] or step.page is not steps[0].page:
                accounts.turn("page", step.page.place, "changed", WHY)


def _names(text: str) -> bool:
    """Whether a title can stand over several pages: it has words, and no answer is filled into it."""
    return sum(letter.isalpha() for letter in text) > 1 and "{{" not in text and "${" not in text


def _runs(steps: list[Step]) -> list[tuple[Condition | None, list[Step]]]:
    """Steps in a row: long runs with one condition, and what stands between them."""
    same: list[tuple[Condition | None, list[Step]]] = []
    for step in steps:
        if same and same[-1][0] == step.when:
            same[-1][1].append(step)
        else:
            same.append((step.when, [step]))
    found: list[tuple[Condition | None, list[Step]]] = []
    for when, run in same:
        if when is not None and len(run) >= LEAST:
            found.append((when, run))
        elif found and found[-1][0] is None:
            found[-1][1].extend(run)
        else:
            found.append((None, list(run)))
    return found


def _crossed(plan: Plan, runs: list[tuple[Condition | None, list[Step]]]) -> bool:
    """Whether a rule leads into the middle of a section to be."""
    home = {step.id: number for number, (_, steps) in enumerate(runs) for step in steps}
    first = {steps[0].id for _, steps in runs}
    return any(
        rule.to in home and home[rule.to] != home[step.id] and rule.to not in first
        for step in plan.steps
        for rule in step.rules
    )
