"""Numbers as people type them: locale marks, groups, signs, units and all, read exactly.

Only patterns over folded text decide, never `int()` or `Decimal()` of what was typed: those take
`NaN`, `1_0` and `²`, and choke on 5,000 digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple

from journeys.model import Question, Text
from journeys.questions.forgive import fold
from journeys.questions.locales import locale_of

Slip = Literal["not_number", "ambiguous_number"]

LONGEST = 20_000
"""More characters than this are no number; fewer may be one that is too high."""
_HUGE = 40

_PLAIN = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9 '])")
_SIGN = re.compile(r"([-+]) ?")
_WORD = re.compile(r"[^\W\d_]+|%")
_VAGUE = frozenset(
    [
        "k",
        "m",
        "mn",
        "bn",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "and",
        "or",
        "to",
        "not",
        "no",
        "than",
        "more",
        "less",
        "about",
        "over",
        "under",
    ]
)
_LINKING = frozenset({"a", "an", "each", "every", "of", "per"})
_SHORT_FORMS = {
    "hour": ("h", "hr"),
    "minute": ("min",),
    "week": ("wk",),
    "month": ("mth",),
    "year": ("yr", "y"),
    "percent": ("%",),
}


class Figure(NamedTuple):
    """A number as digits: no zeros before `whole` or after `rest`, no sign on zero.

    `decimals` says whether any were written, if only zeros.
    """

    negative: bool
    whole: str
    rest: str
    decimals: bool = False

    def scaled(self, digits: int) -> int:
        """The number times 10 to the `digits`; `rest` must not be longer. Huge ones are cut, still huge."""
        size = int((self.whole[:_HUGE] or "0") + self.rest.ljust(digits, "0"))
        return -size if self.negative else size


@lru_cache(maxsize=64)
def marks(language: str) -> tuple[str, str]:
    """The decimal mark and the group mark of a language: (".", ",") in English, (",", ".") in German.

    Spaces and apostrophes group in every language, so a language that groups by them has "".
    """
    if language == "en":
        return ".", ","
    symbols = locale_of(language).number_symbols.get("latn", {"decimal": ".", "group": ","})
    mark, group = str(symbols["decimal"]), str(symbols["group"])
    return (mark if mark in ".," else "."), (group if group in ".," else "")


def read_figure(text: str, language: str, places: int) -> Figure | Slip:
    """Folded text of a number without unit or currency -> its digits.

    `places` is how many decimals the answer may have: with fewer than three, a mark before
    exactly three digits could be meant to group thousands, which is ambiguous and asked back.
    """
    sign = _SIGN.match(text)
    negative = sign is not None and sign[1] == "-"
    body = text[sign.end() :] if sign else text
    if not _PLAIN.fullmatch(body):
        mark, group = marks(language)
        body = body.replace("٫", mark).replace("٬", " ")
        if " " in body or "'" in body:
            spaced = _SPACED.match(body)
            if spaced is None:
                return "ambiguous_number" if re.fullmatch(r"[0-9][0-9 ',.]*", body) else "not_number"
            body = spaced[0].replace(" ", "").replace("'", "") + body[spaced.end() :]
        split = _split(body, mark, group, places)
        if isinstance(split, str):
            return split
        whole, rest = split
    else:
        whole, rest = body, ""
    decimals = rest != ""
    whole, rest = whole.lstrip("0"), rest.rstrip("0")
    return Figure(negative and bool(whole or rest), whole, rest, decimals)


def _split(body: str, mark: str, group: str, places: int) -> tuple[str, str] | Slip:
    """Digits with commas and points -> the digits before and after the decimal mark."""
    if not re.fullmatch(r"[0-9.,]*[0-9][0-9.,]*", body):
        return "not_number"
    last = max(body.rfind(","), body.rfind("."))
    if last < 0:
        return body, ""
    sep, before, after = body[last], body[:last], body[last + 1 :]
    other = "," if sep == "." else "."
    if other in before:
        if sep in before or not _grouped(before, other):
            return "not_number" if sep in before and other in before else "ambiguous_number"
        return before.replace(other, ""), after
    if sep in before:
        return (body.replace(sep, ""), "") if _grouped(body, sep) else "not_number"
    return _single(before, sep, after, mark, group, places)


def _single(before: str, sep: str, after: str, mark: str, group: str, places: int) -> tuple[str, str] | Slip:
    """One comma or one point: does it mark decimals, group thousands, or could it be either?"""
    could_group = len(after) == 3 and 1 <= len(before) <= 3 and before[0] != "0"
    if sep == mark:
        return "ambiguous_number" if could_group and places < 3 else (before, after)
    if could_group:
        return (before + after, "") if sep == group else "ambiguous_number"
    # A keypad may offer only the other mark, so what cannot be thousands are decimals.
    if sep == "." or len(after) <= 2 or before in ("", "0"):
        return before, after
    return "ambiguous_number"


def _grouped(body: str, sep: str) -> bool:
    """Whether digits stand in threes, or (with commas) as lakh and crore: 1,00,000."""
    first, *middle, last = body.split(sep)
    if not 1 <= len(first) <= 3 or not first or first[0] == "0" or len(last) != 3:
        return False
    return all(len(part) == 3 for part in middle) or (
        sep == "," and len(first) <= 2 and all(len(part) == 2 for part in middle)
    )


def without_unit(text: str, allowed: frozenset[str]) -> str | None:
    """ "30 hours" -> "30" where every word after the number is allowed; None where one is not."""
    end = max((at for at, letter in enumerate(text) if letter.isascii() and letter.isdigit()), default=-1) + 1
    number, tail = text[:end], text[end:]
    if tail.strip(" .,/-") == "":
        return number if end and tail.strip(" ") in ("", ".", ",", "/-", ",-", ".-") else None
    said = _WORD.findall(tail)
    if _WORD.sub("", tail).strip(" ./") or any(word not in allowed for word in said):
        return None
    return number


def unit_words(question: Question) -> frozenset[str]:
    """Words that may follow the number: those of the question itself in any language, singular and plural.

    So "30 hours" answers "How many hours do you work?", and "30 minutes" does not.
    """
    texts = [text for text in (question.ask, question.hint, question.unit) if text is not None]
    texts += [other for text in texts for other in text.to.values()]
    said = " ".join([str(question.settings.get("unit", "")), *(literal(text) for text in texts)])
    found = set(_WORD.findall(fold(said).casefold()))
    found |= {word[:-1] for word in found if word.endswith("s")} | {word + "s" for word in found}
    for long, shorts in _SHORT_FORMS.items():
        if long in found:
            found |= {form for short in shorts for form in (short, short + "s")}
    return (frozenset(found) | _LINKING) - _VAGUE


def literal(text: Text) -> str:
    """The author's own words in a text, in all its wordings, shown values left out."""
    return " ".join(piece for _, wording in text.rules for piece in wording.pieces if isinstance(piece, str))


