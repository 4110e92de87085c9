"""Forms of SurveyJS: JSON with pages of elements, panels inside panels, and expressions in curly braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeys.importers.conditions import Condition
from journeys.importers.draft import SILENT, Content, Draft, Field, Link, Page, Remark, Several, Words
from journeys.importers.fault import ImportFault
from journeys.importers.formats._groups import Groups
from journeys.importers.formats._survey_elements import TYPES, element, name_of, rule_of
from journeys.importers.formats._survey_looks import OF_GROUPS, OF_REPEATS, OF_SURVEYS
from journeys.importers.formats._survey_sentences import condition_of
from journeys.importers.formats._survey_texts import texts
from journeys.importers.prose import prose
from journeys.importers.source import Source
from journeys.importers.values import Value, short

TITLE = "SurveyJS (JSON)"

_REPEATS = ("paneldynamic", "matrixdynamic")
_TABLES = ("matrix", "matrixdropdown", "multipletext")
DEEPEST = 20


def looks_like(source: Source) -> float:
    """Sure where pages have elements with types that it knows."""
    top = source.mapping
    pages = top.get("pages")
    pages = pages if isinstance(pages, list) else [top]
    for page in pages:
        inside = page.get("elements", page.get("questions")) if isinstance(page, dict) else None
        if isinstance(inside, list) and any(
            isinstance(each, dict) and isinstance(each.get("type"), str) and "name" in each for each in inside
        ):
            return 0.93
    return 0.0


def read(source: Source) -> Draft:
    """The form."""
    top = Value(source.plain)
    if not isinstance(top.value, dict):
        raise ImportFault(f"{source.name} is no survey", help="is it the JSON of a SurveyJS form?")
    reading = _Reading(top)
    reading.all()
    pages = reading.groups.pages
    if not any(page.fields for page in pages):
        raise ImportFault(f"{source.name} has no element that asks anything", "/pages", "is it the JSON of a form?")
    title = texts(top.at("title"))
    name = source.name.rpartition("/")[2].partition(".")[0]
    locale = top.at("locale").text() or "en"
    for key in OF_SURVEYS:
        top.at(key).pass_over()
    languages = sorted({tag for page in pages for words in _words(page) for tag in words.to} | set(title.to))
    return Draft(
        "surveyjs",
        title.text or name,
        title if title else Words(name.replace("-", " ").replace("_", " ").capitalize()),
        tuple(pages),
        in_order=True,
        remarks=(*reading.groups.remarks, *reading.remarks, *top.unread()),
        language=locale[:2] if locale[:2].isalpha() else "en",
        languages=tuple(languages),
    )


def _words(page: Page) -> Iterator[Words]:
    yield page.title
    for part in page.parts:
        if isinstance(part, Content):
            yield part.words
        else:
            yield part.label
            yield from (choice.label for choice in part.choices)


class _Reading:
    """Reads pages and panels from top to bottom."""

    def __init__(self, top: Value) -> None:
        self._top = top
        self.groups = Groups()
        self.remarks: list[Remark] = []
        self._named: Mapping[str, Value] = {}
        self._done = False

    def all(self) -> None:
        """Everything that the survey has."""
        pages = self._top.at("pages")
        every = list(pages.each()) if pages else [self._top]
        self._named = {each.at("name").text(): each for page in every for each in _elements(page)}
        completions = list(self._completions())
        description = texts(self._top.at("description"), whole=True)
        if description:
            self.groups.open("start", SILENT, f"{self._top.at('description').place} (page)", kind="start")
            self.groups.add([Content(description, description.place)])
            self.groups.close()
        asked: set[str] = set()
        for number, page in enumerate(every):
            if not isinstance(page.value, dict):
                continue
            here = {each.at("name").text() for each in _elements(page)}
            asked |= here
            links = []
            for when, place in list(completions):
                if _reads(when) <= asked and number < len(every) - 1:
                    links.append(Link("completed", place, when))
                    completions.remove((when, place))
            self._page(page, number, tuple(links))
        for when, place in completions:
            why = "it could not be said after which page" if when is not None else "it is not known"
            self.remarks.append(Remark("link", place, "ends the survey", "dropped", why))
        self._ends()

    def _completions(self) -> Iterator[tuple[Condition, str]]:
        """What ends the survey early; of other triggers it is told that they are there."""
        for each in self._top.at("triggers").each():
            said = each.at("expression").text()
            if each.at("type").text() == "complete" and said:
                yield condition_of(said, each.place), each.place
            else:
                words = f"{each.at('type').text()}: {short(each.value)}"
                self.remarks.append(Remark("rule", each.place, words, "dropped", "a journey has no such trigger"))
            each.pass_over()
        for each in self._top.at("calculatedValues").each():
            words = f"{each.at('name').text()} = {each.at('expression').text()}"
            self.remarks.append(
                Remark("calculation", each.place, words, "dropped", "write it as a fact of the journey")
            )
            each.pass_over()

    def _ends(self) -> None:
        done = texts(self._top.at("completedHtml"), whole=True)
        self.groups.open("completed", SILENT, "/completedHtml (page)", kind="confirmation")
        if done:
            self.groups.add([Content(done, done.place)])
        self.groups.close()
        for each in self._top.at("completedHtmlOnCondition").each():
            said = each.at("html") if each.at("html") else each.at("text")
            why = "one text ends a journey; word it by rules in the outcome"
            self.remarks.append(Remark("text", said.place, short(prose(texts(said, True).text)), "dropped", why))
            at = each.at("expression")
            self.remarks.append(Remark("rule", at.place, at.text(), "dropped", why))
            each.pass_over()
        for key in ("completedBeforeHtml", "loadingHtml", "navigateToUrl", "navigateToUrlOnCondition"):
            at = self._top.at(key)
            if at:
                self.remarks.append(
                    Remark("setting", at.place, short(at.value), "dropped", "a journey ends on its own page")
                )
                at.pass_over()

    def _page(self, of: Value, number: int, links: tuple[Link, ...]) -> None:
        place = of.place or "/elements"
        name = of.at("name").text() if of.place else "page1"
        for key in OF_GROUPS:
            if of.place:
                of.at(key).pass_over()
        title = texts(of.at("title")) if of.place else SILENT
        when = rule_of(of, "visibleIf") if of.place else None
        self.groups.open(name or f"page{number + 1}", title, place, when, of.at("visibleIf").place, links)
        if of.place:
            self._told(of)
        for each in _elements(of):
            self._element(each, 0)
        self.groups.close()

    def _told(self, of: Value) -> None:
        """The text below the title of a group."""
        words = texts(of.at("description"), whole=True)
        if words:
            self.groups.add([Content(words, words.place)])

    def _element(self, of: Value, depth: int) -> None:
        if not isinstance(of.value, dict):
            return
        kind = of.at("type").text()
        if depth > DEEPEST:
            self.remarks.append(Remark("question", of.place, short(of.value), "dropped", "it is nested too deep"))
            of.pass_over()
        elif kind == "panel":
            self._panel(of, depth)
        elif kind in _REPEATS:
            self._repeat(of)
        elif kind in _TABLES:
            self._table(of, kind)
        elif kind in ("html", "image", "expression"):
            self._silent(of, kind)
        else:
            self.groups.add(element(of, self.remarks, self._named))

    def _panel(self, of: Value, depth: int) -> None:
        for key in OF_GROUPS:
            of.at(key).pass_over()
        title, when = texts(of.at("title")), rule_of(of, "visibleIf")
        if title or when is not None:
            self.groups.open(of.at("name").text() or of.place, title, of.place, when, of.at("visibleIf").place)
        self._told(of)
        for each in _elements(of):
            self._element(each, depth + 1)
        if title or when is not None:
            self.groups.close()

    def _silent(self, of: Value, kind: str) -> None:
        """What tells something, or computes it."""
        of.at("name").pass_over()
        of.at("type").pass_over()
        if kind == "html":
            words, at = texts(of.at("html"), whole=True), of.at("visibleIf")
            when = rule_of(of, "visibleIf")
            self.groups.add([Content(words, of.place, when, at.place if when is not None else "")])
            return
        why = "write it as a fact of the journey" if kind == "expression" else "a journey shows no pictures of its own"
        words_ = of.at("expression").text() if kind == "expression" else of.at("imageLink").text()
        self.remarks.append(
            Remark("calculation" if kind == "expression" else "picture", of.place, words_, "dropped", why)
        )
        of.pass_over()

    def _repeat(self, of: Value) -> None:
        for key in (*OF_GROUPS, *OF_REPEATS):
            of.at(key).pass_over()
        least, most = self._bound(of, "minPanelCount", "minRowCount"), self._bound(of, "maxPanelCount", "maxRowCount")
        if of.at("isRequired").flag():
            least = least or 1
        name = name_of(of)
        home = of.at("templateElements") if of.at("type").text() == "paneldynamic" else of.at("columns")
        shared = of.at("choices")
        inside: list[Field | Content] = []
        for each in home.each():
            if not isinstance(each.value, dict):
                continue
            if each.at("type").text() in (*_REPEATS, *_TABLES, "panel"):
                why = "a group inside each of several things cannot be asked for"
                self.remarks.append(Remark("question", each.place, short(each.value), "dropped", why))
                each.pass_over()
                continue
            if each.at("type").text() in ("html", "expression", "image"):
                self._dropped(each, "a repeat's own pages tell nothing")
                continue
            parts = element(each, self.remarks, {**self._named, "": shared}, f"{name}.")
            inside += _with_shared(parts, shared)
        shared.pass_over()
        title = texts(of.at("title"))
        words = texts(of.at("description"), whole=True)
        if words:
            inside.insert(0, Content(words, words.place))
        when = rule_of(of, "visibleIf")
        several = Several(_one_of(name), title, of.place, least or 0, most)
        self.groups.several(name, title, of.place, several, inside, when, of.at("visibleIf").place)

    def _bound(self, of: Value, *keys: str) -> int | None:
        for key in keys:
            count = of.at(key).whole()
            if count is not None:
                self.remarks.append(
                    Remark("validation", of.at(key).place, str(count), "carried", "a bound of the repeat")
                )
                return count
        return None

    def _dropped(self, of: Value, why: str) -> None:
        self.remarks.append(Remark("text", of.place, short(of.value), "dropped", why))
        of.pass_over()

    def _table(self, of: Value, kind: str) -> None:
        """A table of fixed rows: a question for each row, or for each cell where columns differ."""
        for key in (*OF_GROUPS, "columns", "rows", "items", "choices", "cellType", "columnColCount", "isRequired"):
            if key not in ("rows", "items"):
                of.at(key).pass_over()
        title, when = texts(of.at("title")), rule_of(of, "visibleIf")
        of.at("isAllRowRequired").pass_over()
        self.groups.open(name_of(of), title, of.place, when, of.at("visibleIf").place)
        self._told(of)
        for row in of.at("items" if kind == "multipletext" else "rows").each():
            self.groups.add(self._row(of, row, kind))
        self.groups.close()

    def _row(self, of: Value, row: Value, kind: str) -> Iterator[Field]:
        said = row.at("name").text() or row.at("value").text() if isinstance(row.value, dict) else row.text()
        prefix = f"{name_of(of)}."
        if kind == "multipletext":
            fields = [each for each in element(row, self.remarks, self._named, prefix) if isinstance(each, Field)]
            yield from fields
            return
        label = texts(row.at("text")) if isinstance(row.value, dict) else SILENT
        label = label if label else Words(said, place=row.place)
        row.pass_over()
        required = of.at("isRequired").flag() or of.at("isAllRowRequired").flag() or of.at("eachRowRequired").flag()
        columns = list(of.at("columns").each())
        inner = Value({
            "type": "radiogroup", "name": said, "title": label.text, "isRequired": required,
            "choices": [each.value for each in columns],
        }, row.place)  # fmt: skip
        if kind == "matrix":
            for part in element(inner, self.remarks, {}, prefix):
                if isinstance(part, Field):
                    yield replace(part, label=replace(label, place=row.place), source_type="row of a matrix")
            return
        for number, column in enumerate(columns):
            cell = {"choices": of.at("choices").value, **(column.value if isinstance(column.value, dict) else {})}
            cell["type"] = cell.get("cellType") or of.at("cellType").text() or "dropdown"
            name = str(cell.get("name", number))
            cell["title"] = f"{label.text}: {texts(column.at('title')).text or name}"
            cell["isRequired"] = cell.get("isRequired", required)
            for part in element(Value(cell, f"{row.place} ({name})"), self.remarks, {}, f"{prefix}{said}."):
                if isinstance(part, Field):
                    yield part


def _elements(of: Value) -> Iterator[Value]:
    yield from (of.at("elements") if of.at("elements") else of.at("questions")).each()


def _with_shared(parts: list[Field | Content], shared: Value) -> list[Field | Content]:
    """Columns without options of their own take those of their table."""
    found: list[Field | Content] = []
    for part in parts:
        lacks = isinstance(part, Field) and part.source_type in TYPES and part.guess.startswith("its options come")
        if lacks and shared and isinstance(part, Field):
            inner = Value({"type": "dropdown", "choices": shared.value, "isRequired": part.required}, part.place)
            made = element(inner, [], {})[0]
            part = replace(part, type="choice", guess="", choices=made.choices) if isinstance(made, Field) else part
        found.append(part)
    return found


def _reads(condition: Condition) -> frozenset[str]:
    """The questions that a condition reads."""
    field = getattr(condition, "field", None)
    if field is not None:
        return frozenset((str(field),))
    parts = getattr(condition, "parts", None) or ((condition.part,) if hasattr(condition, "part") else ())
    return frozenset().union(*(_reads(each) for each in parts))


def _one_of(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and len(name) > 3 else f"{name}_entry"
