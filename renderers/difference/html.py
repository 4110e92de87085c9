"""A difference as one page to print and sign: complete in itself, what citizens are told first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.comparing.changes import Change
from engine.comparing.difference import Difference
from engine.comparing.parts import Sort
from engine.comparing.words import ENGLISH, called
from engine.submission import show_reference
from journeys.formats import formats
from journeys.service import Service
from renderers.difference import people, telling
from renderers.difference.outcomes import Told, outcomes
from renderers.difference.people import Counted, Group
from renderers.html.environment import templates
from renderers.html.look import minified, tokens

_HERE = Path(__file__).parent
SIGNATURES = 2
"""How many lines there are to sign on."""


@dataclass(frozen=True, slots=True)
class Side:
    """One change side by side: what it is about, where, and its old and new words line by line."""

    verb: str
    about: str
    place: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The changes of one sort under their heading; `id` is its anchor."""

    id: str
    name: str
    means: str
    changes: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """Everything that the page shows."""

    title: str
    organisation: str
    headline: str
    old_version: str
    new_version: str
    day: str
    outcomes: tuple[Told, ...]
    sorts: tuple[Sorted, ...]
    translations: tuple[tuple[str, str], ...]
    behind: tuple[str, ...]
    in_flight: tuple[Group, ...]
    answers: tuple[str, ...]
    unmoved: str
    sessions: tuple[tuple[str, int], ...]
    total: int | None
    submissions: tuple[tuple[Counted, str], ...]
    signatures: range
    style: str


def page(difference: Difference, day: date, service: Service | None = None) -> str:
    """The page, made on `day`, in the look of the service of the new version."""
    new, old = difference.new, difference.old
    context = DifferencePage(
        called(new.title, new.id, new)[1:-1],
        "" if service is None else service.organisation or service.name,
        telling.headline(difference),
        old.version,
        new.version,
        formats(ENGLISH, new.currency, new.minor_digits).day(day),
        outcomes(difference),
        tuple(
            found for sort, name, means in telling.SORTS if (found := _sorted(difference, sort, name, means)).changes
        ),
        tuple(telling.translated(difference)),
        tuple(telling.behind(difference)),
        tuple(Group(people.pages(group), group.sentences) for group in people.in_flight(difference)),
        people.answers_in_flight(difference),
        people.unmoved(difference),
        people.sessions(difference),
        None if difference.submissions is None else difference.submissions.total,
        tuple((line, ", ".join(map(show_reference, line.references))) for line in people.submissions(difference)),
        range(SIGNATURES),
        tokens(service or Service("")) + minified((_HERE / "page.css").read_text(encoding="utf-8")),
    )
    return templates(_HERE).get_template("page.html").render(page=context)


def _sorted(difference: Difference, sort: Sort, name: str, means: str) -> Sorted:
    return Sorted(sort, name, means, tuple(_side(change) for change in telling.of_sort(difference, sort)))


def _side(change: Change) -> Side:
    return Side(
        telling.verb(change).capitalize(),
        telling.about(change),
        telling.place(change),
        tuple(change.old.split("\n")) if change.old else (),
        tuple(change.new.split("\n")) if change.new else (),
    )
