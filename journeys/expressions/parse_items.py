"""The parser's level of items: `any child in children where …`, `sum of jobs.income where …`.

Both end only with the sentence or its bracket, so that it is plain what belongs to them.
"""

from __future__ import annotations

from typing import Any, NoReturn

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.parse_comparisons import Comparisons
from journeys.expressions.tree import Bands, Count, Measure, Name, Node, Quantified, Span
from journeys.expressions.words import ID

_QUANTIFIERS = ("any", "no", "every")
_MEASURES = ("count", "sum", "largest", "smallest", "earliest", "latest")
_INSIDE = "in"


class Items(Comparisons):
    """Reads quantifiers, and what follows `where`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.measures: list[int] = []  # where the measures begin whose `where` is being read

    # Quantifiers

    def quantified(self, ahead: int = 0) -> bool:
        """Whether `child in …` or `other child in …` follows the word that is `ahead` of here."""
        words = [token.text for token in self.tokens[self.at + ahead + 1 : self.at + ahead + 4]]
        return words[1:2] == [_INSIDE] or (words[:1] == ["other"] and words[2:3] == [_INSIDE])

    def quantifier_here(self) -> bool:
        """Whether a quantifier begins here; what people write for one is answered."""
        if self.here.type != "word":
            return False
        if self.here.text in _QUANTIFIERS:
            if self.quantified():
                return True
        elif self.here.text in slips.QUANTIFIERS and self.quantified():
            ours = slips.QUANTIFIERS[self.here.text]
            raise self.slip(self.span(self.at), ours, f"`{self.here.text}` is written `{ours}`", "sentence-syntax")
        if self.here.text in ("for", "at", "there"):
            self.for_each()
        self.of_items()
        return False

    def for_each(self) -> None:
        """`for each child in children`, `at least one child in children`."""
        for words, ours in slips.FOR_EACH.items():
            count = len(words.split())
            if self.word(*words.split()) and self.quantified(count - 1):
                first = self.at
                self.at += count
                raise self.slip(self.span(first), ours, f"`{words}` is written `{ours}`", "sentence-syntax")

    def of_items(self) -> None:
        """`any of children …`, `all children have …`: what one of them is called is missing."""
        ours = slips.OF_ITEMS.get(self.here.text)
        if ours is None:
            return
        first = self.at
        of = self.tokens[first + 1].text == "of"
        name = self.tokens[first + 1 + of] if first + 1 + of < len(self.tokens) else self.tokens[-1]
        if name.type != "word" or not ID.fullmatch(name.text):
            return
        after = self.tokens[first + 2 + of].text
        if not of and not any(words.split()[0] == after for words in slips.CLAUSES):
            return
        self.at = first + 2 + of
        word = "meets" if ours == "every" else "where"
        message = f"`{name.text}` is spoken of without saying what one of them is called, and in which list"
        help = f"write it like `{ours} child in children {word} …`"
        raise self.fault("sentence-syntax", message, self.span(first), help=help)

    def quantifier(self) -> Node:
        """`(any | no) [other] name in name where chain`, `every name in name meets chain`."""
        first = self.at
        word: Any = self.here.text
        self.at += 1
        other = self.take("other")
        if other and word == "every":
            help = "say it the other way round: `no other child in children where …`"
            raise self.fault("sentence-syntax", "`other` stands behind `any` and `no`", self.span(first), help=help)
        item = self.plain_name()
        self.at += 1
        list_ = self.plain_name()
        self.clause("meets" if word == "every" else "where")
        return Quantified(word, item, list_, self.chain(), other, span=self.span(first))

    def plain_name(self) -> str:
        """One name, without a point."""
        token = self.here
        if token.type != "word" or not ID.fullmatch(token.text):
            raise self.stray() if token.type in ("end", "op") else self.syntax(f"`{token.text}` is not a name")
        self.at += 1
        if self.mark("."):
            raise self.syntax("an item and its list are named without a point")
        return token.text

    def clause(self, wanted: str) -> None:
        """Steps over `where` or `meets`."""
        if self.take(wanted):
            return
        self.wrong_clause(wanted)
        before = self.tokens[self.at - 1].text
        message = f"`{wanted}` and what has to hold of an item are missing behind `{before}`"
        raise self.syntax(message) if self.here.type != "end" else self.syntax(f"the sentence ends before `{wanted}`")

    def wrong_clause(self, wanted: str) -> None:
        """Words in place of `where` or `meets`."""
        for words in slips.CLAUSES:
            if words != wanted and self.word(*words.split()) and not self.word("if", "answered"):
                first = self.at
                self.at += len(words.split())
                raise self.slip(self.span(first), wanted, f"`{words}` is written `{wanted}` here", "sentence-syntax")

    def loose(self, first: int) -> NoReturn:
        """A quantifier in the middle of a sentence: it has to stand in brackets."""
        before = self.tokens[max(first - 1, 0)]
        word = self.here.text
        self.quantifier()
        span = self.span(first)
        new = f"({span.words})"
        if before.text == "not" and word in ("any", "no"):
            opposite = "no" if word == "any" else "any"
            new = self.alone(first - 1, opposite + span.words[len(word) :])
            span = self.span(first - 1)
        message = f"`{word} … in …` stands in brackets when there is more than it"
        raise self.fault("sentence-syntax", message, span, span.edited(new))

    def alone(self, first: int, words: str) -> str:
        """The words, in brackets unless nothing but brackets is around them."""
        before, after = self.tokens[first - 1] if first else None, self.here
        free = (before is None or before.text == "(") and (after.type == "end" or after.text == ")")
        return words if free else f"({words})"

    # Measures

    def worded(self, word: str) -> Node:
        first = self.at
        if self.quantifier_here():
            self.loose(first)
        if word in _MEASURES:
            return self.measure(word)
        return super().worded(word)

    def measure(self, word: str) -> Node:
        """`count of children`, `sum of jobs.income`; of what stands in `[…]`, the level below knows."""
        first = self.at
        following = self.tokens[first + 1]
        if following.text != "of":
            self.without_of(word)
        if self.tokens[first + 2].text == "[":
            return self.extreme(word)
        self.at += 2
        if self.here.type != "word":
            raise self.stray()
        name = self.name()
        assert isinstance(name, Name)
        if word != "count":
            return Measure(word, name.id, name, None, span=self.span(first))  # type: ignore[arg-type]
        return Count(name, span=self.span(first))

    def without_of(self, word: str) -> NoReturn:
        """`count children`, `sum(jobs.income)`."""
        first, opened = self.at, self.tokens[self.at + 1].text == "("
        self.at += 1 + opened
        named = self.here.type == "word" and ID.fullmatch(self.here.text)
        name = self.name().span.words if named else ""
        if named and (not opened or self.mark(")")):
            self.at += opened
            raise self.slip(
                self.span(first), f"{word} of {name}", f"`of` is missing behind `{word}`", "sentence-syntax"
            )
        self.at = first
        help = f"write `{word} of children`" if word == "count" else f"write `{word} of jobs.income`"
        raise self.syntax(f"`{word}` stands only before `of`", help)

    def measured(self, first: int, node: Node) -> Node:
        """`measure where chain`: what stands before `where` has to be the measure alone."""
        measure = isinstance(node, Count | Measure) and self.tokens[first].text in _MEASURES
        if not measure:
            raise self.not_measured(first, node)
        self.at += 1
        self.measures.append(first)
        where = self.chain()
        self.measures.pop()
        span = self.span(first)
        if isinstance(node, Count):
            assert isinstance(node.of, Name)
            if node.of.part:
                message = "`count of … where` counts the items of a list"
                raise self.fault("count-needs-list", message, node.of.span, node.of.span.edited(node.of.id))
            return Measure("count", node.of.id, None, where, span=span)
        assert isinstance(node, Measure)
        return Measure(node.which, node.list, node.of, where, span=span)

    def not_measured(self, first: int, node: Node) -> SentenceFault:
        """`where` behind something else."""
        here = self.at
        if isinstance(node, Bands) and node.id in slips.MEASURES:
            ours, span = slips.MEASURES[node.id], self.span(first)
            name = Span(self.text, span.start, span.start + len(node.id))
            return self.slip(name, ours, f"`{node.id} of` is written `{ours} of`", "sentence-syntax")
        start = next((at for at in range(here - 1, first, -1) if self.tokens[at].text in _MEASURES), -1)
        if start < 0:
            message = "`where` stands behind `any … in …`, `no … in …`, or a measure such as `count of …`"
            return self.syntax(message)
        self.at += 1
        self.chain()
        span = self.span(start)
        message = "a measure with `where` stands in brackets when there is more than it"
        return self.fault("sentence-syntax", message, span, span.edited(f"({span.words})"))

    def chained(self, first: int, left: Node, left_span: Span, right: str) -> SentenceFault:
        """`count of children where … >= 3`: what is compared is the measure."""
        if not self.measures:
            return super().chained(first, left, left_span, right)
        measure = Span(self.text, self.tokens[self.measures[-1]].start, self.tokens[self.at - 1].end)
        message = "a measure with `where` stands in brackets when it is compared"
        return self.fault("sentence-syntax", message, self.span(self.at), measure.edited(f"({measure.words})"))
