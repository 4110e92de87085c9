"""Sentences and texts of a journey as lines of the book; what is long is spelled out part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeys import texts
from journeys.expressions import describe
from journeys.expressions.kinds import Date, Kind, Value
from journeys.expressions.tree import (
    And,
    Answer,
    Extreme,
    FactRef,
    Node,
    Not,
    Or,
    PercentOf,
    Product,
    Quantified,
    RateRef,
    Rounded,
    Sum,
)
from journeys.model import Journey, Option, Sentence, Text, TextRef, Wording
from journeys.show import show
from renderers.rulebook.content import Block, Label, Line, Name, Own, Quote, Rule, Rules, Slot, Told, Use, joined, plain

SHORT = 110
"""A sentence of so many characters is read in one breath; a longer one is spelled out."""

_ENGLISH = "en"
_SIGNS = {"+": "plus ", "-": "minus ", "*": "times ", "/": "divided by "}
_NESTED = 3
"""How deep parts may stand inside parts: deeper ones no longer help."""


class Words:
    """The words of one journey, its own texts in `language`."""

    def __init__(self, journey: Journey, language: str) -> None:
        self.journey = journey
        self.language = language

    # Sentences

    def line(self, sentence: Sentence | Node) -> Line:
        """A sentence or a value as one line."""
        return tuple(
            Name(piece.id, piece.words, "reads", own=piece.id in self.journey.questions)
            if isinstance(piece, describe.Named)
            else Label(piece.words, own=piece.words not in ("Yes", "No"))
            if isinstance(piece, describe.Labelled)
            else piece
            for piece in describe.pieces(sentence, self.journey, self.language)
        )

    def told(self, sentence: Sentence | Node) -> Told:
        """A sentence or a value, spelled out where it is long."""
        return self._spelled(sentence if isinstance(sentence, Node) else sentence.tree, 0)

    def _spelled(self, node: Node, depth: int) -> Told:
        line = self.line(node)
        if depth >= _NESTED or len(plain(line)) <= SHORT:
            return Told(line)
        return self._by_parts(node, depth) or Told(line)

    def _by_parts(self, node: Node, depth: int) -> Told | None:
        match node:
            case And() | Or():
                return Told((f"{_how(node)}:",), tuple(self._spelled(part, depth + 1) for part in node.parts))
            case Not(of=And() | Or() as inner):
                parts = tuple(self._spelled(part, depth + 1) for part in inner.parts)
                return Told((f"it is not so that {_how(inner)}:",), parts)
            case Quantified(body=And() | Or() as inner):
                word = {"any": "at least one", "no": "no", "every": "every"}[node.word]
                other = "other " if node.other else ""
                item = Name(node.list, node.item.replace("_", " "), "reads")
                parts = tuple(self._spelled(part, depth + 1) for part in inner.parts)
                return Told((f"for {word} {other}", item, f", {_how(inner)}:"), parts)
            case Sum():
                terms = [("", node.first), *((_SIGNS[sign], term) for sign, term in node.rest)]
                return Told(("this sum:",), tuple(_after(sign, self._spelled(term, depth + 1)) for sign, term in terms))
            case Extreme():
                return Told(
                    (f"the {node.which} of these:",), tuple(self._spelled(one, depth + 1) for one in node.items)
                )
            case Rounded():
                return self._and_then(node.of, (f", rounded {node.way} ", *self.line(node.step)), depth)
            case Product():
                rest: Line = ()
                for sign, factor in node.rest:
                    rest += (f", {_SIGNS[sign]}", *self._apart(factor))
                return self._and_then(node.first, rest, depth)
            case PercentOf():
                whole = self._by_parts(node.of, depth)
                return whole and Told((*self.line(node.percent), " of ", *whole.line), whole.parts)
        return None

    def _and_then(self, node: Node, rest: Line, depth: int) -> Told | None:
        """What is done with a value that is itself spelled out: `this sum, rounded down to £1:`."""
        inner = self._by_parts(node, depth)
        if inner is None:
            return None
        *start, last = inner.line
        return Told((*start, str(last).removesuffix(":"), *rest, ":"), inner.parts)

    def _apart(self, node: Node) -> Line:
        line = self.line(node)
        return ("(", *line, ")") if isinstance(node, Sum | Product | Rounded) else line

    # Texts

    def own(self, text: Text) -> Own:
        """A text within a line: of its cases the last one, which holds where no other does."""
        return Own(self.pieces(texts.worded(text, self.language).rules[-1][1]))

    def inline(self, text: Text) -> Line:
        """A text with all its cases, in one line."""
        return joined(self.cases(text), "; ")

    def cases(self, text: Text) -> tuple[Line, ...]:
        """A text as lines, one for each of its cases."""
        lines: list[Line] = []
        for when, wording in texts.worded(text, self.language).rules:
            words: Line = (Own(self.pieces(wording)),)
            if when is not None:
                words = ("if ", *self.line(when), ": “", *words, "”")
            elif lines:
                words = ("otherwise: “", *words, "”")
            lines.append(words)
        return tuple(lines)

    def by_case(self, text: Text | None) -> Text | None:
        """A text that has several wordings: a heading shows the last one only. None for any other."""
        return None if text is None or len(texts.worded(text, self.language).rules) == 1 else text

    def worded(self, text: Text) -> tuple[Block, ...]:
        """A text with all its cases."""
        rules = texts.worded(text, self.language).rules
        if len(rules) == 1 and rules[0][0] is None:
            return (Quote(self.pieces(rules[0][1])),)
        rows = [
            Rule("", None if when is None else self.told(when), (Quote(self.pieces(wording)),))
            for when, wording in rules
        ]
        return (Rules(tuple(rows)),)

    def pieces(self, wording: Wording) -> tuple[str | Slot, ...]:
        """A wording as words, and the values shown in it."""
        return tuple(self._pieces(wording))

    def _pieces(self, wording: Wording) -> Iterator[str | Slot]:
        for piece in wording.pieces:
            if isinstance(piece, TextRef):
                yield Slot((Name(piece.id, spaced(piece.id), "reads"),))
            elif isinstance(piece, Sentence):
                yield self._slot(piece.tree)
            else:
                yield piece

    def _slot(self, node: Node) -> Slot:
        """A value that is shown: by its name alone where it has one."""
        if isinstance(node, Answer | FactRef) or (isinstance(node, RateRef) and node.day is None):
            return Slot((Name(node.id, spaced(node.id), "reads"),))
        return Slot(self.line(node))

    # Names and values

    def named(self, id: str, use: Use = "reads") -> Name:
        """A part that has an id and no words: `“own share”`."""
        return Name(id, f"“{spaced(id)}”", use)

    def asked(self, id: str) -> Name:
        """A question by its words."""
        return Name(id, f"“{describe.called(id, self.journey, self.language)}”", own=True)

    def value(self, kind: Kind, value: Value, options: Sequence[Option] = ()) -> str:
        """A value in English."""
        return show(kind, value, self.journey, _ENGLISH, options).replace("\u00a0", " ")

    def day(self, day: date) -> str:
        """A date in English."""
        return self.value(Date(), day)


def spaced(id: str) -> str:
    """An id in words, without the item it belongs to."""
    return id.rpartition(".")[2].replace("_", " ")


def _how(node: And | Or) -> str:
    return "all of these hold" if isinstance(node, And) else "at least one of these holds"


def _after(sign: str, told: Told) -> Told:
    return Told((sign, *told.line), told.parts) if sign else told
