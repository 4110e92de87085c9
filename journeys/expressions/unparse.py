"""A tree as the text of a sentence, in the one canonical spelling; reading it again gives the same tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from journeys.expressions import currencies
from journeys.expressions.depends import mentions
from journeys.expressions.kinds import Days, Decimal, Money, Month, Months, Percent, Text, Value
from journeys.expressions.tree import (
    Age,
    Amount,
    And,
    Answer,
    Bands,
    Between,
    Compare,
    Complete,
    Count,
    Extreme,
    FactRef,
    Includes,
    ItemNumber,
    ListRef,
    Literal,
    Measure,
    Name,
    Nearby,
    Node,
    Not,
    On,
    OneOf,
    Or,
    Other,
    Otherwise,
    Part,
    PercentOf,
    Product,
    Quantified,
    RateRef,
    Rounded,
    SetOf,
    Sum,
    Today,
    Was,
)
from journeys.expressions.words import MONTHS, WEEKDAYS


def unparse(node: Node, currency: str = "GBP", minor_digits: int = 2) -> str:
    """The sentence that says this tree, in the journey's currency."""
    return _Writer(currency, minor_digits).write(node)


_SENTENCES = (And, Or, Not, Compare, OneOf, Between, Includes, Was)
_CLAUSES = (Rounded, Otherwise, Quantified)


