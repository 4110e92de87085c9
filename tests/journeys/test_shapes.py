"""The shape of journeys: the tables, the JSON Schema made of them, and how a misfit is told."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from journeys import tables
from journeys.document import read
from journeys.questions import all_types
from journeys.schema import journey_schema, library_schema, list_schema, scenarios_schema, service_schema
from journeys.shapes import faults, validator
from tests.conftest import ROOT

GOOD = """\
journey: one
title: One
steps:
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      tractor:
        label: Tractor
        hint: From 16
    next:
      vehicle is tractor: too_slow
  contact:
    when:
      any:
        - vehicle is car
        - not: vehicle is tractor
    title: Contact
    questions:
      email:
        ask: Email
        type: email
    must:
      email was answered: Enter an email address
  note:
    title: Note
    body: Read this
  turn:
    next: sent
facts:
  big: vehicle is tractor
  late:
    is: today + 2 weeks
    source: https://example.org
  fee:
    decide:
      big: £80
      otherwise: £0
rates:
  limit:
    - from: 2025-04-06
      value: £12,570
      source: https://example.org
lists:
  all_of_them: [car, tractor]
texts:
  hello: Hello
outcomes:
  sent:
    submit: true
    title: Sent
  too_slow:
    title: Too slow
    statement:
      You can: drive
promises:
  no_tractors:
    never: outcome is sent and big
    because: Road Traffic Act
  cars_are_fast:
    always:
      all:
        - outcome is not too_slow
        - not: big
    when: vehicle is car
    because: https://example.org
check:
  declaration: True
scenarios:
  drives:
    today: 2026-11-22
    answers: {vehicle: car}
    stops_at: contact
"""

WIDE = (
    GOOD.replace(
        "  note:\n    title: Note\n",
        """\
  children:
    repeat: child
    title: Your children
    label: "{{ child.called }}"
    ask: Do you have children?
    hint: All of them
    body: Every one
    min: 0
    max: 12
    steps:
      called:
        ask: What are they called?
        type: text
        next: born
      born:
        use: people.birthday
        ask: When were they born?
      school:
        title: Their school
        questions:
          pupil:
            ask: Do they go to school?
            type: yes_no
    facts:
      minor: age(child.born) < 18
      taken:
        use: people.taken
    when: big
    next:
      no child in children where child.minor: too_slow
  your_name:
    use: people.your_name
    when: big
    questions:
      first:
        hint: As in your passport
    next: sent
  help:
    ask: What help do you want?
    type: choices
    options:
      money: Money
      care:
        label: Care
        when: big
      none_of_these:
        label: None of these
        alone: true
  note:
    title: Note
""",
    )
    .replace(
        "rates:\n",
        """\
  tax:
    bands:
      - up_to: limit
        rate: 20%
      - rate: 40%
    source: https://example.org
  shared:
    use: people.shared
rates:
  pay:
    use: people.pay
""",
    )
    .replace(
        "lists:\n",
        "languages: [en, cy]\ntask_list:\n  Yours: [yours]\nlists:\n  towns:\n    use: people.towns\n",
    )
    .replace(
        "\nfacts:\n",
        "\nsections:\n  yours:\n    title: Yours\n    steps:\n      last:\n        next: sent\nfacts:\n",
    )
)
LIBRARY = """\
steps:
  your_name:
    title: Your name
    questions:
      first:
        ask: First name
        type: text
  jobs:
    repeat: job
    title: Your jobs
    label: A job
    steps:
      employer:
        ask: Employer
        type: text
    facts:
      local: job.employer was answered
facts:
  shared: 3
  tax:
    bands:
      - rate: 5%
rates:
  pay:
    - from: 2026-04-06
      value: £12.71
      source: https://example.org
lists:
  towns: towns.csv
  ways:
    post: By post
texts:
  thanks: Thank you
