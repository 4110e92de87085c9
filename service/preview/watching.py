"""Reads a journey again as soon as one of its files changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from journeys.load import UnreadableFile, find
from service.logs import Log, trace_of
from service.preview.desk import Desk
from service.preview.previewed import Previewed, is_drawable, key_of
from service.reading import made_up_service, read_journey, service_of
from service.watching import is_ours

_STEP = 10
"""Milliseconds in which changes that come together are gathered: an editor that saves makes two or three."""


async def watch(desk: Desk, log: Log) -> None:
    """Goes on until cancelled; a change that cannot be read leaves what is shown as it was."""
    from watchfiles import awatch

    folder = desk.path if desk.path.is_dir() else desk.path.parent
    async for changes in awatch(
        folder, watch_filter=is_ours, recursive=desk.path.is_dir(), debounce=_STEP * 3, step=_STEP
    ):
        try:
            await look_again(desk, {Path(name) for _, name in changes})
        except UnreadableFile:
            continue  # in the middle of being written, or gone: the next change tells
        except Exception as error:  # whatever the files hold, what is shown stays
            log.error("reload_failed", kind=type(error).__name__, trace=trace_of(error))


async def look_again(desk: Desk, changed: set[Path]) -> None:
    """Reads what these files belong to, and puts it on the desk. Raises UnreadableFile."""
    found = find(desk.path)
    is_every = False
    if found.service is None or _is_beside(found.service, changed):
        service, told = service_of(found)
        service = service or made_up_service(found.path, [one.read for one in desk.journeys.values()])
        is_every = service != desk.service or any(path.name == "service.yaml" for path in changed)
        desk.service, desk.service_findings = service, told
    there = {key_of(path): path for path in found.journeys}
    for key in [key for key in desk.journeys if key not in there]:
        desk.drop(key)
    for key, path in there.items():
        before = desk.journeys.get(key)
        if before is None or is_every or _is_touched(path, changed):
            was = None if before is None else before.read
            read = await asyncio.to_thread(read_journey, path, desk.service, before=was)
            if before is None:
                desk.put(Previewed(key, path, read, read if is_drawable(read) else None), "changed")
            elif read.files != before.read.files or is_every:
                desk.put(before.after(read), "changed")


def _is_beside(service: Path, changed: set[Path]) -> bool:
    """Whether a file of the service itself is among those that changed."""
    return any(each.resolve().parent == service.resolve().parent for each in changed)


def _is_touched(path: Path, changed: set[Path]) -> bool:
    """Whether a file of a journey's folder, or of a library above it, is among those that changed."""
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    return any(folder in each.resolve().parents or each.resolve().parent in folder.parents for each in changed)
