"""Walking over values: every part of a kind in a journey or a book, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape
from typing import Any, TypeVar

from journeys.expressions.tree import Node
from journeys.model import Text
from renderers.rulebook.content import Line, Name, Ref, Told

Found = TypeVar("Found")


def every(kind: type[Found], whole: Any) -> Iterator[Found]:
    """Every value of a kind within a value; trees of sentences are not gone into."""
    if isinstance(whole, kind):
        yield whole
    if isinstance(whole, Mapping):
        for each in whole.values():
            yield from every(kind, each)
    elif isinstance(whole, tuple):
        for each in whole:
            yield from every(kind, each)
    elif is_dataclass(whole) and not isinstance(whole, Node):
        for item in fields(whole):
            if item.name == "to" and isinstance(whole, Text):
                continue  # the same in other languages
            yield from every(kind, getattr(whole, item.name))


def lines_of(told: Told) -> Iterator[Line]:
    """The lines of a sentence that is spelled out."""
    yield told.line
    for part in told.parts:
        yield from lines_of(part)


def bare(line: Line) -> str:
    """A line's words and what it refers to, to compare lines by."""
    return "".join(
        piece if isinstance(piece, str) else f"<{piece.id}>" if isinstance(piece, Name) else
        f"<{piece.to}>" if isinstance(piece, Ref) else repr(piece)
        for piece in line
    )  # fmt: skip


def text_of_html(page: str) -> str:
    """What a page says, without its style; spaces do not count."""
    words = re.sub(r"<style>.*?</style>|<wbr>|<[^>]*>", "", page, flags=re.DOTALL)
    return squeezed(unescape(words))


def text_of_markdown(text: str) -> str:
    """What a Markdown document says: without the marks of quotations, escapes and anchors; spaces do not count."""
    words = re.sub(r'<a id="[^"]*"></a>', "", text)
    words = re.sub(r"(?m)^( *)(> ?)", r"\1", words)
    return squeezed(unescape(re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", words)))


def squeezed(words: str) -> str:
    """Words without spaces."""
    return re.sub(r"\s", "", words)
