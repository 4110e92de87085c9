"""The validations of an element of SurveyJS: bounds, validators, and whether it has to be answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from journeys.importers.draft import Limit, LimitKind, Remark, Words
from journeys.importers.formats._patterns import only_digits, reference
from journeys.importers.formats._survey_sentences import condition_of
from journeys.importers.formats._survey_texts import texts
from journeys.importers.values import Value, short
from journeys.questions.accepted import FILE_TYPES


def needed(of: Value) -> Iterator[Limit]:
    """Whether it has to be answered, always or for some."""
    required, only = of.at("isRequired"), of.at("requiredIf")
    of.at("requiredErrorText").pass_over()
    if not required.flag():
        yield Limit("optional", None, required.place, "may be left empty")
    if only.text():
        yield Limit("other", None, only.place, f"needed only if {only.text()[:120]}")


_BOUNDS: tuple[tuple[str, LimitKind, str], ...] = (
    ("min", "min", "at least {}"), ("max", "max", "at most {}"), ("minLength", "min_length", "at least {} characters"),
    ("maxLength", "max_length", "at most {} characters"), ("minSelectedChoices", "min", "at least {} of them"),
    ("maxSelectedChoices", "max", "at most {} of them"),
)  # fmt: skip


def limits_of(of: Value, type: str, settings: dict[str, Any], remarks: list[Remark]) -> Iterator[Limit]:
    """All other validations; `settings` gets those that are keys of the type."""
    for key, kind, words in _BOUNDS:
        at = of.at(key)
        if at.text() and at.text() != "-1":
            yield _bound(kind, at, words, type)
    if type == "file":
        yield from _files(of, settings)
    if of.at("step").text() and type == "decimal" and (step := of.at("step").number()) is not None:
        places = -int(step.normalize().as_tuple().exponent)
        if step > 0 and step == Decimal(1).scaleb(-places) and places >= 0:
            yield Limit("places", Decimal(places), of.at("step").place, f"in steps of {step}")
    if of.at("maskType").text() or of.at("maskSettings"):
        at = of.at("maskSettings")
        of.at("maskType").text()
        yield Limit("other", None, at.place, f"written like {short(at.at('pattern').text() or at.value)}")
        at.pass_over()
    for each in of.at("validators").each():
        if each.at("type").text() == "email" and type == "email":
            each.pass_over()
            remarks.append(
                Remark("validation", each.place, "an email address", "carried", "by the type of the question")
            )
        else:
            yield from _validator(each, type, settings)


def _bound(kind: LimitKind, at: Value, words: str, type: str) -> Limit:
    said = at.text()
    value: Any = at.number()
    if type in ("date", "day") and kind in ("min", "max"):
        try:
            value = date.fromisoformat(said[:10])
        except ValueError:
            value = None
    kind = "other" if value is None else kind
    return Limit(kind, value, at.place, words.format(said))


def _validator(of: Value, type: str, settings: dict[str, Any]) -> Iterator[Limit]:
    """One validator; its bounds are validations of their own."""
    kind = of.at("type").text()
    message = texts(of.at("text"))
    pairs: Mapping[str, tuple[tuple[str, LimitKind, str], ...]] = {
        "numeric": (("minValue", "min", "at least {}"), ("maxValue", "max", "at most {}")),
        "text": (
            ("minLength", "min_length", "at least {} characters"),
            ("maxLength", "max_length", "at most {} characters"),
        ),
        "answercount": (("minCount", "min", "at least {} of them"), ("maxCount", "max", "at most {} of them")),
    }
    if kind in pairs:
        for key, limit, words in pairs[kind]:
            if of.at(key).text():
                yield replace(_bound(limit, of.at(key), words, type), message=message)
        if kind == "text" and of.at("allowDigits").value is False:
            of.at("allowDigits").pass_over()
            yield Limit("other", None, of.at("allowDigits").place, "without digits", message)
    elif kind == "regex":
        yield _regex(of, type, settings, message)
    elif kind == "expression":
        said = of.at("expression")
        yield Limit("must", None, of.place, said.text()[:160], message, condition_of(said.text(), said.place))
    else:
        yield Limit("other", None, of.place, f"{kind or 'a validation'}: {short(of.value)}", message)
        of.pass_over()


def _regex(of: Value, type: str, settings: dict[str, Any], message: Words) -> Limit:
    pattern = of.at("regex").text()
    words = f"matches {pattern[:120]}"
    made = reference(pattern) if type == "text" else {}
    if made:
        settings.update({key: each for key, each in made.items() if key != "length"})
        return Limit("length", Decimal(made["length"]), of.place, words, message)
    if only_digits(pattern) and type == "integer":
        return Limit("places", Decimal(0), of.place, words, message)
    return Limit("other", None, of.place, words, message)


def _files(of: Value, settings: dict[str, Any]) -> Iterator[Limit]:
    size, accepted = of.at("maxSize").number(), of.at("acceptedTypes")
    if size is not None and size > 0:
        settings["max_size"] = f"{max(1, min(100, int(size) // 1_000_000))} MB"
    kinds = [each.strip().lower() for each in accepted.text().split(",") if each.strip()]
    words = [
        each.word
        for kind in kinds
        for each in FILE_TYPES
        if kind in (each.media_type, *(f".{end}" for end in each.endings), f"{each.media_type.split('/')[0]}/*")
    ]
    if words:
        settings["accepts"] = list(dict.fromkeys(words))
    elif kinds:
        yield Limit("other", None, accepted.place, f"files of the types {', '.join(kinds)[:120]}")
