"""What each page shows: one frozen value per template. Texts are HTML already, or slots for it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from journeys.service import Contact


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the page can be read in: its code, its own name, its direction, and whether this is it."""

    code: str
    name: str
    direction: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of a service share. `journey` is the name in the header, None on pages of no journey.

    `tongues` are the languages to choose from, () where there is just one. `feedback` is where feedback goes, `privacy`
    the page of what is asked and why.
    """

    language: str
    direction: str
    style: str
    scripts: Markup
    logo: str
    name: str
    phase: str
    feedback: str
    contact: Contact
    telephone: str
    journey: Markup | None = None
    tongues: tuple[Tongue, ...] = ()
    privacy: str = "/-/privacy"

    @property
    def names(self) -> tuple[Markup, ...]:
        """Journey and service, as the page's title ends; once where a journey that stands alone is its service."""
        return tuple(dict.fromkeys(escape(name) for name in (self.journey, self.name) if name is not None))


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the margin. `folded` ones open on demand where there is no margin."""

    title: Markup
    body: Markup
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label and a value, and where the value can be changed ("" where it cannot).

    `missing`: it is still to be answered, and the value says so.
    """

    label: Markup
    value: Markup
    change: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The answers of one section, or of one item of a repeat.

    An item can be gone through again and be removed ("" where it cannot), and after the last one another can be
    added. For the links, `named` is what it is called; `among`, what all of them are, stands above its name.
    """

    title: Markup
    rows: tuple[Row, ...]
    named: str = ""
    change: str = ""
    remove: str = ""
    add: str = ""
    among: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One line of the summary of problems; `target` is the control it leads to, "" for none."""

    message: str
    target: str


@dataclass(frozen=True, slots=True)
class StartPage:
    title: Markup
    body: Markup | None
    facts: tuple[tuple[Markup, Markup], ...]
    action: str
    csrf: Markup
    button: Markup
    before: Markup | None
    note: Note | None
    resume: bool


@dataclass(frozen=True, slots=True)
class StepPage:
    """`heading` is None where the one question is the heading. `files`: it asks for files. `later`: it may be put
    aside as it is. `seen` is the tag of what its questions hold (`engine/tags.py`), None where there are none."""

    title: Markup
    back: Markup
    notice: Markup
    summary: Markup
    caption: Markup | None
    heading: Markup | None
    body: Markup | None
    action: Markup
    csrf: Markup
    fields: Markup
    button: str
    note: Note | None
    files: bool = False
    later: bool = False
    seen: Markup | None = None


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`heading` is the h1; `title` is the same unless there is a problem."""

    title: str
    heading: Markup
    back: str
    notice: str
    slips: tuple[Slip, ...]
    body: Markup
    cards: tuple[Card, ...]
    action: str
    csrf: str
    sending: Markup
    declaration: Markup | None
    button: Markup


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """`lead` is what stands before the statement, `body` what follows it; `printed` is the last line on paper."""

    title: Markup
    back: str
    printed: str
    notice: str
    lead: Markup | None
    body: Markup | None
    statement: tuple[Markup, Markup] | None
    timeline: tuple[tuple[Markup, Markup], ...]
    decided: tuple[Row, ...]
    note: Note | None


@dataclass(frozen=True, slots=True)
class ConfirmationPage:
    """`done` is the entry of the timeline that has happened: when, and what. `already`: somebody came back to a page
    that had been sent. `start` is where a new one begins; `printed` is the last line on paper."""

    title: Markup
    already: bool
    start: str
    printed: str
    lead: Markup | None
    body: Markup | None
    reference: tuple[str, ...]
    statement: tuple[Markup, Markup] | None
    done: tuple[str, str]
    timeline: tuple[tuple[Markup, Markup], ...]
    cards: tuple[Card, ...]
    note: Note | None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """Answers that wait: until which day, and the address to come back to, as it is shown."""

    until: str
    action: str
    address: str
    csrf: str


@dataclass(frozen=True, slots=True)
class DeletePage:
    """Whether to delete all answers; `keep` is the page to go back to. `none`: there is nothing to delete."""

    title: str
    none: bool
    keep: str
    csrf: str


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """What somebody thinks, as far as they said; `back` is where they came from, "" where that is not known.

    `ease` are the five steps: value, words, and whether it is chosen.
    """

    title: str
    back: str
    csrf: str
    slips: tuple[Slip, ...]
    wrong: str
    ease: tuple[tuple[str, str, bool], ...]
    words: str
    limit: str


@dataclass(frozen=True, slots=True)
class Message:
    """A page of the service itself: what happened to the answers comes first."""

    title: str
    paragraphs: tuple[str, ...]
    home: bool = False
    back: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """The items of one repeat. `count` says how many there are, `limit` how many there can be.

    `field` is the question of whether there are any, or another; "" where no more can be added. `alone`: that
    question is the page's heading, and there is no other.
    """

    title: Markup
    caption: Markup | None
    heading: Markup
    alone: bool
    back: str
    notice: str
    summary: str
    body: Markup | None
    count: str
    limit: str
    cards: tuple[Card, ...]
    action: str
    csrf: str
    field: Markup
    button: str
    later: str = ""


@dataclass(frozen=True, slots=True)
class RemovePage:
    """One item, before it is removed; `keep` is the page to go back to."""

    title: Markup
    back: str
    card: Card
    action: str
    csrf: str
    keep: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of the task list: a link where the task can be opened, and its status in words.

    `detail` says what it waits for, or what is wrong. `status` is the class of its mark.
    """

    id: str
    title: Markup
    link: str
    detail: Markup
    status: str
    word: str


@dataclass(frozen=True, slots=True)
class TasksPage:
    """The task list: groups of rows, each with its heading."""

    title: str
    back: str
    notice: str
    done: str
    groups: tuple[tuple[Markup, tuple[TaskRow, ...]], ...]
    later: str = ""
