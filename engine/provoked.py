"""Every problem that a question can have, found by answering it wrongly in every way that people do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from engine.doubts import sure_word
from engine.options import asked_of
from engine.page import Stuck, bounds, page_of
from journeys.expressions.kinds import Choices, Files, ItemIds, Text, Upload
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem, Reading
from journeys.questions.found_addresses import packed
from journeys.texts import plain

TYPED: Sequence[str] = (
    "about thirty", "+1 111 111 1111", "98", "37.5", "2.51367", "1.234,5,6",
    "1,23,4", "a lot", "0", "-1", "120", "120.50", "9999", "99999999999",
    "ab", "a", "Ann", "<Ann>", "12", "Irland", "in December", "10/11/12", "31 2 2026", "the 42nd", "1 1 1800",
    "31 12 2399", "6 12 2026", "12 1998", "1850", "2390", "25:00", "00:01", "03:00", "12:00", "23:59", "482 119",
    "4B2 119 3O6", "ABC", "AB-12", "AB 12 34 56", "QQ 12 34 56 C", "BG 12 34 56 C", "ann@", "ann@gmial.com",
    "0111", "GB29 NWBK 6016 1331 9268 18", "29 NWBK 6016", "GB29 NWBK", "00-00-00", "12345678",
    "1" * 40, "word " * 60, "x" * 2_500, "x" * 25_000,
)  # fmt: skip
"""What is typed into a box, whatever it asks for: each is a slip somewhere."""

_PARTS: Sequence[str] = ("", "0", "13", "45", "98", "1850", "2390", "<Ann>", "12", "00-00-00", "ab", "x" * 300)
"""What is typed into one box of several."""

_DAYS: Sequence[Parts] = tuple(
    {"day": [day], "month": [month], "year": [year]}
    for day, month, year in (
        ("31", "2", "2026"), ("", "2", "2026"), ("27", "", "2026"), ("27", "3", ""), ("27", "3", "98"),
        ("1", "1", "1800"), ("31", "12", "2399"),
    )
)  # fmt: skip
_MONTHS: Sequence[Parts] = tuple(
    {"month": [month], "year": [year]}
    for month, year in (
        ("13", "2026"),
        ("", "2026"),
        ("3", ""),
        ("3", "926"),
        ("1", "1800"),
        ("12", "2399"),
        ("1", "01"),
    )
)


@dataclass(frozen=True, slots=True)
class Provoked:
    """A problem, and what was sent to have it."""

    problem: Problem
    parts: Parts


def provoked(question: Question, journey: Journey, known: Known, language: str) -> tuple[Provoked, ...]:
    """The problems of one question by itself for a citizen of whom this is known, in the order of its type's rules.

    Those whose words differ only by which part is missing are all there. What only rests on another answer (`must`)
    is not, nor what can happen to any page.
    """
    kind = type_of(question.type)
    asked = asked_of(question, known, journey, language)
    try:
        low, high = bounds(question, known)
    except Stuck:
        low, high = None, None
    found: dict[tuple[str, tuple[str, ...], str], Provoked] = {}

    def told(problem: Problem, parts: Parts) -> None:
        said = "" if problem.rule != "incomplete" else str(problem.params.get("missing"))
        at_fault = problem.parts if problem.rule in ("date.incomplete", "too_long", "bad_chars") else ()
        found.setdefault((problem.rule, at_fault, said), Provoked(problem, parts))

    if not question.optional:
        told(kind.empty(question), {})
    if any(option.when is not None for option in question.options) or question.items is not None:
        told(Problem(question.id, "option.gone"), {})
    reading = Reading(journey, known.today, low, high, language=language)
    for parts in (*_for_files(question), *_candidates(asked, low, high)):
        uploads = {each.id: each for each in _uploads(parts)}
        value = kind.read(asked, parts, replace(reading, uploads=uploads))
        if isinstance(value, Problem):
            told(value, parts)
        elif value is not None:
            doubt = kind.doubt(asked, value, reading)
            if doubt is not None:
                told(replace(doubt, sure=sure_word(asked, value)), parts)
    refuse: Any = getattr(kind, "refuse", None)
    if refuse is not None:
        for rule in ("file.type", "file.size", "file.empty", "file.locked", "file.unread", "file.later"):
            told(refuse(question, rule, "holiday.mov" if rule == "file.type" else "letter.pdf"), {})
    order = list(kind.messages)
    return tuple(sorted(found.values(), key=lambda each: order.index(each.problem.rule)))


def broken(step: Step, journey: Journey, known: Known) -> Iterator[Problem]:
    """The `must` of a page and of its questions, each as it is told where it does not hold, at the question it is told
    at. Where its words read what is not known they are left to the caller: such a problem has no messages."""
    musts = [(question.id, must) for question in step.questions for must in question.must]
    musts += [
        (each.names[0] if each.names else step.questions[0].id, each.must)
        for each in page_of(step).musts
        if step.questions
    ]
    for question, must in musts:
        try:
            messages = {language: plain(must.message, known, journey, language) for language in journey.languages}
        except (LookupError, ArithmeticError):
            messages = {}
        yield Problem(question, must.sentence.text, messages=messages)


def _candidates(question: Question, low: Any, high: Any) -> Iterator[Parts]:
    """What is sent: at the limits first, where the words are the plainest, then everything else that goes wrong."""
    kind = type_of(question.type)
    parts = [part for part in kind.parts(question) if part not in ("near", "kept", "file", "found", "pick")]
    counted = isinstance(kind.kind(question), Text | Choices | Files | ItemIds)
    for value in () if counted else _beyond(low, high):
        try:
            yield kind.fill(question, value)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
            continue
    if isinstance(kind.kind(question), Choices | ItemIds):
        yield from _chosen(question, low, high)
    elif {"day", "month", "year"} == set(parts):
        yield from _DAYS
    elif {"month", "year"} == set(parts):
        yield from _MONTHS
    elif len(parts) == 1 and not question.options:
        yield from ({parts[0]: [text]} for text in (*_long(low, high), *TYPED))
    elif parts and question.options:
        yield {parts[0]: ["Irland"]}
    elif parts:
        yield from _one_wrong(question, parts)
    if "find" in parts:
        yield {"find": ["NM3 5QT"], "house": [""]}
        there = packed(
            {"line1": f"{number} Tannery Row", "town": "Northmere", "postcode": "NM3 5QT"} for number in (10, 12)
        )
        yield {"find": ["NM3 5QT"], "house": [""], "found": [there], "pick": [""]}


def _one_wrong(question: Question, parts: Sequence[str]) -> Iterator[Parts]:
    """Of several boxes one that is wrong, the others being right."""
    kind = type_of(question.type)
    try:
        right: dict[str, Sequence[str]] = {
            part: sent for part, sent in kind.fill(question, kind.sample(question, 0)).items() if part in parts
        }
    except ValueError:
        right = {}
    for part in parts:
        for text in _PARTS:
            yield {**right, part: [text]}
    yield {part: ["00-00-00" if "code" in part else "12345678"] for part in parts} | {"payee": ["Ann Example"]}
    for text in TYPED:
        yield {**right, parts[0]: [text]}


def _long(low: Any, high: Any) -> Iterator[str]:
    """Texts that are one character too short or too long."""
    if isinstance(high, int) and 0 < high < 20_000:
        yield "x" * (high + 1)
        yield "1" * (high + 1)
    if isinstance(low, int) and 1 < low < 20_000:
        yield "x" * (low - 1)
        yield "1" * (low - 1)


def _beyond(low: Any, high: Any) -> Iterator[Any]:
    """Values just outside of the limits."""
    if isinstance(low, bool) or isinstance(high, bool):
        return
    for limit, side in ((low, -1), (high, 1)):
        try:
            if isinstance(limit, date):
                yield limit + side * timedelta(days=1)
                yield limit + side * timedelta(days=40)
                yield limit + side * timedelta(days=400)
            elif isinstance(limit, int | Fraction):
                yield limit + side
                yield limit + side * 100
        except OverflowError:
            continue


def _chosen(question: Question, low: Any, high: Any) -> Iterator[Parts]:
    """Too many, too few, and what goes with nothing else."""
    ids = [option.id for option in question.options]
    if isinstance(high, int) and high < len(ids):
        yield {"": ids[: high + 1]}
    if isinstance(low, int) and low > 1:
        yield {"": ids[: low - 1]}
    alone = next((option.id for option in question.options if option.alone), None)
    if alone is not None:
        yield {"": [next(id for id in ids if id != alone), alone]}
    yield {"": ["Irland"]}


def _for_files(question: Question) -> Iterator[Parts]:
    if question.type == "file":
        yield {"kept": ["example1"]}
        yield {"kept": [f"example{number}" for number in range(1, 60)]}


def _uploads(parts: Parts) -> Iterable[Upload]:
    return (Upload(id, f"{id}.pdf", "application/pdf", 1_000) for id in parts.get("kept", ()))
