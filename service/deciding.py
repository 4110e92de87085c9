"""What becomes of everybody in a new version, worked out in a process of its own that can be ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from engine.comparing.decided import Decided, Moved
from journeys.folder import Files, settled
from journeys.load import find, read_files
from service.aside import beside
from service.proving import GRACE, STOPPED, TOO_LONG, stay_small

if TYPE_CHECKING:
    from journeys.service import Service

SECONDS = 30.0
"""So long it may take, if nothing else is said."""


_LOOK = 0.1
"""So many seconds may pass until it is seen that nobody waits any more."""


def files_at(path: Path, service: Service | None) -> Files:
    """The files of the one journey at a path, with what its service settles for it."""
    return settled(read_files(find(path).journeys[0]), service)


def decide_apart(
    old: Files,
    new: Files,
    today: date,
    seconds: float = SECONDS,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> Decided:
    """What a solver finds out about two versions that load without errors, from the day `today` on.

    Never raises, and ends within `seconds` and a moment more: where the process crashed or had to be ended, whether
    anybody's outcome changes is not analysed. It is ended at once where `is_unwanted` says that nobody waits any more.
    """
    why = TOO_LONG
    until = monotonic() + seconds + GRACE
    with beside(_work, dict(old), dict(new), today, seconds) as pipe:
        try:
            while monotonic() < until and not is_unwanted():
                if pipe.poll(min(_LOOK, max(0.0, until - monotonic()))):
                    found: Decided = pipe.recv()
                    return found
        except (EOFError, OSError):
            why = STOPPED
    return Decided((Moved("", "", None, "not analysed", why),))


def _work(pipe: Connection, old: Files, new: Files, today: date, seconds: float) -> None:
    """The process: loads both, and tells what it found."""
    stay_small()
    from engine.comparing.deciding import decide
    from journeys.load import load

    try:
        one, other = load(old).journey, load(new).journey
        assert one is not None
        assert other is not None
        pipe.send(decide(one, other, today, seconds))
    except Exception:
        return  # whoever asked hears nothing, and says that it stopped
    finally:
        pipe.close()
