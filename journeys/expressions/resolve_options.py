"""The resolver's second level: options and sets of them, by the left side they are compared with."""

from __future__ import annotations

from journeys.expressions.arithmetic import fits, kind_words
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Choice, Choices, Text
from journeys.expressions.names import available, kind_of, near
from journeys.expressions.resolve_values import Meanings
from journeys.expressions.slips import ANSWERED
from journeys.expressions.tree import Compare, ListRef, Literal, Name, Node, SetOf, Span


class Options(Meanings):
    """Knows which bare names are options."""

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
            return self.fault("wrong-operator", message, whole.span, gap.edited(in_gap(gap.words, ours)))
        if whole is not None:
            self.not_was(whole, left, word)
        message = f"`{word}` is not an option of `{left}`" if left else f"`{word}` is not an option here"
        guess = near(word, kind.options)
        listed = available(kind.options)
        help = f"its options are {listed}" if listed else ""
        if guess:
            help = f"did you mean `{guess}`?" + (f" {help[0].upper()}{help[1:]}" if help else "")
        return self.fault("unknown-option", message, node.span, node.span.edited(guess) if guess else "", help)

    def not_was(self, node: Compare, left: str, word: str) -> None:
        """`x is blank`: what is meant is `x was not answered`."""
        if word in ANSWERED:
            ours = "was answered" if ANSWERED[word] == (node.op == "is") else "was not answered"
            message = "whether there is an answer is asked with `was`"
            raise self.fault("wrong-operator", message, node.span, node.span.edited(f"{left} {ours}"))

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


def in_gap(gap: str, words: str) -> str:
    """A comparator in the gap between two values, brackets around the values kept."""
    closing = gap[: len(gap) - len(gap.lstrip(")"))]
    opening = gap[len(gap.rstrip("(")) :]
    return f"{closing} {words} {opening}"
