"""Gives all of a map its place: one line of steps from top to bottom, and beside it what leaves that line.

Steps run in the order written and every rule leads forward, so each step is a layer of its own and the layers are in
order already. What is left to decide is where that runs which passes steps: in lanes at the start of the line for what
leads to steps, in lanes at the end of the page for outcomes that several rules lead to. An outcome stands in the row
of the last rule that leads to it. So every edge leads downwards, and none crosses a node.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from renderers.map import said, words
from renderers.map.beside import pill
from renderers.map.lettering import SIZES, Words, height_of, line_width, marked, set_at
from renderers.map.paint import LEGEND, Paint
from renderers.map.picture import Edge, Frame, Node, Picture
from renderers.map.placed import Box, Corner, Key, Layout, Line, PlacedEdge, PlacedFrame, PlacedNode, Span
from renderers.map.plan import Plan

LANE = 14
FIRST_LANE = 18
"""From the middle of a line to the lane nearest to it, or from the column's end to the first of an outcome's."""
PAD = 24
RADIUS = 7
RADII = {"section": 9, "outcome": 9, "again": 4}
"""Of the dots that are not of the usual size."""
TO_WORDS = 26
"""From the middle of a line to the words beside it."""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide a map is: the column beside the line, and the part of it that is for outcomes.

    In a `narrow` one outcomes stand below the rules that lead to them, and lanes take their room from the column. A
    `bare` one stands beside a page that says the rest: it has no title, no legend, and no ids.
    """

    column: float
    outcome: float
    narrow: bool = False
    bare: bool = False


WIDE = Size(800, 380)
NARROW = Size(292, 270, narrow=True)
"""A phone of 375 px."""
COMFORTABLE = 330
"""The narrowest column in which rules and the outcomes that they lead to stand side by side."""
LEAST = 200
"""The narrowest column, however many lanes there are."""


def fitted(picture: Picture, width: float) -> Size:
    """The size of a bare map that is `width` pixels wide, as far as its lanes let it be."""
    plan = Plan(picture)
    around = 2 * PAD + RADIUS + 2 + TO_WORDS
    lanes = _room_for(plan.left) + _room_for(plan.right)
    column = width - around - lanes
    if column >= COMFORTABLE:
        return Size(column, column * 0.45, bare=True)
    return Size(width - around, width - around, narrow=True, bare=True)


def place(picture: Picture, paint: Paint | None = None, size: Size = WIDE) -> Layout:
    """The layout of a picture: always the same for the same picture, marks and size."""
    return _Page(picture, paint or Paint(), size).layout()


@dataclass(frozen=True, slots=True)
class _Leaving:
    """An edge that has left its node at a height, and has not arrived."""

    edge: Edge
    x: float
    y: float
    lines: tuple[Line, ...] = ()


