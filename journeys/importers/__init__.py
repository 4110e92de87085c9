"""Forms in other formats -> journeys, and a report of what became of every part (docs/importing.md).

    Source --recognise, read--> Draft --shape--> Plan --compose--> values --write--> files
                                  \\_______________________ Ledger ______________________/

A format is one module of `formats`, found by name: it has a `TITLE`, `looks_like(source)` and `read(source)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys.diagnostics import Diagnostic
from journeys.importers.compose import composed
from journeys.importers.draft import Draft, parts_of
from journeys.importers.fault import ImportFault
from journeys.importers.grouping import grouped
from journeys.importers.ledger import Accounts, Entry, Ledger
from journeys.importers.naming import Ids
from journeys.importers.others import catalogues
from journeys.importers.recognise import all_formats, recognised
from journeys.importers.settle import settled
from journeys.importers.shape import shaped
from journeys.importers.source import Source
from journeys.importers.write import table, written

__all__ = [
    "Draft",
    "Entry",
    "ImportFault",
    "Imported",
    "Ledger",
    "Source",
    "all_formats",
    "import_draft",
    "import_form",
]

MAIN = "journey.yaml"


@dataclass(frozen=True)
class Imported:
    """A journey that was made: its id, its files by name, and the ledger.

    `pages` says for each page of the source, by name, the steps or the outcome that it became (`start` and `check` for
    those pages). `fields` says for each field its question as sentences read it, `options` the option for each of its
    values.
    `errors` are what `footpath check` finds wrong with the journey; none, unless the source is beyond a journey.
    """

    id: str
    files: Mapping[str, str]
    ledger: Ledger
    pages: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    errors: tuple[Diagnostic, ...]


def import_form(source: Source, format: str = "", keep_pages: bool = False) -> Imported:
    """Makes a journey of one form. ImportFault where it cannot be read."""
    name, module = recognised(source, format)
    return import_draft(module.read(source), source.name, name, keep_pages)


def import_draft(draft: Draft, source: str, format: str, keep_pages: bool = False) -> Imported:
    """Makes a journey of a form that has been read."""
    accounts, ids = Accounts(), Ids()
    plan = shaped(draft, accounts, keep_pages, ids)
    grouped(plan, draft, accounts, ids)
    made = composed(plan, draft, accounts, ids, keep_pages)
    head = (f"Made from {source}. What could not be carried over is in report.txt.",)
    tables = {name: table(rows) for name, rows in made.tables.items()}

    def files() -> dict[str, str]:
        return {MAIN: written(made.values, made.remarks, head), **tables}

    errors = settled(made.values, files, accounts)
    whole = files()
    whole |= catalogues(whole, MAIN, made.others)
    pages: dict[str, list[str]] = {name: [became] for name, became in plan.where.items()}
    for step in plan.steps:
        into = pages.setdefault(step.page.name, [])
        if step.id not in into:
            into.append(step.id)
    asked = [each for step in plan.steps for each in step.asked]
    return Imported(
        made.values["journey"],
        whole,
        Ledger(source, format, _in_order(accounts.entries(), draft), tuple(accounts.notes)),
        {name: tuple(became) for name, became in pages.items()},
        {each.field.name: each.name for each in asked},
        {each.field.name: dict(each.options) for each in asked if each.options},
        tuple(errors),
    )


def _in_order(entries: tuple[Entry, ...], draft: Draft) -> tuple[Entry, ...]:
    """The entries as their parts stand in the source."""
    order = {(kind, place): number for number, (kind, place, _) in enumerate(parts_of(draft))}
    return tuple(sorted(entries, key=lambda entry: order.get((entry.kind, entry.place), len(order))))
