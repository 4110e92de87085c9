"""Where to go on from a question, in words: what each answer leads to, and for whom a question is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeys.expressions.describe import describe
from journeys.expressions.kinds import Choice
from journeys.expressions.tree import (
    And,
    Answer,
    Compare,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Node,
    Not,
    OneOf,
    Or,
    SetOf,
    Was,
    walk,
)
from journeys.model import Journey
from renderers.exports.opened import opened
from renderers.exports.wordings import words_of

LONGEST = 220
"""Characters of a condition that somebody reads while filling in a form."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the form that one can be sent to: its number, for whom it is, the question that it asks."""

    number: int
    when: Node | None
    asks: str = ""

    @property
    def reads(self) -> frozenset[str]:
        """The questions that decide whether it is asked."""
        return reads(self.when) if self.when is not None else frozenset()


def reads(node: Node) -> frozenset[str]:
    """The questions that a sentence reads, facts apart."""
    return frozenset(each.id for each in walk(node) if isinstance(each, Answer))


def holds(node: Node | None, answer: Mapping[str, str | bool | None]) -> bool | None:
    """Whether a sentence holds for whom only these answers are known; None where that depends on others.

    An answer of None is one that is not asked for: nothing that reads it holds but that it was not answered.
    """
    if node is not None and not isinstance(node, And | Or | Not):
        gone = [id for id in reads(node) if id in answer and answer[id] is None]
        if gone:
            return isinstance(node, Was) and node.how == "not answered"
    match node:
        case None:
            return True
        case And(parts=parts):
            found = [holds(part, answer) for part in parts]
            return False if False in found else None if None in found else True
        case Or(parts=parts):
            found = [holds(part, answer) for part in parts]
            return True if True in found else None if None in found else False
        case Not(of=inner):
            inside = holds(inner, answer)
            return None if inside is None else not inside
        case Answer(id=id):
            return answer[id] is True if id in answer else None
        case Compare(op=op, left=Answer(id=id), right=Literal(value=value)) if id in answer and op in ("is", "is not"):
            return (answer[id] == value) is (op == "is")
        case OneOf(left=Answer(id=id), among=among, negated=negated) if id in answer:
            members = _members(among)
            return None if members is None else (answer[id] in members) is not negated
        case Was(what=Answer(id=id), how=how, among=set_) if id in answer:
            members = _members(set_) if set_ is not None else None
            if how in ("answered", "not answered"):
                return how == "answered"
            return None if members is None else answer[id] in members
    return None


def any_of_these(node: Node, id: str) -> tuple[str, ...] | None:
    """The options of a question of which one is enough for a sentence to hold; None where more decides."""
    if isinstance(node, Includes) and isinstance(node.left, Answer) and node.left.id == id and not node.negated:
        members = _members(node.among)
        if members is not None and (node.how != "all of" or len(members) == 1):
            return tuple(str(each) for each in members)
    return None


def _members(among: Node) -> tuple[object, ...] | None:
    if isinstance(among, ListRef):
        return among.members
    if isinstance(among, SetOf) and all(isinstance(each, Literal) for each in among.items):
        return tuple(each.value for each in among.items if isinstance(each, Literal))
    return (among.value,) if isinstance(among, Literal) else None


