"""Pages rendered once and cut where they differ from citizen to citizen.

A template is rendered with marks in place of what is not yet known; a sheet is the result, cut at
the marks. Filling it is one join, so a page turn costs no template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from journeys.expressions.known import Known

MARK = "\0"
"""No journey can hold this character: YAML refuses it."""

Telling = Callable[[Known], str]
"""What a text says to the citizen with these answers, as HTML."""


def slot(name: str) -> Markup:
    """The mark to put into a template where the value called `name` will stand."""
    return Markup(f"{MARK}{name}{MARK}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """HTML cut at its slots. `pieces` alternate: constant text, name of a slot, constant text …

    `tellings` are the slots that depend on answers alone; `fill` works them out by itself.
    """

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    tellings: Mapping[str, Telling]

    @classmethod
    def cut(cls, html: str, tellings: Mapping[str, Telling]) -> Sheet:
        """Cut rendered HTML at its marks."""
        pieces = tuple(html.split(MARK))
        names = pieces[1::2]
        return cls(pieces, names, {name: tell for name, tell in tellings.items() if name in set(names)})

    def fill(self, values: Mapping[str, str], known: Known) -> str:
        """The HTML with every slot filled. `values` are HTML already; KeyError names a missing one."""
        names = self.names
        if not names:
            return self.pieces[0]
        if self.tellings:
            values = {**values, **{name: tell(known) for name, tell in self.tellings.items()}}
        out = list(self.pieces)
        out[1::2] = [values[name] for name in names]
        return "".join(out)

    @property
    def constant(self) -> bool:
        """Whether it is the same for every citizen."""
        return not self.names


class Draft:
    """Collects the texts that depend on answers while a page's context is put together."""

    __slots__ = ("prefix", "tellings")

    def __init__(self, prefix: str = "t") -> None:
        self.prefix = prefix
        self.tellings: dict[str, Telling] = {}

    def place(self, text: Markup | Telling) -> Markup:
        """Constant text as it is; for one that depends on answers, its slot."""
        if isinstance(text, str):
            return text
        name = f"{self.prefix}{len(self.tellings)}"
        self.tellings[name] = text
        return slot(name)
