"""The conditions of a JSON Schema: `if`, what an answer implies, alternatives told apart by one value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.importers.conditions import Always, Both, Compare, Condition, Either, Not, Operator, Unclear
from journeys.importers.conditions import Value as Compared

_BOUNDS: Mapping[str, Operator] = {
    "minimum": "at_least", "maximum": "at_most", "exclusiveMinimum": "more", "exclusiveMaximum": "less",
}  # fmt: skip
_SILENT = frozenset(("type", "title", "description", "$comment", "minItems", "required"))
DEEPEST = 12


def condition_of(schema: Any, path: str, depth: int = 0) -> Condition:
    """What a schema asks of the answers under `path` ("" for all of them), as a condition.

    Fields are called by the paths of their values (`home.postcode`).
    """
    if isinstance(schema, bool):
        return Always(schema)
    if not isinstance(schema, dict) or depth > DEEPEST:
        return Unclear("", "it is no condition that we can read")
    parts: list[Condition] = []
    for key, value in schema.items():
        if key == "properties" and isinstance(value, dict):
            parts += [condition_of(each, joined(path, name), depth + 1) for name, each in value.items()]
        elif key == "required" and isinstance(value, list):
            told = schema.get("properties")
            known = told if isinstance(told, dict) else {}
            parts += [Compare(joined(path, str(name)), "answered") for name in value if not known.get(str(name))]
        else:
            parts += _of_key(key, value, path, depth)
    said = tuple(part for part in parts if part != Always(True))
    if not said:
        return Always(True)
    return said[0] if len(said) == 1 else Both(said)


def joined(path: str, name: str) -> str:
    """The path of a value inside another."""
    return f"{path}.{name}" if path else name


def _of_key(key: str, value: Any, field: str, depth: int) -> list[Condition]:
    if key == "const":
        return [Compare(field, "is", plain(value))]
    if key == "enum" and isinstance(value, list) and value:
        return [_either(tuple(Compare(field, "is", plain(each)) for each in value))]
    if key in _BOUNDS:
        number = decimal(value)
        return [Compare(field, _BOUNDS[key], number) if number is not None else Unclear(key, f"{key} has no number")]
    if key == "contains" and isinstance(value, dict):
        return [_contains(value, field)]
    if key == "not":
        return [Not(condition_of(value, field, depth + 1))]
    if key in ("allOf", "anyOf", "oneOf") and isinstance(value, list) and value:
        parts = tuple(condition_of(each, field, depth + 1) for each in value)
        if key == "allOf":
            return [parts[0] if len(parts) == 1 else Both(parts)]
        return [_either(parts)]
    if key in _SILENT:
        return []
    return [Unclear(key, f"{key!r} in a condition has no words in a journey")]


def _contains(value: Mapping[str, Any], field: str) -> Condition:
    """A list of chosen values that has one of some in it."""
    wanted = value.get("enum", [value["const"]] if "const" in value else None)
    if not isinstance(wanted, list) or not wanted:
        return Unclear("contains", "it looks for something in a list that is no fixed value")
    return _either(tuple(Compare(field, "includes", plain(each)) for each in wanted))


def _either(parts: tuple[Condition, ...]) -> Condition:
    return parts[0] if len(parts) == 1 else Either(parts)


def plain(value: Any) -> Compared:
    """A value of JSON as a condition compares with it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return decimal(value)
    return value if isinstance(value, str) else str(value)


def decimal(value: Any) -> Decimal | None:
    """A number of JSON, exactly as it was written; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**15 else None
