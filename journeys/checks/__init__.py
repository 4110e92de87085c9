"""The checks, one module each, found by file name: adding a check is adding a file.

A check module is named after its slug (`unknown_target.py` is `unknown-target`) and holds

- a docstring, its manual page: a title, why it matters to a citizen, and two YAML examples, `Instead of` with the
  lines to be found marked `# <--`, and `Write`; they are its test as well (`journeys.checks._page`);
- `LEVEL`, by the harm it finds;
- `check`, which asks for what it looks at by the names of its parameters and gives diagnostics:

| parameter | is | where it is missing the check is left out |
|---|---|---|
| `loaded` | all that was read, `loaded.found(slug)` gives the faults that reading found | never |
| `journey` | the journey as far as it could be read | nothing could be read |
| `whole` | the journey, when reading found no error in it and every rule leads somewhere | there are holes in it |
| `graph` | its steps and rules as a graph | as `journey` |
| `uses` | what every sentence and text of it reads | as `journey` |
| `catalogues` | each other language beside its texts, of a journey as of a service | never |
| `service` | the service of a `service.yaml`, which is checked by itself | a journey is checked |
| `sources` | its files, to find lines in | never |
| `today` | the day on which the check is made | never |
| `told` | what the proofs have to tell of it, nothing where nothing was proved | a service is checked |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from journeys.catalogues.comparing import Comparison
from journeys.checks._page import Check, Example
from journeys.checks._seen import Seen
from journeys.diagnostics import Diagnostic
from journeys.proof.verdicts import Proofs
from journeys.service import Service
from journeys.sources import Sources

if TYPE_CHECKING:
    from journeys.load import Loaded
    from journeys.service_file import LoadedService

__all__ = ["Check", "Example", "all_checks", "explain", "run", "run_service"]


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check by its slug, in alphabetical order."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    checks = (Check.of(import_module(f"{__name__}.{name}")) for name in names)
    return MappingProxyType({each.slug: each for each in checks})


def run(loaded: Loaded, today: date | None = None, proofs: Proofs | None = None) -> list[Diagnostic]:
    """All that the checks find, sorted by file and line, on the day `today`; `proofs` is what was proved of it."""
    checks = all_checks()
    seen = Seen(loaded, today or date.today(), proofs)
    found = [fault for fault in loaded.faults if fault.slug not in checks]
    for check in checks.values():
        found.extend(check.find(seen))
    return _in_order(found, loaded.sources)


def run_service(loaded: LoadedService, today: date | None = None) -> list[Diagnostic]:
    """All that is wrong with a `service.yaml`: the faults of reading it, and what the checks of a service find on the
    day `today`."""
    found = list(loaded.faults)
    if loaded.service is not None:
        seen = _SeenService(loaded.service, loaded.sources, loaded.catalogues, today or date.today())
        found.extend(each for check in all_checks().values() for each in check.find(seen))
    return _in_order(found, loaded.sources)


@dataclass(frozen=True, slots=True)
class _SeenService:
    service: Service
    sources: Sources
    catalogues: tuple[Comparison, ...]
    today: date


def _in_order(found: list[Diagnostic], sources: Sources) -> list[Diagnostic]:
    places = ((sources.locate(each.primary.spot), each) for each in found)
    return [each for _place, each in sorted(places, key=lambda pair: (pair[0].file, pair[0].line, pair[0].column))]


def explain(slug: str) -> str:
    """The manual page of a check as Markdown; KeyError for an unknown slug."""
    check = all_checks()[slug]
    return f"{check.level.value}[{check.slug}]\n\n{check.page}\n"
