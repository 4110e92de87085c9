"""What readers of another language are shown, and which languages are offered."""

import pytest

from tests.journeys.catalogues.parking import PARKING, catalogue, compared, loaded, said, shouted, told, whole

WHOLE = whole()


def test_a_complete_language_is_offered_after_the_journeys_own():
    found = loaded(WHOLE)
    assert found.journey is not None
    assert found.faults == ()
    assert found.journey.languages == ("en", "cy")


def test_every_kind_of_text_is_shown_in_the_language_of_the_reader():
    found = loaded(WHOLE)
    journey = found.journey
    assert journey is not None
    sent = journey.outcomes["sent"]
    assert said(journey.title, found) == "APPLY FOR PARKING"
    assert said(journey.title, found, "en") == "Apply for parking"
    assert said(sent.body, found, count_of_cars=1) == "ONE CAR, FULL HELP. PAY BY CARD."
    assert said(sent.body, found, count_of_cars=5) == "5 CARS"
    assert [said(each, found) for each in sent.timeline[0]] == ["IN A WEEK", "WE WRITE TO YOU."]
    assert [said(each, found) for each in journey.start.key_facts[0]] == ["COST", "£34 A YEAR"]
    assert said(journey.questions["start"].must[0].message, found) == "IT MUST START TODAY OR LATER"
    assert said(journey.questions["colour"].options[0].label, found) == "RED"
    assert said(journey.questions["colour"].options[0].hint, found) == "LIKE A ROSE"
    assert said(journey.questions["kind"].options[1].hint, found) == "FOR A YEAR"
    assert said(journey.questions["count_of_cars"].errors["empty"], found) == "ENTER HOW MANY"


def test_moving_a_step_to_another_section_keeps_its_translation():
    before, _, rest = PARKING.partition("      kind:\n")
    kind, facts, after = rest.partition("facts:\n")
    last = "      last:\n        ask: £\n        type: yes_no\n"
    moved = before.replace("      cars:\n", f"      kind:\n{kind}      cars:\n") + last + facts + after
    left = compared(WHOLE, moved)
    assert [key for key in left.wanted if key[0] == "kind"] != []
    assert (left.missing, left.stale, left.unknown) == ((), (), ())
    assert left.complete


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("to: SENT", "to:", "translation-missing"),
        ("from: Sent", "from: Gone", "translation-stale"),
        ("from: Sent", "from: Sent\n      was: Send", "translation-stale"),
        ("ONE CAR, {{ help }}.", "ONE CAR.", "translation-placeholder"),
        ("ONE CAR, {{ help }}", "ONE CAR, {{ help }} {{ kind }}", "translation-placeholder"),
    ],
)
def test_a_language_with_a_gap_is_not_offered_and_the_gap_is_told(old, new, slug):
    assert old in WHOLE
    found = loaded(WHOLE.replace(old, new))
    assert found.journey is not None
    assert found.journey.languages == ("en",)
    assert [(each[0], each[1]) for each in told(found)] == [(slug, "warning")]


@pytest.mark.parametrize("where", ["journey", "service"])
def test_a_gap_in_a_language_that_has_to_be_complete_is_an_error(where):
    from journeys.load import load
    from journeys.service import Service

    said_here = "languages: [en, cy]\n" if where == "journey" else ""
    service = Service("S", languages=("en", "cy")) if where == "service" else None
    files = {"journey.yaml": said_here + PARKING, "colours.csv": "id,label,hint\nred,Red,Like a rose\nblue,Blue,\n"}
    gap = load({**files, "cy.yaml": WHOLE.replace("to: SENT", "to:")}, service)
    none = load(files, service)
    whole = load({**files, "cy.yaml": WHOLE}, service)
    assert [each[:2] for each in told(gap)] == [("translation-missing", "error")]
    assert [each[:2] for each in told(none)] == [("translation-missing", "error")]
    assert told(whole) == []


def test_a_faulty_draft_warns_and_stops_nobody():
    found = loaded(WHOLE.replace("to: SENT", 'to: "{{ nobody }}"'))
    assert ("unknown-name", "warning", "cy.yaml") in [each[:3] for each in told(found)]
    assert not [each for each in told(found) if each[1] == "error"]
    assert found.journey is not None
    assert found.journey.languages == ("en",)


