"""The pages of one journey version: whatever is the same for everybody is rendered once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import format_time
from markupsafe import Markup, escape

from engine.path import ItemPath, Path
from engine.places import before_tasks, item_path, previous
from engine.submission import Submission, show_reference
from engine.tags import STALE
from journeys.expressions.kinds import Upload
from journeys.expressions.known import Known
from journeys.formats import Formats, formats
from journeys.model import Aside, Journey, Outcome, Step, Text
from journeys.questions.base import Parts, Problem
from journeys.questions.messages import message
from renderers.html import addresses
from renderers.html.contexts import CheckPage, ConfirmationPage, Note, OutcomePage, SavedPage, Slip, StartPage
from renderers.html.environment import draw
from renderers.html.items import ItemsPlan
from renderers.html.practice import nobody
from renderers.html.rows import Rows
from renderers.html.sheet import Telling
from renderers.html.site import Site
from renderers.html.steps import StepPlan, notice_words
from renderers.html.tasks import TasksPlan
from renderers.html.wording import say, words
from renderers.html.writing import Writer


@dataclass(frozen=True, slots=True)
class Frame:
    """What differs between two citizens on the same page, whatever they answered.

    `csrf` is the form's token. `notice` is what has to be said before going on: a notice of the
    session by its code, or words. `uploads` are the files that the session holds. `host` is the name of
    this service in the browser's address line, for what is read without a browser.
    """

    csrf: str
    notice: str = ""
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    host: str = ""


class Book:
    """All pages of one journey version in one of its languages."""

    def __init__(self, journey: Journey, site: Site) -> None:
        """The language is the site's where the journey has it, else the journey's own."""
        self.journey = journey
        self.site = site
        self.language = language = site.language if site.language in journey.languages else journey.language
        self._words = words(language)
        self._writer = Writer(journey, language)
        title = self._writer.write(journey.title)
        self._name = title if isinstance(title, str) else self._writer.blank(journey.title)
        self._shell = site.shell_for(language, self._name, journey.languages, addresses.privacy(journey.id))
        self._captions = {step.id: section.title for section in journey.sections for step in section.steps}
        self._plans: dict[str, StepPlan] = {}
        self._lists: dict[str, ItemsPlan] = {}
        self._tasks: TasksPlan | None = None
        self._rows = Rows(journey, self._writer, self._words, self.language)

    def start(self, frame: Frame, resume: bool, today: date | None = None) -> str:
        """The start page; with `resume`, it offers to go on with the answers there are.

        `today` is the day its rates are told for, by default this one in the journey's time zone.
        """
        journey, start = self.journey, self.journey.start
        known = nobody(journey) if today is None else Known(today=today)
        page = StartPage(
            title=self._name,
            body=self._block(start.body, known),
            facts=tuple((self._plain(label, known), self._inline(text, known)) for label, text in start.key_facts),
            action=addresses.start(journey.id),
            csrf=escape(frame.csrf),
            button=escape(self._words.start) if start.button is None else self._plain(start.button, known),
            before=self._block(start.before, known),
            note=self._note(start.aside, known),
            resume=resume,
        )
        return draw("templates/start.html", page=page, shell=self._shell, words=self._words)

    def step(
        self,
        frame: Frame,
        path: Path,
        step: Step,
        fields: Mapping[str, Parts],
        problems: Sequence[Problem],
        changing: bool,
        item: str = "",
        seen: str = "",
    ) -> str:
        """A page of the journey, filled in with `fields` (as typed), telling every problem; `item` is the one
        that a page inside a repeat is about, `seen` the tag of what the session holds for it (`engine/tags.py`).

        A problem whose rule starts with `server.` is told in the summary only.
        """
        plan = self._plans.get(step.id) or self._planned(step)
        known: Known = path.known
        action = addresses.step(self.journey.id, step.id, changing)
        if item:
            known = _inside(path, step, item).known
            action = addresses.item_step(self.journey.id, step.within, item, step.id, changing)
        return plan.draw(
            known,
            fields,
            problems,
            lambda problem: self._message(problem, known),
            csrf=frame.csrf,
            notice=frame.notice,
            back=self._back(path, step, changing, item),
            action=action,
            uploads=frame.uploads,
            seen=seen,
        )

    def items(
        self, frame: Frame, path: Path, step: Step, problems: Sequence[Problem], chosen: str, changing: bool
    ) -> str:
        """The list of a repeat: its items, and whether there is another; `chosen` is what was sent, if anything."""
        return self._items_plan(step).list(
            path,
            problems,
            chosen,
            csrf=frame.csrf,
            notice=self._notice(frame),
            back=self._back(path, step, changing),
            changing=changing,
        )

    def list_problems(self, step: Step, known: Known) -> Iterator[tuple[str, str, str]]:
        """Every problem of the list page of a repeat: the rule, its words, and the field that tells them."""
        return self._items_plan(step).problems(known)

    def remove(self, frame: Frame, path: Path, step: Step, item: str, changing: bool = False) -> str:
        """Whether to remove one item of a repeat."""
        return self._items_plan(step).remove(path, item, csrf=frame.csrf, changing=changing)

    def tasks(self, frame: Frame, path: Path) -> str:
        """The task list."""
        before = before_tasks(path)
        back = addresses.start(self.journey.id) if before is None else addresses.step(self.journey.id, before.id)
        if self._tasks is None:
            self._tasks = TasksPlan(self.journey, self._writer, self._words, self._shell)
        return self._tasks.draw(
            path, lambda problem: self._message(problem, path.known), notice=self._notice(frame), back=back
        )

    def check(self, frame: Frame, path: Path, problems: Sequence[Problem] = ()) -> str:
        """Check answers: everything that would be sent, each with a way to change it."""
        check, known, w = self.journey.check, path.known, self._words
        heading = escape(w.check_title) if check.title is None else self._plain(check.title, known)
        slips = tuple(self._slip(problem, known) for problem in problems)
        button = escape(w.check_send) if check.button is None else self._plain(check.button, known)
        page = CheckPage(
            title=say(w.title_error, title=heading) if slips else heading,
            heading=heading,
            back=self._back(path, None, False),
            notice=self._notice(frame),
            slips=slips,
            body=Markup("<p>{}</p>").format(w.check_body) + (self._block(check.body, known) or Markup("")),
            cards=self._rows.cards(path, changing=True),
            action=addresses.check(self.journey.id),
            csrf=frame.csrf,
            sending=escape(w.check_declare) if check.button is None else button,
            declaration=self._block(check.declaration, known),
            button=button,
        )
        return draw("templates/check.html", page=page, shell=self._shell, words=w)

    def outcome(self, frame: Frame, path: Path) -> str:
        """An end without sending: what it means, and a way to correct the answers that decided it."""
        outcome, known = _reached(path), path.known
        lead, rest = _parted(self._block(outcome.body, known))
        page = OutcomePage(
            title=self._plain(outcome.title, known),
            back=self._back(path, None, False),
            printed=self._printed(frame, known.today),
            notice=self._notice(frame),
            lead=lead,
            body=rest,
            statement=self._statement(outcome, known),
            timeline=self._timeline(outcome, known),
            decided=self._rows.decisive(path),
            note=self._note(outcome.aside, known),
        )
        return draw("templates/outcome.html", page=page, shell=self._shell, words=self._words)

    def confirmation(self, frame: Frame, path: Path, submission: Submission, already: bool = False) -> str:
        """What was sent: the reference, what happens next, and a copy of the answers to keep.

        `already`: the citizen came back to a page of what had been sent before, and is told so.
        """
        outcome, known = _reached(path), path.known
        lead, rest = _parted(self._block(outcome.body, known))
        page = ConfirmationPage(
            title=self._plain(outcome.title, known),
            already=already,
            start=addresses.start(self.journey.id),
            printed=self._printed(frame, submission.today),
            lead=lead,
            body=rest,
            reference=tuple(show_reference(submission.reference).split()),
            statement=self._statement(outcome, known),
            done=self._sent(submission),
            timeline=self._timeline(outcome, known),
            cards=self._rows.cards(path, changing=False),
            note=self._note(outcome.aside, known),
        )
        return draw("templates/confirmation.html", page=page, shell=self._shell, words=self._words)

    def saved(self, frame: Frame, until: date) -> str:
        """That the answers wait, until which day, and how to come back to them."""
        start = addresses.start(self.journey.id)
        page = SavedPage(self._formats.weekday(until), start, f"{frame.host}{start}", frame.csrf)
        return draw("templates/saved.html", page=page, shell=self._shell, words=self._words)

    def privacy(self, days: int) -> str:
        """What this journey asks, why, how long it is kept and who sees it."""
        return self.site.privacy((self.journey,), days, self._shell)

    def _printed(self, frame: Frame, day: date) -> str:
        """Where and when it was printed from: the last line of the letter."""
        return f"{frame.host}{addresses.start(self.journey.id)} · {self._formats.day(day)}"

    @property
    def _formats(self) -> Formats:
        return formats(self.language, self.journey.currency, self.journey.minor_digits)

    def _sent(self, submission: Submission) -> tuple[str, str]:
        """The day and the time of sending, on the journey's clock."""
        at = submission.sent_at.astimezone(ZoneInfo(self.journey.time_zone))
        form = self._formats
        return form.weekday(at.date()), say(
            self._words.sent_at, time=format_time(at.time(), "short", locale=form.locale)
        )

    def _planned(self, step: Step) -> StepPlan:
        """The plan of a step, made when its page is first asked for."""
        caption: Markup | Telling | None
        if step.within:
            caption = self._items_plan(self.journey.steps[step.within]).caption
        else:
            title = self._captions[step.id]
            caption = None if title is None else self._writer.write(title)
        plan = StepPlan(step, caption, self.journey, self._writer, self._words, self._shell)
        self._plans[step.id] = plan
        return plan

    def _items_plan(self, step: Step) -> ItemsPlan:
        plan = self._lists.get(step.id)
        if plan is None:
            plan = self._lists[step.id] = ItemsPlan(
                step, self._captions[step.id], self.journey, self._writer, self._words, self._shell, self._rows
            )
        return plan

    def _back(self, path: Path, step: Step | None, changing: bool, item: str = "") -> str:
        """The address of the page before, read off the path; of check answers where that led here, but
        not from an item that has to be finished first."""
        if changing and not (item and path.stops_at is not None):
            return addresses.check(self.journey.id)
        before = previous(path, None if step is None else step.id, item)
        if before is None:
            return addresses.start(self.journey.id)
        return addresses.place(self.journey.id, before, changing)

    def _message(self, problem: Problem, known: Known) -> str:
        if problem.rule == "server.not_saved":
            return self._words.not_saved_here
        if problem.rule == "server.expired":
            return self._words.expired_here
        if problem.rule == STALE:
            question = self.journey.questions[problem.question]
            held = self._rows.said(question, problem.params["answer"], known).replace("\n", ", ")
            return say(self._words.stale, answer=held)
        return message(problem, self.journey.questions[problem.question], known, self.journey, self.language)

    def _slip(self, problem: Problem, known: Known) -> Slip:
        step = self._rows.step_of.get(problem.question)
        target = "" if step is None else addresses.step(self.journey.id, step.id, changing=True)
        return Slip(self._message(problem, known), target)

    def _notice(self, frame: Frame) -> str:
        return frame.notice and draw("components/notice.html", notice=notice_words(frame.notice, self._words))

    def _note(self, aside: Aside | None, known: Known) -> Note | None:
        if aside is None:
            return None
        return Note(self._plain(aside.title, known), self._writer.told(aside.body, known, "block", heading=3))

    def _statement(self, outcome: Outcome, known: Known) -> tuple[Markup, Markup] | None:
        if outcome.statement is None:
            return None
        label, value = outcome.statement
        return self._plain(label, known), self._writer.told(value, known, weekdays=True)

    def _timeline(self, outcome: Outcome, known: Known) -> tuple[tuple[Markup, Markup], ...]:
        return tuple(
            (self._writer.told(when, known, weekdays=True), self._writer.told(what, known, "block"))
            for when, what in outcome.timeline
        )

    def _plain(self, text: Text, known: Known) -> Markup:
        return self._writer.told(text, known)

    def _inline(self, text: Text, known: Known) -> Markup:
        return self._writer.told(text, known, "inline")

    def _block(self, text: Text | None, known: Known) -> Markup | None:
        return None if text is None else self._writer.told(text, known, "block")


def _inside(path: Path, step: Step, item: str) -> ItemPath:
    found = item_path(path, step.within, item)
    if found is None:
        raise ValueError(f"no item of {step.within} on the path is {item}")
    return found


def _reached(path: Path) -> Outcome:
    if path.outcome is None:
        raise ValueError(f"the path ends at no outcome: it stops at {path.stops_at}")
    return path.outcome


def _parted(body: Markup | None) -> tuple[Markup | None, Markup | None]:
    """What stands before the first heading, and the rest: the statement goes between."""
    if body is None:
        return None, None
    lead, heading, rest = body.partition("<h2>")
    return Markup(lead) or None, Markup(heading + rest) or None  # noqa: S704 -- both are parts of safe HTML
