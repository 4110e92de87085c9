"""A section that only decides can leave somebody undecided.

Where a section holds nothing but decisions, everybody should leave it by one of its rules. A citizen for whom none of
them holds falls into the section below, and is asked or told what was meant for others.

Instead of

```yaml
sections:
  questions:
    title: About you
    steps:
      hours:
        ask: How many hours do you work in a week?
        type: integer
  decision:  # <--
    title: Decision
    steps:
      by_hours:
        next:
          hours < 16: few_hours
          hours > 16: many_hours
  details:
    title: Details
    steps:
      full_name:
        ask: What is your full name?
        type: text
outcomes:
  few_hours:
    title: You work few hours
  many_hours:
    title: You work many hours
  sent:
    title: Sent
    submit: true
```

Write

```yaml
sections:
  questions:
    title: About you
    steps:
      hours:
        ask: How many hours do you work in a week?
        type: integer
  decision:
    title: Decision
    steps:
      by_hours:
        next:
          hours < 16: few_hours
          hours > 48: many_hours
          otherwise: details
  details:
    title: Details
    steps:
      full_name:
        ask: What is your full name?
        type: text
outcomes:
  few_hours:
    title: You work few hours
  many_hours:
    title: You work many hours
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeys.checks._cases import Gap, decides
from journeys.checks._guards import who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import Graph
from journeys.model import Journey, Section, Sentence

LEVEL = Level.WARNING


def check(whole: Journey, graph: Graph, told: Told) -> Iterable[Diagnostic]:
    """Sections of decisions that can be left below; silent where every later section has a `when`."""
    for number, section in enumerate(whole.sections):
        later = whole.sections[number + 1 :]
        if not section.steps or any(step.form != "decision" for step in section.steps):
            continue
        if all(each.when for each in later) or not _falls_out(section, graph):
            continue
        verdict = decides(list(_rows(section)), whole)
        proof = told.proofs.verdict("undecided-section", Spot(section.route, "key"))
        if verdict == "complete" or (proof is not None and proof.status == "proved"):
            continue
        yield Diagnostic(
            "undecided-section",
            LEVEL,
            f"A citizen can leave the decisions of `{section.id}` undecided and falls into `{later[0].id}`",
            Label(Spot(section.route, "key")),
            (Label(Spot(later[0].route, "key"), "comes next"),),
            (f"for instance {verdict.words()}",) if isinstance(verdict, Gap) else who(proof, "falls through"),
            help=f"end the last decision with `otherwise`, or give `{later[0].id}` a `when` that says for whom it is",
            witness=None if proof is None else proof.witness,
        )


def _falls_out(section: Section, graph: Graph) -> bool:
    closing = ("end of section", section.id)
    return closing in graph.reached and any(arrow.rule is None for arrow in graph.arrows.get(closing, ()))


def _rows(section: Section) -> Iterator[Sequence[Sentence]]:
    for step in section.steps:
        for rule in step.next:
            yield [sentence for sentence in (step.when, rule.sentence) if sentence]
    for rule in section.next:
        yield [rule.sentence] if rule.sentence else []
