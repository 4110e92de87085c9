"""All that stands at a path, read and checked: the service and its journeys, with what was found."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeys.checks import run, run_service
from journeys.diagnostics import Level
from journeys.folder import Files, settled
from journeys.load import Found, Loaded, UnreadableFile, find, load, read_files
from journeys.model import Journey
from journeys.previewing import service_with_pseudo, with_pseudo
from journeys.service import Service
from journeys.service_file import load_service
from renderers.report import Finding, findings, text
from service.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ReadJourney:
    """One journey as it was read from `path`. `files` are its texts, `where` is their folder as the reader calls it."""

    loaded: Loaded
    files: Mapping[str, str]
    where: str
    path: Path
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> Journey | None:
        """The journey, if nothing that was found stops it from being published."""
        return None if has_errors(self.findings) else self.loaded.journey


@dataclass(frozen=True, slots=True)
class Read:
    """What a path holds. `service_findings` are those of `service.yaml`."""

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


def read(path: Path, today: date | None = None, *, pseudo: bool = False) -> Read:
    """Everything at `path`, checked as of `today`; with `pseudo` in pseudo-languages too.

    Raises UnreadableFile where there is nothing to read.
    """
    found = find(path)
    service, told = _service(found, today, pseudo=pseudo)
    journeys = tuple(_journey(each, service, today, pseudo=pseudo) for each in found.journeys)
    return Read(path, service or _unnamed(found.path, journeys), told, journeys)


def read_or_refuse(path: Path) -> Read:
    """As `read`, for a path that somebody typed. Raises `Refusal`."""
    try:
        return read(path)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault


def one_journey(path: Path) -> Journey:
    """The one journey at `path`, without what only checks find. Raises `Refusal`, with all errors printed."""
    return journey_and_service(path)[0]


def journey_and_service(path: Path) -> tuple[Journey, Service]:
    """The same, with the service that offers it: its own, or one made up for a journey that stands alone."""
    try:
        found = find(path)
        if len(found.journeys) != 1:
            names = ", ".join(str(each) for each in found.journeys) or "none"
            raise Refusal(f"{path} holds {len(found.journeys)} journeys; name one of them", names)
        service, _ = _service(found)
        files = read_files(found.journeys[0])
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault
    loaded = load(files, service)
    errors = [fault for fault in loaded.faults if fault.level is Level.ERROR]
    if loaded.journey is None or errors:
        print(text(findings(errors, loaded.sources, str(path if path.is_dir() else path.parent))), file=sys.stderr)
        raise Refusal(f"{path} has errors", code=1)
    return loaded.journey, service or _named_after(loaded.journey)


def _service(
    found: Found, today: date | None = None, *, pseudo: bool = False
) -> tuple[Service | None, tuple[Finding, ...]]:
    """The service that belongs to what was found, and what is wrong with it."""
    if found.service is None:
        return None, ()
    files: Files = read_files(found.service)
    loaded = load_service(service_with_pseudo(files) if pseudo else files)
    return loaded.service, tuple(findings(run_service(loaded, today), loaded.sources, _folder(found.service)))


def _journey(path: Path, service: Service | None, today: date | None, *, pseudo: bool) -> ReadJourney:
    files = settled(read_files(path), service)
    if pseudo:
        files = with_pseudo(files, service)
    loaded = load(files, service)
    where = str(path) if path.is_dir() else _folder(path)
    return ReadJourney(loaded, files, where, path, tuple(findings(run(loaded, today), loaded.sources, where)))


def _unnamed(path: Path, journeys: tuple[ReadJourney, ...]) -> Service:
    """A service for journeys that stand alone: it is called as the one journey is, or as their folder."""
    journey = journeys[0].loaded.journey if len(journeys) == 1 else None
    if journey is None:
        return Service(name=path.resolve().name.replace("_", " ").replace("-", " ").capitalize())
    return _named_after(journey)


def _named_after(journey: Journey) -> Service:
    """A service that is called as its one journey is."""
    name = "".join(piece for piece in journey.title.rules[0][1].pieces if isinstance(piece, str))
    return Service(name, language=journey.language, time_zone=journey.time_zone, currency=journey.currency)


def _folder(file: Path) -> str:
    """The folder of a file as it stands before its name: nothing where it is the current one."""
    return "" if file.parent == Path() else str(file.parent)
