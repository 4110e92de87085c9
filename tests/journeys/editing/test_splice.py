"""Words and order changed in a text: exactly what was wanted changes, and every other character stays."""

from __future__ import annotations

import random
import re

import pytest

from journeys.document import read
from journeys.editing.changes import applied
from journeys.editing.places import place_at, words_at
from journeys.editing.splice import CannotChange, moved, reworded
from journeys.editing.tree import tree
from journeys.graph import every_step
from journeys.load import load
from journeys.unwritten import CHECK, START, TASKS
from tests.journeys.editing.texts import MAIN, SMALL, examples

NEW = (
    "Simple words", 'He said "yes": it\'s #1', "Two\n\nparagraphs: here", "{{ today }} first", "yes", "12", "- dash",
    "*bold*", "ends with a colon:", "& and !tag", "تجربة: نص", "one # two", "\\backslash", "'quoted'", "a: b", "[x]",
)  # fmt: skip


def comments(text: str) -> list[str]:
    return re.findall(r"(?:^|(?<=\s))#.*$", text, re.MULTILINE)


@pytest.mark.parametrize("name", examples())
def test_a_hundred_random_edits_leave_everything_else_as_it_was(name: str) -> None:
    pick = random.Random(name)
    text = examples()[name][MAIN]
    ids = places_of(text)
    done = 0
    while done < 100:
        place = words_at({MAIN: text}, pick.choice(ids))
        if place is None or not place.words:
            continue
        if pick.random() < 0.2 and (place.up or place.down):
            splice = moved(MAIN, text, place.keys, -1 if place.up else 1)
            after = applied(text, [splice])
            assert sorted(after.split("\n")) == sorted(text.split("\n"))
        else:
            words = pick.choice(place.words)
            new = pick.choice(NEW)
            splice = reworded(MAIN, text, words.keys, new)
            after = applied(text, [splice])
            assert read(MAIN, after).written(words.keys).rstrip("\n") == new
        assert splice.end is not None
        assert after[: splice.start] == text[: splice.start]
        assert after[len(after) - len(text) + splice.end :] == text[splice.end :]
        first = text.rfind("\n", 0, splice.start) + 1
        assert "#" in splice.new or comments(text[:first]) == comments(after[:first])
        text, done = after, done + 1


def places_of(text: str) -> list[str]:
    journey = load({MAIN: text}).journey
    assert journey is not None
    steps = [step.id for section in journey.sections for step in every_step(section)]
    return [START, CHECK, TASKS, *steps, *journey.outcomes]


@pytest.mark.parametrize("name", examples())
def test_every_page_of_the_examples_is_found_from_its_lines(name: str) -> None:
    files = examples()[name]
    for id in places_of(files[MAIN]):
        place = words_at(files, id)
        entry = None if place is None else tree(files[MAIN]).get(*place.keys)
        if entry is not None:
            assert place_at(files, MAIN, entry.key_start) == id
            assert place_at(files, MAIN, entry.stop) == id


def changed(words: str, keys: tuple[str | int, ...]) -> str:
    return applied(SMALL, [reworded(MAIN, SMALL, keys, words)])


def test_quotes_stay_where_they_are_and_come_where_they_are_needed() -> None:
    assert '"Loads: 80 kg"' in changed("Loads: 80 kg", ("steps", "kind", "options", "cargo", "label"))
    assert "ask: How young are you?  # in years" in changed("How young are you?", ("steps", "age", "ask"))
    assert 'ask: "Age: which?"  # in years' in changed("Age: which?", ("steps", "age", "ask"))
    assert "body: |\n      Bring cake.\n\n      Please.\nscenarios:" in changed(
        "Bring cake.\n\nPlease.", ("outcomes", "sent", "body")
    )
    assert "hint: |\n          One\n          two\n  children:" in changed(
        "One\ntwo", ("steps", "kind", "options", "cargo", "hint")
    )


def test_a_step_takes_its_own_comment_with_it() -> None:
    text = applied(SMALL, [moved(MAIN, SMALL, ("steps", "kind"), -1)])
    assert text.index("steps:\n  # Asked of everybody.\n  kind:") < text.index(
        "  age:\n    ask: How old are you?  # in years"
    )
    assert applied(text, [moved(MAIN, text, ("steps", "kind"), 1)]) == SMALL


def test_empty_lines_between_steps_stay_between_steps() -> None:
    text = applied(SMALL, [moved(MAIN, SMALL, ("steps", "until"), -1)])
    assert "in the future\n\n  children:" in text


@pytest.mark.parametrize(
    ("keys", "by", "why"),
    [
        (("steps", "age"), -1, "first of its section"),
        (("steps", "until"), 1, "last of its section"),
        (("steps", "no"), 1, "lines of its own"),
    ],
)
def test_what_cannot_be_moved_is_said(keys: tuple[str | int, ...], by: int, why: str) -> None:
    with pytest.raises(CannotChange, match=why):
        moved(MAIN, SMALL, keys, by)


def test_a_text_that_cannot_be_read_is_not_changed() -> None:
    with pytest.raises(CannotChange, match="mend it first"):
        reworded(MAIN, SMALL + '"', ("title",), "x")
    with pytest.raises(CannotChange, match="Write a few words"):
        reworded(MAIN, SMALL, ("title",), " \n")


def test_line_endings_of_windows_stay() -> None:
    text = SMALL.replace("\n", "\r\n")
    after = applied(
        text,
        [
            reworded(MAIN, text, ("title",), "Borrow a boat"),
        ],
    )
    assert after == SMALL.replace("Borrow a bicycle", "Borrow a boat").replace("\n", "\r\n")
    assert applied(text, [moved(MAIN, text, ("steps", "kind"), -1)]).replace("\r\n", "\n") == applied(
        SMALL, [moved(MAIN, SMALL, ("steps", "kind"), -1)]
    )
