"""Promises: what is true of every citizen who comes to an end, as sentences read there."""

from __future__ import annotations

from typing import Literal

from journeys.build.meanings import Meanings
from journeys.build.namespace import Declared
from journeys.build.sentences import Sentences
from journeys.build.workshop import Workshop
from journeys.diagnostics import Route
from journeys.model import Promise, Sentence


def promises(shop: Workshop, meanings: Meanings, sentences: Sentences, declared: Declared) -> dict[str, Promise]:
    """Those of the journey. One that cannot be read whole is left out: half of a promise promises something else.

    Without any outcomes, which is a fault of its own, there is nothing to promise.
    """
    outcomes = tuple(id for id, (what, _) in declared.ids.items() if what == "an outcome")
    found: dict[str, Promise] = {}
    if not outcomes:
        return found
    with meanings.at_the_end(outcomes):
        for id, route in shop.entries((shop.main, "promises")):
            promise = _promise(id, route, shop, sentences)
            if promise is not None:
                found[id] = promise
    return found


def _promise(id: str, route: Route, shop: Workshop, sentences: Sentences) -> Promise | None:
    words: tuple[Literal["never", "always"], ...] = ("never", "always")
    read: dict[str, Sentence | None] = {
        key: sentences.condition((*route, key)) for key in (*words, "when") if shop.value((*route, key)) is not None
    }
    because = shop.words((*route, "because"))
    said = [word for word in words if word in read]
    if len(said) != 1 or because is None or None in read.values():
        return None
    (word,) = said
    sentence = read[word]
    assert sentence is not None
    return Promise(id, word, sentence, read.get("when"), because, route)
