"""Footpath's own words."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from renderers.html import wording
from renderers.html.wording import Words, read, say, words

ENGLISH = (Path(wording.__file__).parent / "wording" / "en.yaml").read_text(encoding="utf-8")


def test_a_language_without_words_of_its_own_is_told_in_english() -> None:
    assert words("xx") == words("en") == words("en-GB")


def test_a_key_too_few_or_too_many_is_named() -> None:
    with pytest.raises(KeyError, match="back"):
        read(ENGLISH.replace("back: Back\n", ""))
    with pytest.raises(KeyError, match="forward"):
        read(ENGLISH + "forward: Forward\n")


def test_every_key_is_said_by_some_page() -> None:
    folder = Path(wording.__file__).parent
    sources = "".join(
        file.read_text(encoding="utf-8")
        for file in [*folder.rglob("*.html"), *folder.glob("*.py")]
        if file.name != "wording.py"
    )
    unsaid = [
        field.name
        for field in fields(Words)
        if not re.search(rf"\b(?:words|w|_words)\.{field.name}\b", sources) and not field.name.startswith("notice_")
    ]
    assert unsaid == []


def test_values_are_filled_in_and_other_braces_stay() -> None:
    assert say("Sent at {time} {x}", time="16:12") == "Sent at 16:12 {x}"


@pytest.mark.parametrize("banned", ["please", "sorry,", "invalid", "oops", "illegal", "error occurred", "click"])
def test_no_word_that_blames_or_begs(banned: str) -> None:
    assert banned not in ENGLISH.lower()
