"""A journey as a row of parts, in the order written, to lay beside another."""

from __future__ import annotations

from collections.abc import Iterator

from engine.comparing.asked import question_parts
from engine.comparing.meaning import said
from engine.comparing.names import Key, Names
from engine.comparing.parts import Aspect, Line, Lines, Part
from engine.comparing.pen import Pen
from engine.comparing.vocabulary import vocabulary
from engine.comparing.words import called, quoted
from journeys.diagnostics import Spot
from journeys.model import Aside, Journey, Outcome, Repeat, Section, Step

JOURNEY: Key = ("journey", "")
_FORMS = {
    "question": "question",
    "page": "page of several questions",
    "information": "page of information",
    "decision": "decision without a page",
    "repeat": "list of several of the same thing",
}


def outline(journey: Journey, names: Names) -> tuple[Part, ...]:
    """Every part of a journey; keys are in the names of the other one."""
    pen = Pen(journey, names)
    parts = [_journey(pen)]
    for section in journey.sections:
        home = JOURNEY
        if section.id:
            parts.append(_section(pen, section))
            home = parts[-1].key
        for step in section.steps:
            parts += _step(pen, step, home)
    parts += (_outcome(pen, outcome) for outcome in journey.outcomes.values())
    parts += vocabulary(pen)
    return tuple(parts)


def _journey(pen: Pen) -> Part:
    journey, route = pen.journey, pen.journey.route
    start, check = journey.start, journey.check
    languages = ", ".join(journey.languages)
    aspects = (
        pen.text("the title", journey.title, route),
        pen.plain("its place in addresses", journey.id, journey.id, route),
        pen.plain("the languages it is offered in", journey.languages, languages, route),
        pen.plain("the currency", journey.currency, journey.currency, route, "logic"),
        pen.plain("the time zone", journey.time_zone, journey.time_zone, route, "logic"),
        pen.plain("the birthday of 29 February", journey.leap_birthday, journey.leap_birthday, route, "logic"),
        pen.sentence("the day that rates are read on", journey.rates_on, route, "the day of the visit"),
        pen.text("the start page", start.body, route),
        pen.text("the start page, before you start", start.before, route),
        pen.text("the button of the start page", start.button, route),
        *_aside(pen, "the note in the margin of the start page", start.aside),
        pen.text("the title of the check page", check.title, route),
        pen.text("the check page", check.body, route),
        pen.text("the declaration", check.declaration, route),
        pen.text("the button of the check page", check.button, route),
    )
    groups = tuple(
        Line(
            said(group.title, pen.names),
            tuple(pen.names.of("section", id) for id in group.sections),
            f"{quoted(group.title, journey)}: {', '.join(_titles(journey, group.sections))}",
            Spot(group.route),
            group.title,
        )
        for group in journey.task_list
    )
    lines = (
        pen.rules(journey.next),
        pen.pairs("the facts of the start page", start.key_facts),
        Lines("the task list", "structure", "structure", groups),
    )
    return Part(
        "journey", JOURNEY, journey.id, (), called(journey.title, journey.id, journey), Spot(route), "", aspects, lines
    )


def _titles(journey: Journey, sections: tuple[str, ...]) -> list[str]:
    titles = {section.id: called(section.title, section.id, journey) for section in journey.sections}
    return [titles.get(id, id) for id in sections]


def _section(pen: Pen, section: Section) -> Part:
    route = section.route
    return Part(
        "section",
        ("section", pen.names.of("section", section.id)),
        section.id,
        JOURNEY,
        called(section.title, section.id, pen.journey),
        Spot(route, "key"),
        "sections",
        (pen.text("the title", section.title, route), pen.sentence("who gets it", section.when, route, "everybody")),
        (pen.rules(section.next),),
        (("title", said(section.title, pen.names)),) if section.title is not None else (),
    )


def _step(pen: Pen, step: Step, home: Key) -> Iterator[Part]:
    if step.form == "question":
        yield from question_parts(pen, step.questions[0], home, step)
        return
    key: Key = ("step", pen.names.of("question", step.id))
    route = step.route
    what = {"information": "page", "repeat": "list"}.get(step.form, step.form)
    aspects = [
        pen.text("the title", step.title, route),
        pen.plain("what it is", step.form, _FORMS[step.form], route),
        pen.sentence("who gets it", step.when, route, "everybody who gets here"),
        pen.text("the words below the title", step.body, route),
        *(_repeat(pen, step, step.repeat) if step.repeat is not None else ()),
    ]
    rules = pen.rules(step.next)
    leads = (step.form, tuple((line.when, line.then) for line in rules.lines))
    alike = leads if step.title is None else (step.form, said(step.title, pen.names))
    yield Part(
        what,
        key,
        step.id,
        home,
        called(step.title, step.id, pen.journey),
        Spot(route, "key"),
        "steps",
        tuple(aspects),
        (pen.musts(step.must), rules),
        (alike,),
    )
    for question in step.questions:
        yield from question_parts(pen, question, key, None)
    if step.repeat is not None:
        for inner in step.repeat.steps:
            yield from _step(pen, inner, key)


def _repeat(pen: Pen, step: Step, repeat: Repeat) -> Iterator[Aspect]:
    route = step.route
    yield pen.plain("what one of them is called", repeat.item, f"“{repeat.item}”", route)
    yield pen.text("whether there are any", repeat.ask, route)
    yield pen.plain("the fewest there may be", repeat.min, str(repeat.min), route, "logic")
    yield pen.plain("the most there may be", repeat.max, str(repeat.max), route, "logic")
    yield pen.text("how one is named", repeat.label, route)
    yield pen.text("the hint", repeat.hint, route)
    yield pen.text("how many were added", repeat.added, route)


def _outcome(pen: Pen, outcome: Outcome) -> Part:
    route = outcome.route
    label, value = outcome.statement or (None, None)
    sent = "answers are sent" if outcome.submit else "nothing is sent"
    return Part(
        "outcome",
        ("outcome", pen.names.of("outcome", outcome.id)),
        outcome.id,
        JOURNEY,
        called(outcome.title, outcome.id, pen.journey),
        Spot(route, "key"),
        "",
        (
            pen.text("the title", outcome.title, route),
            pen.plain("whether answers are sent", outcome.submit, sent, route, "logic"),
            pen.text("the words below the title", outcome.body, route),
            pen.text("the label of its statement", label, route),
            pen.text("its statement", value, route),
            *_aside(pen, "the note in the margin", outcome.aside),
        ),
        (pen.pairs("what happens next", outcome.timeline),),
        (("title", outcome.submit, said(outcome.title, pen.names)),),
    )


def _aside(pen: Pen, name: str, aside: Aside | None) -> Iterator[Aspect]:
    title, body = (None, None) if aside is None else (aside.title, aside.body)
    yield pen.text(f"{name}, its title", title, pen.journey.route)
    yield pen.text(f"{name}, its words", body, pen.journey.route)
