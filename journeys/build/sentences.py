"""Sentences as text -> typed, compiled sentences; a fault is kept and gives None."""

from __future__ import annotations

import re
from typing import Any

from journeys.build.library import renamed
from journeys.build.meanings import Broken, Cycle, Meanings
from journeys.build.workshop import On, Workshop
from journeys.diagnostics import Level, Route, Spot
from journeys.expressions import evaluate
from journeys.expressions.evaluate import reads
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Kind, YesNo
from journeys.expressions.known import Known, NotKnown
from journeys.expressions.notices import notices
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import And, Literal, Node, Not, Or, moved
from journeys.model import Sentence

YES_NO = YesNo()
_LOOSE = re.compile(r"\b(?:and|or|where|meets|rounded|otherwise)\b")


class Sentences:
    """Reads sentences of one journey; equal ones are typed and compiled once."""

    def __init__(self, shop: Workshop, meanings: Meanings) -> None:
        self.shop = shop
        self.meanings = meanings
        self._parsed: dict[str, Node] = {}
        self._typed: dict[tuple[str, Kind | None, bool, bool, bool, str, int], tuple[Node, frozenset[str], Any]] = {}

    def read(
        self,
        text: str,
        route: Route,
        on: On = "value",
        expected: Kind | None = None,
        *,
        fact: bool = False,
        wording: bool = False,
    ) -> Sentence | None:
        """One sentence, which is the whole key or value at `route`; with `wording` it chooses a text."""
        try:
            with self.meanings.calling(self.shop.sources.called(route)):
                tree, read, value = self.typed(text, expected, fact=fact, wording=wording)
        except Cycle as ring:
            if self.meanings.open and self.meanings.open[-1] != ring.ids[0]:
                raise  # told once, where the ring begins
            ring.start = max(text.find(ring.ids[1]), 0)
            ring.end = ring.start + len(ring.ids[1])
            self.shop.sentence_fault(ring, route, on)
            return None
        except Broken:
            return None
        except SentenceFault as fault:
            self.shop.sentence_fault(fault, route, on)
            return None
        self._advise(tree, text, route, on)
        return Sentence(text, route, on, tree, tree.kind, read, value)

    def _advise(self, tree: Node, text: str, route: Route, on: On) -> None:
        """Keeps what could be better in a sentence; only one with fixed text in it can be concerned."""
        if '"' in text:
            for notice in notices(tree):
                self.shop.sentence_fault(notice, route, on, Level.ADVICE)

    def parsed(self, text: str) -> Node:
        """The tree of a sentence before its names have a meaning. Raises SentenceFault."""
        tree = self._parsed.get(text)
        if tree is None:
            tree = self._parsed[text] = parse(text)
        return tree

    def typed(
        self, text: str, expected: Kind | None, *, fact: bool = False, wording: bool = False
    ) -> tuple[Node, frozenset[str], Any]:
        """Tree, questions read, closure. Raises SentenceFault."""
        called = self.meanings.called
        meanings = self.meanings
        key = (text, expected, fact, wording, meanings.ended, meanings.inside, id(called) if called else 0)
        found = self._typed.get(key)
        if found is None:
            tree = renamed(resolve(self.parsed(text), self.meanings, expected, fact=fact, wording=wording), called)
            found = self._typed[key] = tree, reads(tree, self.meanings), evaluate.compile(tree, self.meanings)
        return found

    def inside(self, inner: str, whole: str, offset: int, route: Route, on: On) -> Sentence | None:
        """A sentence in `{{ }}`, `offset` characters into the wording `whole`. Spans of its tree are in `whole`."""
        try:
            try:
                bare = parse(inner)
            except SentenceFault as fault:
                paste = whole[:offset] + fault.paste + whole[offset + len(inner) :] if fault.paste else ""
                start, end = fault.start + offset, fault.end + offset
                raise SentenceFault(fault.slug, fault.message, start, end, fault.help, paste) from None
            with self.meanings.calling(self.shop.sources.called(route)):
                tree = renamed(resolve(moved(bare, whole, offset), self.meanings), self.meanings.called)
            read, value = reads(tree, self.meanings), evaluate.compile(tree, self.meanings)
        except Broken:
            return None
        except SentenceFault as fault:
            self.shop.sentence_fault(fault, route, on)
            return None
        self._advise(tree, whole, route, on)
        return Sentence(inner, route, on, tree, tree.kind, read, value)

    def condition(self, route: Route) -> Sentence | None:
        """The sentence or bullets at a route, which must be yes or no; None where there is none, or a faulty one."""
        value = self.shop.value(route)
        if type(value) is dict:
            return self.bullets(route)
        text = self.shop.words(route)
        return None if text is None else self.read(text, route, "value", YES_NO)

    def bullets(self, route: Route) -> Sentence | None:
        """`all`, `any` and `not` as one sentence."""
        faults = len(self.shop.faults)
        node = self._bullets(route)
        if node is None or len(self.shop.faults) > faults:
            return None
        try:
            with self.meanings.calling(self.shop.sources.called(route)):
                tree = renamed(resolve(node, self.meanings, YES_NO), self.meanings.called)
            read, value = reads(tree, self.meanings), evaluate.compile(tree, self.meanings)
        except Broken:
            return None
        except SentenceFault as fault:
            self.shop.fault(fault.slug, fault.message, Spot(route, "key"), help=fault.help)
            return None
        return Sentence(self._composed(route), route, "value", tree, tree.kind, read, value)

    def _bullets(self, route: Route) -> Node | None:
        value = self.shop.value(route)
        if type(value) is dict and len(value) == 1:
            ((word, _),) = value.items()
            if word == "not":
                inner = self._bullets((*route, word))
                return None if inner is None else Not(inner)
            nodes = [self._bullets((*route, word, index)) for index in range(len(self.shop.listed((*route, word))))]
            parts = tuple(node for node in nodes if node is not None)
            if not parts or len(parts) < len(nodes):
                return None
            if len(parts) == 1:
                return parts[0]
            return And(parts) if word == "all" else Or(parts)
        text = self.shop.words(route)
        if text is None or self.read(text, route, "value", YES_NO) is None:
            return None
        return self.parsed(text)

    def _composed(self, route: Route) -> str:
        """Bullets as the one sentence that says the same."""
        value = self.shop.value(route)
        if type(value) is not dict:
            return (self.shop.words(route) or "").strip()
        ((word, items),) = value.items()
        if word == "not":
            return f"not ({self._composed((*route, word))})"
        pieces = [self._composed((*route, word, index)) for index in range(len(items))]
        if len(pieces) == 1:
            return pieces[0]
        joint = " and " if word == "all" else " or "
        return joint.join(f"({piece})" if _LOOSE.search(piece) else piece for piece in pieces)


def condition(shop: Workshop, sentences: Sentences, route: Route) -> Sentence | None:
    """The sentence under `when`; one that cannot be read keeps its place."""
    if shop.value(route) is None:
        return None
    return sentences.condition(route) or unread(shop.words(route) or "", route, "value")


def unread(text: str, route: Route, on: On) -> Sentence:
    """Stands for a condition that could not be read, so that what follows from it keeps its place."""

    def value(_: Known) -> Any:
        raise NotKnown(text)

    tree = Literal(value=True, kind=YES_NO)
    return Sentence(text, route, on, tree, YES_NO, frozenset(), value)
