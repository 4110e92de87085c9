"""Files that are watched: every time something of a journey changes, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

_PAUSE = 200
"""Milliseconds after which it looks up when nothing has changed."""


def is_ours(_change: object, name: str) -> bool:
    """Whether a file that changed may belong to a journey, as `watchfiles` asks."""
    return Path(name).suffix in (".yaml", ".yml", ".csv", ".svg")


def watched(paths: Sequence[Path]) -> Iterator[None]:
    """At once, and then whenever a file of a journey at these paths changes, until Ctrl-C, which is raised."""
    from watchfiles import watch

    folders = {path if path.is_dir() else path.parent for path in paths}
    changes = watch(
        *folders,
        watch_filter=is_ours,
        debounce=50,
        step=20,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    next(changes, None)  # it looks from now on, so that what changes meanwhile is seen as well
    yield
    for changed in changes:
        if changed:
            print(flush=True)
            yield
