"""Questions and options as parts to compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engine.comparing.meaning import said
from engine.comparing.names import Key
from engine.comparing.parts import Aspect, Part
from engine.comparing.pen import Pen
from engine.comparing.words import called, plainly, spaced
from journeys.diagnostics import Route, Spot
from journeys.model import Option, Question, Step

_FOLLOWS = ("minor_digits", "unit")
"""Settings that are said elsewhere: by the currency, and by a text of the question."""

_KINDS = {"yes_no": "yes or no", "choice": "one of several options", "choices": "any number of options"}
"""What types are called where their name says too little."""


def question_parts(pen: Pen, question: Question, home: Key, step: Step | None) -> Iterator[Part]:
    """A question and its options. `step` is its page where it stands alone on one."""
    key = ("question", pen.names.of("question", question.id))
    route = question.route
    when = step.when if step is not None else question.when
    aspects = [
        pen.text("the question", question.ask, route),
        pen.plain(
            "the kind of answer", question.type, _KINDS.get(question.type, spaced(question.type)), route, "logic"
        ),
        pen.plain("whether it may be left blank", question.optional, _may(question.optional), route, "logic"),
        pen.sentence("who is asked", when, route, "everybody who gets here"),
        pen.sentence("the least that is allowed", question.min, route, "no limit"),
        pen.sentence("the most that is allowed", question.max, route, "no limit"),
        *_from(pen, question),
        pen.text("the hint", question.hint, route),
        pen.text("why it is asked", question.why, route),
        pen.text("how long it is kept", question.kept_for, route),
        pen.text("who it is shared with", question.shared_with, route),
        pen.text("what the answer is called", question.called, route),
        pen.text("the unit", question.unit, route),
        pen.plain("whose answer it is", question.someone_else, _whose(question.someone_else), route),
        *(pen.text(f"the message “{spaced(id)}”", text, route) for id, text in question.errors.items()),
        *(_setting(pen, name, value, route) for name, value in question.settings.items() if name not in _FOLLOWS),
    ]
    lines = [pen.musts((*question.must, *(step.must if step else ())))]
    if step is not None:
        aspects.append(pen.text("the words below the heading", step.body, route))
        lines.append(pen.rules(step.next))
    own = question.options_list is None
    alike: list[Any] = [(question.type, "ask", said(question.ask, pen.names))]
    if question.options:
        alike.append((question.type, "options", tuple(said(option.label, pen.names) for option in question.options)))
    yield Part(
        "question",
        key,
        question.id,
        home,
        called(question.ask, question.id, pen.journey),
        Spot(route, "key"),
        "steps" if step is not None else "questions",
        tuple(aspects),
        tuple(lines),
        tuple(alike),
    )
    if own:
        yield from option_parts(pen, question.options, key)


def option_parts(pen: Pen, options: Sequence[Option], home: Key) -> Iterator[Part]:
    """The options of a question, a list or a fact."""
    among = tuple(option.id for option in options)
    for option in options:
        new = pen.names.option(among, option.id)
        yield Part(
            "option",
            ("option", *home, new),
            option.id,
            home,
            called(option.label, option.id, pen.journey),
            Spot(option.route, "key"),
            "options",
            (
                pen.text("the label", option.label, option.route),
                pen.text("the hint", option.hint, option.route),
                pen.sentence("who is offered it", option.when, option.route, "everybody who is asked"),
                pen.plain("whether it goes with others", option.alone, _alone(option.alone), option.route),
            ),
            likeness=(said(option.label, pen.names),) if plainly(option.label, pen.journey) else (),
        )


def _from(pen: Pen, question: Question) -> Iterator[Aspect]:
    """Where its options come from, if they are not its own."""
    words = ""
    if question.options_list is not None:
        words = f"the list “{spaced(question.options_list)}”"
    elif question.items is not None:
        words = f"the items of “{spaced(question.items)}”"
    named = None if question.options_list is None else pen.names.of("list", question.options_list)
    items = None if question.items is None else pen.names.of("question", question.items)
    from_where = (named, items) if words else None
    yield pen.plain("where its options come from", from_where, words or "the question itself", question.route, "logic")


def _setting(pen: Pen, name: str, value: Any, route: Route) -> Aspect:
    words = {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""
    if isinstance(value, dict | list):
        words = ", ".join(map(str, value))
    return pen.plain(f"the setting “{spaced(name)}”", repr(value), words or spaced(str(value)), (*route, name))


def _may(optional: bool) -> str:
    return "it may be left blank" if optional else "it has to be answered"


def _whose(someone_else: bool) -> str:
    return "somebody else’s" if someone_else else "the citizen’s own"


def _alone(alone: bool) -> str:
    return "no, only by itself" if alone else "yes"
