"""A sentence's text as tokens; what cannot be a token is answered with the corrected line."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Date, Decimal, Integer, Month, Percent, Text
from journeys.expressions.tree import Amount, Literal, Span
from journeys.expressions.words import MONTHS, UNITS

LONGEST = 1_000
"""Characters of one sentence. What is longer cannot be read aloud: a part of it wants a name under `facts`."""

SYMBOLS = "$¢£¤¥֏؋৲৳৻૱௹฿៛\u20a0-\u20cf"


class Token(NamedTuple):
    """One word, mark or literal. `node` is the literal's node, without its sign."""

    type: str
    text: str
    start: int
    end: int
    node: Literal | Amount | None = None


_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<text>"[^"]*")
  | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9]))
  | (?P<other_date>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])
      | [0-9]{{4}}([/.])[0-9]{{1,2}}\5[0-9]{{1,2}}(?![0-9])
      | [0-9]{{1,2}}([/.-])[0-9]{{1,2}}\6(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]))
  | (?P<month>[0-9]{{4}}-[0-9]{{2}}(?![0-9-]))
  | (?P<money>(?:[{SYMBOLS}]\s*|(?!AND|NOT)[A-Z]{{3}}\s*)-?[0-9]+(?:[.,][0-9]+)*
      (?:\s?(?:million|thousand|billion)\b|[a-z]+)?)
  | (?P<number>[0-9]+(?:[.,_][0-9]+)*(?:[^\W\d_][^\W_]*|\s?[%{SYMBOLS}])?)
  | (?P<word>[^\W\d][\w]*(?:['’]t\b)?)
  | (?P<op><=|>=|==|!=|<>|=<|=>|&&|\|\||[-<>=()\[\],.+*/!&|≤≥≠×÷−–])
    """,
    re.VERBOSE,
)
_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}


def tokens(text: str) -> list[Token]:
    """All tokens of a sentence, the last of type "end". Raises SentenceFault."""
    if len(text) > LONGEST:
        raise SentenceFault(
            "sentence-syntax",
            f"this sentence is {len(text):,} characters long, and at most {LONGEST:,} can be read",
            0,
            len(text),
            "give a part of it a name under `facts`, or its options one under `lists`",
        )
    found: list[Token] = []
    at, end = 0, len(text)
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unknown(text, at)
        kind = match.lastgroup or ""
        after = match.end()
        if kind != "space":
            words = text[at:after]
            make = _MAKERS.get(kind)
            found.append(Token(kind, words, at, after, make(Span(text, at, after)) if make else None))
        at = after
    found.append(Token("end", "", end, end))
    return found


def _unknown(text: str, at: int) -> SentenceFault:
    mark = text[at]
    if mark == '"':
        return SentenceFault(
            "sentence-syntax", "this text has no closing quote", at, len(text), paste=text.rstrip() + '"'
        )
    for opening, closing in (("'", "'"), ("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»")):
        stop = text.find(closing, at + 1)
        if mark == opening and stop > 0:
            words = text[at + 1 : stop].strip()
            return SentenceFault(
                "sentence-syntax",
                "text in a sentence stands in straight double quotes",
                at,
                stop + 1,
                paste=Span(text, at, stop + 1).edited(f'"{words}"'),
            )
    if not mark.isprintable():
        message = f"a character that cannot be seen (U+{ord(mark):04X}) stands here"
        return SentenceFault("sentence-syntax", message, at, at + 1, "delete it", text[:at] + text[at + 1 :])
    return SentenceFault("sentence-syntax", f"`{mark}` has no meaning in a sentence", at, at + 1)


def _fault(slug: str, message: str, span: Span, new: str = "", help: str = "") -> SentenceFault:
    return SentenceFault(slug, message, span.start, span.end, help, span.edited(new) if new else "")


def _text(span: Span) -> Literal:
    return Literal(span.words[1:-1], kind=Text(), span=span)


def _date(span: Span) -> Literal:
    year, month, day = (int(part) for part in span.words.split("-"))
    return Literal(_civil(year, month, day, span), kind=Date(), span=span)


def _civil(year: int, month: int, day: int, span: Span) -> date:
    if not 1 <= month <= 12:
        raise _fault("date-format", f"there is no month {month}; a date is year-month-day", span)
    if year == 0 or not 1 <= day <= monthrange(year, month)[1]:
        raise _fault("date-format", f"there is no {day} {MONTHS[month - 1].title()} {year}", span)
    return date(year, month, day)


def _other_date(span: Span) -> Literal:
    numbers = re.split(r"[/.-]", span.words)
    first, second, third = (int(part) for part in numbers)
    message = "a date is written year-month-day"
    if len(numbers[0]) == 4:
        year, month, day = first, second, third
    else:
        year, month, day = third if len(numbers[2]) == 4 else 2000 + third, second, first
        if month > 12 >= day:
            month, day = day, month
        elif day <= 12 and day != month:
            message += f"; here {day} is taken for the day and {month} for the month"
    raise _fault("date-format", message, span, _civil(year, month, day, span).isoformat())


def _month(span: Span) -> Literal:
    year, month = int(span.words[:4]), int(span.words[5:])
    return Literal(_civil(year, month, 1, span), kind=Month(), span=span)


def _number(span: Span) -> Literal:
    words = span.words
    match = re.fullmatch(r"([0-9]+)(?:\.([0-9]+))?(%?)", words)
    if match is None:
        raise _number_slip(span)
    whole, decimals, percent = match.groups()
    if len(whole) + len(decimals or "") > 18:
        raise _fault("sentence-syntax", "numbers have at most 18 digits", span)
    if percent:
        return Literal(Fraction(words[:-1]) / 100, kind=Percent(), span=span)
    if decimals:
        return Literal(Fraction(words), kind=Decimal(len(decimals)), span=span)
    return Literal(int(whole), kind=Integer(), span=span)


def _number_slip(span: Span) -> SentenceFault:
    words = span.words
    match = re.fullmatch(r"([0-9]+(?:[.,_][0-9]+)*)\s?(.*)", words, re.DOTALL)
    assert match is not None
    digits, suffix = match.groups()
    if suffix and suffix in _SCALES:
        return _fault("sentence-syntax", "a number is written in full", span, _scaled(digits, suffix))
    if suffix in ("p", "c"):
        symbol = "£" if suffix == "p" else "$"
        pence = digits if digits.isdigit() else "0"
        new = f"{symbol}{int(pence[:15]) // 100}.{int(pence[:15]) % 100:02d}"
        return _fault("money-format", "money is written with its currency first, in full units", span, new)
    if suffix == "%":
        return _fault("sentence-syntax", "`%` stands right behind its number", span, f"{digits}%")
    if suffix and re.fullmatch(f"[{SYMBOLS}]", suffix):
        return _fault("money-format", "the currency stands before the amount", span, suffix + digits)
    if suffix in UNITS:
        return _fault("sentence-syntax", "a space stands between a number and its unit", span, f"{digits} {suffix}")
    if suffix:
        return _fault("sentence-syntax", f"`{words}` is neither a number nor a name; names start with a letter", span)
    plain = digits.replace("_", "")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", plain):
        return _fault(
            "sentence-syntax",
            "only money may have commas in it; between two numbers a comma needs a space behind it",
            span,
            plain.replace(",", ""),
        )
    if re.fullmatch(r"[0-9]+,[0-9]+", plain):
        return _fault("sentence-syntax", "the decimal mark is a point", span, plain.replace(",", "."))
    if plain.isdigit():
        return _fault("sentence-syntax", "a number has no `_` in it", span, plain)
    return _fault("sentence-syntax", f"`{words}` is not a number", span)


def _money(span: Span) -> Amount:
    match = re.fullmatch(rf"([A-Z]{{3}}|[{SYMBOLS}])(\s*)(-?)([0-9.,]+)\s?(.*)", span.words, re.DOTALL)
    assert match is not None
    mark, gap, minus, digits, suffix = match.groups()
    joint = " " if len(mark) == 3 else ""
    if minus:
        raise _fault(
            "money-format", "the minus sign stands before the currency", span, f"-{mark}{joint}{digits}{suffix}"
        )
    if suffix in _SCALES:
        raise _fault("money-format", "money is written in full", span, mark + joint + _grouped(_scaled(digits, suffix)))
    if suffix:
        raise _fault("money-format", f"`{span.words}` is not an amount of money", span, mark + joint + digits)
    if gap != joint:
        message = (
            "a space stands between the currency's code and the amount"
            if joint
            else "no space stands behind the currency"
        )
        raise _fault("money-format", message, span, mark + joint + digits)
    good = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?", digits)
    if good is None:
        new, why = _regrouped(digits)
        raise _fault("money-format", why, span, mark + joint + new)
    whole = good[1].replace(",", "")
    if len(whole) > 15:
        raise _fault("money-format", "amounts have at most 15 digits before the point", span)
    return Amount(mark, whole, good[2] or "", span=span)


def _regrouped(digits: str) -> tuple[str, str]:
    """What was probably meant by an amount whose commas and points are not in order, and why it is not."""
    decimal = re.fullmatch(r"([0-9]+(?:\.[0-9]{3})*),([0-9]{1,2})", digits)
    if decimal:
        return _grouped(decimal[1].replace(".", "")) + "." + decimal[2].ljust(2, "0"), "the decimal mark is a point"
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", digits):
        return digits.replace(".", ","), "thousands are set off by commas"
    whole, _, minor = digits.partition(".")
    new = _grouped(whole.replace(",", "")) + ("." + re.sub("[.,]", "", minor) if minor else "")
    return new, "commas set off groups of exactly three digits"


def _grouped(digits: str) -> str:
    whole, _, minor = digits.partition(".")
    return f"{int(whole[:30]):,}" + (f".{minor}" if minor else "")


def _scaled(digits: str, scale: str) -> str:
    value = Fraction(digits.replace(",", "").replace("_", "")) if digits.count(".") <= 1 else Fraction(0)
    value *= _SCALES[scale]
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}"


_MAKERS: dict[str, Callable[[Span], Literal | Amount]] = {
    "text": _text,
    "date": _date,
    "other_date": _other_date,
    "month": _month,
    "number": _number,
    "money": _money,
}
