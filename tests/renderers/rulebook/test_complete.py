"""Nothing is left out: whatever a journey says, decides, works out or cites stands in its rulebook."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from journeys.expressions.kinds import Choice, YesNo
from journeys.expressions.tree import Literal
from journeys.model import FactRow, Journey, Must, OptionList, Rule, Sentence, Text
from journeys.service import Service
from renderers.html.markdown import render
from renderers.rulebook import html, markdown
from renderers.rulebook.chapters import rulebook
from renderers.rulebook.content import Clause, Id, Label, Link, Name, Own, Quote, Rulebook, Table
from renderers.rulebook.index import INDEX, ids
from renderers.rulebook.ways import rule_key
from renderers.rulebook.words import Words
from service.reading import journey_and_service
from tests.conftest import ROOT
from tests.renderers.rulebook import small
from tests.renderers.rulebook.walking import (
    bare,
    every,
    lines_of,
    squeezed,
    text_of_html,
    text_of_markdown,
)

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))
NAMES = ["small", *EXAMPLES]


@cache
def read(name: str) -> tuple[Journey, Rulebook, str, str]:
    """A journey, its book, and what the page and the document say."""
    journey, service = (
        (small.journey(), small.SERVICE) if name == "small" else journey_and_service(Path(ROOT, "examples", name))
    )
    book = rulebook(journey, small.MADE)
    return journey, book, html.page(book, service), markdown.document(book)


def parts(journey: Journey) -> tuple[object, ...]:
    """All that an author writes, but for scenarios."""
    return (
        journey.title, journey.sections, journey.outcomes, journey.next, journey.facts, journey.bands, journey.rates,
        journey.lists, journey.texts, journey.start, journey.check, journey.task_list, journey.rates_on,
        journey.promises,
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_said_with_all_its_wordings(name: str) -> None:
    journey, _, page, document = read(name)
    on_page, in_document = text_of_html(page), text_of_markdown(document)
    missing = []
    for text in every(Text, parts(journey)):
        for _, wording in text.rules:
            for piece in wording.pieces:
                if isinstance(piece, str):
                    said = text_of_html(render([piece], "block")).replace("**", "")  # a value may stand within
                    if said not in on_page or squeezed(piece) not in in_document:
                        missing.append(piece)
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_said_part_by_part(name: str) -> None:
    journey, book, _, _ = read(name)
    words = Words(journey, journey.language)
    said = {bare(line).casefold() for line in every(tuple, book.chapters) if line and all(map(_inline, line))}
    whole = "\n".join(said)
    shown = {id(piece) for text in every(Text, parts(journey)) for _, wording in text.rules for piece in wording.pieces}
    tables = _tables(journey)
    missing = [
        sentence.text
        for sentence in every(Sentence, parts(journey))
        if id(sentence) not in shown  # those in texts are looked for below
        and sentence.route[0] not in tables
        and not (isinstance(sentence.tree, Literal) and isinstance(sentence.kind, YesNo | Choice))  # told by a label
        for line in map(str.casefold, map(bare, lines_of(words.told(sentence))))
        if line not in said and line not in whole
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_value_that_a_text_shows_is_named_where_it_stands(name: str) -> None:
    journey, book, _, _ = read(name)
    words = Words(journey, journey.language)
    texts = [text for text in every(Text, parts(journey)) if text.route]
    wanted = {words.pieces(wording) for text in texts for _, wording in text.rules if len(wording.pieces) > 1}
    told = {part.pieces for kind in (Own, Quote) for part in every(kind, book.chapters)}  # type: ignore[attr-defined]
    assert wanted <= told


def _inline(piece: object) -> bool:
    return isinstance(piece, str | Name | Label | Id | Link | Own)


def _tables(journey: Journey) -> set[object]:
    """The files of decision tables, whose sentences are told cell by cell."""
    rows = [*every(Rule, parts(journey)), *every(FactRow, parts(journey))]
    return {row.route[0] for row in rows if str(row.route[0]).endswith(".csv")}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_can_be_cited_and_none_is_told_twice(name: str) -> None:
    journey, book, _, _ = read(name)
    rules = [rule.route for kind in (Rule, Must) for rule in every(kind, parts(journey))]  # type: ignore[attr-defined]
    rules += [row.route for fact in journey.facts.values() for row in fact.rows if len(fact.rows) > 1]
    rules += [row.route for kind in (journey.rates, journey.bands) for each in kind.values() for row in each.rows]  # type: ignore[attr-defined]
    wanted = {rule_key(route) for route in rules}
    assert wanted == {key for key in book.places if key.startswith("rule:")}
    anchors = [place.anchor for place in book.places.values()]
    assert len(anchors) == len(set(anchors))
    numbers = [place.number for place in book.places.values()]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", NAMES)
def test_every_id_is_in_the_index_once_and_defined_where_it_says(name: str) -> None:
    journey, book, _, _ = read(name)
    (index,) = [chapter for chapter in book.chapters if chapter.key == INDEX]
    (table,) = every(Table, index)
    told = [row.cells[0][0][0].id for row in table.rows]  # type: ignore[union-attr]
    wanted = {
        *(section.id for section in journey.sections if section.id), *journey.steps, *journey.questions,
        *journey.facts, *journey.bands, *journey.rates, *journey.lists, *journey.texts, *journey.outcomes,
        *(step.repeat.item for step in journey.steps.values() if step.repeat),
    }  # fmt: skip
    assert sorted(told) == sorted([*wanted, *journey.promises])  # promises are named apart
    assert {key for _, _, key in ids(journey)} <= book.places.keys()
    defined = [id for clause in every(Clause, book.chapters) for id in clause.ids]
    assert len(defined) == len(set(defined))


@pytest.mark.parametrize("name", NAMES)
def test_every_option_source_and_value_of_a_rate_is_said(name: str) -> None:
    journey, book, page, _ = read(name)
    said = {piece.id for piece in every(Id, book.chapters)}
    options = {option.id for question in journey.questions.values() for option in question.options}
    options |= {member for each in every(OptionList, journey.lists) for member in each.members}
    assert options <= said
    sources = {fact.source for fact in (*journey.facts.values(), *journey.bands.values())}
    sources |= {row.source for rate in journey.rates.values() for row in rate.rows}
    sources |= {promise.because for promise in journey.promises.values() if promise.because.startswith("http")}
    assert sources - {""} == {link.address for link in every(Link, book.chapters)}
    words, text = Words(journey, journey.language), text_of_html(page)
    for rate in journey.rates.values():
        for row in rate.rows:
            day, value = words.day(row.start), words.value(rate.kind, row.value)
            checked = words.day(row.checked) if row.checked else "not noted"
            assert squeezed(day + value + checked) in text


@pytest.mark.parametrize("name", NAMES)
def test_the_page_and_the_document_say_every_piece_of_the_book(name: str) -> None:
    _, book, page, document = read(name)
    on_page, in_document = text_of_html(page), text_of_markdown(document)
    pieces = {piece.words for kind in (Name, Label) for piece in every(kind, book.chapters)}  # type: ignore[attr-defined]
    pieces |= {words for line in book.guide for words in line if isinstance(words, str)}
    pieces |= {place.number for place in book.places.values() if " " not in place.number}
    assert [piece for piece in pieces if squeezed(piece) not in on_page] == []
    assert [piece for piece in pieces if squeezed(piece) not in in_document] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_has_a_row_of_its_own(name: str) -> None:
    journey, book, _, _ = read(name)
    rows = [key for key in book.places if key.startswith("the-scenarios/") and key != "the-scenarios/all"]
    assert rows == [f"the-scenarios/{id}" for id in journey.scenarios]


def test_a_journey_of_one_service_has_its_colours() -> None:
    page = html.page(small.book(), Service("A", colours={"brand": "#1b5e4b"}))
    assert "--brand:#1b5e4b" in page
