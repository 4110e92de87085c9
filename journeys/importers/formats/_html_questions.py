"""Controls of an HTML form -> questions: one control, several options, or the parts of one answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from journeys.importers.draft import SILENT, Choice, Field, Limit, Remark, Words
from journeys.importers.formats._html_controls import (
    attributes_of,
    exported,
    field_of,
    limits_of,
    options_of,
    type_of_control,
)
from journeys.importers.formats._html_tree import Tag
from journeys.importers.formats._html_words import Around, first_text
from journeys.importers.prose import line

_DAY, _MONTH, _YEAR = (re.compile(rf"\b{word}\b", re.IGNORECASE) for word in ("day|dd", "month|mm", "year|yyyy"))
_ADDRESS = re.compile(r"street|address|line ?\d|post ?code|postal|zip|town|city", re.IGNORECASE)


class Questions:
    """Makes questions of controls, and tells of whatever belongs to them and has no place in one."""

    def __init__(self, around: Around, remarks: list[Remark]) -> None:
        self._around = around
        self._remarks = remarks

    def of_control(self, tag: Tag, before: Words) -> Field:
        """A control that stands for itself. `before` are the words before it, for where it has no label."""
        label, guess = self._around.label(tag), ""
        if not label and before:
            label, guess = before, "the words before it were taken for its label"
        if not label:
            label = Words(spoken(tag.get("name") or tag.get("id")), place=tag.place)
            guess = "nothing says what it is called but its name"
        return field_of(tag, "", label, self._around.hint(tag, self._remarks), guess)

    def of_options(self, group: Sequence[Tag], label: Words, hint: Words, place: str) -> Field:
        """Radios or boxes to tick that are options of one question."""
        kind = type_of_control(group[0])
        choices = tuple(self._choice(each, number) for number, each in enumerate(group, 1))
        self._told("validation", attributes_of(group), "carried", "its question has to be answered")
        guess = ""
        if not label:
            label = Words(spoken(group[0].get("name")), place=place)
            guess = "no legend says what is asked, so its name was taken"
        needed = any(each.has("required") or each.get("aria-required") == "true" for each in group)
        limits = self._optional(needed, place)
        values = {each.value.lower() for each in choices}
        if kind == "radio" and values in ({"yes", "no"}, {"true", "false"}) and not any(each.hint for each in choices):
            told = [(each.place, each.label.text) for each in choices]
            self._told("option", told, "carried", "its two options are yes and no")
            return Field("", "yes_no", label, place, kind, hint, limits=limits, guess=guess)
        type = "choice" if kind == "radio" else "choices"
        return Field("", type, label, place, kind, hint, choices=choices, limits=limits, guess=guess)

    def _choice(self, tag: Tag, number: int) -> Choice:
        words = self._around.label(tag) or Words(tag.get("value") or f"Option {number}", place=tag.place)
        value = tag.get("value") if tag.has("value") else words.text
        return Choice(value or words.text, words, tag.place, self._around.hint(tag, self._remarks))

    def of_parts(self, tag: Tag, inside: Sequence[Tag], type: str, label: Words, settings: Mapping[str, Any]) -> Field:
        """Boxes that are parts of one answer, such as day, month and year. `tag` holds them."""
        why = f"it is a part of one question of the type {type.replace('_', ' ')}"
        for each in inside:
            self._told("question", [(each.place, self._around.label(each).text or each.get("name"))], "changed", why)
            self._told("option", [(one.place, one.label.text) for one in options_of(each)], "changed", why)
            hint = self._around.hint(each, self._remarks)
            if hint:
                self._told("hint", [(hint.place, hint.text)], "changed", why)
        self._told("validation", attributes_of(inside), "carried", "by the type of the question")
        needed = any(each.has("required") for each in inside) or tag.get("aria-required") == "true"
        return Field(
            "", type, label, tag.place, f"group of {len(inside)}", self._around.hint(tag, self._remarks),
            limits=self._optional(needed, tag.place), settings=settings,
        )  # fmt: skip

    def of_exported(self, tag: Tag, inside: Sequence[Tag]) -> Field:
        """A question of a form that Footpath wrote: its type stands beside it."""
        type, settings = exported(tag)
        legend = first_text(tag.walk(), ("legend", "label"))
        label = Words(line(legend.text()), place=legend.place) if legend is not None else SILENT
        if legend is not None:
            self._around.used.add(id(legend))
        lone = inside[0]
        field = next((each for each in tag.walk() if each.name == "fieldset"), lone)
        hint = self._around.hint(field, self._remarks)
        limits = self._optional(not tag.has("data-optional"), tag.place)
        if type in ("choice", "choices") and lone.name != "select" and type_of_control(lone) in ("radio", "checkbox"):
            asked = self.of_options(inside, label, hint, tag.place)
            return replace(asked, type=type, source_type="exported", settings=settings, limits=limits)
        if len(inside) > 1 or type in ("declaration", "yes_no"):
            return replace(self.of_parts(tag, inside, type, label, settings), hint=hint, limits=limits)
        bounds = tuple(each for each in limits_of(lone, type, {}) if each.kind != "optional")
        choices = tuple(options_of(lone)) if lone.name == "select" else ()
        guess = ""
        if type in ("choice", "choices") and not choices:
            type, settings, guess = "text", {}, "its options were those of a list; it is asked as text"
        return Field(
            "", type, label, lone.place, "exported", hint, choices=choices, limits=(*limits, *bounds),
            settings=settings, guess=guess,
        )  # fmt: skip

    def _optional(self, needed: bool, place: str) -> tuple[Limit, ...]:
        return () if needed else (Limit("optional", None, f"{place} (not required)", "may be left empty"),)

    def _told(self, kind: str, parts: Iterable[tuple[str, str]], fate: Any, why: str) -> None:
        self._remarks += [Remark(kind, place, words, fate, why) for place, words in parts]


def type_of_parts(inside: Sequence[Tag], around: Around) -> str:
    """What some boxes of one fieldset are the parts of; "" where they are questions of their own."""
    told = [
        f"{each.get('name')} {each.get('id')} {around.label(each).text}".replace("-", " ")
        .replace("_", " ")
        .replace("[", " ")
        .replace("]", " ")
        for each in inside
    ]
    plain = all(type_of_control(each) in ("text", "number", "tel", "select") for each in inside)
    if not plain:
        return ""
    finds = [any(word.search(each) for each in told) for word in (_DAY, _MONTH, _YEAR)]
    if len(inside) == 3 and all(finds):
        return "date"
    if len(inside) == 2 and finds[1:] == [True, True]:
        return "month_year"
    tokens = {token for each in inside for token in each.get("autocomplete").split()}
    lines = any(token.startswith(("address-line", "street-address")) for token in tokens)
    if lines and "postal-code" in tokens and all(_ADDRESS.search(each) or "country" in each.lower() for each in told):
        return "address"
    return ""


def spoken(name: str) -> str:
    """A name of a control as words."""
    words = " ".join(re.sub(r"[\[\]_.-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).split())
    return words[:1].upper() + words[1:].lower() if words else "Question"
