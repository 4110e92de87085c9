"""The parser's third level: two values side by side, and the words that people write between them."""

from __future__ import annotations

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.parse_values import Values
from journeys.expressions.tree import (
    Amount,
    Between,
    Compare,
    Includes,
    Literal,
    Name,
    Node,
    OneOf,
    SetOf,
    Span,
    Was,
)
from journeys.expressions.words import RESERVED


class Comparisons(Values):
    """Reads comparisons. Of the last one it remembers the left side, the comparator, and that in our words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.left = Span()  # of the comparison read last: its left side, its comparator and what that is in our words
        self.op = Span()
        self.op_words = ""
        self.right_first = 0  # index of the first token of the value read last

    def comparison(self) -> Node:
        first = self.at
        self.right_first = first
        left = self.sum()
        if not self.comparing():
            return left
        left_span = self.span(first)
        start = self.at
        node = self.compared(first, left, left_span)
        self.left = left_span
        right = Span(self.text, self.op.end, self.tokens[self.at - 1].end).words.strip()
        if self.comparing():
            raise self.chained(first, left, left_span, right)
        if isinstance(left, Literal | Amount):
            mirrored = slips.MIRRORED.get(self.op_words, "")
            literal = isinstance(node, Compare) and isinstance(node.right, Literal | Amount)
            paste = self.span(first).edited(f"{right} {mirrored} {left_span.words}") if mirrored and not literal else ""
            message = "two literals compare the same for every citizen" if literal else "a literal stands on the right"
            raise self.fault("wrong-operator", message, left_span, paste)
        assert self.at > start
        return node

    def chained(self, first: int, left: Node, left_span: Span, right: str) -> SentenceFault:
        """`18 <= x < 65` and `a < b < c`."""
        one, two = self.op_words, self.here.text
        last = self.at
        self.at += 1
        paste = ""
        if one in ("<", "<=", ">", ">=") and two in ("<", "<=", ">", ">="):
            after = self.sum().span.words
            before = f"{left_span.words} {one} {right}"
            if isinstance(left, Literal | Amount):
                before = f"{right} {slips.MIRRORED[one]} {left_span.words}"
            paste = self.span(first).edited(f"{before} and {right} {two} {after}")
        self.at = last + 1
        return self.fault(
            "wrong-operator", "comparisons are not chained; join two of them by `and`", self.span(last), paste
        )

    def comparing(self) -> bool:
        """Whether a comparator comes next; what people write for one is answered here."""
        if self.mark("<", "<=", ">", ">=") or self.word("is") or self.word("includes") or self.word("was"):
            return True
        if self.here.type == "op":
            ours = slips.OPERATORS.get(self.here.text)
            if ours:
                raise self.slip(self.span(self.at), self.padded(ours), f"`{self.here.text}` is written `{ours}`")
            return False
        if self.here.type != "word":
            return False
        if self.word("does", "not", "include"):
            return True
        self.wrong_words(self.at)
        return False

    def wrong_words(self, first: int, negated: bool = False) -> None:
        """Words in place of a comparator, from the token `first` on (which may be an `is` already read)."""
        if self.here.text not in slips.FIRST:
            return
        for words, ours in slips.PHRASES:
            if self.word(*words) and self.value_after(len(words)):
                self.at += len(words)
                if negated:
                    ours = slips.OPPOSITE.get(ours, ours)
                raise self.slip(self.span(first), ours, f"`{self.span(first).words}` is written `{ours}`")
        for theirs, ours in slips.VERBS.items():
            words = tuple(theirs.split())
            if self.word(*words) and self.value_after(len(words)):
                self.at += len(words)
                raise self.slip(self.span(first), ours, f"`{theirs}` is written `{ours}`")
        if first == self.at:
            for missing in slips.MISSING_IS:
                words = tuple(missing.split())
                if self.word(*words) and self.value_after(len(words)):
                    self.at += len(words)
                    raise self.slip(self.span(first), f"is {missing}", f"`is` is missing before `{missing}`")

    def value_after(self, count: int) -> bool:
        """Whether something that can be compared with follows the next `count` tokens."""
        token = self.tokens[min(self.at + count, len(self.tokens) - 1)]
        return token.type != "end" and token.text not in (")", "]", ",", "and", "or")

    def padded(self, word: str) -> str:
        """A word in place of the mark here, with the spaces it needs."""
        before, after = self.text[: self.here.start][-1:], self.text[self.here.end :][:1]
        return ("" if before.isspace() else " ") + word + ("" if after.isspace() else " ")

    def compared(self, first: int, left: Node, left_span: Span) -> Node:
        """The comparator here and what stands right of it."""
        start = self.at
        token = self.here
        self.at += 1
        if token.type == "op":
            self.operator(start, token.text)
            right = self.sum()
            return Compare(token.text, left, right, span=self.span(first))  # type: ignore[arg-type]
        if token.text == "is":
            return self.is_(first, start, left, left_span)
        if token.text == "includes":
            return self.includes(first, start, left)
        if token.text == "was":
            return self.was(first, start, left, left_span)
        self.at += 2
        return self.includes(first, start, left, negated=True)

    def operator(self, start: int, words: str) -> None:
        """Remembers the comparator that was just read."""
        self.op, self.op_words = self.span(start), words
        self.right_first = self.at

    def is_(self, first: int, start: int, left: Node, left_span: Span) -> Node:
        negated = self.take("not")
        is_ = "is not" if negated else "is"
        if self.take("one", "of"):
            self.operator(start, f"{is_} one of")
            return OneOf(left, self.set(), negated, span=self.span(first))
        if self.take("between"):
            self.operator(start, f"{is_} between")
            low = self.sum()
            if not self.take("and"):
                raise self.syntax("`is between` one value is followed by `and` another")
            return Between(left, low, self.sum(), negated, span=self.span(first))
        self.wrong_words(start, negated)
        if word := self.day_word():
            if negated:
                ours = slips.OPPOSITE[f"is {word}"]
                raise self.slip(self.span(start), ours, f"`is not {word}` is written `{ours}`")
            self.operator(start, f"is {word}")
            return Compare(word, left, self.sum(), span=self.span(first))
        self.wrong_is(start, negated, left, left_span)
        self.operator(start, is_)
        return Compare(is_, left, self.sum(), span=self.span(first))  # type: ignore[arg-type]

    def wrong_is(self, start: int, negated: bool, left: Node, left_span: Span) -> None:
        """What does not follow `is`."""
        if self.word("true") or self.word("false"):
            holds = self.word("true") is not negated
            self.at += 1
            whole = Span(self.text, left_span.start, self.tokens[self.at - 1].end)
            new = left_span.words if holds else f"not {left_span.words}"
            raise self.slip(whole, new, "a yes/no stands alone")
        if self.mark("<", "<=", ">", ">=", *slips.OPERATORS):
            ours = slips.OPERATORS.get(self.here.text, self.here.text)
            ours = slips.OPPOSITE[ours] if negated else ours
            self.at += 1
            raise self.slip(self.span(start), ours, f"`{ours}` stands without `is` before it")
        if self.word("on") and self.value_after(1):
            self.at += 1
            raise self.slip(self.span(start), "is", "a date `is` another, without `on`")
        if self.mark("["):
            raise self.slip(
                self.span(start), "is not one of" if negated else "is one of", "a set stands behind `is one of`"
            )

    def set(self) -> Node:
        """`[a, b]`, or the name of a list."""
        first = self.at
        if self.mark("["):
            return self.bracketed_set()
        opened = self.mark("(")
        if opened:
            self.at += 1
        node = self.sum()
        if self.mark(",") and self.depth == 0:
            while self.mark(","):
                self.at += 1
                self.sum()
            inner = self.span(first + opened).words
            if opened:
                self.close(")")
            raise self.slip(self.span(first), f"[{inner}]", "a set stands in square brackets", "sentence-syntax")
        if opened or not isinstance(node, Name) or node.part:
            words = node.span.words
            if opened:
                self.close(")")
            message = "a set is `[…]` or the name of a list"
            raise self.slip(self.span(first), f"[{words}]", message, "sentence-syntax")
        return node

    def includes(self, first: int, start: int, left: Node, negated: bool = False) -> Node:
        words = "does not include" if negated else "includes"
        for how in ("any of", "all of"):
            if self.take(*how.split()):
                self.operator(start, f"{words} {how}")
                among = self.set()
                if negated and how == "all of":
                    new = f"not ({left.span.words} includes all of {among.span.words})"
                    raise self.slip(self.span(first), new, "`does not include all of` could be read in two ways")
                return Includes(left, how, among, negated, span=self.span(first))
        if self.mark("["):
            raise self.slip(
                self.span(start), f"{words} any of", f"`{words} any of` or `includes all of` stands before a set"
            )
        self.operator(start, words)
        member = self.member()
        return Includes(left, "one", SetOf((member,), span=member.span), negated, span=self.span(first))

    def member(self) -> Node:
        """One option: a name, `yes` or `no`."""
        node = self.primary()
        if isinstance(node, Name) and not node.part:
            return node
        if isinstance(node, Literal) and isinstance(node.value, bool):
            return node
        raise self.fault("sentence-syntax", "the id of one option is expected here", node.span)

    def was(self, first: int, start: int, left: Node, left_span: Span) -> Node:
        if not isinstance(left, Name):
            raise self.fault("wrong-operator", "`was` stands behind the name of one question", left_span)
        if self.take("answered"):
            self.operator(start, "was answered")
            return Was(left, "answered", span=self.span(first))
        if self.take("not", "answered"):
            self.operator(start, "was not answered")
            return Was(left, "not answered", span=self.span(first))
        if self.word("not"):
            self.at += 1
            message = f"`was not …` would hold for everyone who was never asked `{left_span.words}`"
            help = f"say `{left_span.words} is not …`, or `{left_span.words} was not answered`"
            raise self.fault("wrong-operator", message, self.span(start), help=help)
        if self.take("one", "of"):
            self.operator(start, "was one of")
            return Was(left, "one of", self.set(), span=self.span(first))
        self.operator(start, "was")
        plain = self.here.type == "word" and self.here.text not in RESERVED - {"yes", "no"}
        if not plain:
            new = f"{left_span.words} was answered and {left_span.words} is"
            whole = Span(self.text, left_span.start, self.tokens[start].end)
            raise self.slip(whole, new, "`was` is followed by `answered`, one option, or `one of` and a set")
        member = self.member()
        return Was(left, "one", SetOf((member,), span=member.span), span=self.span(first))
