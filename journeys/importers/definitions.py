"""What became of the conditions that a form keeps under names: told once all of the journey is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys.importers.bench import Bench, names
from journeys.importers.conditions import Condition, fields, guess_in
from journeys.importers.knowing import Known
from journeys.importers.ledger import Fate
from journeys.importers.sentences import Speaker, Unsayable


def tell_definitions(bench: Bench) -> None:
    """Enters every named condition of the draft."""
    tried = _tried(bench)
    for condition in bench.plan.implied:
        bench.out.said.update(names(condition, bench.definitions))
    for each in bench.draft.definitions:
        fate: Fate = "carried"
        if each.name in bench.out.said:
            why = guess_in(each.condition)
            fate = "guessed" if why else "carried"
        elif each.name not in tried:
            fate, why = "fault", "nothing in the form uses it"
        else:
            fate, why = _why_not(bench, each.condition)
        bench.accounts.put("condition", each.place, each.title or each.name, fate, why)


def _tried(bench: Bench) -> set[str]:
    found: set[str] = set()
    for page in bench.draft.pages:
        for condition in _conditions(page):
            found |= names(condition, bench.definitions)
    return found


def _conditions(page: Any) -> Iterator[Condition]:
    for part in (page, *page.parts, *page.links, *(choice for each in page.fields for choice in each.choices)):
        if part.when is not None:
            yield part.when


def _why_not(bench: Bench, condition: Condition) -> tuple[Fate, str]:
    everything = Known(frozenset(), frozenset(bench.fields))
    named = {each.name for page in bench.draft.pages for each in page.fields}
    unknown = sorted(fields(condition, bench.conditions) - named - {"\0"})
    if unknown:
        return "fault", f"it reads {unknown[0]!r}, and nothing in the form is called that"
    try:
        Speaker(bench.fields, bench.definitions, everything, bench.draft.currency, bench.missing).say(condition)
    except Unsayable as why:
        return ("fault" if why.fault else "dropped"), str(why)
    return "dropped", "the page or link that uses it is not in the journey"
