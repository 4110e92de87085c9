"""What `use` says: a part taken from a library file of the service."""

from __future__ import annotations

import re
from typing import Any

from journeys.tables.structures import Case, Key, Ref, part
from journeys.tables.vocabulary import Shape, pattern

USE_PATTERN = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"

USE = Key(
    "use",
    "The part of the library that this is: the name of the file, a dot, and the id in it.",
    pattern("a file of the library, a dot and an id in it, such as `people.your_name`", USE_PATTERN),
    "people.your_name",
    required=True,
)


def used(words: str, name: str) -> Ref:
    """A part that is taken from a library as it is."""
    return part(words, name, "Taken from the library of the service as it is.", USE)


def taken(value: Any) -> str:
    """What a mapping takes from a library (`people.your_name`), or ""."""
    name = value.get("use") if type(value) is dict else None
    return name if type(name) is str and re.search(USE_PATTERN, name) else ""


def only_use(then: Shape) -> Case:
    """The case that `use` is the one key and names a part of a library: where other keys are names of the author's."""
    when = {
        "required": ["use"],
        "maxProperties": 1,
        "properties": {"use": {"type": "string", "pattern": USE_PATTERN}},
    }
    return Case(when, lambda value: len(value) == 1 and bool(taken(value)), then)
