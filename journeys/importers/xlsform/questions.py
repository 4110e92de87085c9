"""A row of a form -> a question, with what became of each cell of it that the question itself does not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.importers.conditions import Compare, Operator
from journeys.importers.draft import Choice, Field, Limit, Remark, Words
from journeys.importers.ledger import Fate
from journeys.importers.source import Source
from journeys.importers.xlsform.book import Book, beside
from journeys.importers.xlsform.deciding import Deciding
from journeys.importers.xlsform.limits import limits_of
from journeys.importers.xlsform.lists import Lists, Offered, filtered, from_file, left_out
from journeys.importers.xlsform.nesting import Node
from journeys.importers.xlsform.notes import spoken
from journeys.importers.xlsform.rows import Line

OTHER = "other"
YES = frozenset(("yes", "true", "true()", "1", "required", "y"))
NO = frozenset(("no", "false", "false()", "0", "", "n"))

KINDS: Mapping[str, tuple[str, str]] = {
    "label": ("label", "nobody is shown it"),
    "hint": ("hint", "nobody is shown it"),
    "guidance_hint": ("hint", "a question has one hint"),
    "required": ("validation", "only some have to answer, and a question cannot say that"),
    "required_message": ("message", "Footpath asks for a missing answer in its own words"),
    "relevant": ("rule", "what it decides on is not shown to anybody"),
    "constraint": ("validation", "nothing is asked here"),
    "constraint_message": ("message", "there is no constraint that it belongs to"),
    "calculation": ("calculation", "an answer is never worked out for the citizen"),
    "choice_filter": ("rule", "there are no options here that it could filter"),
    "appearance": ("appearance", "how a question looks is the same everywhere"),
    "default": ("default", "no answer is given before the citizen gives it"),
    "parameters": ("parameter", "no question can say that"),
    "repeat_count": ("repeat", "it is no repeat"),
    "read_only": ("setting", "what is asked can be answered"),
    "image": ("picture", "a question has words only"), "big-image": ("picture", "a question has words only"),
    "audio": ("sound", "a question has words only"), "video": ("film", "a question has words only"),
    "autoplay": ("setting", "nothing plays by itself"), "trigger": ("setting", "nothing is worked out when it changes"),
}  # fmt: skip
"""For each key: what a cell of it is, and why it is not in the journey where nobody has found a place for it."""
READ = frozenset((*KINDS, "type", "name"))


@dataclass(slots=True)
class Asking:
    """What is needed to read questions: the lists, the conditions, and files of options beside the form.

    `marks` says whether the form says of any question that it has to be answered.
    """

    source: Source
    book: Book
    lists: Lists
    deciding: Deciding
    marks: bool
    whole: Counter[str] = field(default_factory=Counter)
    """How many questions offer a list as it is."""
    remarks: list[Remark] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    """The lists whose options stand at a question that filters them."""

    def question(self, node: Node, name: str) -> tuple[Field, set[str]]:
        """The question of a row, and the keys of the cells that it took in; `name` is what conditions call it."""
        line, means = node.line, node.means
        used = {"type", "name", "label", "hint"}
        label = spoken(line.words("label"))
        hint = spoken(line.words("hint"))
        type, guess, why = means.type, means.guess, means.why
        limits: list[Limit] = []
        if line.text("type").lower() == "range":
            type, limits = _range(line, used)
        choices: tuple[Choice, ...] = ()
        list_name = ""
        if means.list and type:
            offered = self._offered(node, used)
            if offered is None and means.file:
                type, guess = "text", f"its options are in {means.list}, which is not beside the form"
            elif offered is None:
                type, why = "", f"there is no list {means.list!r}"
                self.remarks.append(Remark("list", line.place("type"), means.list, "fault", why))
            else:
                type, list_name, choices = self._options(node, offered, type, name, used)
        if why and not type:
            return Field(name, "", label, line.place("type"), line.text("type"), hint, why=why), used
        type, settings = self._looks(node, type, used)
        if line.text("constraint"):
            used |= {"constraint", "constraint_message"}
            found = limits_of(line.words("constraint"), line.words("constraint_message"), name, type, self.deciding)
            limits += found.limits
            self.remarks += found.remarks
            type, settings = found.type or type, {**settings, **found.settings}
            if found.alone:
                list_name, choices = self._alone(found.alone, list_name, choices)
        limits += self._required(line, type, used)
        asked = Field(
            name, type, label, line.place("type"), line.text("type"), hint, list=list_name, choices=choices,
            limits=tuple(limits), settings=settings, guess=guess,
        )  # fmt: skip
        return asked, used

    def _looks(self, node: Node, type: str, used: set[str]) -> tuple[str, dict[str, Any]]:
        """The type that an appearance makes of one, and its settings."""
        line = node.line
        looks = frozenset(line.text("appearance").lower().split())
        settings: dict[str, Any] = {"accepts": ["photo"]} if type == "file" and "file" not in line.text("type") else {}
        if line.text("type").lower() in ("barcode",):
            settings["code"] = True
        now = ""
        if type == "text" and "multiline" in looks:
            now = "long_text"
        elif type == "file" and looks & {"signature"}:
            settings, now = {}, "signature"
        elif type == "date" and "month-year" in looks:
            now = "month_year"
        elif type == "choice" and looks & {"autocomplete", "search", "autocomplete_chars"}:
            settings["presentation"] = "search"
        elif type == "choice" and "minimal" in looks:
            settings["presentation"] = "select"
        if now or "presentation" in settings:
            used.add("appearance")
            why = f"as the type {now}" if now else f"as presentation: {settings['presentation']}"
            self.remarks.append(Remark("appearance", line.place("appearance"), line.text("appearance"), "carried", why))
        return now or type, settings

    def _offered(self, node: Node, used: set[str]) -> Offered | None:
        name = node.means.list
        if not node.means.file or name in self.lists.named:
            return self.lists.named.get(name)
        sheet = beside(self.source, self.book, name)
        if sheet is None:
            return None
        used.add("parameters")
        found = from_file(name, sheet, _parameters(node.line.text("parameters")))
        if found is not None:
            self.lists.named[name] = found
        return found

    def _options(
        self, node: Node, offered: Offered, type: str, name: str, used: set[str]
    ) -> tuple[str, str, tuple[Choice, ...]]:
        """The type, the shared list or the options of its own."""
        line = node.line
        words = line.text("choice_filter")
        if not words and not node.means.other:
            yes_no = type == "choice" and offered.yes_no
            return ("yes_no", "", ()) if yes_no else (type, offered.name, ())
        choices = offered.choices
        if words:
            used.add("choice_filter")
            self.deciding.columns = frozenset(key for row in offered.rows for key in row)
            self.deciding.bare.clear()
            choices = filtered(offered, words, line.place("choice_filter"), name, self.deciding)
            if not any(each.when_place for each in choices):
                self.remarks.append(self._same_for_all(line, words, bool(choices)))
                choices = choices or offered.choices
        choices = self._own(offered, choices, 0)
        if node.means.other and all(each.value != OTHER for each in choices):
            choices = (*choices, Choice(OTHER, Words("Other"), ""))
        return type, "", choices

    def _alone(self, value: str, list_name: str, choices: tuple[Choice, ...]) -> tuple[str, tuple[Choice, ...]]:
        """The options, one of which goes with no other: as options of the question's own."""
        if list_name:
            offered = self.lists.named[list_name]
            choices = self._own(offered, offered.choices, 1)
        return "", tuple(replace(each, alone=each.value == value) for each in choices)

    def _same_for_all(self, line: Line, words: str, some: bool) -> Remark:
        """What is told of a filter that asks for no answer."""
        place = line.place("choice_filter")
        if not some:
            return Remark("rule", place, words, "fault", "it lets nothing through; all options are there now")
        if self.deciding.bare:
            texts = ", ".join(sorted(self.deciding.bare))
            return Remark(
                "rule", place, words, "guessed", f"{texts} was taken for a text, since no column is called that"
            )
        return Remark("rule", place, words, "changed", "it is the same for everybody: only these options are there")

    def _own(self, offered: Offered, choices: tuple[Choice, ...], uses: int) -> tuple[Choice, ...]:
        """Options that stand at one question. They are told of there, where no other has the list; `uses` counts this
        one, if it is among those that offer the list as it is."""
        if self.whole[offered.name] > uses or offered.name in self.told:
            return tuple(replace(each, place="") for each in choices)
        self.told.add(offered.name)
        self.remarks.append(Remark("list", offered.place, offered.name, "carried", "its options stand at the question"))
        self.remarks += left_out(offered, choices)
        return choices

    def _required(self, line: Line, type: str, used: set[str]) -> Iterator[Limit]:
        cell = line.text("required")
        low = cell.lower().replace(" ", "")
        if low in YES:
            used.add("required")
            yield Limit("required", None, line.place("required"), f"required: {cell}")
        elif type == "declaration":
            return
        elif low in NO and cell:
            used.add("required")
            yield Limit("optional", None, line.place("required"), f"required: {cell}")
        elif self.marks or type in ("choices", "file"):
            yield Limit("optional", None, "", "not marked as required")


