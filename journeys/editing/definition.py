"""Where something that is named is written, and everywhere that names it."""

from __future__ import annotations

from dataclasses import dataclass

from journeys.editing.pointed import pointed
from journeys.editing.pointed import uses as all_uses
from journeys.folder import Files


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file."""

    file: str
    start: int
    end: int


def definition(files: Files, file: str, offset: int) -> Stretch | None:
    """Where what stands at an offset is written; None where it is nothing with a place of its own."""
    found = pointed(files, file, offset)
    if found is None:
        return None
    if found.name is not None:
        return Stretch(found.name.file, found.name.start, found.name.end)
    if found.option is not None:
        return Stretch(found.option.file, found.option.start, found.option.end)
    return Stretch(found.file, 0, 0) if found.file in files else None


def uses(files: Files, file: str, offset: int) -> tuple[Stretch, ...]:
    """Everywhere that names what stands at an offset, its own place first; nothing where it is no name."""
    found = pointed(files, file, offset)
    if found is None or found.name is None:
        return ()
    return tuple(dict.fromkeys(Stretch(*each) for each in all_uses(files, found.name)))
