"""Two versions of a journey at a desk: what changed on the map, the changes in words, and whose outcome is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.comparing.changes import Change, Where
from engine.comparing.decided import Moved, MovedFact, Refused
from engine.comparing.difference import Difference
from journeys.events import Part
from journeys.model import Journey
from journeys.sources import Sources
from journeys.unwritten import CHECK, END
from renderers.difference import telling
from renderers.difference.outcomes import EXAMPLES, Told, outcomes
from renderers.map import words
from renderers.map.paint import Mark, MarkKind, Paint
from renderers.map.picture import Picture
from renderers.preview.excerpt import end_of
from renderers.preview.frame import Frame, draw
from renderers.preview.placing import section_of, spot_of


@dataclass(frozen=True, slots=True)
class Side:
    """One change: what it is about, its old and new words line by line, its place on the map and in the files."""

    verb: str
    about: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    place: str
    at: str
    line: str
    edit: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The changes of one kind."""

    name: str
    means: str
    changes: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """What was found out of citizens: a sentence and, where somebody shows it, the day, their answers, where they
    ended, where they end now, and the address to walk as them."""

    told: Told
    was: str = ""
    now: str = ""
    walk: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a journey is compared with: "commit", "revision" or "file", and which."""

    kind: str
    what: str
    kinds: tuple[tuple[str, str, bool], ...]
    asks: str
    hint: str


@dataclass(frozen=True, slots=True)
class Found:
    """What differs. `drawn` is the map of both, `legend` the marks on it. `waiting`: citizens are still looked for."""

    other: str
    headline: str
    same: bool
    drawn: str
    legend: tuple[tuple[MarkKind, str], ...]
    direction: str
    sorts: tuple[Sorted, ...]
    translations: tuple[tuple[str, str], ...]
    behind: tuple[str, ...]
    affected: tuple[Affected, ...]
    waiting: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything that the page shows: what was found, or why nothing can be, and the way out."""

    frame: Frame
    choice: Choice
    found: Found | None
    trouble: tuple[str, ...]


def compare_page(view: CompareView) -> str:
    """The page."""
    return draw("compare", frame=view.frame, view=view)


class Lines:
    """Tells which place of the map a line of a journey's files belongs to."""

    def __init__(self, journey: Journey, sources: Sources) -> None:
        self._ranges: list[tuple[str, int, int, str]] = []
        ids = [*journey.outcomes, *journey.steps, *(section.id for section in journey.sections if section.id)]
        for id in ids:
            spot = spot_of(journey, id)
            route = () if spot is None else sources.written(spot.route, "key")
            document = sources.documents.get(str(route[0])) if route else None
            part: Part | None = None if document is None else document.part(route[1:])
            if document is not None and part is not None:
                lines = document.read_lines
                start = lines.where(part.key_start if part.key_start >= 0 else part.start)[0] + 1
                self._ranges.append((str(route[0]), start, lines.where(max(end_of(part) - 1, 0))[0] + 1, id))

    def place(self, where: Where | None) -> str:
        """The innermost place that holds a line; "" for what belongs to none."""
        if where is None:
            return ""
        around = [each for each in self._ranges if each[0] == where.file and each[1] <= where.line <= each[2]]
        return min(around, key=lambda each: each[2] - each[1])[3] if around else ""


def places_of(difference: Difference, old: Lines, new: Lines) -> dict[int, str]:
    """The place on the map of each change, by its number, in the names of the new version."""
    names = renamed(difference)
    found = {}
    for number, change in enumerate(difference.changes):
        now = new.place(change.new_place)
        was = old.place(change.old_place)
        found[number] = now or names.get(was, was)
    return found


def renamed(difference: Difference) -> Mapping[str, str]:
    """The new ids of what was probably only renamed, by the old ones."""
    return {change.was: change.id for change in difference.changes if change.verb == "renamed" and change.was}


def rules_changed(difference: Difference, places: Mapping[int, str]) -> frozenset[str]:
    """The nodes that the rules stand at which changed, came or went."""
    found: set[str] = set()
    for number, change in enumerate(difference.changes):
        if change.aspect == "where it leads":
            place = places[number]
            found |= {place, f"-after-{place}", section_of(difference.new, place)} if place else {END, CHECK}
    return frozenset(found)


def changed(difference: Difference, places: Mapping[int, str], picture: Picture) -> Paint:
    """What changed at each place that both versions have."""
    said: dict[str, list[str]] = {}
    for number, change in enumerate(difference.changes):
        place = places[number]
        if change.quiet or (place not in picture.node and place not in picture.frame):
            continue
        if change.verb in ("added", "removed") and not change.aspect and place == (change.id or change.was):
            continue  # the place itself came or went
        what = change.aspect or f"{change.verb} {change.what}"
        said.setdefault(place, []).append(what)
    marks = {}
    for place, parts in said.items():
        once = list(dict.fromkeys(parts))
        more = [f"{len(once) - 2} more"] if len(once) > 3 else once[2:]
        marks[place] = (Mark("changed", f"Changed: {words.listed([*once[:2], *more])}"),)
    return Paint(marks)


def sorts(
    difference: Difference,
    places: Mapping[int, str],
    called: Mapping[str, str],
    edit: Callable[[Where], str],
) -> Iterator[Sorted]:
    """The changes of each kind that there are; `called` are the headings of places on the map."""
    numbers = {id(change): number for number, change in enumerate(difference.changes)}
    for sort, name, means in telling.SORTS:
        found = tuple(
            _side(change, places[numbers[id(change)]], called, edit) for change in telling.of_sort(difference, sort)
        )
        if found:
            yield Sorted(name, means, found)


def _side(change: Change, place: str, called: Mapping[str, str], edit: Callable[[Where], str]) -> Side:
    return Side(
        telling.verb(change).capitalize(),
        telling.about(change),
        tuple(change.old.split("\n")) if change.old else (),
        tuple(change.new.split("\n")) if change.new else (),
        place if place in called else "",
        called.get(place, ""),
        telling.place(change),
        "" if change.new_place is None else edit(change.new_place),
    )


def affected(difference: Difference, walk: Callable[[int], str]) -> Iterator[Affected]:
    """What was found out of citizens; `walk` is the address to walk as the citizen with this number."""
    shown = iter(enumerate(examples(difference)))
    for told in outcomes(difference):
        if not told.day:
            yield Affected(told)
            continue
        number, found = next(shown)
        was, now = _ends(difference, found)
        yield Affected(told, was, now, walk(number))


def examples(difference: Difference) -> list[Moved | Refused | MovedFact]:
    """Those of whom somebody is told as an example, in the order of the telling."""
    decided = difference.decided
    if decided is None:
        return []
    facts = [each for each in decided.facts if each.status == "some"][:EXAMPLES]
    every: list[Moved | Refused | MovedFact] = [*decided.outcomes, *decided.refused, *facts]
    return [each for each in every if each.status == "some" and each.citizen is not None]


def _ends(difference: Difference, found: Moved | Refused | MovedFact) -> tuple[str, str]:
    """Where somebody ended, and where they end now, in words."""
    if isinstance(found, MovedFact):
        return "", ""
    was = telling.outcome_title(found.old_outcome, difference.old)
    if isinstance(found, Refused):
        step = difference.new.steps.get(found.step)
        return was, f"stays at “{words.step_heading(step)}”" if step is not None else "gets no further"
    return was, telling.outcome_title(found.new_outcome, difference.new)
