"""What stands around every view: the name of the journey, where one can go, how it is doing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from renderers.html.environment import templates
from renderers.preview.files import HERE, address

_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class State:
    """How a journey is doing. `proved` of `claims` hold; both are None while that is not known.

    `old`: the pages are those of an earlier text. `first` is the line and the message of the first error.
    """

    errors: int = 0
    warnings: int = 0
    advice: int = 0
    proved: int | None = None
    claims: int | None = None
    refuted: int = 0
    old: bool = False
    first: tuple[int, str] | None = None

    @property
    def words(self) -> str:
        """What is wrong, in words; "" where nothing is."""
        counts = ((self.errors, "error"), (self.warnings, "warning"))
        return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)

    @property
    def proofs(self) -> str:
        """What was proved, in words."""
        if self.proved is None or self.claims is None:
            return "Not proved while there are errors" if self.errors else "Proving …"
        if self.proved == self.claims:
            return f"All {self.claims} proofs hold"
        open = self.claims - self.proved - self.refuted
        parts = [f"{self.proved} hold"]
        parts += [f"{self.refuted} {'is' if self.refuted == 1 else 'are'} refuted"] if self.refuted else []
        parts += [f"{open} left open"] if open else []
        return f"Of {self.claims} proofs: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one view. `views` are title, address and whether it is this one; `others` the other journeys, the
    same view of each."""

    key: str
    title: str
    base: str
    here: str
    views: tuple[tuple[str, str, bool], ...]
    stamp: int
    state: State
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A journey in the list of all."""

    title: str
    address: str
    steps: int
    outcomes: int
    state: State


def draw(template: str, **context: Any) -> str:
    """A template of the preview, rendered with its context."""
    return templates(HERE).get_template(f"templates/{template}.html").render(address=address, coded=coded, **context)


def coded(words: str) -> Markup:
    """Words in which what stands between backticks is code."""
    parts = (
        Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(_CODE.split(words))
    )
    return Markup("").join(parts)


def trouble(words: str, keys: Sequence[str] = ()) -> str:
    """What cannot be shown, and where to go from there."""
    return draw("trouble", words=words, keys=tuple(keys))


def counted(number: int, noun: str, nouns: str = "", words: Mapping[int, str] | None = None) -> str:
    """Such as `1 page`, `12 pages`."""
    return (words or {}).get(number) or f"{number} {noun if number == 1 else nouns or f'{noun}s'}"
