"""The pages of a PDF as a reader sees them: texts and boxes, and which text is next to which box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median_high

from pypdf import PdfReader

from journeys.importers.formats._pdf.fields import Box, PdfField, Widget
from journeys.importers.formats._pdf.glyphs import MOST_OF_ALL, words_of
from journeys.importers.formats._pdf.lines import Block, Phrase, blocks_of, phrases_of

_BAND = 16.0
"""Texts and boxes are kept in bands of so many points, so that what is near is found without looking at all."""


@dataclass(frozen=True, slots=True)
class Near:
    """A text beside a box: how far it is (less is nearer), and on which side."""

    block: Block
    far: float
    side: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """One page: its texts, and the boxes on it, with whether they are ticked."""

    page: int
    blocks: tuple[Block, ...]
    boxes: tuple[tuple[Box, bool], ...]

    @cached_property
    def _lines(self) -> dict[int, list[tuple[Phrase, Block]]]:
        found: dict[int, list[tuple[Phrase, Block]]] = {}
        for block in self.blocks:
            for line in block.lines:
                found.setdefault(int(line.y // _BAND), []).append((line, block))
        return found

    @cached_property
    def _boxes(self) -> dict[int, list[tuple[Box, bool]]]:
        found: dict[int, list[tuple[Box, bool]]] = {}
        for each in self.boxes:
            first, last = int(each[0].y0 // _BAND), int(each[0].y1 // _BAND)
            for band in range(first, min(last, first + 80) + 1):
                found.setdefault(band, []).append(each)
        return found

    def lines_within(self, low: float, high: float) -> Iterator[tuple[Phrase, Block]]:
        """The lines of text that stand between two heights."""
        for band in range(int(low // _BAND), int(high // _BAND) + 1):
            for line, block in self._lines.get(band, ()):
                if low <= line.y <= high:
                    yield line, block

    def blocks_within(self, low: float, high: float) -> list[Block]:
        """The texts that have a line between two heights."""
        return list({id(block): block for _, block in self.lines_within(low, high)}.values())

    def boxes_on(self, low: float, high: float) -> list[tuple[Box, bool]]:
        """The boxes that reach into what is between two heights."""
        bands = range(int(low // _BAND), int(high // _BAND) + 1)
        near = {id(each[0]): each for band in bands for each in self._boxes.get(band, ())}
        return [each for each in near.values() if each[0].y0 <= high and each[0].y1 >= low]

    @cached_property
    def _of_options(self) -> frozenset[int]:
        """The texts that stand right behind a box to tick, each by its identity."""
        return frozenset(
            id(near.block) for box, ticked in self.boxes if ticked and (near := self.right(box, 16)) is not None
        )

    def is_option(self, block: Block) -> bool:
        """Whether a text stands behind a box to tick."""
        return id(block) in self._of_options

    def _row(self, box: Box) -> Iterator[tuple[Phrase, Block]]:
        for line, block in self.lines_within(box.y0 - 9, box.y1 + 1):
            if box.y0 - 1 <= line.y + 0.32 * line.size <= box.y1 + 0.5 and not line.marker:
                yield line, block

    def _between(self, x0: float, x1: float, box: Box) -> bool:
        """Whether another box stands between two places of a row."""
        return any(
            x0 - 1 <= each.x0 and each.x1 <= x1 + 1 and each is not box
            for each, _ in self.boxes_on(box.middle, box.middle)
        )

    def right(self, box: Box, reach: float = 400) -> Near | None:
        """The text behind a box on its row, with no other box between."""
        found = [
            Near(block, line.x0 - box.x1, "right") for line, block in self._row(box) if -2 <= line.x0 - box.x1 <= reach
        ]
        nearest = min(found, key=lambda each: each.far, default=None)
        return None if nearest is None or self._between(box.x1, box.x1 + nearest.far, box) else nearest

    def left(self, box: Box, reach: float = 500) -> Near | None:
        """The text before a box on its row, with no other box between."""
        found = [
            Near(block, box.x0 - line.x1, "left") for line, block in self._row(box) if -4 <= box.x0 - line.x1 <= reach
        ]
        nearest = min(found, key=lambda each: each.far, default=None)
        return None if nearest is None or self._between(box.x0 - nearest.far - 1, box.x0, box) else nearest

    def row_start(self, box: Box) -> Near | None:
        """The first text of a box's row, whatever stands between."""
        found = [Near(block, line.x0, "row") for line, block in self._row(box) if line.x1 <= box.x0 + 3]
        return min(found, key=lambda each: each.far, default=None)

    def sign_before(self, box: Box) -> str:
        """What stands right before a box, be it only a sign: `$`; "" where nothing does."""
        for line, _ in self.lines_within(box.y0 - 9, box.y1 + 1):
            if 0 <= box.x0 - line.x1 < 12 and line.y - 3 < box.middle < line.y + 9:
                return line.text
        return ""

    def line_number(self, box: Box) -> str:
        """The number of a line that stands right before a box: `8z`; "" where there is none."""
        for line, _ in self.lines_within(box.y0 - 9, box.y1 + 1):
            on_row = box.y0 - 1 <= line.y + 0.3 * line.size <= box.y1 + 1
            if line.marker and line.text[0].isdigit() and on_row and 0 <= box.x0 - line.x1 < 20:
                return line.text
        return ""

    def above(self, box: Box, reach: float = 16) -> Near | None:
        """The text over a box, or in its upper edge, that starts over it or spans it."""
        found = []
        inside = min(0.6 * box.height, max(4, box.height - 8)) if box.height > 14 else 4
        for block in self.blocks_within(box.y1 - inside, box.y1 + reach):
            up = block.last.y - box.y1
            if block.last.marker or self.is_option(block) or not -inside <= up <= reach:
                continue
            starts = box.x0 - 10 <= block.x0 <= box.x1 - 4
            if starts or block.x0 <= box.x0 <= block.x1:
                aside = min(12.0, abs(block.x0 - box.x0)) * 0.3
                found.append(Near(block, abs(up - 1) * 0.6 + aside, "above"))
        return min(found, key=lambda each: each.far, default=None)

    def below(self, box: Box, reach: float = 15) -> Near | None:
        """The text under a box, as under a line to write on."""
        found = [
            Near(block, box.y0 - block.first.y, "below")
            for block in self.blocks_within(box.y0 - reach, box.y0)
            if not block.first.marker
            and 0 < box.y0 - block.first.y <= reach
            and box.x0 - 12 <= block.x0 <= box.x0 + 40
            and not self.is_option(block)
        ]
        return min(found, key=lambda each: each.far, default=None)

    def captions(self, box: Box) -> bool:
        """Whether the text under a box belongs to it, as the text over it belongs to the box above."""
        over, under = self.above(box), self.below(box)
        if over is None or under is None or over.far < 4:
            return False
        text, other = over.block, under.block
        higher = [each for each, _ in self.boxes_on(text.first.y, text.first.y + 16) if each is not box]
        lower = [each for each, _ in self.boxes_on(other.last.y - 20, other.last.y) if each is not box]
        taken = any(0 < each.y0 - text.first.y <= 16 and abs(each.x0 - text.x0) < 40 for each in higher)
        shared = any(each.y1 <= other.last.y and each.x0 - 12 <= other.x0 <= each.x1 for each in lower)
        return taken and not shared

    def row_text(self, block: Block) -> str:
        """A short text with what goes on behind it on its line, boxes apart."""
        if len(block.text.split()) > 5 or block.text.rstrip().endswith((":", "?")):
            return block.text
        behind = sorted(
            (
                each
                for line, each in self.lines_within(block.last.y - 3, block.last.y + 3)
                if line is each.first and not line.marker and each is not block and each.x0 >= block.x0
            ),
            key=lambda each: each.x0,
        )
        goes_on = [each.text for each in behind if each.text[:1] == "(" or each.text[:1].islower()]
        return " … ".join((block.text, *goes_on))

    def heading_over(self, box: Box, reach: float = 40) -> Near | None:
        """The text that a row of boxes stands under: of the nearest line over it the last that begins before it."""
        rows = [
            block for block in self.blocks_within(box.middle, box.middle + reach)
            if not block.last.marker and not self.is_option(block) and 0 <= block.last.y - box.middle <= reach
            and block.x0 <= box.x0 + 12
        ]  # fmt: skip
        if not rows:
            return None
        lowest = min(block.last.y for block in rows)
        line = [block for block in rows if block.last.y - lowest < 8]
        best = max(line, key=lambda block: block.x0)
        return Near(best, best.last.y - box.middle, "over")

    @cached_property
    def _heads(self) -> dict[int, Near | None]:
        """For each box that stands in a column of boxes the heading of the column, None where it has none."""
        found: dict[int, Near | None] = {}
        for boxes in _columns([box for box, _ in self.boxes]):
            boxes.sort(key=lambda each: -each.y1)
            run: list[Box] = []
            for box in [*boxes, None]:
                if run and (box is None or run[-1].y0 - box.y1 >= 60 or self._text_between(run[-1], box)):
                    if len(run) > 1:
                        head = self.above(run[0], 26)
                        found |= {id(each): head for each in run}
                    run = []
                if box is not None:
                    run.append(box)
        return found

    def column_head(self, box: Box) -> Near | None:
        """The heading of a column of boxes under each other, of which this is one; None where it is in no column."""
        return self._heads.get(id(box))

    def _text_between(self, high: Box, low: Box) -> bool:
        """Whether a text stands between a box of a column and the one under it."""
        return any(
            low.x0 - 4 <= line.x0 <= low.x1 and not line.marker for line, _ in self.lines_within(low.y1 - 3, high.y0)
        )


