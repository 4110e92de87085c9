"""What each field asks: its tooltip, or the text beside it, or its own name, and which of them it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeys.importers.formats._pdf.fields import Box, PdfField, Widget
from journeys.importers.formats._pdf.layout import Layout, Near, Sheet
from journeys.importers.formats._pdf.lines import Block
from journeys.importers.formats._pdf.wording import alike, capitals, generic, of_a_name, says_something, words_of

How = Literal["tooltip", "left of it", "above it", "below it", "right of it", "over its column", "its name", "nothing"]
_SIDES: dict[str, How] = {
    "left": "left of it", "above": "above it", "below": "below it", "right": "right of it", "over": "above it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What a field or an option is called: the words, as they were printed, and where they were found.

    `row` is what a table's row is called, where the field stands in one.
    """

    text: str
    printed: str
    how: How
    block: Block | None = None
    row: str = ""
    row_block: Block | None = None


def text_label(field: PdfField, layout: Layout) -> Label:
    """The label of a field to type into or choose from."""
    widget = field.widgets[0]
    sheet = layout.sheet(widget)
    near = _beside(widget.box, sheet)
    table = _in_a_table(widget.box, sheet)
    if table is not None:
        head, row = table
        return Label(
            words_of(head.block.text, layout.names),
            head.block.text,
            "over its column",
            head.block,
            words_of(row.block.text, layout.names),
            row.block,
        )
    printed = near.block.text if near else ""
    text = words_of(printed, layout.names)
    tip = words_of(field.tooltip, layout.names)
    if says_something(tip) and not alike(tip, text) and not (near and near.far < 1 and generic(tip)):
        return Label(tip, field.tooltip, "tooltip", near.block if near else None)
    if near and says_something(text):
        if generic(text) and (over := _context(widget.box, sheet, near)):
            return Label(
                f"{words_of(over.block.text, layout.names).rstrip('?')}: {text}", printed, _SIDES[near.side], near.block
            )
        return Label(text, printed, _SIDES[near.side], near.block)
    named = of_a_name(field.name)
    if named:
        return Label(named, "", "its name")
    line = sheet.line_number(widget.box)
    return Label(f"Line {line}", line, "left of it") if line else Label("", "", "nothing")


_ANSWER = re.compile(r"(?:yes|no)(?![a-z])", re.IGNORECASE)
_FOLLOWS = re.compile(r"(?:if|which|what kind|who|where|when|please|explain|list|describe|specify)\b", re.IGNORECASE)
"""A text that asks more of those who said yes."""
_LEADS = re.compile(r"\bother\b|\bspecify\b|\blist\b|\bexplain\b|\bwhich\b|\bwhat\b|\bkind\b|\bwho\b", re.IGNORECASE)
"""An option that a box to type into may belong to."""


def _beside(box: Box, sheet: Sheet) -> Near | None:
    """The nearest text that a field to type into may belong to."""
    found: list[tuple[float, Near]] = []
    if (left := sheet.left(box)) and (not sheet.is_option(left.block) or _LEADS.search(left.block.text)):
        found.append((left.far * 0.06 + (0 if left.far < 14 else 2.5), left))
    if above := sheet.above(box):
        found.append((above.far + 2, above))
    if below := sheet.below(box):
        found.append((0 if sheet.captions(box) else below.far * 0.5 + 5, below))
    return min(found, key=lambda each: each[0], default=(0, None))[1]


def _in_a_table(box: Box, sheet: Sheet) -> tuple[Near, Near] | None:
    """The heading of the column and the text of the row, where a field stands in a table of several columns."""
    if (above := sheet.above(box)) and above.far < 6:
        head: Near | None = above
    else:
        head = sheet.column_head(box)
    row = sheet.row_start(box)
    if head is None or row is None or sheet.column_head(box) is None:
        return None
    others = [
        each for each, ticked in sheet.boxes_on(box.middle, box.middle)
        if not ticked and each is not box and abs(each.middle - box.middle) < 5 and sheet.column_head(each) is not None
    ]  # fmt: skip
    heads = {id(near.block) for each in others if (near := sheet.column_head(each))} - {id(head.block)}
    if not heads or not says_something(words_of(head.block.text)) or head.block is row.block:
        return None
    return head, row


