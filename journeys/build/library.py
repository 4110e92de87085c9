"""Parts that a journey takes from a library of its service: found, worded anew where the journey says so, filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import PurePosixPath
from typing import Any

from journeys import shapes, tables
from journeys.build.workshop import Workshop
from journeys.diagnostics import Route, Spot
from journeys.expressions.names import near
from journeys.expressions.tree import Answer, Bands, FactRef, ListRef, Measure, Node, Part, Quantified, RateRef
from journeys.sources import Borrowed
from journeys.tables.library import taken

WORDS: Mapping[str, frozenset[str]] = {
    "ask": frozenset(("ask", "hint", "called", "why", "kept_for", "shared_with", "errors")),
    "questions": frozenset(("title", "body", "questions")),
    "repeat": frozenset(("title", "body", "hint", "ask", "label", "added")),
    "title": frozenset(("title", "body")),
}
"""What of a step can be worded anew, by the key that makes its form."""

FLOW = frozenset(("use", "when", "next"))
_ONE = {"steps": "step", "facts": "fact", "rates": "rate", "lists": "list", "texts": "text"}


@dataclass(frozen=True, slots=True)
class _Use:
    """One `use`: what it names, as what (`steps` …), where, and inside the items of what."""

    name: str
    key: str
    route: Route
    item: str = ""


def borrow(shop: Workshop) -> None:
    """Fills in all that the main file takes from libraries; what is not there is told."""
    looked_at: set[str] = set()
    value = shop.value((shop.main,))
    for use in list(_uses(shop)):
        id = f"{use.item}.{use.route[-1]}" if use.item else str(use.route[-1])
        part = _part(shop, use, looked_at)
        if part is None:
            shop.broken.add(id)
            continue
        there = shop.value(part)
        own = {key: said for key, said in shop.mapping(use.route).items() if key != "use"}
        whole = type(there) is not dict
        shop.sources.borrowed[use.route] = Borrowed(part, whole, own, _called(part, id, there, use))
        if use.key == "steps" and not whole:
            own = _worded(shop, use, there, own)
        value = _with(value, use.route[1:], there if whole else _merged(there, own))
    if shop.sources.borrowed:
        shop.values[shop.main] = value


def _uses(shop: Workshop) -> Iterator[_Use]:
    main = (shop.main,)
    for steps in ((*main, "steps"), *((*route, "steps") for _, route in shop.entries((*main, "sections")))):
        for _, route in shop.entries(steps):
            yield from _use(shop, route, "steps")
            item = shop.value((*route, "repeat"))
            if type(item) is str:
                for key in ("steps", "facts"):
                    for _, inner in shop.entries((*route, key)):
                        yield from _use(shop, inner, key, item)
    for key in ("facts", "rates", "lists", "texts"):
        for _, route in shop.entries((*main, key)):
            yield from _use(shop, route, key)


def _use(shop: Workshop, route: Route, key: str, item: str = "") -> Iterator[_Use]:
    given = shop.value(route)
    name = taken(given)
    if name and (key not in ("lists", "texts") or len(given) == 1):
        yield _Use(name, key, route, item)


def _part(shop: Workshop, use: _Use, looked_at: set[str]) -> Route | None:
    """The route of the part in its library; None, and a fault, where it is not there."""
    name, _, id = use.name.partition(".")
    spot = Spot((*use.route, "use"))
    here = {PurePosixPath(file).stem: file for file in shop.folder.files if _is_library(file)}
    if name not in here:
        meant = near(name, here)
        help = f"did you mean `{meant}.{id}`?" if meant else f"the library is the file `library/{name}.yaml`"
        help += "" if meant else " beside `service.yaml`"
        shop.fault("unknown-library", f"There is no library `{name}`", spot, help=help, paste=meant and f"{meant}.{id}")
        return None
    document = shop.folder.document(here[name])
    if document is None or document.value is None:
        return None
    if name not in looked_at:
        looked_at.add(name)
        shop.faults.extend(shapes.faults(document, tables.library()))
    part: Route = (document.name, use.key, id)
    if shop.value(part) is not None:
        if use.item and "bands" in shop.mapping(part):
            message = "A table of bands belongs to the whole journey, not to an item"
            shop.fault("wrong-shape", message, spot, help="take it under the `facts` of the journey")
            return None
        if use.item and "repeat" in shop.mapping(part):
            message = "What is asked of each item cannot itself be a repeat, and this part of the library is one"
            shop.fault("nested-repeat", message, spot, help="take it as a step of its own, before or after this list")
            return None
        return part
    meant = near(id, shop.mapping((document.name, use.key)))
    message = f"The library `{name}` has no {_ONE[use.key]} `{id}`"
    help = f"did you mean `{name}.{meant}`?" if meant else f"write it there under `{use.key}`"
    shop.fault("unknown-library", message, spot, help=help, paste=meant and f"{name}.{meant}")
    return None


def _is_library(file: str) -> bool:
    path = PurePosixPath(file)
    return path.suffix == ".yaml" and path.parent.name == "library"


def _worded(shop: Workshop, use: _Use, there: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What the journey words anew in a step, without what has no place there, which is told."""
    form = next((key for key in WORDS if key in there), "")
    found: dict[str, Any] = {}
    for key, said in own.items():
        asked = there.get("questions")
        if key == "questions" and type(said) is dict and type(asked) is dict:
            for question in said.keys() - asked.keys():
                _no_place(shop, (*use.route, key, question), f"The page has no question `{question}`")
            found[key] = {question: words for question, words in said.items() if question in asked}
        elif key in FLOW or key in WORDS.get(form, ()):
            found[key] = said
        elif any(key in words for words in WORDS.values()):
            _no_place(shop, (*use.route, key), f"This step has no `{key}` that could be said anew")
    return found


def _no_place(shop: Workshop, route: Route, message: str) -> None:
    shop.fault(
        "override-not-allowed", message, Spot(route, "key"), help="leave this out, or ask a question of your own"
    )


def _called(part: Route, id: str, there: Any, use: _Use) -> dict[str, str]:
    """What the names of the part are called in the journey, where that differs."""
    found = {str(part[-1]): id} if part[-1] != id else {}
    if use.item and type(there) is dict and type(there.get("questions")) is dict:
        found.update((question, f"{use.item}.{question}") for question in there["questions"])
    return found


def _merged(there: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A part of a library with what the journey says itself in its place."""
    found = {**there, **own}
    asked, said = there.get("questions"), own.get("questions")
    if type(asked) is dict and type(said) is dict:
        found["questions"] = {
            id: {**question, **said[id]} if type(question) is dict and type(said.get(id)) is dict else question
            for id, question in asked.items()
        }
    return found


def _with(value: Any, keys: Route, new: Any) -> Any:
    """A plain value with another one at the end of these keys."""
    if not keys:
        return new
    return {**value, keys[0]: _with(value[keys[0]], keys[1:], new)}


def renamed(tree: Node, called: Mapping[str, str]) -> Node:
    """A resolved tree whose names are called as they are in the journey."""
    return _renamed(tree, called) if called else tree


def _renamed(value: Any, called: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(each, called) for each in value)
    if not isinstance(value, Node):
        return value
    changed = {field.name: _renamed(getattr(value, field.name), called) for field in fields(value)}
    if isinstance(value, Answer | Part | FactRef | RateRef | ListRef | Bands):
        changed["id"] = called.get(changed["id"], changed["id"])
    elif isinstance(value, Measure | Quantified):
        changed["list"] = called.get(changed["list"], changed["list"])
    return replace(value, **changed)
