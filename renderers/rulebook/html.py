"""A rulebook as one HTML page that needs nothing else: to read on any screen, and to print on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from journeys.service import Service
from renderers.html import look
from renderers.html.markdown import Place, Value, render
from renderers.rulebook.content import Id, Inline, Label, Line, Link, Name, Own, Ref, Rulebook, Slot, plain, stop
from renderers.rulebook.numbering import mark

_HERE = Path(__file__).parent
_GAP = re.compile(r"\s*\n\s*")
"""What the layout of templates leaves between lines; nothing in a book is preformatted."""
_HEADING = re.compile(r"<(/?)h[1-6]>")


def page(book: Rulebook, service: Service) -> str:
    """The whole book, in the colours of the service."""
    drawn = _Drawn(book)
    whole = (
        _templates()
        .get_template("book.html")
        .render(
            book=book,
            style=Markup(stylesheet(book, service)),  # noqa: S704 -- our own rules
            kind=lambda part: type(part).__name__,
            line=drawn.line,
            own=drawn.prose,
            place=book.places.__getitem__,
            plain=plain,
            mark=mark,
            stop=stop,
        )
    )
    return _GAP.sub("\n", whole)


def stylesheet(book: Rulebook, service: Service) -> str:
    """Tokens of the service, the rules of the book, and the running title of each chapter."""
    light = look.palette(service)
    fonts = _declared({"serif": look.FONTS["serif"], "sans": look.FONTS["sans"]})
    rules = (_HERE / "book.css").read_text(encoding="utf-8")
    return "".join(
        (
            f":root{{color-scheme:light dark;{_declared(light)}{fonts}}}",
            f"@media (prefers-color-scheme:dark){{:root{{{_declared(look.palette(service, 'dark'))}}}}}",
            f"@media print{{:root{{color-scheme:light;{_declared({**light, **look.PAPER_OF_A_LETTER})}}}}}",
            look.minified(rules),
            *_running_titles(book),
        )
    )


def _declared(tokens: dict[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in tokens.items())


def _running_titles(book: Rulebook) -> Iterator[str]:
    """A kind of page for every chapter, headed with the book's title and the chapter's."""
    for number, chapter in enumerate(book.chapters, 1):
        here = f"chapter-{number}"
        title = _quoted(f"{number}  {plain(chapter.heading)}")
        yield f"#{book.places[chapter.key].anchor}{{page:{here}}}"
        yield f"@page {here}{{@top-left{{content:{_quoted(book.title)}}}@top-right{{content:{title}}}}}"


def _quoted(words: str) -> str:
    """Words as a string of CSS, which cannot end the style it stands in."""
    safe = "".join(c if c.isalnum() or c in " .,:;!?()’'“”…–-" else f"\\{ord(c):x} " for c in " ".join(words.split()))
    return f'"{safe[:200]}"'


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Drawn:
    """Lines of one book as HTML."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def line(self, line: Line) -> Markup:
        """A line with its links."""
        return Markup("").join(self.piece(piece) for piece in line)

    def prose(self, pieces: Sequence[str | Slot], place: Place = "block") -> Markup:
        """The journey's own words: a small Markdown, its headings as plain lines in bold."""
        found = [piece if isinstance(piece, str) else Value(self._slot(piece)) for piece in pieces]
        html = _HEADING.sub(lambda tag: "</b></p>" if tag[1] else "<p><b>", render(found, place))
        return Markup(html)  # noqa: S704 -- rendered safely

    def piece(self, piece: Inline) -> Markup:
        """One piece of a line."""
        match piece:
            case Name():
                words = self._words(piece.words, piece.own)
                if piece.use == "leads":
                    return Markup('<b class="goal">{}</b>{}').format(words, self._at(piece.id))
                return Markup('<span class="name">{}</span>{}').format(words, self._at(piece.id))
            case Ref():
                return self._number(piece.to)
            case Label():
                return Markup('<i class="label">{}</i>').format(self._words(piece.words, piece.own))
            case Id():
                return Markup("<code>{}</code>").format(_breaking(piece.id))
            case Link():
                shown = _breaking(re.sub(r"^https?://(www\.)?|/$", "", piece.address))
                return Markup('<a class="out" href="{}">{}</a>').format(piece.address, shown)
            case Own():
                return self._in_own(self.prose(piece.pieces, "inline"), own=True)
        return escape(piece)

    def _slot(self, slot: Slot) -> Markup:
        said = "" if self.book.language == "en" else Markup(' lang="en"')
        return Markup('<span class="slot"{}>[{}]</span>').format(said, self.line(slot.line))

    def _words(self, words: str, own: bool) -> Markup:
        """Words that a sentence names; quotation marks around them are English."""
        if not own or not words.startswith("“"):
            return self._in_own(escape(words), own)
        return Markup("“{}”").format(self._in_own(escape(words[1:-1]), own))

    def _in_own(self, html: Markup, own: bool) -> Markup:
        """Words of the journey marked as its language, where that is not the book's."""
        if not own or self.book.language == "en":
            return html
        return Markup('<bdi lang="{}">{}</bdi>').format(self.book.language, html)

    def _at(self, id: str) -> Markup:
        """The number behind a name; nothing where the book has no such place."""
        return Markup('<span class="at"> {}</span>').format(self._number(id)) if id in self.book.places else Markup("")

    def _number(self, key: str) -> Markup:
        place = self.book.places[key]
        number = Markup("&nbsp;").join(place.number.split(" "))
        return Markup('<a class="ref" href="#{}">{}</a>').format(place.anchor, number)


def _breaking(words: str) -> Markup:
    """Words without spaces, which may be broken where their parts meet."""
    return Markup("<wbr>").join(re.split(r"(?<=[_./\-])", words)) if len(words) > 10 else escape(words)
