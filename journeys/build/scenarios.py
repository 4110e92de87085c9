"""Scenarios: citizens written down, answers as the author wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys.build.rates import day
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.model import Scenario
from journeys.shapes import faults
from journeys.tables import scenarios as shape

EXPECTED = ("outcome", "stops_at", "path", "visits", "skips", "facts", "problems")


def scenarios(shop: Workshop) -> dict[str, Scenario]:
    """Those of the journey, in place or in files of their own. Of two with one id the first counts."""
    found: dict[str, Scenario] = {}
    for route in _routes(shop, (shop.main, "scenarios")):
        for id, here in shop.entries(route):
            if type(shop.value(here)) is not dict:
                continue
            if id in found:
                shop.fault(
                    "duplicate-id", f"`{id}` is a scenario already", Spot(here, "key"),
                    help="give one of the two another id", related=(Label(Spot(found[id].route, "key"), "first here"),),
                )  # fmt: skip
                continue
            answers = shop.as_written((*here, "answers"))
            answers = answers if type(answers) is dict else {}
            _switches(shop, answers, (*here, "answers"))
            expect = {key: shop.as_written((*here, key)) for key in EXPECTED if shop.value((*here, key)) is not None}
            found[id] = Scenario(id, answers, expect, here, day(shop, (*here, "today")))
    return found


def _routes(shop: Workshop, route: Route) -> Iterator[Route]:
    """Where scenarios stand by id: in place, or in each file that is named."""
    value = shop.value(route)
    if type(value) not in (str, list):
        yield route
        return
    names = [(value, route)] if type(value) is str else [(each, (*route, n)) for n, each in enumerate(value)]
    for name, here in names:
        document = shop.document(name, here) if type(name) is str else None
        if document is not None:
            shop.faults.extend(faults(document, shape()))
            yield (document.name,)


def _switches(shop: Workshop, value: Any, route: Route) -> None:
    """Tells of `true` and `false` where a citizen would say yes or no."""
    if type(value) is dict:
        for key, item in value.items():
            _switches(shop, item, (*route, key))
    elif type(value) is list:
        for index, item in enumerate(value):
            _switches(shop, item, (*route, index))
    elif type(value) is bool:
        word = "yes" if value else "no"
        shop.fault(
            "yaml-ambiguous", f"`{str(value).lower()}` is a switch, and an answer is in words", Spot(route),
            help=f"write `{word}`", paste=word,
        )  # fmt: skip
