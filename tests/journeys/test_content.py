"""Sentences, words and the reading age of texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeys.content import prose, reading_age, sentences, words
from journeys.model import Text, Wording


def _told(said: str) -> list[str]:
    return [sentence.text for sentence in sentences(said)]


def test_sentences_end_at_points_marks_headings_and_points_of_lists() -> None:
    assert _told("Bring a bill, e.g. for gas. Is it old? Then:\n\n- a letter\n- a card\n\n## Next") == [
        "Bring a bill, e.g. for gas.",
        "Is it old?",
        "Then:",
        "- a letter",
        "- a card",
        "## Next",
    ]


def test_a_number_with_a_point_and_a_time_end_nothing() -> None:
    assert _told("It costs £1,482.50 from 9.30 on, and no more.") == ["It costs £1,482.50 from 9.30 on, and no more."]


def test_values_and_addresses_of_links_are_no_words() -> None:
    text = Text(((None, Wording(("See [the rates](https://example.org/a-very-long-address) of ",), ("journey",))),), ())
    (said,) = prose(text)
    assert words(said.words) == ["See", "the", "rates", "of"]


def test_plain_words_read_younger_than_words_of_the_office() -> None:
    plain = "Tell us if you move. We will send the money to your new home. You can call us if it is late."
    office = (
        "Recipients relocating residential accommodation necessarily notify administrative authorities immediately."
    )
    assert reading_age(plain) < 9
    assert reading_age(office) > 20


@given(st.text(max_size=300))
def test_sentences_are_where_they_say_whatever_the_text(said: str) -> None:
    found = sentences(said)
    assert all(said[each.start : each.end] == each.text for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert sum(each.count for each in found) == len(words(said))
