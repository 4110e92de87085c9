"""Whether a document has the shape of a journey, and what does not fit, in an author's words.

The tables decide quickly whether all fits. Where something does not, the JSON Schema made of the same
tables is asked about just the parts concerned, and each of its errors becomes one diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from journeys.diagnostics import Diagnostic
from journeys.document import Document
from journeys.refusals import Refusal, told
from journeys.schema import journey_schema, library_schema, scenarios_schema, service_schema
from journeys.tables.structures import ByKind, MapOf, Ref
from journeys.tables.vocabulary import Json, Route, Shape

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_SCHEMAS: Mapping[str, Callable[[], Json]] = {
    "a journey": journey_schema,
    "a service": service_schema,
    "scenarios by id": scenarios_schema,
    "a library": library_schema,
}


@cache
def validator(words: str) -> Draft202012Validator:
    """The validator of a whole file, by what it holds."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(_SCHEMAS[words](), registry=Registry())


def faults(document: Document, shape: Shape) -> list[Diagnostic]:
    """What does not fit, nothing when all does. `shape` is one of the whole files in `journeys.tables`."""
    misfits = list(shape.misfits(document.value, ()))
    if not misfits:
        return []
    value = _only(document.value, shape, _tree(misfits))
    errors = validator(shape.words).iter_errors(value)
    return told(document, [_refusal(error) for error in errors])


def _refusal(error: Any) -> Refusal:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    return Refusal(
        tuple(error.absolute_path), str(error.validator), error.validator_value, error.instance, schema,
        "propertyNames" in error.absolute_schema_path,
    )  # fmt: skip


_Tree = dict[str | int, Any]


def _tree(routes: Iterable[Route]) -> _Tree:
    found: _Tree = {}
    for route in routes:
        at = found
        for key in route:
            at = at.setdefault(key, {})
    return found


def _only(value: Any, shape: Shape | None, misfits: _Tree) -> Any:
    """The value without the named parts in which everything fits: what is left is refused for the same reasons."""
    if not isinstance(value, dict) or shape is None or not misfits:
        return value
    while isinstance(shape, Ref | ByKind):
        shape = shape.of if isinstance(shape, Ref) else shape.mapping
    if shape is None:
        return value
    kept: dict[Any, Any] = {}
    for key, item in value.items():
        if isinstance(shape, MapOf) and key not in misfits and kept:
            continue
        kept[key] = _only(item, shape.inside(key, value), misfits[key]) if key in misfits else item
    first = next(iter(kept), None)
    if isinstance(shape, MapOf) and len(kept) > 1 and first not in misfits and shape.most is None:
        del kept[first]
    return kept
