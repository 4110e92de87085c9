"""The resolver's upper half: comparisons, sets, and what stands alone as yes or no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from journeys.expressions.arithmetic import comparable, fits, is_money, is_number, kind_words
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Kind,
    Month,
    Months,
    Percent,
    Record,
    Text,
    YesNo,
)
from journeys.expressions.names import Names, available, kind_of, near
from journeys.expressions.resolve_values import Meanings
from journeys.expressions.slips import ANSWERED
from journeys.expressions.tree import (
    And,
    Between,
    Compare,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Name,
    Node,
    Not,
    OneOf,
    Or,
    SetOf,
    Span,
    Was,
)

_SYMBOLS = {"before": "<", "on or before": "<=", "after": ">", "on or after": ">="}
_DAY_WORDS = {symbol: word for word, symbol in _SYMBOLS.items()}


class Comparisons(Meanings):
    """Gives sentences their kinds."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.of = {
            **self.of,
            Compare: self.compare,
            OneOf: self.one_of,
            Between: self.between,
            Includes: self.includes,
            Was: self.was,
            Not: self.negation,
            And: self.joined_parts,
            Or: self.joined_parts,
        }

    # Yes and no

    def holds(self, node: Node) -> Node:
        """A sentence: something that is yes or no."""
        found = self.value(node)
        if isinstance(found.kind, YesNo):
            if isinstance(node, Name):
                self.bare[node.id] = node.span
            return found
        words = node.span.words
        help = "compare it with something"
        if isinstance(found.kind, Choice) and found.kind.options:
            help = f"compare it: `{words} is {found.kind.options[0]}`"
        elif isinstance(found.kind, Choices) and found.kind.options:
            help = f"compare it: `{words} includes {found.kind.options[0]}`"
        elif isinstance(found.kind, Text | Record):
            help = f"say `{words} was answered`"
        raise self.wrong(
            f"`{words}` is {kind_words(found.kind)}, and cannot be true or false by itself", node, help=help
        )

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

    # Comparisons

    def compare(self, node: Compare) -> Node:
        left = self.left(node)
        if node.op in ("is", "is not"):
            right = self.same(node, left)
        else:
            if not isinstance(left.kind, Date | Month) and not _ordered(left.kind):
                raise self.wrong(f"`{left.span.words}` is {kind_words(left.kind)}, which has no order", left)
            right = self.value(node.right)
            self.order(node, left, right)
        return Compare(node.op, left, right, kind=YesNo(), span=node.span)

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

    def not_was(self, node: Compare, left: str, word: str) -> None:
        """`x is blank`: what is meant is `x was not answered`."""
        if word in ANSWERED:
            ours = "was answered" if ANSWERED[word] == (node.op == "is") else "was not answered"
            message = "whether there is an answer is asked with `was`"
            raise self.fault("wrong-operator", message, node.span, node.span.edited(f"{left} {ours}"))

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
        days = isinstance(left.kind, Date | Month)
        symbol = node.op in _DAY_WORDS
        self.alike(left, right)
        if days == symbol:
            gap = Span(node.span.text, node.left.span.end, node.right.span.start)
            ours = f"is {_DAY_WORDS[node.op]}" if symbol else _SYMBOLS[node.op]
            paste = gap.edited(_in_gap(gap.words, ours))
            message = "dates are compared in words" if days else "amounts are compared with symbols"
            raise self.fault("wrong-operator", message, node.span, paste)

    def between(self, node: Between) -> Node:
        left, low, high = (self.value(item) for item in (node.left, node.low, node.high))
        if not _ordered(left.kind) and not isinstance(left.kind, Date | Month):
            raise self.wrong(f"`{left.span.words}` is {kind_words(left.kind)}, which has no order", left)
        for end in (low, high):
            self.alike(left, end)
        if isinstance(low, Literal) and isinstance(high, Literal) and _less(high, low):
            span = Span(node.span.text, low.span.start, high.span.end)
            message = f"nothing is between {low.span.words} and {high.span.words}"
            raise self.fault("empty-range", message, span, span.edited(f"{high.span.words} and {low.span.words}"))
        return Between(left, low, high, node.negated, kind=YesNo(), span=node.span)

    # Options and sets

    def chosen(self, node: Node, kind: Choice, partly: bool = False, whole: Compare | None = None) -> Node:
        """What stands where an option of `kind` is expected: an option, or another choice over the same set.

        `partly` allows a choice whose set holds the other's, for `if answered otherwise`.
        """
        self.compared.append(kind.options)
        if isinstance(node, Literal) and isinstance(node.value, bool):
            word = "yes" if node.value else "no"
            if word in kind.options:
                return Literal(word, kind=kind, span=node.span)
            raise self.no_option(word, node, kind, whole)
        if isinstance(node, Literal) and isinstance(node.kind, Text) and str(node.value) in kind.options:
            raise self.wrong("an option stands without quotes", node, node.span.edited(str(node.value)))
        if not isinstance(node, Name) or node.part:
            found = self.value(node)
            return self.of_same_set(found, kind, partly)
        other = kind_of(node.id, self.names)
        if node.id in kind.options:
            if isinstance(other, Choice) and set(other.options) == set(kind.options):
                message = f"`{node.id}` is an option here, and also a question or fact with the same options"
                raise self.fault("two-meanings", message, node.span, help="give one of the two another id")
            return Literal(node.id, kind=kind, span=node.span)
        if other is None:
            raise self.no_option(node.id, node, kind, whole)
        return self.of_same_set(self.name(node), kind, partly)

    def of_same_set(self, node: Node, kind: Choice, partly: bool) -> Node:
        found = node.kind
        if isinstance(found, Choice):
            if set(found.options) <= set(kind.options) or (partly and fits(kind, found)):
                return node
            raise self.wrong(f"`{node.span.words}` has other options than what is expected here", node)
        raise self.wrong(f"an option is expected here, and `{node.span.words}` is {kind_words(found)}", node)

    def no_option(self, word: str, node: Node, kind: Choice, whole: Compare | None, left: str = "") -> SentenceFault:
        left = whole.left.span.words if whole is not None else left
        if whole is not None and self.names.members(word) is not None:
            gap = Span(node.span.text, whole.left.span.end, node.span.start)
            ours = "is not one of" if whole.op == "is not" else "is one of"
            message = f"`{word}` is a list, and `{left}` can only be one of it"
            return self.fault("wrong-operator", message, whole.span, gap.edited(_in_gap(gap.words, ours)))
        if whole is not None:
            self.not_was(whole, left, word)
        message = f"`{word}` is not an option of `{left}`" if left else f"`{word}` is not an option here"
        guess = near(word, kind.options)
        listed = available(kind.options)
        help = f"its options are {listed}" if listed else ""
        if guess:
            help = f"did you mean `{guess}`?" + (f" {help[0].upper()}{help[1:]}" if help else "")
        return self.fault("unknown-option", message, node.span, node.span.edited(guess) if guess else "", help)

    def options(self, among: Node, left: Node) -> Node:
        """A set whose members are options of the left side."""
        kind = left.kind
        assert isinstance(kind, Choice | Choices)
        choice = Choice(kind.options)
        if isinstance(among, SetOf):
            items = tuple(self.option(item, choice, left) for item in among.items)
            return SetOf(items, kind=choice, span=among.span)
        assert isinstance(among, Name)
        members = self.names.members(among.id)
        if members is None:
            raise self.no_list(among, choice)
        foreign = [member for member in members if member not in kind.options]
        if foreign:
            listed = available(foreign) or f"`{foreign[0]}` and {len(foreign) - 1} more"
            verb = "is not an option" if len(foreign) == 1 else "are no options"
            message = f"`{among.id}` holds {listed}, which {verb} of `{left.span.words}`"
            raise self.fault("unknown-option", message, among.span)
        self.compared.append(kind.options)
        return ListRef(among.id, members, kind=choice, span=among.span)

    def option(self, item: Node, kind: Choice, left: Node) -> Node:
        """A member of `[…]`: always an option."""
        if isinstance(item, Name) and not item.part and item.id not in kind.options:
            if self.names.members(item.id) is not None:
                message = f"`{item.id}` is a list, and stands alone behind `is one of`"
                help = "put the list and what else belongs to it under `lists`, or join two sentences by `or`"
                raise self.fault("wrong-operator", message, item.span, help=help)
            raise self.no_option(item.id, item, kind, None, left.span.words)
        found = self.chosen(item, kind)
        if not isinstance(found, Literal):
            raise self.wrong("a set in a sentence holds options", item)
        return found

    def no_list(self, among: Name, kind: Choice) -> SentenceFault:
        if among.id in kind.options:
            message = "a set of options stands in square brackets"
            return self.fault("wrong-operator", message, among.span, among.span.edited(f"[{among.id}]"))
        lists = [id for id in self.names.ids() if self.names.members(id) is not None]
        guess = near(among.id, lists)
        listed = available(sorted(lists))
        help = f"did you mean `{guess}`?" if guess else f"the lists are {listed}" if listed else ""
        message = f"`{among.id}` is not a list of this journey"
        return self.fault("unknown-name", message, among.span, among.span.edited(guess) if guess else "", help)

    def one_of(self, node: OneOf) -> Node:
        left = self.left(node)
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
        left = self.value(node.left)
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


def _ordered(kind: Kind) -> bool:
    return is_number(kind) or is_money(kind) or isinstance(kind, Days | Months | Percent)


def _less(one: Literal, two: Literal) -> bool:
    a, b = one.value, two.value
    if isinstance(a, date) and isinstance(b, date):
        return a < b
    return isinstance(a, int | Fraction) and isinstance(b, int | Fraction) and a < b


def _in_gap(gap: str, words: str) -> str:
    """The comparator between two values, brackets around the values kept."""
    closing = gap[: len(gap) - len(gap.lstrip(")"))]
    opening = gap[len(gap.rstrip("(")) :]
    return f"{closing} {words} {opening}"
