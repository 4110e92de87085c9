"""The resolver's last level: what stands alone as yes or no, and is joined by `and`, `or`, `not`."""

from __future__ import annotations

import re
from dataclasses import replace

from journeys.expressions.arithmetic import kind_words
from journeys.expressions.kinds import Choice, Choices, Files, ItemId, ItemIds, Items, Record, RoughDate, Text, YesNo
from journeys.expressions.names import Names, kind_of
from journeys.expressions.resolve_items import Outside
from journeys.expressions.resolve_measures import Measures
from journeys.expressions.tree import (
    And,
    Compare,
    Includes,
    Measure,
    Name,
    Node,
    Not,
    OneOf,
    Or,
    Quantified,
    SetOf,
    Span,
    walk,
)


class Sentences(Measures):
    """Gives whole sentences their kinds."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.of = {**self.of, Not: self.negation, And: self.joined_parts, Or: self.joined_parts}

    def holds(self, node: Node) -> Node:
        """A sentence: something that is yes or no."""
        try:
            found = self.value(node)
        except Outside as fault:
            self.mend_outside(fault, node)
            raise
        if isinstance(found.kind, YesNo):
            if isinstance(node, Name) and not node.part:
                self.bare[node.id] = node.span
            return found
        words = node.span.words
        help = "compare it with something"
        if isinstance(found.kind, Choice) and found.kind.options:
            help = f"compare it: `{words} is {found.kind.options[0]}`"
        elif isinstance(found.kind, Choices) and found.kind.options:
            help = f"compare it: `{words} includes {found.kind.options[0]}`"
        elif isinstance(found.kind, Text | Record | Files | RoughDate | ItemId | ItemIds):
            help = f"say `{words} was answered`"
        elif isinstance(found.kind, Items):
            help = f"say `count of {words} > 0`"
        elif isinstance(found, Measure) and found.where is not None:
            help = f"compare it with something: `({words}) > …`"
        raise self.wrong(
            f"`{words}` is {kind_words(found.kind)}, and cannot be true or false by itself", node, help=help
        )

    def mend_outside(self, fault: Outside, node: Node) -> None:
        """`age(child.born) < 16` outside of an item: said of any of them."""
        if fault.paste or self.bodies or isinstance(node, And | Or | Not) or not node.span.words:
            return
        if any(isinstance(part, Quantified | Measure) for part in walk(node)):
            return  # it would have to be said of which items first
        items = fault.items
        inner = re.sub(rf"\b{items.list}\.", f"{items.item}.", node.span.words)
        words = f"any {items.item} in {items.list} where {inner}"
        alone = node.span.words.strip() == node.span.text.strip()
        fault.paste = node.span.edited(words if alone else f"({words})")
        fault.help = f"write `{fault.paste}`, or say it of all: `every {items.item} in {items.list} meets …`"

    def two_meanings(self) -> None:
        """An option of this sentence must not also be a yes/no that stands alone in it."""
        for id, span in self.bare.items():
            if any(id in options for options in self.compared):
                message = f"`{id}` is a yes/no question or fact here, and an option of what this sentence compares"
                help = "give one of the two another id, or put the sentence with the yes/no under `facts`"
                raise self.fault("two-meanings", message, span, help=help)

    def joined_parts(self, node: And | Or) -> Node:
        parts: list[Node] = []
        for index, part in enumerate(node.parts):
            if isinstance(part, Name) and not part.part and parts and kind_of(part.id, self.names) is None:
                self.more_options(node, index, parts[-1])
            parts.append(self.holds(part))
        return replace(node, parts=tuple(parts), kind=YesNo())

    def more_options(self, node: And | Or, index: int, before: Node) -> None:
        """`vehicle is car or moped`."""
        joiner = "and" if isinstance(node, And) else "or"
        if isinstance(before, Compare) and before.op in ("is", "is not"):
            left, first = before.left, before.right.span.words
            words = "is not one of" if before.op == "is not" else "is one of"
        elif isinstance(before, OneOf) and isinstance(before.among, SetOf):
            left, first = before.left, before.among.span.words.strip("[]")
            words = "is not one of" if before.negated else "is one of"
        elif isinstance(before, Includes):
            left, first = before.left, before.among.span.words.strip("[]")
            words = "includes all of" if joiner == "and" else "includes any of"
            words = "does not include any of" if before.negated else words
        else:
            return
        if not isinstance(left.kind, Choice | Choices):
            return
        more = []
        for part in node.parts[index:]:
            if not isinstance(part, Name) or part.id not in left.kind.options:
                break
            more.append(part)
        if not more:
            return
        span = Span(before.span.text, before.span.start, more[-1].span.end)
        options = ", ".join([first, *(part.id for part in more)])
        message = f"`{more[0].id}` is an option of `{left.span.words}`, and does not stand alone"
        raise self.fault("wrong-operator", message, span, span.edited(f"{left.span.words} {words} [{options}]"))

    def negation(self, node: Not) -> Node:
        of = self.holds(node.of)
        self.no_hidden_was(of, node.span)
        return Not(of, kind=YesNo(), span=node.span)
