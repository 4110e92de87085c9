"""A folder of forms -> one journey: each form is a task, and those that decide who may go on come first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from journeys.importers.bench import Composed
from journeys.importers.compose import composed
from journeys.importers.draft import Draft
from journeys.importers.fault import ImportFault
from journeys.importers.followups import followed_up
from journeys.importers.ledger import Accounts
from journeys.importers.moves import eligibility_first
from journeys.importers.naming import OUR_PAGES, Ids, brief, snake
from journeys.importers.plan import Plan, Step
from journeys.importers.prose import line
from journeys.importers.pruning import pruned
from journeys.importers.shape import shaped

MOST_FORMS = 60
"""More tasks than that are no task list."""

SENT = "sent"
WHY_SECTION = "each form is one section of the journey, and a section holds no section"


@dataclass(slots=True)
class Form:
    """One form on its way into the journey: its file, its draft, its plan, what was made, its ledger."""

    file: str
    draft: Draft
    plan: Plan = field(default_factory=Plan)
    made: Composed = field(default_factory=Composed)
    accounts: Accounts = field(default_factory=Accounts)
    section: str = ""
    title: str = ""
    decides: bool = False


def gathered(drafts: Sequence[tuple[str, Draft]], folder: str, keep_pages: bool) -> tuple[Composed, list[Form]]:
    """The journey of several forms, called as they all are, else as their folder; and each form as it went in.

    ImportFault where there are too many.
    """
    if len(drafts) > MOST_FORMS:
        raise ImportFault(f"{folder} holds {len(drafts)} forms", help=f"import at most {MOST_FORMS} at a time")
    ids = Ids((SENT, *OUR_PAGES))
    same = {line(draft.title.text) for _, draft in drafts}
    title = same.pop() if len(same) == 1 and len(drafts) > 1 else folder
    forms = [Form(file, draft, accounts=Accounts(draft.quotes)) for file, draft in drafts]
    name = ids.give(title, fallback="form")
    titles = names_of_parts(forms)
    for form in forms:
        form.title = titles[form.file]
        form.section = ids.give(brief(form.title), snake(form.draft.name), fallback="form")
        form.plan = shaped(form.draft, form.accounts, keep_pages, ids)
        if not keep_pages:
            followed_up(form.plan, form.draft.definitions)
            eligibility_first(form.plan, form.draft.definitions, form.accounts)
        pruned(form.plan, form.draft, form.accounts)
        form.decides = any(not ending.submit for ending in form.plan.endings)
    forms.sort(key=_order)
    for number, form in enumerate(forms):
        after = forms[number + 1].section if number + 1 < len(forms) else SENT
        _open(form, after, ids)
        form.made = composed(form.plan, form.draft, form.accounts, ids)
    return _whole(name, title, forms), forms


def names_of_parts(forms: Sequence[Form]) -> dict[str, str]:
    """What each form is called: its title, or where all say the same, what its file's name has and no other has."""
    titles = {form.file: line(form.draft.title.text) for form in forms}
    words = [title.lower().split() for title in titles.values()]
    if len(set(titles.values())) == len(forms) and len({tuple(each[:1]) for each in words}) > 1:
        return titles
    stems = [re.split(r"[\W_]+", re.sub(r"\A\d+[\W_]+", "", form.file.rpartition(".")[0])) for form in forms]
    before, behind = _shared(stems), _shared([each[::-1] for each in stems])
    cut = [each[before : len(each) - behind] or each for each in stems]
    return {form.file: " ".join(each).capitalize() for form, each in zip(forms, cut, strict=True)}


def _shared(stems: Sequence[Sequence[str]]) -> int:
    """How many words all begin with."""
    if len(stems) < 2:
        return 0
    return next((number for number, each in enumerate(zip(*stems, strict=False)) if len(set(each)) > 1), 0)


def _order(form: Form) -> int:
    """Who may go on at all is first, what is agreed to is last; otherwise as the files stand."""
    told = f"{form.draft.name} {form.file}".lower()
    return 0 if form.decides else 2 if "declaration" in told else 1


