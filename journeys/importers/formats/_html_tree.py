"""An HTML page as a plain tree, with the place of each tag: only read, nothing of it is executed or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from journeys.importers.fault import ImportFault
from journeys.importers.values import printable

MOST = 60_000
DEEPEST = 200
LONGEST_TAG = 20_000
"""Characters of one tag with its attributes."""

_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_CLOSES = {
    "li": ("li",), "option": ("option",), "optgroup": ("option", "optgroup"), "p": ("p",), "tr": ("tr", "td", "th"),
    "td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "div": ("p",), "fieldset": ("p",),
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Tag:
    """A tag: its name, attributes, what is inside it, and where it stands (`line 12, column 4`)."""

    name: str
    attributes: dict[str, str]
    place: str
    parent: Tag | None = None
    inside: list[Tag | str] = field(default_factory=list)

    def get(self, key: str) -> str:
        """An attribute, "" where it is missing."""
        return self.attributes.get(key, "")

    def has(self, key: str) -> bool:
        """Whether an attribute is there, with or without a value."""
        return key in self.attributes

    def walk(self) -> Iterator[Tag]:
        """This tag and all inside it, in the order of the page."""
        waiting: list[Tag] = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(reversed([each for each in tag.inside if isinstance(each, Tag)]))

    def text(self, but: frozenset[str] = frozenset()) -> str:
        """The words inside, on one line; not those of silent tags and of tags called `but`."""
        parts: list[str] = []
        waiting: list[Tag | str] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                parts.append(each)
            elif each is self or each.name not in (_SILENT | but):
                waiting.extend(reversed(each.inside))
        return " ".join(printable(" ".join(parts)).split())

    def above(self) -> Iterator[Tag]:
        """The tags around this one, the nearest first."""
        tag = self.parent
        while tag is not None:
            yield tag
            tag = tag.parent


def tree_of(text: str) -> Tag:
    """The page. ImportFault where it has more tags than any form."""
    for begin, end in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        text = _blanked(text, begin, end)
    _whole_tags(text)
    reading = _Reading()
    reading.feed(text)
    reading.close()
    return reading.top


def _blanked(text: str, begin: str, end: str) -> str:
    """The text with spaces for what stands between two marks, so that every place stays as it is."""
    low, parts, at = text.lower(), [], 0
    if len(low) != len(text):  # a letter that is longer in lower case
        low = text
    while (start := low.find(begin, at)) >= 0:
        stop = low.find(end, start + len(begin))
        stop = len(text) if stop < 0 else stop + len(end)
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:stop])]
        at = stop
    return "".join((*parts, text[at:]))


def _whole_tags(text: str) -> None:
    """Refuses a tag that does not end: looking for its end again and again would take for ever."""
    end = -1
    for found in re.finditer(r"<[a-zA-Z/!?]", text):
        start = found.start()
        if end < start:
            end = text.find(">", start)
        if end < 0 or end - start > LONGEST_TAG:
            line = text.count("\n", 0, start) + 1
            raise ImportFault("a tag of the page does not end", f"line {line}", "save the page whole")


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Tag("", {}, "line 1, column 1")
        self._at = self.top
        self._depth = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count += 1
        if self._count > MOST:
            raise ImportFault(f"the page has more than {MOST:,} tags", self._place(), "is it a form?")
        while self._at.name in _CLOSES.get(tag, ()) and self._at.parent is not None:
            self._leave()
        attributes: dict[str, str] = {}
        for key, value in attrs:
            attributes.setdefault(key, value or "")
        made = Tag(tag, attributes, self._place(), self._at)
        self._at.inside.append(made)
        if tag not in _EMPTY and self._depth < DEEPEST:
            self._at = made
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._at.name == tag and tag in _SILENT:
            self._leave()

    def handle_endtag(self, tag: str) -> None:
        if any(each.name == tag for each in (self._at, *self._at.above())):
            while self._at.name != tag:
                self._leave()
            self._leave()

    def handle_data(self, data: str) -> None:
        self._at.inside.append(data)

    def _leave(self) -> None:
        if self._at.parent is not None:
            self._at = self._at.parent
            self._depth -= 1

    def _place(self) -> str:
        line, column = self.getpos()
        return f"line {line}, column {column + 1}"
