"""The parser's first level: literals with their units, months and signs."""

from __future__ import annotations

from fractions import Fraction

from journeys.expressions.kinds import Days, Decimal, Integer, Months
from journeys.expressions.reader import Reader
from journeys.expressions.tree import Amount, Literal, Nearby, Node, Span
from journeys.expressions.words import LONGEST_MONTHS, MONTHS, UNITS


class Literals(Reader):
    """Reads what follows a number: `2 weeks`, `31 January after …`."""

    def literal(self, node: Literal | Amount) -> Node:
        """A literal, and the unit or month behind a number."""
        first = self.at
        self.at += 1
        after = self.here.text if self.here.type == "word" else ""
        if not isinstance(node, Literal) or not isinstance(node.kind, Integer | Decimal):
            return node
        if after in UNITS:
            self.at += 1
            return self.duration(first, node)
        if after.lower() in MONTHS:
            return self.day_of_year(first, node)
        return node

    def negative(self) -> Node:
        first = self.at
        self.at += 1
        node = self.tokens[self.at].node
        span = Span(self.text, self.tokens[first].start, self.tokens[self.at].end)
        if isinstance(node, Amount):
            self.at += 1
            return Amount(node.mark, node.digits, node.minor, not node.negative, span=span)
        if isinstance(node, Literal) and isinstance(node.kind, Integer | Decimal):
            self.at += 1
            assert isinstance(node.value, int | Fraction)
            return Literal(-node.value, kind=node.kind, span=span)
        raise self.syntax("only numbers and money can be negative")

    def duration(self, first: int, node: Literal) -> Node:
        """`2 weeks`; `2 weeks before d` and `18 years ago` are said with `-`."""
        unit = self.tokens[self.at - 1].text
        span = self.span(first)
        if not isinstance(node.value, int):
            raise self.fault("sentence-syntax", f"`{span.words}` is not a whole number of {unit.rstrip('s')}s", span)
        kind = Days() if unit.startswith(("day", "week")) else Months()
        if self.word("ago"):
            self.at += 1
            raise self.slip(
                self.span(first),
                f"today - {span.words}",
                "a day in the past is a day minus a duration",
                "sentence-syntax",
            )
        if self.word("before") or self.word("after"):
            sign = "-" if self.word("before") else "+"
            self.at += 1
            day = self.primary().span
            new = f"{day.words} {sign} {span.words}"
            raise self.slip(self.span(first), new, f"a day some time away is written with `{sign}`", "sentence-syntax")
        return Literal(node.value * UNITS[unit], kind=kind, span=span)

    def day_of_year(self, first: int, node: Literal) -> Node:
        """`31 January after d`; `31 January 2027` is not how a date is written."""
        month = MONTHS.index(self.here.text.lower()) + 1
        self.at += 1
        span = self.span(first)
        day = node.value
        if not isinstance(day, int) or not 1 <= day <= LONGEST_MONTHS[month - 1]:
            raise self.fault("date-format", f"there is no {span.words}", span)
        year = self.here.node.value if self.here.node and isinstance(self.here.node, Literal) else None
        if isinstance(year, int) and 1000 <= year <= 9999:
            self.at += 1
            raise self.slip(
                self.span(first), f"{year}-{month:02d}-{day:02d}", "a date is written year-month-day", "date-format"
            )
        if word := self.day_word():
            return Nearby(None, (month, day), word, self.primary(), span=self.span(first))
        help = f"write a date as 2027-{month:02d}-{day:02d}, or say `{span.words} after` a date"
        raise self.fault("date-format", f"`{span.words}` says no year", span, help=help)
