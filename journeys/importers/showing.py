"""Texts of a page that only some are shown: which of them stand together, and which become pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from journeys.importers.conditions import Both, Condition
from journeys.importers.draft import Content, Page
from journeys.importers.prose import prose

MOST = 3
"""So many conditions of texts one page says by rules; each further one would double them."""

WHY = "a text that only some are shown became a page of its own"


def apart(page: Page) -> tuple[tuple[Content, ...], ...]:
    """The texts that cannot stand on the page itself, those with one condition together; () where its rules say all.

    Rules need words for everybody who is left, so a page needs a text that all are shown.
    """
    worded = [each for each in page.contents if prose(each.words.text)]
    conditions = conditions_of(worded)
    for_all = any(each.when is None for each in worded)
    if page.several or not conditions or (for_all and len(conditions) <= MOST):
        return ()
    return tuple(tuple(each for each in worded if each.when == condition) for condition in conditions)


def conditions_of(contents: Sequence[Content]) -> list[Condition]:
    """The conditions of texts, each once, in their order."""
    found: list[Condition] = []
    for each in contents:
        if each.when is not None and each.when not in found:
            found.append(each.when)
    return found


def cases(contents: Sequence[Content]) -> Iterator[tuple[Condition, list[Content]]]:
    """Who is shown which of these texts: the most conditions first, so that the first case that holds is the right one.
    What is left is shown to everybody else."""
    conditions = conditions_of(contents)
    for size in range(len(conditions), 0, -1):
        for held in combinations(conditions, size):
            shown = [each for each in contents if each.when is None or each.when in held]
            yield (held[0] if size == 1 else Both(held)), shown
