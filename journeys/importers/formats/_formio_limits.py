"""The validations of a component of Form.io: bounds, patterns, rules, and whether it has to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from journeys.importers.draft import SILENT, Limit, LimitKind, Remark, Words
from journeys.importers.formats._formio_conditions import Fields
from journeys.importers.formats._jsonlogic import condition_of
from journeys.importers.formats._patterns import only_digits, reference
from journeys.importers.prose import line
from journeys.importers.values import Value, short
from journeys.questions.accepted import FILE_TYPES


def needed(of: Value) -> Iterator[Limit]:
    """Whether it has to be answered."""
    required = of.at("validate", "required")
    if not required.flag():
        yield Limit("optional", None, required.place, "may be left empty")


_BOUNDS: tuple[tuple[str, LimitKind, str], ...] = (
    ("min", "min", "at least {}"), ("max", "max", "at most {}"), ("minLength", "min_length", "at least {} characters"),
    ("maxLength", "max_length", "at most {} characters"), ("maxWords", "max_words", "at most {} words"),
    ("minSelectedCount", "min", "at least {} of them"), ("maxSelectedCount", "max", "at most {} of them"),
)  # fmt: skip


def limits_of(of: Value, type: str, fields: Fields, settings: dict[str, Any], remarks: list[Remark]) -> Iterator[Limit]:
    """All other validations; `settings` gets those that are keys of the type."""
    rules = of.at("validate")
    message = line(rules.at("customMessage").text())
    for key in ("integer", "step", "multiple", "unique", "onlyAvailableItems", "strictDateValidation", "customPrivate"):
        rules.at(key).pass_over()
    said = Words(message, place=rules.at("customMessage").place) if message else SILENT
    for key, kind, words in _BOUNDS:
        at = rules.at(key)
        if (number := at.number()) is not None:
            yield Limit(kind, number, at.place, words.format(number), said)
    pattern = rules.at("pattern")
    if pattern.text():
        yield _pattern(pattern, type, settings, said)
    for key in ("minWords", "custom"):
        at = rules.at(key)
        if at.text():
            yield Limit("other", None, at.place, f"{key}: {short(at.value)}", said)
    mask = of.at("inputMask")
    if mask.text():
        yield Limit("other", None, mask.place, f"written like {mask.text()}")
    if of.at("unique").flag():
        yield Limit("other", None, of.at("unique").place, "given by nobody else")
    logic = rules.at("json")
    if logic:
        must = condition_of(logic.value, fields.meant, logic.place)
        yield Limit("must", None, logic.place, short(logic.value), said, must)
        logic.pass_over()
    places = of.at("decimalLimit").whole()
    if places is not None and type in ("decimal", "money"):
        yield Limit("places", Decimal(places), of.at("decimalLimit").place, f"at most {places} decimals")
    for key, kind in (("minDate", "min"), ("maxDate", "max")):
        yield from _day(of.at("datePicker", key), kind, type)
    if type == "file":
        yield from _files(of, settings)
    if type == "":
        return
    if of.at("multiple").flag() and type not in ("choices", "file"):
        remarks.append(
            Remark("setting", of.at("multiple").place, "several answers", "dropped", "one answer is asked for")
        )
    of.at("multiple").pass_over()


def _pattern(at: Value, type: str, settings: dict[str, Any], message: Words) -> Limit:
    words = f"matches {at.text()[:120]}"
    made = reference(at.text()) if type == "text" else {}
    if made:
        settings.update({key: each for key, each in made.items() if key != "length"})
        return Limit("length", Decimal(made["length"]), at.place, words, message)
    if only_digits(at.text()) and type == "integer":
        return Limit("places", Decimal(0), at.place, words, message)
    return Limit("other", None, at.place, words, message)


def _day(at: Value, kind: LimitKind, type: str) -> Iterator[Limit]:
    said = at.text()
    if not said:
        return
    try:
        value = date.fromisoformat(said[:10])
    except ValueError:
        value = None
    words = f"{'from' if kind == 'min' else 'until'} {said}"
    yield Limit(kind if value is not None and type == "date" else "other", value, at.place, words)


def _files(of: Value, settings: dict[str, Any]) -> Iterator[Limit]:
    size, kinds = of.at("fileMaxSize").text().upper().removesuffix("MB").strip(), of.at("filePattern")
    if size.isdigit():
        settings["max_size"] = f"{max(1, min(100, int(size[:6])))} MB"
    wanted = [each.strip().lower().removeprefix("*") for each in kinds.text().split(",") if each.strip()]
    words = [
        each.word
        for kind in wanted
        for each in FILE_TYPES
        if kind in (each.media_type, *(f".{end}" for end in each.endings), f"{each.media_type.split('/')[0]}/*")
    ]
    if words:
        settings["accepts"] = list(dict.fromkeys(words))
    elif wanted not in ([], [""]):
        yield Limit("other", None, kinds.place, f"files of the types {', '.join(wanted)[:120]}")
    least = of.at("fileMinSize")
    if least.text() not in ("", "0KB"):
        yield Limit("other", None, least.place, f"files of at least {least.text()}")
