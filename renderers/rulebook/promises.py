"""The chapter of promises: what is true of everybody who comes to an outcome, and the law it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.model import Promise
from renderers.rulebook.content import Block, Chapter, Clause, Line, Link, Paragraph, Rule, Rules, Say, Terms, capital
from renderers.rulebook.words import Words, spaced

SAID = (
    "A promise speaks of everybody who comes to an outcome, on every day. Footpath proves it, or finds who breaks it."
)


def chapter(words: Words) -> Iterator[Chapter]:
    """All promises, where there are any."""
    promises = words.journey.promises.values()
    if promises:
        said = Paragraph("the-promises/said", "", (Say((SAID,)),))
        yield Chapter("the-promises", ("Promises",), (said, *(_clause(each, words) for each in promises)), opened=True)


def promise_key(id: str) -> str:
    """The key of a promise: promises are named apart from all else."""
    return f"promise-{id}"


def _clause(promise: Promise, words: Words) -> Clause:
    """One promise: what never or always holds, of whom, and why."""
    whom: Block = Say(("everybody who comes to an outcome",))
    if promise.when is not None:
        whom = Rules(
            (Rule("", words.told(promise.when), (), "everybody who comes to an outcome and of whom it is true:"),)
        )
    what = Rules((Rule("", capital(words.told(promise.sentence)), (), ""),))
    terms: list[tuple[str, tuple[Block, ...]]] = [(promise.word.capitalize(), (what,)), ("Of", (whom,))]
    margin: tuple[Line, ...] = ()
    if promise.because.startswith(("http://", "https://")):
        margin = (("Because: ", Link(promise.because)),)
    else:
        terms.append(("Because", (Say((promise.because,)),)))
    key = promise_key(promise.id)
    paragraph = Paragraph(f"{key}/said", "", (Terms(tuple(terms)),))
    return Clause(key, (spaced(promise.id),), (paragraph,), (promise.id,), margin)
