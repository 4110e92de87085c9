"""A place in a row of tokens: what stands there, stepping on, and faults at it."""

from __future__ import annotations

from journeys.expressions import slips
from journeys.expressions.fault import SentenceFault
from journeys.expressions.tokens import Token, tokens
from journeys.expressions.tree import DayWord, Node, Span

_DAY_WORDS: tuple[tuple[tuple[str, ...], DayWord], ...] = (
    (("on", "or", "before"), "on or before"),
    (("on", "or", "after"), "on or after"),
    (("before",), "before"),
    (("after",), "after"),
)


class Reader:
    """Reads tokens from left to right. `at` is the index of the next one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

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

    def day_word(self) -> DayWord | None:
        """`before`, `after`, `on or before`, `on or after`: read, if it comes next."""
        return next((word for words, word in _DAY_WORDS if self.take(*words)), None)

    def span(self, first: int) -> Span:
        """From the token at index `first` to the last one that was read."""
        return Span(self.text, self.tokens[first].start, self.tokens[max(first, self.at - 1)].end)

    def fault(self, slug: str, message: str, span: Span, paste: str = "", help: str = "") -> SentenceFault:
        return SentenceFault(slug, message, span.start, span.end, help, paste)

    def slip(self, span: Span, new: str, message: str, slug: str = "wrong-operator") -> SentenceFault:
        """A stretch that has a right spelling."""
        return self.fault(slug, message, span, span.edited(new))

    def syntax(self, message: str, help: str = "") -> SentenceFault:
        """Something that cannot stand here."""
        return self.fault("sentence-syntax", message, self.span(self.at), help=help)

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

    def unexpected(self, wanted: str) -> SentenceFault:
        """A token after a whole value; the last level knows more about it."""
        return self.syntax(f"{wanted} is expected here, not `{self.here.text}`")

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

    # What the parser's levels read; each level implements its own

    def primary(self) -> Node:
        """One literal, one name, one bracket, or one of the phrases that make a value."""
        raise NotImplementedError

    def chain(self) -> Node:
        """Operands joined by `and` or by `or`."""
        raise NotImplementedError

    def expression(self) -> Node:
        """A whole sentence, or what stands in a bracket."""
        raise NotImplementedError
