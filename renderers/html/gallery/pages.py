"""Every kind of page, in the states that a citizen can meet it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from engine.lists import TOO_FEW, TOO_MANY
from engine.path import Path
from engine.submission import Submission
from journeys.expressions.kinds import Value
from journeys.model import Journey, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem
from renderers.html.book import Book, Frame
from renderers.html.gallery import citizens, samples
from renderers.html.gallery.citizens import BEGUN, CONTACTED, EXIT, NAMED, PAYMENT, VEHICLE, drivers
from renderers.html.gallery.exhibits import Exhibit
from renderers.html.site import Site

LATER = date(2027, 1, 7)
"""A day on which what was right in November is not right any more."""

SUBMISSION = Submission(
    reference="NM4K729QX", journey="every_page", version="1", language="en", today=samples.TODAY, outcome="sent",
    answers={}, facts={}, sent_at=citizens.NOW,
)  # fmt: skip


STEPS: Mapping[str, str] = {
    "lives-here": "question", "rules": "information", "how": "several", "drivers": "items", "name": "item",
    "since": "item",
}  # fmt: skip
"""The exhibit that shows a step, by the step's part of its address, where it is not called like the step."""


def exhibits(journey: Journey, site: Site) -> Iterator[Exhibit]:
    """All pages of one language."""
    pages = _Pages(journey, Book(journey, site))
    yield from pages.begin()
    yield from pages.ask()
    yield from pages.list()
    yield from pages.tasks()
    yield from pages.end()
    yield from _service(journey, site)


class _Pages:
    """The pages of the journey in one language."""

    def __init__(self, journey: Journey, book: Book) -> None:
        self._journey = journey
        self._book = book
        self._frame = Frame(csrf="", uploads=samples.UPLOADS, host="northmere.example")

    def begin(self) -> Iterator[Exhibit]:
        """The start page."""
        for name, shows, resume in (("start", "A start page", False), ("start-resume", "With answers there are", True)):
            yield Exhibit(name, "Start", shows, self._book.start(self._frame, resume, samples.TODAY))

    def ask(self) -> Iterator[Exhibit]:
        """Pages with questions, and with none."""
        group = "Questions and information"
        yield Exhibit("question", group, "One question", self._step("lives_here", ()))
        changed = self._step("lives_here", [BEGUN], {"lives_here": {"": ["yes"]}}, changing=True)
        yield Exhibit("question-changing", group, "Changed from the check page", changed)
        for name, shows, notice in (
            ("question-new-day", "A new day has begun", "new_day"),
            ("question-expired", "The answers were deleted; this page was kept", "expired"),
            ("question-all-expired", "All answers were deleted", "expired_all"),
        ):
            yield Exhibit(name, group, shows, self._step("lives_here", (), frame=replace(self._frame, notice=notice)))
        for name, shows, rule in (
            ("question-not-saved", "It could not be saved", "server.not_saved"),
            ("question-too-late", "It was open for too long", "server.expired"),
        ):
            told = [Problem("lives_here", rule)]
            yield Exhibit(name, group, shows, self._step("lives_here", (), {"lives_here": {"": ["yes"]}}, told))
        yield Exhibit("information", group, "Information, with headings and lists", self._step("rules", [NAMED]))
        for id, answers in (
            ("full_name", NAMED), ("call_from", CONTACTED), ("kind", VEHICLE), ("proof", VEHICLE), ("account", PAYMENT),
        ):  # fmt: skip
            fields = {
                id: type_of(self._journey.questions[id].type).fill(
                    self._journey.questions[id], cast(Value, answers[id])
                )
            }
            shows = "Files to look over" if id == "proof" else f"One question: {id.replace('_', ' ')}"
            yield Exhibit(id.replace("_", "-"), group, shows, self._step(id, [CONTACTED], fields))
        yield from self._several(group)

    def _several(self, group: str) -> Iterator[Exhibit]:
        """A page of several questions, two of them revealed by an option."""
        several: dict[str, Parts] = {"channel": {"": ["email"]}, "email_address": {"": ["miriam@example.com"]}}
        yield Exhibit("several", group, "Several questions; nothing is revealed", self._step("how", [NAMED]))
        yield Exhibit("several-revealed", group, "One revealed by an option", self._step("how", [NAMED], several))
        long: Parts = {"": ["I need large print. " * 14]}
        wrong: dict[str, Parts] = {"channel": {"": ["phone"]}, "phone_number": {"": ["12"]}, "notes": long}
        problems = [
            Problem("phone_number", "wrong_form"),
            Problem("notes", "too_long", (), {"most": 200, "over": 79, "n": 279}),
        ]
        yield Exhibit("several-problems", group, "With problems", self._step("how", [NAMED], wrong, problems))
        empty = [Problem("channel", "empty.select")]
        yield Exhibit("several-empty", group, "Sent in empty", self._step("how", [NAMED], {}, empty))

    def list(self) -> Iterator[Exhibit]:
        """Several of the same thing."""
        group = "Several of the same thing"
        for name, shows, items, rules, chosen in (
            ("items-none", "Whether there are any", {}, (), ""),
            ("items-none-empty", "Sent in empty", {}, ("repeat.unanswered",), ""),
            ("items", "One is not finished", drivers(2, begun=True), (), ""),
            ("items-another-empty", "Not said whether there is another", drivers(2), ("repeat.unanswered",), ""),
            ("items-full", "As many as there can be", drivers(4), (), ""),
            ("items-many", "Too many", drivers(3), (TOO_MANY,), "yes"),
        ):
            path = self._path([CONTACTED, items])
            problems = [Problem("drivers", rule, params={"most": 4}) for rule in rules]
            html = self._book.items(self._frame, path, self._journey.steps["drivers"], problems, chosen, False)
            yield Exhibit(name, group, shows, html)
        yield Exhibit("items-few", group, "Too few", self._too_few())
        begun = self._path([CONTACTED, drivers(1, begun=True)])
        first, second = (each.item.id for each in begun.items["drivers"])
        name_of, since = self._journey.steps["driver.name"], self._journey.steps["driver.since"]
        draw = self._book.step
        yield Exhibit("item", group, "A page of one item", draw(self._frame, begun, name_of, {}, (), False, second))
        empty = [Problem("driver.since", "empty.text")]
        yield Exhibit(
            "item-empty",
            group,
            "A page of one item, sent in empty",
            draw(self._frame, begun, since, {}, empty, False, second),
        )
        html = self._book.remove(self._frame, begun, self._journey.steps["drivers"], first)
        yield Exhibit("remove", group, "Whether to remove one", html)

    def _too_few(self) -> str:
        """The list where two are needed, which those of this journey are not."""
        step = self._journey.steps["drivers"]
        assert step.repeat is not None
        asked = replace(step, repeat=replace(step.repeat, min=2))
        journey = replace(self._journey, steps={**self._journey.steps, step.id: asked})
        path, problems = self._path([CONTACTED, drivers(1)]), [Problem(step.id, TOO_FEW)]
        return Book(journey, self._book.site).items(self._frame, path, asked, problems, "no", False)

    def tasks(self) -> Iterator[Exhibit]:
        """The task list."""
        group = "Task list"
        part = drivers(1, begun=True)
        for name, shows, answers, today in (
            ("tasks-first", "Nothing is done", [BEGUN], samples.TODAY),
            ("tasks", "Every status", [CONTACTED, part], LATER),
            ("tasks-done", "Everything is done", [CONTACTED, drivers(1, more=False), VEHICLE, PAYMENT], samples.TODAY),
        ):
            path = citizens.path(self._journey, answers, today)
            yield Exhibit(name, group, shows, self._book.tasks(self._frame, path))

    def end(self) -> Iterator[Exhibit]:
        """Check answers, and where it ends."""
        whole = self._path([CONTACTED, drivers(2, more=False), VEHICLE, PAYMENT])
        yield Exhibit("check", "Check answers", "Everything answered", self._book.check(self._frame, whole))
        late = [Problem("call_from", "date.today_or_future"), Problem("proof", "file.few", (), {"least": 1})]
        html = self._book.check(self._frame, whole, late)
        yield Exhibit("check-problems", "Check answers", "Answers that cannot be sent any more", html)
        html = self._book.outcome(self._frame, self._path([EXIT]))
        yield Exhibit("outcome", "Ends", "An end without sending", html)
        html = self._book.confirmation(self._frame, whole, SUBMISSION)
        yield Exhibit("confirmation", "Ends", "What was sent", html)
        again = self._book.confirmation(self._frame, whole, SUBMISSION, already=True)
        yield Exhibit("confirmation-again", "Ends", "Back on a page of what was sent", again)
        yield Exhibit("saved", "Ends", "Answers wait for the next time", self._book.saved(self._frame, LATER))

    def _step(
        self,
        id: str,
        answers: Sequence[Mapping[str, Any]],
        fields: Mapping[str, Parts] | None = None,
        problems: Sequence[Problem] = (),
        *,
        changing: bool = False,
        frame: Frame | None = None,
    ) -> str:
        step: Step = self._journey.steps[id]
        path = self._path(answers)
        return self._book.step(frame or self._frame, path, step, fields or {}, problems, changing)

    def _path(self, answers: Sequence[Mapping[str, Any]]) -> Path:
        return citizens.path(self._journey, answers)


