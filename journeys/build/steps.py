"""Steps, sections, rules, outcomes and the other pages."""

from __future__ import annotations

from collections.abc import Mapping

from journeys.build.decisions import Decisions
from journeys.build.questions import Questions
from journeys.build.sentences import YES_NO, Sentences, condition, unread
from journeys.build.texts import Texts
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.model import (
    Aside,
    CheckPage,
    Fact,
    Form,
    Outcome,
    Question,
    Repeat,
    Rule,
    Section,
    Start,
    Step,
    TaskGroup,
)
from journeys.tables.repeats import DEFAULT_MOST, MOST_ITEMS


class Steps:
    """Reads everything that a citizen is led through."""

    def __init__(
        self,
        shop: Workshop,
        sentences: Sentences,
        questions: Questions,
        texts: Texts,
        items: Mapping[str, str],
        facts: Mapping[str, Fact],
    ) -> None:
        self.items = items
        """The repeats by id, with what one item is called."""
        self.facts = facts
        self.shop = shop
        self.sentences = sentences
        self.questions = questions
        self.texts = texts
        self.decisions = Decisions(shop, sentences)

    def sections(self) -> tuple[Section, ...]:
        """All sections; steps outside of them come first, in one whose id is ""."""
        main: Route = (self.shop.main,)
        found: list[Section] = []
        top = self._steps((*main, "steps"), "")
        if top:
            found.append(Section("", None, (*main, "steps"), top))
        for id, route in self.shop.entries((*main, "sections")):
            found.append(
                Section(
                    id,
                    self.texts.read((*route, "title")),
                    route,
                    self._steps((*route, "steps"), id),
                    condition(self.shop, self.sentences, (*route, "when")),
                    self.rules((*route, "next")),
                )
            )
        return tuple(found)

    def _steps(self, route: Route, section: str, within: str = "") -> tuple[Step, ...]:
        """The steps under a route. `within` is the repeat whose items they belong to."""
        item = self.items[within] if within else ""
        before = f"{item}." if item else ""
        found = (self._step(id, here, section, before, within) for id, here in self.shop.entries(route))
        return tuple(step for step in found if step is not None)

    def _step(self, name: str, route: Route, section: str, before: str, within: str) -> Step | None:
        given = self.shop.mapping(route)
        id = before + name
        questions: tuple[Question, ...] = ()
        form: Form
        repeat = None
        if name in self.items and not within:
            form = "repeat"
            repeat = self._repeat(name, route, section)
        elif "repeat" in given:
            self.shop.broken.add(id)
            return None
        elif "ask" in given:
            form = "question"
            one = self.questions.read(id, route, self.texts, when=False)
            if one is None:
                return None
            questions = (one,)
        elif "questions" in given:
            form = "page"
            entries = self.shop.entries((*route, "questions"))
            read = (self.questions.read(before + each, here, self.texts, when=True) for each, here in entries)
            questions = tuple(question for question in read if question is not None)
            if not questions:
                self.shop.broken.add(id)
                return None
        elif "title" in given or "body" in given:
            form = "information"
        elif "next" in given:
            form = "decision"
        else:
            self.shop.broken.add(id)
            return None
        own = form != "question"
        return Step(
            id,
            section,
            form,
            route,
            self.texts.read((*route, "title")) if own else None,
            self.texts.read((*route, "body")) if own else None,
            condition(self.shop, self.sentences, (*route, "when")),
            questions,
            self.questions.must((*route, "must"), self.texts) if form == "page" else (),
            self.rules((*route, "next"), before),
            repeat,
            within,
        )

    def _repeat(self, id: str, route: Route, section: str) -> Repeat:
        """Several of the same thing; what stands inside is read there."""
        item, text = self.items[id], self.texts.read
        with self.sentences.meanings.within(item):
            steps = self._steps((*route, "steps"), section, id)
            label = self.texts.needed((*route, "label"))
        least, most = self.shop.value((*route, "min")), self.shop.value((*route, "max"))
        least = least if type(least) is int and 0 <= least <= MOST_ITEMS else 1
        most = most if type(most) is int and 1 <= most <= MOST_ITEMS else max(DEFAULT_MOST, least)
        if least > most:
            self.shop.fault(
                "empty-range", f"There are at least {least}, and no more than {most}", Spot((*route, "max")),
                help="write a `max` that is not below `min`",
                related=(Label(Spot((*route, "min")), "at least so many"),),
            )  # fmt: skip
        return Repeat(
            item,
            steps,
            label,
            text((*route, "ask")),
            least,
            most,
            {key: fact for key, fact in self.facts.items() if key.startswith(f"{item}.")},
            text((*route, "hint")),
            text((*route, "added")),
        )

    def rules(self, route: Route, before: str = "") -> tuple[Rule, ...]:
        """The rules under `next`: in place, from a table, or one target for everybody.

        `before` stands before the target of a rule inside an item, which stays there (`child.`).
        """
        given = self.shop.value(route)
        if type(given) is str:
            if given.endswith(".csv"):
                rows = self.decisions.rows(given, route, "go") or ()
                return tuple(Rule(row.sentence, before + row.result, row.route) for row in rows)
            return (Rule(None, before + given, route),)
        found: list[Rule] = []
        for key, here in self.shop.entries(route):
            target = self.shop.value(here)
            if type(target) is not str or before + target in self.shop.broken:
                continue
            sentence = None
            if key != "otherwise":
                sentence = self.sentences.read(key, here, "key", YES_NO) or unread(key, here, "key")
            found.append(Rule(sentence, before + target, here))
        return tuple(found)

    def outcomes(self) -> dict[str, Outcome]:
        """All ends."""
        found: dict[str, Outcome] = {}
        for id, route in self.shop.entries((self.shop.main, "outcomes")):
            statement = self.texts.pairs((*route, "statement"))
            found[id] = Outcome(
                id,
                self.texts.needed((*route, "title")),
                route,
                self.shop.flag((*route, "submit")),
                self.texts.read((*route, "body")),
                statement[0] if statement else None,
                self.texts.pairs((*route, "timeline")),
                self._aside((*route, "aside")),
            )
        return found

    def _aside(self, route: Route) -> Aside | None:
        title, body = self.texts.read((*route, "title")), self.texts.read((*route, "body"))
        return None if title is None or body is None else Aside(title, body)

    def start(self) -> Start:
        """The words of the start page."""
        route = (self.shop.main, "start")
        text = self.texts.read
        return Start(
            text((*route, "body")),
            self.texts.pairs((*route, "key_facts")),
            text((*route, "button")),
            text((*route, "before")),
            self._aside((*route, "aside")),
        )

    def check(self) -> CheckPage:
        """The words of the check page."""
        route = (self.shop.main, "check")
        text = self.texts.read
        return CheckPage(*(text((*route, key)) for key in ("title", "body", "declaration", "button")))


def task_list(shop: Workshop, texts: Texts) -> tuple[TaskGroup, ...]:
    """The groups of the task list, empty where there is none."""
    return tuple(
        TaskGroup(texts.of_key(route), tuple(id for id in shop.listed(route) if type(id) is str), route)
        for _, route in shop.entries((shop.main, "task_list"))
    )
