"""The closures of quantifiers and measures, of what is read of an item, and of bands.

`any`, `no` and `every` are Kleene's or and and over the items: what decides, decides, whatever the
others are. A measure needs to know of every item whether it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from journeys.expressions.compute import Closure, Compile
from journeys.expressions.kinds import Decimal
from journeys.expressions.known import Beside, Inside, Known, NotKnown
from journeys.expressions.names import Values
from journeys.expressions.tree import Answer, Bands, ItemNumber, Measure, Node, Other, Quantified, walk

Test = Callable[[Known], bool]
Scopes = Callable[[Known], Iterator[Known]]


def _inside(known: Known, name: str, items: Any, home: Known, mark: str, among: bool = False) -> Iterator[Inside]:
    """A scope around `known` for each item; facts computed there are remembered at `home`, for the next sentence.

    With `among`, each is seen beside all the others, of which its facts may speak.
    """
    memos = home.memo.get(mark)
    if memos is None:
        memos = home.memo[mark] = tuple({} for _ in items)
    for place, (item, memo) in enumerate(zip(items, memos, strict=True)):
        others = (*items[:place], *items[place + 1 :]) if among else ()
        scope = Inside(known, name, item, others)
        scope.memo = memo
        yield scope


def scopes_of(node: Quantified | Measure) -> Scopes:
    """Where the inner sentence of a quantifier or a measure is read: once inside every item that it speaks of."""
    if isinstance(node, Quantified) and node.other:
        return _of_others(node.item)
    return _of_list(node.list, node.item)


def _of_list(id: str, name: str) -> Scopes:
    mark = f"{id} inside"
    return lambda known: _inside(known, name, known[id], known.root, mark, among=True)


def _within(known: Known, name: str) -> Inside:
    """The scope of the item that is called so. Raises NotKnown outside of it."""
    while known.name != name:
        known = known.outer
    assert isinstance(known, Inside)
    return known


# Quantifiers


def _quantified(node: Quantified, names: Values, compile: Compile) -> Closure:
    body = compile(node.body, names)
    scopes = scopes_of(node)
    if node.other:
        body = _passing_over(node.body, body, names, compile)
    if node.word == "every":
        return _every(scopes, body)
    some = _any(scopes, body)
    return some if node.word == "any" else lambda known: not some(known)


def _any(scopes: Scopes, body: Test) -> Test:
    def some(known: Known) -> bool:
        gap: LookupError | None = None
        for scope in scopes(known):
            try:
                if body(scope):
                    return True
            except LookupError as missing:
                gap = gap or missing
        if gap is not None:
            raise gap
        return False

    return some


def _every(scopes: Scopes, body: Test) -> Test:
    def every(known: Known) -> bool:
        gap: LookupError | None = None
        for scope in scopes(known):
            try:
                if not body(scope):
                    return False
            except LookupError as missing:
                gap = gap or missing
        if gap is not None:
            raise gap
        return True

    return every


# The others of an item


def _of_others(name: str) -> Scopes:
    mark = f"{name} others"

    def scopes(known: Known) -> Iterator[Known]:
        here = _within(known, name)
        for other in _inside(here.outer, name, here.others, here, mark):
            yield Beside(known, other)

    return scopes


def _passing_over(node: Node, body: Test, names: Values, compile: Compile) -> Test:
    """The body, not holding of another item of which something that it reads is not known (yet)."""
    read = tuple(compile(part, names) for part in walk(node) if isinstance(part, Other))

    def holds(known: Known) -> bool:
        try:
            return body(known)
        except LookupError:
            for value in read:
                try:
                    value(known)
                except LookupError:
                    return False
            raise

    return holds


def _other(node: Other, names: Values, compile: Compile) -> Closure:
    of = compile(node.of, names)
    return lambda known: of(beside(known).other)


def beside(known: Known) -> Beside:
    """The scope in which another item is spoken of: no sentence says `other` elsewhere."""
    assert isinstance(known, Beside)
    return known


def _number(node: ItemNumber, _names: Values, _compile: Compile) -> Closure:
    name = node.item
    return lambda known: _within(known, name).item.number


# Measures


def _measure(node: Measure, names: Values, compile: Compile) -> Closure:
    values = _values(node, names, compile)
    if node.which == "count":
        return lambda known: sum(1 for _ in values(known))
    if node.which == "sum":
        zero: Any = Fraction(0) if isinstance(node.kind, Decimal) else 0
        return lambda known: sum(values(known), zero)
    pick: Any = max if node.which in ("largest", "latest") else min
    id = node.list

    def extreme(known: Known) -> Any:
        found = list(values(known))
        if not found:
            raise NotKnown(id)
        return pick(found)

    return extreme


def _values(node: Measure, names: Values, compile: Compile) -> Callable[[Known], Iterator[Any]]:
    """What is read of each item for which `where` holds; of the item itself where nothing is."""
    scopes = scopes_of(node)
    of: Closure = _itself if node.of is None else compile(node.of, names)
    if node.where is None:
        if isinstance(node.of, Answer):
            return _answers(node.list, node.of.id)
        return lambda known: (of(scope) for scope in scopes(known))
    where = compile(node.where, names)
    return lambda known: (of(scope) for scope in scopes(known) if where(scope))


def _itself(known: Known) -> Any:
    return known


def _answers(list_: str, id: str) -> Callable[[Known], Iterator[Any]]:
    """The answers to one question, without a scope for each."""

    def values(known: Known) -> Iterator[Any]:
        items: Any = known[list_]
        return (item.answers[id] for item in items)

    return values


# Bands


def _bands(node: Bands, names: Values, compile: Compile) -> Closure:
    of = compile(node.of, names)
    bands = names.bands(node.id)
    assert bands is not None
    value = bands.value
    if "." in node.id:
        return lambda known: value(known, of(known))
    return lambda known: value(known.root, of(known))


def over_bands(rows: Sequence[tuple[Closure | None, Closure]]) -> Callable[[Known, Any], Fraction]:
    """The sum over bands (end or None, rate): each part of a value times the rate of the band that it falls in.

    A band ends where its end says, and the next begins there; one that does not end above the one before is
    empty. A value of zero or less has no part in any. All ends and rates have to be known.
    """

    def value(known: Known, whole: Any) -> Fraction:
        total, low = Fraction(0), Fraction(0)
        for end, rate in rows:
            share = rate(known)
            high = whole if end is None else end(known)
            if high > low:
                total += max(min(whole, high) - low, 0) * share
                low = high
        return total

    return value


ITEMS: Mapping[type[Node], Callable[[Any, Values, Compile], Closure]] = {
    Quantified: _quantified,
    Measure: _measure,
    Other: _other,
    ItemNumber: _number,
    Bands: _bands,
}
