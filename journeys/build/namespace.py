"""One namespace: every id of a journey with what it is, and those that are taken twice told."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.parse import RESERVED
from journeys.tables.structures import is_id


def declare(shop: Workshop) -> dict[str, tuple[str, Route]]:
    """Every id with what it is (`a step`) and its route. Of two equal ones the first counts; the other is skipped."""
    found: dict[str, tuple[str, Route]] = {}
    for id, what, route in _all(shop):
        if not is_id(id) or id in RESERVED:
            shop.broken.add(id)
        elif id in found:
            first, there = found[id]
            shop.skipped.add(route)
            shop.fault(
                "duplicate-id", f"`{id}` is {first} already", Spot(route, "key"), help="give one of the two another id",
                related=(Label(Spot(there, "key"), "first here"),),
            )  # fmt: skip
        else:
            found[id] = (what, route)
    return found


def _all(shop: Workshop) -> Iterator[tuple[str, str, Route]]:
    main = (shop.main,)
    yield from _steps(shop, (*main, "steps"))
    for id, route in shop.entries((*main, "sections")):
        yield id, "a section", route
        yield from _steps(shop, (*route, "steps"))
    for key, what in (
        ("facts", "a fact"), ("rates", "a rate"), ("lists", "a list"), ("texts", "a text"), ("outcomes", "an outcome"),
    ):  # fmt: skip
        for id, route in shop.entries((*main, key)):
            yield id, what, route


def _steps(shop: Workshop, route: Route) -> Iterator[tuple[str, str, Route]]:
    for id, here in shop.entries(route):
        step = shop.mapping(here)
        yield id, "a question" if "ask" in step else "a step", here
        if "questions" in step:
            for question, there in shop.entries((*here, "questions")):
                yield question, "a question", there
