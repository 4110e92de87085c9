"""Promises: what is read of them, where `outcome` may stand, and what an author is told."""

from __future__ import annotations

from datetime import date

import pytest

from journeys import checks
from journeys.expressions.describe import describe
from journeys.expressions.kinds import Choice, YesNo
from journeys.expressions.tree import Answer, Compare, ListRef, Literal, OneOf
from journeys.load import Loaded, load
from journeys.model import Promise

ENDS = Choice(("too_young", "pays_half", "sent"))
SWIM = """\
journey: swim
title: Swim for free
steps:
  born:
    ask: When were you born?
    called: your date of birth
    type: date
    hint: For example, 27 3 2012
    next:
      age(born) >= 17: too_young
  lives_here:
    ask: Do you live in the district?
    called: whether you live in the district
    type: yes_no
    next:
      not lives_here: pays_half
  friends:
    repeat: friend
    title: Your friends
    label: "{{ friend.nickname }}"
    ask: Do you bring friends?
    min: 0
    steps:
      nickname:
        ask: What are they called?
        called: the name
        type: text
      swims:
        ask: Can they swim?
        called: whether they can swim
        type: yes_no
facts:
  grown_up: age(born) >= 17
lists:
  in_the_end: [sent, pays_half]
rates:
  oldest:
    - from: 2026-01-01
      value: 17
      source: https://example.org/pool
outcomes:
  too_young:
    title: Too old
  pays_half:
    title: You pay half
  sent:
    submit: true
    title: Sent
"""
KEPT = """\
promises:
  only_people_from_here:
    never: outcome is sent and not lives_here
    because: Pool rules, section 4
  children_get_help:
    always:
      any:
        - outcome is one of in_the_end
        - outcome is not one of [sent, pays_half]
    when: not grown_up
    because: https://example.org/pool
  nobody_too_old:
    never: outcome is sent and age(born) >= oldest
    because: Pool rules, section 2
  every_friend_swims:
    always: outcome is not sent or (no friend in friends where not friend.swims) or (count of friends) > 0
    because: Pool rules, section 9
"""


def loaded(promises: str = KEPT, base: str = SWIM) -> Loaded:
    return load({"swim.yaml": base + promises})


def promises_of(found: Loaded) -> dict[str, Promise]:
    assert found.journey is not None
    return dict(found.journey.promises)


def told(promises: str, base: str = SWIM) -> list[tuple[str, str, int]]:
    """Slug, message and line within the promises of all that the reading found."""
    found = loaded(promises, base)
    places = ((each, found.sources.locate(each.primary.spot)) for each in found.faults)
    return [(each.slug, each.message, place.line - base.count("\n")) for each, place in places]


def one(said: str) -> list[tuple[str, str, int]]:
    """What is told of a promise with these keys, each on a line."""
    return told("promises:\n  first:\n" + "".join(f"    {line}\n" for line in said.splitlines()))


def test_promises_are_read_in_the_order_written() -> None:
    found = loaded()
    assert found.faults == ()
    assert [
        (each.id, each.word, each.sentence.text, each.when and each.when.text, each.because, each.route)
        for each in promises_of(found).values()
    ] == [
        ("only_people_from_here", "never", "outcome is sent and not lives_here", None, "Pool rules, section 4",
         ("swim.yaml", "promises", "only_people_from_here")),
        ("children_get_help", "always", "outcome is one of in_the_end or outcome is not one of [sent, pays_half]",
         "not grown_up", "https://example.org/pool", ("swim.yaml", "promises", "children_get_help")),
        ("nobody_too_old", "never", "outcome is sent and age(born) >= oldest", None, "Pool rules, section 2",
         ("swim.yaml", "promises", "nobody_too_old")),
        ("every_friend_swims", "always",
         "outcome is not sent or (no friend in friends where not friend.swims) or (count of friends) > 0", None,
         "Pool rules, section 9", ("swim.yaml", "promises", "every_friend_swims")),
    ]  # fmt: skip


def test_the_outcome_is_an_answer_whose_options_are_all_outcomes_in_order() -> None:
    sentence = promises_of(loaded("promises:\n  a:\n    never: outcome is sent\n    because: B\n"))["a"].sentence
    assert sentence.tree == Compare("is", Answer("outcome", kind=ENDS), Literal("sent", kind=ENDS), kind=YesNo())
    assert sentence.reads == {"outcome"}