def _context(box: Box, sheet: Sheet, near: Near) -> Near | None:
    """What a short label stands under: `Date` under “Most recently moved”."""
    if near.side != "left":
        return None
    over = sheet.heading_over(box, 24)
    return over if over and over.block is not near.block and says_something(words_of(over.block.text)) else None


def option_label(field: PdfField, widget: Widget, layout: Layout) -> Label:
    """What a box to tick stands for: the text behind it, or what it stores where that says more."""
    sheet = layout.sheet(widget)
    near = sheet.right(widget.box, 24)
    if near is None and (left := sheet.left(widget.box, 14)) and not sheet.is_option(left.block):
        near = left if not _ANSWER.match(widget.on) and not _ANSWER.match(left.block.text) else None
    printed = near.block.text if near else ""
    text = words_of(printed, layout.names)
    if near is None and field.kind == "radio" and (word := _ANSWER.match(widget.on)):
        return Label(word[0].capitalize(), "", "its name")
    if near and (len(text) > 2 or text.lower() == "no"):
        return Label(text, printed, _SIDES[near.side], near.block)
    stored = of_a_name(widget.on) if field.kind == "radio" else of_a_name(field.name)
    tip = words_of(field.tooltip, layout.names)
    if field.kind == "checkbox" and says_something(tip):
        return Label(tip, field.tooltip, "tooltip", near.block if near else None)
    if len(stored) > 3:
        return Label(capitals(stored, layout.names), "", "its name", near.block if near else None)
    if text:
        return Label(text, printed, "right of it", near.block if near else None)
    return Label(stored or widget.on, "", "its name")


def group_label(widgets: Sequence[Widget], layout: Layout, tooltip: str = "", taken: Sequence[Block] = ()) -> Label:
    """What boxes to tick ask together: the text before, behind or above all of them."""
    sheet = layout.sheet(widgets[0])
    mine = {id(each) for each in taken}
    on_page = [each for each in widgets if each.page == widgets[0].page]
    first = min(on_page, key=lambda each: each.box.x0)
    top = max(on_page, key=lambda each: each.box.y1)
    row = [each for each in on_page if abs(each.box.middle - first.box.middle) < 6]
    last = max(row, key=lambda each: each.box.x0)
    found: list[tuple[float, Near]] = []
    if (left := sheet.left(first.box, 320)) and not sheet.is_option(left.block):
        found.append((left.far * 0.1 + (3 if _of_another(sheet, left.block) else 0), left))
    if (behind := _behind(last.box, sheet, mine)) and not _FOLLOWS.match(words_of(behind.block.text)):
        found.append((0.5 + behind.far * 0.1, behind))
    ends = {id(first): first, id(top): top}.values()
    found += [(above.far + 2, above) for each in ends if (above := sheet.above(each.box, 18))]
    if not found and (over := sheet.heading_over(top.box, 60)):
        found.append((20, over))
    ranked = sorted(
        (
            (far - (4 if near.block.text.rstrip(" *:").endswith("?") else 0), near)
            for far, near in found
            if id(near.block) not in mine
        ),
        key=lambda each: each[0],
    )
    tip = words_of(tooltip, layout.names)
    if not ranked:
        return Label(tip, tooltip, "tooltip") if says_something(tip) else Label("", "", "nothing")
    near = ranked[0][1]
    text = words_of(near.block.text, layout.names)
    if says_something(tip) and not alike(tip, text):
        return Label(tip, tooltip, "tooltip", near.block)
    return Label(text, near.block.text, _SIDES[near.side], near.block)


def _of_another(sheet: Sheet, block: Block) -> bool:
    """Whether a text stands behind the yes and no of a question of its own."""
    return any(
        _ANSWER.fullmatch(each.text) and abs(each.first.y - block.first.y) < 4 and 0 <= block.x0 - each.x1 < 25
        for _, each in sheet.lines_within(block.first.y - 4, block.first.y + 4)
    )


def _behind(box: Box, sheet: Sheet, mine: set[int]) -> Near | None:
    """The text behind the last box of a row and behind its own label."""
    own = sheet.right(box, 60)
    for _ in range(3):
        if own is None or (id(own.block) not in mine and not _ANSWER.fullmatch(own.block.text)):
            break
        box = Box(box.x0, box.y0, own.block.x1, box.y1)
        own = sheet.right(box, 60)
    return own
