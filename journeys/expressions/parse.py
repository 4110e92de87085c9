"""A sentence's text as a tree: the grammar of docs/language.md, read from left to right.

The upper half: comparisons, `and`, `or`, `not`, and the clauses that end a sentence. What cannot be
read is answered with the corrected sentence. Never slow, never deep: text and brackets are capped.
"""

from __future__ import annotations

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.parse_values import RESERVED, WEEKDAYS, Values
from journeys.expressions.tokens import MONTHS
from journeys.expressions.tree import (
    Amount,
    And,
    Between,
    Compare,
    Includes,
    Literal,
    Name,
    Node,
    Not,
    OneOf,
    Or,
    Otherwise,
    Rounded,
    SetOf,
    Span,
    Was,
)

__all__ = ["RESERVED", "SentenceFault", "parse"]


def parse(text: str) -> Node:
    """A sentence as a tree of names not yet resolved. Raises SentenceFault, and nothing else."""
    return _Sentences(text).whole()


class _Sentences(Values):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.left = Span()  # of the comparison read last: its left side, its comparator and what that is in our words
        self.op = Span()
        self.op_words = ""
        self.right_first = 0  # index of the first token of the value read last

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

    # Whole sentences and brackets

    def expression(self) -> Node:
        first = self.at
        node = self.chain()
        if self.word("rounded"):
            node = self.rounded(first, node)
        elif self.word("if"):
            node = self.otherwise(first, node)
        else:
            return node
        if self.here.type != "end" and not self.mark(")", "]", ","):
            span = self.span(first)
            message = "a value with `rounded` or `if answered otherwise` stands in brackets when more follows"
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

    def padded(self, word: str) -> str:
        """A word in place of the mark here, with the spaces it needs."""
        before, after = self.text[: self.here.start][-1:], self.text[self.here.end :][:1]
        return ("" if before.isspace() else " ") + word + ("" if after.isspace() else " ")

    def half_comparison(self) -> None:
        """`age > 18 and < 65`: the second comparison needs its left side."""
        if self.left.text and (
            self.mark("<", "<=", ">", ">=", *slips.OPERATORS) or self.word("is") or self.word("includes")
        ):
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

    # Comparisons

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
            return Compare(word, left, self.sum(), span=self.span(first))  # type: ignore[arg-type]
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

    # What is left over

    def unexpected(self, wanted: str) -> SentenceFault:
        """A token after a whole sentence or bracket."""
        token, before = self.here, self.tokens[self.at - 1]
        if token.text in slips.MARKS or token.text in slips.JOINERS:
            ours = slips.MARKS.get(token.text) or slips.JOINERS[token.text]
            return self.slip(
                self.span(self.at), self.padded(ours.strip()), f"`{token.text}` is written `{ours.strip()}`"
            )
        if self.word("where") or self.word("meets"):
            return self.later(self.at, f"`{token.text}`")
        if token.text in (")", "]"):
            return self.syntax(f"this `{token.text}` closes nothing")
        named = before.type == "word" and before.text not in RESERVED
        if named and (token.node is not None or (token.type == "word" and token.text not in RESERVED)):
            message = f"a comparison is missing between `{before.text}` and `{token.text}`"
            here = Span(self.text, token.start, token.end)
            return self.fault("sentence-syntax", message, here, here.edited(f"is {token.text}"))
        return super().unexpected(wanted)


_SENTENCES = (And, Or, Not, Compare, OneOf, Between, Includes, Was)
