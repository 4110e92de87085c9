"""The words of a journey for those who have given no answer yet: values that hold for everybody are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeys import texts
from journeys.expressions.known import Known
from journeys.model import Journey, Sentence, Text, TextRef, Wording

HOLE = "…"
"""Stands where only answers tell what to say."""


@dataclass(frozen=True, slots=True)
class Told:
    """One wording of a text, and for whom: None is for all whom no other one is for."""

    words: str
    when: Sentence | None = None


def told(text: Text | None, journey: Journey, language: str, today: date) -> list[Told]:
    """Every wording of a text. What depends on answers stands as `…`."""
    if text is None:
        return []
    return [
        Told(_words(wording, journey, language, today), sentence)
        for sentence, wording in texts.worded(text, language).rules
    ]


def words_of(text: Text | None, journey: Journey, language: str, today: date) -> str:
    """The words for those of whom nothing special holds: the last wording; "" where there is no text."""
    found = told(text, journey, language, today)
    return found[-1].words if found else ""


def _words(wording: Wording, journey: Journey, language: str, today: date) -> str:
    return "".join(_piece(piece, journey, language, today) for piece in wording.pieces).strip()


def _piece(piece: str | Sentence | TextRef, journey: Journey, language: str, today: date) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, TextRef):
        return words_of(journey.texts.get(piece.id), journey, language, today)
    alone = Text(((None, Wording((piece,), piece.route)),), piece.route)
    try:
        return texts.plain(alone, Known(today=today), journey, language)
    except (LookupError, ArithmeticError, ValueError):
        return _item_of(piece) or HOLE


def _item_of(sentence: Sentence) -> str:
    """What is read of an item stands for the item: "this child"."""
    items = {id.rpartition(".")[0] for id in sentence.reads}
    return f"this {items.pop().replace('_', ' ')}" if len(items) == 1 and "" not in items else ""