class _Writer:
    def __init__(self, currency: str, minor_digits: int) -> None:
        self.currency = currency
        self.minor_digits = minor_digits
        self.of: Mapping[type[Node], Callable[[Any], str]] = {
            Literal: self.literal,
            Amount: lambda node: _amount(node.negative, int(node.digits), node.minor, node.mark),
            Name: lambda node: f"{node.id}.{node.part}" if node.part else str(node.id),
            On: lambda node: f"{self.write(node.what)} on {self.primary(node.day)}",
            Answer: lambda node: str(node.id),
            Part: lambda node: f"{node.id}.{node.part}",
            FactRef: lambda node: str(node.id),
            RateRef: lambda node: node.id + (f" on {self.primary(node.day)}" if node.day else ""),
            Today: lambda _: "today",
            Age: lambda node: f"age({self.write(node.born)})" + (f" on {self.primary(node.day)}" if node.day else ""),
            Sum: lambda node: self.row(node, self.product),
            Product: lambda node: self.row(node, self.factor),
            PercentOf: lambda node: f"{self.write(node.percent)} of {self.dated(node.of)}",
            Rounded: lambda node: f"{self.sum(node.of)} rounded {node.way} {self.write(node.step)}",
            Otherwise: lambda node: f"{self.write(node.what)} if answered otherwise {self.sum(node.value)}",
            Count: lambda node: f"count of {self.write(node.of)}",
            Extreme: lambda node: f"{node.which} of [{', '.join(self.sum(item) for item in node.items)}]",
            Complete: lambda node: f"complete {node.unit} from {self.primary(node.start)} to {self.primary(node.end)}",
            Nearby: self.nearby,
            Bands: lambda node: f"{node.id} of {self.primary(node.of)}",
            Other: lambda node: f"other.{node.of.id.partition('.')[2]}",
            ItemNumber: lambda node: f"{node.item}.number",
            Measure: self.measure,
            Quantified: self.quantified,
            SetOf: lambda node: f"[{', '.join(self.sum(item) for item in node.items)}]",
            ListRef: lambda node: str(node.id),
            Compare: self.compare,
            OneOf: lambda node: f"{self.sum(node.left)} is {_not(node)}one of {self.write(node.among)}",
            Between: lambda node: (
                f"{self.sum(node.left)} is {_not(node)}between {self.sum(node.low)} and {self.sum(node.high)}"
            ),
            Includes: self.includes,
            Was: self.was,
            Not: lambda node: f"not {self.primary(node.of)}",
            And: lambda node: " and ".join(self.operand(part) for part in node.parts),
            Or: lambda node: " or ".join(self.operand(part) for part in node.parts),
        }

    def write(self, node: Node) -> str:
        return self.of[type(node)](node)

    # Brackets, by the level of the grammar at which a node stands

    def bracketed(self, node: Node, *tight: type[Node]) -> str:
        """The node, in brackets when it is one of what binds looser."""
        words = self.write(node)
        clause = isinstance(node, Measure) and node.where is not None
        return f"({words})" if clause or isinstance(node, tight) else words

    def operand(self, node: Node) -> str:
        return self.bracketed(node, And, Or, *_CLAUSES)

    def sum(self, node: Node) -> str:
        return self.bracketed(node, *_SENTENCES, *_CLAUSES)

    def product(self, node: Node) -> str:
        return self.bracketed(node, *_SENTENCES, *_CLAUSES, Sum)

    def factor(self, node: Node) -> str:
        return self.bracketed(node, *_SENTENCES, *_CLAUSES, Sum, Product)

    def dated(self, node: Node) -> str:
        return self.bracketed(node, *_SENTENCES, *_CLAUSES, Sum, Product, PercentOf)

    def primary(self, node: Node) -> str:
        loose = isinstance(node, On) or (isinstance(node, RateRef | Age) and node.day is not None)
        words = self.dated(node)
        return f"({words})" if loose else words

    # Values

    def row(self, node: Sum | Product, term: Callable[[Node], str]) -> str:
        return term(node.first) + "".join(f" {sign} {term(item)}" for sign, item in node.rest)

    def literal(self, node: Literal) -> str:
        kind, value = node.kind, node.value
        if isinstance(kind, Money):
            assert isinstance(value, int)
            whole, minor = divmod(abs(value), 10**self.minor_digits)
            digits = str(minor).zfill(self.minor_digits) if minor else ""
            return _amount(value < 0, whole, digits, currencies.symbol(self.currency))
        return literal_words(kind, value)

    def nearby(self, node: Nearby) -> str:
        day = "" if node.weekday is None else WEEKDAYS[node.weekday]
        if node.yearday is not None:
            day = f"{node.yearday[1]} {MONTHS[node.yearday[0] - 1].title()}"
        return f"{day} {node.word} {self.primary(node.near)}"

    # Items

    def measure(self, node: Measure) -> str:
        words = f"{node.which} of {node.list}"
        if isinstance(node.of, Name):
            words = f"{node.which} of {self.write(node.of)}"
        elif isinstance(node.of, Answer | FactRef):
            words += f".{node.of.id.partition('.')[2]}"
        return words if node.where is None else f"{words} where {self.body(node.where, node.item)}"

    def quantified(self, node: Quantified) -> str:
        other = "other " if node.other else ""
        clause = "meets" if node.word == "every" else "where"
        body = self.body(node.body, "other" if node.other else node.item)
        return f"{node.word} {other}{node.item} in {node.list} {clause} {body}"

    def body(self, node: Node, item: str) -> str:
        """What stands behind `where`; a part that does not read the item belongs to it only in brackets."""
        words = self.bracketed(node, *_CLAUSES)
        loose = isinstance(node, And | Or) and not all(mentions(part, item) for part in node.parts)
        return f"({words})" if loose else words

    # Comparisons

    def compare(self, node: Compare) -> str:
        op = node.op if node.op.startswith(("<", ">", "is")) else f"is {node.op}"
        return f"{self.sum(node.left)} {op} {self.sum(node.right)}"

    def includes(self, node: Includes) -> str:
        words = "does not include" if node.negated else "includes"
        if node.how == "one":
            return f"{self.sum(node.left)} {words} {self.member(node.among)}"
        return f"{self.sum(node.left)} {words} {node.how} {self.write(node.among)}"

    def was(self, node: Was) -> str:
        words = f"{self.write(node.what)} was"
        if node.among is None:
            return f"{words} {node.how}"
        return f"{words} {self.member(node.among)}" if node.how == "one" else f"{words} one of {self.write(node.among)}"

    def member(self, among: Node) -> str:
        assert isinstance(among, SetOf)
        return self.write(among.items[0])


def _not(node: OneOf | Between) -> str:
    return "not " if node.negated else ""


def _amount(negative: bool, whole: int, minor: str, mark: str) -> str:
    joint = " " if len(mark) == 3 else ""
    return ("-" if negative else "") + f"{mark}{joint}{whole:,}" + (f".{minor}" if minor else "")


def literal_words(kind: Any, value: Value) -> str:
    """A literal that is not money, as written."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.strftime("%Y-%m") if isinstance(kind, Month) else value.isoformat()
        case Fraction():
            return _decimal(value * 100) + "%" if isinstance(kind, Percent) else _decimal(value, kind)
        case str():
            return f'"{value}"' if isinstance(kind, Text) else value
    if isinstance(kind, Days | Months):
        unit = "day" if isinstance(kind, Days) else "month"
        return f"{value} {unit}" if value == 1 else f"{value} {unit}s"
    return str(value)


def _decimal(value: Fraction, kind: Any = None) -> str:
    """A finite fraction in digits, with the places of its kind."""
    places = kind.places if isinstance(kind, Decimal) else 0
    while value.denominator != 1 and (value * 10**places).denominator != 1 and places < 20:
        places += 1
    digits = str(abs(int(value * 10**places))).zfill(places + 1)
    whole, minor = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f".{minor}" if minor else "")
