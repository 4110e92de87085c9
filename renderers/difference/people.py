"""The sentences about people: those on their way, and what was sent already, under a new version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.comparing.difference import Difference
from engine.comparing.flight import Standing
from engine.comparing.words import called, spaced
from journeys.model import Journey
from renderers.difference.telling import listed, outcome_title, short


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of the old version whose people fare alike, and what happens to them, a sentence each."""

    pages: tuple[str, ...]
    sentences: tuple[str, ...]


def in_flight(difference: Difference) -> tuple[Group, ...]:
    """People at each page who would go on elsewhere; pages in a row where the same happens stand together."""
    found: list[Group] = []
    for standing in difference.flight.standing:
        said = tuple(_fares(standing))
        if not said:
            continue
        if found and found[-1].sentences == said:
            found[-1] = Group((*found[-1].pages, standing.called), said)
        else:
            found.append(Group((standing.called,), said))
    return tuple(found)


def _fares(standing: Standing) -> Iterator[str]:
    always = [each.called for each in standing.first if each.always]
    some = [each.called for each in standing.first if not each.always]
    if standing.renamed:
        yield "Their page has another id now; they go on there."
    elif not standing.stays:
        where = f"they go on at {standing.goes_on_called}" if standing.goes_on else "they go on to the end"
        yield f"Their page is gone: {where}."
    if always:
        yield f"They are asked {listed(short(always))} first."
    if some:
        yield f"Some of them are asked {listed(short(some))} first, as their answers have it."


def answers_in_flight(difference: Difference) -> tuple[str, ...]:
    """What becomes of answers that were given already: a sentence for each question where not all go along."""
    said: dict[str, None] = {}
    for standing in difference.flight.standing:
        for parked in standing.parked:
            said[f"What was answered to {parked.called} is put aside: {_WHY[parked.why]}."] = None
        for each in standing.again:
            if each.options:
                chose = f"chose {listed(short(each.options))} in {each.called}"
            else:
                chose = f"gave an answer to {each.called} that its new limits do not allow"
            said[f"Whoever {chose} is asked that again."] = None
    return tuple(said)


_WHY = {
    "not asked any more": "it is not asked any more",
    "asked in another way": "it is asked in another way now",
    "renamed": "the question has another id now, and is asked again",
}


def pages(group: Group) -> tuple[str, ...]:
    """The pages of a group by name; of many in a row the first and the last, and how many lie between."""
    if len(group.pages) <= 4:
        return group.pages
    return (group.pages[0], f"{len(group.pages) - 2} more pages", group.pages[-1])


def unmoved(difference: Difference) -> str:
    """The pages where nobody notices anything."""
    standing = difference.flight.standing
    count = difference.flight.unchanged + sum(not list(_fares(each)) for each in standing)
    if not standing:
        return "Whoever is on their way goes on where they are, with all answers."
    pages = "page" if count == 1 else f"{count} pages"
    return f"At the other {pages} people go on where they are." if count else ""


def sessions(difference: Difference) -> tuple[tuple[str, int], ...]:
    """What became of every unfinished session of a database: a sentence and how many."""
    kept = difference.sessions
    if kept is None:
        return ()
    lines = [("unfinished visits in all", kept.total), ("go on at the same page", kept.stay)]
    for each in kept.going:
        was, now = _page(each.old, difference.old), _page(each.new, difference.new)
        lines.append((f"go on at {now} instead of {was}", each.count))
    lines += [("have an answer put aside that counted before", kept.parked), ("cannot be read", kept.unreadable)]
    return (*lines[:2], *(line for line in lines[2:] if line[1]))


def _page(id: str, journey: Journey) -> str:
    if id == "check":
        return "check answers"
    if id in journey.outcomes:
        return outcome_title(id, journey)
    step = journey.steps.get(id)
    if step is None:
        return f"“{spaced(id)}”" if id else "a fault of the journey"
    return called(step.questions[0].ask if step.form == "question" else step.title, id, journey)


@dataclass(frozen=True, slots=True)
class Counted:
    """A line about submissions: what became of them, how many, and their references where those were asked for."""

    sentence: str
    count: int
    references: tuple[str, ...] = ()


def submissions(difference: Difference) -> tuple[Counted, ...]:
    """What became of every submission of a database under the new version, judged on the day it was sent."""
    found = difference.submissions
    if found is None:
        return ()
    lines = [Counted("the same outcome", found.same.count, found.same.references)]
    for each in found.elsewhere:
        was, now = outcome_title(each.old, difference.old), outcome_title(each.new, difference.new)
        lines.append(Counted(f"{now} instead of {was}", each.of.count, each.of.references))
    for stop in found.stopped:
        names = listed([f"“{spaced(id)}”" for id in stop.questions])
        why = f"would be asked {names}" if stop.new else f"the answer to {names} does not count any more"
        lines.append(Counted(f"stop at {stop.called}: {why}", stop.of.count, stop.of.references))
    lines.append(Counted("cannot be read by the new version", found.unreadable.count, found.unreadable.references))
    lines.append(Counted("a rule of the new version cannot be known", found.broken.count, found.broken.references))
    for worth in found.facts:
        sentence = f"of those with the same outcome, another “{spaced(worth.fact)}”"
        lines.append(Counted(sentence, worth.of.count, worth.of.references))
    return (lines[0], *(line for line in lines[1:] if line.count))
