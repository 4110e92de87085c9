"""Random typed trees over the small journey, and random partial answers to its questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from journeys.expressions import arithmetic
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Decimal,
    Exact,
    Integer,
    Kind,
    Money,
    Months,
    Percent,
    Record,
    Text,
    YesNo,
)
from journeys.expressions.known import Known
from journeys.expressions.tree import (
    Age,
    And,
    Answer,
    Between,
    Compare,
    Complete,
    Count,
    Extreme,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Nearby,
    Node,
    Not,
    OneOf,
    Or,
    Otherwise,
    Part,
    PercentOf,
    Product,
    RateRef,
    Rounded,
    SetOf,
    Sum,
    Today,
    Was,
    walk,
)
from tests.journeys.expressions.small_journey import LISTS, QUESTIONS, SmallNames

NAMES = SmallNames()
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
Draw = Callable[[st.SearchStrategy[Any]], Any]


def answer(kind: Kind) -> st.SearchStrategy[Node]:
    """A question of exactly this kind."""
    return st.sampled_from([Answer(id, kind=own) for id, own in QUESTIONS.items() if own == kind])


def literal(kind: Kind) -> st.SearchStrategy[Literal]:
    """A literal that a sentence can hold."""
    match kind:
        case YesNo():
            values: st.SearchStrategy[Any] = st.booleans()
        case Choice():
            values = st.sampled_from(kind.options)
        case Integer():
            values = st.integers(-1000, 10**9)
        case Decimal():
            values = st.integers(-1000, 10**6).map(lambda digits: Fraction(digits, 10**kind.places))
        case Money():
            values = st.integers(-(10**6), 10**11)
        case Date():
            values = DAYS
        case Days() | Months():
            values = st.integers(0, 400)
        case Percent():
            values = st.integers(0, 2000).map(lambda digits: Fraction(digits, 1000))
        case _:
            values = st.text(st.characters(exclude_characters='"', exclude_categories=["Cs", "Cc"]), max_size=8)
    return values.map(lambda value: Literal(value, kind=kind))


@st.composite
def numbers(draw: Draw, depth: int = 2) -> Node:
    """A number that is not money."""
    shapes = ["literal", "answer", "decimal", "height"]
    if depth:
        shapes += ["sum", "product", "percent", "rounded", "age", "count", "complete", "largest", "otherwise"]
    match draw(st.sampled_from(shapes)):
        case "literal":
            return draw(literal(Integer()))
        case "answer":
            return draw(answer(Integer()))
        case "decimal":
            return draw(literal(Decimal(draw(st.integers(1, 4)))))
        case "height":
            return Answer("height", kind=Decimal(2))
        case "sum":
            return _sum(draw, numbers(depth - 1))
        case "product":
            return _product(draw, numbers(depth - 1), ["*", "/"])
        case "percent":
            of = draw(numbers(depth - 1))
            return PercentOf(draw(literal(Percent())), of, kind=Exact("number"))
        case "rounded":
            kind = draw(st.sampled_from([Integer(), Decimal(2)]))
            step = Literal(draw(st.integers(1, 50)) * (1 if kind == Integer() else Fraction(1, 100)), kind=kind)
            way = draw(st.sampled_from(["up to", "down to", "to the nearest"]))
            return Rounded(draw(numbers(depth - 1)), way, step, kind=kind)
        case "age":
            day = draw(st.none() | dates(depth - 1))
            return Age(draw(dates(depth - 1)), day, kind=Integer())
        case "count":
            return Count(Answer("languages", kind=QUESTIONS["languages"]), kind=Integer())
        case "complete":
            unit = draw(st.sampled_from(["years", "months", "weeks"]))
            return Complete(unit, draw(dates(depth - 1)), draw(dates(depth - 1)), kind=Integer())
        case "largest":
            return _extreme(draw, numbers(depth - 1), ["largest", "smallest"])
        case _:
            return _otherwise(draw, draw(answer(Integer())), numbers(depth - 1))


@st.composite
def money(draw: Draw, depth: int = 2) -> Node:
    shapes = ["literal", "answer", "fact", "rate"]
    if depth:
        shapes += ["sum", "times", "shared", "percent", "rounded", "dated", "smallest", "otherwise"]
    match draw(st.sampled_from(shapes)):
        case "literal":
            return draw(literal(Money()))
        case "answer":
            return draw(answer(Money()))
        case "fact":
            return FactRef("award", kind=Money())
        case "rate":
            return RateRef("income_limit", kind=Money())
        case "sum":
            return _sum(draw, money(depth - 1))
        case "times":
            return _product_of(draw, draw(money(depth - 1)), numbers(depth - 1), ["*", "/"])
        case "shared":
            return _product_of(draw, draw(money(depth - 1)), literal(Percent()), ["*"])
        case "percent":
            return PercentOf(draw(literal(Percent())), draw(money(depth - 1)), kind=Exact("money"))
        case "rounded":
            step = Literal(draw(st.integers(1, 500)), kind=Money())
            way = draw(st.sampled_from(["up to", "down to", "to the nearest"]))
            return Rounded(draw(money(depth - 1)), way, step, kind=Money())
        case "dated":
            return RateRef("income_limit", draw(dates(depth - 1)), kind=Money())
        case "smallest":
            return _extreme(draw, money(depth - 1), ["largest", "smallest"])
        case _:
            return _otherwise(draw, draw(answer(Money())), money(depth - 1))


@st.composite
def dates(draw: Draw, depth: int = 2) -> Node:
    shapes = ["literal", "answer", "today", "fact"]
    if depth:
        shapes += ["moved", "moved", "sunday", "january", "latest", "otherwise"]
    match draw(st.sampled_from(shapes)):
        case "literal":
            return draw(literal(Date()))
        case "answer":
            return draw(answer(Date()))
        case "today":
            return Today(kind=Date())
        case "fact":
            return FactRef("old_enough_on", kind=Date())
        case "moved":
            terms = st.tuples(st.sampled_from(["+", "-"]), durations(depth - 1))
            rest = draw(st.lists(terms, min_size=1, max_size=3))
            return Sum(draw(dates(depth - 1)), tuple(rest), kind=Date())
        case "sunday":
            word = draw(st.sampled_from(["before", "after", "on or before", "on or after"]))
            return Nearby(draw(st.integers(0, 6)), None, word, draw(dates(depth - 1)), kind=Date())
        case "january":
            word = draw(st.sampled_from(["before", "after", "on or before", "on or after"]))
            yearday = (draw(st.integers(1, 12)), draw(st.integers(1, 29)))
            return Nearby(None, yearday, word, draw(dates(depth - 1)), kind=Date())
        case "latest":
            return _extreme(draw, dates(depth - 1), ["latest", "earliest"])
        case _:
            return _otherwise(draw, draw(answer(Date())), dates(depth - 1))


@st.composite
def durations(draw: Draw, depth: int = 1) -> Node:
    kind = draw(st.sampled_from([Days(), Months()]))
    if depth and draw(st.booleans()):
        return Product(Answer("jobs", kind=Integer()), (("*", draw(literal(kind))),), kind=kind)
    return draw(literal(kind))


@st.composite
def sentences(draw: Draw, depth: int = 3) -> Node:
    """Something that is yes or no."""
    shapes = ["answer", "fact", "numbers", "money", "dates", "choice", "one of", "list", "was", "was answered"]
    shapes += ["includes", "text", "between", "yes", "days"]
    if depth:
        shapes += ["and", "or", "not"] * 3
    inner = depth - 1
    match draw(st.sampled_from(shapes)):
        case "answer":
            return draw(answer(YesNo()))
        case "fact":
            return FactRef(draw(st.sampled_from(["low_income", "alien", "named_alien"])), kind=YesNo())
        case "yes":
            node = Answer("lives_here", kind=YesNo())
            return _compare(draw(st.sampled_from(["is", "is not"])), node, draw(literal(YesNo())))
        case "numbers":
            op = draw(st.sampled_from(["<", "<=", ">", ">=", "is", "is not"]))
            return _compare(op, draw(numbers(1).filter(_not_literal)), draw(numbers(1)))
        case "money":
            op = draw(st.sampled_from(["<", "<=", ">", ">=", "is", "is not"]))
            return _compare(op, draw(money(1).filter(_not_literal)), draw(money(1)))
        case "dates":
            op = draw(st.sampled_from(["before", "after", "on or before", "on or after", "is", "is not"]))
            return _compare(op, draw(dates(1).filter(_not_literal)), draw(dates(1)))
        case "days":
            apart = Sum(draw(dates(1)), (("-", draw(dates(1))),), kind=Days())
            return _compare(draw(st.sampled_from(["<", ">="])), apart, draw(literal(Days())))
        case "choice":
            node = draw(answer(QUESTIONS[draw(st.sampled_from(["vehicle", "country", "purpose", "british"]))]))
            return _compare(draw(st.sampled_from(["is", "is not"])), node, draw(literal(node.kind)))
        case "one of":
            node = FactRef("full_purpose", kind=QUESTIONS["purpose"])
            among = _options(draw, node.kind)
            return OneOf(node, among, draw(st.booleans()), kind=YesNo())
        case "list":
            among = ListRef("visa_free", LISTS["visa_free"], kind=QUESTIONS["country"])
            return OneOf(draw(answer(QUESTIONS["country"])), among, draw(st.booleans()), kind=YesNo())
        case "was answered":
            node = draw(st.sampled_from([Answer(id, kind=kind) for id, kind in QUESTIONS.items()]))
            return Was(node, draw(st.sampled_from(["answered", "not answered"])), kind=YesNo())
        case "was":
            node = Answer("vehicle", kind=QUESTIONS["vehicle"])
            how = draw(st.sampled_from(["one", "one of"]))
            return Was(node, how, _options(draw, node.kind, 1 if how == "one" else 3), kind=YesNo())
        case "includes":
            node = Answer("languages", kind=QUESTIONS["languages"])
            how = draw(st.sampled_from(["one", "any of", "all of"]))
            among = _options(draw, Choice(QUESTIONS["languages"].options), 1 if how == "one" else 3)
            return Includes(node, how, among, how != "all of" and draw(st.booleans()), kind=YesNo())
        case "text":
            node = draw(st.sampled_from([Answer("full_name", kind=Text("name")), _postcode("home")]))
            return _compare(draw(st.sampled_from(["is", "is not"])), node, draw(literal(Text())))
        case "between":
            low, high = sorted([draw(literal(Money())), draw(literal(Money()))], key=lambda node: node.value)
            return Between(draw(answer(Money())), low, high, draw(st.booleans()), kind=YesNo())
        case "not":
            return Not(draw(sentences(inner).filter(_deniable)), kind=YesNo())
        case shape:
            parts = tuple(draw(st.lists(sentences(inner), min_size=2, max_size=4)))
            return (And if shape == "and" else Or)(parts, kind=YesNo())


def _postcode(id: str) -> Node:
    return Part(id, "postcode", kind=Text("postcode"))


def _deniable(node: Node) -> bool:
    """`not` is refused before what hides a `was`."""
    return not any(isinstance(part, Was) or part == FactRef("alien", kind=YesNo()) for part in walk(node))


def _not_literal(node: Node) -> bool:
    return not isinstance(node, Literal)


def _compare(op: Any, left: Node, right: Node) -> Node:
    return Compare(op, left, right, kind=YesNo())


def _options(draw: Draw, kind: Kind, most: int = 3) -> SetOf:
    assert isinstance(kind, Choice)
    ids = draw(st.lists(st.sampled_from(kind.options), min_size=1, max_size=most, unique=True))
    return SetOf(tuple(Literal(id, kind=kind) for id in ids), kind=kind)


def _sum(draw: Draw, terms: st.SearchStrategy[Node]) -> Node:
    first = draw(terms)
    kind, rest = first.kind, []
    for sign, term in draw(st.lists(st.tuples(st.sampled_from(["+", "-"]), terms), min_size=1, max_size=3)):
        found = arithmetic.added(kind, sign, term.kind)
        assert found is not None
        kind = found
        rest.append((sign, term))
    return Sum(first, tuple(rest), kind=kind)


def _product(draw: Draw, factors: st.SearchStrategy[Node], signs: list[str]) -> Node:
    return _product_of(draw, draw(factors), factors, signs)


def _product_of(draw: Draw, first: Node, factors: st.SearchStrategy[Node], signs: list[str]) -> Node:
    kind, rest = first.kind, []
    for sign, factor in draw(st.lists(st.tuples(st.sampled_from(signs), factors), min_size=1, max_size=2)):
        if sign == "/" and isinstance(factor, Literal) and factor.value == 0:
            sign = "*"
        found = (arithmetic.multiplied if sign == "*" else arithmetic.divided)(kind, factor.kind)
        assert found is not None
        kind = found
        rest.append((sign, factor))
    return Product(first, tuple(rest), kind=kind)


def _extreme(draw: Draw, items: st.SearchStrategy[Node], words: list[str]) -> Node:
    found = draw(st.lists(items, min_size=1, max_size=3))
    kind = found[0].kind
    for item in found[1:]:
        joined = arithmetic.joined(kind, item.kind)
        assert joined is not None
        kind = joined
    return Extreme(draw(st.sampled_from(words)), tuple(found), kind=kind)  # type: ignore[arg-type]


def _otherwise(draw: Draw, what: Node, values: st.SearchStrategy[Node]) -> Node:
    value = draw(values)
    kind = arithmetic.joined(what.kind, value.kind)
    assert kind is not None
    return Otherwise(what, value, kind=kind)


def values() -> st.SearchStrategy[Node]:
    """Any tree of any kind."""
    return st.one_of(sentences(), numbers(3), money(3), dates(3))


def given_answer(kind: Kind) -> st.SearchStrategy[Any]:
    """What a citizen may have answered to a question of this kind."""
    match kind:
        case Choices():
            return st.lists(st.sampled_from(kind.options), unique=True, min_size=1).map(tuple)
        case Record():
            return st.dictionaries(st.sampled_from(kind.fields), st.text(max_size=5))
        case Text():
            return st.text(max_size=8)
        case _ if type(kind).__name__ == "Month":
            return DAYS.map(lambda day: day.replace(day=1))
        case _:
            return literal(kind).map(lambda node: node.value)


def answers() -> st.SearchStrategy[dict[str, Any]]:
    """Some of the questions, answered."""
    return st.fixed_dictionaries({}, optional={id: given_answer(kind) for id, kind in QUESTIONS.items()})


def known(given: dict[str, Any], today: date = date(2026, 11, 22)) -> Known:
    return Known(given, today=today)
