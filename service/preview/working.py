"""What a process beside the preview does: finds citizens, asks the solver, proves; each told as soon as it is known.

One process does one job after the other, and what it has loaded stays loaded. It listens between two steps: another
job that has come meanwhile ends the one that it is at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Literal

from journeys.folder import Files
from journeys.proof.verdicts import Citizen
from service.proving import stay_small

if TYPE_CHECKING:
    from engine.proving.everywhere import Visitor
    from journeys.model import Journey
    from journeys.service import Service

CROWD_SECONDS = 5.0
"""So long the crowd is asked."""

REACH_SECONDS = 5.0
"""So long the solver is asked about one place."""

PROVE_SECONDS = 60.0
"""So long a journey is proved."""

What = Literal["people", "reach", "prove"]


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do for the journey that these files are. `number` tells jobs apart; `known` are those who got
    somewhere before, by place; `places` are what the solver is asked about."""

    number: int
    what: What
    files: Files
    service: Service | None
    today: date
    known: tuple[tuple[str, Citizen], ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a job has to tell. `what` is "visitors" (a tuple of them), "left" (the places without), "nobody" (a place
    that nobody gets to), "unsettled" (one of which it is not known), "asked" (the obligations), "proofs", "done",
    "failed" (why) or "stopped", which the other end says of itself."""

    number: int
    what: str
    value: Any = None


def work(pipe: Connection, what: tuple[What, ...]) -> None:
    """The process: does what it is asked until the other end is closed. `what` it will be asked is loaded at once."""
    stay_small()
    try:
        _load(what)
        job: Job = pipe.recv()
        while True:
            job = _do(pipe, job)
    except (EOFError, OSError, KeyboardInterrupt):
        os._exit(0)
    except BaseException:  # memory that is used up, too: whoever listens sees that the process is gone
        os._exit(1)


def _load(what: tuple[What, ...]) -> None:
    """The imports that take long."""
    import engine.proving.everywhere

    if "reach" in what or "prove" in what:
        import engine.proving.prove
        import engine.proving.reaching  # noqa: F401 (loaded here, so that no job waits for it)


def _do(pipe: Connection, job: Job) -> Job:
    """Does one job, or as much of it as there is time for until the next one; returns that."""
    try:
        for what, value in _steps(job):
            pipe.send(Told(job.number, what, value))
            if pipe.poll():
                break
        else:
            pipe.send(Told(job.number, "done"))
    except (EOFError, OSError, MemoryError):
        raise
    except Exception as error:  # of a half-typed journey, or ours: the preview goes on without
        pipe.send(Told(job.number, "failed", f"{type(error).__name__}: {error}"))
    following: Job = pipe.recv()
    return following


def _steps(job: Job) -> Iterator[tuple[str, Any]]:
    from journeys.load import load

    journey = load(job.files, job.service).journey
    if journey is None:
        return
    yield from {"people": _people, "reach": _reach, "prove": _prove}[job.what](journey, job)


def _people(journey: Journey, job: Job) -> Iterator[tuple[str, Any]]:
    from engine.proving.everywhere import Everywhere

    everywhere = Everywhere(journey, job.today)
    for visitors in everywhere.found(job.known, CROWD_SECONDS):
        yield "visitors", tuple(_with_answers(journey, job, visitors))
    yield "left", everywhere.left


def _with_answers(journey: Journey, job: Job, visitors: tuple[Visitor, ...]) -> Iterator[Visitor]:
    """Where somebody stands at a page and goes no further, answers to it are made up, for it to be shown filled in."""
    from dataclasses import replace

    from engine.proving.everywhere import going_on

    for each in visitors:
        step = journey.steps.get(each.place)
        alone = step is not None and step.questions and each.whole == each.who
        yield replace(each, whole=going_on(journey, each.who, step, job.today)) if alone and step else each


def _reach(journey: Journey, job: Job) -> Iterator[tuple[str, Any]]:
    from engine.proving.everywhere import Visitor
    from engine.proving.reaching import Reaching
    from engine.standing_in import aim_at

    reaching = Reaching(journey, job.today)
    for place in job.places:
        found = reaching.reach(aim_at(journey, place), REACH_SECONDS, crowd=False)
        if found.citizen is not None:
            yield "visitors", tuple(_with_answers(journey, job, (Visitor(place, found.citizen, found.citizen),)))
        else:
            yield "nobody" if found.status == "nobody" and not found.lists else "unsettled", place


def _prove(journey: Journey, job: Job) -> Iterator[tuple[str, Any]]:
    from engine.proving.prove import Prover

    prover = Prover(journey, job.today, PROVE_SECONDS)
    yield "asked", tuple(claim.obligation for claim in prover.claims)
    yield "proofs", prover.prove()
