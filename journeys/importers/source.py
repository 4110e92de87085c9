"""What is given to be imported: the name and bytes of one file, and its text or plain values within limits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from journeys.importers.fault import ImportFault

MOST_BYTES = 20_000_000
"""A fillable PDF or a workbook; what is text has to be within MOST_CHARACTERS."""
MOST_CHARACTERS = 5_000_000
MOST_VALUES = 200_000
DEEPEST = 60


@dataclass(frozen=True, eq=False)
class Source:
    """One file. `beside` holds the files that belong to it by name, such as the same form in another language."""

    name: str
    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.data) > MOST_BYTES:
            raise ImportFault(f"{self.name} has more than {MOST_BYTES // 1_000_000} MB", help="split the form up")

    @cached_property
    def text(self) -> str:
        """Its text. ImportFault where it is none."""
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise ImportFault(f"{self.name} is not UTF-8 text", f"byte {fault.start}", "save it as UTF-8") from None
        if len(text) > MOST_CHARACTERS:
            raise ImportFault(f"{self.name} has more than {MOST_CHARACTERS:,} characters", help="split the form up")
        return text

    @cached_property
    def is_text(self) -> bool:
        """Whether it can be read as text at all."""
        try:
            return "\0" not in self.text
        except ImportFault:
            return False

    @cached_property
    def plain(self) -> Any:
        """The plain values of a JSON or YAML file. ImportFault, with the line, where it is neither."""
        text = self.text
        value = _json(self.name, text) if text.lstrip()[:1] in ("{", "[") else _yaml(self.name, text)
        _bounded(self.name, value)
        return value

    @cached_property
    def mapping(self) -> Mapping[str, Any]:
        """The same where it is a mapping; an empty one where it is something else or cannot be read."""
        if not self.is_text:
            return {}
        try:
            value = self.plain
        except ImportFault:
            return {}
        return value if isinstance(value, dict) else {}


def _json(name: str, text: str) -> Any:
    def refuse(word: str) -> Any:
        raise ImportFault(f"{name} has the value {word}, which is no JSON", help="export the form again")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise ImportFault(f"{name} stops being JSON: {fault.msg}", where, "export the form again") from None
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError:
        raise ImportFault(f"{name} has a number that is too long", help="export the form again") from None


def _yaml(name: str, text: str) -> Any:
    try:
        _only_plain(name, text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader of our own)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        what = str(getattr(fault, "problem", "") or "it is no text that we can read")
        raise ImportFault(f"{name} stops being YAML: {what}", where, "export the form again") from None
    except RecursionError:
        raise _too_deep(name) from None
    except (ValueError, OverflowError):
        raise ImportFault(f"{name} has a value that cannot be read", help="export the form again") from None


def _only_plain(name: str, text: str) -> None:
    """Refuses what could grow while it is read: aliases, and too many or too deep values."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, yaml.AliasEvent):
            where = f"line {event.start_mark.line + 1}" if event.start_mark else ""
            raise ImportFault(f"{name} uses a YAML alias (*)", where, "export the form without aliases")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _too_deep(name)
        if count > 2 * MOST_VALUES:
            raise _too_many(name)


class _Loader(yaml.CSafeLoader):
    """Plain values only; a day stays as it is written."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _bounded(name: str, value: Any) -> None:
    layer, count, depth = [value], 0, 0
    while layer:
        count += len(layer)
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(name)
        if count > MOST_VALUES:
            raise _too_many(name)
        layer = [each for one in layer for each in _inside(one)]


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _too_deep(name: str) -> ImportFault:
    return ImportFault(f"{name} is nested more than {DEEPEST} levels deep", help="is this really a form?")


def _too_many(name: str) -> ImportFault:
    return ImportFault(f"{name} has more than {MOST_VALUES:,} values", help="split the form up")
