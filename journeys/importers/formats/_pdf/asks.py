"""A question to be, made of one or several fields of a PDF, with how each of them is filled from its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from journeys.importers.fills import Fill
from journeys.importers.formats._pdf.fields import Box, PdfField
from journeys.importers.formats._pdf.labels import Label
from journeys.importers.formats._pdf.lines import Block


@dataclass(slots=True)
class Option:
    """An answer to choose: what the form stores for it, and its words. `place` is the box or the entry of a list."""

    value: str
    label: str
    place: str


@dataclass(slots=True)
class Ask:
    """A question to be. `when` is the question and the value that it depends on; `guesses` say what was guessed.

    `group` is shared by questions that stay on one page, which `group_title` heads; `rows` of a table by `row`.
    """

    name: str
    type: str
    label: Label
    text: str
    fields: list[PdfField]
    fills: list[Fill] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    optional: bool = False
    max_length: int = 0
    guesses: list[str] = field(default_factory=list)
    when: tuple[Ask, str] | None = None
    when_why: str = ""
    group: str = ""
    group_title: str = ""
    order: int = 0
    heading: int = -1
    taken: list[Block] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.fields[0].page

    @property
    def box(self) -> Box:
        """The first box of its first field."""
        return self.fields[0].box

    @property
    def boxes(self) -> list[Box]:
        """All its boxes on its page."""
        return [widget.box for each in self.fields for widget in each.widgets if widget.page == self.page]

    def of_row(self, other: Ask) -> bool:
        """Whether another question stands on the same row of the same page."""
        return self.page == other.page and any(
            min(one.y1, two.y1) - max(one.y0, two.y0) > 0.5 * min(one.height, two.height)
            for one in self.boxes
            for two in other.boxes
        )


@dataclass(slots=True)
class Left:
    """A field that the journey does not ask: why, and how it is filled all the same, if it is."""

    field: PdfField
    why: str
    fate: Literal["dropped", "changed"] = "dropped"
    fill: Fill | None = None


_INDEX = re.compile(r"(?<![A-Za-z0-9])#?\[?\d+\]?|(?<=[A-Za-z])\d+")


def series_of(name: str) -> tuple[str, tuple[int, ...]]:
    """A field's name with its numbers taken out, and those numbers: `Child[2].Name_1` is (`Child#.Name_#`, (2, 1))."""
    numbers = tuple(int(each) for each in re.findall(r"\d+", name)[:8] if len(each) < 9)
    return re.sub(r"\d+", "#", name), numbers


def plain_name(name: str) -> str:
    """A field's own name without what places it: `form1[0].Page1[0].City_2[0]` is `City_2`."""
    return re.sub(r"\[\d+\]", "", name.rpartition(".")[2])
