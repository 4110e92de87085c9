"""A catalogue brought up to date: what is translated stays, what is missing is added, what has changed is marked.

A translator's own lines and comments are kept as they are; the order is the journey's. Doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys.catalogues.comparing import compare
from journeys.catalogues.keys import Key, Wanted, said
from journeys.catalogues.layout import Layout, layout_of
from journeys.catalogues.names import in_english
from journeys.catalogues.reading import UNUSED, Entry, read_catalogue
from journeys.catalogues.tree import Leaf, Tree, Writer, put, short
from journeys.document import Document
from journeys.tables.structures import is_id


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalogue as it should be, and what was done: how many texts were added, moved to another key, newly marked
    as stale, put under `unused`. Of all texts (`total`), `waiting` have no translation and `stale` an old one."""

    text: str
    total: int
    waiting: int
    stale: int
    added: int
    moved: int
    marked: int
    unused: int

    @property
    def done(self) -> int:
        """How many texts are translated and up to date."""
        return self.total - self.waiting - self.stale


def merge(wanted: Mapping[Key, Wanted], language: str, document: Document | None) -> Merged:
    """The catalogue of a language for some texts. `document` is the one that there is, read without faults."""
    read = None if document is None else read_catalogue(document)
    layout = _new(language) if document is None else layout_of(document)
    every = () if read is None else (*read.entries, *read.service)
    compared = compare(language, ("", ""), False, wanted, every)
    spare = [entry for entry in (*compared.unknown, *(read.unused if read else ())) if any(entry.wordings)]
    before = len(read.unused) if read else 0
    leaves: dict[Key, Leaf] = {}
    moved = added = 0
    for key, each in wanted.items():
        entry = compared.entries.get(key)
        if entry is None or not any(entry.wordings):
            found = _elsewhere(key, each, spare)
            if found is not None:
                spare.remove(found)
                entry, moved = found, moved + 1
            elif entry is None:
                added += 1
        leaves[key] = Leaf(each.words, entry)
    for key, leaf in leaves.items():
        if leaf.entry is None and (found := _reworded(key, spare, leaves)) is not None:
            spare.remove(found)
            leaf.entry, moved, added = found, moved + 1, added - 1
    tree: Tree = {}
    for key, leaf in leaves.items():
        put(tree, key, leaf)
    rest: Tree = {}
    for entry in spare:
        put(rest, entry.key[1:] if entry.key[0] == UNUSED else entry.key, Leaf(entry.source, entry))
    _follow(layout, leaves, spare)
    text = Writer(layout).whole(short(tree), rest, crlf=document is not None and "\r\n" in document.text)
    stale = [leaf for leaf in leaves.values() if leaf.stale]
    return Merged(
        text,
        len(leaves),
        sum(leaf.entry is None or not leaf.entry.translated for leaf in leaves.values()),
        len(stale),
        added,
        moved,
        sum(leaf.entry is not None and leaf.entry.was is None for leaf in stale),
        max(len(spare) - before, 0),
    )


def _new(language: str) -> Layout:
    """How a new catalogue begins."""
    return Layout(
        [
            f"# {in_english(language)}. `from` is what the journey says, `to` what it says in this language.",
            "# Where `was` stands, the source has changed since: look at `to` again, then delete the line with `was`.",
        ]
    )


def _elsewhere(key: Key, wanted: Wanted, spare: Sequence[Entry]) -> Entry | None:
    """The translation of the same words that no text has any more, the likeliest if there are several."""
    words = said(wanted.words)
    same = [entry for entry in spare if said(entry.translates) == words]
    return max(same, key=lambda entry: _likeness(key, entry.key), default=None)


def _likeness(one: Key, other: Key) -> int:
    """How many words two keys share at either end."""
    front = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    back = zip(reversed(one), reversed(other), strict=False)
    return front + next((at for at, (a, b) in enumerate(back) if a != b), min(len(one), len(other)))


def _reworded(key: Key, spare: Sequence[Entry], leaves: Mapping[Key, Leaf]) -> Entry | None:
    """The one translation whose key has another sentence or label in it, when there can be no doubt which that is."""
    alike = [entry for entry in spare if _same_but_words(key, entry.key)]
    rivals = [other for other, leaf in leaves.items() if leaf.entry is None and alike
              and _same_but_words(other, alike[0].key)]  # fmt: skip
    return alike[0] if len(alike) == 1 and len(rivals) == 1 else None


def _same_but_words(one: Key, other: Key) -> bool:
    """Whether two keys differ in one part, and that is a sentence or a label in both, not an id."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and not is_id(apart[0][0]) and not is_id(apart[0][1])


def _follow(layout: Layout, leaves: Mapping[Key, Leaf], spare: Sequence[Entry]) -> None:
    """Takes the comments over what has another key now along with it."""
    alive = {key[:size] for key in leaves for size in range(1, len(key) + 1)}
    moves = [(leaf.entry.key, key) for key, leaf in leaves.items() if leaf.entry and len(leaf.entry.key) == len(key)]
    moves += [(entry.key, (UNUSED, *entry.key)) for entry in spare if entry.key[0] != UNUSED]
    for old, new in moves:
        for size in range(1, len(old)):
            was = old[:size]
            if was not in alive and was in layout.above:
                layout.above.setdefault(new[: size + len(new) - len(old)], []).extend(layout.above.pop(was))
