"""Changes of texts: what is not changed stays, and two people's changes come together where they do not meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.editing.changes import Splice, applied, between, fingerprint, merged

LINES = st.lists(st.sampled_from(["a: 1", "b: 2", "  c: 3", "", "# said"]), max_size=12)


@given(LINES, LINES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_the_changes_between_two_texts_make_one_of_the_other(
    old: list[str], new: list[str], ending: str, closed: bool, ended: bool
) -> None:
    before = ending.join(old) + (ending if closed else "")
    after = "\n".join(new) + ("\n" if ended else "")
    changed = applied(before, between("journey.yaml", before, after))
    assert changed.replace("\r\n", "\n") == after
    assert ending == "\n" or "\n" not in changed.replace("\r\n", "") or "\r\n" not in before


@given(LINES, LINES)
def test_a_change_that_only_one_person_made_is_the_merge(base: list[str], new: list[str]) -> None:
    was, now = "\n".join(base), "\n".join(new)
    assert merged(was, now, was) == now
    assert merged(was, was, now) == now
    assert merged(was, now, now) == now


def test_changes_of_lines_apart_are_merged() -> None:
    base = "a: 1\nb: 2\nc: 3\nd: 4\n"
    assert merged(base, base.replace("1", "one"), base.replace("3", "three")) == "a: one\nb: 2\nc: three\nd: 4\n"


def test_changes_of_the_same_or_neighbouring_lines_are_not() -> None:
    base = "a: 1\nb: 2\nc: 3\n"
    assert merged(base, base.replace("1", "one"), base.replace("1", "eins")) is None
    assert merged(base, base.replace("1", "one"), base.replace("2", "two")) is None
    assert merged(base, base + "d: 4\n", base + "e: 5\n") is None


def test_a_line_that_differs_in_its_ending_only_is_left_alone() -> None:
    old = "a: 1\r\nb: 2\r\nc: 3\r\n"
    assert between("x", old, "a: 1\nb: two\nc: 3\n") == (Splice("x", 6, 12, "b: two\n"),)
    assert applied(old, between("x", old, "a: 1\nb: two\nc: 3\n")) == "a: 1\r\nb: two\r\nc: 3\r\n"


@pytest.mark.parametrize("splices", [(Splice("x", 0, 3, ""), Splice("x", 2, 4, "")), (Splice("x", 3, 99, ""),)])
def test_changes_that_meet_or_lead_out_are_refused(splices: tuple[Splice, ...]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        applied("abcdef", splices)


def test_texts_are_known_by_their_characters() -> None:
    assert fingerprint("a") != fingerprint("b")
    assert fingerprint("\udce4") == fingerprint("\udce4")
