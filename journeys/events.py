"""Turns the events of one YAML text into plain values and places, in one pass, refusing what the language has not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from journeys.slips import Stop

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_FAULTS = 25

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})").fullmatch
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}").fullmatch
_SPLIT_NUMBER = re.compile(r"[0-9],[0-9]{3}(?![0-9])").match
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Part:
    """Where one value stands: character offsets of it and of its key, and the parts inside it.

    `key_start` is -1 for an item of a list and for the whole document. `style` is None for plain
    text, else the quote or block sign; collections have none.
    """

    __slots__ = ("end", "inside", "key_end", "key_start", "start", "style")

    def __init__(self, key_start: int, key_end: int, start: int, end: int, style: str | None) -> None:
        self.key_start = key_start
        self.key_end = key_end
        self.start = start
        self.end = end
        self.style = style
        self.inside: dict[Any, Part] | None = None


class Reading:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.value: Any = None
        self.root: Part | None = None
        self.found: list[Stop] = []

    def run(self) -> Stop | None:
        """Reads all; what stopped it, or None."""
        loader = yaml.CSafeLoader(self.text)
        try:
            return self._read(loader.get_event)
        except yaml.MarkedYAMLError as problem:
            at, context = problem.problem_mark, problem.context_mark
            where = len(self.text) if at is None else at.index
            return Stop(
                f"{problem.problem or ''}, {problem.context or ''}", where, where if context is None else context.index
            )
        except (yaml.YAMLError, ValueError, UnicodeError):
            return Stop("unreadable", 0, 0)
        finally:
            loader.dispose()

    def _note(self, kind: str, start: int, context: int) -> None:
        self.found.append(Stop(kind, start, context))

    def _read(self, get: Any) -> Stop | None:
        text, found = self.text, self.found
        scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end, words, integer, decimal = (
            yaml.MappingEndEvent, yaml.SequenceEndEvent, _WORDS, _INTEGER, _DECIMAL,
        )  # fmt: skip
        nodes = documents = 0
        stack: list[tuple[Any, Part, bool, bool, int, int, str | None]] = []
        top: list[Any] = []
        here: Any = top  # the open collection
        part = Part(-1, -1, 0, 0, None)
        inside: dict[Any, Part] = {}
        part.inside = inside
        mapping = flow = False
        key: str | None = None
        key_start = key_end = -1
        while True:
            event = get()
            kind = type(event)
            if kind is scalar_event:
                nodes += 1
                value: Any = event.value
                start, end, style = event.start_mark.index, event.end_mark.index, event.style or None
                if event.anchor is not None or event.tag is not None:
                    what = "an anchor" if event.anchor is not None else "a tag"
                    if what == "a tag" and style is None and mapping and key is not None and " " in text[start:end]:
                        return Stop(what, start, end)  # text that starts with `!`
                    self._note(what, start, end)
                    if event.tag is not None and style is None and end > start:
                        style = "!"  # its text is not the source's text
                if mapping and key is None:
                    if value == "<<" and style is None:
                        self._note("a merge key", start, end)
                    if value in here:
                        first = inside[value]
                        self._note("a duplicate key", start, first.key_start)
                        value = _Again(value)
                    key, key_start, key_end = value, start, end
                    continue
                if style is None:
                    if value in words:
                        if flow and mapping and end == start and text[key_end:start].strip() == "":
                            return Stop("a key in braces without a value", key_start, part.start)
                        value = words[value]
                    elif integer(value):
                        value = int(value)
                    elif decimal(value):
                        value = float(value)
                    if flow and not mapping and _SPLIT_NUMBER(text, start - 2):
                        return Stop("a split number", start, part.start)
                inner = Part(key_start, key_end, start, end, style)
            elif kind is mapping_start or kind is sequence_start:
                nodes += 1
                if mapping and key is None:
                    return Stop("a collection as a key", event.start_mark.index, part.start)
                start = event.start_mark.index
                if len(stack) >= MAX_DEPTH:
                    return Stop("too deep", start, start)
                if event.anchor is not None or event.tag is not None:
                    self._note("an anchor" if event.anchor is not None else "a tag", start, event.end_mark.index)
                inner = Part(key_start, key_end, start, event.end_mark.index, None)
                inner.inside = {}
                value = {} if kind is mapping_start else []
            elif kind is mapping_end or kind is sequence_end:
                part.end = event.end_mark.index
                here, part, mapping, flow, key_start, key_end, key = stack.pop()
                inside = part.inside  # type: ignore[assignment]
                continue
            elif kind is yaml.AliasEvent:
                nodes += 1
                start, end = event.start_mark.index, event.end_mark.index
                if mapping and key is None:
                    return Stop("an alias", start, end)
                self._note("an alias", start, end)
                value, inner = None, Part(key_start, key_end, start, end, None)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    return Stop("a second document", event.start_mark.index, event.end_mark.index)
                if event.version is not None or event.tags is not None:
                    self._note("a directive", event.start_mark.index, event.end_mark.index)
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                continue
            if nodes > MAX_NODES:
                return Stop("too many parts", start, start)
            if len(found) > MAX_FAULTS:
                return Stop("too many faults", start, start)
            # put the value in its place
            if mapping:
                if type(key) is not _Again:
                    here[key] = value
                    inside[key] = inner
                key, key_start, key_end = None, -1, -1
            else:
                inside[len(here)] = inner
                here.append(value)
            if inner.inside is not None:
                stack.append((here, part, mapping, flow, key_start, key_end, key))
                here, part, inside = value, inner, inner.inside
                mapping, flow = kind is mapping_start, bool(event.flow_style)
        self.value = top[0] if top else None
        self.root = inside[0] if top else None
        return None


class _Again(str):
    """A key that stands in its mapping already; its value is read and dropped."""
