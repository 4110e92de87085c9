"""Whether some rules decide for every citizen: all answers that count are tried, where they can be counted.

Rules that read only yes/no questions and choices have finitely many cases. Rules about amounts, dates or typed text
have not; of those it cannot be told here, and an `otherwise` is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from journeys.expressions.kinds import Choice, Kind, Value, YesNo
from journeys.expressions.known import Known
from journeys.expressions.tree import Age, FactRef, RateRef, Today, walk
from journeys.model import Journey, Sentence
from journeys.questions import type_of

MOST = 500
"""Cases that are tried at most; beyond that it cannot be told."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A citizen for whom none of the rules holds: the answers that matter, by question."""

    answers: Mapping[str, Value]

    def words(self) -> str:
        """Such as `a is no, b is car`."""
        return ", ".join(f"`{id} is {_word(value)}`" for id, value in self.answers.items())


Verdict = Gap | Literal["complete", "cannot be told"]


def decides(rows: Sequence[Sequence[Sentence]], journey: Journey) -> Verdict:
    """Whether one row holds in every case; a row holds when all its sentences do.

    A case in which a row cannot be known (it reads something that was not asked) is no gap of these rules.
    """
    sentences = [sentence for row in rows for sentence in row]
    if not rows or any(_reads_the_day(sentence, journey) for sentence in sentences):
        return Gap({}) if not rows else "cannot be told"
    asked = sorted({id for sentence in sentences for id in sentence.reads})
    domains: list[tuple[Value, ...]] = []
    cases = 1
    for id in asked:
        domain = _domain(id, journey)
        cases *= len(domain)
        if not domain or cases > MOST:
            return "cannot be told"
        domains.append(domain)
    for case in product(*domains):
        known = Known(dict(zip(asked, case, strict=True)), today=date.min)
        if not _some_row_holds(rows, known):
            return Gap(dict(known))
    return "complete"


def _some_row_holds(rows: Iterable[Sequence[Sentence]], known: Known) -> bool:
    try:
        return any(all(sentence.value(known) for sentence in row) for row in rows)
    except LookupError:
        return True


def _domain(id: str, journey: Journey) -> tuple[Value, ...]:
    """The answers of a question, () where they cannot be counted."""
    question = journey.questions.get(id)
    kind: Kind | None = type_of(question.type).kind(question) if question else None
    match kind:
        case YesNo():
            return (True, False)
        case Choice(options=options):
            return options
        case _:
            return ()


def _reads_the_day(sentence: Sentence, journey: Journey) -> bool:
    waiting, seen = [sentence.tree], set[str]()
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, Today | Age | RateRef):
                return True
            if isinstance(node, FactRef) and node.id not in seen and node.id in journey.facts:
                seen.add(node.id)
                rows = journey.facts[node.id].rows
                waiting += [each.tree for row in rows for each in (row.sentence, row.value) if each]
    return False


def _word(value: Value) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
