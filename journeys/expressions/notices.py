"""What is not wrong in a sentence, but could be better: findings that are advice."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Text
from journeys.expressions.tree import Compare, Literal, Node, OneOf, walk


def notices(tree: Node) -> Iterator[SentenceFault]:
    """The advice about a typed tree: each comparison of a citizen's own words with fixed text."""
    for node in walk(tree):
        if isinstance(node, Compare | OneOf) and isinstance(node.left.kind, Text) and _fixed(node):
            yield SentenceFault(
                "text-comparison",
                f"`{node.left.span.words}` is compared letter by letter, and people write the same thing in many ways",
                node.span.start,
                node.span.end,
                "ask a choice instead, and compare its options",
            )


def _fixed(node: Compare | OneOf) -> bool:
    other = node.right if isinstance(node, Compare) else node.among
    return any(isinstance(part, Literal) for part in walk(other))
