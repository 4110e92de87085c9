"""The JSON Schema (2020-12) of journey and service files, made from the tables that validate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from journeys import tables
from journeys.expressions.parse import RESERVED
from journeys.tables.facts import list_file
from journeys.tables.structures import OPTION_RESERVED, ByKeys, ByKind, ListOf, MapOf, Part, Ref
from journeys.tables.vocabulary import BULLETS, ID_PATTERN, Json, Shape

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _journey() -> Json:
    return _whole(
        tables.journey(),
        "urn:footpath:schema:journey",
        "A journey for Footpath: its questions, the rules that lead through them, and its ends.",
    )


def journey_schema() -> Json:
    """The schema of a journey file; it is one object, made once: do not change it."""
    return _journey()


@cache
def service_schema() -> Json:
    """The schema of `service.yaml`; it is one object, made once: do not change it."""
    return _whole(
        tables.service(), "urn:footpath:schema:service", "A service for Footpath: who offers it, how it looks."
    )


@cache
def library_schema() -> Json:
    """The schema of a file of the service's library."""
    return _whole(tables.library(), "urn:footpath:schema:library", "Parts that the journeys of a service share.")


@cache
def scenarios_schema() -> Json:
    """The schema of a file of scenarios."""
    return _whole(tables.scenarios(), "urn:footpath:schema:scenarios", "Scenarios of a journey for Footpath.")


@cache
def list_schema() -> Json:
    """The schema of a file that holds a list."""
    return _whole(list_file(), "urn:footpath:schema:list", "A list of options for Footpath.")


def _whole(shape: Shape, id: str, means: str) -> Json:
    definitions: dict[str, Any] = {
        "id": _id("an id: small letters, digits and single underscores, starting with a letter", RESERVED),
        "option": _id("the id of an option: small letters, digits and single underscores", OPTION_RESERVED),
        "bullets": BULLETS.full_schema(),
    }
    for found in _refs(shape, set()):
        if found.name not in definitions:
            definitions[found.name] = found.of.schema()
    return {
        "$schema": DRAFT,
        "$id": id,
        **shape.schema(),
        "description": means,
        "$defs": dict(sorted(definitions.items())),
    }


def _id(words: str, reserved: frozenset[str]) -> Json:
    return {
        "description": words,
        "type": "string",
        "pattern": ID_PATTERN,
        "not": {"enum": sorted(reserved)},
        "errorMessage": f"has to be {words}",
    }


def _refs(shape: Shape | None, seen: set[str]) -> Iterator[Ref]:
    """Every named shape that this one leads to."""
    match shape:
        case Ref():
            if shape.name not in seen:
                seen.add(shape.name)
                yield shape
                yield from _refs(shape.of, seen)
        case MapOf() | ListOf():
            yield from _refs(shape.of, seen)
        case ByKind():
            for each in (shape.text, shape.mapping, shape.items):
                yield from _refs(each, seen)
        case ByKeys():
            for case in shape.cases:
                yield from _refs(case.then, seen)
            yield from _refs(shape.otherwise, seen)
        case Part():
            for key in shape.keys.values():
                yield from _refs(key.shape, seen)
        case _:
            pass
