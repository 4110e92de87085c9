"""Questions for files: which ids count, how many, and how authors write them (Q27)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journeys.expressions.kinds import Upload
from journeys.questions import type_of
from journeys.questions.accepted import FILE_TYPES, WORDS, by_ending, endings, size_of, taken
from journeys.questions.base import Problem, Reading
from journeys.questions.messages import message
from tests.journeys.questions.given import journey, question, reading

KIND = type_of("file")
A, B, C = (Upload(id, f"{id}.pdf", "application/pdf", 1200) for id in "abc")


def holding(*uploads: Upload, low: int | None = None, high: int | None = None) -> Reading:
    return replace(reading(low, high), uploads={each.id: each for each in uploads})


def test_a_form_is_believed_only_about_files_that_the_session_holds() -> None:
    asked = question("file")
    parts = {"kept": ["b", "x", "a", "b"], "file": ["photo.jpg"]}
    assert KIND.read(asked, parts, holding(A, B, C)) == (B, A)
    assert KIND.read(asked, parts, holding(C)) is None


@pytest.mark.parametrize(
    ("low", "high", "ids", "says"),
    [
        (None, 2, "abc", "You can add up to 2 files"),
        (2, None, "a", "Add 2 files or more"),
        (None, 1, "ab", "You can add up to 1 file"),
    ],
)
def test_too_many_and_too_few_are_told(low: int | None, high: int | None, ids: str, says: str) -> None:
    asked = question("file")
    found = KIND.read(asked, {"kept": list(ids)}, holding(A, B, C, low=low, high=high))
    assert isinstance(found, Problem)
    assert message(found, asked, {}, journey(), "en") == says  # type: ignore[arg-type]


def test_an_answer_filled_in_and_stored_is_the_same() -> None:
    asked = question("file")
    assert KIND.read(asked, KIND.fill(asked, (A, C)), holding(A, B, C)) == (A, C)
    assert KIND.decode(asked, KIND.encode(asked, (A, C))) == (A, C)
    assert KIND.parse(asked, KIND.encode(asked, (A, C)), reading()) == (A, C)


@pytest.mark.parametrize(
    ("given", "names"),
    [("passport.jpg", ["passport.jpg"]), (["a.pdf", "b.PNG", "a.pdf"], ["a.pdf", "b.PNG"]), ([], None), ("", None)],
)
def test_a_scenario_names_files(given: Any, names: list[str] | None) -> None:
    found = KIND.parse(question("file"), given, reading())
    assert (found if found is None else [each.name for each in found]) == names  # type: ignore[union-attr]


def test_a_scenario_cannot_name_what_is_not_taken() -> None:
    asked = question("file", settings={"accepts": ["photo"]})
    found = KIND.parse(asked, "letter.docx", reading())
    assert isinstance(found, Problem)
    assert (
        message(found, asked, {}, journey(), "en")  # type: ignore[arg-type]
        == "letter.docx must be one of these: JPG, PNG, WEBP, GIF"
    )


@pytest.mark.parametrize(
    ("given", "rule"),
    [(3, "not_text"), ({"id": "a"}, "not_text"), ([["a.pdf"]], "not_text"), ("noending", "file.type")],
)
def test_what_is_no_file_is_a_problem(given: Any, rule: str) -> None:
    found = KIND.parse(question("file"), given, reading())
    assert isinstance(found, Problem)
    assert found.rule == rule


def test_a_size_is_told_in_the_readers_language() -> None:
    asked = question("file", settings={"max_size": "2 MB"})
    said = KIND.refuse(asked, "file.size", "a.pdf")  # type: ignore[attr-defined]
    assert message(said, asked, {}, journey(), "en") == "a.pdf must be smaller than 2 MB"  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "bytes"), [("10 MB", 10_000_000), ("500KB", 500_000), ("1 MB", 1_000_000)])
def test_sizes_are_written_as_phones_tell_them(written: str, bytes: int) -> None:
    assert size_of(written) == bytes


@pytest.mark.parametrize("written", ["10", "0 MB", "1 GB", "ten MB", "-1 MB", "10 mb"])
def test_other_sizes_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="10 MB"):
        size_of(written)


def test_every_kind_of_file_has_one_word_and_endings_of_its_own() -> None:
    every = [ending for each in FILE_TYPES for ending in each.endings]
    assert len(every) == len(set(every))
    assert WORDS == ("pdf", "photo", "document", "spreadsheet", "text")
    assert taken(("photo", "pdf"))[0].word == "pdf"
    assert endings(("document",)) == "DOCX, ODT"
    assert by_ending("Scan.JPEG") == by_ending("scan.jpg")
    assert by_ending(".jpg") is None