class Words:
    """Sentences as a person with the form in hand reads them: questions by their numbers."""

    def __init__(self, journey: Journey, language: str, today: date, numbers: Mapping[str, int]) -> None:
        self._journey, self._language, self._today, self._numbers = journey, language, today, numbers

    def open(self, node: Node) -> Node:
        """The sentence with facts and rates opened as far as that can be."""
        return opened(node, self._journey, self._today)

    def say(self, node: Node) -> str:
        """The sentence in words. What a fact decides by cases stays under its name."""
        node = self.open(node)
        said = describe(node, self._journey)
        for id in sorted(reads(node) | _items(node), key=lambda each: -len(self._ask(each))):
            number = self._numbers.get(id)
            if number is not None:
                quoted = f"“{self._ask(id)}”"
                said = said.replace(f"the age of someone born on {quoted}", f"the age in years (see question {number})")
                said = said.replace(f"{quoted} was asked and is", f"your answer to question {number} is")
                said = said.replace(f"{quoted} was answered", f"you answered question {number}")
                said = said.replace(f"{quoted} was not answered", f"you left question {number} empty")
                said = said.replace(quoted, f"your answer to question {number}")
        for label in self._labels(node):
            said = re.sub(rf"(?<![\w“]){re.escape(label)}(?![\w”])", f"“{label}”", said)
        return said

    def _labels(self, node: Node) -> list[str]:
        """The labels of the options that a sentence names, the longest first."""
        chosen = {each.value for each in walk(node) if isinstance(each, Literal) and isinstance(each.kind, Choice)}
        chosen |= {one for each in walk(node) if isinstance(each, ListRef) for one in each.members}
        asked = [self._journey.questions[id] for id in reads(node) if id in self._journey.questions]
        labels = {self.text(each.label) for question in asked for each in question.options if each.id in chosen}
        return sorted((each for each in labels if each), key=len, reverse=True)

    def plain(self, node: Node) -> tuple[str, bool]:
        """What of a sentence a person can decide with the form in hand, and whether something is left out of it."""
        parts = node.parts if isinstance(node, And) else (node,)
        said = [self.say(part) for part in parts if not self.worked_out(part)]
        kept = [each for each in said if len(each) <= LONGEST]
        mixed = [f"({each})" if " or " in each and len(kept) > 1 else each for each in kept]
        return " and ".join(mixed), len(kept) < len(parts)

    def worked_out(self, node: Node) -> bool:
        """Whether a sentence still rests on what only a calculation tells."""
        return any(isinstance(each, FactRef) for each in walk(self.open(node)))

    def _ask(self, id: str) -> str:
        """The words of a question as `describe` has them."""
        question = self._journey.questions.get(id)
        if question is None:
            return id
        pieces = question.ask.rules[-1][1].pieces
        return "".join(piece if isinstance(piece, str) else "…" for piece in pieces).strip()

    def text(self, text: object) -> str:
        """A text of the journey for those who have given no answer yet."""
        return words_of(text, self._journey, self._language, self._today)  # type: ignore[arg-type]


def _items(node: Node) -> frozenset[str]:
    return frozenset(
        each.left.id for each in walk(node) if isinstance(each, Includes) and isinstance(each.left, Answer)
    )


def routes(
    id: str, values: Sequence[str | bool], behind: Sequence[Stop], last: str
) -> tuple[dict[str | bool, str], int]:
    """For each answer where it leads ("Go to question 9"), and how many of the stops behind need no words of their own.

    Only stops right behind that hang on this one question are skipped over in this way; `last` is said where none is
    left. An answer that leads to the next stop has no words.
    """
    if not behind:
        return {}, 0
    run = 0
    while run < len(behind) and behind[run].reads == frozenset((id,)) and _decided(id, values, behind[run]):
        run += 1
    asked = {value: _asked(id, value, behind) for value in values}
    covered = 0  # once somebody is in the run, they go on to its end
    while covered < run and all(row[: covered + 1] == sorted(row[: covered + 1]) for row in asked.values()):
        covered += 1
    words: dict[str | bool, str] = {}
    for value, row in asked.items():
        target = row.index(True) if True in row else None
        if target is None:
            words[value] = last
        elif target > 0:
            words[value] = f"Go to question {behind[target].number}"
    return words, covered


def _asked(id: str, value: str | bool, behind: Sequence[Stop]) -> list[bool]:
    """For each stop whether somebody with this answer may be asked there."""
    known: dict[str, str | bool | None] = {id: value}
    found = []
    for stop in behind:
        there = holds(stop.when, known) is not False
        found.append(there)
        if not there and stop.asks:
            known[stop.asks] = None
    return found


def _decided(id: str, values: Sequence[str | bool], stop: Stop) -> bool:
    return all(holds(stop.when, {id: value}) is not None for value in values)
