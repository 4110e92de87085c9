"""Two windows on one page: what is held is told before it is overwritten, once, and only where it would be."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from engine.change import Given, filled, give, keep_draft
from engine.session import Entry, Session, decode, encode
from engine.tags import SEEN, STALE, tag_again, tag_of
from journeys.model import Step
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType
from tests.engine.family import FAMILY, ONE, TWO, gave, two_children
from tests.engine.small import fresh, journey
from tests.journeys.questions.forgiving import TABLES, No, Table
from tests.journeys.questions.given import parts, reading

YOU = journey("""
    journey: you
    title: You
    steps:
      you:
        title: You
        questions:
          name:
            ask: Your name?
            type: text
          mail:
            ask: Your email address?
            type: email
          note:
            ask: Anything else?
            type: text
            optional: true
      last:
        ask: How many?
        type: integer
    outcomes:
      sent:
        submit: true
        title: Sent
""")
PAGE = YOU.steps["you"]
ANN = {"name": "Ann", "mail": "ann@example.com", "note": ""}


def send(session: Session, seen: str | None, **typed: str) -> Given:
    """The page sent with what was typed, and the tag that it was drawn with."""
    form = {name.replace("_", "-"): [words] for name, words in {**ANN, **typed}.items()}
    return give(YOU, session, PAGE, form if seen is None else {**form, SEEN: [seen]})


def held(seen: str | None = None, **typed: str) -> Session:
    """A session after the page was sent well."""
    session = send(fresh(YOU), seen, **typed).session
    assert session is not None
    return session


def told(given: Given) -> list[tuple[str, str, object]]:
    """Which questions are told what, and what of the other window they show."""
    assert given.session is None
    return [(problem.question, problem.rule, problem.params.get("answer")) for problem in given.problems]


def test_p24_a_page_of_which_nothing_is_held_has_no_tag() -> None:
    assert tag_of(fresh(YOU), PAGE) == ""


def test_p24_a_tag_has_eight_characters_for_each_answer_and_none_for_a_blank() -> None:
    tags = tag_of(held(), PAGE).split(".")
    assert [len(tag) for tag in tags] == [8, 8, 0]
    assert tag_of(held(name="Bo"), PAGE).split(".")[1:] == tags[1:]
    assert tag_of(held(name="Bo"), PAGE).split(".")[0] != tags[0]


def test_p24_another_answer_to_the_same_question_is_told_and_nothing_is_saved() -> None:
    given = send(held(name="Ann"), "", name="Bea")
    assert told(given) == [("name", STALE, "Ann")]
    assert given.fields["name"] == {"": ["Bea"]}


def test_p24_sent_again_from_the_page_that_told_it_is_saved() -> None:
    session = held(name="Ann")
    form = {"name": ["Bea"], "mail": ["ann@example.com"], "note": [""], SEEN: [""]}
    assert give(YOU, session, PAGE, form).session is None
    again = {**form, SEEN: [tag_again(session, PAGE, "", form, {"name"})]}
    saved = give(YOU, session, PAGE, again).session
    assert saved is not None
    assert saved.answers()["name"] == "Bea"


def test_p24_a_third_answer_in_between_is_told_too() -> None:
    first, second = held(name="Ann"), held(name="Cai")
    assert told(send(second, tag_of(first, PAGE), name="Bea")) == [("name", STALE, "Cai")]


def test_p24_the_same_form_sent_twice_is_no_conflict() -> None:
    assert send(held(name="Ann"), "", name="Ann").session is not None
    assert send(held(name="Ann"), "", name=" Ann ").session is not None


def test_p24_changing_an_answer_from_its_own_page_is_no_conflict() -> None:
    session = held(name="Ann")
    assert send(session, tag_of(session, PAGE), name="Bea").session is not None


def test_p24_a_page_without_a_tag_is_taken_as_it_always_was() -> None:
    assert send(held(name="Ann"), None, name="Bea").session is not None


@pytest.mark.parametrize("seen", ["x", "........", ".", "00000000", "<b>.<i>.<u>", "0000000g..", "00000000..\n"])
def test_p24_a_tag_that_no_page_can_have_had_is_taken_for_none(seen: str) -> None:
    session = held(name="Ann")
    assert send(session, seen, name="Bea").session is not None
    assert tag_again(session, PAGE, "", {SEEN: [seen]}) == tag_of(session, PAGE)


def test_p24_of_several_questions_each_is_told_at_its_own() -> None:
    session = held(name="Ann", mail="ann@example.com", note="Hello")
    given = send(session, "", name="Bea", mail="ann@example.com", note="Bye")
    assert told(given) == [("name", STALE, "Ann"), ("note", STALE, "Hello")]


def test_p24_a_question_that_nobody_else_touched_is_not_told() -> None:
    before = held(name="Ann", note="Hello")
    after = send(before, tag_of(before, PAGE), name="Cai", note="Hello").session
    assert after is not None
    given = send(after, tag_of(before, PAGE), name="Ann", note="Bye")
    assert told(given) == [("name", STALE, "Cai")]


def test_p24_a_blank_that_was_held_gives_way() -> None:
    before = held(note="Hello")
    after = send(before, tag_of(before, PAGE), note="").session
    assert after is not None
    assert send(after, tag_of(before, PAGE), note="Bye").session is not None


def test_p24_a_blank_does_not_erase_an_answer_unseen() -> None:
    given = send(held(note="Hello"), tag_of(held(), PAGE), note="")
    assert told(given) == [("note", STALE, "Hello")]


def test_p24_a_page_with_a_problem_goes_on_knowing_what_it_showed() -> None:
    session = held(name="Ann")
    form = {"name": [""], "mail": ["no address"], "note": [""], SEEN: [""]}
    given = give(YOU, session, PAGE, form)
    assert [problem.rule for problem in given.problems] == ["empty.text", "wrong_form"]
    seen = tag_again(session, PAGE, "", form)
    assert seen == ""
    assert told(send(session, seen, name="Bea")) == [("name", STALE, "Ann")]


def test_p24_a_question_is_told_beside_the_problem_of_another() -> None:
    session = held(name="Ann")
    given = send(session, "", name="Bea", mail="no address")
    assert told(given) == [("name", STALE, "Ann"), ("mail", "wrong_form", None)]
    seen = tag_again(session, PAGE, "", {SEEN: [""]}, {"name"})
    assert seen == f"{tag_of(session, PAGE).split('.')[0]}.."
    assert told(send(session, seen, name="Bea", mail="bea@example.com")) == [("mail", STALE, "ann@example.com")]


def test_p24_a_slip_and_a_conflict_are_told_together_and_settled_together() -> None:
    session = held(mail="ann@example.com")
    given = send(session, "", mail="ann@gmial.com")
    assert [(problem.rule, bool(problem.sure)) for problem in given.problems] == [("email.typo", True), (STALE, True)]
    [sure] = {problem.sure for problem in given.problems}
    seen = tag_again(session, PAGE, "", {SEEN: [""]}, {"mail"})
    assert send(session, seen, mail="ann@gmial.com", mail__sure=sure).session is not None


def test_p24_what_was_typed_and_put_aside_remembers_what_its_page_showed() -> None:
    session = held(name="Ann")
    form = {"name": ["Bea"], "mail": ["ann@example.com"], "note": [""]}
    aside = keep_draft(YOU, session, PAGE, {**form, SEEN: [""]})
    assert filled(aside, PAGE)["name"] == {"": ["Bea"]}
    again = decode(encode(aside, YOU), YOU)
    assert tag_of(again, PAGE) == f".{tag_of(session, PAGE).split('.')[1]}."
    assert told(send(again, tag_of(again, PAGE), name="Bea")) == [("name", STALE, "Ann")]


def test_p24_a_draft_is_no_part_of_the_tag() -> None:
    session = held(name="Ann")
    seen = tag_of(session, PAGE)
    aside = keep_draft(YOU, session, PAGE, {"name": ["Bea"], "mail": [""], "note": ["?"], SEEN: [seen]})
    assert aside is not session
    assert tag_of(aside, PAGE) == seen


def test_p24_two_windows_on_one_item() -> None:
    session = two_children()
    step = FAMILY.steps["child.name"]
    form = {"child-name": ["Cai"], SEEN: [""]}
    given = give(FAMILY, session, step, form, TWO)
    assert told(given) == [("child.name", STALE, "Bo")]
    saved = gave(session, "child.name", {**form, SEEN: [tag_again(session, step, TWO, form, {"child.name"})]}, TWO)
    assert (saved.answers()[f"child.name@{ONE}"], saved.answers()[f"child.name@{TWO}"]) == ("Ann", "Cai")


def test_p24_the_tag_of_one_item_says_nothing_of_another() -> None:
    session, step = two_children(), FAMILY.steps["child.name"]
    assert tag_of(session, step, ONE) != tag_of(session, step, TWO)
    changed = gave(session, "child.name", {"child-name": ["Ana"], SEEN: [tag_of(session, step, ONE)]}, ONE)
    assert tag_of(changed, step, TWO) == tag_of(session, step, TWO)


words = st.sampled_from(["Ann", "Bea", "Cai"])


@having(before=words | st.none(), now=words | st.none(), sent=words | st.just(""))
def test_p24_told_is_what_would_be_overwritten_and_was_not_on_the_page(
    before: str | None, now: str | None, sent: str
) -> None:
    """The law: told if and only if something is held, the page did not show it, and the form says something else."""
    drawn, newest = (replace(fresh(YOU), entries={"note": Entry(value)}) for value in (before, now))
    given = send(newest, tag_of(drawn, PAGE), note=sent)
    conflict = now is not None and before != now and sent != now
    assert [problem.question for problem in given.problems] == (["note"] if conflict else [])


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_p24_an_answer_of_any_type_has_one_tag_and_another_has_another(table: Table) -> None:
    kind: QuestionType = type_of(table.question.type)
    step = Step("page", "", "page", (), questions=(table.question,))
    tags: dict[str, str] = {}
    for typed, expected in table.rows:
        value = kind.read(table.question, parts(typed, kind.parts(table.question)), reading())
        if isinstance(expected, No) or isinstance(value, Problem) or value is None:
            continue
        stored = json.dumps(kind.encode(table.question, value))
        again = kind.decode(table.question, json.loads(stored))
        one, other = (
            tag_of(replace(fresh(YOU), entries={table.question.id: Entry(each)}), step) for each in (value, again)
        )
        assert one == other, value
        assert tags.setdefault(stored, one) == one
    assert len(set(tags.values())) == len(tags)
