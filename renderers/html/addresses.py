"""Where the pages of a journey are (docs/architecture.md, Addresses)."""

from __future__ import annotations


def kebab(id: str) -> str:
    """An id as it stands in an address, in the name of a control and in its id."""
    return id.replace("_", "-")


def start(journey: str) -> str:
    """The start page."""
    return f"/{kebab(journey)}"


def step(journey: str, step: str, changing: bool = False) -> str:
    """A page of the journey; `changing` when check answers led there and is to be returned to."""
    return f"/{kebab(journey)}/{kebab(step)}{'?change=1' if changing else ''}"


def check(journey: str) -> str:
    """Check answers."""
    return f"/{kebab(journey)}/-/check"
