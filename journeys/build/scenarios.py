"""Scenarios: citizens written down, answers as the author wrote them."""

from __future__ import annotations

from typing import Any

from journeys.build.rates import day
from journeys.build.workshop import Workshop
from journeys.diagnostics import Route, Spot
from journeys.model import Scenario
from journeys.shapes import faults
from journeys.tables import scenarios as shape

EXPECTED = ("outcome", "stops_at", "path", "visits", "skips", "facts", "problems")


def scenarios(shop: Workshop) -> dict[str, Scenario]:
    """Those of the journey, in place or in a file of their own."""
    route: Route = (shop.main, "scenarios")
    name = shop.value(route)
    if type(name) is str:
        document = shop.document(name, route)
        if document is None:
            return {}
        shop.faults.extend(faults(document, shape()))
        route = (document.name,)
    found: dict[str, Scenario] = {}
    for id, here in shop.entries(route):
        if type(shop.value(here)) is not dict:
            continue
        answers = shop.as_written((*here, "answers"))
        answers = answers if type(answers) is dict else {}
        _switches(shop, answers, (*here, "answers"))
        expect = {key: shop.as_written((*here, key)) for key in EXPECTED if shop.value((*here, key)) is not None}
        found[id] = Scenario(id, answers, expect, here, day(shop, (*here, "today")))
    return found


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
