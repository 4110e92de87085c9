"""The resolver's lower half: what names and values mean, up to sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from journeys.expressions import arithmetic
from journeys.expressions.arithmetic import is_moment, is_money, is_number, is_ordered, joined, kind_words
from journeys.expressions.currencies import amount, means
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Decimal,
    Duration,
    Integer,
    ItemIds,
    Items,
    Kind,
    Money,
    Months,
    Percent,
    Text,
    YesNo,
)
from journeys.expressions.names import Names, available, kind_of, near, parts_of
from journeys.expressions.tree import (
    Age,
    Amount,
    Answer,
    Complete,
    Count,
    Extreme,
    FactRef,
    Literal,
    Name,
    Nearby,
    Node,
    On,
    Other,
    Otherwise,
    Part,
    PercentOf,
    Product,
    RateRef,
    Rounded,
    Span,
    Sum,
    Today,
)
from journeys.expressions.words import OUTCOME


class Meanings:
    """Gives values their names' meanings and their kinds."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.bare: dict[str, Span] = {}  # yes/no names that stand alone, for two_meanings
        self.compared: list[tuple[str, ...]] = []  # the option sets that this sentence compares with
        self.of: Mapping[type[Node], Callable[[Any], Node]] = {
            Literal: lambda node: node,
            Amount: self.amount,
            Name: self.name,
            On: self.dated,
            Today: lambda node: replace(node, kind=Date()),
            Age: self.age,
            Sum: self.sum,
            Product: self.product,
            PercentOf: self.percent_of,
            Rounded: self.rounded,
            Otherwise: self.otherwise,
            Count: self.count,
            Extreme: self.extreme,
            Complete: self.complete,
            Nearby: self.nearby,
        }

    def fault(self, slug: str, message: str, span: Span, paste: str = "", help: str = "") -> SentenceFault:
        return SentenceFault(slug, message, span.start, span.end, help, paste)

    def wrong(self, message: str, node: Node, paste: str = "", help: str = "") -> SentenceFault:
        """A value of the wrong kind."""
        return self.fault("wrong-kind", message, node.span, paste, help)

    def value(self, node: Node) -> Node:
        """Any value, or a whole sentence in brackets."""
        return self.of[type(node)](node)

    def wanted(self, node: Node, kind: Kind, where: str) -> Node:
        """A value of one kind."""
        found = self.value(node)
        if found.kind != kind:
            raise self.wrong(f"{where} {kind_words(kind)}, and `{node.span.words}` is {kind_words(found.kind)}", node)
        return found

    # Names

    def name(self, node: Name) -> Node:
        if node.part:
            return self.part(node)
        if (kind := self.names.question(node.id)) is not None:
            return Answer(node.id, kind=kind, span=node.span)
        if (fact := self.names.fact(node.id)) is not None:
            return self.of_fact(FactRef(node.id, kind=fact.kind, span=node.span), fact.reads)
        if (rate := self.names.rate(node.id)) is not None:
            return RateRef(node.id, kind=rate.kind, span=node.span)
        return self.listed(node)

    def part(self, node: Name) -> Node:
        kind = self.names.question(node.id)
        if kind is None:
            return self.field(node)
        parts = parts_of(kind)
        if node.part in parts:
            return Part(node.id, node.part, kind=Text(node.part), span=node.span)
        if not parts:
            raise self.fault("unknown-name", f"`{node.id}` has no parts", node.span, node.span.edited(node.id))
        guess = near(node.part, parts)
        paste = node.span.edited(f"{node.id}.{guess}") if guess else ""
        help = f"its parts are {available(parts, 20)}"
        raise self.fault("unknown-name", f"`{node.id}` has no part `{node.part}`", node.span, paste, help)

    def unknown(self, node: Name) -> SentenceFault:
        span = node.span
        if node.id == OUTCOME:
            message = "`outcome` is where the answers lead, so only a promise can read it"
            help = "name the questions or facts that lead there; or say it under `promises`, with `never` or `always`"
            return self.fault("outcome-outside", message, span, help=help)
        if self.names.members(node.id) is not None:
            help = f"say what is compared: `… is one of {node.id}`"
            return self.fault(
                "unknown-name", f"`{node.id}` is a list, and a list stands behind `is one of`", span, help=help
            )
        if (what := self.names.what(node.id)) is not None:
            help = "sentences read questions, facts and rates"
            return self.fault("unknown-name", f"`{node.id}` is {what}, which a sentence cannot read", span, help=help)
        message = f"`{node.id}` is not a question, fact or rate of this journey"
        if guess := near(node.id, self.names.ids()):
            paste = span.edited(guess + (f".{node.part}" if node.part else ""))
            return self.fault("unknown-name", message, span, paste, f"did you mean `{guess}`?")
        listed = available(sorted(self.names.ids()))
        return self.fault("unknown-name", message, span, help=f"there are {listed}" if listed else "")

    def dated(self, node: On) -> Node:
        rate = self.names.rate(node.what.id) if not node.what.part else None
        if rate is None:
            if node.what.part:
                self.part(node.what)
            elif kind_of(node.what.id, self.names) is None:
                raise self.unknown(node.what)
            message = f"only rates and `age(…)` can be read `on` a day, and `{node.what.span.words}` is neither"
            raise self.wrong(message, node)
        day = self.wanted(node.day, Date(), "a rate is read on")
        return RateRef(node.what.id, day, kind=rate.kind, span=node.span)

    def amount(self, node: Amount) -> Node:
        currency, digits = self.names.currency, self.names.minor_digits
        sign = "-" if node.negative else ""
        joint = " " if len(node.mark) == 3 else ""
        if not means(node.mark, currency):
            paste = node.span.edited(sign + amount(node.digits, node.minor, currency))
            message = f"`{node.mark}` is not the currency of this journey, which is {currency}"
            raise self.fault("money-format", message, node.span, paste)
        if node.minor and len(node.minor) != digits:
            message = f"an amount in {currency} has {digits or 'no'} digits behind the point, or none"
            minor = "." + node.minor.ljust(digits, "0") if len(node.minor) < digits else ""
            right = f"{sign}{node.mark}{joint}{int(node.digits):,}{minor}"
            paste = node.span.edited(right) if minor or not digits or not int(node.minor) else ""
            raise self.fault("money-format", message, node.span, paste)
        value = int(node.digits) * 10**digits + int(node.minor or 0)
        return Literal(-value if node.negative else value, kind=Money(), span=node.span)

    # Arithmetic

    def sum(self, node: Sum) -> Node:
        first = self.value(node.first)
        rest = tuple((sign, self.value(term)) for sign, term in node.rest)
        kind = first.kind
        for sign, term in rest:
            found = arithmetic.added(kind, sign, term.kind)
            if found is None:
                raise self.not_added(kind, sign, term)
            kind = found
        return Sum(first, rest, kind=kind, span=node.span)

    def not_added(self, kind: Kind, sign: str, term: Node) -> SentenceFault:
        verb = "added to" if sign == "+" else "taken from"
        message = f"`{term.span.words}` is {kind_words(term.kind)}, and cannot be {verb} {kind_words(kind)}"
        if isinstance(term.kind, Date) and arithmetic.is_duration(kind):
            return self.wrong(message, term, help="put the date first: `date + duration`")
        if isinstance(kind, Date) and isinstance(term.kind, Integer):
            unit = f"{term.span.words} days" if isinstance(term, Literal) else f"{term.span.words} * 1 day"
            return self.wrong(message, term, term.span.edited(unit))
        return self.mended(message, kind, term)

    def mended(self, message: str, kind: Kind, node: Node) -> SentenceFault:
        """A literal of the wrong kind, with the literal that was meant where that is plain."""
        new = _as_kind(node, kind, self.names.currency) if isinstance(node, Literal) else ""
        return self.wrong(message, node, node.span.edited(new) if new else "")

    def product(self, node: Product) -> Node:
        first = self.value(node.first)
        rest = tuple((sign, self.value(term)) for sign, term in node.rest)
        kind = first.kind
        for sign, term in rest:
            found = (arithmetic.multiplied if sign == "*" else arithmetic.divided)(kind, term.kind)
            if found is None:
                verb = "multiplied" if sign == "*" else "divided"
                raise self.wrong(f"{kind_words(kind)} cannot be {verb} by {kind_words(term.kind)}", term)
            if sign == "/" and isinstance(term, Literal) and term.value == 0:
                raise self.wrong("nothing can be divided by zero", term)
            kind = found
        return Product(first, rest, kind=kind, span=node.span)

    def percent_of(self, node: PercentOf) -> Node:
        of = self.value(node.of)
        kind = arithmetic.multiplied(of.kind, Percent())
        if kind is None or isinstance(of.kind, Percent):
            raise self.wrong(
                f"a percentage is taken of a number or money, and `{node.of.span.words}` is {kind_words(of.kind)}", of
            )
        return PercentOf(node.percent, of, kind=kind, span=node.span)

    def rounded(self, node: Rounded) -> Node:
        of, step = self.value(node.of), self.value(node.step)
        if not is_number(of.kind) and not is_money(of.kind):
            raise self.wrong(
                f"only numbers and money are rounded, and `{node.of.span.words}` is {kind_words(of.kind)}", of
            )
        if is_money(of.kind) != is_money(step.kind) or isinstance(step.kind, Percent):
            message = f"{kind_words(of.kind)} is not rounded to {kind_words(step.kind)}"
            raise self.mended(message, Money() if is_money(of.kind) else Integer(), step)
        assert isinstance(step, Literal)
        if not isinstance(step.value, int | Fraction) or step.value <= 0:
            raise self.wrong("a value is rounded to something more than zero", step)
        return Rounded(of, node.way, step, kind=step.kind, span=node.span)

    def extreme(self, node: Extreme) -> Node:
        items = tuple(self.value(item) for item in node.items)
        kind: Kind | None = items[0].kind
        days = node.which in ("earliest", "latest")
        for item in items:
            if days != is_moment(item.kind) or not (days or is_ordered(item.kind)):
                other = {"largest": "latest", "smallest": "earliest", "latest": "largest", "earliest": "smallest"}[
                    node.which
                ]
                message = f"`{item.span.words}` is {kind_words(item.kind)}, which has no `{node.which}`"
                swap = is_moment(item.kind) or is_ordered(item.kind)
                paste = node.span.edited(node.span.words.replace(node.which, other, 1)) if swap else ""
                raise self.wrong(message, item, paste)
            kind = joined(kind, item.kind) if kind is not None else None
            if kind is None:
                raise self.mended(
                    f"`{item.span.words}` is {kind_words(item.kind)}, unlike what stands before it", items[0].kind, item
                )
        assert kind is not None
        return Extreme(node.which, items, kind=kind, span=node.span)

    def count(self, node: Count) -> Node:
        assert isinstance(node.of, Name)
        bare = not node.of.part and kind_of(node.of.id, self.names) is None
        if bare and (items := self.names.item(node.of.id)) is not None:
            message = f"`count of` counts a list, and `{node.of.id}` is one of `{items.list}`"
            raise self.fault("count-needs-list", message, node.of.span, node.of.span.edited(items.list))
        if node.of.part and self.names.items(node.of.id) is not None:
            message = "`count of` counts the items of a list, or the options chosen"
            raise self.fault("count-needs-list", message, node.of.span, node.of.span.edited(node.of.id))
        of = self.name(node.of)
        if not isinstance(of.kind, Choices | Items | ItemIds):
            message = (
                f"`count of` counts the options chosen or items, and `{node.of.span.words}` is {kind_words(of.kind)}"
            )
            raise self.wrong(message, of)
        return Count(of, kind=Integer(), span=node.span)

    # Dates

    def age(self, node: Age) -> Node:
        born = self.wanted(node.born, Date(), "`age(…)` is counted from")
        day = None if node.day is None else self.wanted(node.day, Date(), "an age is read on")
        return Age(born, day, kind=Integer(), span=node.span)

    def complete(self, node: Complete) -> Node:
        start = self.wanted(node.start, Date(), "whole years, months and weeks are counted from")
        end = self.wanted(node.end, Date(), "whole years, months and weeks are counted to")
        return Complete(node.unit, start, end, kind=Integer(), span=node.span)

    def nearby(self, node: Nearby) -> Node:
        day = self.wanted(node.near, Date(), f"`{node.word}` stands before")
        return replace(node, near=day, kind=Date())

    # What may be missing

    def asked(self, node: Node, words: str) -> Node:
        """The question that `was` and `if answered otherwise` speak of."""
        assert isinstance(node, Name)
        found = self.name(node)
        if isinstance(found.kind, Items):
            message = f"`{node.span.words}` is a list, which is there once all its items are"
            raise self.wrong(message, node, help=f"say `count of {node.span.words} > 0`")
        asked = found.of if isinstance(found, Other) else found
        if isinstance(asked, Answer) and asked.id == OUTCOME:
            message = f"{words} speaks of the answer to a question, and there is always an outcome"
            raise self.wrong(message, node, help="say `outcome is …` or `outcome is one of […]`")
        if not isinstance(asked, Answer | Part):
            raise self.wrong(f"{words} speaks of the answer to a question, and `{node.span.words}` is none", node)
        return found

    def otherwise(self, node: Otherwise) -> Node:
        what = self.asked(node.what, "`if answered otherwise`")
        if isinstance(what.kind, Choice):
            value = self.chosen(node.value, what.kind, partly=True)
        else:
            value = self.value(node.value)
        kind = joined(what.kind, value.kind)
        if kind is None:
            message = (
                f"`{what.span.words}` is {kind_words(what.kind)}, and `{value.span.words}` is {kind_words(value.kind)}"
            )
            if isinstance(what.kind, Choice) and isinstance(value.kind, Choice):
                message = f"`{node.what.span.words}` and `{value.span.words}` have different options"
            raise self.mended(message, what.kind, value)
        return Otherwise(what, value, kind=kind, span=node.span)

    def listed(self, node: Name) -> Node:
        """A bare name that is no question, fact or rate; an upper level knows of items."""
        raise NotImplementedError

    def field(self, node: Name) -> Node:
        """A name with a point before which no question stands; an upper level knows of items."""
        raise NotImplementedError

    def of_fact(self, node: FactRef, reads: frozenset[str]) -> Node:
        """A fact, where it may be read; an upper level knows of items."""
        raise NotImplementedError

    def chosen(self, node: Node, kind: Choice, partly: bool = False) -> Node:
        """An option, or a value that is one; the upper half knows how."""
        raise NotImplementedError


def _as_kind(node: Literal, kind: Kind, currency: str) -> str:
    """The literal that was meant, of the wanted kind; "" where that cannot be known."""
    value, words = node.value, node.span.words
    if is_money(kind) and isinstance(node.kind, Integer | Decimal) and isinstance(value, int | Fraction):
        whole, _, minor = words.lstrip("-").partition(".")
        return ("-" if value < 0 else "") + amount(whole, minor.ljust(2, "0") if minor else "", currency)
    if is_number(kind) and isinstance(node.kind, Money):
        return "".join(letter for letter in words if letter in "-0123456789.")
    if is_number(kind) and isinstance(node.kind, Days | Months):
        return words.split()[0]
    if isinstance(kind, Days) and isinstance(node.kind, Integer):
        return f"{words} days"
    if isinstance(kind, Months) and isinstance(node.kind, Integer):
        return f"{words} months"
    if isinstance(node.kind, Text) and not isinstance(kind, Text | Duration | YesNo):
        return str(value).strip()
    return ""
