"""The lines that bring a citizen to where something is missing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.tracing import Trace
from journeys.diagnostics import Label, Spot
from journeys.model import Journey, Rule, Sentence, Step
from journeys.proof.views import Order


def causes(missing: str, trace: Trace, journey: Journey) -> tuple[Label, ...]:
    """Why this citizen was not asked for it: a `when` that did not hold, a rule that led past, a blank."""
    step = _step_of(missing, journey)
    if step is None:
        return ()
    for when, words in _guards(step, missing, journey):
        if ((when.route, when.on), "no") in trace.said:
            return (Label(Spot(when.route, when.on), words),)
    rule = _past(step, trace, journey)
    if rule is not None:
        spot = Spot(rule.sentence.route, rule.sentence.on) if rule.sentence else Spot(rule.route, "key")
        return (Label(spot, f"leads past `{step.id}`"),)
    question = journey.questions.get(missing)
    if question is not None and question.optional:
        return (Label(Spot((*question.route, "optional"), "key"), "may be left blank"),)
    return ()


def _step_of(id: str, journey: Journey) -> Step | None:
    for step in journey.steps.values():
        if step.id == id or any(question.id == id for question in step.questions):
            return step
    return None


def _guards(step: Step, id: str, journey: Journey) -> Iterator[tuple[Sentence, str]]:
    """The conditions under which a question is asked, the outermost first."""
    section = next(each for each in journey.sections if each.id == step.section)
    if section.when is not None:
        yield section.when, "its section is gone into only where this holds"
    outer = journey.steps[step.within] if step.within else None
    if outer is not None and outer.when is not None:
        yield outer.when, "asked only where this holds"
    if step.when is not None:
        yield step.when, "asked only where this holds"
    question = journey.questions.get(id)
    if question is not None and question.when is not None:
        yield question.when, "asked only where this holds"


def _past(step: Step, trace: Trace, journey: Journey) -> Rule | None:
    """The rule that this citizen followed over a step."""
    order = Order(journey)
    number = order.step[step.within or step.id]
    firsts = {section.id: order.step[section.steps[0].id] for section in journey.sections if section.steps}
    homes = {rule.route: order.step[each.id] for each in journey.steps.values() for rule in each.next}
    for section in journey.sections:
        if section.steps:
            homes.update((rule.route, order.step[section.steps[-1].id]) for rule in section.next)
    for rule in trace.path.fired:
        target = firsts.get(rule.target, order.step.get(rule.target, -1))
        if homes.get(rule.route, number) < number < target:
            return rule
    return None
