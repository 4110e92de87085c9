"""Whether a value stands between its bounds, and the problem when it does not."""

from __future__ import annotations

from fractions import Fraction

from journeys.model import Question, Sentence
from journeys.questions.base import Problem, Reading


def check_number(
    question: Question, value: int | Fraction, low: int | Fraction, high: int | Fraction, reading: Reading
) -> Problem | None:
    """The problem of a number outside `low` to `high`; names both ends only where the author gave both."""
    if low <= value <= high:
        return None
    side = "min" if value < low else "max"
    if reading.low is not None and reading.high is not None:
        return Problem(question.id, "between_num", params={"min": low, "max": high, "side": side})
    rule = "too_low" if side == "min" else "too_high"
    return Problem(question.id, rule, params={side: low if side == "min" else high})


def check_length(question: Question, length: int, most: int, reading: Reading) -> Problem | None:
    """The problem of a text shorter than its `min` or longer than `most` characters."""
    least = reading.low if isinstance(reading.low, int) else 0
    if least <= length <= most:
        return None
    side = "min" if length < least else "max"
    params = {"n": length, "least": least, "most": most, "over": length - most}
    if reading.low is not None and reading.high is not None:
        return Problem(question.id, "between_len", params=params | {"side": side})
    return Problem(question.id, "too_short" if side == "min" else "too_long", params=params)


def never_negative(question: Question) -> bool:
    """Whether `min` is written as a number from zero up: then a keypad without a minus serves."""
    return question.min is not None and not question.min.text.lstrip()[:1].isalpha() and "-" not in question.min.text


def literal_number(sentence: Sentence | None) -> int | None:
    """A bound that is written as a plain whole number, or None."""
    text = sentence.text.strip() if sentence else ""
    return int(text) if text.isdecimal() and len(text) < 10 else None
