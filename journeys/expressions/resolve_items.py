"""The resolver's level of items: quantifiers, and what is read of one item.

What is asked of an item is read inside its repeat, or inside a quantifier or `where` that names the item;
nowhere else is it plain which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from journeys.expressions.arithmetic import added
from journeys.expressions.depends import mentions
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Integer, Items, Kind, YesNo
from journeys.expressions.names import Names, available, near
from journeys.expressions.resolve_comparisons import Comparisons
from journeys.expressions.tree import (
    And,
    Answer,
    FactRef,
    ItemNumber,
    Measure,
    Name,
    Node,
    Or,
    Other,
    Quantified,
    Span,
)

NUMBER = "number"
"""`child.number`: the place of an item."""

DEEPEST = 2
"""Items that one place of a sentence may stand inside of: its work grows with their numbers multiplied."""

_OPENING = re.compile(r"(?P<word>any|no|every)\s+(?P<other>other\s+)?(?P<item>\w+)\s+in\s+(?P<list>\w+)")


class Outside(SentenceFault):
    """An item is read where it is not plain which one is meant; `items` are those of its repeat."""

    def __init__(self, items: Items, message: str, span: Span, help: str) -> None:
        super().__init__("item-outside", message, span.start, span.end, help)
        self.items = items


class OfItems(Comparisons):
    """Gives quantifiers, measures and the fields of items their kinds."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.scope: dict[str, Items] = {}  # the items that can be read here, by what one is called
        self.other: Items | None = None  # whose `other` can be read here
        self.bodies = 0  # quantifiers and `where` around this place
        self.wording = False  # whether the sentence stands in a text
        if names.inside and (items := names.item(names.inside)) is not None:
            self.scope[names.inside] = items
        self.of = {**self.of, Quantified: self.quantified}

    @contextmanager
    def body(self, items: Items, span: Span, other: bool = False) -> Iterator[None]:
        """What stands behind `where` and `meets` reads the item, or the `other` one."""
        if self.bodies + bool(self.names.inside) >= DEEPEST:
            message = f"this would be asked of each of `{items.list}` again for each pair of items around it"
            help = "give it a name under `facts`, where it is worked out once"
            raise self.fault("sentence-syntax", message, span, help=help)
        before, outer = self.scope, self.other
        if other:
            self.other = items
        else:
            self.scope = {**before, items.item: items}
        self.bodies += 1
        try:
            yield
        finally:
            self.scope, self.other = before, outer
            self.bodies -= 1

    # Names

    def listed(self, node: Name) -> Node:
        """A bare name that is no question, fact or rate."""
        items = self.names.items(node.id)
        if items is not None:
            self.not_inside_itself(items, node.span)
            return Answer(node.id, kind=items, span=node.span)
        if (items := self.names.item(node.id)) is not None:
            fields = self.fields(items)
            message = f"`{node.id}` is one of `{items.list}`, and sentences read what was asked of it"
            help = f"say `{fields[0]}`" if fields else ""
            raise self.fault("unknown-name", message, node.span, help=help)
        if self.names.bands(node.id) is not None:
            message = f"`{node.id}` is a table of bands, which is read of an amount"
            raise self.fault("unknown-name", message, node.span, help=f"say `{node.id} of …`")
        raise self.without_item(node)

    def without_item(self, node: Name) -> SentenceFault:
        """`born` for `child.born`."""
        for item in reversed(self.scope):
            if self.kind_of_field(f"{item}.{node.id}") is not None:
                message = f"what is asked of one of `{self.scope[item].list}` is read with its name before it"
                return self.fault("unknown-name", message, node.span, node.span.edited(f"{item}.{node.id}"))
        for id in self.names.ids():
            item, _, part = id.partition(".")
            if part == node.id and self.names.members(node.id) is None and (items := self.names.item(item)) is not None:
                message = f"`{node.id}` is asked of each of `{items.list}`, and it is not said of which one is spoken"
                help = f"say `any {item} in {items.list} where {id} …`"
                return self.fault("unknown-name", message, node.span, help=help)
        return self.unknown(node)

    def field(self, node: Name) -> Node:
        """`child.born`, `other.name`."""
        if node.id == "other" and self.other is not None:
            found = self.read(node, self.other)
            assert isinstance(found, Answer | FactRef)
            return Other(found, kind=found.kind, span=node.span)
        if (items := self.names.item(node.id)) is not None:
            if node.id in self.scope:
                return self.read(node, items)
            words = node.span.words
            message = f"`{words}` is asked of each of `{items.list}`, and it is not said of which one is spoken"
            each = f"{items.item} in {items.list}"
            help = f"say `any {each} where {words} …`, or `every {each} meets …`"
            raise Outside(items, message, node.span, help)
        if (items := self.names.items(node.id)) is not None:
            raise self.of_list(node, items)
        raise self.no_item(node)

    def of_list(self, node: Name, items: Items) -> SentenceFault:
        """`jobs.income` outside of a measure."""
        one = f"{items.item}.{node.part}"
        if items.item in self.scope:
            message = f"one of `{items.list}` is called `{items.item}`"
            return self.fault("wrong-item-name", message, node.span, node.span.edited(one))
        message = (
            f"`{node.span.words}` has a value for each of `{items.list}`, and it is not said of which one is spoken"
        )
        kind = self.kind_of_field(one)
        help = f"say `any {items.item} in {items.list} where {one} …`"
        if kind is not None and adds(kind):
            help = f"say `sum of {node.span.words}`, or `any {items.item} in {items.list} where {one} …`"
        return Outside(items, message, node.span, help)

    def no_item(self, node: Name) -> SentenceFault:
        """`kid.born`: a name with a point that names nothing."""
        if node.id == "other":
            message = "`other` is the other one of `any other … in … where` and `no other … in … where`"
            return self.fault("unknown-name", message, node.span)
        for item in reversed(self.scope):
            if self.kind_of_field(f"{item}.{node.part}") is not None:
                message = f"one of `{self.scope[item].list}` is called `{item}`"
                paste = node.span.edited(f"{item}.{node.part}")
                return self.fault("wrong-item-name", message, node.span, paste)
        return self.unknown(node)

    def read(self, node: Name, items: Items) -> Node:
        """What is asked or computed of an item."""
        id = f"{items.item}.{node.part}"
        if (kind := self.names.question(id)) is not None:
            return Answer(id, kind=kind, span=node.span)
        if (fact := self.names.fact(id)) is not None:
            return FactRef(id, kind=fact.kind, span=node.span)
        if node.part == NUMBER:
            if not self.wording or self.bodies:
                message = f"`{node.span.words}` is the place of an item, which moves when one is removed"
                help = "only a text can show it; let sentences read what was asked"
                raise self.fault("unknown-name", message, node.span, help=help)
            return ItemNumber(items.item, kind=Integer(), span=node.span)
        raise self.no_field(node, items)

    def no_field(self, node: Name, items: Items) -> SentenceFault:
        id = f"{items.item}.{node.part}"
        if (what := self.names.what(id)) is not None:
            message = f"`{node.span.words}` is {what}, which a sentence cannot read"
            return self.fault("unknown-name", message, node.span, help="sentences read questions and facts")
        fields = self.fields(items)
        guess = near(id, fields).partition(".")[2]
        paste = node.span.edited(f"{node.id}.{guess}") if guess else ""
        listed = available(field.partition(".")[2] for field in fields)
        help = f"did you mean `{node.id}.{guess}`?" if guess else f"there are {listed}" if listed else ""
        message = f"`{node.part}` is not asked of one of `{items.list}`"
        return self.fault("unknown-name", message, node.span, paste, help)

    def fields(self, items: Items) -> list[str]:
        """The questions and facts of an item, by dotted id."""
        return [id for id in self.names.ids() if id.startswith(f"{items.item}.")]

    def kind_of_field(self, id: str) -> Kind | None:
        kind = self.names.question(id)
        if kind is None and (fact := self.names.fact(id)) is not None:
            kind = fact.kind
        return kind

    def not_inside_itself(self, items: Items, span: Span, paste: str = "", fact: str = "") -> None:
        """Inside an item its list is not finished, and cannot be read."""
        if items.item not in self.scope:
            return
        through = f"`{fact}` reads `{items.list}`, and " if fact else ""
        message = f"{through}inside one of `{items.list}` the others cannot be read: they may not be asked yet"
        help = f"say `any other {items.item} in {items.list} where other.…`, or decide it after `{items.list}`"
        raise self.fault("list-inside-itself", message, span, paste, "" if paste else help)

    def of_fact(self, node: FactRef, reads: frozenset[str]) -> Node:
        """A fact of the journey; inside an item it cannot be one that reads the item's own list."""
        if self.names.inside and "." not in node.id:
            items = self.names.item(self.names.inside)
            if items is not None and items.list in reads:
                self.not_inside_itself(items, node.span, fact=node.id)
        return node

    # Quantifiers

    def quantified(self, node: Quantified) -> Node:
        opening = _OPENING.match(node.span.words)
        items = self.names.items(node.list)
        if items is None:
            raise self.no_repeat(node.list, stretch(node.span, opening, "list"))
        if node.item != items.item:
            message = f"one of `{node.list}` is called `{items.item}`"
            raise self.fault("wrong-item-name", message, stretch(node.span, opening, "item"),
                             node.span.edited(_renamed(node, items.item)))  # fmt: skip
        if node.other:
            self.other_here(node, items)
        elif items.item in self.scope:
            new = _renamed(node, "other", start=node.body.span.start)
            new = new.replace(node.word, f"{node.word} other", 1) if node.word != "every" else ""
            self.not_inside_itself(items, node.span, node.span.edited(new) if new and node.span.words else "")
        with self.body(items, node.span, node.other):
            body = self.holds(node.body)
        self.speaks_of_item(node, body, "other" if node.other else items.item)
        return replace(node, body=body, kind=YesNo())

    def other_here(self, node: Quantified, items: Items) -> None:
        """`other` needs one that it is other than."""
        if self.names.inside == items.item and self.other is None:
            return
        if self.other is not None:
            raise self.fault("list-inside-itself", "`other` cannot stand inside another `other`", node.span)
        words = node.span.words
        start = node.body.span.start - node.span.start
        new = re.sub(r"\bother\s+", "", words[:start], count=1) + re.sub(r"\bother\.", f"{items.item}.", words[start:])
        message = f"`other` stands only inside one of `{items.list}`, and means another one than that"
        raise self.fault("item-outside", message, node.span, node.span.edited(new) if words else "")

    def speaks_of_item(self, node: Quantified | Measure, body: Node, item: str) -> None:
        """Each part of a body joined by `and` or `or` reads the item, or the body stands in brackets."""
        parts = body.parts if isinstance(body, And | Or) else (body,)
        silent = [part for part in parts if not mentions(part, item)]
        if not silent:
            return
        words, text = node.span.words, node.span.text
        if len(silent) == len(parts):
            message = f"`{body.span.words}` does not read `{item}`, so it is the same for each of them"
            help = f"say it apart, joined by `and`, or read `{item}.…` in it"
            raise self.fault("body-without-item", message, body.span, help=help)
        if node.span.end > body.span.end:
            return  # the body has brackets of its own: it is plain what belongs to it
        joiner = " and " if isinstance(body, And) else " or "
        start, end = body.span.start - node.span.start, body.span.end - node.span.start
        bracketed = node.span.edited(f"{words[:start]}({words[start:end]}){words[end:]}")
        spoken = [part for part in parts if part not in silent]
        inner = joiner.join(_text(part, text) for part in spoken)
        apart = node.span.edited(joiner.join([f"({words[:start]}{inner})", *(_text(part, text) for part in silent)]))
        clause = words[:start].split()[-1]
        message = f"`{silent[0].span.words}` does not read `{item}`, and could stand behind `{clause}` or outside"
        help = f"write `{bracketed}`"
        if isinstance(node, Quantified):
            help = f"write `{apart}`, or `{bracketed}`"
        paste = apart if isinstance(node, Quantified) else bracketed
        raise self.fault("body-without-item", message, silent[0].span, paste, help)

    def no_repeat(self, id: str, span: Span) -> SentenceFault:
        """What stands behind `in`, or is measured, is no list of items."""
        repeats = [each for each in self.names.ids() if self.names.items(each) is not None]
        guess = near(id, repeats)
        if not guess and (items := self.names.item(id)) is not None:
            guess = items.list
        listed = available(repeats)
        help = f"did you mean `{guess}`?" if guess else f"there are {listed}" if listed else ""
        message = f"`{id}` is not a repeat of this journey"
        if self.names.members(id) is not None:
            message = f"`{id}` is a list of options, and not a repeat"
        return self.fault("unknown-name", message, span, span.edited(guess) if guess else "", help)

    def holds(self, node: Node) -> Node:
        """A sentence; the upper level knows how."""
        raise NotImplementedError


def adds(kind: Kind) -> bool:
    """Whether values of this kind can be added up."""
    return added(kind, "+", kind) == kind


def stretch(span: Span, match: re.Match[str] | None, group: str) -> Span:
    """The stretch of one word of a clause."""
    if match is None:
        return span
    return Span(span.text, span.start + match.start(group), span.start + match.end(group))


def _renamed(node: Quantified, item: str, start: int = -1) -> str:
    """The quantifier with its item called otherwise: everywhere, or only in what is read of it from `start` on."""
    words = node.span.words
    if start >= 0:
        at = max(start - node.span.start, 0)
        return words[:at] + re.sub(rf"\b{node.item}\.", f"{item}.", words[at:])
    return re.sub(rf"\b{node.item}\b(?=\.|\s+in\b)", item, words)


def _text(node: Node, text: str) -> str:
    """A part as written, in brackets where it needs them."""
    words = text[node.span.start : node.span.end]
    return f"({words})" if isinstance(node, And | Or) else words
