"""The closures of comparisons, the frequent shapes first."""

from __future__ import annotations

import unicodedata
from typing import Any

from journeys.expressions.compute import Closure
from journeys.expressions.kinds import Text, YesNo
from journeys.expressions.tree import Answer, Compare, Literal


def folded(text: str) -> str:
    """Text as it is compared: trimmed, NFC, without case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text.strip()).casefold())


def compare(node: Compare, left: Closure, right: Closure) -> Closure:
    """`left op right`, from the closures of both sides."""
    if isinstance(node.left.kind, Text):
        return _same_text(node, left, right)
    if isinstance(node.right, Literal):
        if isinstance(node.right.kind, YesNo):
            return left if node.right.value == (node.op == "is") else lambda known: not left(known)
        if isinstance(node.left, Answer):
            return _answer_and_literal(node.op, node.left.id, node.right.value)
        return _value_and_literal(node.op, left, node.right.value)
    return _two_values(node.op, left, right)


def _same_text(node: Compare, left: Closure, right: Closure) -> Closure:
    wanted = node.op == "is"
    if isinstance(node.right, Literal):
        words = folded(str(node.right.value))
        return lambda known: (folded(left(known)) == words) is wanted
    return lambda known: (folded(left(known)) == folded(right(known))) is wanted


def _answer_and_literal(op: str, id: str, value: Any) -> Closure:
    match op:
        case "is":
            return lambda known: known[id] == value
        case "is not":
            return lambda known: known[id] != value
        case "<" | "before":
            return lambda known: known[id] < value
        case "<=" | "on or before":
            return lambda known: known[id] <= value
        case ">" | "after":
            return lambda known: known[id] > value
        case _:
            return lambda known: known[id] >= value


def _value_and_literal(op: str, left: Closure, value: Any) -> Closure:
    match op:
        case "is":
            return lambda known: left(known) == value
        case "is not":
            return lambda known: left(known) != value
        case "<" | "before":
            return lambda known: left(known) < value
        case "<=" | "on or before":
            return lambda known: left(known) <= value
        case ">" | "after":
            return lambda known: left(known) > value
        case _:
            return lambda known: left(known) >= value


def _two_values(op: str, left: Closure, right: Closure) -> Closure:
    match op:
        case "is":
            return lambda known: left(known) == right(known)
        case "is not":
            return lambda known: left(known) != right(known)
        case "<" | "before":
            return lambda known: left(known) < right(known)
        case "<=" | "on or before":
            return lambda known: left(known) <= right(known)
        case ">" | "after":
            return lambda known: left(known) > right(known)
        case _:
            return lambda known: left(known) >= right(known)