def _columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes with the same left and right edges, give or take a few points."""
    homes: dict[tuple[int, int], list[list[Box]]] = {}
    found: list[list[Box]] = []
    for box in boxes:
        left, right = round(box.x0 / 5), round(box.x1 / 5)
        near = [each for dx in (-1, 0, 1) for dy in (-1, 0, 1) for each in homes.get((left + dx, right + dy), ())]
        home = next((each for each in near if abs(each[0].x0 - box.x0) <= 4 and abs(each[0].x1 - box.x1) <= 4), None)
        if home is None:
            home = []
            homes.setdefault((left, right), []).append(home)
            found.append(home)
        home.append(box)
    return found


@dataclass(frozen=True, eq=False)
class Layout:
    """All pages, and the height that most letters have."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def size(self) -> float:
        """The height of letters of running text."""
        lines = [line for sheet in self.sheets for block in sheet.blocks for line in block.lines]
        running = [line for line in lines if len(line.text) > 40] or lines
        return median_high([line.size for line in running for _ in line.text]) if running else 10.0

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that running text writes with a capital wherever they stand: names of places and things."""
        large, small = set(), set()
        for sheet in self.sheets:
            for block in sheet.blocks:
                words = block.text.split()
                plain = [word.strip("()[],.;:?!“”\"'’") for word in words]
                if sum(word.islower() for word in plain) * 2 < len(plain):
                    continue
                for number, word in enumerate(plain):
                    if word.islower():
                        small.add(word)
                    elif number and word.istitle() and not words[number - 1].endswith((".", ":", "?", "!", "•", ")")):
                        large.add(word)
        return frozenset(word for word in large if word.lower() not in small and len(word) > 2)

    def sheet(self, widget: Widget) -> Sheet:
        """The page of a box."""
        return self.sheets[widget.page]


def layout_of(reader: PdfReader, fields: Sequence[PdfField]) -> Layout:
    """Reads the texts of every page."""
    here: dict[int, list[tuple[Box, bool]]] = {}
    for field in fields:
        for widget in field.widgets:
            here.setdefault(widget.page, []).append((widget.box, field.is_box))
    sheets = []
    left = MOST_OF_ALL
    for number, page in enumerate(reader.pages):
        boxes = [box for box, _ in here.get(number, ())]
        ticks = [box for box, ticked in here.get(number, ()) if ticked]
        words, left = words_of(page, reader, left)
        phrases = phrases_of(words, boxes, ticks)
        sheets.append(Sheet(number, tuple(blocks_of(phrases, boxes, ticks, number)), tuple(here.get(number, ()))))
    return Layout(tuple(sheets))
