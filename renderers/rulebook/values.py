"""Facts, tables of bands, rates, lists, and texts that several places share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys.expressions.kinds import Choice, Choices, Kind, YesNo
from journeys.expressions.tree import Literal
from journeys.model import Bands, Fact, FactRow, Option, OptionList, Question, Rate, Text
from renderers.rulebook import decisions
from renderers.rulebook.answers import option_line, options_key
from renderers.rulebook.content import (
    Block,
    Clause,
    Id,
    Items,
    Line,
    Link,
    Paragraph,
    Row,
    Rule,
    Rules,
    Say,
    Table,
    Told,
)
from renderers.rulebook.ways import rule_key
from renderers.rulebook.words import Words, spaced

_KINDS = {
    "YesNo": "Yes or no.",
    "Choice": "One of a few values.",
    "Choices": "Some of a few values.",
    "Integer": "A whole number.",
    "Decimal": "A number.",
    "Money": "An amount of money.",
    "Percent": "A percentage.",
    "Date": "A date.",
    "Month": "A month.",
    "Days": "A number of days.",
    "Months": "A number of months.",
    "Text": "Text.",
}


def in_words(kind: Kind) -> str:
    """What a value is, as a sentence."""
    return _KINDS.get(type(kind).__name__, "A value.")


def source(address: str) -> tuple[Line, ...]:
    """The margin note of a source; none where there is none."""
    return (("Source: ", Link(address)),) if address else ()


# Facts


def fact_clause(fact: Fact, words: Words) -> Clause:
    """A fact: what it is, its values, and each row of it."""
    blocks: list[Block] = []
    if fact.options:
        blocks += [Say((in_words(fact.kind),)), Items(tuple(option_line(option, words) for option in fact.options))]
    blocks += _rows(fact, "" if fact.options else f"{in_words(fact.kind)} ", words)
    if all(row.sentence is not None for row in fact.rows):
        blocks.append(Say(("If none of them holds, the value cannot be known.",)))
    paragraph = Paragraph(f"{fact.id}/value", "", tuple(blocks))
    return Clause(fact.id, (spaced(fact.id),), (paragraph,), (fact.id,), source(fact.source))


def _rows(fact: Fact, kind: str, words: Words) -> Iterator[Block]:
    """What gives the value, `kind` said before it."""
    if len(fact.rows) == 1 and fact.rows[0].sentence is None:
        row = fact.rows[0]
        holds = isinstance(fact.kind, YesNo) and not isinstance(row.value.tree, Literal)
        yield Rules((Rule("", words.told(row.value), (), "It holds if" if holds else f"{kind}It is"),))
    elif decisions.is_table(fact.rows):
        yield Say((kind + decisions.HOW,))
        rows = [(row, _gives(row, fact, words)) for row in fact.rows]
        yield decisions.table(f"What gives “{spaced(fact.id)}”", spaced(fact.id), rows, words)
    else:
        given = "given by the first of these that holds:"
        yield Say((f"{kind.rstrip('. ')}, {given}" if kind else given.capitalize(),))
        yield Rules(tuple(_rule(row, fact, words) for row in fact.rows))


def _rule(row: FactRow, fact: Fact, words: Words) -> Rule:
    when = None if row.sentence is None else words.told(row.sentence)
    if isinstance(fact.kind, YesNo):
        if isinstance(row.value.tree, Literal):
            return Rule(
                rule_key(row.route), when, (Told(("it holds" if row.value.tree.value else "it does not hold",)),)
            )
        value = words.told(row.value)
        return Rule(rule_key(row.route), when, (Told(("it holds if ", *value.line), value.parts),))
    if isinstance(fact.kind, Choice | Choices) and isinstance(row.value.tree, Literal):
        return Rule(rule_key(row.route), when, (Told(("it is ", *_gives(row, fact, words))),))
    value = words.told(row.value)
    return Rule(rule_key(row.route), when, (Told(("it is ", *value.line), value.parts),))


def _gives(row: FactRow, fact: Fact, words: Words) -> Line:
    """The value of a row, options by their label."""
    tree = row.value.tree
    if isinstance(tree, Literal):
        for option in fact.options:
            if option.id == tree.value:
                return words.inline(option.label)
        if isinstance(tree.value, bool):
            return ("yes" if tree.value else "no",)
    return words.line(row.value)


def bands_clause(bands: Bands, words: Words) -> Clause:
    """A table of bands, as a table."""
    rows: list[Row] = []
    above: Line = ("nothing",)
    for band in bands.rows:
        end: Line = ("no end",) if band.up_to is None else words.line(band.up_to)
        rows.append(Row(((above,), (end,), (words.line(band.rate),)), rule_key(band.route)))
        above = end
    said = "Of an amount, the part in each band is taken at the rate of that band, and the parts are added up."
    paragraph = Paragraph(
        f"{bands.id}/bands", "",
        (Say((said,)), Table(f"Bands of “{spaced(bands.id)}”", (("above",), ("up to",), ("rate",)), tuple(rows), True)),
    )  # fmt: skip
    return Clause(bands.id, (spaced(bands.id),), (paragraph,), (bands.id,), source(bands.source))


# Rates


def rate_clause(rate: Rate, words: Words) -> Clause:
    """A rate: its values from each day on. One source of all of them stands in the margin, else each in its row."""
    sources = {row.source for row in rate.rows}
    apart = len(sources) > 1
    head: tuple[Line, ...] = (("from",), ("value",), ("checked",), *((("source",),) if apart else ()))
    rows = []
    for row in rate.rows:
        checked = "" if row.checked is None else words.day(row.checked)
        cells: list[Line] = [(words.day(row.start),), (words.value(rate.kind, row.value),), (checked or "not noted",)]
        if apart:
            cells.append((Link(row.source),) if row.source else ("none",))
        rows.append(Row(tuple((cell,) for cell in cells), rule_key(row.route)))
    paragraph = Paragraph(
        f"{rate.id}/rows", "",
        (Say((in_words(rate.kind),)), Table(f"Values of “{spaced(rate.id)}”", head, tuple(rows))),
    )  # fmt: skip
    return Clause(rate.id, (spaced(rate.id),), (paragraph,), (rate.id,), () if apart else source(*sources))


# Lists and texts


def list_clause(each: OptionList, words: Words) -> Clause:
    """A list: its options with their labels."""
    own = {option.id: option for option in each.options}
    labels = _labels(words)
    rows = tuple(_member(id, own.get(id) or labels.get(id), words) for id in each.members)
    count = f"{len(rows)} {'member' if len(rows) == 1 else 'members'}:"
    paragraph = Paragraph(f"{each.id}/members", "", (Say((count,)), Items(rows, many=len(rows) > 5)))
    return Clause(each.id, (spaced(each.id),), (paragraph,), (each.id,))


def options_clause(question: Question, words: Words) -> Clause:
    """The options of a question that has too many to stand with it."""
    rows = tuple(option_line(option, words) for option in question.options)
    blocks: tuple[Block, ...] = (
        Say((f"{len(rows)} options of ", words.asked(question.id), ":")),
        Items(rows, many=True),
    )
    return Clause(
        options_key(question).replace("/", "-"), (f"Options of {spaced(question.id)}",),
        (Paragraph(options_key(question), "", blocks),),
    )  # fmt: skip


def _member(id: str, option: Option | None, words: Words) -> Line:
    return (spaced(id), " ", Id(id)) if option is None else option_line(option, words)


def _labels(words: Words) -> dict[str, Option]:
    """A label for every option that has one somewhere: lists of ids alone have none of their own."""
    found: dict[str, Option] = {}
    sources: list[Sequence[Option]] = [each.options for each in words.journey.lists.values()]
    sources += [question.options for question in words.journey.questions.values()]
    for options in sources:
        for option in options:
            found.setdefault(option.id, option)
    return found


def text_clause(id: str, text: Text, words: Words) -> Clause:
    """A text that several places show."""
    return Clause(id, (spaced(id),), (Paragraph(f"{id}/text", "", words.worded(text)),), (id,))
