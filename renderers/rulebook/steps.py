"""The chapters of the sections: every step with its questions, when it is asked, what has to hold, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys.model import Must, Question, Repeat, Rule, Section, Sentence, Step, Text
from journeys.tasks import needs
from renderers.rulebook import decisions
from renderers.rulebook.answers import answer
from renderers.rulebook.content import (
    Block,
    Chapter,
    Clause,
    Id,
    Line,
    Paragraph,
    Quote,
    Rules,
    Say,
    Terms,
    Told,
    capital,
)
from renderers.rulebook.content import Rule as Row
from renderers.rulebook.values import fact_clause
from renderers.rulebook.ways import Ways, listed, rule_key
from renderers.rulebook.words import Words, spaced

FIRST = "The first of these that holds decides:"

Part = Paragraph | Clause


class Steps:
    """Writes the steps of one journey."""

    def __init__(self, words: Words, ways: Ways) -> None:
        self.words = words
        self.ways = ways
        self.journey = words.journey
        self._needs = needs(self.journey) if self.journey.task_list else {}
        self._titles = {section.id: section for section in self.journey.sections}

    def chapter(self, section: Section) -> Chapter:
        """One section."""
        parts: list[Part] = [*self._titled(section), *self._who(section), *(self.step(step) for step in section.steps)]
        if section.next:
            said = "When the last of these steps is done:"
            parts.append(self._next(f"{section.id}/next", section.next, self.ways.after_section(section), said))
        key = section.id or "the-questions"
        return Chapter(
            key, self.ways.section_heading(section), tuple(parts), (section.id,) if section.id else (), opened=True
        )

    def _titled(self, section: Section) -> Iterator[Paragraph]:
        """The title of a section that has several: its heading shows one of them."""
        title = self.words.by_case(section.title)
        if title is not None:
            yield Paragraph(f"{section.id}/title", "Heading", self.words.worded(title))

    def _who(self, section: Section) -> Iterator[Paragraph]:
        """When a section is there; nothing where it always is."""
        blocks: list[Block] = []
        if section.when is not None:
            blocks += self._only_if("This chapter is gone through only if", section.when)
        waits = [each.id for each in self.journey.sections if each.id in self._needs.get(section.id, ())]
        if waits:
            names = listed([(self.ways.name(id),) for id in waits], "and")
            blocks.append(Say(("This task cannot be started before these are completed: ", *names, ".")))
        over = self.ways.passed_over(self.ways.over_section(section))
        if blocks or over:
            yield Paragraph(f"{section.id}/when", "When", (*blocks, *((Say(over),) if over else ())))

    def step(self, step: Step) -> Clause:
        """One step."""
        parts = [self._when(step), *self._body(step)]
        parts += self._musts(f"{step.id}/must", step.must)
        if step.next:
            said = "When the list is finished:" if step.repeat is not None else ""
            parts.append(self._next(f"{step.id}/next", step.next, self.ways.after(step), said))
        return Clause(step.id, self.ways.heading(step), tuple(parts), (step.id,))

    def _when(self, step: Step) -> Paragraph:
        """When a step is there, and what passes it over."""
        act, whom = _ACTS[step.form]
        blocks: list[Block] = []
        if step.when is not None:
            blocks += self._only_if(f"{act} only if", step.when)
        elif step.within:
            blocks.append(Say((f"{act} for each {spaced(self._item(step).item)}.",)))
        else:
            blocks.append(Say((f"{act} {whom} everyone who comes this far.",)))
        over = self.ways.passed_over(self.ways.over_step(step))
        if over:
            blocks.append(Say(over))
        return Paragraph(f"{step.id}/when", "When", tuple(blocks))

    def _item(self, step: Step) -> Repeat:
        repeat = self.journey.steps[step.within].repeat
        assert repeat is not None
        return repeat

    def _only_if(self, lead: str, sentence: Sentence) -> tuple[Block, ...]:
        return (Rules((Row("", self.words.told(sentence), (), lead),)),)

    def _body(self, step: Step) -> Iterator[Part]:
        if step.form == "question":
            yield self._question(step.questions[0], f"{step.id}/question")
        elif step.form in ("page", "information"):
            rows = self._said(("Heading", self.words.by_case(step.title)), ("Text", step.body))
            if rows:
                yield Paragraph(f"{step.id}/page", "", (Terms(tuple(rows)),))
            for question in step.questions:
                asked = self._question(question, f"{question.id}/question")
                yield Clause(question.id, (self.words.own(question.ask),), (asked,), (question.id,))
        elif step.repeat is not None:
            yield from self._repeat(step, step.repeat)

    # Questions

    def _question(self, question: Question, key: str) -> Paragraph:
        """A question: all that it says, and all that may be answered."""
        rows = self._said(("Asks", self.words.by_case(question.ask)))
        if question.when is not None:
            rows.append(("Only if", (Rules((Row("", capital(self.words.told(question.when)), (), ""),)),)))
        rows += self._said(("Hint", question.hint))
        rows.append(("Answer", answer(question, self.words)))
        if question.must:
            rows.append(("Must hold", (self._must_rules(question.must),)))
        rows += self._said(
            ("Why we ask", question.why), ("Kept for", question.kept_for),
            ("Shared with", question.shared_with), ("Called", question.called),
        )  # fmt: skip
        for rule, text in question.errors.items():
            rows.append((f"Message “{rule.replace('_', ' ')}”", self.words.worded(text)))
        return Paragraph(key, "", (Terms(tuple(rows)),))

    def _said(self, *texts: tuple[str, Text | None]) -> list[tuple[str, tuple[Block, ...]]]:
        """Rows for the texts that there are."""
        return [(label, self.words.worded(text)) for label, text in texts if text is not None]

    def _musts(self, key: str, musts: Sequence[Must]) -> list[Part]:
        return [Paragraph(key, "Must hold", (self._must_rules(musts),))] if musts else []

    def _must_rules(self, musts: Sequence[Must]) -> Rules:
        """What has to hold of answers, each with the message to who has answered otherwise."""
        return Rules(
            tuple(
                Row(rule_key(must.route), capital(self.words.told(must.sentence)), self._message(must), "")
                for must in musts
            )
        )

    def _message(self, must: Must) -> tuple[Told | Quote, ...]:
        said = self.words.inline(must.message)
        if self.words.by_case(must.message) is None:
            said = ("“", *said, "”")
        return (Told(("Otherwise the citizen is told: ", *said)),)

    # Rules that lead on

    def _next(self, key: str, rules: Sequence[Rule], after: Line, said: str = "") -> Paragraph:
        blocks: list[Block] = [Say((said,))] if said else []
        if decisions.is_table(rules):
            rows = [(rule, self.ways.leads_shortly(rule.target)) for rule in rules]
            blocks += [
                Say((decisions.HOW,)),
                decisions.table(
                    f"Where it goes on after “{spaced(key.partition('/')[0])}”", "goes on", rows, self.words
                ),
            ]
        else:
            if len(rules) > 1:
                blocks.append(Say((FIRST,)))
            blocks.append(self.ways.rules(rules))
        if all(rule.sentence is not None for rule in rules):
            without = "If it does not hold, " if len(rules) == 1 else "If none of them holds, "
            without = "If no row fits, " if decisions.is_table(rules) else without
            blocks.append(Say((without, *after, ".")))
        return Paragraph(key, "Then", tuple(blocks))

    # Several of the same thing

    def _repeat(self, step: Step, repeat: Repeat) -> Iterator[Part]:
        item, several = spaced(repeat.item), spaced(step.id)
        rows = self._said(("Heading", self.words.by_case(step.title)), ("Text", step.body))
        if repeat.ask is not None:
            rows += self._said(("Asks first", repeat.ask))
            rows.append(("Answer", (Say(("Yes or No. With No there are none, and the list is finished.",)),)))
        rows += self._said(("Hint", repeat.hint), ("So far", repeat.added))
        rows.append((f"Each {item} is called", self.words.worded(repeat.label)))
        rows.append(("In rules", (Say(("one of them is called ", Id(repeat.item), ".")),)))
        yield Paragraph(f"{step.id}/page", "", (Terms(tuple(rows)),))
        how_many = (
            f"From {repeat.min} to {repeat.max}. What follows is gone through for each {item}, one after the "
            f"other; then the citizen is asked whether to add another. The list of {several} is finished when each is "
            "complete and there are no more to add."
        )
        yield Paragraph(f"{step.id}/number", "How many", (Say((how_many,)),))
        for inner in repeat.steps:
            yield self.step(inner)
        for fact in repeat.facts.values():
            yield fact_clause(fact, self.words)


_ACTS = {
    "question": ("Asked", "of"),
    "page": ("Asked", "of"),
    "information": ("Shown", "to"),
    "decision": ("Read", "for"),
    "repeat": ("Asked", "of"),
}
"""What is done with a step, and with or for whom."""
