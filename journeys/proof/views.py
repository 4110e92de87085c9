"""Where a sentence stands: which answers are there when it is read, and of which item it speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeys.graph import Graph
from journeys.model import Journey

NONE: frozenset[str] = frozenset()
ALL = 1_000_000
"""Behind every step."""


@dataclass(frozen=True, slots=True)
class View:
    """The answers of the first `before` steps are there, and those of the questions `own`.

    Steps are counted in the order written, those inside items behind their repeat. Inside an item, `item` is the number
    of its copy (from 0) of the repeat `list`, and `whole` says that all its answers are there, wherever they stand.
    `around` is the item in which a sentence stands that goes on to speak of the items of another list. `other` is the
    view of the other item that a quantifier speaks of. Items are gone through once as if each were alone, which is what
    the others see of them then: `first` says that this is such a view.
    """

    before: int
    own: frozenset[str] = NONE
    list: str = ""
    item: int = -1
    whole: bool = False
    around: View | None = None
    other: View | None = None
    first: bool = False

    def outside(self) -> View:
        """The same place, seen from outside of items."""
        return self if not self.list else View(self.before, self.own)

    def inside(self, list: str) -> View | None:
        """The same place, seen from inside the item of a list of which is spoken here."""
        if self.list == list:
            return self
        return None if self.around is None else self.around.inside(list)

    def of_item(self, list: str, item: int) -> View:
        """Inside one item of a list that is finished."""
        return View(self.before, self.own, list, item, whole=True, around=self if self.list else None)

    def of_other(self, other: int) -> View:
        """The same place while it speaks of another item, as far as that one is answered by itself."""
        return replace(self, other=View(self.before, NONE, self.list, other, whole=True, first=True))


class Order:
    """Where every question of a journey stands."""

    def __init__(self, journey: Journey) -> None:
        graph = Graph(journey)
        self.step: dict[str, int] = dict(graph.order)
        self.lists: dict[str, str] = {}
        """The repeat that a step or question of an item belongs to."""
        self.asked: dict[str, int] = {}
        """By question and repeat: it is there behind the step of this number."""
        for number, step in enumerate(graph.steps):
            for question in step.questions:
                self.asked[question.id] = number
                if step.within:
                    self.lists[question.id] = step.within
            if step.repeat is not None:
                self.asked[step.id] = number + len(step.repeat.steps)
        for step in graph.steps:
            if step.repeat is not None:
                self.lists.update((id, step.id) for id in step.repeat.facts)

    def there(self, id: str, view: View) -> bool:
        """Whether an answer can be there at all."""
        if id in view.own:
            return True
        list = self.lists.get(id, "")
        inside = view.inside(list) if list else None
        if list and inside is None:
            return self.asked[list] < view.before
        return (inside is not None and inside.whole) or self.asked.get(id, ALL) < view.before
