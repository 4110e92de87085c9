"""One namespace: every id of a journey with what it is, and those that are taken twice told.

The steps, questions and facts of a repeat have ids behind its item's name (`child.born`), a namespace of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journeys.build.workshop import On, Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.parse import RESERVED
from journeys.tables.structures import is_id

NUMBER = "number"
"""What the place of an item is called in texts (`child.number`), so that no field can be."""

OTHER = "other"
"""What sentences call another item of the same repeat."""

_OWN = {
    NUMBER: "the place of an item, which texts can show",
    "id": "what an item goes by where it is sent",
    "facts": "where the facts of an item stand when it is sent",
}
"""What an item has of its own, beside its questions and facts."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Every id with what it is (`a step`) and its route; `items` are the repeats, each with what one item is called."""

    ids: dict[str, tuple[str, Route]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)

    def of(self, what: str) -> frozenset[str]:
        """The ids of one sort."""
        return frozenset(id for id, (sort, _) in self.ids.items() if sort == what)


def declare(shop: Workshop) -> Declared:
    """All that is declared. Of two equal ids the first counts; the other is skipped, with all that is in it."""
    found = Declared()
    for id, what, route, on in _all(shop):
        name = id.rpartition(".")[2]
        if what == "an item" and (not is_id(id) or id in RESERVED or id == OTHER):
            _no_item_name(shop, id, route)
        elif not is_id(name) or name in RESERVED:
            shop.broken.add(id)
        elif name in _OWN and name != id:
            shop.skipped.add(route)
            shop.fault(
                "reserved-id", f"`{id}` is {_OWN[name]}", Spot(route, on),
                help="give it another id",
            )  # fmt: skip
        elif id in found.ids:
            first, there = found.ids[id]
            shop.skipped.add(route[:-1] if what == "an item" else route)
            shop.fault(
                "duplicate-id", f"`{id}` is {first} already", Spot(route, on), help="give one of the two another id",
                related=(Label(Spot(there, "value" if first == "an item" else "key"), "first here"),),
            )  # fmt: skip
        else:
            found.ids[id] = (what, route)
            if what == "an item":
                found.items[str(route[-2])] = id
    return found


def _no_item_name(shop: Workshop, id: str, route: Route) -> None:
    """Leaves out a repeat whose items are called by no id, or by a word of sentences, which is told."""
    shop.skipped.add(route[:-1])
    shop.broken.update((id, str(route[-2])))
    if is_id(id):
        shop.fault(
            "reserved-id", f"`{id}` is a word of sentences, so no item can be called that", Spot(route),
            help="write what one of them is called, such as `child`",
        )  # fmt: skip


def _all(shop: Workshop) -> Iterator[tuple[str, str, Route, On]]:
    main = (shop.main,)
    yield from _steps(shop, (*main, "steps"))
    for id, route in shop.entries((*main, "sections")):
        yield id, "a section", route, "key"
        yield from _steps(shop, (*route, "steps"))
    for id, route in shop.entries((*main, "facts")):
        yield id, _fact(shop, route), route, "key"
    for key, what in (("rates", "a rate"), ("lists", "a list"), ("texts", "a text"), ("outcomes", "an outcome")):
        for id, route in shop.entries((*main, key)):
            yield id, what, route, "key"


def _fact(shop: Workshop, route: Route) -> str:
    return "a table of bands" if "bands" in shop.mapping(route) else "a fact"


def _steps(shop: Workshop, route: Route, before: str = "") -> Iterator[tuple[str, str, Route, On]]:
    """The steps under a route, and their questions; `before` stands before their ids (`child.`)."""
    for id, here in shop.entries(route):
        step = shop.mapping(here)
        if "repeat" in step and not before:
            yield id, "a repeat", here, "key"
            yield from _inside(shop, here)
            continue
        yield before + id, "a question" if "ask" in step else "a step", here, "key"
        if "questions" in step:
            for question, there in shop.entries((*here, "questions")):
                yield before + question, "a question", there, "key"


def _inside(shop: Workshop, route: Route) -> Iterator[tuple[str, str, Route, On]]:
    """What a repeat declares: what one item is called, and its fields."""
    item = shop.value((*route, "repeat"))
    if route in shop.skipped or type(item) is not str:
        return
    yield item, "an item", (*route, "repeat"), "value"
    if route not in shop.skipped:
        yield from _steps(shop, (*route, "steps"), f"{item}.")
        for id, here in shop.entries((*route, "facts")):
            yield f"{item}.{id}", "a fact", here, "key"
