"""The list of the journeys that are previewed."""

from __future__ import annotations

from collections.abc import Sequence

from renderers.preview.frame import Row, draw


def home(service: str, rows: Sequence[Row]) -> str:
    """The page of all journeys of a service."""
    return draw("home", service=service, rows=tuple(rows))
