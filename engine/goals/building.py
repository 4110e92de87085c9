"""A journey as its goals in order, and as a copy of itself that notes which of them a path comes to.

The copy differs in nothing but the functions of its sentences: each of them notes what it is asked, of whom. So goals
are counted where the one replay reads a sentence, with the answers from before and no others.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any

from engine.goals.classes import classes
from engine.goals.edges import Edge, Place, bound_edges, edges
from engine.goals.goal import Goal, What
from engine.goals.watching import Heard, Line, Watch, of_edge, of_fact, of_items, of_other, run
from engine.plan import Several, plan_of
from journeys.diagnostics import Route, Spot
from journeys.expressions.known import Known
from journeys.expressions.tree import And, Extreme, FactRef, Measure, Node, Not, Or, Other, Quantified, children
from journeys.model import Fact, Journey, Must, Option, Question, Rule, Section, Sentence, Step

hearing: ContextVar[Heard] = ContextVar("hearing")
"""What the path that is being found just now comes to."""


@dataclass(slots=True)
class Built:
    """All goals, the copy that notes them, and what is looked up after a path was found."""

    goals: list[Goal] = field(default_factory=list)
    copy: Journey | None = None
    facts: dict[str, Watch] = field(default_factory=dict)
    trial: dict[str, str] = field(default_factory=dict)
    """By repeat, what its items are called, where they look at each other."""
    rules: dict[Route, Goal] = field(default_factory=dict)
    outcomes: dict[str, Goal] = field(default_factory=dict)
    options: dict[str, dict[str, Goal]] = field(default_factory=dict)
    musts: dict[tuple[str, str], list[Goal]] = field(default_factory=dict)
    """By question and sentence."""


def build(journey: Journey) -> Built:
    """All that is worked out once for a journey."""
    return _Builder(journey).build()


class _Builder:
    """Goes through a journey in its order, copying sections and noting goals."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.built = Built()

    def build(self) -> Built:
        journey, built = self.journey, self.built
        sections = tuple(self.section(section) for section in journey.sections)
        built.copy = replace(journey, sections=sections, next=self.rules(journey.next, "", None))
        for fact in journey.facts.values():
            built.facts[fact.id] = self.fact(fact)
        for outcome in journey.outcomes.values():
            spot = Spot(outcome.route, "key")
            built.outcomes[outcome.id] = self.goal("outcome", outcome.id, spot, f"ends at {outcome.id}")
        for node in plan_of(built.copy).nodes:
            several = node[7]
            if isinstance(several, Several) and several.asks_others and node[3] is not None:
                built.trial[node[3].id] = several.repeat.item
        return built

    def goal(self, what: What, id: str, spot: Spot, words: str, **more: Any) -> Goal:
        made = Goal(what, id, spot, words, **more)
        self.built.goals.append(made)
        return made

    # The parts of a journey

    def section(self, section: Section) -> Section:
        when = self.when(section.when, section.id, f"the section {section.id}")
        steps = tuple(self.step(step) for step in section.steps)
        return replace(section, when=when, steps=steps, next=self.rules(section.next, section.id, section.route))

    def step(self, step: Step) -> Step:
        when = self.when(step.when, step.id, step.id)
        questions = tuple(self.question(question) for question in step.questions)
        must = tuple(self.must(must, step.id, [question.id for question in step.questions]) for must in step.must)
        repeat = step.repeat
        if repeat is not None:
            repeat = replace(repeat, steps=tuple(self.step(inner) for inner in repeat.steps))
        rules = self.rules(step.next, step.id, step.route)
        return replace(step, when=when, questions=questions, must=must, next=rules, repeat=repeat)

    def question(self, question: Question) -> Question:
        when = self.when(question.when, question.id, question.id)
        low, high = (self.bound(question, bound) for bound in (question.min, question.max))
        must = tuple(self.must(must, question.id, [question.id]) for must in question.must)
        options = tuple(self.option(question, option) for option in question.options)
        if question.options_list is not None:
            spot = Spot((*question.route, "options"), "value")
            for ids in classes(question, self.journey):
                others = f", or {len(ids) - 1} more that count alike" if len(ids) > 1 else ""
                words = f"answers {question.id} with {ids[0]}{others}"
                self.chosen(question.id, ids, self.goal("option", question.id, spot, words, options=ids))
        return replace(question, when=when, min=low, max=high, must=must, options=options)

    def option(self, question: Question, option: Option) -> Option:
        if question.options_list is None:
            spot, words = Spot(option.route, "key"), f"answers {question.id} with {option.id}"
            goal = self.goal("option", question.id, spot, words, options=(option.id,), text=option.id)
            self.chosen(question.id, (option.id,), goal)
        said = f"the option {option.id} of {question.id}"
        return replace(option, when=self.when(option.when, f"{question.id}.{option.id}", said))

    def chosen(self, question: str, options: tuple[str, ...], goal: Goal) -> None:
        self.built.options.setdefault(question, {}).update(dict.fromkeys(options, goal))

    def when(self, sentence: Sentence | None, id: str, said: str) -> Sentence | None:
        if sentence is None:
            return None
        spot = Spot(sentence.route, sentence.on)
        shown = self.goal("shown", id, spot, f"is shown {said}", sentence=sentence)
        hidden = self.goal("hidden", id, spot, f"comes by {said} and is not shown it", sentence=sentence)
        return self.listening(sentence, self.watches(sentence, id), shown, hidden)

    def bound(self, question: Question, sentence: Sentence | None) -> Sentence | None:
        """A `min` or `max`; what is written as a plain value is read as a sentence too, so that it can be noted."""
        if sentence is None:
            return None
        place = Place(question.id, sentence, Spot(sentence.route, sentence.on))
        watches = self.edges(list(bound_edges(question, sentence, place, self.journey)))
        watches += self.watches(sentence, question.id)
        read = replace(sentence, tree=Extreme("largest", (sentence.tree,), kind=sentence.kind))
        return self.listening(read, watches)

    def must(self, must: Must, id: str, questions: list[str]) -> Must:
        goal = self.goal(
            "must", id, Spot(must.route, "key"), f"breaks `{must.sentence.text}` at {id}", sentence=must.sentence
        )
        for question in questions:
            self.built.musts.setdefault((question, must.sentence.text), []).append(goal)
        return replace(must, sentence=self.listening(must.sentence, self.watches(must.sentence, id)))

    def rules(self, rules: tuple[Rule, ...], id: str, route: Route | None) -> tuple[Rule, ...]:
        """The lines of one `next`; steps go on where none holds, and `route` is that of the step or section."""
        found: list[Rule] = []
        for number, rule in enumerate(rules, 1):
            said = f"{'otherwise' if rule.sentence is None else rule.sentence.text}: {rule.target}"
            spot, words = Spot(rule.route, "key"), f"goes on by `{said}`"
            goal = self.goal("rule", id, spot, words, sentence=rule.sentence, text=said)
            self.built.rules[rule.route] = goal
            if rule.sentence is None:
                found.append(rule)
                continue
            watches = self.watches(rule.sentence, id)
            fallen = None
            if number == len(rules) and route is not None:
                spot = Spot((*route, "next"), "key")
                fallen = self.goal("rule", id, spot, f"leaves {id} when no line of its `next` holds")
            found.append(replace(rule, sentence=self.listening(rule.sentence, watches, None, fallen)))
        return tuple(found)

    def fact(self, fact: Fact) -> Watch:
        lines: list[Line] = []
        for row in fact.rows:
            goal = None
            if len(fact.rows) > 1:
                said = "otherwise" if row.sentence is None else row.sentence.text
                words = f"has {fact.id} by its line `{said}`"
                goal = self.goal("row", fact.id, Spot(row.route, "key"), words, sentence=row.sentence, text=said)
            above = self.watches(row.sentence, fact.id) if row.sentence is not None else []
            lines.append(Line(row.sentence, goal, tuple(above), tuple(self.watches(row.value, fact.id))))
        return of_fact(fact.id, lines)

    # Sentences

    def listening(
        self, sentence: Sentence, watches: list[Watch], held: Goal | None = None, failed: Goal | None = None
    ) -> Sentence:
        """The sentence, noting what is watched in it, and whether it held."""
        compute = sentence.value

        def value(known: Known) -> Any:
            heard = hearing.get()
            if not heard.counts(known):
                return compute(known)
            run(watches, known, heard)
            found = compute(known)
            goal = held if found else failed
            if goal is not None:
                heard.goals.add(goal)
            return found

        return replace(sentence, value=value)

    def watches(self, sentence: Sentence, id: str) -> list[Watch]:
        """What is watched in a sentence, with new goals for its comparisons."""
        return self.within(sentence.tree, sentence, id, sentence.route)

    def within(self, node: Node, sentence: Sentence, id: str, route: Route) -> list[Watch]:
        match node:
            case Quantified() | Measure():
                inner = [watch for child in children(node) for watch in self.within(child, sentence, id, route)]
                return [of_items(node, inner)] if inner else []
            case Other():
                inner = self.within(node.of, sentence, id, route)
                return [of_other(inner)] if inner else []
            case FactRef():
                fact = node.id
                return [lambda known, heard: self.built.facts[fact](known, heard)]
        place = Place(id, sentence, _spot(node, sentence, route))
        found = self.edges(list(edges(node, place, self.journey)))
        for number, child in enumerate(children(node)):
            found += self.within(child, sentence, id, _route_inside(node, route, number))
        return found

    def edges(self, found: list[Edge]) -> list[Watch]:
        for edge in found:
            self.built.goals.extend(edge.goals.values())
        return [of_edge(edge) for edge in found]


def _route_inside(node: Node, route: Route, number: int) -> Route:
    """Where a part of a sentence is written: parts of bullets stand on lines of their own."""
    if node.span.text:
        return route
    match node:
        case And():
            return (*route, "all", number)
        case Or():
            return (*route, "any", number)
        case Not():
            return (*route, "not")
    return route


def _spot(node: Node, sentence: Sentence, route: Route) -> Spot:
    """Where a comparison is written; in a table, its row."""
    if str(route[0]).endswith(".csv") or not node.span.text:
        return Spot(sentence.route, sentence.on)
    on = sentence.on if route == sentence.route else "value"
    return Spot(route, on, node.span.start, node.span.end)
