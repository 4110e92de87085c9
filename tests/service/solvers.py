"""What may run in place of the proofs, and go wrong: each is a `service.proving.Work`."""

from __future__ import annotations

import os
import resource
import signal
import time
from multiprocessing.connection import Connection
from typing import Any

from journeys.diagnostics import Spot
from journeys.proof.verdicts import Obligation, Verdict

FIRST = Obligation("unreachable-step", Spot(("journey.yaml", "steps", "kind"), "key"), "kind")
SECOND = Obligation("unreachable-outcome", Spot(("journey.yaml", "outcomes", "sent"), "key"), "sent")


def half(pipe: Connection, *_given: Any) -> None:
    """Settles the first of two, and is done with it."""
    pipe.send((FIRST, SECOND))
    pipe.send(Verdict(FIRST, "proved"))


def crashes_at_once(_pipe: Connection, *_given: Any) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def crashes_half_way(pipe: Connection, *_given: Any) -> None:
    half(pipe)
    os.kill(os.getpid(), signal.SIGKILL)


def raises_half_way(pipe: Connection, *_given: Any) -> None:
    half(pipe)
    raise RuntimeError("the solver has a defect")


def runs_out_of_memory(pipe: Connection, *_given: Any) -> None:
    half(pipe)
    resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
    pipe.send({"defects": bytearray(1_000_000_000)})


def hangs_at_once(_pipe: Connection, *_given: Any) -> None:
    time.sleep(600)


def hangs_half_way(pipe: Connection, *_given: Any) -> None:
    half(pipe)
    time.sleep(600)


def will_not_stop(pipe: Connection, *_given: Any) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    half(pipe)
    time.sleep(600)
