"""The sentences about a difference that every form of it shares: plain English, ready to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.comparing.changes import Change, Where
from engine.comparing.citizens import Row, day, fact_value, rows
from engine.comparing.decided import Moved, MovedFact
from engine.comparing.difference import Difference
from engine.comparing.parts import Sort
from engine.comparing.words import called, spaced
from journeys.catalogues.names import in_english
from journeys.model import Journey

SORTS: tuple[tuple[Sort, str, str], ...] = (
    ("logic", "Rules", "who is asked what, and what follows"),
    ("structure", "Pages and answers", "what is added, gone, moved or renamed"),
    ("wording", "Words", "what people read"),
)
"""The sorts of changes in the order that they are told in, each with a heading and what it is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about what citizens are told now, with the day and the answers of one of them as an example."""

    sentence: str
    day: str = ""
    rows: tuple[Row, ...] = ()


def headline(difference: Difference) -> str:
    """The whole in one sentence."""
    counts = difference.sorts()
    said = [f"{counts[sort]} to {name.lower()}" for sort, name, _ in SORTS if counts[sort]]
    said += ["some to translations"] if difference.translations else []
    if said:
        return f"Changes: {listed(said)}."
    return "What citizens are told changes." if difference.for_citizens else "Nothing is different for citizens."


def outcomes(difference: Difference) -> tuple[Told, ...]:
    """Whose outcome or result changes, as far as it was worked out."""
    if not difference.decided:
        return (Told("Not looked at: nobody has worked out yet whose outcome changes."),)
    found = [*_moved(difference), *_moved_facts(difference)]
    open_ = [each for each in difference.outcomes if each.status == "not analysed"]
    if not open_ and not any(each.status == "some" for each in difference.outcomes):
        found.insert(0, Told("Nobody’s outcome changes: proved."))
    return tuple(found)


def _moved(difference: Difference) -> Iterator[Told]:
    for each in difference.outcomes:
        if each.status == "some":
            yield _example(f"{_who(each, difference)}, for instance:", each, difference)
        elif each.status == "not analysed":
            what = "anybody’s outcome changes"
            if each.old_outcome and each.new_outcome:
                what = f"citizens who were told {outcome_title(each.old_outcome, difference.old)} are now told"
                what += f" {outcome_title(each.new_outcome, difference.new)}"
            yield Told(f"Whether {what} could not be worked out: {each.why or 'no reason is known'}.")


def _who(moved: Moved, difference: Difference) -> str:
    was = outcome_title(moved.old_outcome, difference.old) if moved.old_outcome else "nothing"
    now = outcome_title(moved.new_outcome, difference.new) if moved.new_outcome else "nothing"
    return f"Some citizens who were told {was} are now told {now}"


def _moved_facts(difference: Difference) -> Iterator[Told]:
    for each in difference.facts:
        name = f"“{spaced(each.fact)}”"
        if each.status == "some":
            was, now = fact_value(each.fact, each.old, difference.old), fact_value(each.fact, each.new, difference.new)
            sentence = f"For some citizens with the same outcome {name} is {now} instead of {was}, for instance:"
            yield _example(sentence, each, difference)
        elif each.status == "not analysed":
            yield Told(
                f"Whether {name} changes for anybody could not be worked out: {each.why or 'no reason is known'}."
            )
        else:
            yield Told(f"{name} changes for nobody: proved.")


def _example(sentence: str, moved: Moved | MovedFact, difference: Difference) -> Told:
    if moved.citizen is None:
        return Told(f"{sentence.removesuffix(', for instance:')}.")
    found = rows(moved.citizen, difference.old, difference.new)
    return Told(sentence, day(moved.citizen, difference.new), found)


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
    quiet = [change for change in difference.changes if change.quiet]
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
