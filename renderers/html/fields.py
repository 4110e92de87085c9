"""One question of one journey version, as it stands on its page, drawn once and filled per citizen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from babel import Locale
from babel.numbers import get_currency_name
from markupsafe import Markup, escape

from engine.doubts import sure_name
from engine.options import asked_of, varies
from journeys.expressions.kinds import Money, Upload, YesNo
from journeys.expressions.known import Known
from journeys.formats import formats
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Parts
from journeys.questions.presented import affixes, part_label
from renderers.html.addresses import kebab
from renderers.html.beside import NO_UPLOADS, beside_of, file_control, most_told, script_of
from renderers.html.drawn import Choice, Control, Field
from renderers.html.environment import draw
from renderers.html.reveals import Panel
from renderers.html.sheet import Draft, Sheet, slot
from renderers.html.wording import Words, say
from renderers.html.writing import Writer

_OWN_IDS = frozenset({"errors", "main", "page"})
"""Ids that every page has."""

_VARIANTS = 64
"""How many sets of options of one question are kept drawn."""


class FieldPlan:
    """Draws one question. Blank, it is a constant; filled, one join; its first fault costs a template."""

    def __init__(
        self,
        question: Question,
        journey: Journey,
        writer: Writer,
        words: Words,
        heading: bool,
        taken: Collection[str],
        followed: bool = False,
    ) -> None:
        """`heading`: the question is its page's heading. `taken`: ids that other controls of the page have.

        `followed`: other questions of the page may be revealed by its options.
        """
        self.question = question
        self._followed = followed
        self._varies = varies(question)
        self._variants: dict[tuple[str, ...], FieldPlan] = {}
        self._type = type_of(question.type)
        self._journey = journey
        self._writer = writer
        self._words = words
        self._heading = heading
        self._parts = self._type.parts(question)
        self._taken = set(taken)
        self._sheets: dict[tuple[tuple[str, ...] | None, bool], Sheet] = {}
        self._blank: str | None = None
        self._presentation = str(getattr(self._type, "presentation", lambda _: "")(question))
        options = [option.id for option in question.options]
        if not options and isinstance(self._type.kind(question), YesNo):
            options = ["yes", "no"]
        self._options = tuple(options)
        self._labels = {option.id: writer.write(option.label) for option in question.options}
        self._beside = beside_of(question, journey, writer, words)
        self._file = file_control(question, words, writer.language)
        marks = {f"{mark}:{option}": "" for option in options for mark in ("checked", "selected")}
        self._empty = {f"value:{part}": "" for part in self._parts} | marks
        if followed:
            self._empty |= {f"{mark}:{option}": "" for option in options for mark in ("reveals", "panel")}

    def first_control(self, faults: Collection[str] = ()) -> str:
        """The id that a link to this question leads to: the first part at fault, else the first control."""
        part = next((part for part in self._parts if part in faults), self._parts[0])
        return control_id(self.question.id, part)

    @property
    def reveals(self) -> bool:
        """Whether its options can be followed by what they reveal: those to search among are not on the page."""
        return self._followed and self._presentation != "search"

    @property
    def options(self) -> tuple[str, ...]:
        """The values that can be chosen, in order."""
        return self._options

    def asked(self, known: Known) -> FieldPlan:
        """The plan of the question with the options that there are for this citizen.

        Those that come from the items of a repeat are labelled in the citizen's own words, and kept nowhere.
        """
        if not self._varies:
            return self
        question = asked_of(self.question, known, self._journey, self._writer.language)
        if question is self.question:
            return self
        key = tuple(option.id for option in question.options)
        plan = None if question.items is not None else self._variants.get(key)
        if plan is None:
            plain = replace(question, items=None, options=tuple(replace(each, when=None) for each in question.options))
            plan = FieldPlan(
                plain, self._journey, self._writer, self._words, self._heading, self._taken, self._followed
            )
            if question.items is None and len(self._variants) < _VARIANTS:
                self._variants[key] = plan
        return plan

    def draw(
        self,
        known: Known,
        parts: Parts,
        error: str | None = None,
        faults: Collection[str] = (),
        panels: Sequence[Panel] = (),
        sure: str = "",
        uploads: Mapping[str, Upload] = NO_UPLOADS,
    ) -> str:
        """The field with what was typed in it, the message where there is a problem, and what its options reveal.

        With `sure` it is only a doubt: the form then says by that word that the citizen has seen it. `uploads` are
        the files that the citizen's session holds.
        """
        if error is None and not parts and self._blank is not None and not panels:
            return self._blank
        at_fault = None if error is None else tuple(part for part in self._parts if not faults or part in faults)
        sheet = self._sheet(at_fault, bool(sure))
        values: dict[str, str] = dict(self._empty)
        for part, typed in parts.items():
            self._fill(values, part, typed, known)
        if self._beside is not None:
            values["beside"] = self._beside(known, parts, uploads, error is not None)
        if error is not None:
            values["error"], values["sure"] = escape(error), sure
        for number, panel in enumerate(panels, 1):
            for option in panel.options:
                values[f"reveals:{option}"] += f" reveals-{number}"
            values[f"panel:{panel.options[-1]}"] += f'<div class="panel panel-{number}">{panel.html}</div>'
        drawn = sheet.fill(values, known)
        if error is None and not parts and not panels and not sheet.tellings:
            self._blank = drawn
        return drawn

    def _fill(self, values: dict[str, str], part: str, typed: Sequence[str], known: Known) -> None:
        """Put what was typed in its slot; options that were never offered are left out."""
        for text in typed[:1]:
            label = self._labels.get(text) if self._presentation == "search" else None
            shown = escape(text) if label is None else label(known) if callable(label) else label
            values[f"value:{part}"] = shown
        for text in typed:
            if text in self._options:
                values[f"checked:{text}"], values[f"selected:{text}"] = " checked", " selected"

    def _sheet(self, at_fault: tuple[str, ...] | None, doubted: bool) -> Sheet:
        """The field cut at what differs; `at_fault` is None where there is no problem."""
        found = self._sheets.get((at_fault, doubted))
        if found is None:
            draft = Draft()
            html = draw("components/field.html", field=self._field(draft, at_fault, doubted), words=self._words)
            found = self._sheets[at_fault, doubted] = Sheet.cut(html, draft.tellings)
        return found

    def _field(self, draft: Draft, at_fault: tuple[str, ...] | None, doubted: bool) -> Field:
        question, type = self.question, self._type
        wrong = at_fault is not None
        ids = {name: self._id(name) for name in ("hint", "error", "limit")}
        limit = self._limit()
        shown = {"hint": question.hint is not None, "limit": limit != "", "error": wrong}
        described = " ".join(ids[name] for name in shown if shown[name])
        before, after = affixes(question, self._journey, self._writer.language)
        grouped = type.grouped(question)
        return Field(
            drawing=f"questions/{question.type}.html",
            name=kebab(question.id),
            label=draft.place(self._writer.write(question.ask)),
            heading=self._heading,
            grouped=grouped,
            optional=question.optional,
            hint=None if question.hint is None else draft.place(self._writer.write(question.hint, "inline")),
            hint_id=ids["hint"],
            wrong=wrong and not doubted,
            doubted=doubted,
            sure=sure_name(question.id),
            sure_word=slot("sure"),
            error=slot("error"),
            error_id=ids["error"],
            limit=limit,
            limit_id=ids["limit"],
            described=described,
            controls=tuple(
                self._control(
                    part,
                    (ids["error"] if part in (at_fault or ()) else "") if grouped else described,
                    () if doubted else at_fault,
                )
                for part in self._parts
            ),
            choices=tuple(self._choices(draft)),
            presentation=self._presentation,
            rows=int(question.settings.get("rows", 5)),
            before=before,
            after=after,
            currency=self._currency(),
            followed=self.reveals,
            script=script_of(question, self._presentation),
            most=most_told(question),
            beside=Markup("") if self._beside is None else slot("beside"),
            file=self._file,
        )

    def _control(self, part: str, described: str, at_fault: tuple[str, ...] | None) -> Control:
        question, type = self.question, self._type
        return Control(
            part=part,
            id=control_id(question.id, part),
            name=control_name(question.id, part),
            label=part_label(question, part, self._writer.language),
            value=slot(f"value:{part}"),
            type=type.input_type,
            width=type.width(question, part),
            inputmode=type.inputmode(question, part),
            autocomplete=type.autocomplete(question, part),
            autocapitalize=type.autocapitalize,
            optional=type.part_optional(question, part),
            spellcheck=type.spellchecked(question),
            described=described,
            wrong=part in (at_fault or ()),
        )

    def _choices(self, draft: Draft) -> Iterator[Choice]:
        """The options in order; yes and no for a question that has just those."""
        name = kebab(self.question.id)
        labelled: list[tuple[str, Markup, Markup | None, bool]] = [
            (
                option.id,
                draft.place(self._labels[option.id]),
                None if option.hint is None else draft.place(self._writer.write(option.hint)),
                option.alone,
            )
            for option in self.question.options
        ]
        if not labelled and self._options:
            labelled = [("yes", escape(self._words.yes), None, False), ("no", escape(self._words.no), None, False)]
        nothing = Markup("")
        before = True
        for number, (value, label, hint, alone) in enumerate(labelled, 1):
            yield Choice(
                id=control_id(self.question.id) if number == 1 else self._id(str(number)),
                value=value,
                label=label,
                hint=hint,
                hint_id=f"{name}-{number}_hint",
                divided=alone and not before,
                alone=alone,
                checked=slot(f"checked:{value}"),
                selected=slot(f"selected:{value}"),
                reveals=slot(f"reveals:{value}") if self.reveals else nothing,
                panel=slot(f"panel:{value}") if self.reveals else nothing,
            )
            before = alone

    def _limit(self) -> str:
        """How long the answer may be, told where that is a fixed number and the box takes several lines; of files,
        which kinds and how large."""
        if self._file is not None:
            return self._file.limit
        most = most_told(self.question)
        return self._words.limit.of(most) if most else ""

    def _currency(self) -> str:
        if not isinstance(self._type.kind(self.question), Money):
            return ""
        name = get_currency_name(
            self._journey.currency,
            2,
            locale=self._locale(),
        )
        return say(self._words.in_currency, currency=name)

    def _locale(self) -> Locale:
        return formats(self._writer.language, self._journey.currency, self._journey.minor_digits).locale

    def _id(self, suffix: str) -> str:
        """An id made for something of this question, that no control of the page has."""
        id = f"{kebab(self.question.id)}-{suffix}"
        while id in self._taken:
            id += "-x"
        return id


def control_name(question: str, part: str = "") -> str:
    """The name of a control: `date-of-birth-day`."""
    return kebab(f"{question}_{part}") if part else kebab(question)


def control_id(question: str, part: str = "") -> str:
    """The id of a control: its name, unless the page itself has that id."""
    name = control_name(question, part)
    return f"{name}_" if name in _OWN_IDS else name
