"""What a question type shows around an answer, in the reader's language."""

from __future__ import annotations

from journeys.expressions.kinds import Money
from journeys.formats import formats
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.figures import literal
from journeys.questions.translations import wordings
from journeys.texts import worded


def part_label(question: Question, part: str, language: str) -> str:
    """What stands above one part of several ("Month", "Miesiąc"); "" for a single control."""
    label = type_of(question.type).part_label(question, part)
    said = wordings(language)
    return label if said is None or not label else said.labels[f"{question.type}.{part}"]


def affixes(question: Question, journey: Journey, language: str) -> tuple[str, str]:
    """What stands before and after the control: a currency where the language writes it, a unit in its words."""
    kind = type_of(question.type)
    if question.unit is not None:
        return "", literal(worded(question.unit, language))
    if wordings(language) is not None and isinstance(kind.kind(question), Money):
        return formats(language, journey.currency, journey.minor_digits).money_affixes()
    return kind.affixes(question, journey)
