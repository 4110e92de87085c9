"""The expressions of SurveyJS (`{age} >= 18 and {country} anyof ['de', 'at']`) -> conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import (
    Both,
    Compare,
    Condition,
    Either,
    FromToday,
    Not,
    Operator,
    Other,
    Unclear,
)

LONGEST = 5000
DEEPEST = 30

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>\{[^{}]*\})|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<sign><=|>=|<>|!=|==|&&|\|\||[<>=!()\[\],+*/%^-])|(?P<word>[A-Za-z_][A-Za-z0-9_]*))"""
)
_COMPARE: Mapping[str, Operator] = {
    "=": "is", "==": "is", "equal": "is", "<>": "is_not", "!=": "is_not", "notequal": "is_not",
    "<": "less", "less": "less", "<=": "at_most", "lessorequal": "at_most", ">": "more", "greater": "more",
    ">=": "at_least", "greaterorequal": "at_least",
    "contains": "includes", "contain": "includes", "notcontains": "not_includes", "notcontain": "not_includes",
}  # fmt: skip
_FLIPPED: Mapping[Operator, Operator] = {"less": "more", "more": "less", "at_most": "at_least", "at_least": "at_most"}
_ALL, _ANY, _NONE = frozenset(("allof",)), frozenset(("anyof",)), frozenset(("noneof",))


class _Unclear(Exception):  # noqa: N818 (no defect: the expression says what a journey cannot)
    pass


@dataclass(frozen=True, slots=True)
class _Named:
    """A question that an expression reads."""

    name: str


@dataclass(frozen=True, slots=True)
class _AgeOf:
    """`age({born})`."""

    name: str


@dataclass(frozen=True, slots=True)
class _Call:
    """Anything else that is computed."""

    words: str


def condition_of(text: str, place: str = "") -> Condition:
    """The condition of an expression; Unclear, with the reason, where there are no words for it."""
    try:
        if len(text) > LONGEST:
            raise _Unclear("it is too long")
        reading = _Reading(_tokens(text))
        found = reading.either(0)
        if reading.left:
            raise _Unclear(f"it cannot be read from {reading.left[0][1]!r} on")
    except _Unclear as why:
        return Unclear(text, str(why), place)
    return found


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _Unclear(f"it cannot be read from {text[at : at + 10]!r} on")
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        at = match.end()
    return found


