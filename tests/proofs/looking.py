"""A journey looked at as `footpath check` looks at it: what is found, and what is proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.proving.prove import prove
from journeys.checks import run
from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded, load
from journeys.proof.verdicts import Proofs

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Seen:
    """`found` are errors and warnings; `proofs` is None where errors kept the journey from being proved."""

    loaded: Loaded
    found: list[Diagnostic]
    proofs: Proofs | None

    @property
    def places(self) -> list[tuple[str, str, int]]:
        """Slug, file and line of everything that is found."""
        spots = ((each.slug, self.loaded.sources.locate(each.primary.spot)) for each in self.found)
        return [(slug, place.file, place.line) for slug, place in spots]


def looked_at(files: Mapping[str, str]) -> Seen:
    """A journey, checked and proved; advice on how it reads is left out."""
    loaded = load(dict(files))
    findings = run(loaded, TODAY)
    proofs = None
    if loaded.journey is not None and all(each.level is not Level.ERROR or each.provable for each in findings):
        proofs = prove(loaded.journey, TODAY)
        findings = run(loaded, TODAY, proofs)
    return Seen(loaded, [each for each in findings if each.level is not Level.ADVICE], proofs)
