"""Whether everybody who comes to a page can answer it, whatever was answered before.

"For every citizen there is an answer" is shown by a few answers of which one always fits: today, a bound, another
answer of the same kind, or one that fitted somebody. As long as somebody is left whom none of them fits, an answer for
that citizen is sought and added; a citizen for whom there is none at all refutes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

import z3

from journeys.expressions.tree import Answer, Between, Compare, FactRef, Node, walk
from journeys.model import Question
from journeys.proof import calendar
from journeys.proof.anybody import Anybody
from journeys.proof.calendar import Day
from journeys.proof.claim import Claim
from journeys.proof.encode import encode
from journeys.proof.logic import Truth, as_formula, no, some
from journeys.proof.numbers import Number
from journeys.proof.obligations import Case
from journeys.proof.solve import Solver
from journeys.proof.views import View
from journeys.questions.day import WEEKDAYS

FIXED, NEAR = 2, 11
"""The rounds in which answers are tried that are the same for everybody, that move with the citizen (today, a bound,
another answer), and that are a day or a weekday next to one of those."""

ROUNDS = 14
"""So many are tried before it is given up."""


def answerable(claim: Claim, case: Case, solver: Solver) -> tuple[Literal["yes", "no", "unknown"], Any]:
    """Whether everybody can, and if not, the model of a citizen who cannot."""
    if claim.formula is False or claim.then is True:
        return "yes", None
    terms = [term for key in claim.ask for term in case.world.asked[key].terms]
    fits = as_formula(claim.then)
    optional = [given for given in (case.world.asked[key].given for key in claim.ask) if given is not True]
    blanks = [(given, z3.BoolVal(False)) for given in optional]
    tried: list[Any] = []
    for number in range(ROUNDS):
        if number in (FIXED, NEAR):
            tried += [z3.substitute(fits, *pairs) for pairs in _symbolic(claim, case, near=number == NEAR)]
        left = no(some(tried))
        answer, model = solver.insist(claim.formula, left)
        if answer != "yes":
            return ("yes", None) if answer == "no" else ("unknown", None)
        context = _context(model, fits, terms)
        found, own = solver.ask(context)
        if found == "no":
            return "no", model
        if found == "unknown":
            return "unknown", None
        values = [(term, own.eval(term, model_completion=True)) for term in terms]
        tried.append(z3.substitute(fits, *values))
        if blanks:  # whatever may be left blank, left blank
            tried.append(z3.substitute(z3.substitute(fits, *blanks), *values))
    return "unknown", None


def _context(model: Any, fits: Any, terms: list[Any]) -> Truth:
    """What fits this citizen: all but the page's own answers as the model has it."""
    own = {str(term) for term in terms}
    others = [variable for variable in _variables(fits) if str(variable) not in own]
    return (
        z3.substitute(fits, *((each, model.eval(each, model_completion=True)) for each in others)) if others else fits
    )


def _variables(formula: Any) -> list[Any]:
    found: dict[int, Any] = {}
    seen: set[int] = set()
    waiting = [formula]
    while waiting:
        node = waiting.pop()
        if node.get_id() in seen:
            continue
        seen.add(node.get_id())
        if z3.is_const(node) and node.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            found[node.get_id()] = node
        waiting.extend(node.children())
    return list(found.values())


def _symbolic(claim: Claim, case: Case, *, near: bool) -> Iterator[list[tuple[Any, Any]]]:
    """Answers that move with the citizen: for each question of the page, those of its kind that its limits name."""
    choices = [_choices(key, case, near=near) for key in claim.ask]
    for count, combination in enumerate(product(*choices)):
        if count >= 40:
            return
        pairs = [pair for each in combination for pair in each]
        if pairs:
            yield pairs


def _choices(key: tuple[str, int], case: Case, *, near: bool) -> list[list[tuple[Any, Any]]]:
    world = case.world
    id, copy = key
    variable = world.asked[key]
    value = variable.value
    if variable.given is not True:
        return [[(variable.given, z3.BoolVal(False))]]
    question = variable.question
    view = View(world.order.asked[id], frozenset({id}), world.order.lists.get(id, ""), copy)
    limits = [encode(each, view, world)[1] for each in _limits(question)]
    if isinstance(value, Day):
        days = [world.today, *(each for each in limits if isinstance(each, Day)), *_earlier(id, world)]
        if near or question.type == "day":
            days = [each for day in days[:4] for each in _next_days(day, question)]
        return [list(zip(variable.terms, _parts(day), strict=False)) for day in days[:12]] or [[]]
    if isinstance(value, Number) and not value.real and z3.is_const(value.term):
        found = [each for each in limits if isinstance(each, Number) and each.scale == value.scale and not each.real]
        terms = [_term(each.term) + away for each in found[:6] for away in ((-1, 1) if near else (0,))]
        return [[(value.term, term)] for term in terms] or [[]]
    return [[]]


def _limits(question: Question) -> Iterator[Node]:
    """What an answer is held against: its bounds, and whatever its `must` compares it with."""
    yield from (bound.tree for bound in (question.min, question.max) if bound is not None)
    for must in question.must:
        for node in walk(must.sentence.tree):
            sides = _sides(node)
            if any(isinstance(side, Answer) and side.id == question.id for side in sides):
                yield from (side for side in sides if not _reads(side, question.id))


def _sides(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Between):
        return node.left, node.low, node.high
    return (node.left, node.right) if isinstance(node, Compare) else ()


def _reads(node: Node, id: str) -> bool:
    return any(isinstance(each, FactRef) or (isinstance(each, Answer) and each.id == id) for each in walk(node))


def _parts(day: Day) -> list[Any]:
    there = calendar.parts(day)
    return [_term(part) for part in (there.year, there.month, there.day)]


def _next_days(day: Day, question: Question) -> Iterator[Day]:
    """The day before and after; of days to come on some weekdays only, the next two of each."""
    if question.type == "day":
        for name in question.settings.get("weekdays", ())[:2]:
            first = calendar.nearest_weekday(WEEKDAYS.index(name), "after", day)[1]
            yield first
            yield calendar.moved(first, 0, 7, True, (0, 0))[1]
    for away in (-1, 1):
        yield calendar.moved(day, 0, away, True, (0, 0))[1]


def _term(value: Any) -> Any:
    return z3.IntVal(value) if isinstance(value, int) else value


def _earlier(id: str, world: Anybody) -> Iterator[Day]:
    """Dates that were answered before and that the question's `must` reads."""
    question = world.journey.questions[id]
    read = {each for must in question.must for each in must.sentence.reads} - {id}
    for (other, copy), variable in world.asked.items():
        if other in read and isinstance(variable.value, Day) and copy in (-1, 0):
            yield variable.value
