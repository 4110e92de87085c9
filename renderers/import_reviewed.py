"""An imported journey that was looked over, told: in lines for a terminal, and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from renderers.import_review import Point, Review, Spotted, Walked
from renderers.report import visible

_WIDTH = 100
SHOWN = "Shown by proof"
SHOWN_MEANS = "Since the journey's conditions are the form's, this was most likely wrong in the form already."
ADVICE = "Advice on the wording"
ADVICE_MEANS = "The form's own words were kept. footpath explain tells more of each piece of advice."
OPEN = "Not analysed"


def walked_in_words(walked: Walked) -> Iterator[str]:
    """What became of the search for a citizen for each outcome, in sentences."""
    count = len(walked.found)
    if count:
        all_of_them = "its outcome" if count == 1 else "each outcome" if not walked.open else "each of these outcomes"
        said = "a made-up citizen" if count == 1 else f"{count} made-up citizens, one"
        which = f": {', '.join(walked.found)}" if walked.open else ""
        shows = "It shows" if count == 1 else "They show"
        yield f"{walked.file} holds {said} for {all_of_them}{which}."
        yield f"{shows} how the form behaves today, and should be looked over by a person."
    if walked.nobody:
        yield f"It is proved that nobody gets to {', '.join(walked.nobody)}."
    for outcome, why in (walked.open or {}).items():
        yield f"Nobody was found who gets to {outcome}: {why}."


def lines(told: Review, everything: bool, bold: str, plain: str) -> Iterator[str]:
    """For a terminal or a text file. Advice is only counted, unless `everything`."""
    yield from ("", f"{bold}The journey, looked over{plain}")
    said = [f"{told.proved}.", *(walked_in_words(told.walked) if told.walked is not None else ())]
    for each in said:
        yield from wrap(visible(each), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if told.shown:
        yield from ("", f"{bold}{SHOWN} ({len(told.shown)}){plain}", *_wrapped(SHOWN_MEANS, "  "))
        for point in told.shown:
            yield from _shown(told, point)
    if told.open:
        yield from ("", f"{bold}{OPEN} ({len(told.open)}){plain}")
        for asks, at, why in told.open:
            yield from _wrapped(f"{told.place(at)} ({at.line}): {asks}, since {why}", "  ")
    if told.advice:
        yield from ("", f"{bold}{ADVICE} ({len(told.advice)}){plain}")
        if everything:
            yield from _wrapped(ADVICE_MEANS, "  ")
            for point in told.advice:
                yield f"  {visible(told.place(point.at))}"
                yield from _wrapped(f"{_words(point.at)}{_advised(point)} ({point.slug}, {point.at.line})", "    ")
        else:
            counts = {slug: sum(each.slug == slug for each in told.advice) for slug in _slugs(told.advice)}
            yield from _wrapped(", ".join(f"{slug} {count}" for slug, count in counts.items()), "  ")


def _slugs(points: Sequence[Point]) -> list[str]:
    return sorted({each.slug for each in points})


def _shown(told: Review, point: Point) -> Iterator[str]:
    yield f"  {visible(told.place(point.at))}"
    yield from _wrapped(f"{point.message}: `{point.at.text}` ({point.slug}, {point.at.line})", "    ")
    for words, at in point.because:
        yield from _wrapped(f"{words}: {told.place(at)}, `{at.text}` ({at.line})", "    - ")
    for note in point.notes:
        yield from _wrapped(note, "    ")
    if point.witness:
        yield from _wrapped(f"a citizen who shows it: {point.witness}", "    ")


def _advised(point: Point) -> str:
    more = "".join(f"; {each}" for each in point.notes)
    return f"{point.message}{more}"


def _words(at: Spotted) -> str:
    words = "" if at.origin is None else " ".join(at.origin.words.split())
    return f"“{words if len(words) <= 60 else f'{words[:59]}…'}”: " if words else ""


def _wrapped(words: str, indent: str) -> list[str]:
    return wrap(
        visible(words), _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False
    )


# As plain values


def plain(told: Review) -> dict[str, Any]:
    """For programs."""
    walked = told.walked
    return {
        "proved": told.proved,
        "shown": [_plain_point(each) for each in told.shown],
        "not_analysed": [{"asks": asks, "why": why, **_plain_spot(at)} for asks, at, why in told.open],
        "advice": [_plain_point(each) for each in told.advice],
        "scenarios": None
        if walked is None
        else {
            "file": walked.file,
            "outcomes": list(walked.found),
            "nobody": list(walked.nobody),
            "not_found": dict(walked.open or {}),
        },
    }


def _plain_point(point: Point) -> dict[str, Any]:
    return {
        "check": point.slug,
        "level": point.level,
        "message": point.message,
        **_plain_spot(point.at),
        "because": [{"words": words, **_plain_spot(at)} for words, at in point.because],
        "notes": list(point.notes),
        "help": point.help,
        "witness": point.witness,
    }


def _plain_spot(at: Spotted) -> dict[str, Any]:
    origin = at.origin
    return {
        "source": "" if origin is None else origin.file,
        "place": "" if origin is None else origin.place,
        "in_journey": at.line,
        "text": at.text,
    }
