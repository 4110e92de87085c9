"""An invented service, its journey, and a citizen: all pages of the tests are drawn of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from engine.replay import Path
from engine.submission import Submission
from journeys.expressions.kinds import Kind, Value, YesNo
from journeys.expressions.kinds import Text as Words
from journeys.expressions.known import Known
from journeys.model import (
    Aside,
    CheckPage,
    Journey,
    Option,
    Outcome,
    Question,
    Rule,
    Section,
    Sentence,
    Start,
    Step,
    Text,
    Wording,
)
from journeys.questions.base import Parts, Problem
from journeys.service import Contact, Service
from renderers.html.book import Book, Frame
from renderers.html.site import Site

TODAY = date(2026, 11, 22)
FRAME = Frame("a-form-token")


def text(*pieces: str | Sentence) -> Text:
    """A wording without rules."""
    return Text(((None, Wording(pieces, ())),), ())


def sentence(words: str, kind: Kind, value: Callable[[Known], Any], *reads: str) -> Sentence:
    """A sentence that computes `value`."""
    return Sentence(words, (), "value", None, kind, frozenset(reads), value)  # type: ignore[arg-type]


def answer(id: str, kind: Kind | None = None) -> Sentence:
    """`{{ id }}`."""
    return sentence(id, kind or Words(), lambda known: known[id], id)


def option(id: str, label: str, hint: str = "", alone: bool = False) -> Option:
    """One option."""
    return Option(id, text(label), text(hint) if hint else None, alone=alone)


def ask(id: str, type: str, words: str, **more: Any) -> Question:
    """One question; plain strings become texts."""
    for key in ("hint", "called", "why", "kept_for", "shared_with"):
        if isinstance(more.get(key), str):
            more[key] = text(more[key])
    return Question(id, type, text(words), (id,), **more)


def page(section: str, *questions: Question, id: str = "", title: str = "", body: str = "", **more: Any) -> Step:
    """A step: of one question, or with a title a page of several, or information."""
    if not title:
        return Step(questions[0].id, section, "question", (questions[0].id,), questions=questions, **more)
    form = "page" if questions else "information"
    about = text(body) if body else None
    return Step(id, section, form, (id,), title=text(title), body=about, questions=questions, **more)  # type: ignore[arg-type]


VEHICLE = ask(
    "vehicle",
    "choice",
    "What do you want to drive or ride?",
    called="what you want to drive or ride",
    hint="Choose the one you want to start with. You can add others later.",
    why="Each kind of vehicle has its own age and health rules. Your answer decides which questions come next.",
    kept_for="We keep it with your application for 12 months.",
    options=(
        option("car", "Car", "From 17, or from 16 if you get the enhanced mobility part of PIP"),
        option("motorcycle", "Motorcycle up to 125cc", "From 17, after a day of basic training"),
        option("moped", "Moped", "From 16"),
        option("tractor", "Tractor", "From 16, on roads near where you work"),
        option("undecided", "I have not decided yet", alone=True),
    ),
)
BORN = ask(
    "date_of_birth",
    "date",
    "What is your date of birth?",
    called="your date of birth",
    hint="For example, 27 3 2007",
    why="You can apply from the age of 15 years and 9 months.",
    settings={"birthday": True},
)
TOO_YOUNG = Rule(
    sentence("today is before old_enough_on", YesNo(), lambda known: True, "date_of_birth"), "too_young", ("too_young",)
)
SECTIONS = (
    Section(
        "about_you",
        text("About you"),
        ("about_you",),
        (
            page("about_you", BORN, next=(TOO_YOUNG,)),
            page("about_you", ask("full_name", "name", "What is your full name?")),
            page("about_you", ask("address", "address", "What is your address?")),
            page("about_you", ask("lives_here", "yes_no", "Do you live in Great Britain?")),
            page(
                "about_you",
                ask("email", "email", "Email address", why="We send a copy of your application here."),
                ask("phone", "phone", "Phone number", optional=True, hint="We only call if something is missing"),
                id="contact_details",
                title="How can we contact you?",
                body="We use them for **this** application only.",
            ),
        ),
    ),
    Section(
        "licence",
        text("Your licence"),
        ("licence",),
        (
            page("licence", VEHICLE),
            page(
                "licence",
                ask(
                    "languages",
                    "choices",
                    "Which languages do you speak?",
                    options=(
                        option("english", "English"),
                        option("welsh", "Welsh"),
                        option("none", "None", alone=True),
                    ),
                ),
            ),
            page(
                "licence",
                ask(
                    "country",
                    "choice",
                    "Where were you born?",
                    options=tuple(option(f"c{number}", f"Country {number}") for number in range(1, 41)),
                ),
            ),
            page("licence", ask("pay", "money", "How much are you paid before tax?", called="your pay before tax")),
            page("licence", ask("hours", "integer", "How many hours a week?", settings={"unit": "hours"})),
            page("licence", ask("notes", "long_text", "What should we know?", optional=True)),
            page(
                "licence",
                id="next_addresses",
                title="Next we ask where you have lived",
                body="Start with where you live now.\n\n- your postcode\n- the date you moved in",
            ),
            page("licence", ask("all_true", "declaration", "Everything that I have told you is true.")),
        ),
    ),
)
OUTCOMES = {
    "too_young": Outcome(
        "too_young",
        text("You cannot apply yet"),
        (),
        body=text("You can apply when you are 15 years and 9 months old.\n\n## What you can do now\n\n- [Wait](/wait)"),
        statement=(text("You can apply from"), text("Monday 14 June 2027")),
        aside=Aside(text("Talk to someone"), text("[01632 960 142](tel:01632960142)")),
    ),
    "sent": Outcome(
        "sent",
        text("We have your application"),
        (),
        submit=True,
        body=text("We have sent a copy to ", answer("email"), "."),
        timeline=((text("By Friday 27 November"), text("We check your details.")),),
    ),
}
START = Start(
    body=text("You need a provisional licence to learn to drive."),
    key_facts=((text("Time"), text("About 10 minutes")), (text("Cost"), text("£34, by card"))),
    button=text("Start your application"),
    before=text("You can stop at any time."),
    aside=Aside(text("Other ways to apply"), text("**By phone**: [01632 960 142](tel:01632960142)")),
)
SERVICE = Service(
    name="Northmere services",
    organisation="Northmere Council",
    contact=Contact("01632 960 142", "Monday to Friday, 8am to 6pm", "help@northmere.example", "2 Market Hall"),
    feedback="https://northmere.example/feedback",
)
ANSWERS: dict[str, Value] = {
    "date_of_birth": date(1991, 4, 9),
    "full_name": "Somebody Long-Surname",
    "address": {"line1": "Flat 4", "line2": "12 Tannery Row", "town": "Northmere", "postcode": "NM3 5QT"},
    "lives_here": True,
    "email": "somebody.with.a.long.address@example.com",
    "vehicle": "car",
    "languages": ("english", "welsh"),
    "country": "c7",
    "pay": 148250,
    "hours": 37,
    "notes": "One line\nand another",
    "all_true": True,
}
SUBMISSION = Submission(
    reference="NM4K729QX",
    journey="provisional_licence",
    version="1",
    language="en",
    today=TODAY,
    outcome="sent",
    answers={},
    facts={},
    sent_at=datetime(2026, 11, 22, 16, 12, tzinfo=UTC),
)


def journey(*sections: Section, **more: Any) -> Journey:
    """A journey of these sections, by default the whole one."""
    parts = sections or SECTIONS
    steps = [step for section in parts for step in section.steps]
    made = Journey(
        "provisional_licence",
        text("Apply for your first provisional driving licence"),
        "1",
        (),
        parts,
        OUTCOMES,
        start=START,
        check=CheckPage(declaration=text("As far as you know, these answers are true."), button=text("Send it")),
        steps={step.id: step for step in steps},
        questions={question.id: question for step in steps for question in step.questions},
    )
    return replace(made, **{"languages": (), **more})


def book(made: Journey | None = None, service: Service = SERVICE) -> Book:
    """The pages of a journey."""
    return Book(made or journey(), Site(service))


def path(
    made: Journey | None = None, answers: Mapping[str, Value] | None = None, outcome: str = "sent", at: str = ""
) -> Path:
    """All of a journey's pages with these answers (by default all), ending at an outcome or the step `at`."""
    made = made or journey()
    steps = tuple(made.steps.values())
    known = Known(ANSWERS if answers is None else answers, today=TODAY)
    if at:
        return Path(steps, known, stops_at=made.steps[at])
    return Path(steps, known, outcome=made.outcomes[outcome])


def step(
    question: Question, fields: Parts | None = None, problems: Sequence[Problem] = (), frame: Frame = FRAME
) -> str:
    """The page of one question that stands alone, filled in."""
    made = journey(Section("", None, (), (page("", question),)))
    filled = {} if fields is None else {question.id: fields}
    return book(made).step(frame, path(made, {}, at=question.id), made.steps[question.id], filled, problems, False)
