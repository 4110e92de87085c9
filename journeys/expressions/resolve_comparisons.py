"""The resolver's third level: two values side by side."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from journeys.expressions.arithmetic import comparable, is_moment, is_ordered, kind_words
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Files,
    ItemId,
    ItemIds,
    Items,
    Record,
    RoughDate,
    Text,
    Time,
    YesNo,
)
from journeys.expressions.names import Names, kind_of
from journeys.expressions.resolve_options import Options, in_gap
from journeys.expressions.tree import (
    And,
    Between,
    Compare,
    FactRef,
    Includes,
    Literal,
    Name,
    Node,
    Not,
    OneOf,
    Or,
    Quantified,
    SetOf,
    Span,
    Was,
    walk,
)

_SYMBOLS = {"before": "<", "on or before": "<=", "after": ">", "on or after": ">="}
_DAY_WORDS = {symbol: word for word, symbol in _SYMBOLS.items()}


class Comparisons(Options):
    """Gives comparisons their kinds."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.of = {
            **self.of,
            Compare: self.compare,
            OneOf: self.one_of,
            Between: self.between,
            Includes: self.includes,
            Was: self.was,
        }

    def no_hidden_was(self, node: Node, span: Span) -> None:
        """`not … was …` would hold for everyone who was never asked."""
        if isinstance(node, Was):
            asked = node.what.span.words
            paste = ""
            if node.how in ("answered", "not answered") and span.words.rstrip(" )").endswith(node.span.words):
                paste = span.edited(f"{asked} was " + ("not answered" if node.how == "answered" else "answered"))
            message = f"`not … was …` would hold for everyone who was never asked `{asked}`"
            help = "" if paste else f"say `{asked} was not answered`, `{asked} is not …`, or name the case"
            raise self.fault("wrong-operator", message, span, paste, help)
        if isinstance(node, FactRef) and isinstance(node.kind, YesNo):
            fact = self.names.fact(node.id)
            if fact is not None and fact.was:
                asked = min(fact.was)
                message = (
                    f"`{node.id}` reads `{asked} was …`, so its opposite would hold for all who were never asked that"
                )
                help = f"let `{node.id}` say `{asked} is …` where it was asked, or name the opposite case with `decide`"
                raise self.fault("wrong-operator", message, span, help=help)
        if isinstance(node, And | Or):
            for part in node.parts:
                self.no_hidden_was(part, span)
        if isinstance(node, Not):
            self.no_hidden_was(node.of, span)
        if (
            isinstance(node, Quantified)
            and node.word != "no"
            and any(isinstance(part, Was) for part in walk(node.body))
        ):
            message = f"`not (… was …)` would hold for each `{node.item}` that was never asked"
            help = (
                f"say `no {node.item} in {node.list} where …`"
                if node.word == "any"
                else "say it with `any` and `was no`"
            )
            raise self.fault("wrong-operator", message, span, help=help)

    def compare(self, node: Compare) -> Node:
        left = self.compared_with(self.left(node))
        if node.op in ("is", "is not"):
            right = self.same(node, left)
        else:
            if not is_moment(left.kind) and not is_ordered(left.kind):
                raise self.wrong(f"`{left.span.words}` is {kind_words(left.kind)}, which has no order", left)
            right = self.value(node.right)
            self.order(node, left, right)
        return Compare(node.op, left, right, kind=YesNo(), span=node.span)

    def compared_with(self, left: Node) -> Node:
        """The left side of a comparison, whose kind has to be one that sentences compare."""
        words = left.span.words
        match left.kind:
            case Items():
                message = f"`{words}` is a list of items, which is counted before it is compared"
                raise self.wrong(message, left, left.span.edited(f"count of {words}"))
            case ItemId() | ItemIds():
                more = f" or `count of {words}`" if isinstance(left.kind, ItemIds) else ""
                message = f"`{words}` is chosen out of the citizen's own `{left.kind.list}`, which no sentence can name"
                raise self.wrong(message, left, help=f"say `{words} was answered`{more}")
            case Files():
                message = f"`{words}` is uploaded files, and a sentence cannot look into them"
                raise self.wrong(message, left, help=f"say `{words} was answered`")
            case RoughDate():
                message = f"`{words}` is an approximate date, which may say no more than the year"
                raise self.wrong(message, left, help=f"say `{words} was answered`, or ask for a `date`")
        return left

    def left(self, node: Compare | OneOf) -> Node:
        """The left side; an option there is turned round."""
        name, right = node.left, node.right if isinstance(node, Compare) else node.among
        if isinstance(name, Name) and not name.part and kind_of(name.id, self.names) is None:
            kind = kind_of(right.id, self.names) if isinstance(right, Name) and not right.part else None
            if isinstance(kind, Choice) and name.id in kind.options:
                new = f"{right.span.words} {getattr(node, 'op', 'is')} {name.id}"
                message = f"`{name.id}` is an option, and stands on the right"
                raise self.fault("wrong-operator", message, name.span, node.span.edited(new))
        return self.value(node.left)

    def same(self, node: Compare, left: Node) -> Node:
        """The right side of `is`."""
        kind, words = left.kind, left.span.words
        if isinstance(kind, Choice):
            return self.chosen(node.right, kind, whole=node)
        if isinstance(kind, Choices):
            new = "does not include" if node.op == "is not" else "includes"
            gap = Span(node.span.text, left.span.end, node.right.span.start)
            raise self.wrong(f"`{words}` can have several options, so it `includes` one", node, gap.edited(f" {new} "))
        if isinstance(kind, Record):
            raise self.wrong(
                f"`{words}` has several parts", left, help=f"compare one of them: `{words}.{kind.fields[0]}`"
            )
        if isinstance(node.right, Name) and kind_of(node.right.id, self.names) is None:
            self.not_was(node, words, node.right.id)
        right = self.value(node.right)
        if isinstance(kind, YesNo):
            if not isinstance(right, Literal) or not isinstance(right.kind, YesNo):
                raise self.wrong(f"`{words}` is a yes/no, and stands alone or `is yes` or `is no`", node.right)
            if (node.op == "is") != right.value:
                self.no_hidden_was(left, node.span)
            return right
        if isinstance(kind, Text) and isinstance(right.kind, Text):
            if isinstance(right, Literal) or isinstance(left, Literal) or kind == right.kind:
                return right
            raise self.wrong(f"`{words}` and `{right.span.words}` are different sorts of text", node)
        self.alike(left, right)
        return right

    def alike(self, left: Node, right: Node) -> None:
        if comparable(left.kind, right.kind):
            return
        message = (
            f"`{left.span.words}` is {kind_words(left.kind)}, and `{right.span.words}` is {kind_words(right.kind)}"
        )
        if isinstance(left.kind, Choice) and isinstance(right.kind, Choice):
            message = f"`{left.span.words}` and `{right.span.words}` have different options"
        raise self.mended(message, left.kind, right)

    def order(self, node: Compare, left: Node, right: Node) -> None:
        """`<` for amounts, `is before` for days."""
        days = is_moment(left.kind)
        symbol = node.op in _DAY_WORDS
        self.alike(left, right)
        if days == symbol:
            gap = Span(node.span.text, node.left.span.end, node.right.span.start)
            ours = f"is {_DAY_WORDS[node.op]}" if symbol else _SYMBOLS[node.op]
            paste = gap.edited(in_gap(gap.words, ours))
            days_words = "times are compared in words" if isinstance(left.kind, Time) else "dates are compared in words"
            message = days_words if days else "amounts are compared with symbols"
            raise self.fault("wrong-operator", message, node.span, paste)

    def between(self, node: Between) -> Node:
        left, low, high = (self.value(item) for item in (node.left, node.low, node.high))
        self.compared_with(left)
        if not is_ordered(left.kind) and not is_moment(left.kind):
            raise self.wrong(f"`{left.span.words}` is {kind_words(left.kind)}, which has no order", left)
        for end in (low, high):
            self.alike(left, end)
        if isinstance(low, Literal) and isinstance(high, Literal) and _less(high, low):
            span = Span(node.span.text, low.span.start, high.span.end)
            message = f"nothing is between {low.span.words} and {high.span.words}"
            raise self.fault("empty-range", message, span, span.edited(f"{high.span.words} and {low.span.words}"))
        return Between(left, low, high, node.negated, kind=YesNo(), span=node.span)

    def one_of(self, node: OneOf) -> Node:
        left = self.compared_with(self.left(node))
        among: Node
        if isinstance(left.kind, Choice):
            among = self.options(node.among, left)
        elif isinstance(left.kind, Choices):
            gap = Span(node.span.text, left.span.end, node.among.span.start)
            new = "does not include any of" if node.negated else "includes any of"
            raise self.wrong(
                f"`{left.span.words}` can have several options, so it `includes` them", node, gap.edited(f" {new} ")
            )
        elif isinstance(left.kind, YesNo | Record):
            raise self.wrong(f"`{left.span.words}` is {kind_words(left.kind)}, which cannot be one of a set", left)
        elif isinstance(node.among, SetOf):
            items = tuple(self.value(item) for item in node.among.items)
            for item in items:
                if not (isinstance(left.kind, Text) and isinstance(item.kind, Text)):
                    self.alike(left, item)
            among = SetOf(items, kind=left.kind, span=node.among.span)
        else:
            raise self.wrong(f"lists hold options, and `{left.span.words}` is {kind_words(left.kind)}", node.among)
        return OneOf(left, among, node.negated, kind=YesNo(), span=node.span)

    def includes(self, node: Includes) -> Node:
        left = self.compared_with(self.value(node.left))
        if isinstance(left.kind, Choice):
            words = {"one": "is", "any of": "is one of", "all of": "is one of"}[node.how]
            words = words.replace("is", "is not", 1) if node.negated else words
            gap = Span(node.span.text, left.span.end, node.among.span.start)
            raise self.wrong(f"`{left.span.words}` has one option only", node, gap.edited(f" {words} "))
        if not isinstance(left.kind, Choices):
            raise self.wrong(
                f"`includes` speaks of several options, and `{left.span.words}` is {kind_words(left.kind)}", left
            )
        return Includes(left, node.how, self.options(node.among, left), node.negated, kind=YesNo(), span=node.span)

    def was(self, node: Was) -> Node:
        what = self.asked(node.what, "`was`")
        among = node.among
        if among is not None:
            words = what.span.words
            if isinstance(what.kind, YesNo) and isinstance(among, SetOf) and node.how == "one":
                among = self.yes_or_no(among)
            elif isinstance(what.kind, Choice):
                among = self.options(among, what)
            elif isinstance(what.kind, Choices):
                raise self.wrong(
                    f"`{words}` can have several options",
                    node,
                    help=f"say `{words} was answered and {words} includes …`",
                )
            else:
                raise self.wrong(f"`{words}` has no options", node, help=f"say `{words} was answered and {words} is …`")
        return Was(what, node.how, among, kind=YesNo(), span=node.span)

    def yes_or_no(self, among: SetOf) -> Node:
        (member,) = among.items
        if not isinstance(member, Literal) or not isinstance(member.value, bool):
            raise self.fault("unknown-option", f"`{member.span.words}` is neither `yes` nor `no`", member.span)
        return SetOf((member,), kind=YesNo(), span=among.span)


def _less(one: Literal, two: Literal) -> bool:
    a, b = one.value, two.value
    if isinstance(a, date) and isinstance(b, date):
        return a < b
    return isinstance(a, int | Fraction) and isinstance(b, int | Fraction) and a < b
