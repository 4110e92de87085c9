"""A journey -> an XLSForm: a workbook with its questions, its options and its conditions, for survey tools."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from journeys.expressions.kinds import Record, YesNo
from journeys.expressions.tree import Node
from journeys.languages import own_name
from journeys.model import Fact, Journey, Option, Question, Repeat, Section, Step, Text
from journeys.questions import type_of
from renderers.exports import Unsaid, Unsayable
from renderers.exports.opened import opened
from renderers.exports.presence import Presence, all_of, presences, question_presence
from renderers.exports.wordings import words_of
from renderers.exports.xpath import XPath, name_of

TYPES: Mapping[str, str] = {
    "text": "text", "long_text": "text", "integer": "integer", "decimal": "decimal", "money": "decimal", "date": "date",
    "day": "date", "month_year": "date", "rough_date": "text", "time": "time", "yes_no": "select_one yes_no",
    "email": "text", "phone": "text", "reference": "text", "national_id": "text", "location": "text",
    "declaration": "acknowledge", "signature": "image", "file": "file", "iban": "text", "name": "text",
}  # fmt: skip
"""Question types -> types of XLSForm; options and answers of several parts are written in their own way."""

_APPEARANCES: Mapping[str, str] = {"long_text": "multiline", "signature": "signature", "month_year": "month-year"}
_GUESSED: Mapping[str, str] = {
    "rough_date": "a rough date is asked for as text, and not checked",
    "phone": "a phone number is not checked", "national_id": "the check digits of a number are not checked",
    "iban": "the check digits of a number are not checked", "file": "one file is taken, of any kind",
    "location": "a place is asked for as text", "bank_account": "bank details are not checked",
    "reference": "the form of a reference is not checked",
}  # fmt: skip

Row = dict[str, str]


@dataclass(slots=True)
class Form:
    """The sheets of the workbook, row by row; `languages` are those of its texts, () for just one."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: Row = field(default_factory=dict)
    languages: tuple[str, ...] = ()


def xlsform(journey: Journey, today: date) -> tuple[Form, list[Unsaid]]:
    """The form, with the texts of all the journey's languages; and what it could not say."""
    writing = _Writing(journey, today)
    return writing.all(), writing.unsaid


