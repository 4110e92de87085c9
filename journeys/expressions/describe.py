"""A sentence in plain English: questions by their words, options by their labels, signs as words.

For the people who own the rules: diagnostics, the map, the rulebook. Always the same words for the
same tree. `pieces` keeps the names apart, so that a page can say where each is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeys import show as showing
from journeys import texts
from journeys.expressions.kinds import Choice, ItemIds, Items, YesNo
from journeys.expressions.tree import (
    Age,
    And,
    Answer,
    Bands,
    Between,
    Compare,
    Complete,
    Count,
    Extreme,
    FactRef,
    Includes,
    ItemNumber,
    ListRef,
    Literal,
    Measure,
    Nearby,
    Node,
    Not,
    OneOf,
    Or,
    Other,
    Otherwise,
    Part,
    PercentOf,
    Product,
    Quantified,
    RateRef,
    Rounded,
    SetOf,
    Sum,
    Today,
    Was,
)
from journeys.expressions.words import MONTHS, OUTCOME, WEEKDAYS
from journeys.model import TextRef

if TYPE_CHECKING:
    from journeys.model import Journey, Option, Sentence, Text

_ENGLISH = "en"
_OPS = {
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    "before": "is before",
    "after": "is after",
    "on or before": "is on or before",
    "on or after": "is on or after",
    "is": "is",
    "is not": "is not",
}
_SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}


_OPEN, _MIDDLE, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"  # noncharacters: in no text
_MARKED = re.compile(f"{_OPEN}([^{_MIDDLE}]*){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the journey that a sentence reads: its id, and the words it goes by."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """An option, by its label."""

    words: str


def describe(sentence: Sentence | Node, journey: Journey, language: str = "") -> str:
    """A sentence of this journey in plain English, without a full stop.

    Questions and options are called by their words in `language`, the journey's own if it is not given.
    """
    return _MARKED.sub(r"\2", _said(sentence, journey, language))


def pieces(sentence: Sentence | Node, journey: Journey, language: str = "") -> tuple[str | Named | Labelled, ...]:
    """The same words, with what they name apart."""
    cut = _MARKED.split(_said(sentence, journey, language))
    found: list[str | Named | Labelled] = [cut[0]]
    for id, words, after in zip(cut[1::3], cut[2::3], cut[3::3], strict=True):
        found += [Named(id, words) if id else Labelled(words), after]
    return tuple(piece for piece in found if piece != "")


def called(id: str, journey: Journey, language: str = "") -> str:
    """What a question goes by in sentences, without quotation marks; of any other part its id in words."""
    return _Describer(journey, language).asked(id)


def words_of(text: Text, language: str = "") -> str:
    """The words of a text, values in it by their name (`When was [name] born?`); of several wordings the last."""
    pieces = texts.worded(text, language).rules[-1][1].pieces
    return "".join(piece if isinstance(piece, str) else _in_brackets(piece) for piece in pieces).strip()


def _in_brackets(piece: Sentence | TextRef) -> str:
    what = piece if isinstance(piece, TextRef) else piece.tree
    return f"[{_spaced(what.id.rpartition('.')[2])}]" if isinstance(what, TextRef | Answer | FactRef | RateRef) else "…"


def _said(sentence: Sentence | Node, journey: Journey, language: str) -> str:
    return _Describer(journey, language).say(sentence if isinstance(sentence, Node) else sentence.tree)


def _marked(id: str, words: str) -> str:
    return f"{_OPEN}{id}{_MIDDLE}{words}{_CLOSE}"


class _Describer:
    def __init__(self, journey: Journey, language: str) -> None:
        self.journey = journey
        self.language = language
        self.of: Mapping[type[Node], Callable[[Any], str]] = {
            Literal: self.literal,
            Answer: lambda node: "the outcome" if node.id == OUTCOME else self.question(node.id),
            Part: lambda node: f"the {_spaced(node.part)} of {self.question(node.id)}",
            FactRef: lambda node: _named(node.id),
            RateRef: self.rate,
            Today: lambda _: "today",
            Age: self.age,
            Sum: self.row,
            Product: self.row,
            PercentOf: lambda node: f"{self.say(node.percent)} of {self.within(node.of)}",
            Rounded: lambda node: f"{self.say(node.of)}, rounded {node.way} {self.say(node.step)}",
            Otherwise: lambda node: f"{self.say(node.what)}, or {self.say(node.value)} if it was not answered",
            Count: self.count,
            Bands: lambda node: f"{_quoted(node.id)} of {self.within(node.of)}",
            Other: self.other,
            ItemNumber: lambda node: f"the number of the {_marked(node.item, _spaced(node.item))}",
            Measure: self.measure,
            Quantified: self.quantified,
            Extreme: lambda node: f"the {node.which} of {_listed([self.within(item) for item in node.items], 'and')}",
            Complete: lambda node: f"complete {node.unit} from {self.within(node.start)} to {self.within(node.end)}",
            Nearby: self.nearby,
            SetOf: lambda node: _listed([self.say(item) for item in node.items], "or"),
            ListRef: lambda node: _quoted(node.id),
            Compare: self.compare,
            OneOf: self.one_of,
            Between: lambda node: (
                f"{self.say(node.left)} is {'not ' if node.negated else ''}from {self.within(node.low)}"
                f" to {self.within(node.high)}"
            ),
            Includes: self.includes,
            Was: self.was,
            Not: lambda node: self.holds(node.of, False),
            And: lambda node: " and ".join(self.part(part, Or) for part in node.parts),
            Or: lambda node: " or ".join(self.part(part, And) for part in node.parts),
        }

    def say(self, node: Node) -> str:
        """A value, or a sentence as a statement."""
        if isinstance(node.kind, YesNo) and isinstance(node, Answer | FactRef | Other | Otherwise):
            return self.holds(node, True)
        return self.of[type(node)](node)

    def within(self, node: Node) -> str:
        """A value inside a longer phrase."""
        words = self.say(node)
        loose = Sum | Product | Rounded | Otherwise | And | Or | Quantified
        return f"({words})" if isinstance(node, loose) or _is_clause(node) else words

    def part(self, node: Node, other: type[And] | type[Or]) -> str:
        """A part of `and` or `or`; mixed ones stand in brackets."""
        words = self.say(node)
        return f"({words})" if isinstance(node, other | Otherwise | Quantified) else words

    def holds(self, node: Node, wanted: bool) -> str:
        """A yes/no that is, or is not, so."""
        if isinstance(node, Answer):
            return f"{self.question(node.id)} is {_yes_no(wanted)}"
        if isinstance(node, FactRef):
            return f"{_named(node.id)} {'holds' if wanted else 'does not hold'}"
        if isinstance(node, Other):
            words = self.of[Other](node)
            if isinstance(node.of, FactRef):
                return f"{words} {'holds' if wanted else 'does not hold'}"
            return f"{words} is {_yes_no(wanted)}"
        if isinstance(node, Otherwise):
            yes = self.of[Otherwise](node)
            return yes if wanted else f"it is not so that {yes}"
        words = self.say(node)
        return words if wanted else f"it is not so that ({words})"

    # Names

    def question(self, id: str) -> str:
        """A question by its own words."""
        return _marked(id, f"“{self.asked(id)}”")

    def asked(self, id: str) -> str:
        question = self.journey.questions.get(id)
        words = words_of(question.ask, self.language) if question is not None else ""
        return words or _spaced(id.rpartition(".")[2])

    def label(self, id: str, options: tuple[Option, ...]) -> str:
        return next((words_of(option.label, self.language) for option in options if option.id == id), id)

    def rate(self, node: RateRef) -> str:
        return _quoted(node.id) + (f" on {self.within(node.day)}" if node.day is not None else "")

    # Values

    def literal(self, node: Literal, options: tuple[Option, ...] = ()) -> str:
        if isinstance(node.kind, Choice):
            id = str(node.value)
            if not options and id in self.journey.outcomes:  # several outcomes may have one title
                return _quoted(id)
            return _marked("", self.label(id, options))
        if isinstance(node.value, bool):
            return _yes_no(node.value)
        if isinstance(node.value, str):
            return f"“{node.value}”"
        return showing.show(node.kind, node.value, self.journey, _ENGLISH).replace("\u00a0", " ")

    def age(self, node: Age) -> str:
        day = "" if node.day is None else f" on {self.within(node.day)}"
        return f"the age{day} of someone born on {self.within(node.born)}"

    def row(self, node: Sum | Product) -> str:
        words = self.within(node.first)
        for sign, term in node.rest:
            words += f" {_SIGNS[sign]} {self.within(term)}"
        return words

    def nearby(self, node: Nearby) -> str:
        if node.weekday is not None:
            return f"the {WEEKDAYS[node.weekday].title()} {node.word} {self.within(node.near)}"
        assert node.yearday is not None
        month, day = node.yearday
        return f"the {day} {MONTHS[month - 1].title()} {node.word} {self.within(node.near)}"

    # Items

    def count(self, node: Count) -> str:
        if isinstance(node.of.kind, Items):
            return f"the number of {_items(node.of.kind.list)}"
        if isinstance(node.of.kind, ItemIds):
            return f"the number of {_items(node.of.kind.list)} chosen in {self.say(node.of)}"
        return f"the number of options chosen in {self.say(node.of)}"

    def other(self, node: Other) -> str:
        item, _, name = node.of.id.partition(".")
        what = self.question(node.of.id) if isinstance(node.of, Answer) else _marked(node.of.id, f"“{_spaced(name)}”")
        return f"{what} of the other {_spaced(item)}"

    def measure(self, node: Measure) -> str:
        some = _items(node.list)
        those = "" if node.where is None else f" for which {self.say(node.where)}"
        if node.of is None:
            return f"the number of {some}{those}"
        return f"the {node.which} of {self.of[type(node.of)](node.of)} over {'the' if those else 'all'} {some}{those}"

    def quantified(self, node: Quantified) -> str:
        word = {"any": "at least one", "no": "no", "every": "every"}[node.word]
        other = "other " if node.other else ""
        return f"for {word} {other}{_marked(node.list, _spaced(node.item))}, {self.say(node.body)}"

    # Comparisons

    def compare(self, node: Compare) -> str:
        if isinstance(node.left.kind, YesNo) and isinstance(node.right, Literal):
            return self.holds(node.left, (node.op == "is") == node.right.value)
        options = showing.options_of(node.left, self.journey)
        right = self.literal(node.right, options) if isinstance(node.right, Literal) else self.within(node.right)
        return f"{self.left(node.left)} {_OPS[node.op]} {right}"

    def left(self, node: Node) -> str:
        words = self.say(node)
        return f"{words}," if isinstance(node, Rounded | Otherwise) or _is_clause(node) else words

    def one_of(self, node: OneOf) -> str:
        not_ = "not " if node.negated else ""
        if isinstance(node.among, ListRef):
            return f"{self.left(node.left)} is {not_}in the list {self.say(node.among)}"
        return f"{self.left(node.left)} is {not_}{self.members(node.among, node.left, 'or')}"

    def members(self, among: Node | None, of: Node, joiner: str) -> str:
        """The options of a set by their labels."""
        if isinstance(among, ListRef):
            return f"of the list {self.say(among)}"
        assert isinstance(among, SetOf)
        options = showing.options_of(of, self.journey)
        return _listed(
            [self.literal(item, options) if isinstance(item, Literal) else self.say(item) for item in among.items],
            joiner,
        )

    def includes(self, node: Includes) -> str:
        verb = "does not include" if node.negated else "includes"
        joiner = "and" if node.how == "all of" else "or"
        if isinstance(node.among, ListRef):
            verb += " all" if node.how == "all of" else " any"
        return f"{self.say(node.left)} {verb} {self.members(node.among, node.left, joiner)}"

    def was(self, node: Was) -> str:
        what = self.of[type(node.what)](node.what)
        if node.among is None:
            return f"{what} was {node.how}"
        if isinstance(node.what.kind, YesNo) and isinstance(node.among, SetOf):
            return f"{what} was asked and is {self.say(node.among)}"
        if isinstance(node.among, ListRef):
            return f"{what} was asked and is in the list {self.say(node.among)}"
        return f"{what} was asked and is {self.members(node.among, node.what, 'or')}"


def _yes_no(value: bool) -> str:
    return _marked("", "Yes" if value else "No")


def _spaced(id: str) -> str:
    return id.replace("_", " ")


def _named(id: str) -> str:
    """A fact; one of an item says so."""
    item, _, name = id.rpartition(".")
    words = _marked(id, f"“{_spaced(name)}”")
    return f"{words} of the {_spaced(item)}" if item else words


def _quoted(id: str) -> str:
    return _marked(id, f"“{_spaced(id)}”")


def _items(id: str) -> str:
    """The items of a repeat, by its id."""
    return _marked(id, _spaced(id))


def _is_clause(node: Node) -> bool:
    return isinstance(node, Measure) and node.where is not None


def _listed(words: list[str], joiner: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
