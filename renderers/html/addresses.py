"""Where the pages of a journey are (docs/architecture.md, Addresses)."""

from __future__ import annotations

from engine.places import ItemStep, Place
from journeys.model import Outcome, Step


def kebab(id: str) -> str:
    """An id as it stands in an address, in the name of a control and in its id; `child.at_school` too."""
    return id.replace("_", "-").replace(".", "-")


def start(journey: str) -> str:
    """The start page."""
    return f"/{kebab(journey)}"


def step(journey: str, step: str, changing: bool = False) -> str:
    """A page of the journey; `changing` when check answers led there and is to be returned to."""
    return f"/{kebab(journey)}/{kebab(step)}{'?change=1' if changing else ''}"


def item_step(journey: str, repeat: str, item: str, step: str, changing: bool = False) -> str:
    """A page inside an item: `step` is dotted (`child.at_school`), and its page is `at-school`."""
    own = kebab(step.partition(".")[2])
    return f"/{kebab(journey)}/{kebab(repeat)}/{item}/{own}{'?change=1' if changing else ''}"


def remove(journey: str, repeat: str, item: str, changing: bool = False) -> str:
    """Where an item is removed."""
    return f"/{kebab(journey)}/{kebab(repeat)}/{item}/-/remove{'?change=1' if changing else ''}"


def file(journey: str, id: str) -> str:
    """A file that the citizen sent, for themself to look at."""
    return f"/{kebab(journey)}/-/files/{id}"


def tasks(journey: str) -> str:
    """The task list."""
    return f"/{kebab(journey)}/-/tasks"


def saved(journey: str) -> str:
    """The page that says until when answers are kept."""
    return f"/{kebab(journey)}/-/saved"


def privacy(journey: str) -> str:
    """What the journey asks, and why."""
    return f"/{kebab(journey)}/-/privacy"


def check(journey: str) -> str:
    """Check answers."""
    return f"/{kebab(journey)}/-/check"


def end(journey: str) -> str:
    """An outcome that is only read."""
    return f"/{kebab(journey)}/-/end"


def place(journey: str, place: Place, changing: bool = False) -> str:
    """The address of a place; a page that a change opened leads back to check answers, too."""
    if isinstance(place, Step):
        return step(journey, place.id, changing)
    if isinstance(place, ItemStep):
        return item_step(journey, place.step.within, place.item, place.step.id, changing)
    if isinstance(place, Outcome):
        return end(journey)
    return tasks(journey) if place == "tasks" else check(journey)