def test_a_list_may_hold_outcomes() -> None:
    said = "promises:\n  a:\n    never: outcome is one of in_the_end\n    because: B\n"
    members = ListRef("in_the_end", ("sent", "pays_half"), kind=ENDS)
    assert promises_of(loaded(said))["a"].sentence.tree == OneOf(Answer("outcome", kind=ENDS), members, kind=YesNo())


def test_what_is_read_through_facts_and_lists_is_known() -> None:
    found = promises_of(loaded())
    reads = {each.id: (each.sentence.reads, each.when and each.when.reads) for each in found.values()}
    assert reads == {
        "only_people_from_here": ({"outcome", "lives_here"}, None),
        "children_get_help": ({"outcome"}, {"born"}),
        "nobody_too_old": ({"outcome", "born"}, None),
        "every_friend_swims": ({"outcome", "friends", "friend.swims"}, None),
    }


def test_a_promise_is_said_in_plain_english() -> None:
    found = loaded()
    assert found.journey is not None
    assert describe(promises_of(found)["only_people_from_here"].sentence, found.journey) == (
        "the outcome is “sent” and “Do you live in the district?” is No"
    )
    said = promises_of(loaded("promises:\n  a:\n    never: outcome is one of [sent, pays_half]\n    because: B\n"))
    assert describe(said["a"].sentence, found.journey) == "the outcome is “sent” or “pays half”"


def test_a_promise_may_have_the_name_of_a_fact() -> None:
    assert told("promises:\n  grown_up:\n    never: outcome is sent and grown_up\n    because: Pool rules\n") == []


def test_all_checks_are_content_with_promises_that_fit() -> None:
    found = checks.run(loaded(), date(2026, 11, 22))
    assert [(each.slug, each.message) for each in found if each.level.name == "ERROR"] == []
    assert [each.slug for each in found if each.slug.startswith("unused")] == []


def test_checks_of_all_sentences_look_at_promises_too() -> None:
    said = "promises:\n  a:\n    always: every friend in friends meets friend.swims\n    because: B\n"
    found = checks.run(loaded(said), date(2026, 11, 22))
    assert [each.primary.spot.route for each in found if each.slug == "every-of-empty-list"] == [
        ("swim.yaml", "promises", "a", "always")
    ]


@pytest.mark.parametrize(
    ("said", "help", "paste"),
    [
        ("nevr: lives_here\nbecause: B", "did you mean `never`?", "    never: lives_here"),
        ("never: lives_here\nsource: B", "did you mean `because`?", "    because: B"),
        ("never: lives_here", "write `because:` and the law or link that it rests on", ""),
        (
            "always: lives_here\nnever: lives_here\nbecause: B",
            "make two promises of it, or say with `when` of whom `never` speaks",
            "",
        ),
        ("never: outcom is sent\nbecause: B", "did you mean `outcome`?", "    never: outcome is sent"),
        ("never: outcome is snt\nbecause: B",
         "did you mean `sent`? Its options are `too_young`, `pays_half`, `sent`", "    never: outcome is sent"),
    ],
)  # fmt: skip
def test_a_slip_in_a_promise_is_told_with_its_mend(said: str, help: str, paste: str) -> None:
    (fault,) = loaded("promises:\n  first:\n" + "".join(f"    {line}\n" for line in said.splitlines())).faults
    assert (fault.help, fault.paste) == (help, paste)


def test_without_promises_what_only_they_read_is_unused() -> None:
    found = checks.run(loaded(""), date(2026, 11, 22))
    assert sorted(each.slug for each in found if each.slug.startswith("unused")) == [
        "unused-fact", "unused-list", "unused-rate",
    ]  # fmt: skip


