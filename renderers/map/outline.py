"""A map as an ordered list in words: everything that the picture shows, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from journeys.languages import direction
from renderers.map import said, words
from renderers.map.paint import Paint
from renderers.map.picture import Frame, Node, Picture
from renderers.map.svg import Href

WAYS = "Ways are counted by the arrows alone: some may be open to nobody, since rules may exclude each other."
WIDTH = 100
"""Of a line of plain text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the outline: its heading and language, what follows it, and the entries below it.

    `id` is that of its node or frame.
    """

    heading: str
    language: str
    about: str
    lines: tuple[str, ...]
    below: tuple[Entry, ...] = ()
    id: str = ""


def entries(picture: Picture, paint: Paint) -> tuple[Entry, ...]:
    """The places on the way in order, sections and items with theirs below; then every outcome."""
    return tuple(_entries(picture, paint, [node for node in picture.nodes if node.kind != "outcome"], ()))


def ends(picture: Picture, paint: Paint) -> tuple[Entry, ...]:
    """Every outcome, with where it is reached from."""
    return tuple(_entry(picture, paint, node) for node in picture.nodes if node.kind == "outcome")


def outline_text(picture: Picture, paint: Paint | None = None) -> str:
    """The outline as plain text."""
    paint = paint or Paint()
    lines = [picture.title, said.summary(picture), "", *wrap(WAYS, WIDTH), "", *_text(entries(picture, paint), "")]
    return "\n".join([*lines, "", "Outcomes", *_text(ends(picture, paint), "")]) + "\n"


def outline_html(picture: Picture, paint: Paint | None = None, href: Href | None = None, here: str = "") -> str:
    """The outline as a piece of HTML: paragraphs and nested lists, without headings, so that it fits anywhere.

    Places link as those of the picture do; `here` is the id of the one that is looked at, if any.
    """
    paint = paint or Paint()
    linked = _Linked(href, here)
    journey, language = escape(picture.title), picture.language
    return "\n".join(
        (
            '<div class="map-outline" lang="en">',
            f"<p><strong{_language(language)}>{journey}</strong><br>{escape(said.summary(picture))}</p>",
            f"<p>{WAYS}</p>",
            *_html(entries(picture, paint), "ol", linked),
            "<p><strong>Outcomes</strong></p>",
            *_html(ends(picture, paint), "ul", linked),
            "</div>\n",
        )
    )


def _entries(picture: Picture, paint: Paint, nodes: list[Node], inside: tuple[str, ...]) -> Iterator[Entry]:
    """Nodes as entries; those of a frame that is not open yet stand below it."""
    first = {frame.nodes[0]: frame for frame in reversed(picture.frames) if frame.id not in inside}
    at = 0
    while at < len(nodes):
        node = nodes[at]
        frame = first.get(node.id)
        if frame is None or frame.kind == "items":
            items = picture.frame.get(f"{node.id}-items")
            below: tuple[Entry, ...] = ()
            at += 1
            if items is not None:
                inner = [picture.node[id] for id in items.nodes]
                below = (_framed(picture, paint, items, tuple(_entries(picture, paint, inner, (*inside, items.id)))),)
                at += len(inner)
            yield _entry(picture, paint, node, below)
        else:
            inner = [picture.node[id] for id in frame.nodes]
            yield _framed(picture, paint, frame, tuple(_entries(picture, paint, inner, (*inside, frame.id))))
            at += len(inner)


def _framed(picture: Picture, paint: Paint, frame: Frame, below: tuple[Entry, ...]) -> Entry:
    about = f"section {frame.id}" if frame.kind == "section" else ""
    lines = [frame.note] if frame.note else []
    lines += [f"Only if {frame.only_if}"] if frame.only_if else []
    lines += said.marks(paint, frame.id)
    lines += [said.way_on(picture, edge) for edge in picture.told(frame.id)]
    return Entry(frame.title, frame.language, about, tuple(said.ended(line) for line in lines), below, frame.id)


def _entry(picture: Picture, paint: Paint, node: Node, below: tuple[Entry, ...] = ()) -> Entry:
    lines = said.marks(paint, node.id)
    lines += [f"Only if {node.only_if}"] if node.only_if else []
    for edge in picture.told(node.id):
        lines.append("; ".join([said.way_on(picture, edge), *said.marks(paint, edge.id)]))
    if node.kind == "outcome":
        sources = dict.fromkeys(edge.source for edge in picture.arriving.get(node.id, ()))
        if sources:
            lines.append("From " + words.listed([f"“{picture.node[id].heading}”" for id in sources]))
    about = said.about_node(picture, node)
    return Entry(node.heading, node.language, about, tuple(said.ended(line) for line in lines), below, node.id)


def _text(listed: tuple[Entry, ...], indent: str) -> list[str]:
    found = []
    for number, entry in enumerate(listed, 1):
        about = f"  ({entry.about})" if entry.about else ""
        found.append(f"{indent}{number}. {entry.heading}{about}")
        further = f"{indent}   "
        for line in entry.lines:
            found += wrap(line, WIDTH, initial_indent=f"{further}- ", subsequent_indent=f"{further}  ")
        found += _text(entry.below, further)
    return found


@dataclass(frozen=True, slots=True)
class _Linked:
    """The headings of entries as links, where they have an address."""

    href: Href | None
    here: str

    def heading(self, entry: Entry) -> str:
        """The words of an entry's heading."""
        words = f"<strong{_language(entry.language)}>{escape(entry.heading)}</strong>"
        address = self.href(entry.id) if self.href is not None and entry.id else None
        if address is None:
            return words
        current = ' aria-current="true"' if entry.id == self.here else ""
        return f'<a href="{escape(address)}"{current}>{words}</a>'


def _html(listed: tuple[Entry, ...], kind: str, linked: _Linked) -> list[str]:
    found = [f"<{kind}>"]
    for entry in listed:
        about = f" ({escape(entry.about)})" if entry.about else ""
        found.append(f"<li>{linked.heading(entry)}{about}")
        if entry.lines:
            found += ["<ul>", *(f"<li>{escape(line)}</li>" for line in entry.lines), "</ul>"]
        if entry.below:
            found += _html(entry.below, "ol", linked)
        found.append("</li>")
    return [*found, f"</{kind}>"]


def _language(language: str) -> str:
    if language == "en":
        return ""
    return f' lang="{language}"' + (' dir="rtl"' if direction(language) == "rtl" else "")
