"""Writes aspects and lines of parts: one form for texts, sentences and plain values."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from engine.comparing.meaning import cases, meaning, said
from engine.comparing.names import Names
from engine.comparing.parts import Aspect, Line, Lines, Sort
from engine.comparing.words import described, quoted, target
from journeys.diagnostics import Route, Spot
from journeys.model import Journey, Must, Option, Rule, Sentence, Text


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes about one journey, in the names of the other (`names`: of an old journey those of the new one)."""

    journey: Journey
    names: Names

    def text(self, name: str, text: Text | None, route: Route) -> Aspect:
        """A wording."""
        return Aspect(
            name,
            "wording",
            said(text, self.names),
            quoted(text, self.journey),
            Spot(route if text is None else text.route),
            cases(text, self.names),
            text,
        )

    def sentence(
        self, name: str, sentence: Sentence | None, route: Route, without: str = "", sort: Sort = "logic"
    ) -> Aspect:
        """A sentence or value; `without` says what is so where there is none."""
        words = without if sentence is None else described(sentence, self.journey)
        spot = Spot(route) if sentence is None else Spot(sentence.route, sentence.on)
        return Aspect(name, sort, meaning(sentence, self.names), words, spot)

    def plain(self, name: str, value: Hashable, words: str, route: Route, sort: Sort = "structure") -> Aspect:
        """A value that is no sentence."""
        return Aspect(name, sort, value, words, Spot(route))

    def quiet(self, name: str, words: str, route: Route) -> Aspect:
        """What citizens cannot notice."""
        return Aspect(name, "structure", words, words, Spot(route), quiet=True)

    def rules(self, rules: Iterable[Rule]) -> Lines:
        """Where answers lead."""
        lines = tuple(
            Line(
                meaning(rule.sentence, self.names),
                self.aim(rule.target),
                f"{self.case(rule.sentence)}, go to {target(rule.target, self.journey)}",
                Spot(rule.route, "key"),
            )
            for rule in rules
        )
        return Lines("where it leads", "logic", "logic", lines)

    def aim(self, id: str) -> Hashable:
        """Where a rule leads, in the names of the other journey."""
        what = "outcome" if id in self.journey.outcomes else "question" if id in self.journey.steps else "section"
        return self.names.of(what, id)

    def case(self, sentence: Sentence | None) -> str:
        """The case that a line is about."""
        return "otherwise" if sentence is None else f"if {described(sentence, self.journey)}"

    def musts(self, musts: Iterable[Must]) -> Lines:
        """What has to hold of answers, and the message."""
        lines = tuple(
            Line(
                meaning(must.sentence, self.names),
                said(must.message, self.names),
                f"{described(must.sentence, self.journey)}; else: {quoted(must.message, self.journey)}",
                Spot(must.route, "key"),
                must.message,
            )
            for must in musts
        )
        return Lines("what has to hold of the answer", "logic", "wording", lines, ordered=False)

    def values(
        self, name: str, rows: Iterable[tuple[Sentence | None, Sentence, Route]], options: Sequence[Option]
    ) -> Lines:
        """A value by cases: the first that holds."""
        lines = tuple(
            Line(
                meaning(sentence, self.names),
                meaning(value, self.names),
                f"{described(value, self.journey, options)} {self.case(sentence)}"
                if sentence is not None
                else f"otherwise {described(value, self.journey, options)}",
                Spot(route),
            )
            for sentence, value, route in rows
        )
        return Lines(name, "logic", "logic", lines)

    def pairs(self, name: str, pairs: Iterable[tuple[Text, Text]]) -> Lines:
        """Labels, each with a text."""
        lines = tuple(
            Line(
                said(label, self.names),
                said(text, self.names),
                f"{quoted(label, self.journey)}: {quoted(text, self.journey)}",
                Spot(label.route),
                text,
            )
            for label, text in pairs
        )
        return Lines(name, "wording", "wording", lines)
