"""The error gallery: every message of every question, as the real field, in every language."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from tests.conftest import ROOT
from tests.service.preview.conftest import SMALL, Opened

AT = "/-/preview/small/problems"


def test_every_question_has_its_messages_with_their_rules(small: Path, opened: Opened) -> None:
    client = opened(small)
    text = client.get(AT).text
    assert "that a citizen can be shown, at 2 questions" in text
    frames = [unescape(each) for each in re.findall(r'<iframe [^>]*src="([^"]+)"', text)]
    assert [each.partition("?")[0] for each in frames] == [f"{AT}/age", f"{AT}/name"]
    fields = client.get(frames[1]).text
    assert re.findall(r'<code dir="ltr">(.*?)</code>', fields)[0] == "empty.text"
    assert "Enter your name" in fields
    ids = re.findall(r'\bid="([^"]+)"', fields)
    assert len(ids) == len(set(ids))


def test_a_frame_keeps_its_address_as_long_as_it_shows_the_same(small: Path, opened: Opened) -> None:
    client = opened(small)
    before = re.findall(r'src="(/-/preview/small/problems/[^"]+)"', client.get(AT).text)
    (small / "journey.yaml").write_text(SMALL.replace("Are you 14 or over?", "Are you 15 or over?"), encoding="utf-8")
    for _ in range(200):
        after = re.findall(r'src="(/-/preview/small/problems/[^"]+)"', client.get(AT).text)
        if after != before:
            break
    assert (after[0] == before[0], after[1] == before[1]) == (False, True)


def test_words_of_the_author_and_rules_of_the_journey_are_told_apart(small: Path, opened: Opened) -> None:
    text = """\
journey: small
title: Small
steps:
  day:
    ask: Which day?
    type: date
    errors:
      empty: Tell us the day
    must:
      day is after today: The day must be in the future
outcomes:
  end:
    title: End
"""
    (small / "journey.yaml").write_text(text, encoding="utf-8")
    client = opened(small)
    fields = client.get(f"{AT}/day?lang=en").text
    said = re.findall(r'<p class="rule" lang="en"><code dir="ltr">(.*?)</code>(.*?)</p>', fields)
    assert said[0] == ("empty.text", " worded by this journey")
    assert said[-1] == ("day is after today", " a rule of this journey")
    assert "Tell us the day" in fields
    assert "The day must be in the future" in fields


def test_each_language_has_a_frame_and_one_can_be_chosen(opened: Opened) -> None:
    client = opened(ROOT / "examples" / "report_a_problem")
    at = "/-/preview/report_a_problem/problems"
    both = re.findall(r'src="[^"]*lang=([a-z]+)', client.get(at).text)
    assert set(both) == {"en", "cy"}
    assert set(re.findall(r'src="[^"]*lang=([a-z]+)', client.get(f"{at}?lang=cy").text)) == {"cy"}
    assert '<html lang="cy" dir="ltr">' in client.get(f"{at}/problem?lang=cy").text


def test_a_question_that_is_gone_is_told(small: Path, opened: Opened) -> None:
    client = opened(small)
    assert client.get(f"{AT}/nowhere?lang=en").status_code == 404
    assert client.get(f"{AT}/name?lang=xx").status_code == 404


def test_a_journey_that_asks_nothing_says_so(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    assert "This journey asks nothing yet" in opened(small).get(AT).text
