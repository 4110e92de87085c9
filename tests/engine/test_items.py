"""Several of the same thing: each item replayed for itself, and the list around them."""

from __future__ import annotations

from dataclasses import replace

from engine.change import allowed, filled, give, give_list, previous, remove_item
from engine.facts import facts
from engine.places import page_ids
from engine.replay import replay
from engine.roster import Roster, item_id, key_of
from engine.session import Entry, Session, decode, encode
from engine.submission import submit
from journeys.questions.base import Problem
from tests.engine.family import (
    CHILDREN,
    FAMILY,
    FOUR,
    OLDER,
    ONE,
    SMALLER,
    THREE,
    TWO,
    filled_in,
    form_for,
    gave,
    listed,
    named,
    path,
    place_after,
    two_children,
)
from tests.engine.small import NOW, TODAY, fresh, journey


def begun() -> Session:
    return gave(fresh(FAMILY), "has_children", {"has-children": ["yes"]})


def three_children() -> Session:
    session = listed(two_children(), "yes")
    return listed(filled_in(session, THREE, {**SMALLER, "name": "Cy"}), "no")


def inside(session: Session, item: str) -> dict[str, object]:
    """All that is kept of an item."""
    return {key: entry for key, entry in session.entries.items() if key.endswith(f"@{item}")}


# Replay


def test_a_repeat_that_must_not_be_empty_begins_with_its_first_item() -> None:
    found = path(begun())
    assert found.stops_at is CHILDREN
    assert [each.item.id for each in found.items["children"]] == [ONE]
    assert page_ids(found) == ["has_children", "children", "child.name"]


def test_each_item_goes_its_own_way() -> None:
    found = path(two_children())
    assert [[step.id for step in each.steps] for each in found.items["children"]] == [
        ["child.name", "child.born", "child.at_school", "child.fees", "child.carer"],
        ["child.name", "child.born", "child.carer"],
    ]
    assert [step.id for step in found.steps] == ["has_children", "children", "for_whom"]


def test_the_list_is_known_once_all_items_are_done_and_there_are_no_more() -> None:
    session = filled_in(begun(), ONE, OLDER)
    assert "children" not in path(session).known
    assert path(session).stops_at is CHILDREN
    closed = path(listed(session, "no"))
    (item,) = closed.known["children"]  # type: ignore[misc]
    assert (item.id, item.number) == (ONE, 1)  # type: ignore[union-attr]
    assert item.answers == closed.items["children"][0].item.answers  # type: ignore[union-attr]
    assert closed.stops_at is FAMILY.steps["for_whom"]


def test_a_closed_list_with_an_item_that_is_not_done_stops_in_that_item() -> None:
    session = listed(filled_in(begun(), ONE, OLDER), "yes")
    closed = listed(gave(session, "child.name", {"child-name": ["Bo"]}, TWO), "no")
    assert path(closed).stops_at is CHILDREN
    assert path(closed).items["children"][1].stops_at is FAMILY.steps["child.born"]
    assert place_after(session, closed, "children") == "child.born@2"


def test_facts_of_items_are_told_of_each_and_never_outside() -> None:
    found = path(two_children())
    assert facts(FAMILY, found) == {"small": 1}
    small = FAMILY.facts["child.is_small"]
    assert [small.value(each.known) for each in found.items["children"]] == [False, True]


def test_two_items_alike_are_both_told_of() -> None:
    session = two_children()
    alike = replace(session, entries={**session.entries, key_of("child.name", TWO): Entry("Ann")})
    found = path(alike).items["children"]
    assert [[problem.rule for problem in each.problems] for each in found] == [
        ["no other child in children where other.name is child.name"]
    ] * 2


def test_an_item_is_refused_at_once_when_another_is_like_it() -> None:
    session = two_children()
    step = FAMILY.steps["child.name"]
    given = give(FAMILY, session, step, {"child-name": ["Bo"]}, ONE)
    assert given.session is None
    assert [problem.messages["en"] for problem in given.problems] == ["You have told us about this child"]
    assert give(FAMILY, session, step, {"child-name": ["Ann"]}, ONE).session == session


