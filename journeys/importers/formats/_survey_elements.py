"""The elements of SurveyJS that ask something -> questions with their options, conditions and validations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from journeys.importers.conditions import Compare, Condition, both
from journeys.importers.draft import SILENT, Choice, Content, Field, Limit, Remark, Words
from journeys.importers.formats._survey_limits import limits_of, needed
from journeys.importers.formats._survey_looks import OF_ELEMENTS
from journeys.importers.formats._survey_sentences import condition_of
from journeys.importers.formats._survey_texts import texts
from journeys.importers.prose import line
from journeys.importers.values import Value

TYPES: Mapping[str, str] = {
    "text": "text", "comment": "long_text", "radiogroup": "choice", "dropdown": "choice", "checkbox": "choices",
    "tagbox": "choices", "boolean": "yes_no", "rating": "choice", "imagepicker": "choice", "buttongroup": "choice",
    "file": "file", "signaturepad": "signature",
}  # fmt: skip
"""Elements that ask, and the question type that each becomes."""

_INPUTS: Mapping[str, tuple[str, str]] = {
    "text": ("text", ""), "email": ("email", ""), "tel": ("phone", ""), "number": ("decimal", ""), "date": ("date", ""),
    "month": ("month_year", ""), "time": ("time", ""), "range": ("integer", "a slider became a number to write"),
    "url": ("text", "a web address is asked for as text; nothing checks that it is one"),
    "datetime-local": ("date", "a day with a time is asked for as the day alone"),
    "datetime": ("date", "a day with a time is asked for as the day alone"),
}  # fmt: skip


def name_of(of: Value) -> str:
    """The name that expressions read."""
    return of.at("valueName").text() or of.at("name").text() or of.place


def rule_of(of: Value, key: str, prefix: str = "") -> Condition | None:
    """The condition under a key; None where there is none. `prefix` is the repeat that it stands in."""
    said = of.at(key).text()
    if prefix:
        said = said.replace("{panel.", f"{{{prefix}").replace("{row.", f"{{{prefix}")
    return condition_of(said, of.at(key).place) if said else None


def element(of: Value, remarks: list[Remark], copied: Mapping[str, Value], prefix: str = "") -> list[Field | Content]:
    """The question of an element, and the one behind it that asks what “other” is. `copied` are elements by name,
    for options that are those of another."""
    kind = of.at("type").text() or of.at("cellType").text() or "text"
    name = f"{prefix}{name_of(of)}"
    for key in OF_ELEMENTS:
        of.at(key).pass_over()
    title, hint = texts(of.at("title")), texts(of.at("description"), whole=True)
    label = title if title else Words(_spoken(of.at("name").text()), place=of.place)
    type, guess, why = _type(of, kind)
    choices = tuple(_choices(of, kind, remarks, copied)) if type in ("choice", "choices") else ()
    if type in ("choice", "choices") and not choices:
        type, guess = "text", "its options come from elsewhere; nothing is fetched, so it is asked as text"
    settings: dict[str, Any] = {}
    if type == "text" and any(each.at("type").value == "email" for each in of.at("validators").each()):
        type = "email"
    limits = [*needed(of), *limits_of(of, type, settings, remarks)]
    if "characters" in settings:
        type = "reference"
    when, place = _shown(of, remarks, prefix)
    _placeholder(of, remarks)
    asked = Field(
        name, type, label, of.place, kind, hint if hint else SILENT, choices=choices, limits=tuple(limits),
        settings=settings, when=when, when_place=place, guess=guess, why=why,
    )  # fmt: skip
    return [asked, *_others(of, asked), *_comment(of, asked)]


def _spoken(name: str) -> str:
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _type(of: Value, kind: str) -> tuple[str, str, str]:
    """The type of a question, why it was guessed, why there is none."""
    if of.at("visible").value is False:
        of.at("visible").pass_over()
        return "", "", "the source hides it from everybody"
    if of.at("readOnly").flag():
        return "", "", "it is only shown, never answered"
    if kind == "text":
        said = of.at("inputType").text() or "text"
        if said == "number" and of.at("step").text() in ("1", ""):
            return ("integer" if of.at("step").text() else "decimal"), "", ""
        type, guess = _INPUTS.get(said, ("", ""))
        return type, guess, "" if type else f"no question asks for what a field of the kind {said} takes"
    if kind == "boolean":
        return _boolean(of)
    if kind in ("imagepicker",) and of.at("multiSelect").flag():
        return "choices", "", ""
    if kind == "signaturepad":
        return "signature", "a drawn signature became a typed name", ""
    if kind in TYPES:
        return TYPES[kind], "", ""
    return "", "", f"Footpath has no question like {kind!r}"


def _boolean(of: Value) -> tuple[str, str, str]:
    told = [line(texts(of.at(key)).text) for key in ("labelTrue", "labelFalse")]
    plain = {"", "yes", "no", "true", "false"}
    guess = "" if set(map(str.lower, told)) <= plain else f"{told[0]!r} and {told[1]!r} became yes and no"
    return "yes_no", guess, ""


def _choices(of: Value, kind: str, remarks: list[Remark], copied: Mapping[str, Value]) -> Iterator[Choice]:
    """Its options: its own, those of another question, a scale; then “other” and “none”."""
    if kind == "rating" and not of.at("rateValues"):
        yield from _scale(of)
        return
    if of.at("choicesByUrl"):
        at = of.at("choicesByUrl")
        remarks.append(
            Remark("list", at.place, at.at("url").text(), "dropped", "options from an address are not fetched")
        )
        at.pass_over()
    home = of.at("rateValues") if kind == "rating" else of.at("choices")
    taken = of.at("choicesFromQuestion")
    other = copied.get(taken.text())
    if other is not None and not home:
        for number, each in enumerate(other.at("choices").each()):
            yield replace(_choice(each), place=f"{taken.place}#{number}", when=None)
    for each in home.each():
        yield _choice(each)
    if of.at("hasOther").flag() or of.at("showOtherItem").flag():
        yield _extra(of, "otherText", "other", "Something else", alone=False)
    if of.at("hasNone").flag() or of.at("showNoneItem").flag():
        yield _extra(of, "noneText", "none", "None of these", alone=kind in ("checkbox", "tagbox"))


def _choice(of: Value) -> Choice:
    if not isinstance(of.value, dict):
        said = of.text()
        return Choice(said, Words(line(said), place=of.place), of.place)
    for key in ("imageLink", "customProperty"):
        of.at(key).pass_over()
    value = of.at("value").text()
    label = texts(of.at("text"))
    hint = texts(of.at("description"))
    key = "visibleIf" if of.at("visibleIf") else "enableIf"
    return Choice(
        value, label if label else Words(line(value), place=of.place), of.place, hint if hint else SILENT,
        rule_of(of, key), of.at(key).place,
    )  # fmt: skip


def _extra(of: Value, key: str, value: str, otherwise: str, alone: bool) -> Choice:
    label = texts(of.at(key))
    return Choice(value, label if label else Words(otherwise, place=of.place), f"{of.place} ({value})", alone=alone)


def _scale(of: Value) -> Iterator[Choice]:
    low, high, step = (of.at(key).whole() for key in ("rateMin", "rateMax", "rateStep"))
    low, step = 1 if low is None else low, step or 1
    count = of.at("rateCount").whole()
    high = high if high is not None else low + (count or 5) - 1
    ends = {low: texts(of.at("minRateDescription")), high: texts(of.at("maxRateDescription"))}
    for number in range(low, min(high, low + 50 * step) + 1, max(1, step)):
        said = ends.get(number, SILENT)
        label = Words(f"{number}: {said.text}" if said else str(number), place=of.place)
        yield Choice(str(number), label, f"{of.place} ({number})")


def _placeholder(of: Value, remarks: list[Remark]) -> None:
    """What stands in an empty box."""
    for key in ("placeholder", "placeHolder"):
        said = texts(of.at(key))
        if said:
            why = "what stands in an empty box is gone when it is needed; make it a hint where it helps"
            remarks.append(Remark("hint", said.place, said.text, "dropped", why))


def _shown(of: Value, remarks: list[Remark], prefix: str) -> tuple[Condition | None, str]:
    """For whom it is asked: what cannot be filled in is not asked."""
    visible, enabled = rule_of(of, "visibleIf", prefix), rule_of(of, "enableIf", prefix)
    if visible is not None and enabled is not None:
        why = "what cannot be filled in is not asked"
        remarks.append(Remark("rule", of.at("enableIf").place, of.at("enableIf").text(), "guessed", why))
    return both(visible, enabled), of.at("visibleIf" if visible is not None else "enableIf").place


def _others(of: Value, asked: Field) -> Iterator[Field]:
    """What “other” is: a question behind, asked only of those who chose it."""
    if asked.type not in ("choice", "choices") or not any(each.place.endswith("(other)") for each in asked.choices):
        return
    operator: Any = "is" if asked.type == "choice" else "includes"
    label = texts(of.at("otherPlaceholder"))
    place = f"{of.place} (what other)"
    yield Field(
        f"{asked.name}-Comment", "text", label if label else Words("What is it?", place=place), place, "other",
        when=both(asked.when, Compare(asked.name, operator, "other")), when_place=f"{place} (when)",
    )  # fmt: skip


def _comment(of: Value, asked: Field) -> Iterator[Field]:
    """The box for a remark below a question."""
    if not (of.at("hasComment").flag() or of.at("showCommentArea").flag()):
        return
    label = texts(of.at("commentText"))
    place = f"{of.place} (comment)"
    yield Field(
        f"{asked.name}-Comment", "long_text", label if label else Words("Is there anything to add?", place=place),
        place, "comment", limits=(Limit("optional", None, f"{place} (not required)", "may be left empty"),),
        when=asked.when, when_place=f"{place} (when)",
    )  # fmt: skip
