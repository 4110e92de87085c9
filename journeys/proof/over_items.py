"""Quantifiers, measures and what is read of an item, as formulas; the mirror of `journeys.expressions.items`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journeys.expressions.tree import ItemNumber, Measure, Node, Other, Quantified, walk
from journeys.proof import numbers
from journeys.proof.logic import Truth, both, either, every, implies, no, some
from journeys.proof.meaning import Encode, Meaning, World, conjunction, disjunction
from journeys.proof.numbers import Number
from journeys.proof.reckon import outermost
from journeys.proof.values import Value
from journeys.proof.views import View


def _quantified(node: Quantified, view: View, world: World, encode: Encode) -> Meaning:
    if node.other:
        here = view.inside(node.list)
        if here is None:
            return False, False
        there: Truth = True
        scopes = [(is_item, here.of_other(number)) for number, is_item in world.others(here)]
        found = [(is_item, _passing_over(node.body, scope, world, encode)) for is_item, scope in scopes]
    else:
        there, copies = world.copies(node.list, view)
        found = [
            (is_item, encode(node.body, view.of_item(node.list, number), world))
            for number, (is_item, _) in enumerate(copies)
        ]
    if node.word == "every":
        known, value = conjunction(
            [(implies(is_item, known), implies(is_item, holds)) for is_item, (known, holds) in found]
        )
    else:
        known, value = disjunction(
            [(implies(is_item, known), both(is_item, holds)) for is_item, (known, holds) in found]
        )
    return both(there, known), no(value) if node.word == "no" else value


def _passing_over(body: Node, view: View, world: World, encode: Encode) -> Meaning:
    """The body, not holding of another item of which something that it reads is not there."""
    known, value = encode(body, view, world)
    there = every(encode(part, view, world)[0] for part in walk(body) if isinstance(part, Other))
    return either(known, no(there)), both(known, value)


def _other(node: Other, view: View, world: World, encode: Encode) -> Meaning:
    assert view.other is not None
    return encode(node.of, view.other, world)


def _item_number(_node: ItemNumber, view: View, _world: World, _encode: Encode) -> Meaning:
    while view.around is not None:
        view = view.around
    return True, numbers.fixed(view.item + 1)


def _measure(node: Measure, view: View, world: World, encode: Encode) -> Meaning:
    known, copies = world.copies(node.list, view)
    found: list[tuple[Truth, Number, Value]] = []
    for number, (is_item, weight) in enumerate(copies):
        scope = view.of_item(node.list, number)
        picked: Truth = is_item
        if node.where is not None:
            where_known, holds = encode(node.where, scope, world)
            known = both(known, implies(is_item, where_known))
            picked = both(is_item, holds)
        value: Value = None
        if node.of is not None:
            of_known, value = encode(node.of, scope, world)
            known = both(known, implies(picked, of_known))
        found.append((picked, weight, value))
    if node.which in ("count", "sum"):
        nothing, whole = numbers.fixed(0), numbers.fixed(0)
        for picked, weight, value in found:
            share = weight if value is None or node.which == "count" else numbers.multiply(weight, value)[1]
            whole = numbers.add(whole, numbers.select(picked, share, nothing))
        return known, whole
    known = both(known, some(picked for picked, _, _ in found))
    if not found:
        return False, numbers.fixed(0)
    return known, outermost(node.which, [(picked, value) for picked, _, value in found])


ITEMS: Mapping[type[Node], Callable[[Any, View, World, Encode], Meaning]] = {
    Quantified: _quantified,
    Other: _other,
    ItemNumber: _item_number,
    Measure: _measure,
}