def typed_figure(given: object) -> Figure | Slip:
    """A number that a program gave (int, float, Fraction, Decimal) -> its digits, exactly as it is shown."""
    if isinstance(given, bool) or not isinstance(given, (int, float, Decimal, Fraction)):
        return "not_number"
    if isinstance(given, (float, Decimal)) and not isfinite(given):
        return "not_number"
    exact = Fraction(repr(given)) if isinstance(given, float) else Fraction(given)
    places = next((places for places in range(_HUGE) if (exact * 10**places).denominator == 1), None)
    if places is None:
        return "not_number"
    digits = str(int(min(abs(exact), Fraction(10**_HUGE)) * 10**places)).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    return Figure(exact < 0, whole.lstrip("0"), rest, decimals=True)


def understand(raw: str, question: Question, language: str, places: int) -> Figure | Slip | None:
    """What was typed into one box for a number -> its digits, what is wrong, or None when blank."""
    if len(raw) > LONGEST:
        return "not_number"
    text = fold(raw)
    if not text:
        return None
    figure = read_figure(text, language, places)
    if figure != "not_number":
        return figure
    text = text.casefold()
    number = without_unit(text, frozenset())
    if number is None:
        number = without_unit(text, unit_words(question))
    return figure if number is None or number == text else read_figure(number, language, places)


def plain_digits(value: Fraction) -> str:
    """A number with finitely many decimals -> "-1200.5": no groups, a point, no zeros at the end."""
    figure = typed_figure(value)
    if isinstance(figure, str):
        raise ValueError(f"{value} has no end of decimals; round it first")
    shown = figure.whole or "0"
    return f"{'-' if figure.negative else ''}{shown}{'.' if figure.rest else ''}{figure.rest}"