def test_a_draft_that_is_no_yaml_warns_and_stops_nobody():
    found = loaded("title:\n  from: 'a\n")
    assert {each[1] for each in told(found) if each[2] == "cy.yaml"} == {"warning"}
    assert not [each for each in told(found) if each[1] == "error"]


def test_a_translation_may_have_plural_rules_of_its_own():
    found = loaded(WHOLE)
    assert found.faults == ()
    assert found.journey is not None
    assert found.journey.languages == ("en", "cy")
    body = found.journey.outcomes["sent"].body
    shown = [said(body, found, count_of_cars=number) for number in (1, 2, 3, 4, 6)]
    assert shown == ["ONE CAR, FULL HELP. PAY BY CARD.", "DAU", "TRI 3", "4 CARS", "CHWE 6"]


def test_an_option_that_is_called_like_a_plural_word_is_still_an_option():
    journey = PARKING.replace("short: Short", "other: Other")
    rules = "to:\n        kind is other: ARALL\n        otherwise: GWELL\n"
    text = catalogue(shouted, journey).replace("to: SENT\n", rules)
    found = loaded(text, journey)
    assert found.faults == ()
    assert found.journey is not None
    assert said(found.journey.outcomes["sent"].title, found, kind="other") == "ARALL"
    assert said(found.journey.outcomes["sent"].title, found, kind="long") == "GWELL"


def test_a_form_that_is_missing_beside_a_number_is_told():
    line = "          count_of_cars is many: CHWE {{ count_of_cars }}\n"
    found = loaded(WHOLE.replace(line, ""))
    assert [each[:2] for each in told(found)] == [("translation-plural", "warning")]
    assert found.journey is not None
    assert found.journey.languages == ("en", "cy")
    assert said(found.journey.outcomes["sent"].body, found, count_of_cars=6) == "6 CARS"


def test_one_wording_beside_a_number_is_told_where_the_language_has_several():
    assert [each[:2] for each in told(loaded(catalogue(shouted)))] == [("translation-plural", "warning")]


def test_rules_that_may_all_fail_keep_a_language_back():
    found = loaded(WHOLE.replace("to: SENT\n", "to:\n        count_of_cars > 3: LLAWER\n"))
    assert [each[:2] for each in told(found)] == [("translation-plural", "warning")]
    assert found.journey is not None
    assert found.journey.languages == ("en",)


def test_a_catalogue_in_the_journeys_own_language_is_told():
    assert [each[:3] for each in told(loaded("title:\n  from: A\n  to: B\n", language="en"))] == [
        ("translation-unknown-language", "warning", "en.yaml")
    ]


def test_a_list_whose_file_is_named_like_a_language_is_no_catalogue():
    journey = PARKING.replace("colours: colours.csv", "colours: eu.yaml")
    found = loaded("", journey, eu__yaml="red: Red\nblue: Blue\n")
    assert found.catalogues == ()


def test_an_option_that_gets_a_hint_keeps_the_translation_of_its_label():
    journey = PARKING.replace(
        "          short: Short\n", "          short:\n            label: Short\n            hint: Day\n"
    )
    left = compared(WHOLE, journey)
    assert [each.key for each in left.missing] == [("kind", "options", "short", "hint")]
    assert left.unknown == ()


def test_a_single_file_has_catalogues_of_its_own_name():
    from journeys.load import load

    files = {"visa.yaml": "journey: visa\ntitle: Visa\nsteps:\n  a:\n    ask: A?\n    type: yes_no\noutcomes:\n"
             "  sent:\n    submit: true\n    title: Sent\n", "visa.cy.yaml": "{}", "cy.yaml": "{}"}  # fmt: skip
    assert [(each.language, each.file) for each in load(files).catalogues] == [("cy", "visa.cy.yaml")]


def test_a_rule_of_a_translation_that_reads_what_was_not_asked_yet_is_told():
    rules = "    to:\n      kind is short: BYR\n      otherwise: HIR\n"
    found = loaded(WHOLE.replace("    to: YOUR CARS\n", rules))
    assert [each[:3] for each in told(found)] == [("asked-later", "error", "cy.yaml")]
