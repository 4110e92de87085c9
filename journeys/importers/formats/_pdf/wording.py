"""Texts of a paper form -> words of questions: without numbers and lines, in sentence case."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

_START = re.compile(
    r"\A(?:[•●▪◦*■□❑❏☐¨$:,;.)/-]+\s*|\(?\d{1,2}[a-z]?[.)]\s*(?=\D)|[a-z][.)]\s*(?=[A-Z])|[A-Z]\.\s*(?=[A-Z][a-z])|\d{1,2}[a-z]?\s+(?=[A-Z])|[a-z]\s+(?=[A-Z]))+"
)
_END = re.compile(
    r"(?:\s*[*†‡¨$:;,_/]+|\s*\((?:optional|choose one|check one|(?:check|list|choose|select) all that apply)[^)]*\)"
    r"|\s*\((?:mm|dd)[ /.-][^)]*\)|\s+[-–—])+\Z",
    re.IGNORECASE,
)
_KEPT = frozenset(
    ("SSN", "SSI", "RSDI", "SNAP", "USA", "US", "U.S.", "UK", "ID", "FID", "ZIP", "PO", "P.O.", "NHS", "VAT", "IRS",
     "DOB", "GED", "ESL", "TANF", "CCAP", "GRH", "LIHEAP", "MFIP", "DWP", "EIN", "ITIN", "IRA", "HSA", "VA", "II",
     "III", "IV", "OK", "TV", "EBT", "MSA")
)  # fmt: skip
_COMMON = frozenset(
    ("NAME", "CITY", "DATE", "STATE", "TITLE", "SEX", "RACE", "EYES", "HAIR", "YEAR", "MAKE", "MODEL", "COLOR",
     "BUILD", "AGE", "PHONE", "EMAIL", "TOWN", "OTHER", "YES", "NO", "MALE", "GRADE", "TYPE", "FROM", "TO")
)  # fmt: skip
_GENERIC = re.compile(
    r"(?:date|from|to|what|when|where|who|name|amount|other|yes|no|title|type|address|phone|number|start|end|kind"
    r"|how often|how much|which one|description|item|cost|total|describe|explain)[\s:?.]*\Z",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\s*(?:undefined|untitled|unnamed|text|text ?(?:field|box)|field|check ?box|radio|group|button|fill|form"
    r"|page|row|f)?[\W_\d]*\Z",
    re.IGNORECASE,
)
_SAME = 0.72


def words_of(text: str, names: Collection[str] = ()) -> str:
    """A text of the form as the words of a question; `names` keep their capitals."""
    text = " ".join(text.replace("¨", " ").split())
    for _ in range(3):
        shorter = _END.sub("", _START.sub("", text)).strip()
        if shorter == text:
            break
        text = shorter
    return sentence(text.strip(" -–—|"), names)[:400]


def sentence(text: str, names: Collection[str] = ()) -> str:
    """Words in capitals as a sentence; names and abbreviations that are known keep theirs."""
    words = text.split()
    letters = [each for each in text if each.isalpha()]
    if sum(each.isupper() for each in letters) * 2 > len(letters):
        until = len(words)
    else:  # a text that only begins in capitals
        until = next((number for number, word in enumerate(words) if not _shouted(word)), len(words))
        until = until if until > 1 else 0
    for number, word in enumerate(words[:until]):
        bare = word.strip(_EDGES)
        known = bare in _KEPT or word.strip("(),:;?!") in _KEPT
        lone = len(words) == 1 and len(bare) <= 5 and bare not in _COMMON
        if _shouted(word) and not known and not lone:
            lower = word.lower()
            words[number] = lower.title() if bare.title() in names else lower
    text = " ".join(words)
    return text[:1].upper() + text[1:]


_EDGES = "()[]{},;:.?!/\"'“”*"


def _shouted(word: str) -> bool:
    """Whether a word is in capitals only; what has a digit is a code."""
    letters = [each for each in word if each.isalpha()]
    return bool(letters) and all(each.isupper() for each in letters) and not any(each.isdigit() for each in word)


def capitals(text: str, names: Collection[str]) -> str:
    """A text with the capitals of the names in it."""
    return " ".join(word.title() if word.title() in names else word for word in text.split())


def of_a_name(name: str) -> str:
    """The words in a field's own name; "" where it says nothing: `form1[0].f1_01[0]`."""
    last = name.rpartition(".")[2]
    plain = re.sub(r"\[\d+\]", "", last)
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)
    plain = re.sub(r"[_\W]+", " ", plain).strip()
    plain = re.sub(r"(?:\s+\d+)+\Z", "", plain)
    if not any(len(word) >= 3 and word.isalpha() for word in plain.split()) or _NOTHING.match(plain):
        return ""
    if plain.isupper() or plain.islower():
        plain = plain.lower()
    return plain[:1].upper() + plain[1:]


def says_something(text: str) -> bool:
    """Whether a text can name a question: `a`, `undefined` and `Text 12` cannot."""
    return len([each for each in text if each.isalpha()]) >= 3 and not _NOTHING.match(text)


def generic(text: str) -> bool:
    """Whether a text needs its surroundings to be understood: `Date`, `From`."""
    return bool(_GENERIC.match(text))


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, as far as a machine can tell."""
    a, b = _letters(one), _letters(other)
    if not a or not b:
        return False
    if min(len(a), len(b)) >= 6 and (a in b or b in a):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalpha())[:200]


def bare(text: str) -> str:
    """A text without its numbers and case, to compare what is asked of several things."""
    return " ".join(re.sub(r"[\W\d_]+", " ", text.casefold()).split())
