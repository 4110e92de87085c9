"""Whom the solver finds at a place, in a process of its own, so that the preview goes on whatever happens."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection

from engine.proving.reaching import TOO_LONG, Status
from journeys.diagnostics import Label
from journeys.folder import Files
from journeys.proof.verdicts import Citizen
from journeys.service import Service
from service.aside import beside
from service.proving import stay_small

SECONDS = 20.0
"""So long somebody is looked for."""

GRACE = 8.0
"""So many seconds more the process gets to begin and to stop by itself."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What came of it, as `engine.proving.reaching.Reached` has it: `lines` are those that keep everybody away."""

    status: Status
    who: Citizen | None = None
    lines: tuple[Label, ...] = ()
    why: str = ""


def seek(files: Files, service: Service | None, today: date, id: str, seconds: float = SECONDS) -> Sought:
    """Whom the solver finds at a place, by its id on a map, where no crowd got to. Waits; never raises."""
    with beside(_work, dict(files), service, today, id, seconds) as pipe:
        try:
            found = pipe.recv() if pipe.poll(seconds + GRACE) else None
        except (EOFError, OSError):
            found = None
    return found if isinstance(found, Sought) else Sought("not settled", why=TOO_LONG)


def _work(
    pipe: Connection, files: Mapping[str, str], service: Service | None, today: date, id: str, seconds: float
) -> None:
    """The process: one that fails says nothing, and whoever listens tells that it is not settled."""
    try:
        stay_small()
        from engine.proving.reaching import Reaching
        from engine.standing_in import aim_at
        from journeys.load import load

        journey = load(files, service).journey
        assert journey is not None
        found = Reaching(journey, today).reach(aim_at(journey, id), seconds, crowd=False)
        pipe.send(Sought(found.status, found.citizen, found.lines, found.why))
        pipe.close()
    except BaseException:  # memory that is used up, too
        os._exit(1)
