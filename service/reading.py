"""All that stands at a path, read and checked: the service and its journeys, with what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeys.load import Loaded

from journeys.diagnostics import Level
from journeys.model import Journey, Service
from renderers.report import Finding

Files = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadJourney:
    """One journey as it was read. `files` are its texts, `where` the folder as the reader calls it."""

    loaded: Loaded
    files: Files
    where: str
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> Journey | None:
        """The journey, if nothing that was found stops it from being published."""
        return None if has_errors(self.findings) else self.loaded.journey


@dataclass(frozen=True, slots=True)
class Read:
    """What a path holds. `findings` are those of `service.yaml` and of every journey, in order."""

    path: Path
    service: Service
    service_findings: tuple[Finding, ...]
    journeys: tuple[ReadJourney, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them: the service's first, then each journey's."""
        return (*self.service_findings, *(found for journey in self.journeys for found in journey.findings))


def has_errors(found: tuple[Finding, ...]) -> bool:
    """Whether any finding blocks publishing."""
    return any(finding.diagnostic.level is Level.ERROR for finding in found)
