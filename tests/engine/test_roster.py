"""Which items there are, and under which keys their answers stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.roster import ALPHABET, WIDTH, Roster, added, item_id, item_of, key_of, question_of, removed, reopened


def test_the_first_ids_say_nothing_about_their_order() -> None:
    first = [item_id(number) for number in range(1, 200)]
    assert first != sorted(first)
    assert all(len(id) == WIDTH and set(id) <= set(ALPHABET) for id in first)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_no_two_items_have_the_same_id(one: int, other: int) -> None:
    assert (item_id(one) == item_id(other)) == (one == other)


def test_every_id_of_four_characters_is_used_once_before_ids_get_longer() -> None:
    many = len(ALPHABET) ** WIDTH
    assert {len(item_id(number)) for number in (1, many - 1)} == {WIDTH}
    assert len(item_id(many + 1)) == WIDTH + 1
    assert len({item_id(number) for number in range(1, 20_000)}) == 19_999


@given(st.lists(st.sampled_from(["add", "remove"]), max_size=30), st.data())
def test_an_id_that_was_taken_out_never_comes_back(turns: list[str], data: st.DataObject) -> None:
    roster, gone = Roster(), set[str]()
    for turn in turns:
        if turn == "remove" and roster.items:
            item = data.draw(st.sampled_from(roster.items))
            before = roster.items
            roster = removed(roster, item)
            gone.add(item)
            assert roster.items == tuple(each for each in before if each != item)
        else:
            roster = added(roster)
        assert gone.isdisjoint(roster.items)
        assert len(set(roster.items)) == len(roster.items)
        assert roster.made >= len(roster.items) + len(gone)


def test_adding_opens_the_list_again() -> None:
    assert added(Roster((item_id(1),), 1, False)) == Roster((item_id(1), item_id(2)), 2, None)
    assert reopened(Roster((item_id(1),), 1, False)) == Roster((item_id(1),), 1, None)


def test_a_key_is_a_question_and_an_item() -> None:
    key = key_of("child.born", "k3f9")
    assert (key, question_of(key), item_of(key)) == ("child.born@k3f9", "child.born", "k3f9")
    assert (key_of("name", ""), question_of("name"), item_of("name")) == ("name", "name", "")
