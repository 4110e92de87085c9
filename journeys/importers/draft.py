"""A form as read, before it is a journey: neutral, frozen, and each part with its place in the source.

Places are JSON pointers (`/pages/3/components/0`), cells (`survey!B7`) or field names (`topmostSubform.f1_01`). A place
belongs to one part only: the ledger tells by it what became of everything. What has no place ("") is not in the source:
its reader needs it, as XLSForm's has a page for each question, and the ledger is silent about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from journeys.importers.conditions import Condition, Value
from journeys.importers.fills import Fill
from journeys.importers.ledger import Fate

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Words:
    """What the source says, in its main language; `to` holds the same in others, by language tag."""

    text: str
    to: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    place: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


SILENT = Words("")


@dataclass(frozen=True, slots=True)
class Choice:
    """An option. `value` is what the source stores and compares with."""

    value: str
    label: Words
    place: str
    hint: Words = SILENT
    when: Condition | None = None
    when_place: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Options that questions share."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    place: str


LimitKind = Literal[
    "required", "optional", "min", "max", "length", "min_length", "max_length", "max_words", "places", "must", "other"
]


@dataclass(frozen=True, slots=True)
class Limit:
    """One validation of a field.

    A field without `optional` has to be answered; `required` is there where the source says so itself.
    `min` and `max` bound numbers, amounts, dates and how many are chosen or uploaded; lengths count characters;
    `must` is a condition of its own with a message; `other` is one that Footpath has no word for, told in `words`.
    """

    kind: LimitKind
    value: Value
    place: str
    words: str = ""
    message: Words = SILENT
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A question. `type` is one of Footpath's question types, or `repeat` for a table of `inside`, or "" for what it
    has no type for; `source_type` is what the format calls it.

    `settings` are keys of the type (`accepts`, `unit`). `own` is the id that it should have, where the name is none.
    `guess` says why the type or a part was guessed, `why` why there is no type. Options stand in `choices`, or under
    `list` by the name of a list of the draft.
    """

    name: str
    type: str
    label: Words
    place: str
    source_type: str
    hint: Words = SILENT
    short: str = ""
    list: str = ""
    choices: tuple[Choice, ...] = ()
    limits: tuple[Limit, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    own: str = ""
    when: Condition | None = None
    when_place: str = ""
    inside: tuple[Field, ...] = ()
    guess: str = ""
    why: str = ""

    @property
    def required(self) -> bool:
        """Whether it has to be answered."""
        return not any(limit.kind == "optional" for limit in self.limits)


@dataclass(frozen=True, slots=True)
class Content:
    """Text of a page that asks nothing, as Markdown. `when` shows it only to some."""

    words: Words
    place: str
    when: Condition | None = None
    when_place: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way on from a page, to the page `to`: for everybody, or only where `when` holds."""

    to: str
    place: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Said of a page that is gone through for each of several things: what one is called, and how many there are."""

    one: str
    title: Words
    place: str
    least: int | None = None
    most: int | None = None


PageKind = Literal["page", "start", "check", "confirmation", "end"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: of questions and content, or a start, a check of answers, a confirmation, an end without sending.

    `together` keeps its questions on one page. `when_guess` says how its condition was guessed.
    """

    name: str
    title: Words
    place: str
    kind: PageKind = "page"
    parts: tuple[Field | Content, ...] = ()
    links: tuple[Link, ...] = ()
    when: Condition | None = None
    when_place: str = ""
    section: str = ""
    several: Several | None = None
    together: bool = False
    when_guess: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its questions."""
        return tuple(part for part in self.parts if isinstance(part, Field))

    @property
    def contents(self) -> tuple[Content, ...]:
        """Its texts."""
        return tuple(part for part in self.parts if isinstance(part, Content))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that pages share; without a title it is only a name of the source's own."""

    name: str
    title: Words
    place: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A condition under a name of the source's own."""

    name: str
    title: str
    condition: Condition
    place: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader has to tell of a part that is in no page: its kind, its fate, why."""

    kind: str
    place: str
    words: str
    fate: Fate
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A form. `in_order` says that a page without a link goes on to the next one; else it is where the form ends.

    `declaration` is agreed to before sending. `languages` are those beside `language`. `quotes` has the source's words
    for conditions by their place, where the format writes them as text. `named` says that people gave the fields their
    names, which then become ids, rather than a builder. `fills` say how the fields of a form on paper are filled from
    the answers.
    """

    format: str
    name: str
    title: Words
    pages: tuple[Page, ...]
    in_order: bool
    lists: tuple[ChoiceList, ...] = ()
    sections: tuple[Section, ...] = ()
    definitions: tuple[Definition, ...] = ()
    remarks: tuple[Remark, ...] = ()
    language: str = "en"
    languages: tuple[str, ...] = ()
    start: str = ""
    declaration: Words = SILENT
    currency: str = "GBP"
    quotes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    named: bool = False
    fills: tuple[Fill, ...] = ()


def choices_of(draft: Draft, asked: Field) -> tuple[Choice, ...]:
    """The options of a question, its own or those of its list."""
    if asked.choices or not asked.list:
        return asked.choices
    return next((each.choices for each in draft.lists if each.name == asked.list), ())


def without_type(draft: Draft) -> frozenset[str]:
    """The names of the fields that Footpath has no question type for."""
    return frozenset(each.name for page in draft.pages for each in page.fields if not each.type)


def parts_of(draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Every part that the ledger has to account for: its kind, its place, its words. Each place comes once."""
    yield from (part for part in _all_parts(draft) if part[1])


def _all_parts(draft: Draft) -> Iterator[tuple[str, str, str]]:
    for page in draft.pages:
        yield "page", page.place, page.title.text
        if page.when is not None:
            yield "rule", page.when_place, "page shown only to some"
        for part in page.parts:
            if isinstance(part, Content):
                yield "text", part.place, part.words.text
                if part.when is not None:
                    yield "rule", part.when_place, "text shown only to some"
            else:
                yield from parts_of_field(part)
        for link in page.links:
            yield "link", link.place, link.to
        if page.several:
            yield "repeat", page.several.place, page.several.title.text
    for each in draft.lists:
        yield "list", each.place, each.title or each.name
        yield from _of_choices(each.choices)
    for section in draft.sections:
        yield "section", section.place, section.title.text
    for definition in draft.definitions:
        yield "condition", definition.place, definition.title
    if draft.declaration:
        yield "declaration", draft.declaration.place, draft.declaration.text
    for remark in draft.remarks:
        yield remark.kind, remark.place, remark.words


def parts_of_field(asked: Field) -> Iterator[tuple[str, str, str]]:
    """The same of one question."""
    yield "question", asked.place, asked.label.text
    if asked.when is not None:
        yield "rule", asked.when_place, "question asked only of some"
    if asked.hint:
        yield "hint", asked.hint.place, asked.hint.text
    for limit in asked.limits:
        yield "validation", limit.place, limit.words or limit.kind
    yield from _of_choices(asked.choices)
    for inside in asked.inside:
        yield from parts_of_field(inside)


def _of_choices(choices: tuple[Choice, ...]) -> Iterator[tuple[str, str, str]]:
    for choice in choices:
        yield "option", choice.place, choice.label.text
        if choice.when is not None:
            yield "rule", choice.when_place, "option there only for some"
        if choice.hint:
            yield "hint", choice.hint.place, choice.hint.text
