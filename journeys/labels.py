"""The items of a repeat as options: each under its own id, named by the repeat's label."""

from __future__ import annotations

from typing import Any

from journeys import texts
from journeys.diagnostics import Route
from journeys.expressions.kinds import Item, Text
from journeys.expressions.known import Inside, Known
from journeys.expressions.tree import Literal
from journeys.model import Journey, Option, Sentence, Wording
from journeys.model import Text as Words


def item_label(item: Item, repeat: str, known: Known, journey: Journey, language: str) -> str:
    """What one item is called ("the child's name"); its number where what names it is not answered."""
    several = journey.steps[repeat].repeat
    assert several is not None
    try:
        words = texts.plain(several.label, Inside(known.root, several.item, item), journey, language)
    except LookupError:
        words = ""
    return words or str(item.number)


def items_as_options(repeat: str, known: Known, journey: Journey, language: str) -> tuple[Option, ...]:
    """The items of a finished repeat; none where it is not known."""
    items: Any = known.get(repeat, ())
    route = journey.steps[repeat].route
    return tuple(Option(item.id, said(item_label(item, repeat, known, journey, language), route)) for item in items)


def said(words: str, route: Route) -> Words:
    """A citizen's own words as a text: a value that is shown, so that nothing in them is ever markup."""
    tree = Literal(words, kind=Text())
    shown = Sentence("", route, "value", tree, tree.kind, frozenset(), lambda _: words)
    return Words(((None, Wording((shown,), route)),), route)
