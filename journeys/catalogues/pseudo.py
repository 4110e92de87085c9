"""Languages made up for a preview: the source with accents, in brackets and longer, so that designers see what breaks.

Words without accents are not translatable yet, cut-off brackets show where a translation would not fit. What stands in
braces, links and addresses stays as it is. `en-XA` runs from left to right, `en-XB` from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeys.catalogues import writing
from journeys.catalogues.keys import Key, Wanted
from journeys.catalogues.tree import Leaf, Tree, put
from journeys.languages import direction

LONGER = 0.4
"""Translations from English are up to this much longer."""

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
)
_KEPT = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|\]\([^)]*\)|<[^<>]*>|https?://\S+|[\w.+-]+@[\w.-]+\w|&\w+;", re.DOTALL)
_MARKER = re.compile(r"\s*(?:[-*+]\s+|#{1,6}\s+|>\s+|\d+[.)]\s+)?")
_OVERRIDE, _POP = "\u202e", "\u202c"
"""Marks that make letters run from right to left, and end that (RLO and PDF of Unicode's algorithm)."""


def pseudo(words: str, language: str) -> str:
    """A text in a pseudo-language; each of its lines is one, what Markdown has before it stays."""
    return "\n".join(_line(line, language) for line in words.split("\n"))


def pseudo_catalogue(wanted: Mapping[Key, Wanted], language: str) -> str:
    """The text of a whole catalogue in a pseudo-language."""
    tree: Tree = {}
    for key, each in wanted.items():
        put(tree, key, Leaf(each.words, None))
    return "\n".join([*_written(tree, "", language), ""])


def _written(tree: Tree, indent: str, language: str) -> list[str]:
    found: list[str] = []
    for key, below in tree.items():
        found.append(f"{indent}{writing.key(key)}:")
        if isinstance(below, dict):
            found += _written(below, f"{indent}  ", language)
            continue
        for name, words in (("from", below.words), ("to", pseudo(below.words, language))):
            first, *rest = writing.value(words, f"{indent}  ")
            found += [f"{indent}  {name}:{first}", *rest]
    return found


def _line(line: str, language: str) -> str:
    marker = _MARKER.match(line)
    start = marker.end() if marker else 0
    words = line[start:]
    if not words.strip():
        return line
    ends = words.rstrip()
    more = "ð" * round(len(_KEPT.sub("", ends)) * LONGER)
    longer = " ".join(more[at : at + 6] for at in range(0, len(more), 6))
    said = f"[{_accented(ends)}{' ' if longer else ''}{longer}]"
    if direction(language) == "rtl":
        said = _OVERRIDE + _KEPT.sub(lambda kept: f"{_POP}{kept.group()}{_OVERRIDE}", said) + _POP
    return line[:start] + said + words[len(ends) :]


def _accented(words: str) -> str:
    found, at = [], 0
    for kept in _KEPT.finditer(words):
        found += [words[at : kept.start()].translate(_ACCENTS), kept.group()]
        at = kept.end()
    return "".join([*found, words[at:].translate(_ACCENTS)])
