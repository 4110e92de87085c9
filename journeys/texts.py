"""Wording made ready for a reader: the rule that holds is chosen, and the values in it are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeys import labels
from journeys import show as showing
from journeys.expressions.kinds import Choice, Choices, ItemId, ItemIds, Kind
from journeys.expressions.known import Known, NotKnown
from journeys.model import Journey, Option, Sentence, Text, TextRef, Wording


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in a text, already in words. It may be a citizen's own words, so it is never markup."""

    text: str
    kind: Kind


class UnclosedBraces(ValueError):
    """`{{` without `}}`, `}}` without `{{`, or nothing between them: `start` and `end` are offsets in the text."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


def plain(text: Text, known: Known, journey: Journey, language: str) -> str:
    """A text as one string. Raises LookupError where it shows, or is chosen by, what is not known."""
    wording = _chosen(text, known, language)
    if len(wording.pieces) == 1 and isinstance(wording.pieces[0], str):
        return wording.pieces[0]
    return "".join(
        piece if isinstance(piece, str) else piece.text for piece in _pieces(wording, known, journey, language, False)
    )


def pieces(text: Text, known: Known, journey: Journey, language: str, weekdays: bool = False) -> list[str | Shown]:
    """A text as the author's words and the values shown in it, apart; with `weekdays`, dates to plan by.

    Raises LookupError as `plain` does.
    """
    return _pieces(_chosen(text, known, language), known, journey, language, weekdays)


def worded(text: Text, language: str) -> Text:
    """The text in a language, or as it was written where there is no translation."""
    return text.to.get(language, text)


def _chosen(text: Text, known: Known, language: str) -> Wording:
    for when, wording in worded(text, language).rules:
        if when is None or when.value(known):
            return wording
    raise NotKnown("no wording of this text holds")


def _pieces(wording: Wording, known: Known, journey: Journey, language: str, weekdays: bool) -> list[str | Shown]:
    found: list[str | Shown] = []
    for piece in wording.pieces:
        if isinstance(piece, str):
            found.append(piece)
        elif isinstance(piece, TextRef):
            found.extend(pieces(journey.texts[piece.id], known, journey, language, weekdays))
        else:
            found.append(_shown(piece, known, journey, language, weekdays))
    return found


def _shown(sentence: Sentence, known: Known, journey: Journey, language: str, weekdays: bool) -> Shown:
    kind = sentence.kind
    value = sentence.value(known)
    options: Sequence[Option] = ()
    if isinstance(kind, Choice | Choices):
        options = showing.options_of(sentence.tree, journey, known)
    elif isinstance(kind, ItemId | ItemIds):
        options = labels.items_as_options(kind.list, known, journey, language)
    return Shown(showing.show(kind, value, journey, language, options, known, weekdays), kind)


def split_wording(text: str) -> list[str | tuple[str, int]]:
    """A wording as written, split at its `{{ }}`: str is the author's text, (sentence, offset) what stands in braces.

    The offset is that of the sentence's first character in `text`. Raises UnclosedBraces.
    """
    found: list[str | tuple[str, int]] = []
    at = 0
    while (opening := text.find("{{", at)) >= 0:
        closing = text.find("}}", opening + 2)
        _closed(text, at, opening)
        another = text.find("{{", opening + 2)
        if closing < 0 or 0 <= another < closing:
            line = text.find("\n", opening)
            end = min(place for place in (another, line, len(text)) if place >= 0)
            raise UnclosedBraces("`{{` is not closed by `}}`", opening, end)
        inner = text[opening + 2 : closing]
        sentence = inner.strip()
        if not sentence:
            raise UnclosedBraces("nothing stands between `{{` and `}}`", opening, closing + 2)
        if opening > at:
            found.append(text[at:opening])
        found.append((sentence, opening + 2 + len(inner) - len(inner.lstrip())))
        at = closing + 2
    _closed(text, at, len(text))
    if at < len(text) or not found:
        found.append(text[at:])
    return found


def _closed(text: str, start: int, end: int) -> None:
    stray = text.find("}}", start, end)
    if stray >= 0:
        raise UnclosedBraces("`}}` closes nothing; `{{` is missing", stray, stray + 2)
