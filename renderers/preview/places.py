"""The places of a journey that have a page, section by section, in the order in which a citizen may meet them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys.diagnostics import Route
from journeys.graph import every_step
from journeys.model import Journey, Outcome, Section, Step
from journeys.tasks import tasks
from journeys.unwritten import CHECK, START, TASKS
from renderers.map.words import outcome_heading, section_heading, spaced, step_heading


@dataclass(frozen=True, slots=True)
class Place:
    """One page. `id` is that of its node on the map, `name` a few words for it, `heading` what heads the page.

    `step` or `outcome` is the part of the journey that it shows; neither for the pages that no author wrote.
    """

    id: str
    name: str
    heading: str
    step: Step | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that stand together under a title. `section` is that of the journey, if it is one."""

    id: str
    title: str
    places: tuple[Place, ...]
    section: Section | None = None


def groups(journey: Journey) -> tuple[Group, ...]:
    """All pages: the start, the sections, the task list before its first task, all answers, and the outcomes."""
    return tuple(group for group in _groups(journey) if group.places)


def _groups(journey: Journey) -> Iterator[Group]:
    yield Group(START, "Start", (Place(START, "Start", "The start page"),))
    rows = tasks(journey)
    for section in journey.sections:
        if rows and section is rows[0]:
            yield Group(TASKS, "Task list", (Place(TASKS, "Task list", "The list of all tasks"),))
        steps = (step for step in every_step(section) if step.form != "decision")
        title = section_heading(section) if section.title is not None or section.id else "Questions"
        yield Group(f"section-{section.id}", title, tuple(_of_step(step) for step in steps), section)
    if any(outcome.submit for outcome in journey.outcomes.values()):
        yield Group(CHECK, "Check and send", (Place(CHECK, "Check answers", "All answers before they are sent"),))
    ends = tuple(
        Place(each.id, spaced(each.id), outcome_heading(each), outcome=each) for each in journey.outcomes.values()
    )
    yield Group("-outcomes", "Outcomes", ends)


def _of_step(step: Step) -> Place:
    return Place(step.id, spaced(step.id), step_heading(step), step=step)


def place_of(journey: Journey, id: str) -> Place | None:
    """The page with this id; None where there is none (any more)."""
    return next((place for group in groups(journey) for place in group.places if place.id == id), None)


class Routes:
    """Tells which page a part of an author's text belongs to."""

    def __init__(self, journey: Journey) -> None:
        self._places: dict[Route, str] = {}
        for section in journey.sections:
            for step in every_step(section):
                self._places[step.route] = step.id
                self._places.update((question.route, step.id) for question in step.questions)
        self._places.update((outcome.route, outcome.id) for outcome in journey.outcomes.values())

    def place(self, route: Route) -> str | None:
        """The page that a route leads into, None for what belongs to none."""
        for length in range(len(route), 0, -1):
            found = self._places.get(route[:length])
            if found is not None:
                return found
        return None
