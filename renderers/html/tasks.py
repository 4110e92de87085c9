"""The task list: the tasks of a journey in their groups, each with its status in words (patterns P11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from engine.path import Path, Task, TaskStatus
from journeys.expressions.known import Known
from journeys.formats import formats
from journeys.model import Journey, Section
from journeys.questions.base import Problem
from renderers.html import addresses
from renderers.html.addresses import kebab
from renderers.html.contexts import Shell, TaskRow, TasksPage
from renderers.html.environment import draw
from renderers.html.wording import Words, say
from renderers.html.writing import Writer

Tell = Callable[[Problem], str]


class TasksPlan:
    """The task list of one journey version in one language."""

    def __init__(self, journey: Journey, writer: Writer, words: Words, shell: Shell) -> None:
        self._journey = journey
        self._writer = writer
        self._words = words
        self._shell = shell
        self._statuses: Mapping[TaskStatus, str] = {
            "cannot_start": words.task_cannot_start,
            "not_started": words.task_not_started,
            "in_progress": words.task_in_progress,
            "completed": words.task_completed,
            "problem": words.task_problem,
        }
        self._sends = any(outcome.submit for outcome in journey.outcomes.values())

    def draw(self, path: Path, tell: Tell, *, notice: str, back: str) -> str:
        """The page. `tell` words a problem."""
        words = self._words
        by_id = {task.section.id: task for task in path.tasks}
        groups: list[tuple[Markup, tuple[TaskRow, ...]]] = []
        for group in self._journey.task_list:
            shown = [by_id[id] for id in group.sections if id in by_id]
            if shown:
                rows = tuple(self._row(path, task, tell) for task in shown)
                groups.append((self._writer.told(group.title, path.known), rows))
        groups.append((escape(words.tasks_finish), (self._last(path),)))
        done = sum(task.status == "completed" for task in path.tasks)
        page = TasksPage(
            title=words.tasks_title,
            back=back,
            notice=notice,
            done=say(words.tasks_done, done=self._number(done), all=self._number(len(path.tasks))),
            groups=tuple(groups),
            later=addresses.saved(self._journey.id),
        )
        return draw("templates/tasks.html", page=page, shell=self._shell, words=words)

    def _row(self, path: Path, task: Task, tell: Tell) -> TaskRow:
        section = task.section
        detail = Markup("")
        if task.status == "cannot_start" and task.waits_for:
            detail = self._waits(task.waits_for, path.known)
        elif task.status == "problem" and task.problems:
            detail = escape(tell(task.problems[0]))
        return TaskRow(
            id=f"task-{kebab(section.id)}",
            title=self._title(section, path.known),
            link="" if task.status == "cannot_start" else self._link(path, task),
            detail=detail,
            status=task.status.replace("_", "-"),
            word=self._statuses[task.status],
        )

    def _last(self, path: Path) -> TaskRow:
        """The row that leads on from the list, once every task is completed."""
        words = self._words
        ready = path.outcome is not None
        journey = self._journey.id
        end = addresses.check(journey) if path.outcome is None or path.outcome.submit else addresses.end(journey)
        status: TaskStatus = "not_started" if ready else "cannot_start"
        return TaskRow(
            id="task-",
            title=escape(words.tasks_send if self._sends else words.tasks_end),
            link=end if ready else "",
            detail=Markup("") if ready else escape(words.tasks_all_first),
            status=status.replace("_", "-"),
            word=self._statuses[status],
        )

    def _link(self, path: Path, task: Task) -> str:
        """Where a task is entered: at its first page, or where it was left; "" where this citizen is asked nothing."""
        own = next((step for step in path.steps if step.section == task.section.id), None)
        step = task.stops_at if task.status in ("in_progress", "problem") else own
        return "" if step is None else addresses.step(self._journey.id, step.id)

    def _waits(self, sections: Sequence[Section], known: Known) -> Markup:
        """ "Finish “Your work” first": names are quoted, so that none has to fit into the sentence."""
        quoted = escape(self._words.tasks_quoted)
        named = [say(quoted, name=self._title(section, known)) for section in sections]
        listed = Markup(format_list(named, locale=self._locale()))
        return Markup(say(escape(self._words.tasks_wait), tasks=listed))

    def _title(self, section: Section, known: Known) -> Markup:
        if section.title is None:
            return escape(section.id)
        try:
            return self._writer.told(section.title, known)
        except LookupError:
            return self._writer.blank(section.title)

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=self._locale())

    def _locale(self) -> Locale:
        journey = self._journey
        return formats(self._writer.language, journey.currency, journey.minor_digits).locale
