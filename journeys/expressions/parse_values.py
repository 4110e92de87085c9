"""The parser's lower half: values, from literals and names up to sums."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Days, Decimal, Integer, Months, Percent, YesNo
from journeys.expressions.tokens import MONTHS, UNITS, Token, tokens
from journeys.expressions.tree import (
    Age,
    Amount,
    Complete,
    Count,
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

DEEPEST = 30
"""Brackets inside brackets of one sentence."""

RESERVED = frozenset(
    (
        *("and", "or", "not", "is", "one", "of", "between", "before", "after"),
        *("on", "in", "any", "every", "no", "yes", "all", "where", "meets"),
        *("was", "if", "otherwise", "today", "includes", "does", "count", "sum", "largest"),
        *("smallest", "earliest", "latest", "complete", "rounded", "outcome"),
    )
)
"""Words that no id may be."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_WORDS: tuple[tuple[str, ...], ...] = (("on", "or", "before"), ("on", "or", "after"), ("before",), ("after",))
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Values:
    """Reads tokens from left to right. `at` is the index of the next one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    # What stands here

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def word(self, *words: str) -> bool:
        """Whether the next tokens are these words."""
        at = self.at
        for word in words:
            token = self.tokens[at]
            if token.text != word or token.type != "word":
                return False
            at += 1
        return True

    def mark(self, *marks: str) -> bool:
        """Whether the next token is one of these marks."""
        return self.here.type == "op" and self.here.text in marks

    def take(self, *words: str) -> bool:
        """Steps over these words, if they come next."""
        if self.word(*words):
            self.at += len(words)
            return True
        return False

    def span(self, first: int) -> Span:
        """From the token at index `first` to the last one that was read."""
        return Span(self.text, self.tokens[first].start, self.tokens[max(first, self.at - 1)].end)

    # What is wrong here

    def fault(self, slug: str, message: str, span: Span, paste: str = "", help: str = "") -> SentenceFault:
        return SentenceFault(slug, message, span.start, span.end, help, paste)

    def slip(self, span: Span, new: str, message: str, slug: str = "wrong-operator") -> SentenceFault:
        """A stretch that has a right spelling."""
        return self.fault(slug, message, span, span.edited(new))

    def syntax(self, message: str, help: str = "") -> SentenceFault:
        """Something that cannot stand here."""
        return self.fault("sentence-syntax", message, self.span(self.at), help=help)

    def later(self, first: int, what: str) -> SentenceFault:
        """A feature of the language that this version does not have."""
        return self.fault("later-feature", f"{what} cannot be used yet in this version", self.span(first))

    def stray(self) -> SentenceFault:
        """A token where a value has to be."""
        token = self.here
        if token.type == "end":
            before = f" after `{self.tokens[self.at - 1].text}`" if self.at else ""
            return self.syntax(
                f"the sentence ends{before} where a name or a value is expected" if self.at else "an empty sentence"
            )
        if token.text in slips.MARKS:
            return self.slip(
                self.span(self.at),
                slips.MARKS[token.text],
                f"`{token.text}` is written `{slips.MARKS[token.text].strip()}`",
            )
        if token.text == "[":
            return self.syntax("a set stands only behind words such as `is one of`, `includes any of`, `largest of`")
        if token.text == "." and self.tokens[self.at + 1].type == "number":
            return self.slip(self.span(self.at), "0.", "a number starts with a digit", "sentence-syntax")
        return self.syntax(f"a name or a value is expected here, not `{token.text}`")

    # Values, loosest first

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

    def expression(self) -> Node:
        """A whole sentence or bracket; the upper half reads it."""
        raise NotImplementedError

    def close(self, mark: str) -> None:
        """Steps over a closing bracket."""
        if self.mark(mark):
            self.at += 1
        elif self.here.type == "end":
            raise self.fault(
                "sentence-syntax", f"a closing `{mark}` is missing", self.span(self.at), self.text.rstrip() + mark
            )
        else:
            raise self.unexpected(f"`{mark}`")

    def unexpected(self, wanted: str) -> SentenceFault:
        """A token after a whole value; the upper half knows more about it."""
        return self.syntax(f"{wanted} is expected here, not `{self.here.text}`")

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
        if not isinstance(day, int) or not 1 <= day <= _LONGEST_MONTHS[month - 1]:
            raise self.fault("date-format", f"there is no {span.words}", span)
        year = self.here.node.value if self.here.node and isinstance(self.here.node, Literal) else None
        if isinstance(year, int) and 1000 <= year <= 9999:
            self.at += 1
            raise self.slip(
                self.span(first), f"{year}-{month:02d}-{day:02d}", "a date is written year-month-day", "date-format"
            )
        if word := self.day_word():
            return Nearby(None, (month, day), word, self.primary(), span=self.span(first))  # type: ignore[arg-type]
        help = f"write a date as 2027-{month:02d}-{day:02d}, or say `{span.words} after` a date"
        raise self.fault("date-format", f"`{span.words}` says no year", span, help=help)

    def day_word(self) -> str:
        """`before`, `after`, `on or before`, `on or after`: read, or ""."""
        return next((" ".join(words) for words in _DAY_WORDS if self.take(*words)), "")

    # What starts with a word

    def worded(self, word: str) -> Node:
        first = self.at
        following = self.tokens[self.at + 1].text
        if word in ("any", "no", "every") and self.quantified():
            raise self.later(first, f"`{word} … in …`")
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
        if word == "outcome":
            raise self.later(first, "`outcome`, which stands only in promises,")
        if following == "of" and word in ("count", "sum", "largest", "smallest", "earliest", "latest"):
            return self.measure(word)
        if word == "complete":
            return self.complete()
        if word.lower() in WEEKDAYS and following in ("before", "after", "on"):
            self.at += 1
            if day_word := self.day_word():
                weekday = WEEKDAYS.index(word.lower())
                return Nearby(weekday, None, day_word, self.primary(), span=self.span(first))  # type: ignore[arg-type]
            self.at = first
        if word in ("true", "false"):
            new = "yes" if word == "true" else "no"
            raise self.slip(self.span(first), new, f"`{word}` is written `{new}`")
        if word in RESERVED:
            raise self.stray()
        return self.name()

    def quantified(self) -> bool:
        """Whether `any child in …` or `no other child in …` begins here."""
        words = [token.text for token in self.tokens[self.at + 1 : self.at + 4]]
        return words[1:2] == ["in"] or (words[:1] == ["other"] and words[2:3] == ["in"])

    def measure(self, word: str) -> Node:
        first = self.at
        self.at += 2
        if self.mark("[") and word in ("largest", "smallest", "earliest", "latest"):
            items = self.bracketed_set().items
            return Extreme(word, items, span=self.span(first))  # type: ignore[arg-type]
        if word == "count" and self.here.type == "word":
            name = self.name()
            if isinstance(name, Name) and not name.part and not self.word("where"):
                return Count(name, span=self.span(first))
        if word == "sum" and self.mark("["):
            raise self.syntax("values are added with `+`", "write `a + b`")
        if self.here.type == "end":
            raise self.stray()
        raise self.later(first, f"`{word} of` a list of records")

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

    def name(self) -> Node:
        """`name` or `name.part`."""
        first = self.at
        token = self.here
        if not _ID.fullmatch(token.text):
            raise self.syntax(f"`{token.text}` is not a name; names are small letters and digits, joined by single `_`")
        self.at += 1
        part = ""
        if self.mark("."):
            self.at += 1
            part = self.here.text
            if self.here.type != "word" or not _ID.fullmatch(part):
                raise self.syntax("a name is expected behind the point")
            self.at += 1
            if self.mark("."):
                raise self.fault("sentence-syntax", "a name has one point at most", self.span(first))
        if self.mark("("):
            said = slips.FUNCTIONS.get(token.text, "")
            help = f"say `{said}`" if said else "the only one is `age(…)`"
            raise self.fault("sentence-syntax", f"there is no function `{token.text}(…)`", self.span(first), help=help)
        if self.word("of"):
            raise self.later(first, "`… of …` over bands")
        return Name(token.text, part, span=self.span(first))