def test_a_list_that_is_too_long_for_a_changed_journey_is_asked_for_again() -> None:
    ids = tuple(item_id(number) for number in range(1, 5))
    answers: dict[str, object] = {"has_children": True, "children": Roster(ids, 4, False)}
    for number, id in enumerate(ids):
        answers |= {f"child.name@{id}": f"n{number}", f"child.born@{id}": TODAY, f"child.carer@{id}": None}
    found = replay(FAMILY, answers, TODAY)  # type: ignore[arg-type]
    assert found.stops_at is CHILDREN
    assert found.problems == (Problem("children", "repeat.too_many", params={"most": 3}),)


def test_a_sentence_that_cannot_be_known_in_an_item_is_a_fault_of_the_journey() -> None:
    made = journey("""
        journey: odd
        title: Odd
        steps:
          dogs:
            repeat: dog
            title: Dogs
            label: "{{ dog.name }}"
            max: 2
            steps:
              name:
                ask: Name?
                type: text
                optional: true
              old:
                when: dog.name is "Rex"
                ask: Old?
                type: yes_no
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    found = replay(made, {f"dog.name@{ONE}": None}, TODAY)
    assert found.fault is not None
    assert (found.fault.sentence, found.fault.missing) == ('dog.name is "Rex"', "dog.name")


# The list page


def test_p29_a_list_is_entered_at_its_first_item_and_left_for_the_list() -> None:
    before = fresh(FAMILY)
    session = begun()
    assert place_after(before, session, "has_children") == "child.name@1"
    named_ann = gave(session, "child.name", {"child-name": ["Ann"]}, ONE)
    assert place_after(session, named_ann, "child.name", ONE) == "child.born@1"
    done = filled_in(named_ann, ONE, SMALLER)
    assert place_after(named_ann, done, "child.carer", ONE) == "children"
    another = listed(done, "yes")
    assert place_after(done, another, "children") == "child.name@2"
    closed = listed(done, "no")
    assert place_after(done, closed, "children") == "for_whom"


def test_p29_another_item_is_begun_though_an_earlier_one_is_not_done() -> None:
    session = gave(begun(), "child.name", {"child-name": ["Ann"]}, ONE)
    another = listed(session, "yes")
    assert place_after(session, another, "children") == "child.name@2"
    closed = listed(another, "no")
    assert place_after(another, closed, "children") == "child.born@1"


def test_p29_the_way_back_leads_through_the_item_to_the_list() -> None:
    session = listed(filled_in(begun(), ONE, OLDER), "yes")
    found = path(session)
    assert named(previous(found, "child.born", ONE)) == "child.name@1"
    assert named(previous(found, "child.carer", ONE)) == "child.fees@1"
    assert named(previous(found, "child.name", ONE)) == "children"
    assert named(previous(found, "child.name", TWO)) == "children"
    assert named(previous(found, "children")) == "has_children"
    assert named(previous(path(two_children()), "for_whom")) == "children"
    assert named(previous(path(begun()), "child.name", ONE)) == "has_children"


def test_p29_the_form_that_adds_an_item_can_be_sent_twice() -> None:
    session = listed(filled_in(begun(), ONE, OLDER), "yes")
    assert listed(session, "yes") == session


def test_p29_no_more_than_the_limit_can_be_added() -> None:
    session = three_children()
    assert len(path(session).items["children"]) == CHILDREN.repeat.max  # type: ignore[union-attr]
    given = give_list(FAMILY, session, CHILDREN, {"children": ["yes"]})
    assert (given.session, given.problems) == (
        None,
        (Problem("children", "repeat.too_many", params={"most": 3}),),
    )
    full = filled_in(listed(two_children(), "yes"), THREE, {**SMALLER, "name": "Cy"})
    assert give_list(FAMILY, full, CHILDREN, {}).session == session


def test_p29_the_list_page_wants_an_answer() -> None:
    session = filled_in(begun(), ONE, OLDER)
    for form in ({}, {"children": [""]}, {"children": ["maybe"]}):
        given = give_list(FAMILY, session, CHILDREN, form)  # type: ignore[arg-type]
        assert (given.session, given.problems) == (None, (Problem("children", "repeat.unanswered"),))


def test_p29_a_closed_list_is_filled_in_with_no() -> None:
    assert filled(two_children(), CHILDREN) == {"children": {"": ["no"]}}
    assert filled(begun(), CHILDREN) == {}


def test_p29_removing_the_middle_item_leaves_the_third() -> None:
    session = three_children()
    left = remove_item(FAMILY, session, CHILDREN, TWO)
    assert [each.item.id for each in path(left).items["children"]] == [ONE, THREE]
    assert [each.item.number for each in path(left).items["children"]] == [1, 2]
    assert inside(left, TWO) == {}
    for item in (ONE, THREE):
        assert inside(left, item) == inside(session, item)
    assert "Bo" not in encode(left, FAMILY)


def test_p29_changing_the_third_after_the_middle_one_is_gone_touches_no_other() -> None:
    left = remove_item(FAMILY, three_children(), CHILDREN, TWO)
    changed = gave(left, "child.name", {"child-name": ["Di"]}, THREE)
    assert changed.entries[key_of("child.name", THREE)].value == "Di"
    assert inside(changed, ONE) == inside(left, ONE)


def test_p29_an_id_is_never_used_again() -> None:
    left = remove_item(FAMILY, three_children(), CHILDREN, THREE)
    again = listed(left, "yes")
    assert [each.item.id for each in path(again).items["children"]] == [ONE, TWO, FOUR]
    assert path(again).items["children"][2].item.answers == {}


def test_p29_an_item_that_is_gone_cannot_be_removed_or_opened_again() -> None:
    left = remove_item(FAMILY, three_children(), CHILDREN, TWO)
    assert remove_item(FAMILY, left, CHILDREN, TWO) is left
    assert not allowed(path(left), "child.name", TWO)


def test_p29_a_list_that_cannot_be_empty_goes_on_with_a_new_item() -> None:
    session = listed(filled_in(begun(), ONE, OLDER), "no")
    left = remove_item(FAMILY, session, CHILDREN, ONE)
    found = path(left)
    assert [each.item.id for each in found.items["children"]] == [TWO]
    assert found.stops_at is CHILDREN


def test_a_child_that_was_chosen_and_is_gone_is_asked_for_again() -> None:
    session = gave(two_children(), "for_whom", {"for-whom": [TWO]})
    assert path(session).known["for_whom"] == TWO
    found = path(remove_item(FAMILY, session, CHILDREN, TWO))
    assert found.stops_at is FAMILY.steps["for_whom"]
    assert found.problems == (Problem("for_whom", "option.gone"),)
    kept = path(remove_item(FAMILY, session, CHILDREN, ONE))
    assert kept.known["for_whom"] == TWO


# No items


DOGS = journey("""
    journey: dogs
    title: Dogs
    steps:
      dogs:
        repeat: dog
        title: Your dogs
        label: "{{ dog.name }}"
        ask: Do you have dogs?
        min: 0
        max: 2
        steps:
          name:
            ask: What is it called?
            type: text
    outcomes:
      sent:
        submit: true
        title: Sent
""")
DOG_LIST = DOGS.steps["dogs"]


def test_nothing_is_there_until_it_is_said_that_there_are_some() -> None:
    found = replay(DOGS, {}, TODAY)
    assert (found.stops_at, found.items) == (DOG_LIST, {"dogs": ()})


def test_none_is_an_answer() -> None:
    given = give_list(DOGS, fresh(DOGS), DOG_LIST, {"dogs": ["no"]})
    assert given.session is not None
    found = replay(DOGS, given.session.answers(), TODAY)
    assert found.known == {"dogs": ()}
    assert found.outcome is DOGS.outcomes["sent"]


def test_taking_the_last_one_out_asks_the_first_question_again() -> None:
    given = give_list(DOGS, fresh(DOGS), DOG_LIST, {"dogs": ["yes"]})
    assert given.session is not None
    assert [each.item.id for each in replay(DOGS, given.session.answers(), TODAY).items["dogs"]] == [ONE]
    left = remove_item(DOGS, given.session, DOG_LIST, ONE)
    assert left.entries == {"dogs": Entry(Roster((), 1, None))}
    assert replay(DOGS, left.answers(), TODAY).stops_at is DOG_LIST


# Off the path, and back


def test_a_list_that_is_left_is_parked_whole_and_comes_back_whole() -> None:
    session = gave(two_children(), "for_whom", {"for-whom": [TWO]})
    away = gave(session, "has_children", {"has-children": ["no"]})
    assert {key for key, entry in away.entries.items() if entry.parked} == {"children", "for_whom"}
    assert path(away).items == {}
    assert facts(FAMILY, path(away)) == {"small": 0}
    back = gave(away, "has_children", {"has-children": ["yes"]})
    assert path(back).items == path(session).items
    assert path(back).stops_at is CHILDREN
    assert "children" not in path(back).known
    assert path(listed(back, "no")).known["children"] == path(session).known["children"]


def test_an_item_that_was_begun_and_never_listed_is_parked_too() -> None:
    session = gave(begun(), "child.name", {"child-name": ["Ann"]}, ONE)
    away = gave(session, "has_children", {"has-children": ["no"]})
    assert away.entries["children"] == Entry(Roster((ONE,), 1, None), parked=True)
    back = gave(away, "has_children", {"has-children": ["yes"]})
    assert path(back).items["children"][0].item.answers == {"child.name": "Ann"}


def test_an_answer_left_on_a_branch_of_its_item_is_asked_again_filled_in() -> None:
    session = two_children()
    young = gave(session, "child.born", form_for(FAMILY.steps["child.born"], SMALLER), ONE)
    assert young.entries[key_of("child.at_school", ONE)].parked
    assert key_of("child.fees", ONE) not in young.seen
    assert inside(young, TWO) == inside(session, TWO)
    again = gave(young, "child.born", form_for(FAMILY.steps["child.born"], OLDER), ONE)
    found = path(again).items["children"][0]
    assert found.stops_at is FAMILY.steps["child.at_school"]
    assert filled(again, FAMILY.steps["child.at_school"], ONE) == {"child.at_school": {"": ["yes"]}}


def test_p10_a_change_in_an_item_asks_only_for_what_it_opened() -> None:
    session = gave(gave(two_children(), "for_whom", {"for-whom": [TWO]}), "remarks", {"remarks": [""]})
    assert path(session).outcome is not None
    same = gave(session, "child.carer", {"child-carer": ["A friend"]}, ONE)
    assert place_after(session, same, "child.carer", ONE, changing=True) == "check"
    older = gave(session, "child.born", form_for(FAMILY.steps["child.born"], OLDER), TWO)
    assert place_after(session, older, "child.born", TWO, changing=True) == "child.at_school@2"
    schooled = gave(older, "child.at_school", {"child-at-school": ["yes"]}, TWO)
    assert place_after(older, schooled, "child.at_school", TWO, changing=True) == "child.fees@2"
    told = gave(schooled, "child.fees", {}, TWO)
    assert place_after(schooled, told, "child.fees", TWO, changing=True) == "check"


# Kept, and sent


def test_a_session_with_items_comes_back_from_its_text() -> None:
    session = gave(three_children(), "child.born", form_for(FAMILY.steps["child.born"], SMALLER), ONE)
    assert decode(encode(session, FAMILY), FAMILY) == session


def test_a_list_is_sent_as_a_list_of_objects_with_the_facts_of_each() -> None:
    session = gave(gave(two_children(), "for_whom", {"for-whom": [TWO]}), "remarks", {"remarks": [""]})
    sent = submit(FAMILY, session, NOW)
    assert isinstance(sent, tuple)
    after, submission = sent
    assert submission.answers == {
        "has_children": True,
        "children": [
            {"id": ONE, "name": "Ann", "born": "2015-03-01", "at_school": True, "facts": {"is_small": False}},
            {"id": TWO, "name": "Bo", "born": "2025-03-01", "facts": {"is_small": True}},
        ],
        "for_whom": TWO,
    }
    assert submission.facts == {"small": 1}
    assert path(after) == path(session)


def test_what_is_parked_in_an_item_is_not_sent_and_not_kept() -> None:
    session = gave(gave(two_children(), "for_whom", {"for-whom": [TWO]}), "remarks", {"remarks": [""]})
    young = gave(session, "child.born", form_for(FAMILY.steps["child.born"], SMALLER), ONE)
    sent = submit(FAMILY, young, NOW)
    assert isinstance(sent, tuple)
    assert key_of("child.at_school", ONE) not in sent[0].entries
    assert [list(each) for each in sent[1].answers["children"]] == [["id", "name", "born", "facts"]] * 2
