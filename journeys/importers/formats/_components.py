"""The components that the XGov builder and its descendants share, read as fields and texts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import FromToday, Named
from journeys.importers.draft import SILENT, Choice, ChoiceList, Content, Field, Limit, LimitKind, Words
from journeys.importers.prose import line, prose
from journeys.importers.values import Value
from journeys.questions.accepted import FILE_TYPES

TYPES: Mapping[str, str] = {
    "TextField": "text", "FreeTextField": "long_text", "MultilineTextField": "long_text", "NumberField": "decimal",
    "DatePartsField": "date", "DatePartsfield": "date", "DateField": "date",
    "MonthYearField": "month_year", "TimeField": "time",
    "YesNoField": "yes_no", "EmailAddressField": "email", "TelephoneNumberField": "phone", "UkAddressField": "address",
    "RadiosField": "choice", "SelectField": "choice", "AutocompleteField": "choice", "CheckboxesField": "choices",
    "FileUploadField": "file", "ClientSideFileUploadField": "file", "WebsiteField": "text",
    "DeclarationField": "declaration",
    "MultiInputField": "repeat", "EastingNorthingField": "location", "LatLongField": "location",
    "NationalGridFieldNumberField": "location", "OsGridRefField": "location",
}  # fmt: skip
"""Components that ask, and the question type that each becomes."""

TEXTS = frozenset(
    (
        "Para",
        "Html",
        "InsetText",
        "Details",
        "Markdown",
        "WarningText",
        "NotificationBanner",
        "List",
        "FlashCard",
        "Image",
    )
)
"""Components that only tell."""

_GUESSES: Mapping[str, str] = {
    "WebsiteField": "a web address is asked for as text; nothing checks that it is one",
    "EastingNorthingField": "easting and northing are asked for as one place",
    "LatLongField": "latitude and longitude are asked for as one place",
    "NationalGridFieldNumberField": "a national grid field number is asked for as a place",
    "OsGridRefField": "a grid reference is asked for as a place",
}
_LAYOUT = (
    "hideTitle", "classes", "optionalText", "exposeToContext", "disableChangingFromSummary", "columnTitles",
    "showNoScriptWarning", "isSensitive", "bold", "type",
)  # fmt: skip
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}


def component(of: Value, lists: Mapping[str, ChoiceList]) -> list[Field | Content]:
    """What a component is: a text, a question, or a declaration with its text above."""
    kind = of.at("type").text()
    of.at("id").pass_over()
    for key in _LAYOUT:
        of.at("options", key).pass_over()
    if kind in TEXTS or (kind not in TYPES and of.at("content") and not of.at("name")):
        return _text(of, kind, lists)
    if kind == "DeclarationField":
        return _declaration(of)
    return [_field(of, kind, lists)]


def _text(of: Value, kind: str, lists: Mapping[str, ChoiceList]) -> list[Field | Content]:
    of.at("name").pass_over()
    words = of.at("content").text()
    title = of.at("title").text() if kind in ("Details", "FlashCard") else ""
    if kind == "List" or (not words and of.at("list")):
        items = lists.get(_list_name(of, lists))
        words = "\n".join(f"- {choice.label.text}" for choice in items.choices) if items else words
        title = of.at("title").text()
    of.at("title").pass_over()
    if title:
        words = f"**{line(title)}**\n\n{prose(words)}"
    named = of.at("options", "condition")
    when = Named(named.text(), named.place) if named else None
    return [Content(Words(prose(words), place=of.place), of.place, when, named.place if named else "")]


def _declaration(of: Value) -> list[Field | Content]:
    words = of.at("content")
    label = of.at("title").words()
    told: list[Field | Content] = []
    if prose(words.text()):
        told.append(Content(Words(prose(words.text()), place=words.place), words.place))
        label = Words("I agree" if label.text.lower() in ("", "declaration") else label.text, place=label.place)
    return [
        *told,
        Field(
            _name(of),
            "declaration",
            label,
            of.place,
            "DeclarationField",
            _hint(of),
            limits=tuple(_optional(of)),
        ),
    ]


def _name(of: Value) -> str:
    """What a component is called; one without a name is told apart by its id or its place."""
    return of.at("name").text() or of.at("id").text() or of.place


def _field(of: Value, kind: str, lists: Mapping[str, ChoiceList]) -> Field:
    type = TYPES.get(kind, "")
    settings: dict[str, Any] = {}
    limits = [*_optional(of), *_bounds(of, type)]
    choices: tuple[Choice, ...] = ()
    list_name = _list_name(of, lists)
    if type in ("choice", "choices") and list_name not in lists:
        list_name, type = "", "yes_no" if of.at("list").text() == "__yesNo" else ""
    if type in ("choice", "choices") and list_name in lists and not lists[list_name].choices:
        type = ""
    if kind in ("SelectField", "AutocompleteField"):
        settings["presentation"] = "select" if kind == "SelectField" else "search"
    if type == "decimal":
        type = _number(of, settings)
    elif type == "file":
        limits += _files(of, settings)
    elif type == "address" and of.at("options", "usePostcodeLookup").flag():
        settings["lookup"] = True
    elif type == "long_text":
        rows = of.at("options", "rows").whole()
        if rows is not None and 2 <= rows <= 30:
            settings["rows"] = rows
    named = of.at("options", "condition")
    children = [
        each for child in of.at("children").each() for each in component(child, lists) if isinstance(each, Field)
    ]
    return Field(
        _name(of),
        type,
        _label(of),
        of.place,
        kind or "no type",
        _hint(of),
        short=line(of.at("shortDescription").text()),
        list=list_name if type in ("choice", "choices") else "",
        choices=choices,
        limits=tuple(limits),
        settings=settings,
        when=Named(named.text(), named.place) if named else None,
        when_place=named.place,
        inside=tuple(children),
        guess=_GUESSES.get(kind, ""),
        why="its list of options is missing or empty" if kind in TYPES and not type else "",
    )


def _label(of: Value) -> Words:
    words = of.at("title").words()
    return Words(line(words.text), place=words.place)


def _hint(of: Value) -> Words:
    hint = of.at("hint")
    words = prose(hint.text())
    return Words(words, place=hint.place) if words else SILENT


def _list_name(of: Value, lists: Mapping[str, ChoiceList]) -> str:
    of.at("values", "type").pass_over()
    name = of.at("list").text()
    return lists[name].name if name in lists else name  # version 2 refers to a list by its id


def _optional(of: Value) -> list[Limit]:
    of.at("schema", "required").pass_over()
    of.at("schema", "optionalText").pass_over()
    required = of.at("options", "required")
    return [] if required.flag(True) else [Limit("optional", None, required.place, "may be left empty")]


_LIMITS: tuple[tuple[tuple[str, str], LimitKind, str], ...] = (
    (("schema", "min"), "min", "at least {}"),
    (("schema", "max"), "max", "at most {}"),
    (("schema", "length"), "length", "exactly {} characters"),
    (("schema", "precision"), "places", "at most {} decimals"),
    (("options", "maxWords"), "max_words", "at most {} words"),
)


def _bounds(of: Value, type: str) -> list[Limit]:
    found = []
    for keys, kind, words in _LIMITS:
        at = of.at(*keys)
        number = at.number()
        if number is None:
            continue
        if type in ("text", "long_text", "email", "phone") and kind in ("min", "max"):
            kind = "min_length" if kind == "min" else "max_length"
            words += " characters"
        found.append(Limit(kind, number, at.place, words.format(number)))
    for key, sign in (("maxDaysInPast", -1), ("maxDaysInFuture", 1)):
        at = of.at("options", key)
        days = at.whole()
        if days is not None:
            when = "past" if sign < 0 else "future"
            found.append(
                Limit(
                    "min" if sign < 0 else "max",
                    FromToday(sign * days, "days"),
                    at.place,
                    f"at most {days} days in the {when}",
                )
            )
    for keys in (("schema", "regex"), ("options", "customValidation"), ("options", "customValidationMessage")):
        at = of.at(*keys)
        if at.text():
            found.append(Limit("other", None, at.place, f"{keys[-1]}: {at.text()[:120]}"))
    return found


def _number(of: Value, settings: dict[str, Any]) -> str:
    prefix, suffix = of.at("options", "prefix").text(), of.at("options", "suffix").text()
    if prefix in _SYMBOLS:
        return "money"
    if suffix or prefix:
        settings["unit"] = suffix or prefix
    precision = of.at("schema", "precision").whole()
    return "integer" if precision == 0 or of.at("schema", "integer").flag() else "decimal"


_OLD_DOCUMENTS = {"application/msword": "document", "application/vnd.ms-excel": "spreadsheet"}


def _files(of: Value, settings: dict[str, Any]) -> list[Limit]:
    zone = of.at("options", "dropzoneConfig")
    zone.at("parallelUploads").pass_over()
    found = []
    least, most = of.at("options", "minimumRequiredFiles"), zone.at("maxFiles")
    if (number := least.number()) is not None:
        found.append(Limit("min", number, least.place, f"at least {number} files"))
    if (number := most.number()) is not None:
        found.append(Limit("max", number, most.place, f"at most {number} files"))
    size = zone.at("maxFilesize").number()
    if size is not None and 0 < size <= 100:
        settings["max_size"] = f"{int(size) or 1} MB"
    accepted = of.at("options", "accept")
    accepted = accepted if accepted else zone.at("acceptedFiles")
    kinds = [each.strip() for each in accepted.text().lower().split(",") if each.strip()]
    words = [word for each in kinds for word in _accepted(each)]
    if words:
        settings["accepts"] = list(dict.fromkeys(words))
        unknown = [each for each in kinds if not _accepted(each) or each in _OLD_DOCUMENTS]
        if unknown:
            found.append(Limit("other", None, accepted.place, f"files of the types {', '.join(unknown)}"))
    return found


def _accepted(kind: str) -> list[str]:
    if kind in _OLD_DOCUMENTS:
        return [_OLD_DOCUMENTS[kind]]
    return [
        each.word
        for each in FILE_TYPES
        if kind in (each.media_type, *(f".{ending}" for ending in each.endings), f"{each.media_type.split('/')[0]}/*")
    ]


def choice_lists(of: Value) -> dict[str, ChoiceList]:
    """The lists of a form by name; of two with one name the first counts."""
    found: dict[str, ChoiceList] = {}
    for each in of.each():
        name = each.at("name").text() or each.at("id").text() or each.place
        each.at("type").pass_over()
        each.at("id").pass_over()
        if name not in found:
            choices = tuple(_choice(item) for item in each.at("items").each() if isinstance(item.value, dict))
            found[name] = ChoiceList(name, line(each.at("title").text()), choices, each.place)
    return found


def _choice(of: Value) -> Choice:
    of.at("id").pass_over()
    hint = of.at("description") if of.at("description") else of.at("hint")
    if isinstance(hint.value, dict):
        hint.at("id").pass_over()
        hint = hint.at("text")
    label = of.at("text").words()
    value = of.at("value").text() or label.text
    named = of.at("condition")
    return Choice(
        value,
        label if label else Words(value, place=of.place),
        of.place,
        Words(line(hint.text()), place=hint.place) if line(hint.text()) else SILENT,
        Named(named.text(), named.place) if named.text() else None,
        named.place,
    )


def decimal(text: str) -> Decimal | None:
    """A number as a condition writes it."""
    return Value(text).number()
