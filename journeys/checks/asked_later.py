"""A sentence reads an answer that is not there yet.

Pages come one after the other, and a rule can only use what was asked before: on the pages above it, and for `next` on
its own page too. A page whose `when` waits for a later answer is never shown, or the service would have to guess.

Instead of

```yaml
steps:
  number_of_children:
    when: has_children  # <--
    ask: How many children do you have?
    type: integer
  has_children:
    ask: Do you have children?
    type: yes_no
```

Write

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
  number_of_children:
    when: has_children
    ask: How many children do you have?
    type: integer
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeys.checks._uses import Use, Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import FactRef, RateRef, walk
from journeys.graph import Graph
from journeys.model import Journey, Step

LEVEL = Level.ERROR


def check(journey: Journey, graph: Graph, uses: Uses) -> Iterable[Diagnostic]:
    """One finding for each sentence and answer that comes too late."""
    asked = {question.id: step for step in graph.steps for question in step.questions}
    order = {id: graph.order[step.id] for id, step in asked.items()}
    for step in graph.steps:
        if step.repeat is not None:
            asked[step.id] = step
            order[step.id] = graph.order[step.id] + len(step.repeat.steps)  # there once all items are
    yield from _items_later(graph, order)
    for use in uses.all:
        if use.before is None:
            continue
        late = [id for id in uses.answers(use.sentence.tree) - use.own if order.get(id, -1) >= use.before]
        for id in sorted(late, key=order.__getitem__):
            if asked[id].within not in late:  # a list says it for what is asked of its items
                yield _too_early(use, id, asked[id], uses, journey)


def _items_later(graph: Graph, order: Mapping[str, int]) -> Iterable[Diagnostic]:
    """Questions whose options are the items of a repeat that comes only later."""
    for step in graph.steps:
        for question in step.questions:
            items = question.items
            if items is None or order.get(items, -1) < graph.order[step.id] or step.within == items:
                continue
            repeat = next(each for each in graph.steps if each.id == items)
            yield Diagnostic(
                "asked-later",
                LEVEL,
                f"`{items}` is asked only later, so there is nothing to choose from",
                Label(Spot((*question.route, "options"))),
                (Label(Spot(repeat.route, "key"), "asked here"),),
                help=f"move `{items}` further up, or this further down",
            )


def _too_early(use: Use, id: str, step: Step, uses: Uses, journey: Journey) -> Diagnostic:
    node = uses.node_that_reads(use.sentence, id)
    here = use.at.route if use.at else use.sentence.route
    own_page = here[: len(step.route)] == step.route
    asked = journey.questions[id].route if id in journey.questions else step.route
    related = [Label(Spot(asked, "key"), "on the same page" if own_page else "asked here")]
    message = (
        f"`{id}` is asked on this page, so its answer is not there yet" if own_page else f"`{id}` is asked only later"
    )
    if any(isinstance(inner, FactRef | RateRef) for inner in walk(node)):
        facts: Mapping[str, object] = journey.facts
        related += [
            Label(Spot(journey.facts[inner.id].route, "key"), "reads it")
            for inner in walk(node)
            if isinstance(inner, FactRef) and inner.id in facts
        ]
        message += f", and `{node.span.words}` needs it"
    primary = Spot(use.sentence.route, use.sentence.on, node.span.start, node.span.end)
    if use.at is not None:
        related.append(Label(Spot(use.sentence.route, use.sentence.on), f"in the text `{use.through.split()[-1]}`"))
        primary = Spot(use.at.route)
    return Diagnostic(
        "asked-later",
        LEVEL,
        message,
        Label(primary),
        tuple(related),
        help=f"move `{step.id}` further up, or this further down",
    )
