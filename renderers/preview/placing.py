"""From a place in an author's text to the place on the map that it belongs to, and back."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.diagnostics import Route, Spot
from journeys.graph import END as END_OF_STEPS
from journeys.graph import Point, every_step
from journeys.model import Journey
from journeys.sources import Sources
from journeys.unwritten import CHECK, END, START, TASKS
from renderers.map.picture import Picture


def place_at(journey: Journey, sources: Sources, route: Route) -> str:
    """The id of the step, section or outcome that a route lead into; of the page before or after them, that of its
    node. "" for what belongs to the whole journey."""
    route = _source_of(sources, route)
    known = dict(_routes(journey))
    return next((known[route[:size]] for size in range(len(route), 0, -1) if route[:size] in known), "")


def node_of(picture: Picture, journey: Journey, id: str) -> str:
    """The node, or the open section, that shows a place; "" where the map has none."""
    if id in picture.node or id in picture.frame:
        return id
    step = journey.steps.get(id)
    if step is not None and step.section in picture.node:
        return step.section
    if id.startswith("-after-") and id.removeprefix("-after-") in picture.node:
        return id.removeprefix("-after-")
    if id == END and END not in picture.node:
        return CHECK if CHECK in picture.node else ""
    if id == CHECK:
        return next((node.id for node in picture.nodes if node.kind == "check"), "")
    return ""


def point_of(journey: Journey, id: str) -> Point | None:
    """A place of the map as a point of the graph; None for the start, which everybody comes to."""
    if id in journey.steps:
        return ("step", id)
    if id in journey.outcomes:
        return ("outcome", id)
    if any(section.id == id for section in journey.sections if id):
        return ("section", id)
    if id == TASKS:
        tasks = [each for group in journey.task_list for each in group.sections]
        first = next((section.id for section in journey.sections if section.id in tasks), None)
        return None if first is None else ("section", first)
    if id.startswith("-after-"):
        return ("end of section", id.removeprefix("-after-"))
    if id.startswith("-again-"):
        return ("end of item", id.removeprefix("-again-"))
    if id.startswith(f"{CHECK}-"):
        return ("outcome", id.removeprefix(f"{CHECK}-"))
    return END_OF_STEPS if id in (END, CHECK) else None


def section_of(journey: Journey, id: str) -> str:
    """The section that a place stands in, or is; "" for what stands in none."""
    step = journey.steps.get(id.removeprefix("-again-"))
    if step is not None:
        return step.section
    own = id.removeprefix("-after-")
    return own if any(section.id == own for section in journey.sections) else ""


def spot_of(journey: Journey, id: str) -> Spot | None:
    """Where a place is written; None for one that no author wrote."""
    section = next((each for each in journey.sections if each.id and each.id == id.removeprefix("-after-")), None)
    part = journey.steps.get(id.removeprefix("-again-")) or journey.outcomes.get(id) or section
    if part is not None:
        return Spot(part.route, "key")
    keys = {START: "start", TASKS: "task_list", END: "next"}
    key = "check" if id.startswith(CHECK) else keys.get(id)
    return None if key is None else Spot((*journey.route, key), "key")


def _source_of(sources: Sources, route: Route) -> Route:
    """The route of what a catalogue's entry translates; any other route as it is."""
    for size in range(len(route), 0, -1):
        if (found := sources.translates.get(route[:size])) is not None:
            return found
    return route


def _routes(journey: Journey) -> Iterator[tuple[Route, str]]:
    for section in journey.sections:
        if section.id:
            yield section.route, section.id
            if section.next:
                yield (*section.route, "next"), f"-after-{section.id}"
        for step in every_step(section):
            yield step.route, step.id
    for outcome in journey.outcomes.values():
        yield outcome.route, outcome.id
    top = journey.route
    yield (*top, "start"), START
    yield (*top, "check"), CHECK
    yield (*top, "next"), END
    yield (*top, "task_list"), TASKS
