"""The shapes that a plain value in a journey can have: each says what fits it, and its JSON Schema, side by side.

`misfits` and `schema` of a shape accept the same values; `tests/journeys/test_shapes.py` holds them to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Route = tuple[str | int, ...]
Json = dict[str, Any]

ID_PATTERN = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may look like. `words` completes "has to be …"."""

    words: str

    def schema(self) -> Json:
        """The JSON Schema of these values."""
        raise NotImplementedError

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        """The routes of the innermost parts of `value` that do not fit; nothing when all fits."""
        raise NotImplementedError

    def inside(self, key: str | int, value: Any) -> Shape | None:
        """The shape of what stands under a key of `value`, where it has parts of its own."""
        return None


@dataclass(frozen=True, slots=True)
class Plain(Shape):
    """A value without parts. `test` accepts what `accepts` (a schema without references) accepts."""

    accepts: Mapping[str, Any]
    test: Callable[[Any], bool] = field(compare=False)

    def schema(self) -> Json:
        return {**self.accepts, "errorMessage": f"has to be {self.words}"}

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if not self.test(value):
            yield route


def _is_text(value: Any) -> bool:
    return type(value) is str and value != ""


def _is_wording(value: Any) -> bool:
    if type(value) is str:
        return value != ""
    return type(value) in (int, float)


def _is_text_or_rules(value: Any) -> bool:
    if type(value) is dict:
        return bool(value) and all(map(_is_wording, value.values()))
    return _is_wording(value)


def pattern(words: str, expression: str, **more: Any) -> Plain:
    """Text that matches a pattern (one that means the same in Python and in JSON Schema)."""
    matches = re.compile(expression).search
    return Plain(
        words,
        {"type": "string", "pattern": expression, **more},
        lambda value: type(value) is str and bool(matches(value)),
    )


def one_of(words: str, *values: str) -> Plain:
    """One word of several."""
    return Plain(words, {"enum": list(values)}, lambda value: type(value) is str and value in values)


WORDS = Plain("text", {"type": "string", "minLength": 1}, _is_text)
FLAG = Plain("`true` or `false`", {"type": "boolean"}, lambda value: type(value) is bool)
SENTENCE = Plain("a sentence", {"type": ["string", "number"], "minLength": 1}, _is_wording)
WORDING = Plain("text", {"type": ["string", "number"], "minLength": 1}, _is_wording)
TEXT = Plain(
    "text, or rules: sentences and wordings",
    {
        "type": ["string", "number", "object"],
        "minLength": 1,
        "minProperties": 1,
        "additionalProperties": WORDING.schema(),
    },
    _is_text_or_rules,
)
ID = pattern("an id", ID_PATTERN)
DATE = pattern("a date such as 2026-04-06", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
LINK = pattern("a link that starts with https://", r"^https?://\S+$")
COUNT = Plain(
    "a whole number from 0", {"type": "integer", "minimum": 0}, lambda value: type(value) is int and value >= 0
)


def whole_number(low: int, high: int) -> Plain:
    """A whole number between two others, both included."""
    return Plain(
        f"a whole number from {low} to {high}",
        {"type": "integer", "minimum": low, "maximum": high},
        lambda value: type(value) is int and low <= value <= high,
    )


def number(words: str, low: float, high: float) -> Plain:
    """A number, perhaps with decimals, between two others, both included."""
    return Plain(
        words,
        {"type": "number", "minimum": low, "maximum": high},
        lambda value: type(value) in (int, float) and low <= value <= high,
    )


ANY = Plain("anything", {}, lambda _: True)


@dataclass(frozen=True, slots=True)
class Bullets(Shape):
    """A sentence, or bullets: a mapping of exactly one of `all`, `any` (lists of these) and `not` (one of these)."""

    def schema(self) -> Json:
        return {"$ref": "#/$defs/bullets"}

    def full_schema(self) -> Json:
        """The schema behind the reference."""
        items = {
            "type": "array",
            "minItems": 1,
            "items": self.schema(),
            "errorMessage": "has to be a list of sentences",
        }
        return {
            "title": "bullets",
            "type": ["string", "number", "object"],
            "errorMessage": f"has to be {self.words}",
            "minLength": 1,
            "properties": {
                "all": {**items, "description": "Every one of these has to hold."},
                "any": {**items, "description": "At least one of these has to hold."},
                "not": {"$ref": "#/$defs/bullets", "description": "This must not hold."},
            },
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if type(value) is not dict:
            if not _is_wording(value):
                yield route
            return
        if len(value) != 1:
            yield route
            return
        ((word, items),) = value.items()
        here = (*route, word)
        if word == "not":
            yield from self.misfits(items, here)
        elif word not in ("all", "any") or type(items) is not list or not items:
            yield here
        else:
            for index, item in enumerate(items):
                yield from self.misfits(item, (*here, index))


BULLETS = Bullets("a sentence, or bullets under `all:`, `any:` or `not:`")


@dataclass(frozen=True, slots=True)
class Raw(Shape):
    """A value with a JSON Schema of a question type's own."""

    accepts: Mapping[str, Any]

    def schema(self) -> Json:
        return {**self.accepts, "errorMessage": f"has to be {self.words}"}

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if not _fits_schema(value, self.accepts):
            yield route


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "boolean": lambda value: type(value) is bool,
    "integer": lambda value: type(value) is int or (type(value) is float and value.is_integer()),
    "number": lambda value: type(value) in (int, float),
    "string": lambda value: type(value) is str,
}
_NATIVE = frozenset(("type", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern"))


def _fits_schema(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value fits a small schema; one with keywords beyond those listed goes to jsonschema."""
    kind = schema.get("type")
    if not schema.keys() <= _NATIVE or (kind is not None and kind not in _TYPES):
        from jsonschema import Draft202012Validator

        return bool(Draft202012Validator(dict(schema)).is_valid(value))
    if kind is not None and not _TYPES[kind](value):
        return False
    if "enum" in schema and not any(value == each and type(value) is type(each) for each in schema["enum"]):
        return False
    if _TYPES["number"](value) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return False
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            return False
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return False
    return True
