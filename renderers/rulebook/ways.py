"""Where a citizen goes: rules in words, what follows where none holds, and what jumps over a step or a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from journeys.diagnostics import Route
from journeys.graph import Graph
from journeys.model import Journey, Rule, Section, Step
from journeys.tasks import tasks
from renderers.rulebook import content
from renderers.rulebook.content import Line, Name, Ref, Told, Use
from renderers.rulebook.words import Words, spaced

STEPS_END = "end-of-steps"
"""The key of the chapter that says what follows the last step."""


def rule_key(route: Route) -> str:
    """The key of one rule, row or message: by where it is written."""
    return "rule:" + "/".join(str(key) for key in route)


class Ways:
    """The ways of one journey."""

    def __init__(self, journey: Journey, words: Words) -> None:
        self.journey = journey
        self.words = words
        self.graph = Graph(journey)
        self._sections = [section.id for section in journey.sections]

    # What a place is called

    def heading(self, step: Step) -> Line:
        """A step as a heading: what it asks, else its title, else its id."""
        text = step.questions[0].ask if step.form == "question" else step.title
        if text is None:
            return (f"{'Decision' if step.form == 'decision' else 'Step'}: {spaced(step.id)}",)
        return (self.words.own(text),)

    def section_heading(self, section: Section) -> Line:
        """A section as a heading; steps outside any section are “the questions”."""
        return ("The questions",) if section.title is None else (self.words.own(section.title),)

    def name(self, id: str, use: Use = "") -> Name:
        """A step, section or outcome by its heading; in quotation marks where it is only mentioned."""
        if id in self.journey.outcomes:
            line: Line = (self.words.own(self.journey.outcomes[id].title),)
        elif id in self.journey.steps:
            line = self.heading(self.journey.steps[id])
        else:
            line = next((self.section_heading(each) for each in self.journey.sections if each.id == id), (id,))
        words = content.plain(line)
        return Name(id, words if use else f"“{words}”", use, own=isinstance(line[0], content.Own))

    # Rules

    def rules(self, rules: Sequence[Rule]) -> content.Rules:
        """The rules of a `next`, each with where it leads."""
        return content.Rules(
            tuple(
                content.Rule(
                    rule_key(rule.route),
                    None if rule.sentence is None else self.words.told(rule.sentence),
                    (Told(self.leads(rule.target)),),
                )
                for rule in rules
            )
        )

    def leads(self, target: str) -> Line:
        """Where a rule leads, in words."""
        how = "the journey ends: " if target in self.journey.outcomes else "the citizen goes on at "
        return (how, self.name(target, "leads"))

    def leads_shortly(self, target: str) -> Line:
        """The same in a table, under the heading that it goes on."""
        return ("ends: " if target in self.journey.outcomes else "", self.name(target, "leads"))

    def after(self, step: Step) -> Line:
        """What follows a step where no rule of it holds."""
        row = self._row(step)
        place = row.index(step)
        if place + 1 < len(row):
            return ("the next step follows: ", self.name(row[place + 1].id, "leads"))
        if step.within:
            item = self.journey.steps[step.within].repeat
            assert item is not None
            return (f"this {spaced(item.item)} is complete",)
        section = next(each for each in self.journey.sections if each.id == step.section)
        if section.next:
            return ("the rules at the end of this chapter are read: ", Ref(f"{section.id}/next"))
        return self.after_section(section)

    def after_section(self, section: Section) -> Line:
        """What follows the last step of a section."""
        if self.is_task(section):
            return ("this task is complete",)
        place = self._sections.index(section.id)
        if place + 1 < len(self._sections):
            return ("the next chapter follows: ", self.name(self._sections[place + 1], "leads"))
        return ("the steps have run out: ", Ref(STEPS_END))

    def is_task(self, section: Section) -> bool:
        """Whether a section is a row of the task list."""
        return section.id in self._tasks

    @cached_property
    def _tasks(self) -> frozenset[str]:
        return frozenset(section.id for section in tasks(self.journey))

    def _row(self, step: Step) -> tuple[Step, ...]:
        """The steps that stand in a row with this one."""
        if step.within:
            repeat = self.journey.steps[step.within].repeat
            assert repeat is not None
            return repeat.steps
        return next(section.steps for section in self.journey.sections if section.id == step.section)

    # What jumps over a place

    def over_step(self, step: Step) -> tuple[Rule, ...]:
        """The rules of earlier steps that lead past this one, as written; none of those that end the journey."""
        row = self._row(step)
        here = row.index(step)
        return tuple(
            rule
            for earlier in row[:here]
            for rule in earlier.next
            if rule.target not in self.journey.outcomes and self._is_behind(rule.target, step)
        )

    def _is_behind(self, target: str, step: Step) -> bool:
        """Whether a target, led to from before this step, lies behind it."""
        if target in self.graph.order:
            return self.graph.order[target] > self.graph.order[step.id]
        return target in self._sections and self._sections.index(target) > self._sections.index(step.section)

    def over_section(self, section: Section) -> tuple[Rule, ...]:
        """The rules of earlier sections that lead past this one."""
        here = self._sections.index(section.id)
        return tuple(
            rule
            for earlier in self.journey.sections[:here]
            for rule in (*(rule for step in earlier.steps for rule in step.next), *earlier.next)
            if rule.target in self._sections and self._sections.index(rule.target) > here
        )

    def passed_over(self, rules: Sequence[Rule]) -> Line:
        """`It is passed over where 3.1.2 (a) or 3.1.4 (b) leads past it.`; () where nothing does."""
        if not rules:
            return ()
        refs = listed([(Ref(rule_key(rule.route)),) for rule in rules], "or")
        return ("It is passed over where ", *refs, f" {'leads' if len(rules) == 1 else 'lead'} past it.")

    # What leads to an outcome

    def to_outcome(self, id: str) -> Iterator[Rule]:
        """Every rule that leads to an outcome, in the order written."""
        for rule, _, _ in self.graph.rules():
            if rule.target == id:
                yield rule


def listed(lines: Sequence[Line], joiner: str) -> Line:
    """`a, b or c`."""
    found: Line = ()
    for place, line in enumerate(lines):
        if place:
            found += (f" {joiner} " if place == len(lines) - 1 else ", ",)
        found += line
    return found
