"""A catalogue as a tree of entries, and its writing: with a translator's own lines where there are some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journeys.catalogues import writing
from journeys.catalogues.keys import Key, said
from journeys.catalogues.layout import Layout
from journeys.catalogues.reading import UNUSED, Entry

LEFT_OVER = "# No text needs these any more. What is taken up again finds its translation here; delete the rest."


@dataclass(slots=True)
class Leaf:
    """One entry to be written: the words of the source, and what there is of a translation."""

    words: str
    entry: Entry | None

    @property
    def stale(self) -> bool:
        """Whether the translation is of what was said before."""
        return self.entry is not None and self.entry.translated and said(self.entry.translates) != said(self.words)


Tree = dict[str, "Tree | Leaf"]


def put(tree: Tree, key: Key, leaf: Leaf) -> None:
    """Puts an entry in its place; where another stands in its way, beside that."""
    at = tree
    for part in key[:-1]:
        below = at.setdefault(part, {})
        while isinstance(below, Leaf):
            part = f"{part}_2"
            below = at.setdefault(part, {})
        at = below
    last = key[-1]
    while last in at:
        last = f"{last}_2"
    at[last] = leaf


def short(tree: Tree) -> Tree:
    """`car: {label: …}` as `car: …`, where there is nothing but the label."""
    found: Tree = {}
    for key, below in tree.items():
        if isinstance(below, dict) and len(below) == 1 and isinstance(below.get("label"), Leaf):
            found[key] = below["label"]
        else:
            found[key] = below if isinstance(below, Leaf) else short(below)
    return found


@dataclass(slots=True)
class Writer:
    """Writes a tree of entries, using up what is kept of the old layout."""

    layout: Layout
    lines: list[str] = field(default_factory=list)

    def whole(self, tree: Tree, unused: Tree, crlf: bool) -> str:
        """The whole file."""
        layout = self.layout
        self.lines += layout.header
        for key, below in tree.items():
            self._apart()
            self._node((key,), below, "")
        if unused:
            layout.above.setdefault((UNUSED,), [LEFT_OVER])
            self._apart()
            self._node((UNUSED,), unused, "")
        last = [*(comment for comments in layout.above.values() for comment in comments), *layout.behind.values()]
        last += layout.last
        if last:
            self._apart()
            self.lines += last
        return ("\r\n" if crlf else "\n").join([*self.lines, ""])

    def _apart(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _above(self, key: Key, indent: str) -> None:
        self.lines += [f"{indent}{comment}" for comment in self.layout.above.pop(key, ())]

    def _node(self, key: Key, below: Tree | Leaf, indent: str) -> None:
        entry = below.entry if isinstance(below, Leaf) else None
        for each in dict.fromkeys((key, entry.key if entry else key)):
            self._above(each, indent)
        notes = [self.layout.behind.pop(each, "") for each in (key, entry.key if entry else key)]
        note = next((each for each in notes if each), "")
        self.lines.append(f"{indent}{writing.key(key[-1])}:{' ' + note if note else ''}")
        if isinstance(below, Leaf):
            self.lines += self._fields(below, f"{indent}  ")
        else:
            for name, inner in below.items():
                self._node((*key, name), inner, f"{indent}  ")

    def _fields(self, leaf: Leaf, indent: str) -> Iterator[str]:
        entry = leaf.entry
        if entry is None:
            yield from _written("from", leaf.words, indent)
            yield f"{indent}to:"
            return
        if said(entry.source) == said(leaf.words):
            yield from self._kept(entry, "from", entry.source, indent)
        else:
            yield from self._comments(entry, "from", indent)
            yield from _written("from", leaf.words, indent)
        if leaf.stale:
            if entry.was is None:
                yield from _written("was", entry.source, indent)
            else:
                yield from self._kept(entry, "was", entry.was, indent)
        yield from self._kept(entry, "to", entry.to, indent)

    def _comments(self, entry: Entry, name: str, indent: str) -> Iterator[str]:
        for comment in self.layout.above.pop((*entry.key, name), ()):
            yield f"{indent}{comment}"

    def _kept(self, entry: Entry, name: str, said: str | tuple[tuple[str, str], ...], indent: str) -> Iterator[str]:
        """A field as it was written; written anew where it shares its line with others."""
        yield from self._comments(entry, name, indent)
        lines = self.layout.fields.get((*entry.key, name))
        if lines is not None:
            yield from (f"{indent}{line}" if line else "" for line in lines)
        elif isinstance(said, str):
            yield from _written(name, said, indent)
        else:
            yield f"{indent}{name}:"
            for sentence, words in said:
                yield from _written(sentence, words, f"{indent}  ")


def _written(name: str, words: str, indent: str) -> Iterator[str]:
    first, *rest = writing.value(words, indent)
    yield f"{indent}{writing.key(name)}:{first}"
    yield from rest
