"""The headings of a paper form: which text is one, what the form is called, and under which a field stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pypdf import PdfReader

from journeys.importers.formats._pdf.layout import Layout
from journeys.importers.formats._pdf.lines import Block
from journeys.importers.formats._pdf.office import OFFICE
from journeys.importers.formats._pdf.opening import said, table
from journeys.importers.formats._pdf.wording import says_something, words_of
from journeys.importers.values import printable

LONGEST = 90
LARGER = 1.1
"""Headings of parts are larger than running text by this much."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part of the form, with the page and height at which it begins."""

    text: str
    page: int
    y: float
    block: Block


def headings_of(layout: Layout, taken: Collection[int], title: str) -> list[Heading]:
    """The headings of the form's parts, from the first page on. `taken` are texts that fields have, by identity."""
    found = []
    large = LARGER * layout.size
    for sheet in layout.sheets:
        for block in sheet.blocks:
            text = words_of(block.text, layout.names)
            fits = block.size >= large and (block.bold or block.size >= 1.3 * layout.size)
            plain = says_something(text) and len(text) <= LONGEST and not OFFICE.search(text) and not text.endswith(",")
            if fits and plain and id(block) not in taken and text.casefold() != title.casefold():
                found.append(Heading(_short(text), sheet.page, block.first.y, block))
    return sorted(found, key=lambda each: (each.page, -each.y))


def _short(text: str) -> str:
    """A heading without what it adds in brackets: `(Answer all questions below.)`."""
    short = re.sub(r"\s*\([^)]*\.?\)\s*\Z", "", text)
    return (short or text).rstrip(" .:")


def over(headings: list[Heading], page: int, y: float) -> int:
    """The number of the heading that a place stands under; -1 before the first."""
    found = -1
    for number, each in enumerate(headings):
        if (each.page, -each.y) <= (page, -y):
            found = number
    return found


_TOOL = re.compile(
    r"^(?:microsoft|untitled|document\d*|print|layout|slide)\b|\.(?:docx?|indd|pdf|p65|qxd|xlsx?)\b", re.IGNORECASE
)


def title_of(reader: PdfReader, layout: Layout, name: str) -> str:
    """What the form is called: as the file says, else in the largest letters of page 1, else its file's name."""
    told = printable(said(table(reader.trailer.get("/Info")).get("/Title"))).strip()
    if says_something(told) and not _TOOL.search(told) and len(told) <= 160:
        return " ".join(told.split())
    first = layout.sheets[0].blocks if layout.sheets else ()
    large = [
        block for block in first
        if block.size >= LARGER * layout.size and says_something(block.text) and len(block.text) < 140
    ]  # fmt: skip
    if large:
        return words_of(max(large, key=lambda block: (block.size, block.first.y)).text, layout.names)
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return stem.replace("_", " ").replace("-", " ").capitalize()
