"""One value of a JSON Schema -> a question: its type, options and validations, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from journeys.importers.draft import SILENT, Choice, Field, Limit, LimitKind, Words
from journeys.importers.formats._patterns import only_digits, reference
from journeys.importers.prose import line, prose
from journeys.importers.values import Value
from journeys.questions import all_types

OWN = "x-footpath"
"""The key under which an exported schema keeps the type of a question, and the settings of that type."""

_FORMATS: Mapping[str, tuple[str, str]] = {
    "email": ("email", ""), "idn-email": ("email", ""), "date": ("date", ""), "time": ("time", ""),
    "phone": ("phone", ""), "tel": ("phone", ""), "textarea": ("long_text", ""), "data-url": ("file", ""),
    "binary": ("file", ""), "byte": ("file", ""), "multiline": ("long_text", ""),
    "date-time": ("date", "a day with a time is asked for as the day alone"),
    "uri": ("text", "a web address is asked for as text; nothing checks that it is one"),
    "url": ("text", "a web address is asked for as text; nothing checks that it is one"),
}  # fmt: skip
_LONG = 250
"""A text that may be longer is asked for in a box of several lines."""

_BUILDER = ("$id", "id", "$schema", "$comment", "$anchor", "type", "additionalProperties", "unevaluatedProperties")


@dataclass(slots=True)
class Made:
    """What is known of a question while it is read."""

    type: str
    guess: str = ""
    why: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)
    choices: tuple[Choice, ...] = ()
    exported: bool = False


def words_of(of: Value) -> tuple[Words, Words]:
    """Title and description, as a question and its hint."""
    title, description = of.at("title"), of.at("description")
    hint = prose(description.text())
    return Words(line(title.text()), place=title.place), Words(hint, place=description.place) if hint else SILENT


def field_of(of: Value, name: str, required: bool) -> Field:
    """The question for one value that is no object with questions of its own."""
    for key in _BUILDER:
        of.at(key).pass_over()
    kinds, optional = _kinds(of)
    made = _made(of, kinds)
    if made.type and of.at("readOnly").flag():
        made.type, made.why = "", "it is only read, never given"
    made.limits += [] if required and not optional else [_optional(of)]
    if made.type not in ("", "repeat"):
        made.limits += _limits(of, made)
    label, hint = words_of(of)
    if not label:
        label = Words(spoken(name.rpartition(".")[2]), place=of.place)
        made.guess = made.guess or "it has no title, so its name was taken for one"
    return Field(
        name,
        made.type,
        label,
        of.place,
        "/".join(kinds) or "no type",
        hint,
        short=line(of.at(OWN, "called").text()),
        choices=made.choices,
        limits=tuple(made.limits),
        settings=made.settings,
        own=name.rpartition(".")[2],
        guess=made.guess,
        why=made.why,
    )


def _optional(of: Value) -> Limit:
    return Limit("optional", None, f"{of.place} (not required)", "may be left empty")


def _kinds(of: Value) -> tuple[tuple[str, ...], bool]:
    """The types of a value but null, and whether null is one."""
    said = of.at("type").value
    names = [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]
    of.at("nullable").pass_over()
    null = "null" in names or of.at("nullable").value is True
    return tuple(each for each in names if each != "null"), null


def _made(of: Value, kinds: tuple[str, ...]) -> Made:
    own = of.at(OWN, "type").text()
    choices = tuple(choices_of(of))
    kind = kinds[0] if kinds else ("string" if choices or of.at("format") or of.at("pattern") else "")
    if own in all_types():
        return _own(of, own, kind)
    if "const" in (of.value if isinstance(of.value, dict) else {}):
        return _constant(of)
    if kind == "array":
        return _list(of)
    if kind == "boolean":
        for each in (of.at("enum"), of.at("oneOf"), of.at("enumNames")):
            each.pass_over()
        return Made("yes_no")
    if choices:
        return Made("choice", choices=choices)
    if kind in ("integer", "number"):
        return Made("integer" if kind == "integer" else "decimal")
    if kind == "string":
        return _string(of)
    if kind == "object":
        return Made("", why="an object without questions of its own has no question")
    several = bool(of.at("anyOf")) or bool(of.at("oneOf")) or len(kinds) > 1
    return Made("", why="it may be one of several kinds of value" if several else "it says no type")


def _own(of: Value, type: str, kind: str) -> Made:
    """A question that was exported: its own type and settings."""
    known = {each.name for each in all_types()[type].settings} | {"unit", "item"}
    made = Made(type, exported=True)
    for each in of.at(OWN).each():
        key = each.place.rpartition("/")[2]
        if key in known - {"item"}:
            made.settings[key] = [str(one) for one in each.value] if isinstance(each.value, list) else each.value
        each.pass_over()
    if type == "choice":
        made.choices = tuple(choices_of(of))
    elif type == "choices":
        made.choices = tuple(choices_of(of.at("items")))
        of.at("items", "type").pass_over()
    elif kind in ("object", "array"):
        for key in ("properties", "required", "items"):
            of.at(key).pass_over()
    for key in ("uniqueItems", "format", "pattern", "const", "multipleOf"):
        of.at(key).pass_over()
    if type in ("choice", "choices") and not made.choices:
        made.type, made.guess = "text", "its options were those of a list; it is asked as text"
        of.at("items").pass_over()
    return made


def _constant(of: Value) -> Made:
    if of.at("const").value is True:
        of.at("const").pass_over()
        return Made("declaration", guess="what has to be true is asked for as something to agree to")
    return Made("", why=f"it can only be {of.at('const').text() or 'one fixed value'!r}")


def _list(of: Value) -> Made:
    items = of.at("items")
    of.at("uniqueItems").pass_over()
    for key in ("type", "format", "title", "contentEncoding"):
        items.at(key).pass_over()
    choices = tuple(choices_of(items))
    if choices:
        return Made("choices", choices=choices)
    if items.at("format").text() in ("data-url", "binary", "byte") or items.at("contentEncoding"):
        return Made("file")
    return Made("", why="a list of this kind has no question")


def _string(of: Value) -> Made:
    said, pattern = of.at("format").text(), of.at("pattern").text()
    if of.at("contentEncoding") or of.at("contentMediaType"):
        of.at("contentEncoding").pass_over()
        return Made("file")
    if said in _FORMATS:
        type, guess = _FORMATS[said]
        return Made(type, guess)
    if said:
        made = Made("text")
        made.limits.append(Limit("other", None, of.at("format").place, f"in the format {said}"))
        return made
    settings = reference(pattern)
    if settings:
        return Made("reference", settings=settings)
    most = of.at("maxLength").whole()
    return Made("long_text" if most is not None and most > _LONG else "text")


def choices_of(of: Value) -> Iterator[Choice]:
    """The options under `enum`, or under `oneOf` or `anyOf` where each has a `const` of its own."""
    titled = next((of.at(key) for key in ("oneOf", "anyOf") if _constants(of.at(key))), None)
    if titled is not None:
        for each in titled.each():
            label, hint = words_of(each)
            value = each.at("const").text() or first(each.at("enum"))
            each.at("type").pass_over()
            yield Choice(value, label if label else Words(value, place=each.place), each.place, hint)
        return
    names = [line(each.text()) for each in of.at("enumNames").each()]
    for number, each in enumerate(of.at("enum").each()):
        if each.value is None or isinstance(each.value, dict | list):
            each.pass_over()
            continue
        value = each.text()
        told = names[number] if number < len(names) and names[number] else spoken(value)
        yield Choice(value, Words(told, place=each.place), each.place)


def _constants(of: Value) -> bool:
    each = list(of.each()) if isinstance(of.value, list) else []
    return bool(each) and all(
        isinstance(one.value, dict) and ("const" in one.value or len(one.at("enum").value or ()) == 1)
        and not isinstance(one.value.get("const"), dict | list)
        for one in each
    )  # fmt: skip


def first(of: Value) -> str:
    """The first of a list, as text."""
    return next((each.text() for each in of.each()), "")


def spoken(value: str) -> str:
    """A value or a name that nothing tells in words: an id becomes words, anything else stays as it is."""
    words = " ".join(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", value).replace("_", " ").replace("-", " ").split())
    if " " in value or not re.fullmatch(r"[a-z][A-Za-z0-9_-]*", value):
        return value
    return words[:1].upper() + words[1:].lower()


_BOUNDS: Mapping[str, tuple[LimitKind, str]] = {
    "minimum": ("min", "at least {}"), "maximum": ("max", "at most {}"),
    "exclusiveMinimum": ("min", "more than {}"), "exclusiveMaximum": ("max", "less than {}"),
    "minLength": ("min_length", "at least {} characters"), "maxLength": ("max_length", "at most {} characters"),
    "minItems": ("min", "at least {} of them"), "maxItems": ("max", "at most {} of them"),
    "multipleOf": ("places", "a multiple of {}"),
}  # fmt: skip
_COUNTED = ("choices", "file")


def _limits(of: Value, made: Made) -> Iterator[Limit]:
    """All validations but whether it has to be answered."""
    for key, (kind, words) in _BOUNDS.items():
        at = of.at(key)
        number = at.number() if at.value is not None and not isinstance(at.value, bool) else None
        if number is not None and not (made.exported and key == "multipleOf"):
            step = of.at("multipleOf").number() if made.type == "decimal" else Decimal(1)
            yield _bound(key, kind, number, at.place, words.format(number), made, step)
    pattern = of.at("pattern")
    if pattern.text() and not made.exported:
        words = f"matches {pattern.text()[:120]}"
        if made.type == "reference":
            yield Limit("length", Decimal(made.settings["length"]), pattern.place, words)
            del made.settings["length"]
        elif only_digits(pattern.text()) and made.type == "integer":
            yield Limit("places", Decimal(0), pattern.place, words)
        else:
            yield Limit("other", None, pattern.place, words)
    of.at("uniqueItems").pass_over()


def _bound(
    key: str, kind: LimitKind, number: Decimal, place: str, words: str, made: Made, step: Decimal | None
) -> Limit:
    """One bound. `step` is how far apart two answers are at least: with it, more than 0 is 1 or more."""
    if key.startswith("exclusive"):
        if step is None or step <= 0 or number % step != 0:
            return Limit("other", None, place, words)
        return Limit(kind, number + step if kind == "min" else number - step, place, words)
    if key == "multipleOf":
        places = -int(number.normalize().as_tuple().exponent)
        if number > 0 and number == Decimal(1).scaleb(-places) and 0 <= places <= 10:
            return Limit("places", Decimal(places), place, words)
        return Limit("other", None, place, words)
    if kind in ("min", "max") and (key.endswith("Items")) is not (made.type in _COUNTED):
        return Limit("other", None, place, words)
    return Limit(kind, number, place, words)
