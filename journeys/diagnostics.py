"""What a check tells an author: a finding with its place, its reason and its mend.

Values only. `journeys.sources` turns routes into lines and columns, `renderers.report` draws
the result for a terminal, an editor or a code host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal

Route = tuple[str | int, ...]
"""Where a part stands: the name of its file, then the keys that lead to it.

`("journey.yaml", "steps", "vehicle", "options", "car")`. A row of a CSV file is
`("help.csv", 3, "result")`, rows counted from 1 at the first row under the header.
"""


class Level(Enum):
    """How much harm a finding does (house.md): an error blocks publishing."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of an author's text: a part of a journey, and a piece of it.

    `on` says whether the key or the value of the route is meant; `start` and `end` are
    character offsets in that key or value as read (after YAML unquoting), or None for the whole.
    """

    route: Route
    on: Literal["key", "value"] = "value"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A spot with a few words beside its carets, such as `asked only when …`."""

    spot: Spot
    words: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A citizen who shows a finding: the day, and the answers as an author writes them in a scenario."""

    today: date
    answers: Mapping[str, Any]

    def words(self) -> str:
        """Such as `purpose = tourism, days = 1`; long ones are cut; "" where nothing was asked before."""
        said = [f"{id} = {_said(value)}" for id, value in self.answers.items()]
        more = len(said) - _MOST
        return ", ".join(said[:_MOST]) + (f" and {more} more" if more > 0 else "")


_MOST = 12


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "(" + ", ".join(f"{key} = {_said(each)}" for key, each in value.items()) + ")"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_said(each) for each in value[:4]) + (", …" if len(value) > 4 else "") + "]"
    text = str(value)
    return f"{text[:60]}…" if len(text) > 60 else text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, true of the author's text and in the author's words.

    `slug` names the check (`footpath explain SLUG`); `message` is one sentence without a full
    stop; `related` are other places to look at; `notes` are further facts; `help` says what to
    do, and `paste` (if any) is the corrected line, ready to be put in place of the old one. `witness`
    is a citizen who shows it, where a proof found one. `provable` says that a proof could settle it, and none was made.
    """

    slug: str
    level: Level
    message: str
    primary: Label
    related: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    paste: str = ""
    witness: Witness | None = None
    provable: bool = False
