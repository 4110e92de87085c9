"""What decides in a form: a small tree of comparisons over its fields, whatever the format wrote it in.

A comparison of a field that was never asked is false, and its opposite true: `is`, `includes` and all orders need an
answer, `is_not` and `not_includes` hold without one. A reader of a format that means something else says so by
joining `answered`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Operator = Literal[
    "is", "is_not", "includes", "not_includes", "less", "at_most", "more", "at_least", "answered", "not_answered",
    "text_includes", "text_not_includes", "matches", "shorter", "longer",
]  # fmt: skip
"""How a field is compared. `less` and its kin are for numbers, amounts and dates; `shorter` and `longer` count
characters."""

Unit = Literal["days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class FromToday:
    """A day so many units from the day of the visit; before it where `count` is negative."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Other:
    """The answer of another field."""

    field: str


Value = str | bool | Decimal | date | FromToday | Other | None
"""What a field is compared with. A `str` is an option's value in the source where the field offers options."""


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison. `field` is the name of a field in the draft, `place` where the comparison stands.

    `guess` says what its reader took for granted, if anything. Orders and `is` between a field of several options and
    a number compare how many are chosen.
    """

    field: str
    operator: Operator
    value: Value = None
    place: str = ""
    guess: str = ""


@dataclass(frozen=True, slots=True)
class Both:
    """All of the parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of the parts holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Named:
    """A condition that the source keeps under a name (`Definition` in the draft)."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for everybody, or for nobody."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Unclear:
    """What the reader of the format could not make sense of: its words, and why; `fault` says the form is wrong."""

    words: str
    reason: str
    place: str = ""
    fault: bool = False


Condition = Compare | Both | Either | Not | Named | Always | Unclear


def both(one: Condition | None, other: Condition | None) -> Condition | None:
    """Both of them; the one there is, where one is missing."""
    if one is None or other is None or one == other:
        return one if one is not None else other
    return Both((one, other))


def compared(condition: Condition | None, known: Mapping[str, Condition]) -> Compare | None:
    """The lone comparison that a condition is; None where it is something else. `known` are the named ones."""
    for _ in range(20):
        if not isinstance(condition, Named):
            break
        condition = known.get(condition.name)
    return condition if isinstance(condition, Compare) else None


def picked(condition: Condition, known: Mapping[str, Condition]) -> tuple[str, frozenset[str]] | None:
    """The field, and those of its options, that a condition asks for; None where it asks for something else."""
    for _ in range(20):
        if not isinstance(condition, Named) or condition.name not in known:
            break
        condition = known[condition.name]
    if isinstance(condition, Compare):
        return (condition.field, frozenset((str(condition.value),))) if condition.operator == "is" else None
    if not isinstance(condition, Either):
        return None
    picks = [picked(part, known) for part in condition.parts]
    fields = {pick[0] for pick in picks if pick is not None}
    if None in picks or len(fields) != 1:
        return None
    return fields.pop(), frozenset(value for pick in picks if pick is not None for value in pick[1])


def fields(condition: Condition, known: Mapping[str, Condition], depth: int = 0) -> set[str]:
    """The fields that a condition reads; of one that refers to itself, a name that no field has."""
    if depth > 30:
        return {"\0"}
    match condition:
        case Compare(field, _, value):
            return {field, value.field} if isinstance(value, Other) else {field}
        case Both(parts) | Either(parts):
            return {each for part in parts for each in fields(part, known, depth + 1)}
        case Not(part):
            return fields(part, known, depth + 1)
        case Named(name):
            return fields(known[name], known, depth + 1) if name in known else {"\0"}
        case _:
            return {"\0"}


def guess_in(condition: Condition) -> str:
    """What the reader of a condition took for granted, "" for nothing; named conditions tell of theirs themselves."""
    match condition:
        case Compare(guess=guess):
            return guess
        case Both(parts) | Either(parts):
            return next((guess for guess in map(guess_in, parts) if guess), "")
        case Not(part):
            return guess_in(part)
        case _:
            return ""


def holds_for(condition: Condition, answer: str, known: Mapping[str, Condition], depth: int = 0) -> bool:
    """Whether a condition over one field holds for an option of it; False where that cannot be told."""
    match condition:
        case Compare(_, "is" | "is_not" as operator, value):
            told = str(value).lower() if isinstance(value, bool) else str(value)
            return (told.casefold() == answer.casefold()) is (operator == "is")
        case Both(parts) if depth < 30:
            return all(holds_for(part, answer, known, depth + 1) for part in parts)
        case Either(parts) if depth < 30:
            return any(holds_for(part, answer, known, depth + 1) for part in parts)
        case Named(name) if name in known and depth < 30:
            return holds_for(known[name], answer, known, depth + 1)
        case _:
            return False


def opposite(one: Condition, other: Condition, known: Mapping[str, Condition]) -> bool:
    """Whether of two comparisons of one field always one holds, once it is answered."""
    first, second = compared(one, known), compared(other, known)
    if first is None or second is None or first.field != second.field:
        return False
    if {first.operator, second.operator} == {"is", "is_not"}:
        return first.value == second.value
    low, high = (first, second) if first.operator in ("less", "at_most") else (second, first)
    if low.operator not in ("less", "at_most") or high.operator not in ("more", "at_least"):
        return False
    upto, beyond = _number(low.value), _number(high.value)
    if upto is None or beyond is None:
        return low.value == high.value and (low.operator, high.operator) != ("less", "more")
    return beyond < upto or (beyond == upto and (low.operator, high.operator) != ("less", "more"))


def _number(value: Value) -> Decimal | None:
    try:
        found = Decimal(str(value))
    except ArithmeticError:
        return None
    return found if found.is_finite() else None
