"""Reading YAML: what values mean, what is refused, where everything stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.diagnostics import Diagnostic
from journeys.document import Document, read


def faults(text: str) -> list[tuple[str, int, int]]:
    """Slug, line and column (from 1) of what is wrong with a text."""
    document = read("a.yaml", text)
    return [(fault.slug, *place(document, fault)) for fault in document.faults]


def place(document: Document, fault: Diagnostic) -> tuple[int, int]:
    line, column = document.lines.where(fault.primary.spot.start or 0)
    return line + 1, column + 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.10", 1.1),
        ("-0.5", -0.5),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("012", "012"),
        ("0o14", "0o14"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        (".5", ".5"),
        ("1.", "1."),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("2026-04-06", "2026-04-06"),
        ("+5", "+5"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ('"12"', "12"),
        ("'true'", "true"),
        ("£20,000", "£20,000"),
    ],
)
def test_only_plain_words_and_figures_are_more_than_text(written: str, value: object) -> None:
    document = read("a.yaml", f"key: {written}\n")
    assert document.faults == ()
    assert document.value == {"key": value}
    assert type(document.value["key"]) is type(value)


def test_numbers_keep_the_digits_they_are_written_with() -> None:
    document = read("a.yaml", "answers: {age: 012, height: 1.10, rooms: 3, ok: true, list: [1.50]}\n")
    assert document.written(("answers", "height")) == "1.10"
    assert document.as_written() == {
        "answers": {"age": "012", "height": "1.10", "rooms": "3", "ok": True, "list": ["1.50"]}
    }


def test_keys_are_always_text() -> None:
    assert read("a.yaml", "1: a\ntrue: b\nno: c\nnull: d\n2026-01-01: e\n").value == {
        "1": "a",
        "true": "b",
        "no": "c",
        "null": "d",
        "2026-01-01": "e",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml-duplicate-key", 3, 1)]),
        ("a: &x 1\n", [("yaml-anchor", 1, 4)]),
        ("a: *x\n", [("yaml-anchor", 1, 4)]),
        ("a: !!int 1\n", [("yaml-needs-quotes", 1, 4)]),
        ("<<: {a: 1}\n", [("yaml-anchor", 1, 1)]),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", [("yaml-anchor", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("yaml-syntax", 2, 1)]),
        ("a: 1\n\tb: 2\n", [("yaml-tab", 2, 1)]),
        ("a: \x00\n", [("yaml-syntax", 1, 4)]),
        ("a: b\u2028c\n", [("yaml-syntax", 1, 5)]),
        ("a: b\n\ufeffc: d\n", [("yaml-syntax", 2, 1)]),
        ("a: caf\udce9\n", [("yaml-syntax", 1, 7)]),
        ("", [("yaml-syntax", 1, 1)]),
        ("\n  \n", [("yaml-syntax", 1, 1)]),
        ("? [a, b]\n: c\n", [("yaml-syntax", 1, 3)]),
    ],
)
def test_what_the_language_has_not_is_refused_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert faults(text) == expected


def test_of_two_equal_keys_the_first_counts_and_both_are_shown() -> None:
    document = read("a.yaml", "steps:\n  a: {x: 1}\n  a: {y: 2}\n")
    assert document.value == {"steps": {"a": {"x": 1}}}
    (fault,) = document.faults
    assert [(label.spot.start, label.words) for label in fault.related] == [(9, "first here")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="open lists"),
        pytest.param("{" * 100_000, id="open mappings"),
        pytest.param("- " * 100_000, id="nested lists"),
        pytest.param("? " * 100_000, id="nested keys"),
        pytest.param("a: " * 100_000, id="nested values"),
        pytest.param("a: [" + "{b, " * 100_000, id="unfinished rows"),
        pytest.param("a: &a [x]\n" + "".join(f"k{n}: {{<<: [*a, *a, *a]}}\n" for n in range(2000)), id="merge keys"),
        pytest.param("a: &a [b]\nc: &c [*a, *a, *a]\nd: &d [*c, *c, *c]\n" * 300, id="aliases"),
        pytest.param("".join("  " * n + f"k{n}:\n" for n in range(400)), id="deep indentation"),
        pytest.param("- a\n" * 200_000, id="many parts"),
        pytest.param("x" * 1_000_001, id="many characters"),
        pytest.param("a: b" + " " * 900_000 + "c: d", id="a long line"),
        pytest.param("a: '" + "x" * 900_000, id="an open quote"),
        pytest.param('a: "' + "\\" * 500_001, id="backslashes"),
        pytest.param("k: [x] y\n" * 30_000, id="the same slip again and again"),
    ],
)
def test_a_bomb_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    document = read("a.yaml", text)
    assert document.faults
    assert time.process_time() - started < 2  # milliseconds alone on a machine; a bomb takes minutes, or the process


def test_windows_files_read_like_others() -> None:
    text = "\ufeffa: one\r\nb: |\r\n  two\r\n  three\r\nc: 'x'\r\n"
    document = read("a.yaml", text)
    assert document.faults == ()
    assert document.value == {"a": "one", "b": "two\nthree\n", "c": "x"}
    part = document.part(("c",))
    assert part is not None
    assert document.lines.where(part.key_start) == (4, 0)


def test_all_faults_are_told_at_once_and_the_rest_is_read() -> None:
    document = read("a.yaml", "title: What's new: a guide\nhint: [a] b\nbody: {a: £20,000}\nlast: 1\n")
    assert [fault.slug for fault in document.faults] == ["yaml-needs-quotes", "yaml-needs-quotes", "yaml-braces"]
    assert document.value == {
        "title": "What's new: a guide",
        "hint": "[a] b",
        "body": {"a": "£20,000"},
        "last": 1,
    }


def test_a_large_journey_is_within_the_limits() -> None:
    step = "  step_{n}:\n    ask: What is your answer to this question?\n    type: text\n    hint: {pad}\n"
    text = "steps:\n" + "".join(step.format(n=n, pad="x" * 300) for n in range(1000))
    assert len(text) > 380_000
    document = read("a.yaml", text)
    assert document.faults == ()
    assert len(document.value["steps"]) == 1000


SIGNS = ["key: ", "- ", "\n  ", "{{ x }}", "---\n", *"ab :-?[]{},'\"|>#&*!%@`\t\n\r\\~1.£ä\xa0\u2028\x00<="]
YAMLISH = st.lists(st.sampled_from(SIGNS), max_size=80).map("".join)


@given(st.one_of(st.text(max_size=200), YAMLISH))
def test_no_text_makes_reading_raise(text: str) -> None:
    document = read("a.yaml", text)
    for fault in document.faults:
        spot = fault.primary.spot
        assert spot.start is not None
        assert spot.end is not None
        assert 0 <= spot.start <= len(document.text)
        assert fault.message
        assert fault.slug.startswith("yaml-")


PLAIN = st.text(st.characters(categories=["L", "N"], include_characters=" ,.'-()£?!"), min_size=1, max_size=40).map(
    str.strip
)


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), PLAIN),
        min_size=1,
        max_size=8,
        unique_by=lambda p: p[0],
    )
)
def test_every_key_and_value_stands_where_its_part_says(pairs: list[tuple[str, str]]) -> None:
    text = "top:\n" + "".join(f"  {key}: {value}\n" for key, value in pairs)
    document = read("a.yaml", text)
    if document.faults or not isinstance(document.value, dict):
        return
    for key, value in document.value["top"].items():
        part = document.part(("top", key))
        assert part is not None
        assert text[part.key_start : part.key_end] == key
        if isinstance(value, str) and part.style is None:
            assert text[part.start : part.end] == value
