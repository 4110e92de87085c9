"""The texts of one journey in one language as HTML: constant ones once, the others per citizen."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from journeys.expressions.known import Known
from journeys.model import Journey, Text, TextRef
from journeys.texts import pieces, worded
from renderers.html.markdown import Place, Value, render
from renderers.html.sheet import Telling


class Writer:
    """Writes the texts of a journey. Values in them are escaped, and never markup."""

    __slots__ = ("_journey", "language")

    def __init__(self, journey: Journey, language: str) -> None:
        self._journey = journey
        self.language = language

    def write(self, text: Text, place: Place = "plain", heading: int = 2) -> Markup | Telling:
        """The text as HTML; a function of the answers where it depends on them, which raises LookupError
        where it cannot be told."""
        if self.constant(text):
            words = "".join(self._words(text))
            return render([words], place, heading)
        return lambda known: self.told(text, known, place, heading)

    def told(
        self, text: Text, known: Known, place: Place = "plain", heading: int = 2, weekdays: bool = False
    ) -> Markup:
        """The text as HTML for a citizen of whom this is known; with `weekdays`, dates to plan by."""
        found = pieces(text, known, self._journey, self.language, weekdays)
        return render([piece if isinstance(piece, str) else Value(piece.text) for piece in found], place, heading)

    def blank(self, text: Text, place: Place = "inline") -> Markup:
        """The text with a blank for every value, for pages that are about nobody in particular.

        Of several wordings the last one, which is said to most.
        """
        _, wording = worded(text, self.language).rules[-1]
        return render([piece if isinstance(piece, str) else Value("…") for piece in wording.pieces], place)

    def constant(self, text: Text) -> bool:
        """Whether it says the same to everybody."""
        text = worded(text, self.language)
        if len(text.rules) != 1 or text.rules[0][0] is not None:
            return False
        return all(
            isinstance(piece, str) or (isinstance(piece, TextRef) and self.constant(self._journey.texts[piece.id]))
            for piece in text.rules[0][1].pieces
        )

    def _words(self, text: Text) -> Iterator[str]:
        """The words of a constant text, those it refers to in place."""
        for piece in worded(text, self.language).rules[0][1].pieces:
            if isinstance(piece, str):
                yield piece
            elif isinstance(piece, TextRef):
                yield from self._words(self._journey.texts[piece.id])


def constant_words(text: Text) -> str:
    """The words of a service's text, in which there is nothing to ask: values in it are left out."""
    return "".join(piece for piece in text.rules[0][1].pieces if isinstance(piece, str))
