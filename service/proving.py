"""Proofs in a process of their own: whatever becomes of the solver, the one who asked gets an answer in time."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from journeys.diagnostics import Spot
from journeys.folder import main_of
from journeys.proof.verdicts import Defect, Obligation, Proofs, Verdict
from service.aside import beside

if TYPE_CHECKING:
    from journeys.folder import Files
    from journeys.service import Service

SECONDS = 60.0
"""So long one journey is proved, if nothing else is said."""

GRACE = 15.0
"""So many seconds more the process gets to begin, and to stop by itself."""

MEMORY = 6_000_000_000
"""Bytes that the process may use, where the system can hold it to that."""

STOPPED = "the solver stopped before it came to this"
TOO_LONG = "the time for all proofs was up"


class Work(Protocol):
    """What runs in the process: it sends the obligations in their order, each verdict as soon as it is known, and at
    last a mapping with the `defects`."""

    def __call__(
        self, pipe: Connection, files: Files, service: Service | None, today: date, seconds: float
    ) -> None: ...


def prove_apart(
    files: Files,
    service: Service | None,
    today: date,
    seconds: float = SECONDS,
    *,
    work: Work | None = None,
    grace: float = GRACE,
) -> Proofs:
    """What can be said of every citizen of a journey that loads without errors, from the day `today` on.

    Never raises, and ends within `seconds`, `grace` and a moment more: what the process had not settled when it
    crashed, or had to be ended, is not analysed. `work` is what the process runs in place of the proofs, a function of
    a module; so it can be seen what becomes of one that fails.
    """
    with beside(_quietly, work or _work, dict(files), service, today, seconds) as pipe:
        return _heard(pipe, monotonic() + seconds + grace, main_of(files))


def _heard(pipe: Connection, until: float, main: str) -> Proofs:
    """Listens until the process is done, is gone, or has had its time."""
    asked: tuple[Obligation, ...] = ()
    verdicts: dict[Obligation, Verdict] = {}
    defects: tuple[Defect, ...] = ()
    why = TOO_LONG
    try:
        while pipe.poll(max(0.0, until - monotonic())):
            said = pipe.recv()
            if isinstance(said, Verdict):
                verdicts[said.obligation] = said
            elif isinstance(said, Mapping):
                defects = said["defects"]
                break
            else:
                asked = said
    except (EOFError, OSError):
        why = STOPPED
    lost = (each for each in asked if each not in verdicts)
    verdicts.update((each, Verdict(each, "not analysed", why=why)) for each in lost)
    if not asked:
        whole = Obligation("not-proved", Spot((main,), "key"))
        return Proofs((Verdict(whole, "not analysed", why=why),))
    return Proofs(tuple(verdicts[each] for each in asked), defects)


def _quietly(pipe: Connection, work: Work, *given: Any) -> None:
    """The process: one that fails says nothing, as whoever listens tells what was not analysed."""
    try:
        work(pipe, *given)
    except BaseException:  # memory that is used up, too
        os._exit(1)


def _work(pipe: Connection, files: Files, service: Service | None, today: date, seconds: float) -> None:
    """Loads the journey, proves it, and tells each verdict as soon as it is known."""
    stay_small()
    from engine.proving.prove import Prover
    from journeys.load import load

    journey = load(files, service).journey
    assert journey is not None
    prover = Prover(journey, today, seconds, told=pipe.send)
    pipe.send(tuple(claim.obligation for claim in prover.claims))
    pipe.send({"defects": prover.prove().defects})
    pipe.close()


def stay_small() -> None:
    """Holds this process to its share of the memory, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
