"""What sentences and texts say, as values that are equal where two journeys say the same."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import fields
from typing import Any
from unicodedata import normalize

from engine.comparing.names import Names
from journeys.expressions import tree
from journeys.expressions.kinds import Choice, Choices
from journeys.model import Sentence, Text, TextRef

_NAMES: Mapping[type[tree.Node], Mapping[str, str]] = {
    tree.Answer: {"id": "question"},
    tree.Part: {"id": "question"},
    tree.FactRef: {"id": "fact"},
    tree.RateRef: {"id": "rate"},
    tree.Bands: {"id": "bands"},
    tree.ListRef: {"id": "list"},
    tree.ItemNumber: {"item": "item"},
    tree.Measure: {"list": "question", "item": "item"},
    tree.Quantified: {"list": "question", "item": "item"},
}
"""Of each kind of node, the fields that name something, and what they name."""

_ANY_ORDER = (tree.And, tree.Or, tree.SetOf, tree.Extreme)
"""What says the same in whatever order its parts stand."""

_LEFT_OUT = ("span", "kind", "members")
"""Where it stands; what follows from what it names; and the content of a list, which is a part of its own."""


def meaning(sentence: Sentence | tree.Node | None, names: Names) -> Hashable:
    """What a sentence says, by its typed tree: spacing, brackets and the order in `and` and lists do not count."""
    if sentence is None:
        return None
    return _node(sentence if isinstance(sentence, tree.Node) else sentence.tree, names)


def _node(node: tree.Node, names: Names) -> Hashable:
    if isinstance(node, tree.Literal):
        value: Any = node.value
        if isinstance(node.kind, Choice | Choices) and isinstance(value, str):
            value = names.option(node.kind.options, value)
        return (type(node.kind).__name__, value)
    named = _NAMES.get(type(node), {})
    said: list[Hashable] = [type(node).__name__]
    for field in fields(node):
        if field.name in _LEFT_OUT:
            continue
        value = getattr(node, field.name)
        if field.name in named:
            space = named[field.name]
            said.append(names.items.get(value, value) if space == "item" else names.of(space, value))
        elif isinstance(node, _ANY_ORDER) and isinstance(value, tuple):
            said.append(frozenset(_value(each, names) for each in value))
        else:
            said.append(_value(value, names))
    return tuple(said)


def _value(value: Any, names: Names) -> Hashable:
    if isinstance(value, tree.Node):
        return _node(value, names)
    if isinstance(value, tuple):
        return tuple(_value(each, names) for each in value)
    found: Hashable = value
    return found


def said(text: Text | None, names: Names) -> Hashable:
    """What a text says, case by case; how its lines are broken does not count, paragraphs do."""
    if text is None:
        return None
    return tuple(
        (
            meaning(sentence, names),
            tuple(
                _spaced(piece)
                if isinstance(piece, str)
                else ("text", names.of("text", piece.id))
                if isinstance(piece, TextRef)
                else ("shown", meaning(piece, names))
                for piece in wording.pieces
            ),
        )
        for sentence, wording in text.rules
    )


def cases(text: Text | None, names: Names) -> Hashable:
    """What chooses between the wordings of a text; () where nothing does."""
    if text is None:
        return ()
    return tuple(meaning(sentence, names) for sentence, _ in text.rules if sentence is not None)


def _spaced(words: str) -> str:
    """One form for each wording: NFC, lines run on, but for paragraphs, headings and points of a list."""
    found = ""
    for line in normalize("NFC", words).rstrip("\n").split("\n"):
        line = _SPACES.sub(" ", line)
        if not line.strip():
            found = found.rstrip() + "\n\n" if found else ""
        elif not found or found.endswith("\n"):
            found += line
        else:
            found = f"{found.rstrip()}\n{line}" if _POINT.match(line) else f"{found.rstrip()} {line.lstrip()}"
    return found


_SPACES = re.compile(r"[ \t]+")
_POINT = re.compile(r"\s*(?:[-*+#>|]|\d+[.)])")
