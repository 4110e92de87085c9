"""The usual slips: each is told in an author's words, and the corrected line reads as it was meant."""

from __future__ import annotations

import re
from typing import Any

import pytest

from journeys.document import read

SLIPS: list[tuple[str, str, str, Any]] = [
    # what was written, slug, the corrected line, what it then means
    (
        "title: What's new: a guide",
        "yaml-needs-quotes",
        'title: "What\'s new: a guide"',
        {"title": "What's new: a guide"},
    ),
    ("title: a: b: c", "yaml-needs-quotes", 'title: "a: b: c"', {"title": "a: b: c"}),
    ('title: Say "yes": now', "yaml-needs-quotes", "title: 'Say \"yes\": now'", {"title": 'Say "yes": now'}),
    ("body: {{ name }}, hello", "yaml-needs-quotes", 'body: "{{ name }}, hello"', {"body": "{{ name }}, hello"}),
    ("body: {{ name }}", "yaml-needs-quotes", 'body: "{{ name }}"', {"body": "{{ name }}"}),
    ("title: [Draft] My title", "yaml-needs-quotes", 'title: "[Draft] My title"', {"title": "[Draft] My title"}),
    ("title: *New* form", "yaml-needs-quotes", 'title: "*New* form"', {"title": "*New* form"}),
    ("title: & more", "yaml-needs-quotes", 'title: "& more"', {"title": "& more"}),
    ("title: !important notice", "yaml-needs-quotes", 'title: "!important notice"', {"title": "!important notice"}),
    ("title: % of income", "yaml-needs-quotes", 'title: "% of income"', {"title": "% of income"}),
    ("title: @home", "yaml-needs-quotes", 'title: "@home"', {"title": "@home"}),
    ("title: `code`", "yaml-needs-quotes", 'title: "`code`"', {"title": "`code`"}),
    ("hint: - one", "yaml-needs-quotes", 'hint: "- one"', {"hint": "- one"}),
    ("hint: ? maybe", "yaml-needs-quotes", 'hint: "? maybe"', {"hint": "? maybe"}),
    ('ask: "Yes" or no', "yaml-needs-quotes", "ask: '\"Yes\" or no'", {"ask": '"Yes" or no'}),
    ("ask: 'Tis the season", "yaml-needs-quotes", 'ask: "\'Tis the season"', {"ask": "'Tis the season"}),
    ("ask: , and then", "yaml-needs-quotes", 'ask: ", and then"', {"ask": ", and then"}),
    ("ask: > 5 rooms", "yaml-needs-quotes", 'ask: "> 5 rooms"', {"ask": "> 5 rooms"}),
    ("row: {label: £20,000}", "yaml-braces", "row:\n  label: £20,000", {"row": {"label": "£20,000"}}),
    (
        "row: {label: Car, van or lorry, hint: b}",
        "yaml-braces",
        "row:\n  label: Car, van or lorry\n  hint: b",
        {"row": {"label": "Car, van or lorry", "hint": "b"}},
    ),
    (
        "row: {x is one of [a, b]: t, otherwise: s}",
        "yaml-braces",
        "row:\n  x is one of [a, b]: t\n  otherwise: s",
        {"row": {"x is one of [a, b]": "t", "otherwise": "s"}},
    ),
    ("row: {a: {{ b }} c}", "yaml-braces", 'row:\n  a: "{{ b }} c"', {"row": {"a": "{{ b }} c"}}),
    ("row: [£20,000, £30,000]", "yaml-braces", "row:\n  - £20,000\n  - £30,000", {"row": ["£20,000", "£30,000"]}),
    ("ask:What is it?", "yaml-syntax", "ask: What is it?", {"ask": "What is it?"}),
    ("ask What is it?", "yaml-syntax", "ask: What is it?", {"ask": "What is it?"}),
    ('hint: "a\\d"', "yaml-syntax", "hint: 'a\\d'", {"hint": "a\\d"}),
    ("body: | text", "yaml-needs-quotes", "body: |\n  text", None),
]


@pytest.mark.parametrize(("written", "slug", "paste", "meaning"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_answered_with_the_corrected_line(written: str, slug: str, paste: str, meaning: Any) -> None:
    document = read("a.yaml", f"before: 1\n{written}\nafter: 2\n")
    assert [fault.slug for fault in document.faults] == [slug]
    (fault,) = document.faults
    assert fault.paste == paste
    assert document.lines.where(fault.primary.spot.start or 0)[0] == 1
    corrected = read("a.yaml", f"before: 1\n{paste}\nafter: 2\n")
    assert corrected.faults == ()
    if meaning is not None:
        assert corrected.value == {"before": 1, **meaning, "after": 2}
        assert document.value == corrected.value, "reading goes on with what was meant"


JARGON = re.compile(
    r"mapping|scalar|flow|token|sequence|parsing|scanning|stream|simple key|node|directive|indicator|expected", re.I
)

BROKEN = [
    "a: b\n c: d\n",
    "a:\n  b: c\n d: e\n",
    "a: b\nfoo\nc: d\n",
    "a: [x, y\nb: c\n",
    "a: {x: y\nb: c\n",
    "a: b # x\n  c\n",
    "- a\nb: c\n",
    "a: b\n- c\n",
    "body: We will write\n  by post: in 10 days\n",
    "a: }\n",
    'a: "x\nb: c\n',
    "a: 'it's'\n",
    "a:\n    b: 1\n   c: 2\n",
    ": a\n",
    "a: b: \n",
    "{a: b\n",
    "[\n",
    "a: |2x\n",
    "a: *\n",
    "a: &\n",
    "'a': 'b' c\n",
    "a: b\n  c: d\n    e: f\n",
]


@pytest.mark.parametrize("text", BROKEN)
def test_no_fault_speaks_the_language_of_a_parser(text: str) -> None:
    found = read("a.yaml", text).faults
    assert found
    for fault in found:
        assert not JARGON.search(f"{fault.message} {fault.help}"), fault.message
        assert fault.help


def test_text_that_goes_on_with_a_colon_is_put_under_a_block_sign() -> None:
    (fault,) = read("a.yaml", "body: We will write\n  by post: in 10 days\nc: d\n").faults
    assert fault.paste == "body: |\n  We will write\n  by post: in 10 days"
    assert read("a.yaml", f"{fault.paste}\nc: d\n").value == {"body": "We will write\nby post: in 10 days\n", "c": "d"}


def test_a_name_under_a_value_is_told_with_the_line_above() -> None:
    (fault,) = read("a.yaml", "ask: Where?\n  type: text\n").faults
    assert fault.message == "`type` is indented under `ask`, which has a value already"
    assert fault.paste == "type: text"
    assert [label.words for label in fault.related] == ["has a value"]


def test_tabs_are_told_once_for_a_file() -> None:
    document = read("a.yaml", "a:\n\tb: 1\n\tc: 2\n\td: 3\n")
    (fault,) = document.faults
    assert (fault.slug, fault.paste, fault.notes) == ("yaml-tab", "  b: 1", ("2 more lines are indented like this",))
    assert document.value == {"a": {"b": 1, "c": 2, "d": 3}}


def test_a_no_break_space_in_the_indentation_is_told() -> None:
    document = read("a.yaml", "a:\n\xa0\xa0b: 1\n")
    assert [fault.message for fault in document.faults] == [
        "This line is indented with a space that is not a plain one"
    ]
    assert document.value == {"a": {"b": 1}}
