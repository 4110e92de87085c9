"""What is known of one citizen at one moment: live answers, the day, and facts already computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.expressions.kinds import Item, Value


class NotKnown(LookupError):
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

    @property
    def name(self) -> str:
        """What the item is called that this is inside of: "" outside of all."""
        return ""

    @property
    def outer(self) -> Known:
        """What is known around this. Raises NotKnown outside of all: what is sought is in an item."""
        raise NotKnown("an answer inside an item")

    @property
    def root(self) -> Known:
        """What is known outside of all items."""
        return self


class Scope(Known):
    """What is known at a place inside, and through `outer` everything around it.

    `memo` holds only facts of this place: any other is computed, and remembered, further out.
    """

    __slots__ = ("name", "outer", "root")
    name: str
    outer: Known
    root: Known

    def __init__(self, outer: Known, name: str, answers: Mapping[str, Value] | None = None) -> None:
        super().__init__(answers, today=outer.today)
        self.outer = outer
        self.root = outer.root
        self.name = name

    def __missing__(self, id: str) -> Value:
        return self.outer[id]

    def __contains__(self, id: object) -> bool:
        return super().__contains__(id) or id in self.outer

    def __len__(self) -> int:
        """Answers of this place and outside of all items: it grows whenever a fact of this place may change."""
        return super().__len__() + len(self.root)

    def get(self, id: str, default: Any = None) -> Any:
        """The answer, here or further out."""
        found = super().get(id)
        return self.outer.get(id, default) if found is None else found


class Inside(Scope):
    """What is known inside one item, by dotted id (`child.born`).

    `name` is what an item of its repeat is called (`child`), `others` are the other items as far as they are
    answered.
    """

    __slots__ = ("item", "others")

    def __init__(self, outer: Known, name: str, item: Item, others: tuple[Item, ...] = ()) -> None:
        super().__init__(outer, name, item.answers)
        self.item = item
        self.others = others


class Beside(Scope):
    """What is known inside an item (`outer`) while a sentence speaks of an `other` one of its repeat."""

    __slots__ = ("other",)

    def __init__(self, outer: Known, other: Inside) -> None:
        super().__init__(outer, "other")
        self.other = other
