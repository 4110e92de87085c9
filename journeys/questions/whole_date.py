"""A date written out in one go ("27 March 2007", "27/3/2007", "2007-03-27") -> day, month, year."""

from __future__ import annotations

import re

from journeys.questions.month_names import month_number, weekdays

_WORDS = re.compile(r"[0-9]+|[^\W\d_]+", re.UNICODE)
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_FILLING = frozenset({"of", "the", "de", "del"})


def split_date(text: str, language: str) -> tuple[str, str, str] | None:
    """Folded text -> day, month and year as digits, or None when it is no date of three parts.

    Day comes first, as everywhere outside the United States, unless the year does (ISO) or the
    month is a word. Eight digits in a row are day, month, year, or year, month, day.
    """
    if re.fullmatch(r"[0-9]{8}", text):
        first, last = (text[:2], text[2:4], text[4:]), (text[6:], text[4:6], text[:4])
        return last if 1900 <= int(last[2]) <= 2199 and int(last[1]) <= 12 else first
    words = _tokens(text, language)
    if words is None or len(words) != 3:
        return None
    named = [at for at, word in enumerate(words) if not word.isdecimal()]
    if len(named) > 1:
        return None
    if named:
        month = month_number(words[named[0]], language)
        day, year = (word for at, word in enumerate(words) if at != named[0])
        if month is None:
            return None
        return (year, str(month), day) if len(day) == 4 else (day, str(month), year)
    if len(words[0]) == 4:
        return words[2], words[1], words[0]
    return words[0], words[1], words[2]


def _tokens(text: str, language: str) -> list[str] | None:
    """Numbers and words; None when something else than the usual separators stands between them."""
    if len(text) > 60 or _WORDS.sub("", text).strip("-/., '"):
        return None
    words = _WORDS.findall(text.casefold())
    if words and words[0] in weekdays(language):
        words = words[1:]
    return [
        word
        for at, word in enumerate(words)
        if word not in _FILLING and not (word in _ORDINAL and at and words[at - 1].isdecimal())
    ]