class _Reading:
    """Reads an expression from the left; `or` binds loosest."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.left = tokens
        self._inside = 0

    def _next(self, *wanted: str) -> str:
        """Takes the next sign or word if it is one of some; "" if not."""
        if self.left and self.left[0][0] in ("sign", "word") and self.left[0][1].lower() in wanted:
            return self.left.pop(0)[1].lower()
        return ""

    def either(self, depth: int) -> Condition:
        """Parts joined by `or`."""
        if depth > DEEPEST:
            raise _Unclear("it is nested too deep")
        parts = [self.all_of(depth)]
        while self._next("or", "||"):
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all_of(self, depth: int) -> Condition:
        """Parts joined by `and`."""
        parts = [self.one(depth)]
        while self._next("and", "&&"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def one(self, depth: int) -> Condition:
        """A comparison, an opposite, or something in brackets."""
        if depth > DEEPEST:
            raise _Unclear("it is nested too deep")
        if self._next("!", "not", "negate"):
            return Not(self.one(depth + 1))
        if self._next("("):
            inside = self.either(depth + 1)
            self._expect(")")
            return inside
        one = self._operand()
        if self._next("empty"):
            return Compare(_name(one), "not_answered")
        if self._next("notempty"):
            return Compare(_name(one), "answered")
        word = self._next(*_COMPARE, "anyof", "allof", "noneof")
        if not word:
            return Compare(_name(one), "is", True)
        return _compared(one, word, self._operand())

    def _operand(self) -> Any:
        if not self.left:
            raise _Unclear("it stops in the middle")
        self._inside += 1
        if self._inside > DEEPEST:
            raise _Unclear("it is nested too deep")
        found = self._value()
        self._inside -= 1
        if self.left and self.left[0][1] in ("+", "-", "*", "/", "%", "^"):
            raise _Unclear("it computes with answers")
        return found

    def _value(self) -> Any:
        kind, word = self.left.pop(0)
        found: Any
        if kind == "name":
            found = _Named(word[1:-1].strip())
        elif kind == "text":
            found = re.sub(r"\\(.)", r"\1", word[1:-1])
        elif kind == "number":
            found = Decimal(word)
        elif word == "-" and self.left and self.left[0][0] == "number":
            found = -Decimal(self.left.pop(0)[1])
        elif word == "[":
            found = self._list()
        elif word.lower() in ("true", "false", "yes", "no"):
            found = word.lower() in ("true", "yes")
        elif kind == "word":
            found = self._call(word)
        else:
            raise _Unclear(f"it cannot be read from {word!r} on")
        return found

    def _list(self) -> list[Any]:
        found: list[Any] = []
        while not self._next("]"):
            found.append(self._operand())
            if not self._next(","):
                self._expect("]")
                break
        return found

    def _call(self, word: str) -> Any:
        if not self._next("("):
            raise _Unclear(f"the word {word!r} has no meaning that we know")
        given: list[Any] = []
        while not self._next(")"):
            given.append(self._operand())
            if not self._next(","):
                self._expect(")")
                break
        if word.lower() == "age" and len(given) == 1 and isinstance(given[0], _Named):
            return _AgeOf(given[0].name)
        if word.lower() in ("today", "currentdate"):
            days = given[0] if given else Decimal(0)
            if isinstance(days, Decimal) and days == days.to_integral_value() and abs(days) < 100_000:
                return FromToday(int(days), "days")
        return _Call(f"{word}()")

    def _expect(self, sign: str) -> None:
        if not self._next(sign):
            raise _Unclear(f"a {sign!r} is missing")


def _name(of: Any) -> str:
    if not isinstance(of, _Named):
        raise _Unclear(f"it computes {of.words}" if isinstance(of, _Call) else "it compares with no question")
    return of.name


def _compared(one: Any, word: str, other: Any) -> Condition:
    if word in ("anyof", "allof", "noneof"):
        values = other if isinstance(other, list) else [other]
        parts = tuple(Compare(_name(one), "includes", _value(each)) for each in values)
        if not parts:
            raise _Unclear("it compares with none of several values")
        joined: Condition = parts[0] if len(parts) == 1 else Both(parts) if word == "allof" else Either(parts)
        return Not(joined) if word == "noneof" else joined
    operator = _COMPARE[word]
    if not isinstance(one, _Named | _AgeOf) and isinstance(other, _Named | _AgeOf):
        one, other, operator = other, one, _FLIPPED.get(operator, operator)
    if isinstance(one, _AgeOf):
        return _age(one.name, operator, other)
    if isinstance(other, list):
        parts = tuple(Compare(_name(one), operator, _value(each)) for each in other)
        if not parts or operator not in ("is", "is_not", "includes", "not_includes"):
            raise _Unclear("it compares with a list")
        return parts[0] if len(parts) == 1 else Both(parts)
    return Compare(_name(one), operator, Other(other.name) if isinstance(other, _Named) else _value(other))


def _age(name: str, operator: Operator, other: Any) -> Condition:
    """`age({born}) >= 18` is a day of birth on or before today - 18 years."""
    if not isinstance(other, Decimal) or other != other.to_integral_value() or not 0 <= other < 1000:
        raise _Unclear("it compares an age with no whole number")
    years = int(other)
    if operator == "at_least":
        return Compare(name, "at_most", FromToday(-years, "years"))
    if operator == "less":
        return Compare(name, "more", FromToday(-years, "years"))
    if operator == "more":
        return Compare(name, "at_most", FromToday(-years - 1, "years"))
    if operator == "at_most":
        return Compare(name, "more", FromToday(-years - 1, "years"))
    raise _Unclear("it asks for one exact age")


def _value(of: Any) -> Any:
    if isinstance(of, _Call):
        raise _Unclear(f"it computes {of.words}")
    if isinstance(of, _AgeOf):
        raise _Unclear("it compares with an age")
    if isinstance(of, _Named | list):
        raise _Unclear("it compares several answers at once")
    return of
