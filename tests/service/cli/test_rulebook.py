"""The rulebook from the terminal: what is written, printed and refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.service.cli.permits import BROKEN, write


def test_a_book_is_printed_as_markdown(say, permit: str):
    code, out, err = say("rulebook", permit, "--today", "2026-11-22")
    assert (code, err) == (0, "")
    assert out.startswith("# ")
    assert "- **This book was made on:** 22 November 2026\n" in out


@pytest.mark.parametrize(("name", "begins"), [("book.html", "<!DOCTYPE html>\n"), ("book.MD", "# ")])
def test_the_ending_of_the_file_says_the_format(say, here: Path, permit: str, name: str, begins: str):
    code, out, err = say("rulebook", permit, "-o", name)
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{name}: \d+ chapters\n", out)
    assert (here / name).read_text(encoding="utf-8").startswith(begins)


def test_texts_are_in_the_language_that_is_asked_for(say, examples: Path):
    code, out, _ = say("rulebook", str(examples / "report_a_problem"), "--language", "cy")
    assert code == 0
    assert "- **Texts in this book:** Welsh\n" in out
    assert "Asked of everyone who comes this far." in out
    assert "What is the problem?" not in out


def test_a_language_that_the_journey_has_not_is_refused_with_those_it_has(say, permit: str):
    assert say("rulebook", permit, "--language", "cy") == (
        2,
        "",
        "footpath: permit is not offered in 'cy'\n  Choose one of en.\n",
    )


def test_a_name_without_a_known_ending_is_refused(say, here: Path, permit: str):
    assert say("rulebook", permit, "-o", "book.pdf") == (
        2,
        "",
        "footpath: book.pdf says neither HTML nor Markdown\n  Give the file a name that ends in .html or .md.\n",
    )
    assert not (here / "book.pdf").exists()


def test_a_day_that_is_none_is_refused(say, permit: str):
    assert say("rulebook", permit, "--today", "soon")[::2] == (
        2,
        "footpath: --today is 'soon'; write a day like 2026-11-22\n",
    )


def test_a_file_that_cannot_be_written_is_told(say, here: Path, permit: str):
    code, out, err = say("rulebook", permit, "-o", "no/where/book.md")
    assert (code, out) == (1, "")
    assert err.startswith("footpath: no/where/book.md cannot be written: ")


def test_a_journey_with_errors_has_no_book(say, here: Path):
    write(here / "permit", BROKEN.replace("type: choice", "typ: choice", 1))
    code, out, err = say("rulebook", "permit")
    assert (code, out) == (1, "")
    assert err.endswith("footpath: permit has errors\n")
