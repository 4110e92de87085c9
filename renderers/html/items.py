"""The pages of a repeat: the list of its items, and the question of whether to remove one (patterns Q32, P29)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from engine.lists import TOO_FEW, TOO_MANY, UNANSWERED
from engine.path import Path
from engine.places import item_path
from engine.scope import so_far
from journeys.expressions.known import Known
from journeys.formats import formats
from journeys.model import Journey, Question, Repeat, Step, Text, Wording
from journeys.questions.base import Problem
from journeys.questions.messages import message
from renderers.html import addresses
from renderers.html.contexts import ItemsPage, RemovePage, Shell, Slip
from renderers.html.environment import draw
from renderers.html.fields import FieldPlan
from renderers.html.rows import Rows
from renderers.html.wording import Words, say
from renderers.html.writing import Writer


class ItemsPlan:
    """The pages of one repeat in one language."""

    def __init__(
        self, step: Step, caption: Text | None, journey: Journey, writer: Writer, words: Words, shell: Shell, rows: Rows
    ) -> None:
        """`caption` is the title of the section."""
        self._step = step
        self._caption = caption
        self._journey = journey
        self._writer = writer
        self._words = words
        self._shell = shell
        self._rows = rows
        another = Text(((None, Wording((words.items_another,), step.route)),), step.route)
        self._another = Question(step.id, "yes_no", another, step.route)
        self._plans: dict[bool, FieldPlan] = {}

    @property
    def repeat(self) -> Repeat:
        """What is asked of each item."""
        assert self._step.repeat is not None
        return self._step.repeat

    def list(
        self,
        path: Path,
        problems: Sequence[Problem],
        chosen: str,
        *,
        csrf: str,
        notice: str,
        back: str,
        changing: bool,
    ) -> str:
        """The items there are, and whether there is another; with none, whether there are any.

        `chosen` is what was sent (`yes` or `no`); "" shows what was said before.
        """
        step, repeat, words, known = self._step, self.repeat, self._words, path.known
        items = path.items.get(step.id, ())
        asking = not items and repeat.ask is not None
        full = len(items) >= repeat.max
        added = self._added(path) if items else ""
        alone = asking and step.body is None
        heading = self._told(repeat.ask if alone and repeat.ask is not None else step.title, known)
        first = self._field(asking).first_control()
        slips = [Slip(self._message(problem, known, asking), first) for problem in problems]
        page = ItemsPage(
            title=Markup(say(escape(words.title_error), title=heading)) if slips else heading,  # noqa: S704 -- escaped
            caption=self._captioned(known, heading),
            heading=heading,
            alone=alone,
            back=back,
            notice=notice,
            summary=draw("components/summary.html", slips=slips, words=words) if slips else "",
            body=None if step.body is None else self._writer.told(step.body, known, "block"),
            count=added or self._count(len(items), full),
            limit="" if asking or (full and not added) else say(words.items_most, n=self._number(repeat.max)),
            cards=self._rows.item_cards(path, step, changing),
            action=addresses.step(self._journey.id, step.id, changing),
            csrf=csrf,
            field=Markup("") if full else self._drawn(path, asking, chosen, slips),
            button=words.continue_,
            later=addresses.saved(self._journey.id) if self._journey.task_list else "",
        )
        return draw("templates/items.html", page=page, shell=self._shell, words=words)

    def remove(self, path: Path, item: str, *, csrf: str, changing: bool) -> str:
        """Whether to remove one item, with all that would go."""
        step, words = self._step, self._words
        found = item_path(path, step.id, item)
        if found is None:
            raise ValueError(f"{step.id} has no such item on the path")
        named = self._rows.item_name(self.repeat, found)
        back = addresses.step(self._journey.id, step.id, changing)
        page = RemovePage(
            title=Markup(say(escape(words.remove_title), item=named)),  # noqa: S704 -- both are escaped
            back=back,
            card=self._rows.item_card(step, found),
            action=addresses.remove(self._journey.id, step.id, item, changing),
            csrf=csrf,
            keep=back,
        )
        return draw("templates/remove.html", page=page, shell=self._shell, words=words)

    def problems(self, known: Known) -> Iterator[tuple[str, str, str]]:
        """Every problem that its list page can have: the rule, its words, and the field that tells them."""
        repeat = self.repeat
        rules = [(UNANSWERED, True)] if repeat.ask is not None else []
        rules += [(UNANSWERED, False), *([(TOO_FEW, False)] if repeat.min else []), (TOO_MANY, False)]
        for rule, asking in rules:
            said = self._message(Problem(self._step.id, rule), known, asking)
            yield rule, said, self._field(asking).draw(known, {}, said)

    def _added(self, path: Path) -> str:
        """How many items there are, as the journey says it; "" where it does not, or cannot tell yet."""
        if self.repeat.added is None:
            return ""
        try:
            return self._writer.told(self.repeat.added, so_far(path, self._step))
        except LookupError:
            return ""

    def _count(self, number: int, full: bool) -> str:
        """The same in built-in words; "" where there is none."""
        words = self._words
        return say(words.items_full if full else words.items_count, n=self._number(number)) if number else ""

    def caption(self, known: Known) -> str:
        """What the item is called on its own pages; until it is named, which of the list it is."""
        return self._rows.item_caption(self._step, known)

    def _captioned(self, known: Known, heading: Markup) -> Markup | None:
        """The title of the section, unless the heading says the same."""
        caption = None if self._caption is None else self._told(self._caption, known)
        return None if caption == heading else caption

    def _drawn(self, path: Path, asking: bool, chosen: str, slips: Sequence[Slip]) -> Markup:
        said = chosen or ("no" if self._step.id in path.known else "")
        parts: Mapping[str, Sequence[str]] = {"": [said]} if said else {}
        error = slips[0].message if slips else None
        return Markup(self._field(asking).draw(path.known, parts, error))  # noqa: S704 -- templates escape

    def _field(self, asking: bool) -> FieldPlan:
        """The yes/no question: of whether there are any, which is the page's heading, or of another."""
        plan = self._plans.get(asking)
        if plan is None:
            question = self._asked if asking else self._another
            alone = asking and self._step.body is None
            plan = FieldPlan(question, self._journey, self._writer, self._words, alone, ())
            self._plans[asking] = plan
        return plan

    @property
    def _asked(self) -> Question:
        ask = self.repeat.ask
        assert ask is not None
        return Question(self._step.id, "yes_no", ask, self._step.route)

    def _message(self, problem: Problem, known: Known, asking: bool) -> str:
        words = self._words
        if problem.rule == TOO_FEW:
            return say(words.items_few, n=self._number(self.repeat.min))
        if problem.rule == TOO_MANY:
            return say(words.items_most, n=self._number(self.repeat.max))
        if problem.rule == "server.not_saved":
            return words.not_saved_here
        if problem.rule == "server.expired":
            return words.expired_here
        if asking:
            empty = Problem(self._step.id, "empty.yesno")
            return message(empty, self._asked, known, self._journey, self._writer.language)
        return words.items_choose

    def _told(self, text: Text | None, known: Known) -> Markup:
        return Markup("") if text is None else self._writer.told(text, known)

    def _number(self, number: int) -> str:
        journey = self._journey
        return format_decimal(
            number, locale=formats(self._writer.language, journey.currency, journey.minor_digits).locale
        )
