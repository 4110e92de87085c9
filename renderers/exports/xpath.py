"""Sentences -> XPath as XLSForm tools read it; what XPath cannot compute exactly is not said at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from fractions import Fraction
from typing import Any

from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Duration,
    ItemIds,
    Items,
    Kind,
    Money,
    Months,
    YesNo,
)
from journeys.expressions.tree import (
    Age,
    And,
    Answer,
    Between,
    Compare,
    Count,
    Extreme,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Measure,
    Node,
    Not,
    OneOf,
    Or,
    Otherwise,
    Part,
    PercentOf,
    Product,
    SetOf,
    Sum,
    Today,
    Was,
)
from journeys.model import Journey
from renderers.exports import Unsayable

_OPS: Mapping[str, str] = {
    "is": "=", "is not": "!=", "before": "<", "after": ">", "on or before": "<=", "on or after": ">=",
}  # fmt: skip


def name_of(id: str) -> str:
    """The name of a question, a part or a fact in a form where all names are one list: `child_born`."""
    return id.replace(".", "_")


class XPath:
    """Says sentences of one journey. `facts` are those that the form computes, `own` is the question that `.` means."""

    def __init__(self, journey: Journey, facts: frozenset[str], own: str = "") -> None:
        self._journey, self._facts, self._own = journey, facts, own
        self._of: Mapping[type[Node], Callable[[Any], str]] = {
            Literal: self._literal, Answer: self._answer, FactRef: self._fact, Today: lambda _: "today()",
            Part: lambda node: f"${{{name_of(node.id)}_{node.part}}}",
            Age: self._age, Sum: self._sum, Product: self._product, PercentOf: self._percent,
            Otherwise: self._otherwise, Count: self._count, Extreme: self._extreme, Measure: self._measure,
            Compare: self._compare, OneOf: self._one_of, Between: self._between, Includes: self._includes,
            Was: self._was,
            And: lambda node: self._joined(node.parts, "and"), Or: lambda node: self._joined(node.parts, "or"),
            Not: lambda node: f"not({self.holds(node.of)})",
        }  # fmt: skip

    def say(self, node: Node) -> str:
        """A value, or a sentence. Unsayable where XPath has no exact way."""
        found = self._of.get(type(node))
        if found is None:
            raise Unsayable(f"XPath has no exact way to work out {_words(node)}")
        return found(node)

    def holds(self, node: Node) -> str:
        """A sentence as a condition: a yes or no is compared with yes."""
        if isinstance(node.kind, YesNo) and isinstance(node, Answer | FactRef):
            return f"{self.say(node)} = '{self._yes(node)}'"
        if isinstance(node.kind, YesNo) and isinstance(node, Otherwise):
            return f"{self.say(node)} = 'yes'"
        return self.say(node)

    def _yes(self, node: Node) -> str:
        question = self._journey.questions.get(node.id) if isinstance(node, Answer) else None
        return "OK" if question is not None and question.type == "declaration" else "yes"

    def _joined(self, parts: tuple[Node, ...], word: str) -> str:
        if not parts:
            return "true()"
        return "(" + f" {word} ".join(self.holds(part) for part in parts) + ")"

    # values

    def _answer(self, node: Answer) -> str:
        return "." if node.id == self._own else f"${{{name_of(node.id)}}}"

    def _fact(self, node: FactRef) -> str:
        if node.id not in self._facts:
            raise Unsayable(f"the fact {node.id} cannot be worked out in the form")
        return f"${{{name_of(node.id)}}}"

    def _literal(self, node: Literal) -> str:
        return self.value(node.kind, node.value)

    def value(self, kind: Kind, value: Any) -> str:
        """A fixed value; amounts in whole units with their decimals."""
        if isinstance(value, bool):
            return "'yes'" if value else "'no'"
        if isinstance(kind, Money) and isinstance(value, int):
            return _number(Fraction(value, 10**self._journey.minor_digits))
        if isinstance(value, int | Fraction):
            return _number(Fraction(value))
        if isinstance(value, time):
            return f"'{value.isoformat('minutes')}'"
        if isinstance(value, date):
            return f"date('{value.isoformat()}')"
        if isinstance(value, str) and "'" not in value:
            return f"'{value}'"
        raise Unsayable(f"XPath cannot hold the value {value!r}")

    def _age(self, node: Age) -> str:
        if self._journey.leap_birthday != "1 March":
            raise Unsayable("XPath counts birthdays of 29 February on 1 March")
        day = "today()" if node.day is None else self.say(node.day)
        return f"int(({_figure(day)} - {_figure(self.say(node.born))}) div 10000)"

    def _sum(self, node: Sum) -> str:
        if isinstance(node.first.kind, Date):
            return self._moved(node)
        words = self.say(node.first)
        for sign, term in node.rest:
            words += f" {sign} {self.say(term)}"
        return f"({words})"

    def _moved(self, node: Sum) -> str:
        """A day so many days or years from another. Months differ in length, and XPath does not know them."""
        days = years = 0
        for sign, term in node.rest:
            months, more = _duration(term)
            if months % 12:
                raise Unsayable("XPath cannot add months to a date")
            by = 1 if sign == "+" else -1
            years, days = years + by * months // 12, days + by * more
        day = self.say(node.first)
        if years:
            year = f"number(format-date({day}, '%Y')) {'+' if years > 0 else '-'} {abs(years)}"
            day = f"date(concat({year}, format-date({day}, '-%m-%d')))"
        return f"date(decimal-date-time({day}) {'+' if days > 0 else '-'} {abs(days)})" if days else day

    def _product(self, node: Product) -> str:
        words = self.say(node.first)
        for sign, term in node.rest:
            words += f" {'*' if sign == '*' else 'div'} {self.say(term)}"
        return f"({words})"

    def _percent(self, node: PercentOf) -> str:
        return f"({self.say(node.percent)} * {self.say(node.of)})"

    def _otherwise(self, node: Otherwise) -> str:
        return f"coalesce({self.say(node.what)}, {self.say(node.value)})"

    def _count(self, node: Count) -> str:
        if isinstance(node.of.kind, Items):
            return f"count(${{{node.of.kind.list}}})"
        if isinstance(node.of.kind, ItemIds):
            raise Unsayable("items are not chosen in the form")
        return f"count-selected({self.say(node.of)})"

    def _extreme(self, node: Extreme) -> str:
        if node.which in ("earliest", "latest"):
            raise Unsayable("XPath has no exact way to find the earliest of dates")
        word = "max" if node.which == "largest" else "min"
        return f"{word}({', '.join(self.say(item) for item in node.items)})"

    def _measure(self, node: Measure) -> str:
        if node.where is not None or node.which in ("earliest", "latest"):
            raise Unsayable("XPath cannot pick some of several in a way that every tool knows")
        if node.of is None:
            return f"count(${{{node.list}}})"
        word = {"sum": "sum", "largest": "max", "smallest": "min"}[node.which]
        return f"{word}({self.say(node.of)})"

    # sentences

    def _compare(self, node: Compare) -> str:
        if isinstance(node.left.kind, Choices | ItemIds) or isinstance(node.right.kind, Choices | ItemIds):
            raise Unsayable("XPath cannot compare several chosen options at once")
        return f"{self.say(node.left)} {_OPS.get(node.op, node.op)} {self.say(node.right)}"

    def _one_of(self, node: OneOf) -> str:
        left = self.say(node.left)
        said = " or ".join(f"{left} = {each}" for each in self._members(node.among))
        return f"not({said})" if node.negated else f"({said})"

    def _between(self, node: Between) -> str:
        left = self.say(node.left)
        said = f"{left} >= {self.say(node.low)} and {left} <= {self.say(node.high)}"
        return f"not({said})" if node.negated else f"({said})"

    def _includes(self, node: Includes) -> str:
        if isinstance(node.left.kind, ItemIds):
            raise Unsayable("items are not chosen in the form")
        left = self.say(node.left)
        word = "and" if node.how == "all of" else "or"
        said = f" {word} ".join(f"selected({left}, {each})" for each in self._members(node.among))
        return f"not({said})" if node.negated else f"({said})"

    def _was(self, node: Was) -> str:
        what = self.say(node.what)
        if node.how == "answered":
            return f"{what} != ''"
        if node.how == "not answered":
            return f"{what} = ''"
        assert node.among is not None
        if isinstance(node.what.kind, Choices):
            return "(" + " or ".join(f"selected({what}, {each})" for each in self._members(node.among)) + ")"
        return "(" + " or ".join(f"{what} = {each}" for each in self._members(node.among)) + ")"

    def _members(self, among: Node) -> list[str]:
        if isinstance(among, ListRef):
            return [self.value(Choice(()), each) for each in among.members]
        return [self.say(each) for each in (among.items if isinstance(among, SetOf) else (among,))]


def _duration(node: Node) -> tuple[int, int]:
    """Months and days of a fixed duration."""
    if isinstance(node, Literal) and isinstance(node.kind, Days):
        return 0, int(node.value)  # type: ignore[arg-type]
    if isinstance(node, Literal) and isinstance(node.kind, Months):
        return int(node.value), 0  # type: ignore[arg-type]
    if isinstance(node, Literal) and isinstance(node.kind, Duration) and isinstance(node.value, tuple):
        months, days = (int(str(each)) for each in node.value)
        return months, days
    raise Unsayable("XPath cannot add a duration that is worked out to a date")


def _figure(day: str) -> str:
    """A day as a number that grows with it, such as 20270314."""
    return f"number(format-date({day}, '%Y%m%d'))"


def _number(exact: Fraction) -> str:
    if exact.denominator == 1:
        return str(exact.numerator)
    near = float(exact)
    if Fraction(repr(near)) != exact:
        raise Unsayable("a number has no end of decimals")
    return repr(near)


def _words(node: Node) -> str:
    return f"“{node.span.words}”" if node.span.words else type(node).__name__.lower()
