"""Forms of Form.io: JSON with components inside components, shown under conditions of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from journeys.importers.conditions import Condition
from journeys.importers.draft import SILENT, Content, Draft, Field, Remark, Several, Words
from journeys.importers.fault import ImportFault
from journeys.importers.formats._formio_components import TYPES, question
from journeys.importers.formats._formio_conditions import Fields, shown
from journeys.importers.formats._formio_looks import OF_FORMS, OF_REPEATS, pass_over_looks
from journeys.importers.formats._groups import Groups
from journeys.importers.prose import line, prose
from journeys.importers.source import Source
from journeys.importers.values import Value, short

TITLE = "Form.io (JSON)"

_GROUPS = ("panel", "fieldset", "well", "container")
_LAYOUTS = ("columns", "table", "tabs")
_REPEATS = ("datagrid", "editgrid")
_TEXTS = ("content", "htmlelement")
_BUTTONS = ("button", "recaptcha", "captcha")
_KNOWN = frozenset((*_GROUPS, *_LAYOUTS, *_REPEATS, *_TEXTS, *_BUTTONS, *TYPES, "hidden", "survey"))
DEEPEST = 20


def looks_like(source: Source) -> float:
    """Sure where components have keys and types that it knows."""
    inside = source.mapping.get("components")
    if not isinstance(inside, list):
        return 0.0
    known = [each for each in inside if isinstance(each, dict) and each.get("type") in _KNOWN]
    keyed = any("key" in each for each in known)
    return 0.93 if keyed else 0.0


def read(source: Source) -> Draft:
    """The form."""
    top = Value(source.plain)
    if not isinstance(top.value, dict) or not isinstance(top.value.get("components"), list):
        raise ImportFault(f"{source.name} has no list of components", "/components", "is it the JSON of a form?")
    reading = _Reading(top)
    reading.all()
    if not any(page.fields for page in reading.groups.pages):
        raise ImportFault(f"{source.name} has no component that asks anything", "/components", "is it a form?")
    for key in OF_FORMS:
        top.at(key).pass_over()
    title = top.at("title").words()
    name = source.name.rpartition("/")[2].partition(".")[0]
    return Draft(
        "formio",
        title.text or name,
        title if title else Words(name.replace("-", " ").replace("_", " ").capitalize()),
        tuple(reading.groups.pages),
        in_order=True,
        remarks=(*reading.groups.remarks, *reading.remarks, *top.unread()),
        currency=reading.currency,
    )


class _Reading:
    """Reads components from top to bottom."""

    def __init__(self, top: Value) -> None:
        self._top = top
        self.groups = Groups()
        self.remarks: list[Remark] = []
        self.currency = "GBP"
        self._fields = Fields(dict(_kinds(top, "", 0)))
        self._count = 0

    def all(self) -> None:
        """The whole form: each panel of a wizard is a page, and so is what stands around panels."""
        self.groups.open("page", SILENT, "/components")
        for each in self._top.at("components").each():
            self._component(each, "", 0)
        self.groups.close()

    def _component(self, of: Value, path: str, depth: int) -> None:
        if not isinstance(of.value, dict):
            return
        kind = of.at("type").text()
        here = _joined(path, of.at("key").text())
        if depth > DEEPEST:
            self.remarks.append(Remark("question", of.place, short(of.value), "dropped", "it is nested too deep"))
            of.pass_over()
        elif kind in _GROUPS:
            self._group(of, here if kind == "container" else path, depth)
        elif kind in _LAYOUTS:
            self._layout(of, path, depth)
        elif kind in _REPEATS:
            self._repeat(of, here)
        elif kind == "survey":
            self._survey(of, here)
        elif kind in _TEXTS:
            self._text(of)
        elif kind in _BUTTONS or kind == "hidden":
            why = "a journey keeps no hidden values" if kind == "hidden" else "a journey has buttons of its own"
            words = line(of.at("label").text()) or of.at("key").text()
            self.remarks.append(Remark("setting" if kind == "hidden" else "button", of.place, words, "dropped", why))
            of.pass_over()
        else:
            self.groups.add([self._question(of, here)])

    def _question(self, of: Value, path: str) -> Field:
        if of.at("type").text() == "currency" and of.at("currency").text():
            self.currency = of.at("currency").text()[:3].upper()
        when, place, _ = self._shown(of)
        return replace(question(of, path, self._fields, self.remarks), when=when, when_place=place)

    def _shown(self, of: Value) -> tuple[Condition | None, str, bool]:
        when, place, more = shown(of, self._fields)
        for other, words in more:
            why = f"it is one condition with {place}"
            self.remarks.append(Remark("rule", other, words, "changed", why))
        return when, place, bool(more)

    def _group(self, of: Value, path: str, depth: int) -> None:
        title = of.at("title") if line(of.at("title").text()) else of.at("legend")
        title = title if line(title.text()) else of.at("label")
        pass_over_looks(of, "label", "legend", "title")
        when, place, _ = self._shown(of)
        if of.at("hidden").flag():
            self._hidden(of)
            return
        plain = of.at("type").text() in ("well", "container") and when is None
        if not plain:
            words = Words(
                line(title.text()) if of.at("type").text() not in ("well", "container") else "", place=title.place
            )
            self.groups.open(of.at("key").text() or of.place, words, of.place, when, place)
        for each in of.at("components").each():
            self._component(each, path, depth + 1)
        for key in ("description", "tooltip"):
            at = of.at(key)
            if prose(at.text()):
                self.remarks.append(
                    Remark("hint", at.place, prose(at.text()), "dropped", "a group of questions has no hint")
                )
        if not plain:
            self.groups.close()

    def _hidden(self, of: Value) -> None:
        """A group that the source hides: each question in it is told of."""
        for place, words in _inside(of):
            self.remarks.append(Remark("question", place, words, "dropped", "the source hides the group that it is in"))
        of.pass_over()

    def _layout(self, of: Value, path: str, depth: int) -> None:
        """Columns, tables and tabs: only how things stand beside each other, unless some are shown to some."""
        when, place, _ = self._shown(of)
        kind = of.at("type").text()
        if when is not None:
            self.groups.open(of.at("key").text() or of.place, SILENT, of.place, when, place)
        cells = of.at("columns") if kind == "columns" else of.at("rows") if kind == "table" else of.at("components")
        for key in ("label", "hidden", "numRows", "numCols", "header", "caption", "striped", "bordered", "key", "type"):
            of.at(key).pass_over()
        for cell in cells.each():
            for each in cell.each() if isinstance(cell.value, list) else (cell,):
                tab = Words(line(each.at("label").text()), place=each.at("label").place)
                for key in ("width", "offset", "push", "pull", "size", "currentWidth", "key", "label"):
                    each.at(key).pass_over()
                if kind == "tabs" and tab:
                    self.groups.open(each.at("key").text() or each.place, tab, each.place)
                for inner in each.at("components").each():
                    self._component(inner, path, depth + 1)
                if kind == "tabs" and tab:
                    self.groups.close()
        if when is not None:
            self.groups.close()

    def _repeat(self, of: Value, path: str) -> None:
        title = Words(line(of.at("label").text()), place=of.at("label").place)
        when, place, _ = self._shown(of)
        pass_over_looks(of, *OF_REPEATS)
        inside: list[Field | Content] = []
        for each in _flat(of):
            kind = each.at("type").text()
            if kind in _TEXTS or kind in (*_BUTTONS, "hidden"):
                self._dropped(each, "text" if kind in _TEXTS else "setting", "a repeat's own pages have no such part")
            elif kind in (*_REPEATS, "survey"):
                self._dropped(each, "question", "several things inside each of several things cannot be asked for")
            else:
                inside.append(self._question(each, _joined(path, each.at("key").text())))
        rules = of.at("validate")
        least, most = rules.at("minLength").whole(), rules.at("maxLength").whole()
        for key, count in (("minLength", least), ("maxLength", most)):
            if count is not None:
                self.remarks.append(
                    Remark("validation", rules.at(key).place, str(count), "carried", "a bound of the repeat")
                )
        required = rules.at("required")
        if required.flag() and least is None:
            self.remarks.append(
                Remark("validation", required.place, "at least one", "carried", "a bound of the repeat")
            )
        hint = of.at("description")
        if prose(hint.text()):
            inside.insert(0, Content(Words(prose(hint.text()), place=hint.place), hint.place))
        least = least if least is not None else 1 if required.flag() else 0
        several = Several(_one_of(path), title, of.place, least, most)
        self.groups.several(path or of.place, title, of.place, several, inside, when, place)

    def _dropped(self, of: Value, kind: str, why: str) -> None:
        words = line(of.at("label").text()) or short(of.at("content").text() or of.value)
        self.remarks.append(Remark(kind, of.place, words, "dropped", why))
        of.pass_over()

    def _survey(self, of: Value, path: str) -> None:
        """A table of questions with the same options: a question for each row."""
        title = Words(line(of.at("label").text()), place=of.at("label").place)
        when, place, _ = self._shown(of)
        pass_over_looks(of, "defaultValue")
        required = of.at("validate", "required").flag()
        self.groups.open(path or of.place, title, of.place, when, place)
        for each in of.at("questions").each():
            row: dict[str, Any] = {
                "type": "radio", "key": each.at("value").text(), "label": each.at("label").text(),
                "validate": {"required": required}, "values": of.at("values").value,
            }  # fmt: skip
            asked = question(Value(row, each.place), _joined(path, str(row["key"])), self._fields, self.remarks)
            each.pass_over()
            self.groups.add([asked])
        of.at("values").pass_over()
        self.groups.close()

    def _text(self, of: Value) -> None:
        when, place, _ = self._shown(of)
        pass_over_looks(of, "label", "tag", "attrs", "refreshOnChange", "className", "hidden")
        words = prose(of.at("html").text() or of.at("content").text())
        self.groups.add([Content(Words(words, place=of.place), of.place, when, place)])


def _kinds(of: Value, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """The type of each component that holds a value, by its path."""
    if depth > DEEPEST:
        return
    for each in _members(of):
        kind, key = str(each.at("type").value or ""), str(each.at("key").value or "")
        inside = _joined(path, key) if kind in ("container", *_REPEATS) else path
        if kind in TYPES or kind == "hidden":
            yield _joined(path, key), kind
        yield from _kinds(each, inside, depth + 1)


def _members(of: Value) -> Iterator[Value]:
    """The components directly inside one, whichever way it holds them."""
    for key in ("components", "columns", "rows"):
        for each in of.at(key).each():
            cells = each.each() if isinstance(each.value, list) else (each,)
            for cell in cells:
                if isinstance(cell.value, dict) and cell.value.get("type"):
                    yield cell
                elif isinstance(cell.value, dict):
                    yield from (inner for inner in cell.at("components").each() if isinstance(inner.value, dict))


def _flat(of: Value, depth: int = 0) -> Iterator[Value]:
    """The components inside a repeat, those in groups and columns, too."""
    for each in _members(of):
        if each.at("type").value in (*_GROUPS, *_LAYOUTS) and depth < DEEPEST:
            for key in ("label", "legend", "title", "hidden", "key", "type", "input", "tableView"):
                each.at(key).pass_over()
            yield from _flat(each, depth + 1)
        else:
            yield each


def _inside(of: Value, depth: int = 0) -> Iterator[tuple[str, str]]:
    for each in _flat(of):
        if each.at("type").value in _REPEATS and depth < DEEPEST:
            yield from _inside(each, depth + 1)
        else:
            yield each.place, line(each.at("label").text())


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path and key else key or path


def _one_of(path: str) -> str:
    name = path.rpartition(".")[2]
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and len(name) > 3 else f"{name}_entry"
