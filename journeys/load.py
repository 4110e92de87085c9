"""The front door of the language: files -> a journey with everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from journeys import shapes, tables
from journeys.build import build
from journeys.catalogues.comparing import Comparison, drafts_warn
from journeys.diagnostics import Diagnostic
from journeys.finding import Found, UnreadableFile, find, read_files
from journeys.folder import Files, Folder, settled, settling, version_of
from journeys.model import Journey
from journeys.service import Service
from journeys.sources import Sources

__all__ = ["Files", "Found", "Loaded", "UnreadableFile", "find", "load", "read_files"]


@dataclass(frozen=True, eq=False)
class Loaded:
    """A journey as far as it could be read. `faults` are in no order; `document` is the main file's plain values.

    `catalogues` are its other languages beside its own.
    """

    journey: Journey | None
    sources: Sources
    faults: tuple[Diagnostic, ...]
    document: Mapping[str, Any]
    service: Service | None = None
    catalogues: tuple[Comparison, ...] = ()

    def found(self, slug: str) -> list[Diagnostic]:
        """The faults of one kind."""
        return [fault for fault in self.faults if fault.slug == slug]


def load(files: Files, service: Service | None = None, before: Loaded | None = None) -> Loaded:
    """Reads, shapes, builds and types a journey; never raises for what an author wrote. ValueError without files.

    `before` is the same journey as it was loaded a moment ago: files that are as they were are not read again.

    `files` of a published version say themselves what its service settled then (`folder.settled`).
    """
    with _no_collection():
        files = settled(files, service)
        folder = Folder(files, None if before is None else before.sources.documents)
        document = folder.document(folder.main)
        assert document is not None
        if document.value is None:
            return Loaded(None, folder.sources, tuple(folder.faults), {}, service)
        faults = shapes.faults(document, tables.journey())
        journey, built, compared = build(folder, settling(files, service), version_of(files))
        value = document.value if isinstance(document.value, dict) else {}
        every = {(fault.slug, fault.primary.spot): fault for fault in (*built, *faults, *folder.faults)}
        return Loaded(journey, folder.sources, drafts_warn(every.values(), compared), value, service, compared)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leaves the garbage collector out while many small values are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
