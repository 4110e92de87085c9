"""A part of a sentence of a finished journey, as a function of what is known.

Sentences keep their trees and not what their names meant while they were read. All that a typed tree still asks for
stands in the journey itself, so a part of it can be computed alone, at any place where the whole is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from journeys.expressions import evaluate
from journeys.expressions.items import over_bands
from journeys.expressions.known import Known
from journeys.expressions.names import Valued, ValuedBands
from journeys.expressions.tree import Node
from journeys.model import Journey, Rate


def value_of(node: Node, journey: Journey) -> Callable[[Known], Any]:
    """The value of a typed tree; raises LookupError where what is known is not enough."""
    return evaluate.compile(node, _Values(journey))


@dataclass(frozen=True, slots=True)
class _Bands:
    value: Callable[[Known, Any], Fraction]


@dataclass(frozen=True, slots=True)
class _Values:
    """Implements `journeys.expressions.names.Values` with the facts, rates and bands of a journey."""

    journey: Journey

    @property
    def leap_birthday(self) -> str:
        return self.journey.leap_birthday

    @property
    def rates_on(self) -> Valued | None:
        return self.journey.rates_on

    def fact(self, id: str) -> Valued | None:
        return self.journey.facts.get(id)

    def rate(self, id: str) -> Rate | None:
        return self.journey.rates.get(id)

    def bands(self, id: str) -> ValuedBands | None:
        rows = self.journey.bands[id].rows
        return _Bands(over_bands([(row.up_to.value if row.up_to else None, row.rate.value) for row in rows]))
