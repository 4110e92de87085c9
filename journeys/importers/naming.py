"""Ids for what a source calls by its own names: snake_case, unique, and none of the words of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from journeys.expressions.words import ID, RESERVED

LONGEST = 40
"""Characters of an id that is made of a title; what does not fit is left out by whole words."""

OUR_PAGES = ("start", "check")
"""What pages are called that are no steps, so that no step is."""

_OPTION_WORDS = RESERVED - {"yes", "no"}
_OWN = frozenset(("number", "other", "id", "facts"))
_FILLER = frozenset(
    ("a", "an", "the", "is", "are", "was", "were", "do", "does", "did", "has", "have", "will", "would",
     "can", "could", "many", "much", "what", "which", "who", "when",
     "where", "how", "if", "to", "of", "for", "in", "on", "at", "by", "with", "from", "and", "or", "you",
     "your", "we", "our", "us", "tell", "please",
     "any", "this", "that", "be", "been", "it", "its", "s", "there", "about", "enter", "give", "provide")
)  # fmt: skip


class Ids:
    """The ids that are taken in one namespace."""

    def __init__(self, taken: Iterable[str] = (), options: bool = False) -> None:
        self._taken = set(taken)
        self._words = _OPTION_WORDS if options else RESERVED | _OWN

    def give(self, *wishes: str, fallback: str) -> str:
        """A new id, made of the first wish that has letters of its own."""
        made = _first(wishes) or fallback
        if made in self._words or not ID.fullmatch(made):
            made = f"{fallback}_{made}"
        id, number = made, 2
        while id in self._taken or id in self._words:
            id, number = f"{made}_{number}", number + 1
        self._taken.add(id)
        return id


def _first(wishes: Iterable[str]) -> str:
    """The first wish with a letter in it, else the first with a digit."""
    made = [id for id in map(snake, wishes) if id]
    return next((id for id in made if not id.replace("_", "").isdigit()), made[0] if made else "")


def snake(words: str) -> str:
    """Words as an id, as far as they can be one: it may begin with a digit yet. "" where nothing is left of them."""
    if ID.fullmatch(words) and len(words) <= LONGEST:
        return words
    plain = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore").decode()
    plain = re.sub(r"'s\b|’s\b|'", "", plain)
    parts = re.findall(r"[a-z]+|[0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain).lower())
    kept: list[str] = []
    for part in parts:
        if kept and len("_".join((*kept, part))) > LONGEST:
            break
        kept.append(part[:LONGEST])
    return "_".join(kept)


def plural(id: str) -> str:
    """The id of several of what one is called."""
    before, _, last = id.rpartition("_")
    if last in IRREGULAR:
        return f"{before}_{IRREGULAR[last]}" if before else IRREGULAR[last]
    if id.endswith("y") and not id.endswith(("ay", "ey", "oy", "uy")):
        return f"{id[:-1]}ies"
    return f"{id}es" if id.endswith(("s", "x", "ch", "sh")) else f"{id}s"


IRREGULAR = {"child": "children", "person": "people"}


def brief(words: str) -> str:
    """A title as a short id: without the words that only make it a sentence, save in a short one."""
    parts = snake_words(words)
    if 1 < len(parts) <= 4 and "?" not in words and parts[0] not in _FILLER:
        return snake(words)
    telling = [part for part in parts if part not in _FILLER]
    return snake(" ".join(telling[:5] or parts[:5]))


def snake_words(words: str) -> list[str]:
    """The words of a title, without what a template would fill in."""
    words = re.sub(r"\{\{[^{}]{0,300}\}\}", " ", words)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", re.sub(r"'s\b|’s\b|'", "", plain))


_COUNTED = re.compile(r"[_-](?:text|textarea|number|date|email|address|radios|checkboxes|upload|autocomplete)_\d+\Z")


_KINDS = frozenset(("question", "radio", "select", "checkbox", "number", "input", "text", "column", "item"))
"""What builders call a field that nobody gave a name, with a number behind."""


def is_a_word(name: str) -> bool:
    """Whether a source's own name says something: `date_of_birth` does, `nDpQjK`, which a builder drew, does not."""
    plain = re.sub(r"\d+\Z", "", name.lower())
    drawn = (
        plain.endswith("field")
        or (plain != name and plain in _KINDS)
        or (len(name) == 6 and name.isalpha())
        or _COUNTED.search(name)
    )
    return any(each.isalpha() for each in name) and not drawn
