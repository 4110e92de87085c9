"""How sentences, answers and decision tables are put into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeys.expressions import describe
from journeys.questions import all_types
from renderers.rulebook.answers import answer
from renderers.rulebook.content import Items, Line, Table, Told, plain
from renderers.rulebook.html import _quoted
from renderers.rulebook.numbering import anchor_of, mark
from renderers.rulebook.words import Words
from tests.journeys.building import journey
from tests.renderers.rulebook import small
from tests.renderers.rulebook.walking import every

BOAT = small.journey()
WORDS = Words(BOAT, "en")


def outline(told: Told, depth: int = 0) -> list[str]:
    """A sentence spelled out, a line to a part."""
    lines = ["  " * depth + plain(told.line)]
    for part in told.parts:
        lines += outline(part, depth + 1)
    return lines


def test_a_long_sentence_is_spelled_out_part_by_part() -> None:
    sentence = BOAT.facts["grant"].rows[0].sentence
    assert sentence is not None
    assert outline(WORDS.told(sentence)) == [
        "all of these hold:",
        "  “young” is more than 0",
        "  “What is it made of?” is Wood",
        "  “How long is your boat?”, or 0 if it was not answered, is more than 10",
        "  “ticketed” holds",
    ]


def test_a_long_sum_is_spelled_out_with_what_is_done_to_it() -> None:
    more = (
        "facts:\n  left: (income - £100 - £200 - (20% of income) - (largest of [income - £9,000, £0]) - £300 - £400 - "
        "£500) / 12 rounded down to £1\n"
    )
    told = Words(found := journey(more), "en").told(found.facts["left"].rows[0].value)
    assert outline(told) == [
        "this sum, divided by 12, rounded down to £1:",
        "  “What do you earn?”",
        "  minus £100",
        "  minus £200",
        "  minus 20% of “What do you earn?”",
        "  minus the largest of (“What do you earn?” minus £9,000) and £0",
        "  minus £300",
        "  minus £400",
        "  minus £500",
    ]


def test_a_short_sentence_is_one_line() -> None:
    rule = BOAT.steps["length"].next[0]
    assert rule.sentence is not None
    assert outline(WORDS.told(rule.sentence)) == [
        "“How long is your boat?” is more than 20 and “What is it made of?” is Steel"
    ]


def test_a_value_in_a_question_goes_by_its_name() -> None:
    assert describe.words_of(BOAT.steps["sailor.papers"].title) == "About [name]"  # type: ignore[arg-type]


def test_a_decision_table_has_its_columns_again() -> None:
    (ways_out, mooring) = [
        table for table in every(Table, small.book().chapters) if table.numbered and not table.shape
    ][:2]
    assert cells(ways_out) == [
        ["“What is it made of?”", "“Do you own a boat?”", "goes on"],
        ["Glass fibre", "Yes", "ends: You get nothing"],
        ["Steel", "any", "The crew"],
    ]
    assert cells(mooring) == [
        ["“What is it made of?”", "“Do you own a boat?”", "mooring"],
        ["Wood", "any", "£20"],
        ["any", "Yes", "£10"],
        ["any", "any", "£0"],
    ]


def cells(table: Table) -> list[list[str]]:
    """The words of a table, its head first."""
    head: tuple[Line, ...] = table.head
    return [
        [plain(line) for line in head],
        *([" ".join(plain(line) for line in cell) for cell in row.cells] for row in table.rows),
    ]


def limits(id: str) -> list[str]:
    """What is said of the limits of a question."""
    (items,) = [block for block in answer(BOAT.questions[id], WORDS) if isinstance(block, Items)]
    return [plain(row) for row in items.rows]


def test_limits_are_said_with_those_that_nobody_wrote() -> None:
    assert limits("length") == [
        "Decimal places: no more than 1", "Counted in metres", "At least 2", "No more than “longest”",
    ]  # fmt: skip
    assert limits("launched") == ["Not before 1 January 1900", "Not after 31 December 2199"]
    assert limits("sailor.name") == ["In one box", "No more than 200 characters"]


def test_a_day_near_today_has_limits_that_move_with_it() -> None:
    question = replace(BOAT.questions["launched"], type="day", must=())
    (items,) = [block for block in answer(question, WORDS) if isinstance(block, Items)]
    assert [plain(row) for row in items.rows] == [
        "Not before the day of the visit",
        "Not more than 365 days after the day of the visit",
    ]


@pytest.mark.parametrize("name", all_types())
def test_every_setting_of_every_type_has_words(name: str) -> None:
    for setting in all_types()[name].settings:
        assert setting.says or setting.name == "unit", setting.name
        values = setting.schema.get("enum", ())
        if not isinstance(setting.says, str):
            assert setting.says.keys() == set(values), setting.name


@pytest.mark.parametrize(
    ("number", "depth", "says"),
    [(1, 0, "(a)"), (26, 0, "(z)"), (27, 0, "(aa)"), (4, 1, "(iv)"), (19, 1, "(xix)"), (2, 2, "(B)")],
)
def test_parts_are_marked_as_in_a_law(number: int, depth: int, says: str) -> None:
    assert mark(number, depth) == says


def test_no_two_ids_share_an_anchor() -> None:
    assert anchor_of("child.born") == "child--born"
    assert anchor_of("child_born") == "child_born"


def test_a_title_cannot_end_the_style_it_stands_in() -> None:
    assert _quoted('A "</style>\n') == '"A \\22 \\3c \\2f style\\3e "'