def _open(form: Form, after: str, ids: Ids) -> None:
    """Makes a plan a part of a larger one: its start a page, its end the way to the next form."""
    plan, accounts = form.plan, form.accounts
    if plan.start is not None:
        page, plan.start = plan.start, None
        step = Step(ids.give(brief(page.title.text), fallback="start"), page, title=page.title)
        step.contents = list(page.contents)
        plan.steps.insert(0, step)
        plan.where[page.name] = step.id
        accounts.turn(
            "page", page.place, "changed", "the start of a form became a page of its task", f"steps.{step.id}"
        )
    sent = [ending for ending in plan.endings if ending.submit]
    plan.endings = [ending for ending in plan.endings if not ending.submit]
    for step in plan.steps:
        for rule in step.rules:
            if any(rule.to == each.id for each in sent):
                rule.to = after
        step.section = ""
    for each in sent:
        for content in each.contents:
            accounts.put("text", content.place, content.words.text, "dropped", "the journey has one end for all forms")
            if content.when is not None:
                accounts.put("rule", content.when_place, "text shown only to some", "dropped", "its text is dropped")
        for link in each.page.links if each.page else ():
            accounts.put("link", link.place, link.to, "dropped", "the journey has one end for all forms")
    for section in form.draft.sections:
        accounts.put("section", section.place, section.title.text or section.name, "dropped", WHY_SECTION)


def _whole(name: str, title: str, forms: Sequence[Form]) -> Composed:
    out = Composed()
    values = out.values
    values["journey"], values["title"] = name, title
    for form in forms:
        values.update({key: form.made.values[key] for key in ("language", "currency") if key in form.made.values})
    tasks = [form.section for form in forms if not form.decides] or [form.section for form in forms]
    values["task_list"] = {"Your application": tasks}
    out.remarks["task_list",] = ["forms in their order, those that decide who may go on first; group them as you like"]
    sections = values["sections"] = {}
    for form in forms:
        here: dict[str, Any] = {"title": form.title, "steps": form.made.values.get("steps", {})}
        sections[form.section] = here
        _moved(out, form)
    lists: dict[str, Any] = {id: each for form in forms for id, each in form.made.values.get("lists", {}).items()}
    if lists:
        values["lists"] = lists
    outcomes: dict[str, Any] = {id: each for form in forms for id, each in form.made.values["outcomes"].items()}
    values["outcomes"] = {**outcomes, SENT: {"submit": True, "title": "Your answers have been sent"}}
    out.remarks["outcomes", SENT, "title"] = ["say what happens next"]
    check = _check(forms)
    if check:
        values["check"] = check
    for form in forms:
        out.tables.update(form.made.tables)
    return out


def _check(forms: Sequence[Form]) -> dict[str, Any]:
    """One page that checks all answers: the texts of all forms' pages, each once."""
    found: dict[str, list[str]] = {}
    for form in forms:
        for key, words in form.made.values.get("check", {}).items():
            if words not in found.setdefault(key, []):
                found[key].append(words)
    joined = {"title": found.get("title", [""])[0]}
    joined.update({key: "\n\n".join(found[key]) for key in ("body", "declaration") if key in found})
    return {key: words for key, words in joined.items() if words}


def _moved(out: Composed, form: Form) -> None:
    """Takes remarks and other languages over, from where a form has its steps to where the journey has them."""
    for way, notes in form.made.remarks.items():
        if way[0] in ("steps", "lists", "outcomes"):
            out.remarks[_way(way, form.section)] = notes
    for way, to in form.made.others.items():
        if way == ("title",):
            out.others["sections", form.section, "title"] = to
        elif way[0] in ("steps", "lists", "outcomes", "check"):
            out.others[_way(way, form.section)] = to


def _way(way: tuple[str, ...], section: str) -> tuple[str, ...]:
    return ("sections", section, *way) if way[0] == "steps" else way
