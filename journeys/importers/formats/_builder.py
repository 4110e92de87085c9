"""Forms of the XGov builder and its descendants: pages with links, lists, sections, and conditions under names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeys.importers.conditions import (
    Both,
    Compare,
    Condition,
    Either,
    FromToday,
    Named,
    Operator,
    Unclear,
)
from journeys.importers.conditions import Value as Compared
from journeys.importers.draft import (
    SILENT,
    ChoiceList,
    Content,
    Definition,
    Draft,
    Field,
    Link,
    Page,
    PageKind,
    Remark,
    Section,
    Several,
    Words,
)
from journeys.importers.fault import ImportFault
from journeys.importers.formats._components import choice_lists, component
from journeys.importers.prose import line, prose
from journeys.importers.source import Source
from journeys.importers.values import Value

OPERATORS: Mapping[str, Operator] = {
    "is": "is", "is not": "is_not", "contains": "includes", "does not contain": "not_includes",
    "is more than": "more", "is less than": "less", "is at least": "at_least", "is at most": "at_most",
    "is before": "less", "is after": "more", "is on or before": "at_most", "is on or after": "at_least",
    "is longer than": "longer", "is shorter than": "shorter", "matches": "matches", "matches regex": "matches",
}  # fmt: skip
_UNITS = {"days": "days", "weeks": "weeks", "months": "months", "years": "years"}
_TURNED: Mapping[str, Operator] = {"more": "less", "less": "more", "at_least": "at_most", "at_most": "at_least"}


def read_form(source: Source, format: str) -> Draft:
    """A form of version 1 (pages with links) or 2 (pages in order, each with one condition)."""
    top = Value(source.plain)
    if not isinstance(top.value, dict) or not isinstance(top.value.get("pages"), list):
        raise ImportFault(f"{source.name} has no list of pages", "/pages", "is it a form definition?")
    in_order = top.at("engine").text().upper() == "V2" or top.at("schema").text() == "2"
    for key in ("engine", "schema", "version", "id"):
        top.at(key).pass_over()
    lists = choice_lists(top.at("lists"))
    by_id = {each.at("id").text(): each.at("name").text() for each in top.at("lists").each() if each.at("id")}
    aliases = {id: lists[name] for id, name in by_id.items() if name in lists}
    pages = tuple(
        page
        for number, each in enumerate(top.at("pages").each())
        if (page := _page(each, number, {**aliases, **lists}, in_order))
    )
    if not pages:
        raise ImportFault(f"{source.name} has no pages", "/pages", "is it a form definition?")
    ids = _component_ids(top)
    items = {
        item.at("id").text(): item.at("value").text()
        for each in top.at("lists").each()
        for item in each.at("items").each()
        if item.at("id")
    }
    definitions = _definitions(top.at("conditions"), ids, items)
    declaration = top.at("declaration")
    start = top.at("startPage").text()
    agreed = prose(declaration.text())
    title = top.at("name").words()
    return Draft(
        format,
        title.text or source.name.rsplit(".", 1)[0],
        title if title else Words(source.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").capitalize()),
        pages,
        in_order,
        tuple(lists.values()),
        tuple(_sections(top.at("sections"))),
        tuple(definitions),
        tuple(_remarks(top, pages)),
        start=start,
        declaration=Words(agreed, place=declaration.place) if agreed else SILENT,
    )


def _remarks(top: Value, pages: tuple[Page, ...]) -> list[Remark]:
    start = top.at("startPage")
    found = [*top.unread()]
    if start.text() and start.text() not in {page.name for page in pages}:
        found.append(
            Remark("setting", start.place, start.text(), "fault", "there is no such page; the first one starts")
        )
    return found


def _component_ids(top: Value) -> dict[str, str]:
    """The name of each component by its id."""
    return {
        component.at("id").text(): component.at("name").text()
        for page in top.at("pages").each()
        for component in page.at("components").each()
        if component.at("id").text() and component.at("name").text()
    }


def _sections(of: Value) -> list[Section]:
    found = []
    names = set()
    for each in of.each():
        hidden = each.at("hideTitle").flag()
        title = each.at("title").words()
        each.at("id").pass_over()
        name = each.at("name").text() or each.at("id").text()
        if name and name not in names:
            names.add(name)
            found.append(Section(name, SILENT if hidden else title, each.place))
    return found


def _page(of: Value, number: int, lists: Mapping[str, ChoiceList], in_order: bool) -> Page | None:
    if not isinstance(of.value, dict):
        return None
    of.at("id").pass_over()
    parts: list[Field | Content] = []
    for each in of.at("components").each():
        if isinstance(each.value, dict):
            parts += component(each, lists)
    one = line(of.at("options", "customText", "samePageTableItemName").text())
    if one:
        parts = [
            replace(part, short=one) if isinstance(part, Field) and part.type == "repeat" else part for part in parts
        ]
    controller = of.at("controller").text().rpartition("/")[2].removesuffix(".js").lower()
    links: list[Link] = []
    for each in of.at("next").each():
        named = each.at("condition")
        when = Named(named.text(), named.place) if named.text() else None
        links.append(Link(each.at("path").text(), each.place, when))
    condition = of.at("condition")
    return Page(
        of.at("path").text() or f"/page-{number + 1}",
        of.at("title").words(),
        of.place,
        _kind(controller),
        tuple(parts),
        () if in_order else tuple(links),
        Named(condition.text(), condition.place) if condition.text() else None,
        condition.place,
        of.at("section").text(),
        _several(of),
    )


def _kind(controller: str) -> PageKind:
    if controller.startswith("start"):
        return "start"
    if controller in (
        "summary",
        "summarypagecontroller",
        "confirm",
        "summarypagewithconfirmationemailcontroller",
        "checkanswers",
    ):
        return "check"
    if controller in ("confirmation", "statuspagecontroller"):
        return "confirmation"
    return "end" if controller == "terminalpagecontroller" else "page"


def _several(of: Value) -> Several | None:
    repeat = of.at("repeat")
    if not repeat:
        return None
    least, most = repeat.at("schema", "min").whole(), repeat.at("schema", "max").whole()
    name = line(repeat.at("options", "name").text())
    return Several(name, repeat.at("options", "title").words(), repeat.place, least, most)


def _definitions(of: Value, ids: Mapping[str, str], items: Mapping[str, str]) -> list[Definition]:
    found: dict[str, Definition] = {}
    for each in of.each():
        each.at("id").pass_over()
        name = each.at("name").text() or each.at("id").text()
        title = each.at("displayName").text() or name
        if not name or name in found:
            continue
        if each.at("items"):
            condition = _joined(
                [_item(item, ids, items) for item in each.at("items").each()], each.at("coordinator").text()
            )
        elif isinstance(each.at("value").value, str):
            words = each.at("value").text()
            condition = Unclear(words, "it is written as an expression", each.place)
        else:
            each.at("value", "name").pass_over()
            condition = _group(each.at("value"))
        found[name] = Definition(name, line(title), condition, each.place)
    return list(found.values())


def _joined(parts: list[Condition], word: str) -> Condition:
    if len(parts) == 1:
        return parts[0]
    return Either(tuple(parts)) if word.lower() == "or" else Both(tuple(parts))


def _group(of: Value) -> Condition:
    """Version 1: a list whose members say how they follow on the one before; `and` holds tighter than `or`."""
    groups: list[list[Condition]] = []
    for each in of.at("conditions").each():
        word = each.at("coordinator").text().lower()
        if not groups or word == "or":
            groups.append([])
        groups[-1].append(_compare(each))
    if not groups:
        return Unclear("", "it has no comparison", of.place)
    return _joined([_joined(group, "and") for group in groups], "or")


def _compare(of: Value) -> Condition:
    if of.at("conditions"):
        return _group(of)
    if of.at("conditionName"):
        of.at("conditionDisplayName").pass_over()
        return Named(of.at("conditionName").text(), of.place)
    for key in ("type", "display"):
        of.at("field", key).pass_over()
    field = of.at("field", "name").text().rpartition(".")[2]
    said = of.at("operator").text()
    operator = OPERATORS.get(said)
    value = of.at("value")
    if operator is None:
        return Unclear(said, f"its operator {said!r} is not known", of.place)
    if isinstance(value.value, dict):
        value.at("display").pass_over()
        if value.at("timePeriod") or value.at("type").text().startswith("Relative"):
            return _relative(
                field, operator, value.at("timePeriod"), value.at("timeUnit"), value.at("direction"), of.place
            )
        value = value.at("value")
    return Compare(field, operator, value.text(), of.place)


def _item(of: Value, ids: Mapping[str, str], items: Mapping[str, str]) -> Condition:
    of.at("id").pass_over()
    if of.at("conditionId"):
        return Named(of.at("conditionId").text(), of.place)
    component = of.at("componentId").text()
    field = ids.get(component, component)
    said, type = of.at("operator").text(), of.at("type").text()
    operator = OPERATORS.get(said)
    value = of.at("value")
    if operator is None:
        return Unclear(said, f"its operator {said!r} is not known", of.place)
    if type.startswith("Relative"):
        return _relative(field, operator, value.at("period"), value.at("unit"), value.at("direction"), of.place)
    if type == "ListItemRef":
        value.at("listId").pass_over()
        item = value.at("itemId").text()
        return Compare(field, operator, items.get(item, item), of.place)
    return Compare(field, operator, _typed(value, type), of.place)


def _typed(value: Value, type: str) -> Compared:
    if type == "BooleanValue":
        return value.flag()
    if type == "NumberValue":
        return value.number()
    return value.text()


def _relative(field: str, operator: Operator, period: Value, unit: Value, direction: Value, place: str) -> Condition:
    """`is at least 18 years in the past` is a day on or before that day."""
    count, each = period.whole(), _UNITS.get(unit.text().lower())
    if count is None or each is None:
        return Unclear(f"{period.text()} {unit.text()}", "it has no number or unit of time", place)
    past = "past" in direction.text().lower()
    turned = _TURNED.get(operator, operator) if past else operator
    return Compare(field, turned, FromToday(-count if past else count, each), place)  # type: ignore[arg-type]
