"""Laws of the layout, over every example, large journeys, and journeys that nobody would write."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings

from benchmarks.journeys_made import journey_text
from journeys.model import Journey
from renderers.map.drawing import closed, draw
from renderers.map.layout import NARROW, WIDE, Size, place
from renderers.map.lettering import line_width
from renderers.map.paint import Mark, Paint
from renderers.map.picture import Picture
from renderers.map.placed import Box, Corner, Layout, Line
from tests.journeys_strategy import journeys
from tests.renderers.map.journeys import all_journeys, read

ALL = dict(all_journeys())


def pictures(journey: Journey) -> Iterator[Picture]:
    """A journey open, as it is drawn by itself, and with each section closed but one."""
    yield draw(journey)
    yield draw(journey, closed(journey))
    for section in journey.sections[:3]:
        yield draw(journey, closed(journey, section.id))


def overlaps(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def crosses(start: Corner, end: Corner, box: Box) -> bool:
    """Whether a stretch of an edge runs through the inside of a box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left < box.right and box.x < right + 0.01 and top < box.bottom and box.y < bottom + 0.01


def faults(layout: Layout) -> Iterator[str]:
    """All that is wrong with a layout, in words."""
    nodes = layout.nodes
    for number, one in enumerate(nodes):
        for other in nodes[number + 1 :]:
            if other.box.y >= one.box.bottom:
                break
            if overlaps(one.box, other.box):
                yield f"{one.node.id} lies on {other.node.id}"
        for edge in layout.edges:
            if one.node.id not in (edge.edge.source, edge.edge.target) and any(
                crosses(start, end, one.box) for start, end in pairwise(edge.corners)
            ):
                yield f"{edge.edge.id} runs through {one.node.id}"
    for edge in layout.edges:
        heights = [y for _, y in edge.corners]
        if heights != sorted(heights) or heights[0] >= heights[-1]:
            yield f"{edge.edge.id} does not lead downwards"
    words = [line for placed in (*nodes, *layout.edges, *layout.frames) for line in placed.lines]
    for line in (*layout.head, *words):
        box = inked(line)
        if box.x < 0 or box.right > layout.width or box.y < 0 or box.bottom > layout.height:
            yield f"{line.spans[0].words!r} leaves the page"
    inks = sorted(map(inked, words), key=lambda box: box.y)
    for number, one_ in enumerate(inks):
        for other_ in inks[number + 1 :]:
            if other_.y >= one_.bottom:
                break
            if overlaps(one_, other_):
                yield f"words lie on words at {one_} and {other_}"


def inked(line: Line) -> Box:
    """Where the letters of a line are, at the most."""
    wide = line_width(line)
    left = {"start": line.x, "end": line.x - wide, "middle": line.x - wide / 2}[line.at]
    return Box(left, line.y - 11, wide, 12)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ALL)
def test_nothing_lies_on_anything_and_every_edge_leads_down_beside_the_nodes(name: str, size: Size):
    for picture in pictures(ALL[name]):
        assert list(faults(place(picture, size=size))) == []


@settings(max_examples=60, deadline=None)
@given(journeys(repeats=True))
def test_the_same_holds_of_journeys_that_nobody_would_write(text: str):
    for picture in pictures(read(text)):
        assert list(faults(place(picture))) == []


@settings(max_examples=20, deadline=None)
@given(journeys(repeats=True, tasks=True))
def test_the_same_holds_of_task_lists(text: str):
    for picture in pictures(read(text)):
        assert list(faults(place(picture, size=NARROW))) == []


@pytest.mark.parametrize("name", ALL)
def test_the_same_holds_where_everything_is_marked(name: str):
    picture = draw(ALL[name])
    mark = (Mark("refuted", "A citizen gets stuck here"), Mark("not analysed"))
    ids = [*picture.node, *picture.frame, *(edge.id for edge in picture.edges)]
    assert list(faults(place(picture, Paint(dict.fromkeys(ids, mark))))) == []


@pytest.mark.parametrize("name", ALL)
def test_all_that_is_in_the_picture_has_one_place(name: str):
    for picture in pictures(ALL[name]):
        layout = place(picture)
        assert sorted(placed.node.id for placed in layout.nodes) == sorted(picture.node)
        assert sorted(placed.edge.id for placed in layout.edges) == sorted({edge.id for edge in picture.edges})
        assert len(layout.edges) == len(picture.edges)
        assert sorted(placed.frame.id for placed in layout.frames) == sorted(picture.frame)


def test_the_same_journey_is_always_laid_out_the_same():
    text = journey_text(60, 20, sections=5)
    assert place(draw(read(text))) == place(draw(read(text)))


@pytest.mark.parametrize("words", ["W" * 300, "Llanfairpwllgwyngyllgogerychwyrndrobwll " * 5, "長い質問" * 40])
def test_words_that_are_wider_than_the_column_are_cut_into_lines(words: str):
    text = (
        journey_text(3, 1).replace("What is the answer to question 2?", words).replace("title: Sent", f"title: {words}")
    )
    for size in (WIDE, NARROW):
        assert list(faults(place(draw(read(text)), size=size))) == []
