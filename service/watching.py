"""Files that are watched: every time something of a journey changes, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path


def watched(paths: Sequence[Path]) -> Iterator[None]:
    """At once, and then whenever a file of a journey at these paths changes, until Ctrl-C."""
    from watchfiles import Change, watch

    def ours(_change: Change, name: str) -> bool:
        return Path(name).suffix in (".yaml", ".yml", ".csv", ".svg")

    yield
    folders = {path if path.is_dir() else path.parent for path in paths}
    for _ in watch(*folders, watch_filter=ours, debounce=50, step=20, raise_interrupt=False):
        print(flush=True)
        yield
