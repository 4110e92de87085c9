"""All that stands at a path, read and checked: the service and its journeys, with what was found."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from os import cpu_count
from os.path import normpath
from pathlib import Path, PurePath
from typing import Literal

from journeys.checks import run, run_service
from journeys.diagnostics import Level, Spot
from journeys.folder import Files, settled
from journeys.load import Found, Loaded, UnreadableFile, find, load, read_files
from journeys.model import Journey
from journeys.previewing import service_with_pseudo, with_pseudo
from journeys.proof.verdicts import Proofs
from journeys.service import Service
from journeys.service_file import load_service
from journeys.sources import Place
from renderers.report import Finding, findings, text
from service.proving import SECONDS, prove_apart
from service.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ReadJourney:
    """One journey as it was read from `path`. `files` are its texts, `where` is their folder as the reader calls it."""

    loaded: Loaded
    files: Mapping[str, str]
    where: str
    path: Path
    findings: tuple[Finding, ...]
    proofs: Proofs | None = None
    """What was proved of it; None where nothing was, as of a journey with errors."""

    @property
    def sound(self) -> Journey | None:
        """The journey, if nothing that was found stops it from being published."""
        return None if has_errors(self.findings) else self.loaded.journey

    @property
    def provable(self) -> bool:
        """Whether a solver can be asked about it: nothing is wrong with its text but what only a proof could settle."""
        found = (finding.diagnostic for finding in self.findings)
        return self.loaded.journey is not None and not any(
            each.level is Level.ERROR and not each.provable for each in found
        )

    def locate(self, spot: Spot) -> Place:
        """A place, its file as the reader calls it."""
        place = self.loaded.sources.locate(spot)
        return replace(place, file=normpath(Path(self.where) / place.file))


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


Prove = Literal["all", "where needed"]
"""Whether everything is proved that can be, or only what decides whether a journey may be published."""


def read(
    path: Path,
    today: date | None = None,
    *,
    pseudo: bool = False,
    prove: Prove = "where needed",
    seconds: float = SECONDS,
) -> Read:
    """Everything at `path`, checked as of `today`; with `pseudo` in pseudo-languages too.

    Each journey is proved for `seconds` at most, several at a time. Raises UnreadableFile where nothing can be read.
    """
    found = find(path)
    service, told = service_of(found, today, pseudo=pseudo)
    journeys = tuple(read_journey(each, service, today, pseudo=pseudo) for each in found.journeys)
    wanted = [each for each in journeys if _to_be_proved(each, prove)]
    if wanted:
        with ThreadPoolExecutor(min(len(wanted), cpu_count() or 1)) as pool:
            proved = dict(
                zip(map(id, wanted), pool.map(lambda each: _proved(each, service, today, seconds), wanted), strict=True)
            )
        journeys = tuple(proved.get(id(each), each) for each in journeys)
    return Read(path, service or made_up_service(found.path, journeys), told, journeys)


def _to_be_proved(one: ReadJourney, prove: Prove) -> bool:
    """Of a journey that can be proved, only what a check has left open has to be."""
    return one.provable and (prove == "all" or any(finding.diagnostic.provable for finding in one.findings))


def _proved(one: ReadJourney, service: Service | None, today: date | None, seconds: float) -> ReadJourney:
    """The same journey with what was proved of it, and what the checks make of that."""
    proofs = prove_apart(one.files, service, today or date.today(), seconds)
    told = tuple(findings(run(one.loaded, today, proofs), one.loaded.sources, one.where))
    return replace(one, findings=told, proofs=proofs)


def read_or_refuse(path: Path, *, prove: Prove = "where needed", seconds: float = SECONDS) -> Read:
    """As `read`, for a path that somebody typed. Raises `Refusal`."""
    try:
        return read(path, prove=prove, seconds=seconds)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault


def one_journey(path: Path) -> Journey:
    """The one journey at `path`, without what only checks find. Raises `Refusal`, with all errors printed."""
    return one_journey_of(path)[0]


def one_journey_of(path: Path) -> tuple[Journey, Service | None]:
    """The same, with the service that offers it, if there is one."""
    loaded, service = one_loaded(path)
    assert loaded.journey is not None
    return loaded.journey, service


def journey_and_service(path: Path) -> tuple[Journey, Service]:
    """The same, with a service made up where the journey stands alone."""
    journey, service = one_journey_of(path)
    return journey, service or _named_after(journey)


def one_loaded(path: Path, named: str = "", *, checked: bool = False) -> tuple[Loaded, Service | None]:
    """The one journey at `path` as it was read, and its service. Raises `Refusal` as `one_journey` does.

    `named` is what the reader calls the path, where that is something else. With `checked`, what only checks find
    refuses it too.
    """
    named = named or str(path)
    try:
        found = find(path)
        if len(found.journeys) != 1:
            names = ", ".join(str(each).replace(str(path), named) for each in found.journeys) or "none"
            raise Refusal(f"{named} holds {len(found.journeys)} journeys; name one of them", names)
        service, _ = service_of(found)
        files = read_files(found.journeys[0])
    except UnreadableFile as fault:
        raise Refusal(str(fault).replace(str(path), named)) from fault
    loaded = load(files, service)
    errors = [fault for fault in (run(loaded) if checked else loaded.faults) if fault.level is Level.ERROR]
    if loaded.journey is None or errors:
        where = PurePath(named) if path.is_dir() else PurePath(named).parent
        print(text(findings(errors, loaded.sources, str(where))), file=sys.stderr)
        raise Refusal(f"{named} has errors", code=1)
    return loaded, service


def service_of(
    found: Found, today: date | None = None, *, pseudo: bool = False
) -> tuple[Service | None, tuple[Finding, ...]]:
    """The service that belongs to what was found, and what is wrong with it."""
    if found.service is None:
        return None, ()
    files: Files = read_files(found.service)
    loaded = load_service(service_with_pseudo(files) if pseudo else files)
    return loaded.service, tuple(findings(run_service(loaded, today), loaded.sources, _folder(found.service)))


def read_journey(
    path: Path,
    service: Service | None,
    today: date | None = None,
    *,
    pseudo: bool = False,
    before: ReadJourney | None = None,
) -> ReadJourney:
    """What stands at a journey's path, with what checks find without proofs. Raises UnreadableFile.

    Of what was read `before`, the files that are as they were need not be read again.
    """
    files = settled(read_files(path), service)
    if pseudo:
        files = with_pseudo(files, service)
    loaded = load(files, service, None if before is None else before.loaded)
    where = str(path) if path.is_dir() else _folder(path)
    return ReadJourney(loaded, files, where, path, tuple(findings(run(loaded, today), loaded.sources, where)))


def made_up_service(path: Path, journeys: Sequence[ReadJourney]) -> Service:
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
