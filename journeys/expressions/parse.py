"""A sentence's text as a tree: the grammar of docs/language.md, read from left to right.

The last level: `and`, `or`, `not`, and the clauses that end a sentence. What cannot be read is
answered with the corrected sentence. Never slow, never deep: text and brackets are capped.
"""

from __future__ import annotations

from functools import lru_cache

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.parse_items import Items
from journeys.expressions.tree import (
    Amount,
    And,
    Between,
    Compare,
    Count,
    Includes,
    Literal,
    Measure,
    Name,
    Node,
    Not,
    OneOf,
    Or,
    Otherwise,
    Rounded,
    Span,
    Was,
)
from journeys.expressions.words import MONTHS, RESERVED, WEEKDAYS

__all__ = ["RESERVED", "SentenceFault", "parse"]

_SENTENCES = (And, Or, Not, Compare, OneOf, Between, Includes, Was)


@lru_cache(maxsize=4_096)
def parse(text: str) -> Node:
    """A sentence as a tree of names not yet resolved. Raises SentenceFault, and nothing else.

    Trees never change, so one that was read before is used again: of a journey that is saved, nearly all were.
    """
    return _Sentences(text).whole()


class _Sentences(Items):
    """Reads whole sentences."""

    def whole(self) -> Node:
        self.lower_case()
        if self.word("if") or self.word("when"):
            self.at += 1
            rest = self.text[self.here.start :]
            raise self.fault("sentence-syntax", "a sentence starts with what has to hold", self.span(0), rest)
        node = self.expression()
        if self.here.type != "end":
            raise self.unexpected("the end of the sentence")
        return node

    def lower_case(self) -> None:
        """Words are in small letters, but for days and months."""
        for token in self.tokens:
            lower = token.text.lower()
            if token.type == "word" and lower != token.text and lower not in MONTHS and lower not in WEEKDAYS:
                span = Span(self.text, token.start, token.end)
                raise self.slip(span, lower, "names and words of a sentence are in small letters", "sentence-syntax")

    def expression(self) -> Node:
        first = self.at
        if self.quantifier_here():
            node = self.quantifier()
            words = f"`{self.tokens[first].text} … in …`"
        else:
            node = self.chain()
            words = "a value with `rounded` or `if answered otherwise`"
            if isinstance(node, Count | Measure):
                self.wrong_clause("where")
            if self.word("where"):
                node = self.measured(first, node)
                words = "a measure with `where`"
            elif self.word("rounded"):
                node = self.rounded(first, node)
            elif self.word("if"):
                node = self.otherwise(first, node)
            else:
                return node
        if self.here.type != "end" and not self.mark(")", "]", ","):
            span = self.span(first)
            message = f"{words} stands in brackets when more follows"
            raise self.fault("sentence-syntax", message, span, span.edited(f"({span.words})"))
        return node

    def rounded(self, first: int, node: Node) -> Node:
        clause = self.at
        self.at += 1
        for way in ("up to", "down to", "to the nearest"):
            if self.take(*way.split()):
                break
        else:
            if self.take("to"):
                raise self.slip(
                    self.span(clause), "rounded to the nearest", "`rounded` says which way", "sentence-syntax"
                )
            raise self.syntax(
                "`rounded` is followed by `up to`, `down to` or `to the nearest`, and an amount or number"
            )
        step = self.primary()
        if not isinstance(step, Literal | Amount):
            raise self.fault("sentence-syntax", "a value is rounded to a literal such as `£1` or `0.01`", step.span)
        if isinstance(node, _SENTENCES):
            inner = Span(self.text, self.tokens[self.right_first].start, self.tokens[self.at - 1].end)
            message = "a rounded value stands in brackets inside a comparison"
            raise self.fault("sentence-syntax", message, self.span(clause), inner.edited(f"({inner.words})"))
        return Rounded(node, way, step, span=self.span(first))

    def otherwise(self, first: int, node: Node) -> Node:
        clause = self.at
        if not self.take("if", "answered", "otherwise"):
            raise self.syntax("`if` stands only in `… if answered otherwise …`")
        value = self.sum()
        if not isinstance(node, Name):
            name = self.name_before(clause)
            inner = Span(self.text, self.tokens[name].start, self.tokens[self.at - 1].end)
            message = "`if answered otherwise` stands behind the name of one question, in brackets when there is more"
            paste = inner.edited(f"({inner.words})") if self.tokens[name].type == "word" else ""
            raise self.fault("sentence-syntax", message, self.span(clause), paste)
        return Otherwise(node, value, span=self.span(first))

    def name_before(self, index: int) -> int:
        """The token at which a name begins that ends before `index`."""
        return index - 3 if index >= 3 and self.tokens[index - 2].text == "." else max(index - 1, 0)

    def chain(self) -> Node:
        """Operands joined by `and` or by `or`, never by both."""
        first = self.at
        parts: list[Node] = []
        spans: list[Span] = []
        joiners: list[str] = []
        while True:
            start = self.at
            parts.append(self.operand())
            spans.append(self.span(start))
            if self.here.text in slips.JOINERS:
                ours = slips.JOINERS[self.here.text]
                raise self.slip(self.span(self.at), self.padded(ours), f"`{self.here.text}` is written `{ours}`")
            if self.word("unless"):
                raise self.unless(first)
            if not (self.word("and") or self.word("or")):
                break
            joiners.append(self.here.text)
            self.at += 1
            self.half_comparison()
        if not joiners:
            return parts[0]
        span = self.span(first)
        if len(set(joiners)) > 1:
            raise self.mixed(span, spans, joiners)
        return (And if joiners[0] == "and" else Or)(tuple(parts), span=span)

    def half_comparison(self) -> None:
        """`age > 18 and < 65`: the second comparison needs its left side."""
        half = self.mark("<", "<=", ">", ">=", *slips.OPERATORS) or self.here.text in ("is", "includes", "was", "does")
        if half and self.left.text:
            here = Span(self.text, self.here.start, self.here.start)
            message = f"the second comparison does not say what is compared; `{self.left.words}` again?"
            raise self.fault("wrong-operator", message, self.span(self.at), here.edited(f"{self.left.words} "))

    def unless(self, first: int) -> SentenceFault:
        before, after = self.span(first), self.text[self.here.end :].strip()
        paste = ""
        if self.depth == 0 and after:
            left = f"({before.words})" if " or " in before.words else before.words
            right = after if after.isidentifier() else f"({after})"
            paste = f"{left} and not {right}"
        return self.fault("wrong-operator", "`unless` is written `and not`", self.span(self.at), paste)

    def mixed(self, span: Span, spans: list[Span], joiners: list[str]) -> SentenceFault:
        tight, loose = (self.grouped(spans, joiners, word) for word in ("and", "or"))
        message = "`and` and `or` stand side by side, and it is not said which binds first"
        help = f"write `{span.edited(tight)}`, or `{span.edited(loose)}`"
        return self.fault("mixed-and-or", message, span, span.edited(tight), help)

    @staticmethod
    def grouped(spans: list[Span], joiners: list[str], tight: str) -> str:
        """The chain with brackets around what `tight` joins."""
        groups: list[list[str]] = [[spans[0].words]]
        for joiner, span in zip(joiners, spans[1:], strict=True):
            if joiner == tight:
                groups[-1].append(span.words)
            else:
                groups.append([span.words])
        loose = "or" if tight == "and" else "and"
        bracketed = [f"({f' {tight} '.join(group)})" if len(group) > 1 else group[0] for group in groups]
        return f" {loose} ".join(bracketed)

    def operand(self) -> Node:
        first = self.at
        if self.mark("!"):
            raise self.slip(self.span(self.at), "not ", "`!` is written `not`")
        if not self.take("not"):
            return self.comparison()
        if self.word("not"):
            self.at += 1
            raise self.fault("sentence-syntax", "`not` twice says nothing", self.span(first))
        start = self.at
        node = self.primary()
        if self.comparing():
            self.at = start
            self.comparison()
            opposite = slips.OPPOSITE.get(self.op_words, "")
            new = self.text[self.left.start : self.op.start] + opposite
            paste = self.text[: self.tokens[first].start] + new + self.text[self.op.end :] if opposite else ""
            message = "`not` takes one yes/no name or one bracket, and here it could mean either side"
            raise self.fault("wrong-operator", message, self.span(first), paste)
        return Not(node, span=self.span(first))

    def unexpected(self, wanted: str) -> SentenceFault:
        """A token after a whole sentence or bracket."""
        token, before = self.here, self.tokens[self.at - 1]
        if token.text in slips.MARKS or token.text in slips.JOINERS:
            ours = slips.MARKS.get(token.text) or slips.JOINERS[token.text]
            return self.slip(
                self.span(self.at), self.padded(ours.strip()), f"`{token.text}` is written `{ours.strip()}`"
            )
        if self.word("where") or self.word("meets"):
            return self.syntax(f"`{token.text}` stands behind `any … in …`, `every … in …`, or a measure in brackets")
        if token.text in (")", "]"):
            return self.syntax(f"this `{token.text}` closes nothing")
        named = before.type == "word" and before.text not in RESERVED
        if named and (token.node is not None or (token.type == "word" and token.text not in RESERVED)):
            message = f"a comparison is missing between `{before.text}` and `{token.text}`"
            here = Span(self.text, token.start, token.end)
            return self.fault("sentence-syntax", message, here, here.edited(f"is {token.text}"))
        return super().unexpected(wanted)