class _Page:
    def __init__(self, picture: Picture, paint: Paint, size: Size) -> None:
        self.picture, self.paint, self.size = picture, paint, size
        self.plan = Plan(picture)
        self.near = PAD + RADIUS + 2 + _room_for(self.plan.left)
        """The middle of the line of steps."""
        self.column = self.near + TO_WORDS
        if size.narrow:
            lanes = _room_for(self.plan.left) + _room_for(self.plan.right)
            column = max(LEAST, size.column - lanes)
            self.size = Size(column, min(size.outcome, column), narrow=True, bare=size.bare)
        self.far = self.column + self.size.column
        self.y: float = PAD
        self.nodes: list[PlacedNode] = []
        self.edges: list[PlacedEdge] = []
        self.frames: list[PlacedFrame] = []
        self.hairs: list[Box] = []
        self.dots: dict[str, tuple[float, float, float]] = {}
        """By node on a line: where the line runs, the top and the bottom of its dot."""
        self.merges: dict[str, float] = {}
        """By node on a line: the height at which what comes from a lane joins the line."""
        self.turns: dict[str, float] = {}
        """By frame of items: the height at which the line of the items leaves the list's."""
        self.leaving: list[_Leaving] = []
        self.buses: dict[str, list[_Leaving]] = {}
        """By outcome: the edges that run to it in a lane."""

    def layout(self) -> Layout:
        """Everything in its place."""
        head, keys = self._head()
        line, at = self.plan.line, 0
        while at < len(line):
            section = self.plan.opens.get(line[at].id)
            at = self._node(at) if section is None else self._section(at, section)
        self._unreached()
        self._join()
        right = self.far + _room_for(self.plan.right) + PAD
        nodes = tuple(sorted(self.nodes, key=lambda placed: (placed.box.y, placed.box.x)))
        height = round(self.y + PAD)
        hairs, edges, frames = tuple(self.hairs), tuple(self.edges), tuple(self.frames)
        return Layout(right, height, self.far, head, keys, hairs, nodes, edges, frames)

    def _head(self) -> tuple[tuple[Line, ...], tuple[Key, ...]]:
        """The title of the map, what it counts, and what its marks mean."""
        picture = self.picture
        if self.size.bare:
            self.y = PAD / 2
            return (), ()
        texts = [(picture.title, "title", picture.language), (said.summary(picture), "sum", "en")]
        if picture.closed:
            texts.append((f"{words.count(len(picture.closed), 'section')} drawn closed", "sum", "en"))
        lines = self._set(texts, PAD, self.far - PAD)
        self.y += 10
        keys = []
        ids = [*picture.node, *picture.frame, *(edge.id for edge in picture.edges)]
        for kind in self.paint.kinds(ids):
            line = self._set([(LEGEND[kind], "soft", "en")], PAD + 40, self.far - PAD - 40)[0]
            keys.append(Key(kind, Box(PAD, self.y - 17, 28, 12), line))
        self.y += 10
        return tuple(lines), tuple(keys)

    def _set(self, texts: list[Words], x: float, room: float) -> list[Line]:
        """Words from the current height down, which is then below them."""
        lines, self.y = set_at(texts, x, self.y, room)
        return lines

    # Nodes on the line

    def _section(self, at: int, section: Frame) -> int:
        """An open section: its title, its nodes; returns the row after it."""
        line = self.plan.line
        first = line[at]
        self._merge(first)
        self._pass_over(section.id, self._middle(first))
        top = self._hair()
        texts = [(section.title, "section", section.language)]
        if section.note:
            texts.append((section.note, "meta", "en"))
        if section.only_if:
            texts.append((f"only if {words.shortened(section.only_if)}", "soft", "en"))
        lines = self._set([*texts, *marked(self.paint, section.id)], self.column, self.far - self.column)
        inside = set(section.nodes)
        at = self._node(at, merged=True)
        while at < len(line) and line[at].id in inside:
            at = self._node(at)
        box = Box(self.column, top, self.far - self.column, self.y - top)
        self.frames.append(PlacedFrame(section, box, tuple(lines)))
        return at

    def _hair(self) -> float:
        """The line under which a section begins; returns its height."""
        self.y += 20
        top = self.y
        self.hairs.append(Box(self.column, top, self.far - self.column, 0))
        self.y += 10
        return top

    def _node(self, at: int, merged: bool = False) -> int:
        """A node, the items of a repeat, and the rules that leave it; returns the row after them."""
        line = self.plan.line
        node = line[at]
        if not merged:
            self._merge(node)
        self._pass_over(node.id, self._middle(node))
        if node.kind == "section" and self.plan.opens:
            self._hair()
            self.y -= 10
        self._stand(node)
        at += 1
        items = self.plan.items.get(f"{node.id}-items")
        if items is not None:
            at = self._items(at, items)
        for edge in self.plan.rules(node):
            if edge.target in self.plan.row:
                self._row_on(node, edge)
            else:
                self._row_out(node, edge)
        return at

    def _items(self, at: int, frame: Frame) -> int:
        """What is asked of each item, on a line of its own."""
        self.y += 14
        top = self.y
        self.y += 12
        middle = self._middle(self.plan.line[at])
        self.turns[frame.id] = self.y + SIZES["strong"] * 0.68
        lines = self._set([(frame.title, "strong", frame.language)], middle + TO_WORDS, self._room(middle, True))
        for _ in frame.nodes:
            at = self._node(at)
        self.y += 14
        box = Box(self.column, top, self.far - self.column, self.y - top)
        self.frames.append(PlacedFrame(frame, box, tuple(lines)))
        self.y += 4
        return at

    def _middle(self, node: Node) -> float:
        """Where the line of a node runs."""
        if node.frame not in self.plan.items:
            return self.near
        return self.column + 14 + RADIUS + _room_for(self.plan.inner)

    def _room(self, middle: float, inside: bool) -> float:
        """How wide the words beside a line may be."""
        return self.far - middle - TO_WORDS - (14 if inside else 0)

    def _merge(self, node: Node) -> None:
        """Room above a node, in which what comes from lanes joins the line."""
        self.y += 8
        if any(self.plan.by_lane(edge) for edge in self.picture.arriving.get(node.id, ())):
            self.y += 10
            self.merges[node.id] = self.y

    def _pass_over(self, source: str, middle: float) -> None:
        """The way round a node or a section."""
        edge = self.plan.passing(source)
        if edge is not None:
            self.y += 12
            self.leaving.append(_Leaving(edge, middle, self.y))

    def _stand(self, node: Node) -> None:
        """A node of the line: its dot, and its words beside it."""
        self.y += 13
        top, middle = self.y, self._middle(node)
        radius = RADII.get(node.kind, RADIUS)
        x, room = middle + TO_WORDS, self._room(middle, node.frame in self.plan.items)
        style = {"again": "soft", "fork": "soft", "decision": "heading"}.get(node.kind, "heading")
        if node.kind in ("start", "section", "tasks", "check", "outcome"):
            style = "strong"
        lines = self._set([(node.heading, style, node.language)], x, room)
        for span in self._meta(node):
            longer = Line(x, lines[-1].y, (*lines[-1].spans, span))
            if line_width(longer) <= room:
                lines[-1] = longer
            else:
                lines += self._set([(span.words, span.style, span.language)], x, room)
        if node.only_if:
            lines += self._set([(f"only if {words.shortened(node.only_if)}", "soft", "en")], x, room)
        lines += self._set(marked(self.paint, node.id), x, room)
        centre = top + SIZES[style] * 0.68
        self.dots[node.id] = (middle, centre - radius, centre + radius)
        left, above = middle - radius, min(top, centre - radius)
        box = Box(left, above, x - left + max(map(line_width, lines)), self.y - above)
        self.nodes.append(PlacedNode(node, box, tuple(lines), (middle, centre), radius))

    def _meta(self, node: Node) -> list[Span]:
        """The id and the notes of a node."""
        spans = [] if node.id.startswith("-") or self.size.bare else [Span(node.id, "id")]
        if node.note:
            spans.append(Span(node.note, "meta"))
        if node.kind == "repeat":
            spans.append(Span(f"{words.ways_said(self.picture.ways.items[node.id])} through each", "meta"))
        return spans

    # Rules

    def _row_on(self, node: Node, edge: Edge) -> None:
        """A rule that leads to a later place of the line: its words, and where to."""
        self.y += 10
        top, middle = self.y, self._middle(node)
        to = f"on to “{self.picture.node[edge.target].heading}”"
        texts = [(edge.words, "rule", "en"), (to, "soft", "en"), *marked(self.paint, edge.id)]
        lines = self._set(texts, middle + TO_WORDS, self._room(middle, node.frame in self.plan.items))
        self.leaving.append(_Leaving(edge, middle, (top + self.y) / 2, tuple(lines)))

    def _row_out(self, node: Node, edge: Edge) -> None:
        """A rule that leads to an outcome beside the line: its words on a line that leads there."""
        self.y += 10
        size, top = self.size, self.y
        target = self.picture.node[edge.target]
        box = pill(target, self.picture, self.paint, size.outcome)
        home = self.plan.home[edge.target] is edge
        room = size.column - (0 if size.narrow else 24 + (box.width if home else size.outcome))
        texts: list[Words] = [(edge.words, "rule", "en"), *marked(self.paint, edge.id)]
        echo: list[Words] = [(target.heading, "soft", target.language)]
        high = height_of(texts, room)
        if home:
            line = top + (high + 6 + box.height / 2 if size.narrow else max(high + 5, box.height / 2))
            placed = box.at(self.far, line)
            lines, _ = set_at(texts, self.column, top if size.narrow else line - 5 - high, room)
            self.nodes.append(placed)
            self._arrive(_Leaving(edge, self.near, line, tuple(lines)), placed.box, line)
            self.y = line + max(box.height / 2, 4)
            return
        echo_high = height_of(echo, size.outcome)
        line = top + 5 + (high + echo_high if size.narrow else max(high, echo_high))
        lines, _ = set_at(texts, self.column, top if size.narrow else line - 5 - high, room)
        lines += set_at(echo, self.far, line - 5 - echo_high, size.outcome, "end")[0]
        self.buses.setdefault(edge.target, []).append(_Leaving(edge, self.near, line, tuple(lines)))
        self.y = line + 4

    def _arrive(self, last: _Leaving, box: Box, line: float) -> None:
        """The edges to an outcome, now that it has a place: that of its own row, and those that come in a lane."""
        for each in (last, *self.buses.pop(last.edge.target, [])):
            corners: list[Corner] = [(each.x, self.dots[each.edge.source][2]), (each.x, each.y)]
            if each is last:
                corners.append((box.x, line))
            else:
                lane = self.far + FIRST_LANE + LANE * self.plan.right[each.edge.target]
                corners += [(lane, each.y), (lane, line), (box.right, line)]
            self.edges.append(PlacedEdge(each.edge, tuple(corners), each.lines))

    def _unreached(self) -> None:
        """Outcomes that nothing leads to stand at the bottom."""
        for node in self.picture.nodes:
            if node.kind == "outcome" and node.id not in self.plan.row and node.id not in self.plan.home:
                box = pill(node, self.picture, self.paint, self.size.outcome)
                self.y += 14 + box.height
                self.nodes.append(box.at(self.far, self.y - box.height / 2))

    # When every height is known

    def _join(self) -> None:
        """The edges that lead from node to node of the line."""
        for edge in self.picture.edges:
            if edge.kind in ("on", "inside"):
                (start, _, foot), (end, top, _) = self.dots[edge.source], self.dots[edge.target]
                corners: list[Corner] = [(start, foot), (end, top)]
                if edge.kind == "inside":
                    turn = self.turns[self.picture.node[edge.target].frame]
                    corners[1:1] = [(start, turn), (end, turn)]
                self.edges.append(PlacedEdge(edge, tuple(corners)))
        for each in self.leaving:
            edge, x = each.edge, each.x
            arrival = (x, self.dots[edge.target][1])
            from_ = each.y - 10 if edge.kind == "passed over" else self.dots[edge.source][2]
            corners = [(x, from_), arrival]
            if self.plan.by_lane(edge):
                inside = self.picture.node[edge.target].frame in self.plan.items
                number = (self.plan.inner if inside else self.plan.left)[edge.target]
                lane, merge = x - FIRST_LANE - LANE * number, self.merges[edge.target]
                corners[1:1] = [(x, each.y), (lane, each.y), (lane, merge), (x, merge)]
            self.edges.append(PlacedEdge(edge, tuple(corners), each.lines))


def _room_for(numbers: Mapping[str, int]) -> int:
    """How wide the lanes are that are taken."""
    return FIRST_LANE - RADIUS + LANE * max(numbers.values()) if numbers else 0
