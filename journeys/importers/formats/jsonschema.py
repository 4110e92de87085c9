"""Forms described by a JSON Schema: an object of values, each a question; what it implies becomes conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeys.importers.conditions import Condition, both
from journeys.importers.draft import SILENT, Draft, Field, Page, Remark, Several, Words
from journeys.importers.fault import ImportFault
from journeys.importers.formats._schema_conditions import joined
from journeys.importers.formats._schema_fields import OWN, choices_of, field_of, words_of
from journeys.importers.formats._schema_links import Links
from journeys.importers.formats._schema_shapes import Shapes
from journeys.importers.ledger import Fate
from journeys.importers.prose import line
from journeys.importers.source import Source
from journeys.importers.values import Value

TITLE = "JSON Schema"

MOST_FIELDS = 3000
DEEPEST = 12
_TOP = ("$schema", "$id", "id", "$comment", "type", "additionalProperties", "unevaluatedProperties", "version")
_NESTED = "several things inside each of several things cannot be asked for"


def looks_like(source: Source) -> float:
    """Sure where it says so itself, and likely where it is an object with properties."""
    top = source.mapping
    properties = top.get("properties")
    described = isinstance(properties, dict) and any(isinstance(each, dict) for each in properties.values())
    if "json-schema.org" in str(top.get("$schema", "")):
        return 0.95 if described or "$ref" in top or "allOf" in top or top.get("type") == "object" else 0.5
    return 0.8 if described and top.get("type") in ("object", None) else 0.0


def read(source: Source) -> Draft:
    """The form."""
    top = Value(source.plain)
    if not isinstance(top.value, dict):
        raise ImportFault(f"{source.name} is no schema of an object", help="is it a JSON Schema?")
    reading = _Reading(top)
    pages = tuple(reading.pages())
    if not any(page.fields for page in pages):
        raise ImportFault(f"{source.name} describes no value that can be asked for", "/properties", "is it a form?")
    title, _ = words_of(top)
    name = source.name.rpartition("/")[2].partition(".")[0]
    definitions, lost = reading.shapes.used()
    return Draft(
        "jsonschema",
        title.text or name,
        title if title else Words(name.replace("-", " ").replace("_", " ").capitalize()),
        pages,
        in_order=True,
        definitions=definitions,
        remarks=(*reading.remarks, *reading.shapes.remarks, *lost, *reading.unread()),
    )


class _Reading:
    """Reads objects into pages: one for the values that follow one another, one for each object inside."""

    def __init__(self, top: Value) -> None:
        self._links = Links(top)
        self._top = self._links.followed(top)
        self.shapes = Shapes(self._links)
        self.remarks: list[Remark] = []
        self._count = self._repeats = 0

    def pages(self) -> Iterator[Page]:
        """The pages of the form."""
        for key in _TOP:
            self._top.at(key).pass_over()
        self._top.at("description").pass_over()
        description = words_of(self._top)[1]
        if description:
            self.remarks.append(
                Remark(
                    "text", description.place, description.text, "dropped", "say it on the start page where it helps"
                )
            )
        yield from self._object(self._top, "", None, SILENT, 0)

    def unread(self) -> list[Remark]:
        """What no question was made of."""
        return self._links.unread()

    def _object(self, of: Value, path: str, when: Condition | None, title: Words, depth: int) -> Iterator[Page]:
        shape = self.shapes.of(of, path, depth)
        loose: list[Field] = []
        number = 0
        for name, (value, own) in shape.values.items():
            found, guess = self.shapes.gated(shape, name, path, own)
            here, required = joined(path, name), name in shape.required or bool(shape.gate(name).needed)
            pages = list(self._inside(value, here, both(when, found), required, depth))
            if not pages:
                asked = field_of(value, here, required)
                if found is not None:
                    asked = _only_for(asked, both(when, found), guess)
                loose.append(asked)
                continue
            if loose:
                yield self._page(of, path, number, title, loose, when)
                loose, number = [], number + 1
            yield from pages
        if loose:
            yield self._page(of, path, number, title, loose, when)

    def _page(
        self, of: Value, path: str, number: int, title: Words, fields: list[Field], when: Condition | None
    ) -> Page:
        home = of.place or "/properties"
        place = home if number == 0 else f"{home} ({number + 1})"
        words = title if number == 0 else replace(title, place="")
        return Page(f"{path}#{number}", words, place, parts=tuple(fields), when=when, when_place=f"{place} (when)")

    def _inside(self, of: Value, path: str, when: Condition | None, required: bool, depth: int) -> Iterator[Page]:
        """The pages of a value that holds questions of its own; none of any other."""
        self._count += 1
        if self._count > MOST_FIELDS:
            raise ImportFault(f"the schema describes more than {MOST_FIELDS:,} values", of.place, "split the form up")
        if depth >= DEEPEST or of.at(OWN, "type").text() not in ("", "repeat") or not isinstance(of.value, dict):
            return
        kind = of.at("type").value
        if of.at("readOnly").value is True:
            return
        if _is_object(of.value) and kind in ("object", None):
            of.at("type").pass_over()
            for key in _TOP:
                of.at(key).pass_over()
            title, hint = words_of(of)
            self._of_group(of, hint, required)
            yield from self._object(of, path, when, title, depth + 1)
        elif kind == "array":
            items = self._links.followed(of.at("items"))
            if isinstance(items.value, dict) and not list(choices_of(items)):
                if _is_object(items.value):
                    yield self._repeat(of, items, path, when, required, depth)
                elif items.at("type").value in ("string", "integer", "number") and not _is_file(items):
                    yield self._lines(of, items, path, when, required)

    def _of_group(self, of: Value, hint: Words, required: bool) -> None:
        if hint:
            self.remarks.append(Remark("hint", hint.place, hint.text, "dropped", "a group of questions has no hint"))
        if not required:
            why = "each of its questions says whether it may be left empty"
            self.remarks.append(
                Remark("validation", f"{of.place} (not required)", "may be left out as a whole", "dropped", why)
            )

    def _repeat(self, of: Value, items: Value, path: str, when: Condition | None, required: bool, depth: int) -> Page:
        for key in _TOP:
            items.at(key).pass_over()
        self._repeats += 1
        inside = [field for page in self._object(items, path, None, SILENT, depth + 1) for field in _flattened(page)]
        self._repeats -= 1
        label, _ = words_of(items)
        return self._several(of, label.text, path, inside, when, required)

    def _lines(self, of: Value, items: Value, path: str, when: Condition | None, required: bool) -> Page:
        """A list of plain values: a repeat with one question."""
        asked = field_of(items, f"{path}.value", True)
        return self._several(of, "", path, [asked], when, required)

    def _several(
        self, of: Value, one: str, path: str, inside: list[Field], when: Condition | None, required: bool
    ) -> Page:
        for key in (*_TOP, "uniqueItems"):
            of.at(key).pass_over()
        title, hint = words_of(of)
        name = line(of.at(OWN, "item").text()) or one or _one_of(path)
        of.at(OWN).pass_over()
        least, most = of.at("minItems").whole(), of.at("maxItems").whole()
        if hint:
            self.remarks.append(
                Remark("hint", hint.place, hint.text, "dropped", "a repeat's page has no such line; say it in its body")
            )
        for key, count in (("minItems", least), ("maxItems", most)):
            if count is not None:
                words = f"at {'least' if key == 'minItems' else 'most'} {count} of them"
                fate: Fate = "dropped" if self._repeats else "carried"
                why = _NESTED if self._repeats else "a bound of the repeat"
                self.remarks.append(Remark("validation", of.at(key).place, words, fate, why))
        least = least if least is not None else 1 if required and inside else 0
        place = of.place
        return Page(
            path, title, place, parts=tuple(replace(each, inside=()) for each in inside), when=when,
            when_place=f"{place} (when)", several=Several(name, title, place, least, most),
        )  # fmt: skip


def _flattened(page: Page) -> Iterator[Field]:
    """The questions of a page inside an item: what is asked of several things there cannot be."""
    if page.several:
        yield Field(page.name, "", page.title, page.place, "array", inside=page.fields, why=_NESTED)
        return
    for each in page.fields:
        yield (
            each
            if page.when is None
            else replace(each, when=both(page.when, each.when), when_place=f"{each.place} (when)")
        )


def _only_for(asked: Field, when: Condition | None, guess: str) -> Field:
    guess = "; ".join(each for each in (asked.guess, guess) if each)
    return replace(asked, when=when, when_place=f"{asked.place} (when)", guess=guess)


def _is_object(value: object) -> bool:
    return isinstance(value, dict) and (
        isinstance(value.get("properties"), dict) or isinstance(value.get("allOf"), list)
    )


def _is_file(items: Value) -> bool:
    return items.at("format").text() in ("data-url", "binary", "byte") or bool(items.at("contentEncoding").value)


def _one_of(path: str) -> str:
    """What one of several is called: `child` of `children`, `pet` of `pets`."""
    name = path.rpartition(".")[2]
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return {"children": "child", "people": "person"}.get(name) or (name[:-1] if name.endswith("s") else f"{name}_entry")