def follow_up(asked: Field) -> Field:
    """The question behind "other": what else."""
    operator: Operator = "includes" if asked.type == "choices" else "is"
    limits = (Limit("optional", None, "", "not marked as required"),) if not asked.required else ()
    return Field(
        f"{asked.name}_other", "text", Words("Please say what else"), "", "or_other", limits=limits,
        when=Compare(asked.name, operator, OTHER),
    )  # fmt: skip


def leftovers(line: Line, used: set[str], why: str = "", fate: Fate = "dropped") -> Iterator[Remark]:
    """What became of a row's other cells: nobody took them in."""
    for key, (kind, reason) in KINDS.items():
        if key in line.cells and key not in used:
            yield Remark(kind, line.place(key), line.text(key), fate, why or reason)


def _parameters(words: str) -> Mapping[str, str]:
    """`start=0 end=10` as a mapping."""
    return {key.lower(): value for key, value in re.findall(r"([\w-]+)\s*=\s*([^\s;,]+)", words)}


def _range(line: Line, used: set[str]) -> tuple[str, list[Limit]]:
    """A range as a number between its ends."""
    given = _parameters(line.text("parameters"))
    used.add("parameters")
    numbers: dict[str, Decimal] = {}
    for key, otherwise in (("start", "1"), ("end", "10"), ("step", "1")):
        try:
            number = Decimal(given.get(key, otherwise))
        except InvalidOperation:
            number = Decimal(otherwise)
        numbers[key] = number if number.is_finite() and abs(number) < 10**9 else Decimal(otherwise)
    type = "integer" if all(each == each.to_integral_value() for each in numbers.values()) else "decimal"
    low, high = sorted((numbers["start"], numbers["end"]))
    place = line.words("parameters").place
    return type, [
        Limit("min", low, place, f"from {low}"),
        Limit("max", high, f"{place} (2)" if place else "", f"up to {high}"),
    ]
