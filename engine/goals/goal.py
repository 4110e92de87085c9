"""One thing that some citizen should do."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from journeys.diagnostics import Spot
from journeys.expressions.tree import Node
from journeys.model import Sentence

What = Literal["outcome", "rule", "row", "option", "shown", "hidden", "must", "boundary"]
Side = Literal["", "below", "on", "above"]


@dataclass(frozen=True, slots=True)
class Apart:
    """A boundary as `left - right`, in minor units, days, months, minutes or plain numbers."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Turning:
    """A boundary as days from that on which `count` and `more` periods of `months` are complete.

    They run from `start`, and the day is `end` (None: today). Periods of no months are weeks.
    """

    start: Node
    end: Node | None
    count: Node
    more: int
    months: int


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that some citizen of a journey should do.

    | what | some citizen | id |
    |---|---|---|
    | `outcome` | ends there | the outcome |
    | `rule` | goes on by this line of `next`; `words` tell where none holds and the steps go on | the step or section, "" for the journey |
    | `row` | is given this line's value | the fact |
    | `option` | answers with one of `options`, which no sentence tells apart | the question |
    | `shown`, `hidden` | comes to a `when` that holds, or that does not | the section, step, question or `question.option` |
    | `must` | gives an answer that breaks it | the question or step |
    | `boundary` | has `left - right` of a comparison just below zero, at zero, or just above | where it is read |

    Just below and just above is within `grain`, the least by which both sides can differ: `left` and `right` are measured
    in minor units, days, months, minutes or plain numbers. Of ages and complete months the day counts on which the
    comparison turns, and `apart` says what is measured (None where it is characters, options or files). `words` follow "no scenario" or "a citizen who". `sentence` is what decides, and `node` the
    comparison in it; of `min` and `max` it is the bound. `text` is a rule, a line or an option of a question as written.
    """  # noqa: E501 (a table)

    what: What
    id: str
    spot: Spot
    words: str
    side: Side = ""
    options: tuple[str, ...] = ()
    text: str = ""
    sentence: Sentence | None = field(default=None, compare=False, repr=False)
    node: Node | None = field(default=None, compare=False, repr=False)
    grain: Fraction = field(default=Fraction(1), compare=False, repr=False)
    apart: Apart | Turning | None = field(default=None, compare=False, repr=False)
