"""A map as SVG: whole without script, read node by node with a screen reader, in light and dark by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from journeys.languages import direction
from journeys.service import Service
from renderers.map import said
from renderers.map.colours import stylesheet
from renderers.map.layout import WIDE, Size, place
from renderers.map.lettering import GAP
from renderers.map.paint import MarkKind, Paint
from renderers.map.picture import Picture
from renderers.map.placed import Box, Corner, Key, Layout, Line, PlacedEdge, PlacedFrame, PlacedNode, Span

Href = Callable[[str], str | None]
"""The address that a node links to, by its id; None for none."""

CLASSES: dict[MarkKind, str] = {
    "on path": "on-path",
    "refuted": "refuted",
    "wrong": "wrong",
    "doubtful": "doubtful",
    "not analysed": "unsure",
    "changed": "changed",
    "added": "added",
    "removed": "removed",
}
_FSI, _PDI = "\u2068", "\u2069"
"""Around words that keep their own direction within a line from right to left (Unicode's bidirectional algorithm)."""
BEND = 10
"""The radius of the corners of edges."""


def svg(
    picture: Picture,
    service: Service | None = None,
    paint: Paint | None = None,
    size: Size = WIDE,
    href: Href | None = None,
    prefix: str = "map",
    here: str = "",
) -> str:
    """The picture as one SVG element. `prefix` begins its ids, so that a page may hold several.

    `here` is the id of the node that is looked at, if any.
    """
    paint = paint or Paint()
    drawn = _Svg(picture, place(picture, paint, size), paint, href or (lambda _: None), prefix, here)
    return drawn.whole(service or Service(""))


class _Svg:
    def __init__(self, picture: Picture, layout: Layout, paint: Paint, href: Href, prefix: str, here: str) -> None:
        self.picture, self.layout, self.paint, self.href, self.prefix = picture, layout, paint, href, prefix
        self.here = here
        self.leaves = self._leaves()
        self.mirrored = direction(picture.language) == "rtl"

    def whole(self, service: Service) -> str:
        """The element."""
        layout, prefix = self.layout, self.prefix
        width, height = _n(layout.width), _n(layout.height)
        edges = sorted(layout.edges, key=lambda placed: self.paint.has(placed.edge.id, "on path"))
        title = f"Map of “{self.picture.title}”"
        notes = "Ways are counted by the arrows alone: some may be open to nobody, since rules may exclude each other."
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="fp-map" lang="en" role="graphics-document document" '
                f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" '
                f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
                f'<title id="{prefix}-title">{escape(title)}</title>',
                f'<desc id="{prefix}-desc">{escape(said.summary(self.picture))}. {notes}</desc>',
                f"<style>{escape(stylesheet(service, f'{prefix}-hatch'))}</style>",
                f'<defs><pattern id="{prefix}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
                'patternTransform="rotate(45)"><rect class="paper" width="6" height="6"/>'
                '<path class="hatch" d="M1 0V6"/></pattern></defs>',
                f'<rect class="paper" width="{width}" height="{height}"/>',
                *(self.text(line) for line in layout.head),
                *(self.key(key) for key in layout.keys),
                '<g aria-hidden="true">',
                *(f'<path class="hair" d="M{self.x(box.x)} {_n(box.y)}H{self.x(box.right)}"/>' for box in layout.hairs),
                *(self.frame(placed) for placed in sorted(layout.frames, key=lambda placed: placed.box.y)),
                *(self.ground(placed) for placed in layout.nodes if placed.dot is not None),
                *(self.edge(placed) for placed in edges),
                "</g>",
                '<g role="list">',
                *(self.node(placed) for placed in layout.nodes),
                "</g>",
                "</svg>\n",
            )
        )

    def _leaves(self) -> dict[str, Corner]:
        """By node on the line that the marked path goes round: where it leaves the line for that."""
        first = {frame.id: frame.nodes[0] for frame in self.picture.frames}
        found: dict[str, Corner] = {}
        for placed in self.layout.edges:
            edge = placed.edge
            if edge.kind == "passed over" and self.paint.has(edge.id, "on path"):
                node = first.get(edge.source, edge.source)
                found[node] = min(found.get(node, placed.corners[0]), placed.corners[0], key=lambda corner: corner[1])
        return found

    # Parts

    def frame(self, placed: PlacedFrame) -> str:
        """A section's title, or the ground that the steps of an item stand on and its title."""
        ground = self.rect(placed.box, "items", 10) if placed.frame.kind == "items" else ""
        return f"<g{self.classes(placed.frame.id)}>{ground}{self.texts(placed.lines)}</g>"

    def ground(self, placed: PlacedNode) -> str:
        """What makes a node on the line stand out that is looked at, or that a proof refuted."""
        style = "chosen" if placed.node.id == self.here else "ground"
        if style == "ground" and not self.paint.has(placed.node.id, "refuted"):
            return ""
        box = placed.box
        wide = self.layout.column_end - box.x
        return self.rect(Box(box.x - 8, box.y - 8, wide + 8, box.height + 16), style, 8)

    def edge(self, placed: PlacedEdge) -> str:
        """An edge and the words beside it."""
        edge = placed.edge
        told = said.ended("; ".join([said.way_on(self.picture, edge), *said.marks(self.paint, edge.id)]))
        way = f'<path class="way" d="{self.path(self.taken(placed))}"/>'
        if self.taken(placed) != placed.corners:
            way = f'<path class="rest" d="{self.path(placed.corners)}"/>{way}'
        title = f"<title>{escape(told)}</title>" if placed.lines else ""
        return f"<g{self.classes(edge.id)}>{title}{way}{self.texts(placed.lines)}</g>"

    def taken(self, placed: PlacedEdge) -> tuple[Corner, ...]:
        """The part of an edge that a citizen's path runs on, who goes round the node or section it leads to."""
        edge = placed.edge
        leaves = self.leaves.get(edge.target) if self.paint.has(edge.id, "on path") else None
        return placed.corners if leaves is None else (*placed.corners[:-1], leaves)

    def node(self, placed: PlacedNode) -> str:
        """A node, under its whole name."""
        node, box = placed.node, placed.box
        name = f"<title>{escape(said.name(self.picture, node, self.paint))}</title>"
        drawn = self.dot(placed) if placed.dot is not None else self.pill(placed)
        inside = f"{name}{drawn}{self.texts(placed.lines)}"
        address = self.href(node.id)
        if address is None:
            inside = f'<g role="img">{inside}</g>'
        else:
            around = self.rect(Box(box.x - 5, box.y - 5, box.width + 10, box.height + 10), "around", 8)
            current = ' aria-current="true"' if node.id == self.here else ""
            inside = f"<a href={quoteattr(address)}{current}>{inside}{around}</a>"
        id = quoteattr(f"{self.prefix}-{node.id}")
        return f'<g role="listitem" id={id}{self.classes(node.id, node.kind, node.sends)}>{inside}</g>'

    def dot(self, placed: PlacedNode) -> str:
        """The mark of a node on the line: a ring for a page, a square on its corner for rules, filled for an end."""
        assert placed.dot is not None
        (x, y), radius, kind = placed.dot, placed.radius, placed.node.kind
        centre = f'cx="{self.x(x)}" cy="{_n(y)}"'
        if self.paint.has(placed.node.id, "refuted"):
            return f'<circle class="dot hatched" {centre} r="{_n(radius + 4)}"/>'
        style = "dot full" if kind in ("start", "outcome", "again") else "dot"
        if kind in ("decision", "fork"):
            r = _n(radius + 1)
            return f'<path class="{style}" d="M{self.x(x)} {_n(y - radius - 1)}l{r} {r}l-{r} {r}l-{r} -{r}z"/>'
        shape = f'<circle class="{style}" {centre} r="{_n(radius - 1)}"/>'
        if kind in ("section", "tasks", "repeat"):
            shape += f'<circle class="core" {centre} r="{_n(radius - 5)}"/>'
        return shape

    def pill(self, placed: PlacedNode) -> str:
        """The box of an outcome beside the line."""
        refuted = self.paint.has(placed.node.id, "refuted")
        radius = min(18, placed.box.height / 2)
        shape = self.rect(placed.box, "pill looked-at" if placed.node.id == self.here else "pill", radius)
        if refuted:
            box = placed.box
            shape += self.rect(Box(box.x + radius, box.bottom - 7, box.width - 2 * radius, 5), "hatched", 0)
        return shape

    def key(self, key: Key) -> str:
        """One line of the legend."""
        box = key.box
        middle = box.y + box.height / 2
        if key.kind not in ("on path",):
            hatched = " hatched" if key.kind == "refuted" else ""
            drawn = f'<circle class="dot{hatched}" cx="{self.x(box.x + box.width / 2)}" cy="{_n(middle)}" r="6"/>'
        else:
            drawn = f'<path class="way" d="M{self.x(box.x)} {_n(middle)}H{self.x(box.right)}"/>'
        return f'<g class="{CLASSES[key.kind]}">{drawn}{self.text(key.line)}</g>'

    # Strokes and words

    def classes(self, id: str, kind: str = "", sends: bool = False) -> str:
        """The class attribute of what has this id."""
        names = [
            f"is-{kind}" if kind else "",
            "sends" if sends else "",
            *(CLASSES[kind] for kind in self.paint.kinds([id])),
        ]
        said = " ".join(name for name in names if name)
        return f' class="{said}"' if said else ""

    def x(self, x: float) -> str:
        """A place from the left, from the right where the journey is read from there."""
        return _n(self.layout.width - x if self.mirrored else x)

    def rect(self, box: Box, style: str, radius: float) -> str:
        """A rounded rectangle."""
        left = self.x(box.right if self.mirrored else box.x)
        size = f'y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        return f'<rect class="{style}" x="{left}" {size} rx="{_n(radius)}"/>'

    def path(self, corners: Sequence[Corner]) -> str:
        """A line through corners, each of them rounded as far as there is room."""
        points = [(self.layout.width - x if self.mirrored else x, y) for x, y in corners]
        parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
        at = 1
        while at < len(points) - 1:
            before, corner, after = points[at - 1 : at + 2]
            if at + 2 < len(points) and corner[1] == after[1] and abs(corner[0] - after[0]) <= 2 * BEND + 1:
                parts.append(_slide(corner, after))
                at += 2
                continue
            at += 1
            bend = min(BEND, _length(before, corner) / 2, _length(corner, after) / 2)
            start, end = _towards(corner, before, bend), _towards(corner, after, bend)
            parts.append(f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}")
        parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
        return "".join(parts)

    def texts(self, lines: Iterable[Line]) -> str:
        """Lines of words."""
        return "".join(self.text(line) for line in lines)

    def text(self, line: Line) -> str:
        """One line of words, in the direction of its first."""
        first = line.spans[0]
        rtl = direction(first.language) == "rtl"
        anchor = {"start": "start", "end": "end", "middle": "middle"}[line.at]
        if anchor != "middle" and rtl != self.mirrored:
            anchor = "end" if anchor == "start" else "start"
        place = f'x="{self.x(line.x)}" y="{_n(line.y)}"'
        place += "" if anchor == "start" else f' text-anchor="{anchor}"'
        place += ' direction="rtl"' if rtl else ""
        if len(line.spans) == 1:
            return f'<text class="{first.style}" {place}{self.language(first)}>{escape(first.words)}</text>'
        spans: list[str] = []
        for span in line.spans:
            gap = f' dx="{GAP}"' if spans and not rtl else ""
            words = escape(_FSI + span.words + _PDI if rtl else span.words)
            spans.append(f'<tspan class="{span.style}"{gap}{self.language(span)}>{words}</tspan>')
        joint = "\u00a0\u00a0" if rtl else ""
        return f"<text {place}>{joint.join(spans)}</text>"

    def language(self, span: Span) -> str:
        """The attribute of words in another language than the map's own."""
        return "" if span.language == "en" else f' lang="{span.language}" xml:lang="{span.language}"'


def _n(number: float) -> str:
    """A number of pixels, to the tenth."""
    return f"{round(number, 1):g}"


def _slide(one: Corner, other: Corner) -> str:
    """A short step to the side on the way down, in one sweep."""
    top, bottom = one[1] - BEND, other[1] + BEND
    bows = f"{_n(one[0])} {_n(one[1] + 3)} {_n(other[0])} {_n(one[1] - 3)}"
    return f"L{_n(one[0])} {_n(top)}C{bows} {_n(other[0])} {_n(bottom)}"


def _length(one: Corner, other: Corner) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(corner: Corner, other: Corner, far: float) -> Corner:
    """The place on the way from a corner to another, so far from it."""
    length = _length(corner, other) or 1
    return corner[0] + (other[0] - corner[0]) * far / length, corner[1] + (other[1] - corner[1]) * far / length
