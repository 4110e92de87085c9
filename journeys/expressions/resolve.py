"""Names get their meaning and every node its kind; what does not fit is answered with its mend.

Position decides what a bare name means, never the order of a search: right of `is`, in a set, behind
`includes`, and as result of a fact with options it is an option of the left side; everywhere else
it names a question, fact or rate.
"""

from __future__ import annotations

from journeys.expressions.arithmetic import fits, kind_words
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import (
    Choice,
    Duration,
    Exact,
    Files,
    ItemId,
    ItemIds,
    Items,
    Kind,
    Money,
    Percent,
    Record,
    RoughDate,
    Text,
    Value,
    YesNo,
)
from journeys.expressions.names import Computed, Names, kind_of, near
from journeys.expressions.parse import parse
from journeys.expressions.resolve_sentences import Sentences
from journeys.expressions.tree import Literal, Name, Node, Span
from journeys.expressions.words import OUTCOME

__all__ = ["Computed", "Names", "SentenceFault", "constant", "resolve"]


def resolve(
    node: Node, names: Names, expected: Kind | None = None, *, fact: bool = False, wording: bool = False
) -> Node:
    """The tree with names and kinds. Raises SentenceFault.

    `expected` is the kind that the place asks for (yes/no for a condition); None takes any value
    that can be shown. `fact` says that a fact's value is read: it can be no wording. `wording` says that the
    sentence chooses a text, and may read the place of an item as one that is shown may.
    """
    reader = Sentences(names)
    reader.wording = wording or (expected is None and not fact)
    if fact and expected is None and isinstance(node, Name) and _is_word(node, names):
        help = f"if `{node.id}` is one of several results, name them under `options` of this fact"
        message = f"`{node.id}` is not a question, fact or rate of this journey"
        raise SentenceFault("unknown-name", message, node.span.start, node.span.end, help)
    if isinstance(expected, YesNo):
        tree = reader.holds(node)
    elif isinstance(expected, Choice):
        tree = reader.chosen(node, expected)
    else:
        tree = reader.value(node)
    reader.two_meanings()
    reader.of = {}  # it holds the reader's own methods: a ring that only the garbage collector would free
    _finished(tree, expected, fact)
    return tree


def constant(text: str, names: Names, expected: Kind | None = None) -> tuple[Kind, Value]:
    """The kind and value of a literal standing alone: a rate's value, a table's cell. Raises SentenceFault."""
    tree = resolve(parse(text), names, expected)
    if not isinstance(tree, Literal):
        raise SentenceFault(
            "wrong-kind", f"`{text}` has to be a plain value", 0, len(text), "write a literal such as `£12,570`"
        )
    return tree.kind, tree.value


def _is_word(node: Name, names: Names) -> bool:
    """Whether a bare name names nothing, and nothing like it."""
    if node.part or node.id == OUTCOME or kind_of(node.id, names) is not None or names.members(node.id) is not None:
        return False
    return names.what(node.id) is None and not near(node.id, names.ids())


def _finished(tree: Node, expected: Kind | None, fact: bool) -> None:
    kind, span = tree.kind, tree.span
    whole = Span(span.text, 0, len(span.text))
    if isinstance(kind, Exact) and not (isinstance(expected, Exact)):
        step = "£0.01" if kind.of == "money" else "1"
        message = "the result of a division or percentage is rounded before it is a fact, shown or sent"
        help = f"end the sentence with `rounded down to {step}`, `up to` or `to the nearest`"
        raise SentenceFault("not-rounded", message, whole.start, whole.end, help)
    if isinstance(kind, Duration):
        raise _refuse(whole, "months and days together can only be added to a date")
    if fact and isinstance(kind, Text | Record):
        message = "a fact holds no wording and no words of a citizen"
        raise _refuse(whole, message, "put wording under `texts`; read the answer itself where it is needed")
    if isinstance(kind, Items):
        message = f"`{span.words}` is a list of items, which is neither shown nor a fact"
        raise _refuse(whole, message, f"say `count of {span.words}`, or show a value of each item under the repeat")
    if fact and isinstance(kind, Files | RoughDate | ItemId | ItemIds):
        raise _refuse(whole, f"{kind_words(kind)} cannot be a fact", "read the answer itself where it is needed")
    if expected is None or fits(kind, expected) or isinstance(expected, Choice | YesNo):
        return
    words = f"{kind_words(expected)} is expected here, and `{span.words or span.text}` is {kind_words(kind)}"
    if isinstance(kind, Percent) and isinstance(expected, Money):
        raise _refuse(whole, words, "say what it is a percentage of: `20% of …`")
    raise _refuse(whole, words)


def _refuse(span: Span, message: str, help: str = "") -> SentenceFault:
    return SentenceFault("wrong-kind", message, span.start, span.end, help)
