"""The chapters around the steps: the start page, the task list, what follows the last step, and the outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.model import Aside, Outcome, Text
from journeys.tasks import needs, tasks
from renderers.rulebook import decisions
from renderers.rulebook.content import (
    Block,
    Chapter,
    Clause,
    Line,
    Paragraph,
    Ref,
    Row,
    Rule,
    Rules,
    Say,
    Table,
    Told,
    plain,
)
from renderers.rulebook.content import Terms as Said
from renderers.rulebook.steps import FIRST
from renderers.rulebook.ways import STEPS_END, Ways, listed, rule_key
from renderers.rulebook.words import Words

CHECK = "check-answers"

Rows = list[tuple[str, tuple[Block, ...]]]


class Ends:
    """Writes what stands around the steps of one journey."""

    def __init__(self, words: Words, ways: Ways) -> None:
        self.words = words
        self.ways = ways
        self.journey = words.journey

    def start(self) -> Iterator[Chapter]:
        """The start page, where anything is said on it."""
        start = self.journey.start
        rows = self._rows(("Text", start.body))
        rows += [(self._label(label), self.words.worded(text)) for label, text in start.key_facts]
        rows += self._rows(("Button", start.button), ("Below it", start.before))
        rows += self._aside(start.aside)
        if rows:
            yield Chapter(
                "start-page", ("The start page",), (Paragraph("start-page/said", "Page", (Said(tuple(rows)),)),)
            )

    def task_list(self) -> Iterator[Chapter]:
        """The task list, where there is one."""
        if not self.journey.task_list:
            return
        rows = [(self._label(group.title), (self._group(group.sections),)) for group in self.journey.task_list]
        named = {id for group in self.journey.task_list for id in group.sections}
        rest = tuple(section.id for section in tasks(self.journey) if section.id not in named)
        if rest:
            rows.append(("Under no heading", (self._group(rest),)))
        said = (
            "From here on the chapters are tasks, which may be done in any order and over several visits. Where they "
            "lead does not depend on it: that is as if they were gone through in the order of this book.",
        )
        yield Chapter(
            "task-list", ("The task list",), (Paragraph("task-list/rows", "Tasks", (Say(said), Said(tuple(rows)))),)
        )

    def _group(self, sections: tuple[str, ...]) -> Block:
        waits = needs(self.journey)
        order = [section.id for section in self.journey.sections]
        rules = []
        for id in sections:
            line: Line = (self.ways.name(id),)
            before = sorted(waits.get(id, ()), key=order.index)
            if before:
                line += ("; waits for ", *listed([(self.ways.name(each),) for each in before], "and"))
            rules.append(Rule("", Told(line), (), ""))
        return Rules(tuple(rules))

    def steps_end(self) -> Chapter:
        """What follows the last step: the journey's own rules, check answers, sending."""
        journey = self.journey
        blocks: list[Block] = []
        if journey.next:
            if decisions.is_table(journey.next):
                given = [(rule, self.ways.leads_shortly(rule.target)) for rule in journey.next]
                blocks += [Say((decisions.HOW,)), decisions.table("Where it ends", "ends", given, self.words)]
            else:
                if len(journey.next) > 1:
                    blocks.append(Say((FIRST,)))
                blocks.append(self.ways.rules(journey.next))
        else:
            sent = [outcome.id for outcome in journey.outcomes.values() if outcome.submit]
            blocks += [Say(("The journey ends: ", self.ways.name(id, "leads"), ".")) for id in sent[:1]]
        if not blocks:
            blocks.append(Say(("Nothing follows the last step: every way ends by a rule before that.",)))
        parts = [Paragraph(f"{STEPS_END}/next", "Then", tuple(blocks))]
        if any(outcome.submit for outcome in journey.outcomes.values()):
            parts.append(self._check())
        return Chapter(STEPS_END, ("When the steps have run out",), tuple(parts))

    def _check(self) -> Paragraph:
        check = self.journey.check
        sent = [(self.ways.name(outcome.id),) for outcome in self.journey.outcomes.values() if outcome.submit]
        said: Line = (
            "Before anything is sent, the citizen sees all answers on one page and may change each of them. This page "
            "cannot be left out. It comes before ", *listed(sent, "and"), ".",
        )  # fmt: skip
        rows = self._rows(
            ("Heading", check.title), ("Text", check.body), ("Declaration", check.declaration), ("Button", check.button)
        )
        return Paragraph(CHECK, "Check answers", (Say(said), *((Said(tuple(rows)),) if rows else ())))

    # Outcomes

    def outcomes(self) -> Chapter:
        """Every end."""
        ends = tuple(self.outcome(each) for each in self.journey.outcomes.values())
        return Chapter("the-outcomes", ("Outcomes",), ends, opened=True)

    def outcome(self, outcome: Outcome) -> Clause:
        """One end: what it says, and every rule that leads to it."""
        kind = "What was answered is sent, and the citizen gets a reference." if outcome.submit else "Nothing is sent."
        rows = self._rows(("Title", self.words.by_case(outcome.title)), ("Text", outcome.body))
        if outcome.statement is not None:
            rows.append(("To take away", self._pair(*outcome.statement)))
        if outcome.timeline:
            entries = tuple(
                Row(((self.words.inline(when),), self.words.cases(what))) for when, what in outcome.timeline
            )
            rows.append(("What happens next", (Table("Timeline", (("when",), ("what",)), entries),)))
        rows += self._aside(outcome.aside)
        said = Paragraph(f"{outcome.id}/said", "Then", (Say((kind,)), *((Said(tuple(rows)),) if rows else ())))
        how = Paragraph(f"{outcome.id}/how", "How one gets here", self._how(outcome), derived=True)
        return Clause(outcome.id, (self.words.own(outcome.title),), (said, how), (outcome.id,))

    def _how(self, outcome: Outcome) -> tuple[Block, ...]:
        found = list(self.ways.to_outcome(outcome.id))
        if not found:
            if outcome.submit and not self.journey.next:
                return (Say(("When the steps have run out: ", Ref(STEPS_END), ".")),)
            return (Say(("No rule leads here.",)),)
        rows = []
        for rule in found:
            by: Told = Told(("By ", Ref(rule_key(rule.route)), ", whatever was answered up to there"))
            if rule.sentence is not None:
                told = self.words.told(rule.sentence)
                by = Told(("By ", Ref(rule_key(rule.route)), ", if ", *told.line), told.parts)
            rows.append(Rule("", by, (), ""))
        lead = "Each of these leads here, where no rule above it has led elsewhere:"
        if len(rows) == 1:
            lead = "This leads here, where no rule above it has led elsewhere:"
        return (Say((lead,)), Rules(tuple(rows)))

    # Rows

    def _rows(self, *texts: tuple[str, Text | None]) -> Rows:
        return [(label, self.words.worded(text)) for label, text in texts if text is not None]

    def _pair(self, label: Text, value: Text) -> tuple[Block, ...]:
        return (Say((*self.words.inline(label), ": ", *self.words.inline(value))),)

    def _label(self, text: Text) -> str:
        return plain(self.words.inline(text))

    def _aside(self, aside: Aside | None) -> Rows:
        if aside is None:
            return []
        return [("In the margin", (*self.words.worded(aside.title), *self.words.worded(aside.body)))]
