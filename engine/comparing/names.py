"""What the parts of an older journey are called in a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, ...]
"""What a part is, what holds it where ids repeat (options), and its id: `("question", "born")`, `("option", "question",
"vehicle", "car")`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of an old journey as a new one has them. What is not listed is called the same.

    `parts` are new ids by old key. `items` are what an item is called (`child`), by what it was. `options` are new
    option ids by old one, by all option ids of the question, list or fact that has them: a literal knows no more.
    """

    parts: Mapping[Key, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)

    def of(self, what: str, id: str) -> str:
        """The new id of a part; of one inside an item, also where only the item is called differently."""
        found = self.parts.get((what, id))
        if found is not None:
            return found
        item, dot, rest = id.partition(".")
        return f"{self.items.get(item, item)}.{rest}" if dot else id

    def option(self, among: tuple[str, ...], id: str) -> str:
        """The new id of an option; `among` are all those it stood among, or some of a longer list."""
        if not self.options:
            return id
        exact = self.options.get(among)
        if exact is not None:
            return exact.get(id, id)
        wider = (new for ids, new in self.options.items() if id in new and set(among) <= set(ids))
        return next(wider, {}).get(id, id)


SAME = Names()
"""Nothing was renamed."""
