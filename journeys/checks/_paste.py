"""Corrected lines, ready to be put in place of an author's."""

from __future__ import annotations

from journeys.diagnostics import Spot
from journeys.sources import Sources


def instead(sources: Sources, spot: Spot, new: str) -> str:
    """The line of a spot with `new` in its place; "" where `new` is."""
    place = sources.locate(spot)
    return place.source[: place.column - 1] + new + place.source[place.end_column - 1 :] if new else ""


def with_line(sources: Sources, spot: Spot, line: str, deeper: int = 0) -> str:
    """The line of a spot, and below it another one, `deeper` spaces further in."""
    source = sources.locate(spot).source
    return f"{source}\n{' ' * (len(source) - len(source.lstrip()) + deeper)}{line}"
