"""The shapes of mappings and lists: names, items, and parts with keys of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys.expressions.parse import RESERVED
from journeys.tables.vocabulary import ID_PATTERN, Json, Route, Shape

is_id = re.compile(ID_PATTERN).match
OPTION_RESERVED = RESERVED - {"yes", "no"}


@dataclass(frozen=True, slots=True)
class Ref(Shape):
    """A shape that has a name of its own in the schema: parts, and what is used in many places."""

    name: str
    of: Shape

    def schema(self) -> Json:
        return {"$ref": f"#/$defs/{self.name}"}

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        return self.of.misfits(value, route)

    def inside(self, key: str | int, value: Any) -> Shape | None:
        return self.of.inside(key, value)


@dataclass(frozen=True, slots=True)
class MapOf(Shape):
    """Names, each with something of one shape. `ids` are "id", "option" or "" for free names (sentences, labels)."""

    of: Shape
    ids: str = ""
    least: int = 1
    most: int | None = None
    snippets: Callable[[], list[Json]] | None = field(default=None, compare=False)

    def schema(self) -> Json:
        found: Json = {
            "type": "object",
            "additionalProperties": self.of.schema(),
            "errorMessage": f"has to be {self.words}",
        }
        if self.least:
            found["minProperties"] = self.least
        if self.most is not None:
            found["maxProperties"] = self.most
        if self.ids:
            found["propertyNames"] = {"$ref": f"#/$defs/{self.ids}"}
        if self.snippets:
            found["defaultSnippets"] = self.snippets()
        return found

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if type(value) is not dict or len(value) < self.least or (self.most is not None and len(value) > self.most):
            yield route
            return
        reserved = RESERVED if self.ids == "id" else OPTION_RESERVED
        ids, misfits = self.ids, self.of.misfits
        for key, item in value.items():
            here = (*route, key)
            if ids and (key in reserved or not is_id(key)):
                yield here
            yield from misfits(item, here)

    def inside(self, key: str | int, value: Any) -> Shape | None:
        return self.of


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """Items of one shape."""

    of: Shape
    least: int = 1

    def schema(self) -> Json:
        found: Json = {"type": "array", "items": self.of.schema(), "errorMessage": f"has to be {self.words}"}
        if self.least:
            found["minItems"] = self.least
        return found

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if type(value) is not list or len(value) < self.least:
            yield route
            return
        for index, item in enumerate(value):
            yield from self.of.misfits(item, (*route, index))

    def inside(self, key: str | int, value: Any) -> Shape | None:
        return self.of


@dataclass(frozen=True, slots=True)
class ByKind(Shape):
    """Different shapes for text (numbers count as text), for a mapping and for a list."""

    text: Shape | None = None
    mapping: Shape | None = None
    items: Shape | None = None

    def schema(self) -> Json:
        cases = [("string", self.text), ("object", self.mapping), ("array", self.items)]
        given = [(kind, shape) for kind, shape in cases if shape is not None]
        kinds = [kind for kind, _ in given]
        text = self.text.of if isinstance(self.text, Ref) else self.text
        if text is not None and "number" in text.schema().get("type", ()):
            kinds.append("number")
        return {
            "type": kinds,
            "errorMessage": f"has to be {self.words}",
            "allOf": [{"if": {"type": kind}, "then": shape.schema()} for kind, shape in given],
        }

    def _of(self, value: Any) -> Shape | None:
        kind = type(value)
        if kind is dict:
            return self.mapping
        if kind is list:
            return self.items
        return self.text

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        shape = self._of(value)
        if shape is None:
            yield route
        else:
            yield from shape.misfits(value, route)

    def inside(self, key: str | int, value: Any) -> Shape | None:
        shape = self._of(value)
        return None if shape is None else shape.inside(key, value)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a part: what it means in one sentence, what it may hold, and an example of that."""

    name: str
    means: str
    shape: Shape
    example: Any = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Part(Shape):
    """A mapping with keys of its own, closed. `words` is what it is called: "an outcome"."""

    name: str
    means: str
    keys: Mapping[str, Key]
    most: int | None = None

    def schema(self) -> Json:
        found: Json = {
            "title": self.words,
            "description": self.means,
            "type": "object",
            "errorMessage": f"has to be {self.words}, with keys of its own",
            "properties": {key.name: _described(key) for key in self.keys.values()},
            "additionalProperties": False,
            "minProperties": 1,
        }
        if self.most is not None:
            found["maxProperties"] = self.most
        required = [key.name for key in self.keys.values() if key.required]
        if required:
            found["required"] = required
        return found

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        if type(value) is not dict or not value or (self.most is not None and len(value) > self.most):
            yield route
            return
        keys = self.keys
        for name, item in value.items():
            key = keys.get(name)
            if key is None:
                yield (*route, name)
            else:
                yield from key.shape.misfits(item, (*route, name))
        for key in keys.values():
            if key.required and key.name not in value:
                yield route

    def inside(self, key: str | int, value: Any) -> Shape | None:
        found = self.keys.get(str(key))
        return None if found is None else found.shape


@dataclass(frozen=True, slots=True)
class Refused(Shape):
    """What cannot stand here at all."""

    def schema(self) -> Json:
        return {"not": {}, "title": self.words}

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        yield route


def part(words: str, name: str, means: str, *keys: Key, most: int | None = None) -> Ref:
    """A part with a name of its own in the schema."""
    return Ref(words, name, Part(words, name, means, {key.name: key for key in keys}, most))


def _described(key: Key) -> Json:
    found = {**key.shape.schema(), "description": key.means, "markdownDescription": key.means}
    if key.example is not None:
        found["examples"] = [key.example]
    return found


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a `ByKeys`: the condition, as a schema and as a test, and the part that it leads to."""

    when: Mapping[str, Any]
    test: Callable[[Mapping[str, Any]], bool] = field(compare=False)
    then: Shape


def has(*names: str, then: Shape) -> Case:
    """The case that at least one of these keys is there."""
    when = {"anyOf": [{"required": [name]} for name in names]} if len(names) > 1 else {"required": [names[0]]}
    return Case(when, lambda value: any(name in value for name in names), then)


def holds(name: str, word: str, then: Shape) -> Case:
    """The case that a key has this value."""
    when = {"properties": {name: {"const": word}}, "required": [name]}
    return Case(when, lambda value: value.get(name) == word, then)


@dataclass(frozen=True, slots=True)
class ByKeys(Shape):
    """A mapping whose keys say which part it is: the first case that holds. `otherwise` None refuses the rest."""

    name: str
    cases: tuple[Case, ...]
    otherwise: Shape | None = None

    def schema(self) -> Json:
        rest: Any = False if self.otherwise is None else self.otherwise.schema()
        if rest is False:
            rest = {"not": {}, "title": self.words, "errorMessage": f"is not {self.words}"}
        for case in reversed(self.cases):
            rest = {"if": dict(case.when), "then": case.then.schema(), "else": rest}
        return {
            "type": "object",
            "title": self.words,
            "errorMessage": f"has to be {self.words}, with keys of its own",
            **rest,
        }

    def of(self, value: Any) -> Shape | None:
        """The part that a value is."""
        if type(value) is dict:
            for case in self.cases:
                if case.test(value):
                    return case.then
        return self.otherwise

    def misfits(self, value: Any, route: Route) -> Iterator[Route]:
        shape = self.of(value)
        if shape is None or type(value) is not dict:
            yield route
        else:
            yield from shape.misfits(value, route)

    def inside(self, key: str | int, value: Any) -> Shape | None:
        shape = self.of(value)
        return None if shape is None else shape.inside(key, value)
