"""How sentences are read: what binds to what, and where everything stands."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Date, Days, Decimal, Integer, Month, Months, Percent, Text, YesNo
from journeys.expressions.notices import notices
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import (
    Amount,
    And,
    Between,
    Compare,
    Includes,
    Literal,
    Name,
    Not,
    OneOf,
    Or,
    Otherwise,
    Product,
    SetOf,
    Sum,
    Was,
    walk,
)
from tests.journeys.expressions.small_journey import SmallNames


def number(value: int) -> Literal:
    return Literal(value, kind=Integer())


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("not a and b", And((Not(Name("a")), Name("b")))),
        ("a and (b or c)", And((Name("a"), Or((Name("b"), Name("c")))))),
        ("a < 5 and b is not c", And((Compare("<", Name("a"), number(5)), Compare("is not", Name("b"), Name("c"))))),
        ("a is between 1 and 2 and b", And((Between(Name("a"), number(1), number(2)), Name("b")))),
        ("a + b * c - d", Sum(Name("a"), (("+", Product(Name("b"), (("*", Name("c")),))), ("-", Name("d"))))),
        ("(a - b) - c", Sum(Sum(Name("a"), (("-", Name("b")),)), (("-", Name("c")),))),
        ("a / b * c", Product(Name("a"), (("/", Name("b")), ("*", Name("c"))))),
        ("a is on or before b", Compare("on or before", Name("a"), Name("b"))),
        ("a is not one of [b, yes]", OneOf(Name("a"), SetOf((Name("b"), Literal(True, kind=YesNo()))), True)),
        ("a.b was answered", Was(Name("a", "b"), "answered")),
        ("a does not include b", Includes(Name("a"), "one", SetOf((Name("b"),)), True)),
        ("a if answered otherwise b + 1", Otherwise(Name("a"), Sum(Name("b"), (("+", number(1)),)))),
        ("age is 5", Compare("is", Name("age"), number(5))),
        ("days is 5 days", Compare("is", Name("days"), Literal(5, kind=Days()))),
        ("answered was answered", Was(Name("answered"), "answered")),
        ("sunday is from", Compare("is", Name("sunday"), Name("from"))),
    ],
)
def test_a_sentence_reads_as_its_tree(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("-5", number(-5)),
        ("1.50", Literal(Fraction(3, 2), kind=Decimal(2))),
        ("2.5%", Literal(Fraction(1, 40), kind=Percent())),
        ("2008-02-29", Literal(date(2008, 2, 29), kind=Date())),
        ("2008-02", Literal(date(2008, 2, 1), kind=Month())),
        ("2 weeks", Literal(14, kind=Days())),
        ("1 day", Literal(1, kind=Days())),
        ("2 years", Literal(24, kind=Months())),
        ('"Mary O’Neil"', Literal("Mary O’Neil", kind=Text())),
        ("£1,234.50", Amount("£", "1234", "50")),
        ("-£5", Amount("£", "5", "", True)),
        ("CHF 12.50", Amount("CHF", "12", "50")),
    ],
)
def test_a_literal(text: str, node: object) -> None:
    assert parse(text) == node


def test_every_node_knows_its_stretch_of_the_sentence() -> None:
    text = "lives_here  and (salary - £100) < £38,700"
    tree = resolve(parse(text), SmallNames(), YesNo())
    assert [node.span.words for node in walk(tree)] == [
        text,
        "lives_here",
        "(salary - £100) < £38,700",
        "salary - £100",
        "salary",
        "£100",
        "£38,700",
    ]


def test_any_space_is_a_space() -> None:
    assert parse("age\u00a0is\n  5\t") == parse("age is 5")


def test_comparing_a_citizens_words_with_fixed_text_is_advised_against() -> None:
    names = SmallNames()
    tree = resolve(parse('lives_here and full_name is "Mary" and email was answered'), names, YesNo())
    (found,) = notices(tree)
    assert (found.slug, found.start, found.end) == ("text-comparison", 15, 34)
    assert list(notices(resolve(parse("home.postcode is work.postcode"), names, YesNo()))) == []


def test_a_fault_says_everything_about_itself() -> None:
    with pytest.raises(SentenceFault) as raised:
        parse("a = b")
    assert repr(raised.value) == (
        "SentenceFault('wrong-operator', '`=` is written `is`', 2, 3, 'write `a is b`', 'a is b')"
    )
