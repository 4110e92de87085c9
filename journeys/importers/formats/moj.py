"""Services of the MoJ form builder: pages, and apart from them a flow of pages and branches keyed by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeys.importers.conditions import Always, Both, Compare, Condition, Either, Named, Operator, Unclear
from journeys.importers.draft import (
    SILENT,
    Choice,
    Content,
    Definition,
    Draft,
    Field,
    Limit,
    LimitKind,
    Link,
    Page,
    PageKind,
    Remark,
    Section,
    Words,
)
from journeys.importers.fault import ImportFault
from journeys.importers.prose import line, prose
from journeys.importers.source import Source
from journeys.importers.values import Value
from journeys.questions.accepted import FILE_TYPES

TITLE = "MoJ Forms metadata (JSON)"

TYPES: Mapping[str, str] = {
    "text": "text", "textarea": "long_text", "number": "decimal", "date": "date", "email": "email",
    "address": "address", "radios": "choice", "checkboxes": "choices", "autocomplete": "choice", "upload": "file",
    "multiupload": "file",
}  # fmt: skip
_KINDS: Mapping[str, PageKind] = {
    "page.start": "start", "page.checkanswers": "check", "page.confirmation": "confirmation", "page.exit": "end",
}  # fmt: skip
_OPERATORS: Mapping[str, Operator] = {
    "is": "is", "is_not": "is_not", "contains": "includes", "does_not_contain": "not_includes",
    "is_answered": "answered", "is_not_answered": "not_answered",
}  # fmt: skip
_ABOUT_THE_BUILDER = ("_id", "_type", "_uuid", "created_at", "created_by", "service_id", "version_id")
DEEPEST = 30
"""How many branches may follow one another without a page between them."""


def looks_like(source: Source) -> float:
    """Sure where there is a flow, and pages with types."""
    top = source.mapping
    pages = top.get("pages")
    typed = isinstance(pages, list) and any(
        isinstance(page, dict) and str(page.get("_type", "")).startswith("page.") for page in pages
    )
    if not typed:
        return 0.0
    return 0.98 if isinstance(top.get("flow"), dict) else 0.7


def read(source: Source) -> Draft:
    """The form."""
    top = Value(source.plain)
    if not isinstance(top.value, dict) or not isinstance(top.value.get("pages"), list):
        raise ImportFault(f"{source.name} has no list of pages", "/pages", "is it the metadata of a service?")
    reading = _Reading(top)
    pages = tuple(reading.pages())
    if not pages:
        raise ImportFault(f"{source.name} has no pages", "/pages", "is it the metadata of a service?")
    for key in _ABOUT_THE_BUILDER:
        top.at(key).pass_over()
    title = top.at("service_name").words()
    start = next((page.name for page in pages if page.kind == "start"), pages[0].name)
    language = top.at("locale").text()[:2].lower()
    return Draft(
        "moj",
        title.text or "form",
        title if title else Words("Form"),
        pages,
        in_order=not isinstance(top.value.get("flow"), dict),
        sections=tuple(reading.sections.values()),
        definitions=tuple(reading.definitions.values()),
        remarks=(*reading.remarks, *top.unread()),
        language=language if language in ("en", "cy") else "en",
        start=start,
    )


@dataclass(slots=True)
class _Way:
    """A way on through branches: where to, what has to hold, where that stands."""

    to: str
    when: Condition | None
    place: str


class _Reading:
    """Reads the pages of a service with the flow between them."""

    def __init__(self, top: Value) -> None:
        self._top = top
        self._flow = top.at("flow")
        self.definitions: dict[str, Definition] = {}
        self.sections: dict[str, Section] = {}
        self.remarks: list[Remark] = []
        self._names: dict[str, str] = {}
        self._components: dict[tuple[str, str], str] = {}
        self._options: dict[str, str] = {}
        self._taken: set[str] = set()
        self._index()

    def _index(self) -> None:
        for page in self._top.at("pages").each():
            id = page.at("_uuid").text()
            self._names.setdefault(id, page.at("url").text() or id or page.place)
            for component in (*page.at("components").each(), *page.at("extra_components").each()):
                name = component.at("name").text() or component.at("_id").text()
                self._components.setdefault((id, component.at("_uuid").text()), name)
                for item in component.at("items").each():
                    self._options.setdefault(item.at("_uuid").text(), _label(item).text)

    def pages(self) -> Iterator[Page]:
        """The pages in the order of the file."""
        for page in self._top.at("pages").each():
            if isinstance(page.value, dict):
                yield self._page(page)

    def _page(self, of: Value) -> Page:
        id = of.at("_uuid").text()
        kind = _KINDS.get(of.at("_type").text(), "page")
        for key in ("_id", "_type", "add_component", "add_extra_component"):
            of.at(key).pass_over()
        parts: list[Field | Content] = [
            Content(Words(prose(at.text()), place=at.place), at.place)
            for key in ("lede", "body", "before_you_start")
            if prose((at := of.at(key)).text())
        ]
        for component in (*of.at("extra_components").each(), *of.at("components").each()):
            parts += [self._component(component)] if isinstance(component.value, dict) else []
        parts += [
            Content(Words(prose(at.text()), place=at.place), at.place)
            for key in ("send_heading", "send_body")
            if prose((at := of.at(key)).text())
        ]
        flow = self._flow.at(id)
        flow.at("_type").pass_over()
        ways = self._ways(flow.at("next", "default").text(), f"{flow.place}/next/default", None, of.place, 0)
        return Page(
            self._names[id],
            of.at("heading").words(),
            of.place,
            kind,
            tuple(parts),
            tuple(Link(way.to, way.place, way.when) for way in ways),
            section=self._section(of),
        )

    def _section(self, of: Value) -> str:
        at = of.at("section_heading")
        title = line(at.text())
        if title and title not in self.sections:
            self.sections[title] = Section(title, Words(title, place=at.place), at.place)
        return title

    def _ways(self, to: str, place: str, when: Condition | None, page: str, depth: int) -> list[_Way]:
        """Where a step of the flow leads: to a page, or through a branch to several."""
        if not to:
            return []
        step = self._flow.at(to)
        step.at("_type").pass_over()
        if step.at("_type").text() != "flow.branch":
            return [_Way(self._names.get(to, to), when, self._once(place, page))]
        if depth >= DEEPEST:
            return [_Way(to, Unclear("", "branches lead to branches without an end"), self._once(place, page))]
        step.at("title").pass_over()
        found: list[_Way] = []
        for each in step.at("next", "conditionals").each():
            named = Named(self._definition(each, step.at("title").text()), each.place)
            both = named if when is None else Both((when, named))
            found += self._ways(each.at("next").text(), each.place, both, page, depth + 1)
        default = step.at("next", "default")
        return found + self._ways(default.text(), default.place, when, page, depth + 1)

    def _once(self, place: str, page: str) -> str:
        """A place of its own for a branch that several pages lead to."""
        own = place if place not in self._taken else f"{place} (from {page})"
        number = 2
        while own in self._taken:
            own, number = f"{place} (from {page}, {number})", number + 1
        self._taken.add(own)
        return own

    def _definition(self, of: Value, title: str) -> str:
        if of.place not in self.definitions:
            of.at("_uuid").pass_over()
            self.definitions[of.place] = Definition(of.place, line(title), self._joined(of), of.place)
        return of.place

    def _joined(self, of: Value) -> Condition:
        word = of.at("_type").text()
        parts = tuple(self._expression(each) for each in of.at("expressions").each())
        if not parts:
            return Unclear("", "it has no expression", of.place)
        return parts[0] if len(parts) == 1 else Either(parts) if word == "or" else Both(parts)

    def _expression(self, of: Value) -> Condition:
        page, component, said = of.at("page").text(), of.at("component").text(), of.at("operator").text()
        operator = _OPERATORS.get(said)
        if operator is None:
            return Unclear(said, f"its operator {said!r} is not known", of.place)
        field = self._components.get((page, component), component)
        option = of.at("field").text()
        return Compare(field, operator, self._options.get(option, option), of.place)

    def _component(self, of: Value) -> Field | Content:
        for key in ("_id", "_type", "_uuid", "collection", "content_type"):
            of.at(key).pass_over()
        kind = of.at("_type").text()
        if kind == "content":
            of.at("name").pass_over()
            return Content(Words(prose(of.at("content").text()), place=of.place), of.place, *self._shown(of))
        settings: dict[str, Any] = {}
        type = TYPES.get(kind, "")
        choices = tuple(_choices(of.at("items")))
        if kind == "autocomplete":
            settings["presentation"] = "search"
        if type in ("choice", "choices") and not choices:
            type = ""
        hint = of.at("hint")
        return Field(
            self._name(of),
            type,
            _label(of),
            of.place,
            kind or "no type",
            Words(prose(hint.text()), place=hint.place) if prose(hint.text()) else SILENT,
            choices=choices,
            limits=tuple(_limits(of, type, settings)),
            settings=settings,
            why="its options are missing" if kind in TYPES and not type else "",
        )

    def _name(self, of: Value) -> str:
        return of.at("name").text() or of.at("_id").text()

    def _shown(self, of: Value) -> tuple[Condition | None, str]:
        """When a text is shown, and where that is said."""
        display = of.at("display").text()
        if display == "never":
            return Always(False), f"{of.place}/display"
        parts = tuple(self._joined(each) for each in of.at("conditionals").each())
        for each in of.at("conditionals").each():
            each.at("_uuid").pass_over()
        if not parts or display == "always":
            return None, ""
        return parts[0] if len(parts) == 1 else Either(parts), f"{of.place}/conditionals"


def _label(of: Value) -> Words:
    """What a component or an item says; both its keys say the same."""
    label, legend = of.at("label"), of.at("legend")
    label.pass_over()
    legend.pass_over()
    at = label if line(label.text()) else legend
    return Words(line(at.text()), place=at.place)


def _choices(of: Value) -> Iterator[Choice]:
    for item in of.each():
        if not isinstance(item.value, dict):
            continue
        for key in ("_id", "_type", "_uuid", "name", "value", "collection", "validation", "errors"):
            item.at(key).pass_over()
        label, hint = _label(item), item.at("hint")
        words = line(hint.text())
        value = label.text or item.at("value").text() or item.place
        yield Choice(value, label, item.place, Words(words, place=hint.place) if words else SILENT)


_LIMITS: Mapping[str, tuple[LimitKind, str]] = {
    "min_length": ("min_length", "at least {} characters"), "max_length": ("max_length", "at most {} characters"),
    "max_word": ("max_words", "at most {} words"), "minimum": ("min", "at least {}"), "maximum": ("max", "at most {}"),
    "max_files": ("max", "at most {} files"),
}  # fmt: skip


def _limits(of: Value, type: str, settings: dict[str, Any]) -> Iterator[Limit]:
    validation = of.at("validation")
    required = validation.at("required")
    if not required.flag(True):
        yield Limit("optional", None, required.place, "may be left empty")
    for each in validation.each():
        key = each.place.rpartition("/")[2]
        number = each.number() if key in _LIMITS else None
        if number is not None:
            kind, words = _LIMITS[key]
            yield Limit(kind, number, each.place, words.format(number))
        elif key in ("date_after", "date_before") and (day := each.text()):
            word = "on or after" if key == "date_after" else "on or before"
            yield Limit("min" if key == "date_after" else "max", _day(day), each.place, f"{word} {day}")
        elif key == "accept" and type == "file":
            told = " ".join(accepted.text() for accepted in each.each()) or each.text()
            words_ = [kind.word for kind in FILE_TYPES if kind.media_type in told.lower()]
            if words_:
                settings["accepts"] = list(dict.fromkeys(words_))
        elif key == "max_size" and type == "file" and (size := each.number()) is not None and size >= 1_000_000:
            settings["max_size"] = f"{min(100, int(size // 1_000_000))} MB"
        elif key != "required" and each:
            yield Limit("other", None, each.place, f"{key}: {each.text()[:120]}")
    for each in of.at("errors").each():
        each.at("_type").pass_over()


def _day(text: str) -> Any:
    from datetime import date

    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
