"""The value of each question type as a submission has it -> its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from journeys.expressions.kinds import Decimal, Integer, Kind, Money, Month, Record, YesNo
from journeys.expressions.tree import Literal
from journeys.model import Option, Question, Sentence
from journeys.questions import type_of

Schema = dict[str, Any]
Words = Callable[[Any], str]

OWN = "x-footpath"
"""Under this key stands the type of a question with its settings; other programs pass it over."""

_DATE: Schema = {"type": "string", "format": "date"}
_CODES = {"digits": "[0-9]", "letters": "[A-Z]", "both": "[A-Z0-9]"}


def value_schema(question: Question, words: Words) -> Schema:
    """The schema of one answer."""
    found = _of_type(question, words)
    own: Schema = {"type": question.type}
    for key, value in question.settings.items():
        if isinstance(value, str | int | bool | list | tuple):
            own[key] = list(value) if isinstance(value, list | tuple) else value
    return {**found, OWN: own}


def _of_type(question: Question, words: Words) -> Schema:
    type = question.type
    if type in ("text", "long_text", "name", "signature") and type_of(type).parts(question) == ("",):
        return {"type": "string", **_bounds(question, "minLength", "maxLength"), **_at_least(question)}
    if type == "integer":
        return {"type": "integer", **_bounds(question, "minimum", "maximum")}
    if type == "decimal":
        return {"type": ["number", "string"], **_bounds(question, "minimum", "maximum")}
    if type in ("choice", "choices"):
        return _options(question, words, type == "choices")
    simple: Mapping[str, Schema] = {
        "money": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
        "date": _DATE, "day": _DATE,
        "month_year": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
        "rough_date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"},
        "time": {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"},
        "yes_no": {"type": "boolean"},
        "declaration": {"const": True},
        "email": {"type": "string", "format": "email"},
        "phone": {"type": "string"}, "national_id": {"type": "string"}, "location": {"type": "string"},
    }  # fmt: skip
    if type in simple:
        return dict(simple[type])
    if type == "reference":
        return _reference(question)
    if type == "file":
        return _files(question)
    return _parts(question)


def _at_least(question: Question) -> Schema:
    return {} if question.min is not None else {"minLength": 1}


def _bounds(question: Question, low: str, high: str) -> Schema:
    """Bounds that are fixed numbers; one that is worked out is checked when it is asked, and not here."""
    found: Schema = {}
    for key, sentence in ((low, question.min), (high, question.max)):
        number = fixed(sentence)
        if number is not None:
            found[key] = number
    return found


def fixed(sentence: Sentence | None) -> int | float | None:
    """The number that a bound is, if it is just a number."""
    if sentence is None or not isinstance(sentence.tree, Literal):
        return None
    value = sentence.tree.value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else float(exact)


def _options(question: Question, words: Words, many: bool) -> Schema:
    if question.items is not None:
        one: Schema = {"type": "string", "description": f"The id of one of {question.items}"}
    elif question.options:
        one = {"type": "string", "oneOf": [option_schema(each, words) for each in question.options]}
    else:
        one = {"type": "string"}
    if not many:
        return one
    found: Schema = {"type": "array", "items": one, "uniqueItems": True}
    bounds = _bounds(question, "minItems", "maxItems")
    return {**found, **bounds}


def option_schema(option: Option, words: Words) -> Schema:
    """One option: its id, its label, its hint."""
    hint = words(option.hint)
    return {"const": option.id, "title": words(option.label), **({"description": hint} if hint else {})}


def _reference(question: Question) -> Schema:
    one = _CODES[str(question.settings.get("characters", "both"))]
    length = question.settings.get("length")
    low, high = (length, length) if length else (fixed(question.min) or 1, fixed(question.max) or 50)
    return {"type": "string", "pattern": f"^{one}{{{low},{high}}}$"} if low != high else {
        "type": "string", "pattern": f"^{one}{{{low}}}$",
    }  # fmt: skip


def _files(question: Question) -> Schema:
    one: Schema = {
        "type": "object",
        "properties": {
            "id": {"type": "string"}, "name": {"type": "string"}, "media_type": {"type": "string"},
            "size": {"type": "integer", "minimum": 0},
        },
        "required": ["id", "name", "media_type", "size"],
    }  # fmt: skip
    return {"type": "array", "items": one, "minItems": 1, **_bounds(question, "minItems", "maxItems")}


def _parts(question: Question) -> Schema:
    """An answer of several parts, each by its name; one that may be written in one line is a text."""
    kind = type_of(question.type).kind(question)
    if not isinstance(kind, Record):
        return {"type": "string"}
    return {"type": "object", "properties": {name: {"type": "string"} for name in kind.fields}}


def fact_schema(kind: Kind, options: tuple[Option, ...], words: Words) -> Schema:
    """The value of a fact as it is sent: amounts and numbers with decimals as text."""
    if isinstance(kind, YesNo):
        return {"type": "boolean"}
    if options:
        return {"type": "string", "oneOf": [option_schema(each, words) for each in options]}
    if isinstance(kind, Integer):
        return {"type": "integer"}
    if isinstance(kind, Money | Decimal):
        return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
    if isinstance(kind, Month):
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}
    if type(kind).__name__ == "Date":
        return _DATE
    return {}