def _service(journey: Journey, site: Site) -> Iterator[Exhibit]:
    """The pages of the service itself."""
    group = "The service's own pages"
    yield Exhibit("home", group, "The journeys of a service", site.home([journey]))
    yield Exhibit("privacy", group, "Privacy", site.privacy([journey], 28))
    cookies = site.cookies(("__Host-footpath", 30), ("footpath_language", 365))
    yield Exhibit("cookies", group, "Cookies", cookies)
    yield Exhibit("accessibility", group, "Accessibility", site.accessibility())
    yield Exhibit("feedback", group, "Feedback", site.feedback("", "/"))
    yield Exhibit("feedback-empty", group, "Feedback with nothing said", site.feedback("", "/", problem="empty"))
    yield Exhibit("thanks", group, "After feedback", site.thanks("/"))
    yield Exhibit("delete", group, "Whether to delete all answers", site.delete("", "/", none=False))
    yield Exhibit("delete-none", group, "There are no answers to delete", site.delete("", "/", none=True))
    yield Exhibit("deleted", group, "All answers are deleted", site.deleted())
    for name, shows, html in (
        ("not-found", "404: no such page", site.not_found()),
        ("went-wrong", "500: our fault", site.went_wrong("7f3a91c2")),
        ("unavailable", "503: answers cannot be read", site.unavailable()),
        ("not-saved", "503: answers cannot be saved", site.not_saved()),
        ("forbidden", "403: not a form of ours", site.forbidden()),
        ("unreadable", "413: what was sent cannot be read", site.unreadable()),
    ):
        yield Exhibit(name, group, shows, html)
