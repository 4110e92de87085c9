"""The walk: a phone that one goes through as a citizen, and beside it the map, the answers so far, and who one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from renderers.preview.frame import Frame, draw


@dataclass(frozen=True, slots=True)
class Here:
    """The page that the phone shows: its place on the map, what stands above its heading, the heading, and why.

    `language` is that of the heading. `line` is 0 where the page is written in no line of the journey's own file.
    `problems` is where its messages are shown, "" for a page that asks nothing. `because` says what decided an end.
    """

    node: str
    above: str
    heading: str
    language: str
    line: int = 0
    edit: str = ""
    on_map: str = ""
    problems: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer so far: what it is called, what was said, and the address of its page."""

    label: Markup
    value: Markup
    address: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one section, or of one item."""

    title: Markup
    rows: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several in a list to choose from."""

    value: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Saving:
    """The form that keeps the walk as a scenario, as far as it was filled in.

    `ends` says how the scenario will end, `pages` those on the way; `cannot` why it cannot be kept, or "". `problem` is
    what is wrong with what was typed. `open`: it is unfolded.
    """

    ends: str = ""
    pages: str = ""
    facts: str = ""
    file: str = ""
    cannot: str = ""
    name: str = ""
    note: str = ""
    with_pages: bool = True
    with_facts: bool = False
    problem: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """All that the view of one walk shows.

    `to` is the page that the phone opens; `mark` changes when it has to open a page anew, as the text or the day has
    become another. `day` is the day that is taken for today, `set_day` whether somebody chose it, `day_of` whose it is.
    """

    to: str
    mark: str
    width: int
    script: bool
    day: str
    day_words: str
    set_day: bool
    day_of: str
    who: str
    told: tuple[str, ...]
    here: Here | None
    map: Markup
    answers: tuple[Answers, ...]
    language: str
    direction: str
    worked_out: tuple[tuple[str, str], ...]
    has_facts: bool
    waiting: tuple[str, ...]
    sent: bool
    scenarios: tuple[Choice, ...]
    places: tuple[Choice, ...]
    saving: Saving


WIDTHS: Mapping[int, str] = {320: "320", 375: "375", 768: "768"}
"""How wide the phone can be, in pixels."""


def walk(frame: Frame, walk: Walk) -> str:
    """The view of one walk."""
    return draw("walk", frame=frame, walk=walk, widths=WIDTHS)


def nothing(frame: Frame) -> str:
    """The same where no page can be made of the journey."""
    return draw("walk_nothing", frame=frame)