def test_a_journey_whose_promises_read_the_day_needs_scenarios_that_say_which() -> None:
    base = """\
journey: pool
title: Swim
steps:
  born:
    ask: When were you born?
    called: your date of birth
    type: date
    hint: For example, 27 3 2012
scenarios:
  somebody:
    answers:
      born: 2012-03-27
    outcome: sent
outcomes:
  sent:
    submit: true
    title: Sent
"""
    never = "promises:\n  a:\n    never: outcome is sent and born is after {}\n    because: B\n"
    slugs = [
        [each.slug for each in checks.run(load({"pool.yaml": base + never.format(day)}), date(2026, 11, 22))]
        for day in ("today", "2026-01-01")
    ]
    assert slugs == [["scenario-without-today"], []]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("because: B", [("missing-key", "A promise needs `never` or `always`", 2)]),
        ("nevr: outcome is sent\nbecause: B", [("unknown-key", "`nevr` is not a key of a promise", 3)]),
        ("never: outcome is sent", [("missing-key", "A promise with `never` needs `because`", 2)]),
        (
            "never: outcome is sent\nalways: lives_here\nbecause: B",
            [("unknown-key", "A promise says `never` or `always`, and not both", 4)],
        ),
        (
            "never: outcome is sent\nsource: https://example.org",
            [("unknown-key", "`source` is not a key of a promise with `never`", 4)],
        ),
        (
            "never: outcome is sent\nbecause: true",
            [("yaml-ambiguous", "`true` is a switch, and `because` has to be text", 4)],
        ),
        ("never: [lives_here]\nbecause: B", [("wrong-shape", "A list of sentences needs `all:` or `any:`", 3)]),
        (
            "never: outcom is sent\nbecause: B",
            [("unknown-name", "`outcom` is not a question, fact or rate of this journey", 3)],
        ),
        ("never: outcome is snt\nbecause: B", [("unknown-option", "`snt` is not an option of `outcome`", 3)]),
        ("never: sent is outcome\nbecause: B", [("wrong-operator", "`sent` is an option, and stands on the right", 3)]),
        (
            "never: outcome\nbecause: B",
            [("wrong-kind", "`outcome` is a choice, and cannot be true or false by itself", 3)],
        ),
        (
            "never: outcome was sent\nbecause: B",
            [("wrong-kind", "`was` speaks of the answer to a question, and there is always an outcome", 3)],
        ),
        (
            "never: friend.swims\nbecause: B",
            [
                (
                    "item-outside",
                    "`friend.swims` is asked of each of `friends`, and it is not said of which one is spoken",
                    3,
                )
            ],
        ),
        (
            "never: outcome is sent\nwhen: hungry\nbecause: B",
            [("unknown-name", "`hungry` is not a question, fact or rate of this journey", 4)],
        ),
    ],
)
def test_a_slip_in_a_promise_is_told_at_its_place(said: str, expected: list[tuple[str, str, int]]) -> None:
    assert one(said) == expected
    assert promises_of(loaded("promises:\n  first:\n" + "".join(f"    {line}\n" for line in said.splitlines()))) == {}


def test_the_id_of_a_promise_is_one_like_all_others() -> None:
    said = "    never: outcome is sent and not lives_here\n    because: B\n"
    assert [slug for slug, *_ in told(f"promises:\n  Only-here:\n{said}")] == ["bad-id"]
    assert [slug for slug, *_ in told(f"promises:\n  today:\n{said}")] == ["reserved-id"]
    assert [slug for slug, *_ in told(f"promises:\n  first:\n{said}  first:\n{said}")] == ["yaml-duplicate-key"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("age(born) >= 17: too_young", "outcome is sent: too_young"),
        ("grown_up: age(born) >= 17", "grown_up: outcome"),
        ("grown_up: age(born) >= 17", "grown_up: outcome is one of in_the_end"),
        ("title: You pay half", 'title: "{{ outcome }}"'),
    ],
)
def test_the_outcome_is_read_by_promises_only(old: str, new: str) -> None:
    assert old in SWIM
    assert told(KEPT, SWIM.replace(old, new))[0][:2] == (
        "outcome-outside", "`outcome` is where the answers lead, so only a promise can read it",
    )  # fmt: skip


def test_a_sentence_of_a_promise_means_nothing_elsewhere() -> None:
    """The same words are typed anew outside, whatever was read before."""
    ask = "  later:\n    when: outcome is sent\n    ask: What else?\n    type: text\n"
    base = SWIM.replace("facts:\n", f"{ask}facts:\n", 1)
    said = "promises:\n  a:\n    never: outcome is sent\n    because: B\n"
    assert [slug for slug, *_ in told(said, base)] == ["outcome-outside"]


def test_where_there_are_no_outcomes_only_that_is_told() -> None:
    base = SWIM[: SWIM.index("outcomes:")]
    assert {slug for slug, *_ in told("promises:\n  a:\n    never: outcome is sent\n    because: B\n", base)} == {
        "missing-key"
    }
