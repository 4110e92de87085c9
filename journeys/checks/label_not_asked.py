"""The label of an item reads what is not asked of every item.

A label names the item wherever it is listed: on the page of the list, on the check page, and as an option. An item
without that answer would have no name there. A label by rules can say what then.

Instead of

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"  # <--
    steps:
      employed:
        ask: Are you employed there?
        called: whether you are employed there
        type: yes_no
      employer:
        when: job.employed
        ask: What is your employer called?
        type: text
```

Write

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label:
      job.employer was answered: "{{ job.employer }}"
      otherwise: Your own business
    steps:
      employed:
        ask: Are you employed there?
        called: whether you are employed there
        type: yes_no
      employer:
        when: job.employed
        ask: What is your employer called?
        type: text
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import Otherwise, Was, walk
from journeys.model import Journey, Repeat, Sentence, Text

LEVEL = Level.ERROR


def check(whole: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Answers in labels that an item may be without."""
    for step in whole.steps.values():
        if step.repeat is None:
            continue
        missing = _not_always_asked(step.repeat)
        for sentence in _sure(step.repeat.label, uses):
            for id in sorted(uses.answers(sentence.tree) & missing):
                node = uses.node_that_reads(sentence, id)
                yield Diagnostic(
                    "label-not-asked",
                    LEVEL,
                    f"`{id}` is not answered for every {step.repeat.item}",
                    Label(Spot(sentence.route, sentence.on, node.span.start, node.span.end)),
                    (Label(Spot(whole.questions[id].route, "key"), "asked here"),),
                    help=f"write the label by rules: `{id} was answered: …` and `otherwise: …`",
                )


def _not_always_asked(repeat: Repeat) -> frozenset[str]:
    """The questions of an item that may have no answer: optional, with a `when`, or behind a rule that sends on."""
    found: set[str] = set()
    targets: set[str] = set()
    for step in repeat.steps:
        targets.discard(step.id)
        found.update(each.id for each in step.questions if targets or step.when or each.when or each.optional)
        targets.update(rule.target for rule in step.next)
    return frozenset(found)


def _sure(label: Text, uses: Uses) -> Iterator[Sentence]:
    """The sentences of a label that need their answers: not those behind a rule that asks whether they are there."""
    for sentence, wording in label.rules:
        asked: set[str] = set()
        if sentence is not None:
            asked.update(*(uses.answers(node.what) for node in walk(sentence.tree) if isinstance(node, Was)))
            yield from () if _careful(sentence) else (sentence,)
        for piece in wording.pieces:
            if isinstance(piece, Sentence) and not _careful(piece) and not uses.answers(piece.tree) <= asked:
                yield piece


def _careful(sentence: Sentence) -> bool:
    """Whether it says what then where an answer is not there."""
    return any(isinstance(node, Was | Otherwise) for node in walk(sentence.tree))
