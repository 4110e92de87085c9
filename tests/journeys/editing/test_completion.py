"""What is offered where somebody types: what fits there, and nothing that does not."""

from __future__ import annotations

import pytest

from journeys.editing.completion import completion
from journeys.load import load
from journeys.questions import all_types
from tests.journeys.editing.texts import MAIN, SMALL, at


def offered(words: str, text: str = SMALL) -> list[str]:
    files, offset = at(words, text)
    found = completion(files, MAIN, offset, load({MAIN: SMALL}).journey)
    return [] if found is None else [offer.label for offer in found.offers]


def typed(old: str, new: str) -> list[str]:
    """What is offered at the `|` in `new`, put in place of `old`."""
    return offered(new, SMALL.replace(old, new.replace("|", "", 1), 1))


def test_a_type_is_one_of_all() -> None:
    assert typed("type: integer", "type: |") == list(all_types())


def test_keys_are_those_of_the_part_that_are_not_there_yet() -> None:
    keys = typed("type: choice\n", "type: choice\n    hi|\n")
    assert {"hint", "called", "when", "next"} <= set(keys)
    assert not {"ask", "options", "min", "title"} & set(keys)


def test_a_key_that_is_needed_comes_first() -> None:
    assert typed("    type: choice\n    options:", "    type: choice\n    o|ps:")[0] == "options"


def test_a_key_brings_the_line_that_belongs_below_it() -> None:
    files, offset = at(
        "ask|\n", SMALL.replace("    type: integer\n", "    type: integer\n    mus|\n").replace("mus|", "ask")
    )
    assert completion(files, MAIN, offset) is not None
    text = SMALL.replace("    type: date\n    must:", "    type: date\n    ne\n    must:")
    found = completion({MAIN: text}, MAIN, text.index("    ne\n") + 6)
    assert found is not None
    assert {offer.label: offer.insert for offer in found.offers}["next"] == "next:\n      "


def test_a_new_step_may_begin_as_a_question_of_any_type() -> None:
    assert typed("  until:", "  u|\n  until:")[0] == "a text question"


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("|", "age"),
        ("kind |", "is"),
        ("kind is |", "city"),
        ("kind is one of [|", "city"),
        ("kind is one of [city, c|", "city"),
        ("until |", "is before"),
        ("until is |", "before"),
        ("until is before |", "today"),
        ("age |", "<"),
        ("age > 3 |", "and"),
        ("age > 3 and |", "age"),
        ("price |", "<"),
        ("child.|", "child.name"),
        ("any |", "child in children"),
        ("count of |", "children"),
        ("phone was |", "answered"),
    ],
)
def test_a_sentence_goes_on_with_what_fits(sentence: str, first: str) -> None:
    assert typed("when: kind is cargo", f"when: {sentence}")[0] == first


def test_names_are_offered_inside_texts() -> None:
    assert "price" in typed("Bring {{ price }}", "Bring {{ pr| }}")
    assert typed("title: Your bicycle", "title: Your |bicycle") == []


def test_rules_lead_to_outcomes_and_to_what_comes_later() -> None:
    assert typed("age < 14: too_young", "age < 14: |") == ["too_young", "sent", "kind", "children", "until"]


def test_scenarios_answer_questions_with_their_options() -> None:
    assert typed("kind: city\n", "kind: |\n") == ["city", "cargo"]
    assert {"age", "kind", "children", "until"} <= set(typed("      age: 30\n", "      |age: 30\n"))
    assert typed("outcome: sent", "outcome: |") == ["too_young", "sent"]


def test_nothing_is_offered_in_a_comment() -> None:
    assert offered("# A com|ment") == []


def test_parts_of_a_library_can_be_taken() -> None:
    files = {
        MAIN: "journey: a\nsteps:\n  name:\n    use: ",
        "library/people.yaml": "steps:\n  your_name:\n    ask: Name?\n",
    }
    found = completion(files, MAIN, len(files[MAIN]))
    assert found is not None
    assert [(offer.label, offer.says) for offer in found.offers] == [("people.your_name", "Name?")]
