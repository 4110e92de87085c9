"""One control of an HTML form -> a question: its type by the kind of control, its validations by its attributes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.importers.draft import SILENT, Choice, Field, Limit, LimitKind, Words
from journeys.importers.formats._html_tree import Tag
from journeys.importers.formats._patterns import only_digits, reference
from journeys.importers.prose import line
from journeys.questions import all_types
from journeys.questions.accepted import FILE_TYPES

OWN = "data-question-type"
"""The attribute in which an exported form keeps the type of a question; the settings of that type stand beside it."""
OWN_SETTINGS = "data-question-settings"

BUTTONS = frozenset(("submit", "button", "reset", "image"))
CONTROLS = frozenset(("input", "select", "textarea"))

_INPUTS: Mapping[str, tuple[str, str]] = {
    "text": ("text", ""), "search": ("text", ""), "email": ("email", ""), "tel": ("phone", ""), "date": ("date", ""),
    "month": ("month_year", ""), "time": ("time", ""), "file": ("file", ""),
    "range": ("integer", "a slider became a number to write"),
    "url": ("text", "a web address is asked for as text; nothing checks that it is one"),
    "datetime-local": ("date", "a day with a time is asked for as the day alone"),
}  # fmt: skip
_WHY_NOT: Mapping[str, str] = {
    "password": "a journey asks for no passwords",
    "color": "no question asks for a colour",
    "week": "no question asks for a week",
}


def type_of_control(tag: Tag) -> str:
    """The kind of control: `text`, `radio`, `select`, `textarea`."""
    if tag.name == "select":
        return "select-multiple" if tag.has("multiple") else "select"
    return "textarea" if tag.name == "textarea" else tag.get("type").strip().lower() or "text"


def field_of(tag: Tag, name: str, label: Words, hint: Words, guess: str = "") -> Field:
    """The question of a control that stands for itself."""
    kind = type_of_control(tag)
    type, own_guess, why = _type(tag, kind)
    settings: dict[str, Any] = {}
    choices = tuple(options_of(tag)) if tag.name == "select" else ()
    if type in ("choice", "choices"):
        settings.update({"presentation": "select"} if type == "choice" else {})
        if not choices:
            type, why = "", "it has no options"
    if type == "text" and (made := reference(tag.get("pattern"))):
        type = "reference"
        settings.update({key: each for key, each in made.items() if key != "length"})
    limits = tuple(limits_of(tag, type, settings))
    why = "it is only shown, never answered" if tag.has("disabled") or tag.has("readonly") else why
    type = "" if tag.has("disabled") or tag.has("readonly") else type
    return Field(
        name, type, label, tag.place, kind, hint, choices=choices, limits=limits, settings=settings,
        guess=(own_guess or guess) if type else "", why=why,
    )  # fmt: skip


def _type(tag: Tag, kind: str) -> tuple[str, str, str]:
    """The type of a question, why it was guessed, why there is none."""
    if kind == "select":
        return "choice", "", ""
    if kind == "select-multiple":
        return "choices", "", ""
    if kind == "textarea":
        return "long_text", "", ""
    if kind == "checkbox":
        if tag.has("required"):
            return "declaration", "a box that has to be ticked is asked for as something to agree to", ""
        return "yes_no", "one box to tick is asked as yes or no", ""
    if kind == "number":
        step = tag.get("step")
        return "decimal" if "." in step or step == "any" else "integer", "", ""
    if kind in ("text", "tel", "") and (tag.get("inputmode") == "numeric" and only_digits(tag.get("pattern"))):
        return "integer", "a box for digits alone is asked for as a whole number", ""
    if kind in _INPUTS:
        return (*_INPUTS[kind], "")
    return "", "", _WHY_NOT.get(kind, f"no question asks for what a field of the kind {kind!r} takes")


def options_of(tag: Tag) -> Iterator[Choice]:
    """The options of a select; its first empty one only says that one should choose."""
    for each in tag.walk():
        if each.name != "option":
            continue
        words = each.text() or each.get("label")
        value = each.get("value") if each.has("value") else words
        if not value or each.has("disabled"):
            continue
        group = next((up.get("label") for up in each.above() if up.name == "optgroup"), "")
        yield Choice(
            value, Words(line(words), place=each.place), each.place,
            Words(line(group), place=f"{each.place} (group)") if line(group) else SILENT,
        )  # fmt: skip


_BOUNDS: tuple[tuple[str, LimitKind, str], ...] = (
    ("min", "min", "at least {}"), ("max", "max", "at most {}"), ("minlength", "min_length", "at least {} characters"),
    ("maxlength", "max_length", "at most {} characters"),
)  # fmt: skip


def place_of(tag: Tag, attribute: str) -> str:
    """The place of an attribute."""
    return f"{tag.place} {attribute}"


def limits_of(tag: Tag, type: str, settings: dict[str, Any]) -> Iterator[Limit]:
    """The validations of a control; without `required` it may be left empty."""
    if not tag.has("required") and tag.get("aria-required") != "true":
        yield Limit("optional", None, place_of(tag, "(not required)"), "may be left empty")
    for key, kind, words in _BOUNDS:
        said = tag.get(key).strip()
        if said:
            value = _value(said, type if kind in ("min", "max") else "")
            told = words.format(said)
            yield Limit(kind if value is not None else "other", value, place_of(tag, key), told)
    step = tag.get("step").strip()
    if step and step != "any":
        number = _value(step, "")
        places = -int(number.normalize().as_tuple().exponent) if isinstance(number, Decimal) and number > 0 else -1
        plain = places >= 0 and number == Decimal(1).scaleb(-places)
        told = f"in steps of {step}"
        yield Limit("places" if plain else "other", Decimal(places) if plain else None, place_of(tag, "step"), told)
    pattern = tag.get("pattern")
    if pattern:
        told = f"matches {pattern[:120]}"
        made = reference(pattern) if type == "reference" else {}
        if made:
            yield Limit("length", Decimal(made["length"]), place_of(tag, "pattern"), told)
        elif type == "integer" and only_digits(pattern):
            yield Limit("places", Decimal(0), place_of(tag, "pattern"), told)
        else:
            yield Limit("other", None, place_of(tag, "pattern"), told)
    if tag.get("accept") and type == "file":
        yield from _accepted(tag, settings)
    if type == "file" and not tag.has("multiple"):
        yield Limit("max", Decimal(1), place_of(tag, "(one file)"), "one file")


def _value(said: str, type: str) -> Any:
    try:
        if type == "date":
            return date.fromisoformat(said[:10])
        found = Decimal(said)
    except (ValueError, InvalidOperation):
        return None
    return found if found.is_finite() and abs(found) < 10**15 else None


def _accepted(tag: Tag, settings: dict[str, Any]) -> Iterator[Limit]:
    wanted = [each.strip().lower() for each in tag.get("accept").split(",") if each.strip()]
    words = [
        each.word
        for kind in wanted
        for each in FILE_TYPES
        if kind in (each.media_type, *(f".{end}" for end in each.endings), f"{each.media_type.split('/')[0]}/*")
    ]
    if words:
        settings["accepts"] = list(dict.fromkeys(words))
    else:
        yield Limit("other", None, place_of(tag, "accept"), f"files of the types {', '.join(wanted)[:120]}")


def attributes_of(tags: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    """The validations of controls that are parts of one question: place and words of each."""
    for tag in tags:
        for key in ("required", "min", "max", "minlength", "maxlength", "step", "pattern", "accept"):
            if tag.has(key):
                yield place_of(tag, key), f"{key} {tag.get(key)}".strip()


def exported(tag: Tag) -> tuple[str, dict[str, Any]]:
    """The type and settings of a question that was exported; "" for any other."""
    type = tag.get(OWN)
    if type not in all_types():
        return "", {}
    try:
        told = json.loads(tag.get(OWN_SETTINGS) or "{}")
    except (ValueError, RecursionError):
        told = {}
    known = {each.name for each in all_types()[type].settings} | {"unit"}
    plain = told if isinstance(told, dict) else {}
    return type, {key: value for key, value in plain.items() if key in known and isinstance(value, str | int | list)}
