"""Sentences typed about a finished journey: they mean what they would mean in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeys.asking import condition
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import YesNo
from journeys.expressions.known import Known
from journeys.graph import every_step
from journeys.load import load, read_files
from journeys.model import Journey, Sentence
from tests.engine.small import TODAY, journey

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/journey.yaml"))

SMALL = journey("""
    journey: small
    title: Small
    currency: GBP
    steps:
      pets:
        title: Your pets
        repeat: pet
        label: "{{ pet.name }}"
        steps:
          name:
            ask: What is it called?
            type: text
          age:
            ask: How old is it?
            type: integer
      savings:
        ask: What have you saved?
        type: money
    facts:
      rich: savings > £1,000
    outcomes:
      sent:
        submit: true
        title: Sent
""")


def sentences(of: Journey) -> list[tuple[str, Sentence]]:
    """The sentences of yes and no that decide the way, each with what the item is called that it stands in."""
    found: list[tuple[str, Sentence]] = []
    for section in of.sections:
        for step in every_step(section):
            repeat = of.steps[step.within].repeat if step.within else None
            item = repeat.item if repeat else ""
            rules = [rule.sentence for rule in step.next]
            found += [(item, each) for each in (step.when, *rules, *(must.sentence for must in step.must)) if each]
    return [(item, each) for item, each in found if isinstance(each.kind, YesNo) and "\n" not in each.text]


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_of_a_journey_typed_again_is_the_same_sentence(name: str) -> None:
    found = load(read_files(EXAMPLES / name)).journey
    assert found is not None
    written = sentences(found)
    again = [condition(found, each.text, item) for item, each in written]
    assert [(each.tree, each.reads) for each in again] == [(each.tree, each.reads) for _, each in written]
    assert again


def test_it_is_computed_from_what_is_known() -> None:
    known = Known({"savings": 100_001}, today=TODAY)
    assert condition(SMALL, "rich and savings < £2,000").value(known) is True
    assert condition(SMALL, "not rich").value(known) is False


def test_inside_an_item_its_own_names_are_known() -> None:
    assert condition(SMALL, "pet.age > 3", "pet").reads == {"pet.age"}
    with pytest.raises(SentenceFault) as fault:
        condition(SMALL, "pet.age > 3")
    assert (fault.value.slug, fault.value.start, fault.value.end) == ("item-outside", 0, 7)


@pytest.mark.parametrize(
    ("sentence", "slug", "start", "end"),
    [
        ("savngs > £1", "unknown-name", 0, 6),
        ("savings > 1", "wrong-kind", 10, 11),
        ("savings", "wrong-kind", 0, 7),
        ("savings >", "sentence-syntax", 9, 9),
        ("sent", "unknown-name", 0, 4),
    ],
)
def test_what_is_wrong_is_told_with_its_place(sentence: str, slug: str, start: int, end: int) -> None:
    with pytest.raises(SentenceFault) as fault:
        condition(SMALL, sentence)
    assert (fault.value.slug, fault.value.start, fault.value.end) == (slug, start, end)
