"""The key of a text in catalogues, from the place where it stands: ids, and for rules the sentence.

A step keeps its keys wherever it is moved to (docs/languages.md). `vehicle.options.tractor.label` is such a key, and
`children.name.ask`, `lists.countries.ireland.label`, `outcomes.sent.title`, `title`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeys.diagnostics import Route

Key = tuple[str, ...]

PARTS = frozenset(
    (
        "title", "start", "check", "task_list", "lists", "outcomes", "sections", "facts", "texts", "steps", "service",
        "journey", "unused",
    )
)  # fmt: skip
"""First words of keys that are no steps. A step or question with such an id stands under `steps`."""

OF_A_REPEAT = frozenset(("title", "label", "ask", "hint", "body", "added", "facts", "must", "steps", "why"))
"""The same inside a repeat."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that has to be translated: its key, its words as written, and where they stand."""

    key: Key
    words: str
    route: Route
    on: Literal["key", "value"] = "value"


def key_of(keys: Route) -> Key:
    """The key of what stands at a route of the main file; the route without the file's name."""
    way = tuple(str(each) for each in keys)
    if way[0] == "sections" and len(way) > 3 and way[2] == "steps":
        way = way[2:]
    if way[0] == "steps" and len(way) > 1:
        return _of_step(way[1:], PARTS)
    if (way[0] == "lists" and len(way) == 3) or (way[0] == "facts" and len(way) == 4 and way[2] == "options"):
        return (*way, "label")
    return way


def _of_step(way: Key, taken: frozenset[str]) -> Key:
    id, rest = way[0], way[1:]
    if rest[:1] == ("questions",) and len(rest) > 1:
        return _of_step(rest[1:], taken)
    found = ("steps", id) if id in taken else (id,)
    if rest[:1] == ("steps",) and len(rest) > 1:
        return (*found, *_of_step(rest[1:], OF_A_REPEAT))
    if rest[:1] == ("options",) and len(rest) == 2:
        return (*found, *rest, "label")
    if rest[:1] == ("facts",) and len(rest) == 4 and rest[2] == "options":
        return (*found, *rest, "label")
    return (*found, *rest)


def of_pair(key: Key, on: Literal["key", "value"]) -> Key:
    """Where a label and its text are one line of the journey, the key of either; else the key as it is."""
    if on == "key":
        return (*key, "label")
    of_start = len(key) == 3 and key[:2] == ("start", "key_facts")
    of_outcome = len(key) == 4 and key[0] == "outcomes" and key[2] in ("statement", "timeline")
    return (*key, "text") if of_start or of_outcome else key


def shown(key: Key) -> str:
    """A key as people read it: `vehicle.options.car.label`."""
    return ".".join(key)


def said(words: str) -> str:
    """Words as they are compared: in one Unicode form (NFC), white space collapsed."""
    from unicodedata import normalize

    return " ".join(normalize("NFC", words).split())
