"""Fields that the office fills in, which nobody else may be asked."""

from __future__ import annotations

import re

from journeys.importers.formats._pdf.fields import PdfField
from journeys.importers.formats._pdf.layout import Layout

OFFICE = re.compile(
    r"\b(?:for\s+)?(?:office|agency|official|staff|department|court|internal|administrative|bureau)\s+use\b"
    r"|\bdo not write (?:below|in this|here)\b|\bleave (?:this )?blank\b|\bfor use by\b"
    r"|\bto be completed by (?:the )?(?:office|agency|staff)",
    re.IGNORECASE,
)
_REACH = 60
"""How far under such a heading, in points, a box still belongs to it."""


def for_the_office(one: PdfField, printed: str, layout: Layout) -> str:
    """Why a field is not asked, where its words or the heading over it say that the office fills it in; else "".

    `printed` is the text beside it.
    """
    words = re.sub(r"[\W_]+", " ", one.name)
    for text in (one.tooltip, words, printed):
        if found := OFFICE.search(text):
            return f"the office fills it in (“{found[0].strip()}”)"
    sheet = layout.sheet(one.widgets[0])
    box = one.box
    over = [
        block for block in sheet.blocks_within(box.middle, box.middle + _REACH)
        if 0 <= block.last.y - box.middle <= _REACH and block.x0 - 60 <= box.x0 <= block.x1 + 30
    ]  # fmt: skip
    if not over:
        return ""
    heading = [block for block in over if OFFICE.search(block.text) and len(block.text) < 90]
    for block in heading:
        between = [
            each for each in over if each.bold and each.last.y < block.last.y - 2 and not OFFICE.search(each.text)
        ]
        if not between:
            return f"the office fills it in (under “{block.text[:60]}”)"
    return ""
