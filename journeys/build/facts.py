"""Facts: worked out when a sentence first asks for one, in an order in which each finds those it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from journeys.build.bands import Tables
from journeys.build.decisions import Decisions
from journeys.build.lists import Lists, options
from journeys.build.meanings import Broken, Cycle, Meanings
from journeys.build.namespace import Declared
from journeys.build.sentences import YES_NO, Sentences, unread
from journeys.build.texts import Texts
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.arithmetic import joined, kind_words
from journeys.expressions.evaluate import banded, computed
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Choice, Exact, Kind
from journeys.expressions.names import Banded, Computed
from journeys.expressions.tree import Bands as BandsOf
from journeys.expressions.tree import Name, walk
from journeys.model import Bands, Fact, FactRow, Sentence

Ways = dict[str, tuple[Route, Route | None]]


@dataclass(slots=True)
class Made:
    """A fact as worked out: its kind and rows, before its labels are read."""

    kind: Kind
    rows: tuple[FactRow, ...]
    options: Ways


class Facts:
    """Reads the facts of a journey."""

    def __init__(
        self, shop: Workshop, meanings: Meanings, sentences: Sentences, lists: Lists, declared: Declared
    ) -> None:
        self.shop = shop
        self.meanings = meanings
        self.sentences = sentences
        self.lists = lists
        self.decisions = Decisions(shop, sentences)
        self.made: dict[str, Made] = {}
        self.tables = Tables(shop, sentences)
        self.bands: dict[str, Bands] = {}
        self.routes = {
            id: route for id, (what, route) in declared.ids.items() if what in ("a fact", "a table of bands")
        }
        for id, route in self.routes.items():
            meanings.makers[id] = partial(self._make, id, route)
        meanings.tables.update(declared.of("a table of bands"))

    def work_out(self) -> None:
        """All of them, those first that others need."""
        for id in self._in_order():
            try:
                (self.meanings.bands if id in self.meanings.tables else self.meanings.fact)(id)
            except (Cycle, Broken):
                pass
            except SentenceFault as fault:
                self.shop.fault(fault.slug, fault.message, Spot(self.routes[id], "key"), help=fault.help)
            if self.meanings.worked_out(id) is None:
                self.shop.broken.add(id)

    def models(self, texts: Texts) -> dict[str, Fact]:
        """The facts with their labels read, in the order written; those inside items by dotted id."""
        found: dict[str, Fact] = {}
        for id, route in self.routes.items():
            made, known = self.made.get(id), self.meanings.worked_out(id)
            if made is not None and isinstance(known, Computed):
                source = self.shop.words((*route, "source")) or ""
                with self.meanings.within(id.rpartition(".")[0]):
                    labelled = options(made.options, texts)
                found[id] = Fact(id, made.kind, route, made.rows, labelled, source, known.value)
        return found

    # one fact

    def _make(self, id: str, route: Route) -> Computed | Banded | None:
        if "bands" in self.shop.mapping(route):
            return self._banded(id, route)
        made = self._read(id, route)
        if made is None:
            self.shop.broken.add(id)
            return None
        self.made[id] = made
        rows = [(None if row.sentence is None else row.sentence.tree, row.value.tree) for row in made.rows]
        return computed(id, made.kind, rows, self.meanings)

    def _banded(self, id: str, route: Route) -> Banded | None:
        table = self.tables.read(id, route)
        if table is None:
            self.shop.broken.add(id)
            return None
        self.bands[id] = table
        rows = [(None if row.up_to is None else row.up_to.tree, row.rate.tree) for row in table.rows]
        return banded(rows, self.meanings)

    def _read(self, id: str, route: Route) -> Made | None:
        fact = self.shop.value(route)
        if type(fact) is not dict:
            return self._of_sentence(self._value(route), route)
        if "decide" in fact:
            return self._decided(id, route)
        if "is" in fact:
            return self._of_sentence(self._value((*route, "is")), route)
        if len(fact) == 1 and next(iter(fact)) in ("all", "any", "not"):
            return self._of_sentence(self.sentences.bullets(route), route)
        return None

    def _value(self, route: Route) -> Sentence | None:
        if type(self.shop.value(route)) is dict:
            return self.sentences.bullets(route)
        text = self.shop.words(route)
        return None if text is None else self.sentences.read(text, route, fact=True)

    def _of_sentence(self, sentence: Sentence | None, route: Route) -> Made | None:
        return None if sentence is None else Made(sentence.kind, (FactRow(None, sentence, route),), {})

    def _decided(self, id: str, route: Route) -> Made | None:
        ways = self._options(route)
        if ways is None:
            return None
        expected = Choice(tuple(ways)) if ways else None
        here = (*route, "decide")
        table = self.shop.value(here)
        rows = self._table(id, table, here, expected) if type(table) is str else self._rows(here, expected)
        if rows is None or not rows:
            return None
        kind = expected or self._one_kind(rows)
        return None if kind is None else Made(kind, tuple(rows), ways)

    def _options(self, route: Route) -> Ways | None:
        """The options of a fact, empty where it has none; None for a fault."""
        given = self.shop.value((*route, "options"))
        if given is None:
            return {}
        if type(given) is str:
            return self.lists.option_routes(given, (*route, "options"))
        return self.lists.in_place((*route, "options")) or None

    def _rows(self, route: Route, expected: Kind | None) -> list[FactRow] | None:
        found: list[FactRow] = []
        whole = True
        for key, here in self.shop.entries(route):
            sentence = None
            if key != "otherwise":
                sentence = self.sentences.read(key, here, "key", YES_NO)
                whole = whole and sentence is not None
                sentence = sentence or unread(key, here, "key")
            text = self.shop.words(here)
            value = None if text is None else self.sentences.read(text, here, "value", expected, fact=expected is None)
            whole = whole and value is not None
            if value is not None:
                found.append(FactRow(sentence, value, here))
        return found if whole else None

    def _table(self, id: str, name: str, route: Route, expected: Kind | None) -> list[FactRow] | None:
        rows = self.decisions.rows(name, route, id)
        if rows is None:
            return None
        found: list[FactRow] = []
        for row in rows:
            value = self.sentences.read(row.result, row.route, "value", expected, fact=expected is None)
            if value is None:
                return None
            found.append(FactRow(row.sentence, value, row.route))
        return found

    def _one_kind(self, rows: list[FactRow]) -> Kind | None:
        """The one kind of all rows; None, and a fault, where they differ."""
        kind = rows[0].value.kind
        for row in rows[1:]:
            both = joined(kind, row.value.kind)
            if both is None or isinstance(both, Exact):
                self.shop.fault(
                    "wrong-kind", f"This is {kind_words(row.value.kind)}, and the first value is {kind_words(kind)}",
                    Spot(row.route), help="all values of a fact are of one kind",
                    related=(Label(Spot(rows[0].route), kind_words(kind)),),
                )  # fmt: skip
                return None
            kind = both
        return kind

    # their order

    def _in_order(self) -> list[str]:
        """Facts so that each comes after those it names; of a ring, the one that is written first comes first."""
        needs = {id: [other for other in self._named(route) if other != id] for id, route in self.routes.items()}
        place = {id: number for number, id in enumerate(self.routes)}
        done: dict[str, None] = {}
        heads: dict[str, None] = {}
        for start in self.routes:
            way: list[str] = []
            open_: set[str] = set()
            waiting: list[tuple[str, Iterator[str]]] = [] if start in done else [(start, iter(needs[start]))]
            if waiting:
                way.append(start)
                open_.add(start)
            while waiting:
                id, rest = waiting[-1]
                other = next(rest, None)
                if other is None:
                    waiting.pop()
                    way.pop()
                    open_.discard(id)
                    done[id] = None
                elif other in open_:
                    heads[min(way[way.index(other) :], key=place.__getitem__)] = None
                elif other not in done:
                    waiting.append((other, iter(needs[other])))
                    way.append(other)
                    open_.add(other)
        return [*heads, *(id for id in done if id not in heads)]

    def _named(self, route: Route) -> Iterator[str]:
        """The facts that the sentences of a fact may name."""
        for text in self._texts(route):
            try:
                tree = self.sentences.parsed(text)
            except SentenceFault:
                continue
            for node in walk(tree):
                if isinstance(node, BandsOf) and node.id in self.routes:
                    yield node.id
                if isinstance(node, Name):
                    id = f"{node.id}.{node.part}" if node.part else node.id
                    yield from (id,) if id in self.routes else ()

    def _texts(self, route: Route) -> Iterator[str]:
        value = self.shop.value(route)
        if type(value) is dict:
            for key in value:
                here = (*route, key)
                if route[-1] == "decide" and key != "otherwise":
                    yield key
                if key not in ("source", "options"):
                    yield from self._texts(here)
        elif type(value) is list:
            for index in range(len(value)):
                yield from self._texts((*route, index))
        elif type(value) is str and value.endswith(".csv"):
            table = self.shop.folder.table(value)
            yield from () if table is None else table.columns[:-1]
        elif type(value) is str:
            yield value
