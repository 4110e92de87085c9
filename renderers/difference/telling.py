"""The sentences about a difference that every form of it shares: plain English, ready to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.comparing.changes import Change, Where
from engine.comparing.difference import Difference
from engine.comparing.parts import Sort
from engine.comparing.words import called
from journeys.catalogues.names import in_english
from journeys.model import Journey

SORTS: tuple[tuple[Sort, str, str], ...] = (
    ("logic", "Rules", "who is asked what, and what follows"),
    ("structure", "Pages and answers", "what is added, gone, moved or renamed"),
    ("wording", "Words", "what people read"),
)
"""The sorts of changes in the order that they are told in, each with a heading and what it is about."""


def headline(difference: Difference) -> str:
    """The whole in one sentence."""
    counts = difference.sorts()
    said = [f"{counts[sort]} to {name.lower()}" for sort, name, _ in SORTS if counts[sort]]
    said += ["some to translations"] if difference.translations else []
    said += [f"{len(difference.promises)} to promises"] if difference.promises else []
    if said and difference.for_citizens:
        return f"Changes: {listed(said)}."
    if difference.promises:
        return "Nothing is different for citizens, but what is promised of them is."
    return "What citizens are told changes." if difference.for_citizens else "Nothing is different for citizens."


def of_sort(difference: Difference, sort: Sort) -> tuple[Change, ...]:
    """The changes of one sort to sign for: what is promised stands first among the rules."""
    found = tuple(change for change in difference.noticed if change.sort == sort)
    return (*difference.promises, *found) if sort == "logic" else found


def outcome_title(id: str, journey: Journey) -> str:
    """An outcome by its title."""
    outcome = journey.outcomes.get(id)
    return called(None if outcome is None else outcome.title, id, journey)


def verb(change: Change) -> str:
    """What became of it; a rename is a guess, and says so."""
    return "probably renamed" if change.verb == "renamed" else change.verb


def about(change: Change) -> str:
    """What changed: the part, and what of it."""
    part = change.called if change.what == "journey" else f"{change.what} {change.called}"
    return f"{part}: {change.aspect}" if change.aspect else part


def place(change: Change) -> str:
    """Where it stands, in the old version and in the new one where that is not the same."""
    was, now = _at(change.old_place), _at(change.new_place)
    if not was or not now:
        return f"{now} (new)" if now else f"{was} (old)"
    return now if was == now else f"{was} (old), {now} (new)"


def _at(where: Where | None) -> str:
    return "" if where is None else f"{where.file}:{where.line}"


def translated(difference: Difference) -> Iterator[tuple[str, str]]:
    """Each language by its name in English, and how many of its texts changed."""
    for each in difference.translations:
        counts = ((each.changed, "changed"), (each.added, "new"), (each.removed, "gone"))
        yield in_english(each.language), listed([f"{count} {what}" for count, what in counts if count])


def behind(difference: Difference) -> Iterator[str]:
    """What changed and no citizen can notice, in short."""
    quiet = [change for change in difference.changes if change.quiet and change.what != "promise"]
    scenarios = [change for change in quiet if change.what == "scenario"]
    for one in ("added", "removed", "changed"):
        names = [change.called for change in scenarios if change.verb == one]
        if names:
            yield f"{count(len(names), 'scenario', 'scenarios')} {one}: {listed(short(names))}"
    for change in quiet:
        if change.what != "scenario":
            yield f"{about(change)} ({place(change)})"


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def short(words: Sequence[str], most: int = 5) -> list[str]:
    """The first few, and how many more there are."""
    return list(words) if len(words) <= most else [*words[:most], f"{len(words) - most} more"]


def count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
