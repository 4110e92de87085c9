"""Findings about sentences that cannot be known for some citizen: the place, the citizen, and the guard to write."""

from __future__ import annotations

import re

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import FactRef, walk
from journeys.model import Journey, Sentence
from journeys.proof.verdicts import Verdict

_LOOSE = re.compile(r"\b(?:or|where|meets|rounded|otherwise)\b")


def not_there(slug: str, level: Level, verdict: Verdict, journey: Journey, uses: Uses) -> Diagnostic:
    """The finding that an answer may be missing where a sentence or text reads it."""
    missing = verdict.why
    sentence = sentence_at(verdict.obligation.spot, uses)
    question = journey.questions.get(missing)
    blank = (
        question is not None
        and question.optional
        and any(cause.words == "may be left blank" for cause in verdict.causes)
    )
    what = "may have been left blank" if blank else "may not have been asked"
    reads = uses.node_that_reads(sentence, missing) if sentence is not None else None
    spot = verdict.obligation.spot
    if reads is not None and reads.span.text:
        spot = Spot(spot.route, spot.on, reads.span.start, reads.span.end)
    related = list(verdict.causes)
    through = "" if reads is None else reads.span.words
    message = f"`{missing}` {what} here"
    if reads is not None and any(isinstance(node, FactRef) for node in walk(reads)):
        message += f", and `{through}` needs it"
        related += [
            Label(Spot(journey.facts[node.id].route, "key"), "reads it")
            for node in walk(reads)
            if isinstance(node, FactRef) and node.id in journey.facts
        ]
    return Diagnostic(
        slug,
        level,
        message,
        Label(spot),
        tuple(related),
        (_who(verdict, f"leaves `{missing}` blank" if blank else "gets here without it"),),
        help=_guard(slug, sentence, missing, verdict, journey, blank=blank),
        witness=verdict.witness,
    )


def _who(verdict: Verdict, does: str) -> str:
    said = "" if verdict.witness is None else verdict.witness.words()
    return f"a citizen who {does}: {said}" if said else f"a citizen who {does}, whatever else was answered"


def who(verdict: Verdict | None, does: str) -> tuple[str, ...]:
    """The note that describes a citizen, if there is one."""
    return () if verdict is None or verdict.witness is None else (_who(verdict, does),)


def _guard(
    slug: str, sentence: Sentence | None, missing: str, verdict: Verdict, journey: Journey, *, blank: bool
) -> str:
    """What to write so that the sentence is read only where it can be known."""
    asked = f"{missing} was answered"
    if not blank:
        whens = [cause for cause in verdict.causes if cause.words == "asked only where this holds"]
        for cause in whens:
            for step in journey.steps.values():
                for when in (step.when, *(question.when for question in step.questions)):
                    if when is not None and when.route == cause.spot.route:
                        asked = when.text
    if slug == "text-may-lack-answer":
        return f"give this text rules: a line `{asked}: …` with these words, and `otherwise: …` for everybody else"
    if sentence is None:
        return f"read it only where `{asked}`"
    both = [f"({text})" if _LOOSE.search(text) else text for text in (asked, sentence.text)]
    return f"write `{both[0]} and {both[1]}`"


def reasons(verdict: Verdict) -> tuple[Label, ...]:
    """The other lines that together make it so."""
    return tuple(cause for cause in verdict.causes if cause.spot != verdict.obligation.spot)


def sentence_at(spot: Spot, uses: Uses) -> Sentence | None:
    """The sentence that stands at a place."""
    for use in uses.all:
        sentence = use.sentence
        if (sentence.route, sentence.on) != (spot.route, spot.on):
            continue
        if spot.start is None or sentence.tree.span.start == spot.start:
            return sentence
    return None