class _Writing:
    def __init__(self, journey: Journey, today: date) -> None:
        self._journey, self._today = journey, today
        self.unsaid: list[Unsaid] = []
        self._form = Form(languages=journey.languages if len(journey.languages) > 1 else ())
        self._lists: dict[tuple[str, ...], str] = {}
        self._facts: dict[str, str] = self._sayable_facts()

    def all(self) -> Form:
        """All sheets."""
        journey, form = self._journey, self._form
        title = words_of(journey.title, journey, journey.language, self._today)
        form.settings = {"form_title": title, "form_id": journey.id, "version": journey.version}
        if form.languages:
            form.settings["default_language"] = self._column("", journey.language).removeprefix("::")
        for section in journey.sections:
            self._section(section)
        if journey.check.declaration is not None:
            row = {"type": "acknowledge", "name": "declaration_of_truth", "required": "yes"}
            form.survey.append({**row, **self._said("label", journey.check.declaration)})
        for id, calculation in self._facts.items():
            if "." not in id:
                form.survey.append({"type": "calculate", "name": name_of(id), "calculation": calculation})
        return form

    # texts

    def _column(self, name: str, language: str) -> str:
        return f"{name}::{own_name(language)} ({language})"

    def _said(self, column: str, *texts: Text | None) -> Row:
        """A text, or several below each other, in each language, in the columns for it."""
        found: Row = {}
        for language in self._form.languages or (self._journey.language,):
            said = [words_of(text, self._journey, language, self._today) for text in texts if text is not None]
            name = self._column(column, language) if self._form.languages else column
            if any(said):
                found[name] = "\n\n".join(each for each in said if each)
        return found

    def _plain(self, column: str, words: str) -> Row:
        """Our own words, the same in every language."""
        languages = self._form.languages
        return {self._column(column, each): words for each in languages} if languages else {column: words}

    # conditions

    def _xpath(self, own: str = "") -> XPath:
        return XPath(self._journey, frozenset(self._facts), own)

    def _relevant(self, id: str, at: Presence) -> Row:
        if at.why:
            self.unsaid.append(Unsaid(id, "when it is asked", at.why))
            return {}
        if at.when is None:
            return {}
        try:
            return {"relevant": _bare(self._holds(at.when))}
        except Unsayable as why:
            self.unsaid.append(Unsaid(id, "when it is asked", str(why)))
            return {}

    def _holds(self, node: Node, own: str = "") -> str:
        """A sentence with its rates as numbers; with its facts opened where the form does not compute them."""
        try:
            return self._xpath(own).holds(opened(node, self._journey, self._today, facts=False))
        except Unsayable:
            return self._xpath(own).holds(opened(node, self._journey, self._today))

    def _sayable_facts(self) -> dict[str, str]:
        """The facts that XPath can work out, by id, each after those that it is made of."""
        found: dict[str, str] = {}
        left = {**self._journey.facts}
        for step in self._journey.steps.values():
            left |= step.repeat.facts if step.repeat is not None else {}
        for _ in range(len(left)):
            before = len(found)
            for id, fact in list(left.items()):
                try:
                    found[id] = self._calculated(fact, frozenset(found))
                except Unsayable:
                    continue
                del left[id]
            if len(found) == before:
                break
        why = "XPath cannot work it out exactly; what hangs on it is told where it is read"
        self.unsaid += [Unsaid(id, "fact", why) for id in left]
        return found

    def _calculated(self, fact: Fact, known: frozenset[str]) -> str:
        xpath = XPath(self._journey, known)
        words = ""
        for row in reversed(fact.rows):
            tree = opened(row.value.tree, self._journey, self._today, facts=False)
            value = f"if({xpath.holds(tree)}, 'yes', 'no')" if isinstance(fact.kind, YesNo) else xpath.say(tree)
            if row.sentence is None:
                words = value
            else:
                when = xpath.holds(opened(row.sentence.tree, self._journey, self._today, facts=False))
                words = f"if({_bare(when)}, {value}, {words or chr(39) * 2})"
        return words

    # survey

    def _section(self, section: Section) -> None:
        survey = self._form.survey
        titled = section.title is not None and bool(section.id)
        if titled:
            survey.append({"type": "begin_group", "name": name_of(section.id), **self._said("label", section.title)})
        for step in section.steps:
            self._step(step)
        if titled:
            survey.append({"type": "end_group"})

    def _step(self, step: Step) -> None:
        at = presences(self._journey)[step.id]
        if step.repeat is not None:
            self._repeat(step, step.repeat, at)
        elif step.form == "information":
            row = {"type": "note", "name": name_of(step.id)}
            self._form.survey.append(
                {**row, **self._said("label", step.title, step.body), **self._relevant(step.id, at)}
            )
        elif step.form == "page":
            row = {"type": "begin_group", "name": f"{name_of(step.id)}_page", "appearance": "field-list"}
            self._form.survey.append({**row, **self._said("label", step.title)})
            if step.body is not None:
                note = {"type": "note", "name": f"{name_of(step.id)}_text"}
                self._form.survey.append({**note, **self._said("label", step.body)})
            for question in step.questions:
                self._question(question, question_presence(self._journey, step, question))
            self._form.survey.append({"type": "end_group"})
        else:
            for question in step.questions:
                self._question(question, question_presence(self._journey, step, question))
        for must in step.must:
            self.unsaid.append(Unsaid(step.id, f"must: {must.sentence.text}", "it looks at several answers at once"))
        self._stops(step, at)

    def _stops(self, step: Step, at: Presence) -> None:
        """Rules that end the journey without sending: a note says so, since a form like this has one end."""
        for number, rule in enumerate(step.next):
            outcome = self._journey.outcomes.get(rule.target)
            if outcome is None or outcome.submit or rule.sentence is None:
                continue
            name = f"{name_of(step.id)}_stops_{number + 1}"
            try:
                when = self._holds(all_of(at.when, rule.sentence.tree) or rule.sentence.tree)
            except Unsayable as why:
                self.unsaid.append(Unsaid(step.id, f"next: {rule.sentence.text}", str(why)))
                continue
            row = {"type": "note", "name": name, "relevant": _bare(when)}
            self._form.survey.append({**row, **self._said("label", outcome.title, outcome.body)})
            self.unsaid.append(
                Unsaid(step.id, f"next: {rule.sentence.text}", "the form goes on; a note tells who should stop")
            )

    def _repeat(self, step: Step, repeat: Repeat, at: Presence) -> None:
        survey, name = self._form.survey, name_of(step.id)
        relevant = self._relevant(step.id, at)
        if repeat.ask is not None:
            row = {"type": "select_one yes_no", "name": f"{name}_any", "required": "yes", **relevant}
            self._yes_no()
            survey.append({**row, **self._said("label", repeat.ask)})
            relevant = {"relevant": f"${{{name}_any}} = 'yes'"}
        survey.append({"type": "begin_repeat", "name": name, **self._said("label", step.title), **relevant})
        for inner in repeat.steps:
            self._step(inner)
        for fact in repeat.facts.values():
            if fact.id in self._facts:
                row = {"type": "calculate", "name": name_of(fact.id), "calculation": self._facts[fact.id]}
                survey.append(row)
        survey.append({"type": "end_repeat"})
        bounds = f"from {repeat.min} to {repeat.max}"
        self.unsaid.append(Unsaid(step.id, f"{bounds} of them", "a repeat has no bounds that can be changed"))

    def _question(self, question: Question, at: Presence) -> None:
        relevant = self._relevant(question.id, at)
        if question.type in _GUESSED:
            self.unsaid.append(Unsaid(question.id, question.type, _GUESSED[question.type]))
        parts = self._parts(question)
        if parts:
            self._of_parts(question, parts, relevant)
            return
        row: Row = {"type": self._type(question), "name": name_of(question.id)}
        row |= self._said("label", question.ask) | self._said("hint", question.hint)
        row |= {} if question.optional else {"required": "yes"}
        if question.type in _APPEARANCES:
            row["appearance"] = _APPEARANCES[question.type]
        row |= relevant | self._constraint(question)
        self._form.survey.append(row)

    def _type(self, question: Question) -> str:
        if question.items is not None:
            self.unsaid.append(Unsaid(question.id, "options", "items of a repeat are written, and not chosen"))
            return "text"
        if question.type in ("choice", "choices"):
            word = "select_one" if question.type == "choice" else "select_multiple"
            return f"{word} {self._list(question)}"
        if question.type == "yes_no":
            self._yes_no()
        return TYPES.get(question.type, "text")

    def _parts(self, question: Question) -> tuple[str, ...]:
        kind = type_of(question.type).kind(question)
        parts = type_of(question.type).parts(question)
        return tuple(part for part in parts if part in kind.fields) if isinstance(kind, Record) else ()

    def _of_parts(self, question: Question, parts: tuple[str, ...], relevant: Row) -> None:
        name, type = name_of(question.id), type_of(question.type)
        row = {"type": "begin_group", "name": name, "appearance": "field-list", **relevant}
        self._form.survey.append({**row, **self._said("label", question.ask)})
        for part in parts:
            needed = not question.optional and not type.part_optional(question, part)
            label = type.part_label(question, part) or part
            row = {"type": "text", "name": f"{name}_{part}", **self._plain("label", label)}
            self._form.survey.append(row | ({"required": "yes"} if needed else {}))
        self._form.survey.append({"type": "end_group"})

    def _constraint(self, question: Question) -> Row:
        """Bounds and `must` as one constraint, with the author's messages."""
        said: list[str] = []
        for sentence, sign in ((question.min, ">="), (question.max, "<=")):
            if sentence is None:
                continue
            try:
                value = self._xpath(question.id).say(opened(sentence.tree, self._journey, self._today))
            except Unsayable as why:
                self.unsaid.append(Unsaid(question.id, f"bound: {sentence.text}", str(why)))
                continue
            said.append(f"{_measured(question)} {sign} {value}")
        messages: list[Text] = []
        for must in question.must:
            try:
                said.append(_bare(self._holds(must.sentence.tree, question.id)))
            except Unsayable as why:
                self.unsaid.append(Unsaid(question.id, f"must: {must.sentence.text}", str(why)))
                continue
            messages.append(must.message)
        if not said:
            return {}
        return {"constraint": " and ".join(said), **self._said("constraint_message", *messages)}

    # choices

    def _yes_no(self) -> None:
        if not any(row["list_name"] == "yes_no" for row in self._form.choices):
            from journeys.formats import formats

            for value in (True, False):
                row: Row = {"list_name": "yes_no", "name": "yes" if value else "no"}
                for language in self._form.languages or (self._journey.language,):
                    column = self._column("label", language) if self._form.languages else "label"
                    row[column] = formats(language, self._journey.currency, self._journey.minor_digits).yes_no(value)
                self._form.choices.append(row)

    def _list(self, question: Question) -> str:
        key = (question.options_list or question.id, *(option.id for option in question.options))
        if key not in self._lists:
            self._lists[key] = name_of(question.options_list or question.id)
            for option in question.options:
                self._form.choices.append(self._option(self._lists[key], option))
                if option.when is not None:
                    self.unsaid.append(Unsaid(question.id, f"option {option.id}", "it is offered to everybody"))
        if any(option.alone for option in question.options):
            self.unsaid.append(Unsaid(question.id, "alone", "an option that goes with no other can be chosen with one"))
        return self._lists[key]

    def _option(self, name: str, option: Option) -> Row:
        """A choice; it has no hint of its own, so that stands in brackets."""
        row = {"list_name": name, "name": option.id, **self._said("label", option.label)}
        for column, words in self._said("label", option.hint).items():
            row[column] = f"{row.get(column, '')} ({words})".strip()
        return row


def _bare(words: str) -> str:
    """A condition without the brackets around all of it."""
    if not (words.startswith("(") and words.endswith(")")):
        return words
    depth = 0
    for number, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return words[1:-1] if number == len(words) - 1 else words
    return words


def _measured(question: Question) -> str:
    if question.type in ("text", "long_text", "name", "reference", "email", "signature"):
        return "string-length(.)"
    return "count-selected(.)" if question.type == "choices" else "."


def as_workbook(form: Form) -> bytes:
    """The workbook as a file."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    for title, rows in (("survey", form.survey), ("choices", form.choices), ("settings", [form.settings])):
        sheet = book.create_sheet(title)
        columns = _columns(rows)
        sheet.append(columns)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for row in rows:
            sheet.append([row.get(column, "") for column in columns])
        for column in sheet.iter_cols(min_row=2):
            for cell in column:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # words, also where they begin with a sign of a formula
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_FIRST = ("list_name", "type", "name")


def _columns(rows: list[Row]) -> list[str]:
    names = dict.fromkeys(key for row in rows for key in row)
    return [*(key for key in _FIRST if key in names), *(key for key in names if key not in _FIRST)]
