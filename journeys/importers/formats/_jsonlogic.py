"""JsonLogic (`{"and": [{"==": [{"var": "data.kind"}, "dog"]}, …]}`) -> conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import Both, Condition, Either, Not, Operator, Other, Unclear, Value

DEEPEST = 30

_COMPARE: Mapping[str, Operator] = {
    "==": "is", "===": "is", "!=": "is_not", "!==": "is_not", "<": "less", "<=": "at_most", ">": "more",
    ">=": "at_least",
}  # fmt: skip
_FLIPPED: Mapping[Operator, Operator] = {"less": "more", "more": "less", "at_most": "at_least", "at_least": "at_most"}

Field = Callable[[str, Operator, Value], Condition]
"""What a comparison with a variable means: the form knows which of its fields holds that value."""


def condition_of(logic: Any, meant: Field, place: str = "", depth: int = 0) -> Condition:
    """The condition that a rule is; Unclear, with the reason, where there are no words for it."""
    if depth > DEEPEST:
        return Unclear("", "it is nested too deep", place)
    if isinstance(logic, bool):
        return Unclear(str(logic), "it is always the same", place)
    if not isinstance(logic, dict) or len(logic) != 1:
        return Unclear(str(logic)[:120], "it is no rule that we can read", place)
    ((word, given),) = logic.items()
    given = given if isinstance(given, list) else [given]
    if word in ("and", "or") and given:
        parts = tuple(condition_of(each, meant, place, depth + 1) for each in given)
        return parts[0] if len(parts) == 1 else Both(parts) if word == "and" else Either(parts)
    if word in ("!", "!!") and given:
        inside = condition_of(given[0], meant, place, depth + 1)
        return Not(inside) if word == "!" else inside
    if word == "var":
        return meant(_variable(logic), "is", True)
    if word == "in" and len(given) == 2:
        return _within(given, meant, place)
    if word in _COMPARE and len(given) == 2:
        return _compared(_COMPARE[word], given, meant, place)
    if word in ("<", "<=") and len(given) == 3:
        low = condition_of({word: given[:2]}, meant, place, depth + 1)
        return Both((low, condition_of({word: given[1:]}, meant, place, depth + 1)))
    return Unclear(str(logic)[:120], f"no sentence says {word!r}", place)


def _variable(of: Any) -> str:
    """The path of a variable, without the word for where it stands; "" for what is none."""
    if not isinstance(of, dict) or set(of) != {"var"}:
        return ""
    told = of["var"]
    path = str(told[0] if isinstance(told, list) and told else told)
    return path.removeprefix("data.").removeprefix("row.").removeprefix("form.")


def _compared(operator: Operator, given: list[Any], meant: Field, place: str) -> Condition:
    one, other = given
    if not _variable(one) and _variable(other):
        one, other, operator = other, one, _FLIPPED.get(operator, operator)
    if not _variable(one):
        return Unclear(str(given)[:120], "it computes what it compares", place)
    if isinstance(other, dict) and not _variable(other):
        return Unclear(str(given)[:120], "it computes what it compares with", place)
    if other is None or other == "":
        return meant(_variable(one), "answered" if operator == "is_not" else "not_answered", None)
    return meant(_variable(one), operator, Other(_variable(other)) if _variable(other) else plain(other))


def _within(given: list[Any], meant: Field, place: str) -> Condition:
    """A value among the chosen ones, or an answer that is one of several."""
    one, among = given
    if _variable(one) and isinstance(among, list) and among:
        parts = tuple(meant(_variable(one), "is", plain(each)) for each in among)
        return parts[0] if len(parts) == 1 else Either(parts)
    if _variable(among) and not isinstance(one, dict | list):
        return meant(_variable(among), "includes", plain(one))
    return Unclear(str(given)[:120], "it looks for something in what is computed", place)


def plain(value: Any) -> Value:
    """A value of JSON as a condition compares with it."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return Decimal(str(value))
    return str(value)
