"""The components of Form.io that ask something -> questions with their options and validations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from journeys.importers.draft import SILENT, Choice, Field, Remark, Words
from journeys.importers.formats._formio_conditions import Fields
from journeys.importers.formats._formio_limits import limits_of, needed
from journeys.importers.formats._formio_looks import pass_over_looks
from journeys.importers.prose import line, prose
from journeys.importers.values import Value, short

TYPES: Mapping[str, tuple[str, str]] = {
    "textfield": ("text", ""), "textarea": ("long_text", ""), "number": ("decimal", ""), "checkbox": ("yes_no", ""),
    "selectboxes": ("choices", ""), "select": ("choice", ""), "radio": ("choice", ""), "email": ("email", ""),
    "phoneNumber": ("phone", ""), "datetime": ("date", ""), "day": ("date", ""), "time": ("time", ""),
    "currency": ("money", ""), "file": ("file", ""), "address": ("address", ""),
    "signature": ("signature", "a drawn signature became a typed name"),
    "url": ("text", "a web address is asked for as text; nothing checks that it is one"),
    "tags": ("text", "several words are asked for in one line"),
}  # fmt: skip
"""Components that ask, and the question type that each becomes, with why that is a guess."""


def question(of: Value, path: str, fields: Fields, remarks: list[Remark]) -> Field:
    """The question of a component, but for whom it is there."""
    kind = of.at("type").text()
    pass_over_looks(of)
    type, guess = TYPES.get(kind, ("", ""))
    why = "" if type else f"Footpath has no question like {kind!r}"
    settings: dict[str, Any] = {}
    choices: tuple[Choice, ...] = ()
    if of.at("hidden").flag() or of.at("disabled").flag():
        type, why = "", "the source hides it" if of.at("hidden").flag() else "it is only shown, never answered"
    of.at("hidden").pass_over()
    of.at("disabled").pass_over()
    if type in ("choice", "choices"):
        type, guess, choices = _of_options(of, kind, type, guess, remarks)
        if kind == "select" and type == "choice":
            settings["presentation"] = "select"
    elif type == "decimal":
        whole = of.at("validate", "integer").flag() or of.at("decimalLimit").text() == "0"
        type = "integer" if whole else "decimal"
        if suffix := line(of.at("suffix").text()):
            settings["unit"] = suffix
    elif kind == "datetime":
        type, guess = _moment(of)
    elif type == "address":
        settings["country"] = "any"
    of.at("suffix").pass_over()
    _told(of, remarks)
    limits = [*needed(of), *limits_of(of, type, fields, settings, remarks)]
    if "characters" in settings:
        type = "reference"
    label = Words(line(of.at("label").text()), place=of.at("label").place)
    hint = _hint(of, remarks)
    if kind == "checkbox" and of.at("validate", "required").flag():
        type, guess = "declaration", "a box that has to be ticked is asked for as something to agree to"
    return Field(
        path, type, label, of.place, kind or "no type", hint, choices=choices, limits=tuple(limits), settings=settings,
        guess=guess if type else "", why=why,
    )  # fmt: skip


def _hint(of: Value, remarks: list[Remark]) -> Words:
    description, tooltip, empty = of.at("description"), of.at("tooltip"), of.at("placeholder")
    if line(empty.text()):
        why = "what stands in an empty box is gone when it is needed; make it a hint where it helps"
        remarks.append(Remark("hint", empty.place, line(empty.text()), "dropped", why))
    said = prose(description.text())
    more = prose(tooltip.text())
    if said and more:
        remarks.append(Remark("hint", tooltip.place, more, "dropped", "a question has one hint"))
    at = description if said else tooltip
    return Words(said or more, place=at.place) if said or more else SILENT


def _told(of: Value, remarks: list[Remark]) -> None:
    """What a journey does in another way: values that are computed or there from the start."""
    for key, kind, why in (
        ("calculateValue", "calculation", "write it as a fact of the journey"),
        ("customDefaultValue", "setting", "a journey begins with no answers"),
    ):
        at = of.at(key)
        if at:
            remarks.append(Remark(kind, at.place, short(at.value), "dropped", why))
            at.pass_over()
    value = of.at("defaultValue")
    if value.value not in (None, "", False, [], {}) and not _unticked(value.value):
        remarks.append(
            Remark("setting", value.place, short(value.value), "dropped", "a journey begins with no answers")
        )
    value.pass_over()


def _unticked(value: Any) -> bool:
    return isinstance(value, dict) and not any(value.values())


def _moment(of: Value) -> tuple[str, str]:
    days, times = of.at("enableDate").flag(True), of.at("enableTime").flag(True)
    if not days:
        return "time", ""
    return "date", "a day with a time is asked for as the day alone" if times else ""


def _of_options(
    of: Value, kind: str, type: str, guess: str, remarks: list[Remark]
) -> tuple[str, str, tuple[Choice, ...]]:
    source = of.at("dataSrc").text() or "values"
    data = of.at("data")
    home = of.at("values") if of.at("values").value and kind != "select" else data.at("values")
    plain = data.at("json")
    if source == "json":
        home = Value(_parsed(plain.value), plain.place)
    for each in ("values", "json", "url", "resource", "custom", "headers"):
        data.at(each).pass_over()
    choices = tuple(choices_of(home)) if source in ("values", "json") else ()
    if not choices and source not in ("values", "json"):
        words = short(data.at(source).value if isinstance(data.value, dict) else source)
        remarks.append(Remark("list", data.place, words, "dropped", "options from elsewhere are not fetched"))
    if of.at("multiple").flag():
        type = "choices"
    if not choices:
        return "text", "its options come from elsewhere; nothing is fetched, so it is asked as text", ()
    yes_no = {choice.value.lower() for choice in choices}
    if kind == "radio" and yes_no in ({"yes", "no"}, {"true", "false"}) and not any(each.hint for each in choices):
        why = "its two options are yes and no"
        remarks += [Remark("option", each.place, each.label.text, "carried", why) for each in choices]
        return "yes_no", guess, ()
    return type, guess, choices


def _parsed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if len(value) < 100_000 else []
    except (ValueError, RecursionError):
        return []


def choices_of(home: Value) -> Iterator[Choice]:
    """Options with their labels; one without a label and a value is none."""
    for each in home.each():
        if not isinstance(each.value, dict):
            said = line(each.text())
            if said:
                yield Choice(said, Words(said, place=each.place), each.place)
            continue
        label = Words(line(each.at("label").text() or each.at("name").text()), place=each.place)
        value = each.at("value").text() or label.text
        hint = line(each.at("description").text() or each.at("tooltip").text())
        if value:
            told = label if label else Words(value, place=each.place)
            yield Choice(value, told, each.place, Words(hint, place=f"{each.place}/description") if hint else SILENT)
