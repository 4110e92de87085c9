"""Author's text -> safe HTML: a small Markdown, in which shown values are never markup.

Text comes as pieces: the author's own words, and values apart from them. The words are rendered
once, with marks where values stand; values are escaped and put into text places only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

Place = Literal["plain", "inline", "block"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value that the text shows: anybody's words, so never markup."""

    text: str


Pieces = Sequence[str | Value]

NBSP = "\N{NO-BREAK SPACE}"

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: in no text, and taken out of the author's
_HOLE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_NUMBER_AND_UNIT = re.compile(r"(?<![\w.,])(?<!\d )(\d{1,3}) (?=[^\W\d_])")
_NUMBER_OR_MAIL = re.compile(r"[\d\s+()./\-\u00a0]+|\S+@\S+").fullmatch
_PHONE_GROUPS = re.compile(r"(?<=\d{3}) (?=\d{3})")


def render(pieces: Pieces, place: Place, heading: int = 2) -> Markup:
    """HTML of a text: `plain` without Markdown, `inline` within a line, `block` with paragraphs.

    The largest heading used becomes `heading`, the next one down follows it without a gap.
    """
    words = tuple(piece if isinstance(piece, str) else None for piece in pieces)
    cut = _cut(words, place, heading)
    if len(cut) == 1:
        return Markup(cut[0])
    values = [piece for piece in pieces if not isinstance(piece, str)]
    out: list[str] = []
    for index, part in enumerate(cut):
        out.append(escape(values[int(part)].text) if index % 2 else part)
    return Markup("".join(out))


@lru_cache(maxsize=8192)
def _cut(words: tuple[str | None, ...], place: Place, heading: int) -> tuple[str, ...]:
    """HTML of the author's words, cut at the values: html, number of a value, html …"""
    holes = 0
    marked: list[str] = []
    for word in words:
        if word is None:
            marked.append(f"{_OPEN}{holes}{_CLOSE}")
            holes += 1
        else:
            marked.append(word.replace(_OPEN, "").replace(_CLOSE, "").replace("\0", ""))
    text = "".join(marked)
    if place == "plain":
        html = str(escape(text))
    else:
        parser = _markdown()
        tokens = parser.parse(text) if place == "block" else parser.parseInline(text.strip())
        _level(tokens, heading)
        _untitle(tokens)
        _isolate(tokens)
        html = parser.renderer.render(tokens, parser.options, {}).strip()
    if place != "plain":
        html = _unbroken(html)
    return tuple(_HOLE.split(html))


def _unbroken(html: str) -> str:
    """Keep a number with its unit, and a phone number in one line; only in text, never in a tag."""
    parts = re.split(r"(<[^>]*>)", html)
    parts[::2] = [_PHONE_GROUPS.sub(NBSP, _NUMBER_AND_UNIT.sub(rf"\1{NBSP}", text)) for text in parts[::2]]
    return "".join(parts)


def _level(tokens: Sequence[Token], heading: int) -> None:
    """Shift headings so that they start at `heading` and leave no level out."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    tags = {tag: f"h{min(heading + index, 6)}" for index, tag in enumerate(used)}
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = tags[token.tag]


def _untitle(tokens: Sequence[Token]) -> None:
    """Take the tips off links: nobody without a mouse can read them."""
    for token in tokens:
        for child in token.children or ():
            child.attrs.pop("title", None)


def _isolate(tokens: Sequence[Token]) -> None:
    """A phone number or an email address that is a link runs from left to right, whatever stands around it."""
    for token in tokens:
        children = token.children or []
        for place in range(len(children) - 2, 0, -1):
            opening, words, closing = children[place - 1 : place + 2]
            ways = opening.type == "link_open" and closing.type == "link_close" and words.type == "text"
            if ways and _NUMBER_OR_MAIL(words.content) and str(opening.attrs["href"]).startswith(("tel:", "mailto:")):
                words.type, words.content = "html_inline", f'<bdi dir="ltr">{escape(words.content)}</bdi>'


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """Paragraphs, headings, lists, links, strong and em; everything else is text."""
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "breaks": False})
    parser.enable(["heading", "list", "link", "emphasis", "newline", "escape", "balance_pairs", "fragments_join"])
    parser.validateLink = _allowed  # type: ignore[method-assign]
    return parser


def _allowed(url: str) -> bool:
    """Whether an author may link there: the web, a mail or phone address, or a page of the service.

    A link whose address would hold a value is refused: values stand in text only.
    """
    lowered = url.strip().lower()
    if "%ef%b7%90" in lowered or _OPEN in lowered or lowered.startswith("//") or "\\" in lowered:
        return False
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", lowered)
    if scheme is not None:
        return scheme[0] in ("http:", "https:", "mailto:", "tel:")
    return True
