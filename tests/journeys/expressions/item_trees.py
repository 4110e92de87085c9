"""Random typed trees about items, and random families to ask them of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from journeys.expressions.depends import mentions
from journeys.expressions.kinds import Date, Decimal, Exact, Integer, Item, Items, Kind, Money, Value, YesNo
from journeys.expressions.tree import (
    And,
    Answer,
    Bands,
    Compare,
    Count,
    FactRef,
    Includes,
    Literal,
    Measure,
    Node,
    Not,
    OneOf,
    Or,
    Other,
    Otherwise,
    Quantified,
    Rounded,
    SetOf,
    Sum,
    Was,
    walk,
)
from tests.journeys.expressions.items_journey import CHILD, POST, REPEATS
from tests.journeys.expressions.trees import given_answer, literal

Draw = Callable[[st.SearchStrategy[Any]], Any]
FIELDS: Mapping[str, Mapping[str, Kind]] = {"child": CHILD, "post": POST}
FACTS: Mapping[str, Kind] = {"child.is_minor": YesNo(), "child.costs": Money(), "post.yearly": Money()}
YES = YesNo()


def field(item: str, kind: Kind, name: str = "") -> st.SearchStrategy[Node]:
    """An answer or fact of an item, of exactly this kind; of the other one where that is its name."""
    found: list[Node] = [Answer(id, kind=own) for id, own in FIELDS[item].items() if own == kind]
    found += [FactRef(id, kind=own) for id, own in FACTS.items() if own == kind and id.startswith(f"{item}.")]
    if name == "other":
        found = [Other(node, kind=kind) for node in found if isinstance(node, Answer | FactRef)]
    return st.sampled_from(found)


@st.composite
def comparisons(draw: Draw, item: str, name: str = "") -> Node:
    """One comparison about an item."""
    op = draw(st.sampled_from(["<", ">=", "is", "is not"]))
    asked = draw(st.sampled_from([Answer(id, kind=kind) for id, kind in FIELDS[item].items()]))
    seen = Other(asked, kind=asked.kind) if name == "other" else asked
    shapes = ["yes", "money", "date", "was"] + (["option", "one of", "includes"] if item == "child" else ["hours"])
    match draw(st.sampled_from(shapes)):
        case "yes":
            return draw(field(item, YES, name))
        case "money":
            left = draw(field(item, Money(), name))
            if (
                draw(st.booleans())
                and not isinstance(left, FactRef)
                and not isinstance(getattr(left, "of", 0), FactRef)
            ):
                left = Otherwise(left, draw(literal(Money())), kind=Money())
            right = draw(st.one_of(literal(Money()), st.just(Answer("salary", kind=Money()))))
            return Compare(op, left, right, kind=YES)
        case "hours":
            return Compare(op, draw(field(item, Integer(), name)), draw(literal(Integer())), kind=YES)
        case "date":
            word = draw(st.sampled_from(["before", "on or after", "is"]))
            return Compare(word, draw(field(item, Date(), name)), Answer("born", kind=Date()), kind=YES)
        case "was":
            return Was(seen, draw(st.sampled_from(["answered", "not answered"])), kind=YES)
        case "option":
            school = draw(field(item, CHILD["child.school"], name))
            return Compare(draw(st.sampled_from(["is", "is not"])), school, draw(literal(school.kind)), kind=YES)
        case "one of":
            school = draw(field(item, CHILD["child.school"], name))
            among = SetOf((draw(literal(school.kind)),), kind=school.kind)
            return OneOf(school, among, draw(st.booleans()), kind=YES)
        case _:
            needs = draw(field(item, CHILD["child.needs"], name))
            kind = type(CHILD["child.school"])(needs.kind.options)  # type: ignore[attr-defined, call-arg]
            return Includes(needs, "one", SetOf((draw(literal(kind)),), kind=kind), draw(st.booleans()), kind=YES)


@st.composite
def bodies(draw: Draw, item: str, name: str = "", depth: int = 1) -> Node:
    """What may stand behind `where` and `meets`."""
    node = draw(comparisons(item, name))
    if draw(st.booleans()) and not any(isinstance(part, Was) for part in walk(node)):
        node = Not(node, kind=YES)
    if depth and draw(st.booleans()):
        others = st.one_of(bodies(item, name, 0), st.just(Answer("lives_here", kind=YES)))
        if item == "child" and not name:
            others = st.one_of(others, quantified("post", depth - 1))
        parts = [node, *draw(st.lists(others, min_size=1, max_size=2))]
        node = draw(st.sampled_from([And, Or]))(tuple(parts), kind=YES)
    return node


@st.composite
def quantified(draw: Draw, item: str, depth: int = 1) -> Node:
    """`any`, `no` or `every` of the items of a repeat."""
    list_ = next(id for id, items in REPEATS.items() if items.item == item)
    body = draw(bodies(item, depth=depth).filter(lambda node: mentions(node, item)))
    return Quantified(draw(st.sampled_from(["any", "no", "every"])), item, list_, body, kind=YES)


@st.composite
def others(draw: Draw) -> Node:
    """`any` or `no` other child; inside a child."""
    body = draw(bodies("child", "other").filter(lambda node: mentions(node, "other")))
    return Quantified(draw(st.sampled_from(["any", "no"])), "child", "children", body, True, kind=YES)


@st.composite
def measures(draw: Draw) -> Node:
    """A measure of any kind, with and without `where`."""
    item = draw(st.sampled_from(["child", "post"]))
    list_ = next(id for id, items in REPEATS.items() if items.item == item)
    where = draw(st.none() | bodies(item).filter(lambda node: mentions(node, item)))
    which = draw(st.sampled_from(["count", "sum", "largest", "smallest", "earliest", "latest"]))
    if which == "count":
        if where is None:
            return Count(Answer(list_, kind=Items(list_, item)), kind=Integer())
        return Measure("count", list_, None, where, item, kind=Integer())
    kinds = (
        [Date()] if which in ("earliest", "latest") else [Money(), *([Integer(), Decimal(2)] if item == "post" else [])]
    )
    of = draw(field(item, draw(st.sampled_from(kinds))))
    return Measure(which, list_, of, where, item, kind=of.kind)


@st.composite
def over_bands(draw: Draw) -> Node:
    """Bands of money, rounded."""
    of = draw(st.one_of(literal(Money()), st.just(Answer("salary", kind=Money()))))
    if draw(st.booleans()):
        of = Sum(of, ((draw(st.sampled_from(["+", "-"])), Answer("pension", kind=Money())),), kind=Money())
    bands = Bands(draw(st.sampled_from(["income_bands", "flat"])), of, kind=Exact("money"))
    return Rounded(bands, draw(st.sampled_from(["up to", "down to"])), Literal(1, kind=Money()), kind=Money())


@st.composite
def about_items(draw: Draw) -> Node:
    """Any tree about items, read outside of them."""
    shapes = st.one_of(quantified("child"), quantified("post"), measures(), over_bands())
    node = draw(shapes)
    if isinstance(node.kind, Integer | Money) and draw(st.booleans()):
        node = Compare(draw(st.sampled_from(["<", ">="])), node, draw(literal(node.kind)), kind=YES)
    if isinstance(node.kind, YesNo) and draw(st.booleans()):
        parts = (node, draw(st.one_of(quantified("post"), st.just(Answer("lives_here", kind=YES)))))
        node = draw(st.sampled_from([And, Or]))(parts, kind=YES)
    return node


def some_items(item: str) -> st.SearchStrategy[tuple[Item, ...]]:
    """Up to three items, of each of which some is answered."""
    answers = st.fixed_dictionaries({}, optional={id: given_answer(kind) for id, kind in FIELDS[item].items()})
    return st.lists(answers, max_size=3).map(
        lambda every: tuple(Item(f"k{number}", number, given) for number, given in enumerate(every, 1))
    )


def families() -> st.SearchStrategy[dict[str, Value]]:
    """Answers outside of items, and the lists that are finished."""
    return st.fixed_dictionaries(
        {},
        optional={
            "children": some_items("child"),
            "posts": some_items("post"),
            "lives_here": st.booleans(),
            "salary": st.integers(0, 10**6),
            "pension": st.integers(0, 10**6),
            "born": given_answer(Date()),
        },
    )
