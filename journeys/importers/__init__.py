"""Forms in other formats -> journeys, and a report of what became of every part (docs/importing.md).

    Source --recognise, read--> Draft --shape--> Plan --compose--> values --write--> files
                                  \\_______________________ Ledger ______________________/

A format is one module of `formats`, found by name: it has a `TITLE`, `looks_like(source)` and `read(source)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys.diagnostics import Diagnostic
from journeys.importers import mapping
from journeys.importers.bench import Composed
from journeys.importers.compose import composed
from journeys.importers.draft import Draft, parts_of
from journeys.importers.fault import ImportFault
from journeys.importers.followups import followed_up
from journeys.importers.grouping import grouped
from journeys.importers.ledger import Accounts, Entry, Ledger
from journeys.importers.many import gathered
from journeys.importers.moves import eligibility_first
from journeys.importers.naming import OUR_PAGES, Ids
from journeys.importers.others import catalogues
from journeys.importers.plan import Plan
from journeys.importers.pruning import pruned
from journeys.importers.recognise import all_formats, recognised
from journeys.importers.settle import settled
from journeys.importers.shape import shaped
from journeys.importers.source import Source
from journeys.importers.together import together
from journeys.importers.twins import joined, language_of
from journeys.importers.whether import asked_by_repeats
from journeys.importers.write import table, written

__all__ = [
    "Draft", "Entry", "ImportFault", "Imported", "Ledger", "Source", "all_formats", "import_draft", "import_form",
    "import_forms", "read_draft",
]  # fmt: skip

MAIN = "journey.yaml"

MOST_PAGES = 500
"""Of one form. The longest that is known here has 42."""


@dataclass(frozen=True)
class Imported:
    """A journey that was made: its id, its title, its files by name, and a ledger for each form that it was made of.

    `pages` says for each page of the source, by name, the steps or the outcome that it became (`start` and `check` for
    those pages). `fields` says for each field its question as sentences read it, `options` the option for each of its
    values; the names of several forms have the file before them (`about-you.json /name`). `errors` are what
    `footpath check` finds wrong with the journey; none, unless the source is beyond a journey.
    """

    id: str
    title: str
    files: Mapping[str, str]
    ledgers: tuple[Ledger, ...]
    pages: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    errors: tuple[Diagnostic, ...]

    @property
    def ledger(self) -> Ledger:
        """The ledger of the one form, or of the first."""
        return self.ledgers[0]


def import_form(source: Source, format: str = "", keep_pages: bool = False) -> Imported:
    """Makes a journey of one form, with its other languages. ImportFault where it cannot be read."""
    name, draft = read_draft(source, format)
    return import_draft(draft, source.name, name, keep_pages)


def read_draft(source: Source, format: str = "") -> tuple[str, Draft]:
    """The name of a form's format, and the form, with the words of the same form in other languages beside it."""
    name, module = recognised(source, format)
    draft = module.read(source)
    for other, data in sorted(source.beside.items()):
        language = language_of(other, source.name)
        if language and language != draft.language:
            draft = joined(draft, module.read(Source(other, data)), language, other)
    return name, draft


def import_draft(draft: Draft, source: str, format: str, keep_pages: bool = False) -> Imported:
    """Makes a journey of a form that has been read."""
    _not_too_long(draft, source)
    accounts, ids = Accounts(draft.quotes), Ids(OUR_PAGES)
    plan = shaped(draft, accounts, keep_pages, ids)
    if not keep_pages:
        followed_up(plan, draft.definitions)
        eligibility_first(plan, draft.definitions, accounts)
    pruned(plan, draft, accounts)
    grouped(plan, draft, accounts, ids)
    if not keep_pages:
        asked_by_repeats(plan, draft.definitions, accounts)
    if not keep_pages and not plan.parts:
        together(plan, accounts, ids)
    made = composed(plan, draft, accounts, ids)
    return _finished(made, source, [(source, format, draft, plan, accounts)])


def import_forms(sources: Sequence[Source], title: str, format: str = "", keep_pages: bool = False) -> Imported:
    """Makes one journey of several forms: a task list. ImportFault where one of them cannot be read."""
    read = {source.name: read_draft(source, format) for source in sources}
    for name, (_, draft) in read.items():
        _not_too_long(draft, name)
    made, forms = gathered([(name, draft) for name, (_, draft) in read.items()], title, keep_pages)
    parts = [(form.file, read[form.file][0], form.draft, form.plan, form.accounts) for form in forms]
    return _finished(made, title, parts)


def _not_too_long(draft: Draft, source: str) -> None:
    if len(draft.pages) > MOST_PAGES:
        raise ImportFault(f"{source} has more than {MOST_PAGES} pages", help="split the form up")


def _finished(made: Composed, source: str, forms: Sequence[tuple[str, str, Draft, Plan, Accounts]]) -> Imported:
    """Writes the files, takes out what the language refuses, and closes the ledgers."""
    head = (f"Made from {source}. What became of each part of it is in report.txt.",)
    tables = {name: table(rows) for name, rows in made.tables.items()}

    def files() -> dict[str, str]:
        return {MAIN: written(made.values, made.remarks, head), **tables}

    errors = settled(made.values, files, [accounts for *_, accounts in forms])
    whole = files()
    whole |= catalogues(whole, made.others)
    whole |= {
        name: mapping.written(mapping.mapping_of(file, draft.fills, plan, made.values))
        for name, (file, _, draft, plan, _) in zip(mapping.names(len(forms)), forms, strict=True)
        if draft.fills
    }
    pages: dict[str, tuple[str, ...]] = {}
    fields: dict[str, str] = {}
    options: dict[str, Mapping[str, str]] = {}
    for file, _, _, plan, _ in forms:
        before = f"{file} " if len(forms) > 1 else ""
        pages |= {f"{before}{name}": became for name, became in _pages(plan).items()}
        asked = [each for step in plan.steps for each in step.asked]
        fields |= {f"{before}{each.field.name}": each.name for each in asked}
        options |= {f"{before}{each.field.name}": dict(each.options) for each in asked if each.options}
    ledgers = tuple(
        Ledger(file, format, _in_order(accounts.entries(), draft), tuple(accounts.notes))
        for file, format, draft, _, accounts in forms
    )
    return Imported(made.values["journey"], made.values["title"], whole, ledgers, pages, fields, options, tuple(errors))


def _pages(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What each page of the source became."""
    pages: dict[str, list[str]] = {name: [became] for name, became in plan.where.items()}
    for step in plan.steps:
        into = pages.setdefault(step.page.name, [])
        if step.id not in into:
            into.append(step.id)
    return {name: tuple(became) for name, became in pages.items()}


def _in_order(entries: tuple[Entry, ...], draft: Draft) -> tuple[Entry, ...]:
    """The entries as their parts stand in the source."""
    order = {(kind, place): number for number, (kind, place, _) in enumerate(parts_of(draft))}
    return tuple(sorted(entries, key=lambda entry: order.get((entry.kind, entry.place), len(order))))
