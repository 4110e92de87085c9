"""Bullets (`all:`, `any:`, `not:`) as one sentence: the text that says the same, and its tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Word

from journeys.expressions.kinds import Kind
from journeys.expressions.tree import And, Name, Node, Not, Or, Otherwise, Quantified, Rounded, Span, moved


def together(how: Word["all", "any", "not"], bullets: Sequence[Node]) -> Node:
    """One tree of several, each read from a text of its own; its span holds the composed sentence.

    Give trees not yet resolved, or all resolved: the kind is taken from the first. `not` takes one.
    """
    texts = [bullet.span.text.strip() for bullet in bullets]
    shifts = [len(bullet.span.text) - len(bullet.span.text.lstrip()) for bullet in bullets]
    if how != "not" and len(bullets) == 1:
        return bullets[0]
    if how == "not":
        opening = "not " if isinstance(bullets[0], Name) or _is_name(texts[0]) else "not ("
        text = opening + texts[0] + (")" if opening.endswith("(") else "")
        inner = moved(bullets[0], text, len(opening) - shifts[0])
        return Not(inner, kind=_kind(bullets), span=Span(text, 0, len(text)))
    loose = [isinstance(bullet, And | Or | Otherwise | Quantified | Rounded) for bullet in bullets]
    words = [f"({text})" if bracket else text for text, bracket in zip(texts, loose, strict=True)]
    joiner = " and " if how == "all" else " or "
    text = joiner.join(words)
    parts: list[Node] = []
    at = 0
    for bullet, word, bracket, shift in zip(bullets, words, loose, shifts, strict=True):
        parts.append(moved(bullet, text, at + bracket - shift))
        at += len(word) + len(joiner)
    return (And if how == "all" else Or)(tuple(parts), kind=_kind(bullets), span=Span(text, 0, len(text)))


def _kind(bullets: Sequence[Node]) -> Kind:
    return bullets[0].kind


def _is_name(text: str) -> bool:
    return text.isidentifier()
