"""What a page is about in one line: its questions and ways out, who it is for, where an end is reached from."""

from __future__ import annotations

from journeys.model import Journey, Step
from journeys.unwritten import CHECK, START, TASKS
from renderers.map.words import capital, condition, spaced
from renderers.preview.frame import counted
from renderers.preview.places import Place

_MOST = 2
"""So many pages that an end is reached from are named."""


class Lines:
    """The lines of one journey."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._from: dict[str, list[str]] = {}
        for step in journey.steps.values():
            for rule in step.next:
                self._from.setdefault(rule.target, []).append(spaced(step.id))

    def of(self, place: Place) -> str:
        """The line of a page."""
        if place.step is not None:
            return self._step(place.step)
        if place.outcome is not None:
            return "Sends the answers" if place.outcome.submit else self._reached(place.outcome.id)
        tasks = len([id for group in self._journey.task_list for id in group.sections])
        own = {START: "Nothing is stored yet", CHECK: "Nothing is sent yet", TASKS: f"{counted(tasks, 'task')}"}
        return own[place.id]

    def _step(self, step: Step) -> str:
        if step.when is not None:
            return f"Only if {condition(step.when, self._journey)}"
        if step.repeat is not None:
            least, most = step.repeat.min, step.repeat.max
            return f"A list of {least}" if least == most else f"A list of {least} to {most}"
        asked = counted(len(step.questions), "question") if step.questions else "Nothing is asked"
        ways = len({rule.target for rule in step.next})
        return f"{asked}, {counted(ways, 'way out', 'ways out')}" if ways else asked

    def _reached(self, id: str) -> str:
        names = list(dict.fromkeys(self._from.get(id, ())))
        if not names:
            return "Without sending anything"
        more = len(names) - _MOST
        words = ", ".join(name[:1].lower() + name[1:] for name in names[:_MOST])
        return capital(f"from {words}" + (f" and {more} more" if more > 0 else ""))
