"""The keys of texts: ids, and for rules the sentence; never the place."""

import pytest

from journeys.catalogues.keys import key_of, shown
from tests.journeys.catalogues.parking import PARKING, wanted


def keys(journey: str = PARKING) -> list[str]:
    return [shown(key) for key in wanted(journey)]


def test_every_text_of_a_journey_has_its_key_in_the_order_of_the_journey():
    assert keys() == [
        "title",
        "start.body",
        "start.key_facts.Cost.label",
        "start.key_facts.Cost.text",
        "sections.about_you.title",
        "steps.start.ask",
        "steps.start.must.start is on or after today",
        "cars.title",
        "count_of_cars.ask",
        "count_of_cars.called",
        "count_of_cars.errors.empty",
        "colour.ask",
        "sections.the_rest.title",
        "kind.ask",
        "kind.options.short.label",
        "kind.options.long.label",
        "kind.options.long.hint",
        "facts.help.options.full.label",
        "facts.help.options.none.label",
        "lists.colours.red.label",
        "lists.colours.red.hint",
        "lists.colours.blue.label",
        "texts.how_to_pay",
        "outcomes.sent.title",
        "outcomes.sent.body.count_of_cars is 1",
        "outcomes.sent.body.otherwise",
        "outcomes.sent.timeline.In a week.label",
        "outcomes.sent.timeline.In a week.text",
        "check.button",
    ]


@pytest.mark.parametrize(
    "place",
    [
        ("steps", "vehicle", "ask"),
        ("sections", "about", "steps", "vehicle", "ask"),
        ("steps", "page", "questions", "vehicle", "ask"),
        ("sections", "about", "steps", "page", "questions", "vehicle", "ask"),
    ],
)
def test_a_question_has_one_key_wherever_it_stands(place):
    assert key_of(place) == ("vehicle", "ask")


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (("steps", "children", "steps", "name", "ask"), "children.name.ask"),
        (("steps", "children", "steps", "page", "questions", "born", "hint"), "children.born.hint"),
        (("steps", "children", "steps", "title", "ask"), "children.steps.title.ask"),
        (("steps", "children", "title"), "children.title"),
        (("steps", "children", "facts", "size", "options", "big"), "children.facts.size.options.big.label"),
        (("steps", "title", "ask"), "steps.title.ask"),
        (("steps", "options", "ask"), "options.ask"),
        (("steps", "timeline", "ask"), "timeline.ask"),
        (("lists", "countries", "ireland"), "lists.countries.ireland.label"),
        (("lists", "countries", "ireland", "hint"), "lists.countries.ireland.hint"),
    ],
)
def test_the_fields_of_a_repeat_belong_to_it_and_no_id_stands_in_the_way_of_a_part(place, key):
    assert shown(key_of(place)) == key


def test_texts_without_words_need_no_translation():
    journey = PARKING.replace("Cost: £34 a year", "Cost: £34").replace(
        '"{{ count_of_cars }} cars"', "{{ count_of_cars }}"
    )
    assert set(keys()) - set(keys(journey)) == {"start.key_facts.Cost.text", "outcomes.sent.body.otherwise"}