"""


def told(text: str) -> list[tuple[str, str, str]]:
    """Slug, message and the line it is told at."""
    document = read("a.yaml", text)
    assert document.faults == ()
    found = faults(document, tables.journey())
    return [(fault.slug, fault.message, "/".join(map(str, fault.primary.spot.route[1:]))) for fault in found]


def changed(*pairs: tuple[str, str]) -> str:
    text = GOOD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("schema", [journey_schema, library_schema, service_schema, scenarios_schema, list_schema])
def test_the_schema_is_valid_2020_12_and_explains_itself(schema: Any) -> None:
    made = schema()
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"].startswith("urn:footpath:schema:")


def test_every_key_has_a_description_for_editors_and_an_example_that_fits() -> None:
    parts: dict[str, Any] = {"": journey_schema(), **journey_schema()["$defs"]}
    for name, part in parts.items():
        for key, schema in part.get("properties", {}).items():
            if name == "bullets" or name.endswith("without_type"):
                continue
            assert schema["description"].endswith("."), (name, key)
            assert schema["markdownDescription"] == schema["description"]
            for example in schema.get("examples", ()):
                checked = Draft202012Validator({**schema, "$defs": journey_schema()["$defs"]})
                assert list(checked.iter_errors(example)) == [], (name, key)


def test_editors_are_offered_a_ready_question_of_every_type() -> None:
    snippets = journey_schema()["properties"]["steps"]["defaultSnippets"]
    assert [snippet["label"] for snippet in snippets] == [f"a {name} question" for name in all_types()]
    for snippet in snippets:
        journey = {"journey": "one", "title": "One", "steps": snippet["body"], "outcomes": {"sent": {"title": "Sent"}}}
        assert list(validator("a journey").iter_errors(journey)) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/journey.yaml")), ids=lambda path: path.parent.name)
def test_the_schema_accepts_every_example(path: Any) -> None:
    document = read("journey.yaml", path.read_text(encoding="utf-8"))
    assert faults(document, tables.journey()) == []
    assert list(validator("a journey").iter_errors(document.value)) == []


def test_the_good_journey_fits() -> None:
    assert told(changed(("  declaration: True", "  declaration: It is true"))) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "hint: From 16",
            "hnt: From 16",
            ("unknown-key", "`hnt` is not a key of an option", "steps/vehicle/options/tractor/hnt"),
        ),
        (
            "    ask: What",
            "    question: What",
            ("unknown-key", "`question` is not a key of a decision", "steps/vehicle/question"),
        ),
        (
            "questions:",
            "fields:",
            ("unknown-key", "`fields` is not a key of a page that informs", "steps/contact/fields"),
        ),
        (
            "    next:\n",
            "    goto:\n",
            ("unknown-key", "`goto` is not a key of a step with one question", "steps/vehicle/goto"),
        ),
        ("        label: Tractor\n", "", ("missing-key", "An option needs `label`", "steps/vehicle/options/tractor")),
        ("    type: choice\n", "", ("missing-key", "A step with one question needs `type`", "steps/vehicle")),
        ("type: choice", "type: chioce", ("wrong-value", "`chioce` is not a question type", "steps/vehicle/type")),
        (
            "type: email",
            "type: yes_no\n        options: {a: A}",
            ("unknown-key", "`options` is not a key of a question", "steps/contact/questions/email/options"),
        ),
        (
            "submit: true",
            "submit: yes",
            ("yaml-ambiguous", "`yes` is a word here, not a switch", "outcomes/sent/submit"),
        ),
        (
            "big: £80",
            "big: true",
            ("yaml-ambiguous", "`true` is a switch, and `big` has to be a sentence", "facts/fee/decide/big"),
        ),
        ("  sent:\n    submit", "  Sent:\n    submit", ("bad-id", "`Sent` cannot be an id", "outcomes/Sent")),
        ("      car: Car", "      1: Car", ("bad-id", "`1` cannot be an id", "steps/vehicle/options/1")),
        (
            "      car: Car",
            "      on: Car",
            ("reserved-id", "`on` is a word of sentences, so nothing can be called that", "steps/vehicle/options/on"),
        ),
        (
            "  hello: Hello",
            "  hello:",
            (
                "wrong-shape",
                "Nothing follows `hello`: it has to be text, or rules: sentences and wordings",
                "texts/hello",
            ),
        ),
        (
            "  hello: Hello",
            "  hello: # Hello",
            ("yaml-lost-text", "What follows `hello:` starts with `#`, so it is a comment", "texts/hello"),
        ),
        (
            "      any:\n        - vehicle is car\n        - not: vehicle is tractor",
            "      any: []",
            ("wrong-shape", "`any` is empty: it has to be a list of sentences", "steps/contact/when/any"),
        ),
        (
            "    when:\n      any:\n        - vehicle is car\n        - not: vehicle is tractor",
            "    when: [vehicle is car]",
            ("wrong-shape", "A list of sentences needs `all:` or `any:`", "steps/contact/when"),
        ),
        (
            "      any:\n",
            "      all: [a]\n      any:\n",
            ("wrong-shape", "Only one of `all`, `any` and `not` can stand here", "steps/contact/when"),
        ),
        ("    next: sent\n", "    nxt: sent\n", ("unknown-key", "`nxt` is not a key of a step", "steps/turn/nxt")),
        (
            "from: 2025-04-06",
            "from: 6 April 2025",
            ("wrong-value", "`from` has to be a date such as 2026-04-06", "rates/limit/0/from"),
        ),
        (
            "lists:",
            "delivery: {}\nlists:",
            ("later-feature", "`delivery` is not available yet in this version", "delivery"),
        ),
        (
            "        hint: From 16",
            "        use: big",
            ("unknown-key", "`use` is not a key of an option", "steps/vehicle/options/tractor/use"),
        ),
        (
            "source: https://example.org\n  fee",
            "source: gov.uk\n  fee",
            ("wrong-value", "`source` has to be a link that starts with https://", "facts/late/source"),
        ),
        (
            "  note:\n    title: Note\n    body: Read this\n",
            "  note: {}\n",
            ("missing-key", "A step needs `ask`, `questions`, `title` or `next`", "steps/note"),
        ),
        (
            "      You can: drive",
            "      You can: drive\n      And: ride",
            ("wrong-shape", "`statement` has to be one label and its value", "outcomes/too_slow/statement"),
        ),
    ],
)
def test_a_misfit_is_told_in_an_author_s_words(old: str, new: str, expected: tuple[str, str, str]) -> None:
    assert told(changed(("  declaration: True", "  declaration: It is true"), (old, new))) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "help", "paste"),
    [
        ("hint: From 16", "hnt: From 16", "did you mean `hint`?", "        hint: From 16"),
        ("questions:", "fields:", "did you mean `questions`?", "    questions:"),
        ("    next:\n", "    goto:\n", "did you mean `next`?", None),
        ("type: choice", "type: radio", "did you mean `choice`?", "    type: choice"),
        ("    type: choice", "    tpye: choice", "did you mean `type`?", "    type: choice"),
        ("submit: true", "submit: yes", "write `true`", "    submit: true"),
        ("      car: Car", "      16_17: Car", None, "      age_16_17: Car"),
        (
            "    next:\n      vehicle is tractor: too_slow\n",
            "    optional: yes\n",
            "write `true`",
            "    optional: true",
        ),
        (
            "    type: choice\n    options:\n      car: Car\n      tractor:\n"
            "        label: Tractor\n        hint: From 16\n",
            "    type: choice\n    options: [Big car, Tractor]\n",
            None,
            "    options:\n      big_car: Big car\n      tractor: Tractor",
        ),
        (
            "    when:\n      any:\n        - vehicle is car\n        - not: vehicle is tractor",
            "    when: [a, b]",
            "write all: or any:",
            "    when:\n      all:\n        - a\n        - b",
        ),
    ],
)
def test_a_misfit_is_answered_with_its_mend(old: str, new: str, help: str | None, paste: str | None) -> None:
    document = read("a.yaml", changed(("  declaration: True", "  declaration: It is true"), (old, new)))
    first = next(iter(faults(document, tables.journey())))
    if help is not None:
        assert first.help == help
    if paste is not None:
        assert first.paste == paste


SCRAPS = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        3,
        -1,
        1.5,
        "",
        "text",
        "no",
        "a is b",
        "x.csv",
        "one",
        "Big-Id",
        "2026-01-01",
        [],
        {},
        ["a"],
        [1],
        {"a": "b"},
        {"all": ["a"]},
        {"label": "L"},
        {"type": "text"},
        "£12",
        "https://example.org",
        [{"from": "2026-01-01"}],
        "people.your_name",
        {"use": "people.your_name"},
        {"use": "people.your_name", "hint": "H"},
        {"use": "people"},
        {"repeat": "child"},
        {"bands": [{"rate": "5%"}]},
        [{"up_to": "£5", "rate": 3}],
        101,
    ]
)


KEYS = ["title", "ask", "next", "options", "when", "Bad id", "no", "min", "body"]
KEYS += ["use", "repeat", "bands", "alone", "max"]


def spots(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every route in a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [route, *(found for key, item in items for found in spots(item, (*route, key)))]


def broken(data: st.DataObject, text: str) -> Any:
    """The plain values of a file after up to three random changes."""
    whole = copy.deepcopy(read("a.yaml", text).value)
    for _ in range(data.draw(st.integers(0, 3))):
        route = data.draw(st.sampled_from(spots(whole)))
        scrap = copy.deepcopy(data.draw(SCRAPS))
        parent = whole
        for key in route[:-1]:
            parent = parent[key]
        if not route:
            continue
        if data.draw(st.booleans()):
            parent[route[-1]] = scrap
        elif isinstance(parent, dict):
            parent[data.draw(st.sampled_from(KEYS))] = scrap
    return whole


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_the_tables_and_the_schema_refuse_the_same(data: st.DataObject) -> None:
    journey = broken(data, data.draw(st.sampled_from([GOOD, WIDE])))
    assert (not list(tables.journey().misfits(journey, ()))) == validator("a journey").is_valid(journey)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_the_tables_and_the_schema_of_a_library_refuse_the_same(data: st.DataObject) -> None:
    library = broken(data, LIBRARY)
    assert (not list(tables.library().misfits(library, ()))) == validator("a library").is_valid(library)


def test_all_that_the_language_has_fits() -> None:
    assert list(tables.journey().misfits(read("a.yaml", WIDE).value, ())) == []
    assert list(tables.library().misfits(read("a.yaml", LIBRARY).value, ())) == []


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_asked_of_the_schema_is_told_however_little_is_asked(data: st.DataObject) -> None:
    """Parts that fit are left out before the schema is asked; every misfit is told all the same."""
    journey = copy.deepcopy(read("a.yaml", data.draw(st.sampled_from([GOOD, WIDE]))).value)
    journey["check"]["declaration"] = "It is true"
    route = data.draw(st.sampled_from([spot for spot in spots(journey) if spot]))
    parent = journey
    for key in route[:-1]:
        parent = parent[key]
    parent[route[-1]] = copy.deepcopy(data.draw(SCRAPS))
    misfits = list(tables.journey().misfits(journey, ()))
    document = read("a.yaml", json.dumps(journey, ensure_ascii=False))
    if document.value != journey:
        return
    assert bool(faults(document, tables.journey())) == bool(misfits)
