"""What is known of one citizen at one moment: live answers, the day, and facts already computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.expressions.kinds import Item, Value


class NotKnown(LookupError):  # noqa: N818 (a state of knowledge, not an error)
    """A value that cannot be known here. `missing` is the id of what is missing, or says what failed."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class Known(dict[str, Value]):
    """Live answers by question id; what was not asked, or left blank, has no key.

    Answers are only ever added, never replaced or removed: a change makes a new `Known`. `memo`
    holds facts already computed, which rests on that.
    """

    __slots__ = ("memo", "today")

    def __init__(self, answers: Mapping[str, Value] | None = None, *, today: date) -> None:
        super().__init__(answers or {})
        self.today = today
        self.memo: dict[str, Any] = {}


class Inside(Known):
    """What is known inside one item: its own answers (`child.born`), and through `outer` everything outside.

    `name` is what the item is called here (`child`, or `other`), `others` are the other items of its repeat as
    far as they are answered. `memo` holds only facts of the item: a fact of the journey is computed, and
    remembered, at `outer`.
    """

    __slots__ = ("item", "name", "others", "outer")

    def __init__(self, outer: Known, name: str, item: Item, others: tuple[Item, ...] = ()) -> None:
        super().__init__(item.answers, today=outer.today)
        self.outer = outer
        self.name = name
        self.item = item
        self.others = others

    def __missing__(self, id: str) -> Value:
        return self.outer[id]

    def get(self, id: str, default: Any = None) -> Any:
        """The answer, here or outside."""
        found = super().get(id)
        return self.outer.get(id, default) if found is None else found

    def __contains__(self, id: object) -> bool:
        return super().__contains__(id) or id in self.outer
