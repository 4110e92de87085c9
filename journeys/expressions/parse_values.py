"""The parser's second level: values, from names up to sums."""

from __future__ import annotations

from typing import Any

from journeys.expressions import slips
from journeys.expressions.kinds import Percent, YesNo
from journeys.expressions.parse_literals import Literals
from journeys.expressions.tree import (
    Age,
    Bands,
    Complete,
    Extreme,
    Literal,
    Name,
    Nearby,
    Node,
    On,
    PercentOf,
    Product,
    SetOf,
    Span,
    Sum,
    Today,
)
from journeys.expressions.words import ID, OUTCOME, RESERVED, WEEKDAYS

DEEPEST = 30
"""Brackets inside brackets of one sentence."""


class Values(Literals):
    """Reads values, the loosest binding first."""

    def sum(self) -> Node:
        """`product { (+ | -) product }`."""
        first = self.at
        node = self.product()
        rest: list[Any] = []
        while self.mark("+", "-", "−", "–"):
            sign = self.here.text
            if sign in slips.MARKS:
                raise self.slip(self.span(self.at), "-", "a minus sign is written `-`")
            if sign == "-":
                self.spaced_minus()
            self.at += 1
            rest.append((sign, self.product()))
        return Sum(node, tuple(rest), span=self.span(first)) if rest else node

    def spaced_minus(self) -> None:
        """A minus between two values has a space behind it: `a-b` could be a name."""
        before, minus, after = self.tokens[self.at - 1], self.here, self.tokens[self.at + 1]
        if minus.end < after.start or after.type == "end":
            return
        span = Span(self.text, before.start, after.end)
        words = f"{before.text} - {after.text}"
        if before.type == after.type == "word" and before.end == minus.start:
            joined = f"{before.text}_{after.text}"
            help = f"write `{words}` to subtract, `{joined}` if it is one name"
            raise self.fault(
                "sentence-syntax", f"`{span.words}` can be read in two ways", span, span.edited(words), help
            )
        raise self.fault(
            "sentence-syntax", "a minus sign between two values has a space on each side", span, span.edited(words)
        )

    def product(self) -> Node:
        """`factor { (* | /) factor }`."""
        first = self.at
        node = self.factor()
        rest: list[Any] = []
        while self.mark("*", "/", "×", "÷"):
            sign = self.here.text
            if sign in slips.MARKS:
                raise self.slip(self.span(self.at), slips.MARKS[sign], f"`{sign}` is written `{slips.MARKS[sign]}`")
            self.at += 1
            rest.append((sign, self.factor()))
        return Product(node, tuple(rest), span=self.span(first)) if rest else node

    def factor(self) -> Node:
        """`[percent of] dated`."""
        first = self.at
        node = self.dated()
        if isinstance(node, Literal) and isinstance(node.kind, Percent) and self.take("of"):
            return PercentOf(node, self.dated(), span=self.span(first))
        return node

    def dated(self) -> Node:
        """`primary [on primary]`."""
        first = self.at
        node = self.primary()
        if not self.word("on") or self.word("on", "or"):
            return node
        self.at += 1
        day = self.primary()
        if isinstance(node, Age):
            return Age(node.born, day, span=self.span(first))
        if isinstance(node, Name):
            return On(node, day, span=self.span(first))
        raise self.fault("sentence-syntax", "`on` stands only behind a rate or `age(…)`", self.span(first))

    def primary(self) -> Node:
        """One literal, one name, one bracket, or one of the phrases that make a value."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.syntax(
                f"brackets stand more than {DEEPEST} deep in each other", "give a part of it a name under `facts`"
            )
        token = self.here
        if token.node is not None:
            node = self.literal(token.node)
        elif token.type == "word":
            node = self.worded(token.text)
        elif self.mark("-") and self.tokens[self.at + 1].start == token.end and self.tokens[self.at + 1].node:
            node = self.negative()
        elif self.mark("-"):
            raise self.syntax("a minus sign stands before a number, or between two values with a space on each side")
        elif self.mark("("):
            self.at += 1
            node = self.expression()
            self.close(")")
        else:
            raise self.stray()
        self.depth -= 1
        return node

    def worded(self, word: str) -> Node:
        first = self.at
        following = self.tokens[self.at + 1].text
        if word in ("yes", "no"):
            self.at += 1
            return Literal(word == "yes", kind=YesNo(), span=self.span(first))
        if word == "today":
            self.at += 1
            return Today(span=self.span(first))
        if word == "age" and following == "(":
            self.at += 2
            born = self.expression()
            self.close(")")
            return Age(born, span=self.span(first))
        if word == OUTCOME:
            return self.name()
        if word == "complete":
            return self.complete()
        if word.lower() in WEEKDAYS and following in ("before", "after", "on"):
            self.at += 1
            if day_word := self.day_word():
                weekday = WEEKDAYS.index(word.lower())
                return Nearby(weekday, None, day_word, self.primary(), span=self.span(first))
            self.at = first
        if word in ("true", "false"):
            new = "yes" if word == "true" else "no"
            raise self.slip(self.span(first), new, f"`{word}` is written `{new}`")
        if word in RESERVED:
            raise self.stray()
        name = self.name()
        if self.word("of"):
            return self.bands(first, name)
        return name

    def bands(self, first: int, name: Name) -> Node:
        """`name of primary`."""
        if name.part:
            raise self.syntax("`of` stands behind `count`, `sum` and their like, a percentage, or the name of bands")
        self.at += 1
        return Bands(name.id, self.primary(), span=self.span(first))

    def extreme(self, word: str) -> Node:
        """`largest of [a, b]`."""
        first = self.at
        self.at += 2
        if word == "sum":
            raise self.syntax("values are added with `+`", "write `a + b`")
        if word == "count":
            raise self.syntax("`count of` counts the items of a list, or the options chosen", "name one of them")
        items = self.bracketed_set().items
        return Extreme(word, items, span=self.span(first))  # type: ignore[arg-type]

    def complete(self) -> Node:
        first = self.at
        self.at += 1
        unit = self.here.text
        if unit not in ("years", "months", "weeks"):
            help = "the days between two dates are `later - earlier`" if unit == "days" else ""
            raise self.syntax("`complete` is followed by `years`, `months` or `weeks`", help)
        self.at += 1
        if not self.take("from"):
            raise self.syntax(f"`complete {unit}` is followed by `from` one date `to` another")
        start = self.primary()
        if not self.take("to"):
            raise self.syntax(f"`complete {unit} from …` is followed by `to` and another date")
        return Complete(unit, start, self.primary(), span=self.span(first))  # type: ignore[arg-type]

    def bracketed_set(self) -> SetOf:
        """`[ sum { , sum } ]`."""
        first = self.at
        self.at += 1
        if self.mark("]"):
            self.at += 1
            raise self.fault("sentence-syntax", "an empty set holds nothing", self.span(first))
        items = [self.sum()]
        while self.mark(","):
            self.at += 1
            items.append(self.sum())
        self.close("]")
        return SetOf(tuple(items), span=self.span(first))

    def name(self) -> Name:
        """`name` or `name.part`."""
        first = self.at
        token = self.here
        if not ID.fullmatch(token.text):
            raise self.syntax(f"`{token.text}` is not a name; names are small letters and digits, joined by single `_`")
        self.at += 1
        part = ""
        if self.mark("."):
            self.at += 1
            part = self.here.text
            if self.here.type != "word" or not ID.fullmatch(part):
                raise self.syntax("a name is expected behind the point")
            self.at += 1
            if self.mark("."):
                raise self.fault("sentence-syntax", "a name has one point at most", self.span(first))
        if self.mark("("):
            said = slips.FUNCTIONS.get(token.text, "")
            help = f"say `{said}`" if said else "the only one is `age(…)`"
            raise self.fault("sentence-syntax", f"there is no function `{token.text}(…)`", self.span(first), help=help)
        return Name(token.text, part, span=self.span(first))
