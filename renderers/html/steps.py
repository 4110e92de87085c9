"""One step of one journey version: its page drawn once, filled per citizen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from engine.replay import is_shown, shown
from engine.tags import STALE
from journeys.expressions.kinds import Upload
from journeys.expressions.known import Known
from journeys.model import Journey, Step, Text
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem
from renderers.html.beside import NO_UPLOADS
from renderers.html.contexts import Note, Shell, Slip, StepPage
from renderers.html.environment import draw
from renderers.html.fields import FieldPlan, control_name
from renderers.html.reveals import Panel, asked_at_all, is_leader, leaders, revealing
from renderers.html.sheet import Draft, Sheet, Telling, slot
from renderers.html.wording import Words, say
from renderers.html.writing import Writer

Tell = Callable[[Problem], str]
"""The words of a problem."""


class Told(NamedTuple):
    """What is told at one question: a message, the parts at fault, and for a doubt the word that settles it."""

    message: str | None
    faults: Sequence[str] = ()
    sure: str = ""


_NOTHING = Told(None)


class StepPlan:
    """The page of one step. All that is the same for everybody is drawn when it is first asked for."""

    __slots__ = (
        "_fields", "_journey", "_leaders", "_sheet", "_shell", "_step", "_title", "_words", "_writer",
    )  # fmt: skip

    def __init__(
        self,
        step: Step,
        caption: Markup | Telling | None,
        journey: Journey,
        writer: Writer,
        words: Words,
        shell: Shell,
    ) -> None:
        """`caption` is said above the heading: the title of the section, or what the item is called."""
        self._step = step
        self._leaders = leaders(step)
        self._journey = journey
        self._writer = writer
        self._words = words
        self._shell = shell
        names = {
            question.id: [control_name(question.id, part) for part in type_of(question.type).parts(question)]
            for question in step.questions
        }
        every = [name for own in names.values() for name in own]
        alone = step.form == "question"
        followed = {leader.id for leader in self._leaders.values() if is_leader(leader)}
        self._fields = {
            question.id: FieldPlan(
                question,
                journey,
                writer,
                words,
                alone,
                [name for name in every if name not in names[question.id]],
                question.id in followed,
            )
            for question in step.questions
        }
        named = step.title if step.title is not None else step.questions[0].ask if step.questions else journey.title
        self._title = writer.write(named)
        draft = Draft()
        page = self._page(draft, caption, None if alone else self._title)
        html = draw("templates/step.html", page=page, shell=shell, words=words)
        self._sheet = Sheet.cut(html, draft.tellings)

    def draw(
        self,
        known: Known,
        fields: Mapping[str, Parts],
        problems: Sequence[Problem],
        tell: Tell,
        *,
        csrf: str,
        notice: str,
        back: str,
        action: str,
        uploads: Mapping[str, Upload] = NO_UPLOADS,
        seen: str = "",
    ) -> str:
        """The page for a citizen: filled in with `fields`, telling every one of `problems`.

        `uploads` are the files that the citizen's session holds, `seen` is the tag of what it holds for this page.
        """
        title = self._title if isinstance(self._title, str) else self._title(known)
        errors: dict[str, Told] = {}
        summary: str = ""
        if problems:
            slips = []
            for problem in problems:
                message = tell(problem)
                plan = self._fields.get(problem.question)
                here = plan is not None and not problem.rule.startswith("server.")
                if plan is not None and here:
                    before = errors.get(problem.question)
                    if before is None:
                        errors[problem.question] = Told(message, problem.parts, problem.sure)
                    elif problem.rule.startswith("file.") or problem.rule == STALE:  # has a message of its own
                        errors[problem.question] = before._replace(message=f"{before.message}\n{message}")
                slips.append(Slip(message, plan.first_control(problem.parts) if plan is not None and here else ""))
            only_doubts = all(problem.sure for problem in problems)
            heading = self._words.doubt if only_doubts else self._words.problem
            summary = draw("components/summary.html", slips=slips, words=self._words, heading=heading, mild=only_doubts)
            title = title if only_doubts else say(self._words.title_error, title=title)
        values = {
            "title": title,
            "csrf": csrf,
            "back": back,
            "action": action,
            "notice": self._notice(notice),
            "summary": summary,
            "seen": escape(seen),
            "fields": self._drawn(known, fields, errors, uploads),
        }
        return self._sheet.fill(values, known)

    def _drawn(
        self, known: Known, fields: Mapping[str, Parts], errors: Mapping[str, Told], uploads: Mapping[str, Upload]
    ) -> str:
        """The questions that this citizen is asked."""
        if self._leaders:
            return self._with_panels(known, fields, errors, uploads)
        drawn = []
        for question in shown(self._step, known):
            plan = self._fields[question.id].asked(known)
            told = errors.get(question.id, _NOTHING)
            drawn.append(
                plan.draw(known, fields.get(question.id, {}), told.message, told.faults, (), told.sure, uploads)
            )
        return "\n".join(drawn)

    def _with_panels(
        self, known: Known, fields: Mapping[str, Parts], errors: Mapping[str, Told], uploads: Mapping[str, Upload]
    ) -> str:
        """Those that an option of this page reveals stand under it, whatever is chosen now; so the last come first."""
        drawn: list[str] = []
        panels: dict[str, list[Panel]] = {}
        for question in reversed(self._step.questions):
            plan = self._fields[question.id].asked(known)
            leader = self._leaders.get(question.id)
            reveals: tuple[str, ...] = ()
            if leader is None:
                if not is_shown(question, known):
                    continue
            else:
                options = self._fields[leader.id].asked(known).options
                reveals = revealing(question, leader, options, known)
                if not reveals and not asked_at_all(question, leader, options, known):
                    continue
            told, below = errors.get(question.id, _NOTHING), panels.get(question.id, ())
            html = plan.draw(known, fields.get(question.id, {}), told.message, told.faults, below, told.sure, uploads)
            if leader is not None and reveals and self._fields[leader.id].reveals:
                panels.setdefault(leader.id, []).insert(0, Panel(html, reveals))
            else:
                drawn.insert(0, html)
        return "\n".join(drawn)

    def _notice(self, notice: str) -> str:
        return notice and draw("components/notice.html", notice=notice_words(notice, self._words))

    def _page(self, draft: Draft, caption: Markup | Telling | None, heading: Markup | Telling | None) -> StepPage:
        step, words = self._step, self._words
        place = draft.place

        def written(text: Text | None, block: bool = False) -> Markup | None:
            return None if text is None else place(self._writer.write(text, "block" if block else "plain"))

        return StepPage(
            title=slot("title"),
            back=slot("back"),
            notice=slot("notice"),
            summary=slot("summary"),
            caption=None if caption is None else place(caption),
            heading=None if heading is None else place(heading),
            body=written(step.body, block=True),
            action=slot("action"),
            csrf=slot("csrf"),
            fields=slot("fields"),
            button=words.continue_ if step.questions else words.continue_information,
            note=self._note(draft),
            files=any(question.type == "file" for question in step.questions),
            later=bool(self._journey.task_list),
            seen=slot("seen") if step.questions else None,
        )

    def _note(self, draft: Draft) -> Note | None:
        """Why we ask this, of every question that says so."""
        parts: list[Markup] = []
        for question in self._step.questions:
            texts = (question.why, question.kept_for, question.shared_with)
            told = [draft.place(self._writer.write(text, "block", heading=3)) for text in texts if text is not None]
            if told and len(self._step.questions) > 1:
                told.insert(
                    0, Markup("<p><strong>{}</strong></p>").format(draft.place(self._writer.write(question.ask)))
                )
            parts += told
        return Note(escape(self._words.why), Markup("\n").join(parts), folded=True) if parts else None


def notice_words(notice: str, words: Words) -> str:
    """What a notice of the session or the service says; one that is no code says itself."""
    return str(getattr(words, f"notice_{notice}", notice))
