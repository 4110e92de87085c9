"""`footpath feedback`: what people said, for people, spreadsheets and programs."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from engine.store.feedback import Feedback
from engine.store.opening import open_sqlite

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAID = (
    Feedback(NOON, "permit", "kind", 2, "=HYPERLINK(1)\nand more", "en"),
    Feedback(NOON, "permit", "sent", 5, "", "cy"),
    Feedback(NOON, "", "", None, "Clear\x1b[2J this", "en"),
)
WORDS = """\
(no journey): 1 in all
  very easy       0
  easy            0
  neither         0
  difficult       0
  very difficult  0
  2026-11-22  (no page)
    Clear�[2J this

permit: 2 in all
  very easy       1
  easy            0
  neither         0
  difficult       1
  very difficult  0
  2026-11-22  kind
    =HYPERLINK(1)
    and more
"""
CELLS = """\
hour,journey,page,ease,words,language
2026-11-22T12:00:00+00:00,permit,kind,2,"'=HYPERLINK(1)
and more",en
2026-11-22T12:00:00+00:00,permit,sent,5,,cy
"""


def database(folder: Path, *said: Feedback) -> str:
    """A database in which this was said."""

    async def keep() -> None:
        store = open_sqlite(str(folder / "answers.db"), {}.__getitem__, NOON - NOON)
        for each in said:
            await store.keep_feedback(each)
        await store.close()

    asyncio.run(keep())
    return f"sqlite:///{folder / 'answers.db'}"


def test_p19_people_read_counts_and_words_and_nothing_steers_their_terminal(say, tmp_path: Path):
    assert say("feedback", "--database", database(tmp_path, *SAID)) == (0, WORDS, "")


def test_p19_a_spreadsheet_takes_nothing_for_a_formula(say, tmp_path: Path):
    url = database(tmp_path, *SAID)
    assert say("feedback", "--database", url, "--journey", "permit", "--format", "csv") == (0, CELLS, "")


def test_p19_programs_get_json(say, tmp_path: Path):
    code, out, err = say("feedback", "--database", database(tmp_path, *SAID), "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)[1] == {
        "hour": "2026-11-22T12:00:00+00:00", "journey": "permit", "page": "sent", "ease": 5, "words": "",
        "language": "cy",
    }  # fmt: skip


def test_nothing_said_yet_is_said(say, tmp_path: Path):
    assert say("feedback", "--database", database(tmp_path)) == (0, "No feedback yet.\n", "")


def test_a_database_that_is_not_there_is_refused_and_not_made(say, tmp_path: Path):
    code, out, err = say("feedback", "--database", f"sqlite:///{tmp_path}/none.db")
    assert (code, out) == (1, "")
    assert "There is no database" in err
    assert list(tmp_path.iterdir()) == []
