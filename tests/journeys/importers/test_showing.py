"""Whoever is shown a text in a form is shown it in the journey, and nobody else is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.given import take
from journeys.importers import Imported, import_draft
from journeys.importers.conditions import Compare, Condition
from journeys.importers.draft import Content, Draft, Field, Link, Page, Words, parts_of
from journeys.load import load
from journeys.texts import plain

TODAY = date(2026, 11, 22)
ASKED = ("first", "second", "third", "fourth")


def asking(name: str) -> Page:
    field = Field(name, "yes_no", Words(f"Is it {name}?"), f"/{name}", "yes_no")
    return Page(name, Words(""), f"/page/{name}", parts=(field,), links=(Link(_after(name), f"/{name}/next"),))


def _after(name: str) -> str:
    return dict(zip(ASKED, (*ASKED[1:], "told"), strict=True))[name]


def text(number: int, when: Condition | None) -> Content:
    return Content(Words(f"Text {number}."), f"/text/{number}", when, f"/text/{number}/when" if when else "")


def draft(texts: Sequence[Content], in_order: bool, field: bool) -> Draft:
    last = (Field("last", "text", Words("What else?"), "/last", "text"),) if field else ()
    told = Page("told", Words("Told"), "/told", parts=(*texts, *last), links=(Link("check", "/told/next"),))
    end = Page("check", Words("Check"), "/check", "check")
    return Draft("made", "made", Words("Made"), (*map(asking, ASKED), told, end), in_order=in_order)


def shown(made: Imported, given: Sequence[bool]) -> tuple[list[str], str]:
    """The texts that somebody is shown, and the outcome that they get to."""
    journey = load(made.files).journey
    assert journey is not None
    answers = {made.fields[name]: "yes" if each else "no" for name, each in zip(ASKED, given, strict=True)}
    if "last" in made.fields:
        answers[made.fields["last"]] = "Words"
    path = take(journey, answers, TODAY).path
    bodies = [plain(step.body, path.known, journey, "en") for step in path.steps if step.body is not None]
    return " ".join(bodies).split("\n\n") if bodies else [], path.outcome.id if path.outcome else ""


conditions = st.one_of(
    st.none(), st.builds(Compare, st.sampled_from(ASKED), st.sampled_from(["is", "is_not"]), st.booleans())
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(conditions, min_size=1, max_size=6), st.lists(st.booleans(), min_size=4, max_size=4), *[st.booleans()] * 3
)
def test_each_text_is_shown_to_those_for_whom_it_is_meant(
    whens: list[Condition | None], given: list[bool], in_order: bool, field: bool, keep_pages: bool
) -> None:
    texts = [text(number, when) for number, when in enumerate(whens)]
    form = draft(texts, in_order, field)
    made = import_draft(form, "made", "made", keep_pages)
    assert made.errors == ()
    answered = dict(zip(ASKED, given, strict=True))
    meant = {each.words.text for each in texts if _holds(each.when, answered)}
    said, outcome = shown(made, given)
    assert sorted(" ".join(said).replace("Text ", "").split()) == sorted(each.removeprefix("Text ") for each in meant)
    assert outcome == "sent"
    assert sorted((entry.kind, entry.place) for entry in made.ledger.entries) == sorted(
        (kind, place) for kind, place, _ in parts_of(form)
    )
    assert made.ledger.of("dropped") == ()


def _holds(when: Condition | None, answered: dict[str, bool]) -> bool:
    return not isinstance(when, Compare) or (answered[when.field] is when.value) is (when.operator == "is")


def test_a_text_for_some_beside_one_for_all_becomes_a_rule_of_the_page():
    made = import_draft(draft([text(1, None), text(2, Compare("first", "is", True))], True, True), "made", "made")
    assert ("    body:\n      first: |-\n        Text 1.\n\n        Text 2.\n      otherwise: Text 1.\n") in made.files[
        "journey.yaml"
    ]


def test_a_text_for_some_alone_becomes_a_page_of_its_own():
    made = import_draft(draft([text(1, Compare("first", "is", True))], True, True), "made", "made")
    told = [(entry.kind, entry.fate, entry.became) for entry in made.ledger.entries if entry.place.startswith("/text")]
    assert told == [("text", "carried", "steps.told_told.body"), ("rule", "changed", "steps.told_told.when")]
