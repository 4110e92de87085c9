"""`use`: parts taken from a library of the service."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journeys.expressions.kinds import Money
from journeys.expressions.known import Known
from journeys.finding import read_files
from journeys.load import Loaded, load
from journeys.texts import plain

PEOPLE = """\
steps:
  your_age:
    ask: How old are you?
    called: your age
    type: integer
    min: 0
    max: 120
    must:
      your_age >= 16: You have to be 16 or older
  contact:
    title: How can we reach you?
    body: We only write about this.
    questions:
      email:
        ask: Email address
        type: email
      again:
        when: email was answered
        ask: Another email address
        type: email
        optional: true
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"
    steps:
      employer:
        ask: Who do you work for?
        type: text
facts:
  grown_up: your_age >= age_limit
  help:
    decide:
      grown_up: £10
      otherwise: £0
rates:
  least_pay:
    - from: 2026-04-06
      value: £12.71
      source: https://example.org/pay
lists:
  towns: towns.csv
  ways:
    post: By post
    phone: By phone
texts:
  thanks: Thank you, you are {{ your_age }} years old.
"""
TOWNS = "id,label\nnorthmere,Northmere\nsaltby,Saltby\n"
JOURNEY = """\
journey: apply
title: Apply
steps:
  your_age:
    use: people.your_age
    hint: In whole years
  contact:
    use: people.contact
    when: your_age > 17
    title: How should we write to you?
    questions:
      email:
        hint: We send your receipt there
  jobs:
    use: people.jobs
    title: Where do you work?
  town:
    ask: Where do you live?
    called: where you live
    type: choice
    options: towns
facts:
  age_limit:
    is: 18
  grown_up:
    use: people.grown_up
  help:
    use: people.help
rates:
  least_pay:
    use: people.least_pay
lists:
  towns:
    use: people.towns
texts:
  thanks:
    use: people.thanks
outcomes:
  sent:
    submit: true
    title: Sent
    body: You get {{ help }}, at least {{ least_pay }} an hour. {{ thanks }}
"""
FILES = {"journey.yaml": JOURNEY, "../library/people.yaml": PEOPLE, "../library/towns.csv": TOWNS}


def changed(old: str = "", new: str = "", *, file: str = "journey.yaml") -> Loaded:
    """The journey after one change to one file."""
    assert old in FILES[file]
    return load({**FILES, file: FILES[file].replace(old, new, 1) if old else FILES[file]})


def told(loaded: Loaded) -> list[tuple[str, str, str, int]]:
    """Slug, message, file and line of every fault."""
    places = [(fault, loaded.sources.locate(fault.primary.spot)) for fault in loaded.faults]
    return [(fault.slug, fault.message, place.file, place.line) for fault, place in places]


def test_a_step_a_fact_a_rate_a_list_and_a_text_can_be_taken() -> None:
    loaded = changed()
    assert told(loaded) == []
    journey = loaded.journey
    assert journey is not None
    assert list(journey.steps) == ["your_age", "contact", "jobs", "job.employer", "town"]
    assert list(journey.questions) == ["your_age", "email", "again", "job.employer", "town"]
    assert journey.rates["least_pay"].kind == Money()
    assert [option.id for option in journey.questions["town"].options] == ["northmere", "saltby"]
    known = Known({"your_age": 20}, today=date(2026, 11, 22))
    assert plain(journey.outcomes["sent"].body, known, journey, "en") == (  # type: ignore[arg-type]
        "You get £10, at least £12.71 an hour. Thank you, you are 20 years old."
    )


def test_what_the_journey_says_itself_stands_in_place_of_the_library_s_words() -> None:
    journey = changed().journey
    assert journey is not None
    words = {
        id: [text.rules[0][1].pieces[0] for text in (question.ask, question.hint) if text]
        for id, question in journey.questions.items()
    }
    assert words["your_age"] == ["How old are you?", "In whole years"]
    assert words["email"] == ["Email address", "We send your receipt there"]
    contact = journey.steps["contact"]
    assert contact.title is not None
    assert contact.title.rules[0][1].pieces == ("How should we write to you?",)
    assert contact.when is not None
    assert contact.when.text == "your_age > 17"
    assert contact.title.route == ("journey.yaml", "steps", "contact", "title")


def test_the_place_of_a_part_is_the_journey_s_and_what_is_wrong_in_it_is_told_in_the_library() -> None:
    loaded = changed("age_limit:\n    is: 18", "age_limit_is:\n    is: 18")
    assert told(loaded) == [
        (
            "unknown-name",
            "`age_limit` is not a question, fact or rate of this journey",
            "../library/people.yaml",
            31,
        )
    ]
    assert loaded.journey is not None
    assert loaded.journey.questions["your_age"].route == ("journey.yaml", "steps", "your_age")
    (fault,) = loaded.faults
    assert [(label.words, loaded.sources.locate(label.spot).line) for label in fault.related] == [
        ("taken from the library here", 25)
    ]


def test_a_part_that_is_taken_means_what_it_means_written_in_place() -> None:
    steps = PEOPLE.partition("steps:\n")[2].partition("facts:\n")[0]
    inline = JOURNEY
    for id in ("contact", "jobs"):
        part = re.search(rf"^  {id}:\n((?:    .*\n)+)", steps, re.MULTILINE)
        assert part is not None
        inline = re.sub(rf"^  {id}:\n(?:    .*\n)+", part[0], inline, flags=re.MULTILINE)
    plain_use = re.sub(r"    when: your_age > 17\n(?:    .*\n)+", "", JOURNEY, count=1).replace(
        "    use: people.jobs\n    title: Where do you work?\n", "    use: people.jobs\n"
    )
    taken, written = (load({**FILES, "journey.yaml": text}) for text in (plain_use, inline))
    assert (told(taken), told(written)) == ([], [])
    assert taken.journey is not None
    assert written.journey is not None
    assert taken.journey.steps == written.journey.steps


def test_a_part_may_have_another_id_in_the_journey() -> None:
    loaded = changed("  your_age:\n    use", "  my_age:\n    use")
    journey = loaded.journey
    assert journey is not None
    (must,) = journey.questions["my_age"].must
    assert must.sentence.reads == {"my_age"}
    assert must.sentence.value(Known({"my_age": 15}, today=date(2026, 11, 22))) is False


def test_a_step_can_be_taken_into_the_items_of_a_repeat() -> None:
    inside = """\
  people:
    repeat: person
    title: Your people
    label: Person
    steps:
      years:
        use: people.your_age
      reach:
        use: people.contact
"""
    journey = changed("  town:\n", inside + "  town:\n").journey
    assert journey is not None
    assert journey.questions["person.years"].must[0].sentence.reads == {"person.years"}
    assert [question.id for question in journey.steps["person.reach"].questions] == ["person.email", "person.again"]
    again = journey.questions["person.again"].when
    assert again is not None
    assert again.reads == {"person.email"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("people.your_age", "peeple.your_age", ("unknown-library", "There is no library `peeple`", "journey.yaml", 5)),
        (
            "people.your_age",
            "people.your_agee",
            ("unknown-library", "The library `people` has no step `your_agee`", "journey.yaml", 5),
        ),
        (
            "    hint: In whole years",
            "    type: decimal",
            ("override-not-allowed", "`type` cannot be changed in a step from the library", "journey.yaml", 6),
        ),
        (
            "    hint: In whole years",
            "    body: In whole years",
            ("override-not-allowed", "This step has no `body` that could be said anew", "journey.yaml", 6),
        ),
        (
            "      email:\n        hint",
            "      mail:\n        hint",
            ("override-not-allowed", "The page has no question `mail`", "journey.yaml", 12),
        ),
        (
            "    hint: In whole years",
            "    hnt: In whole years",
            ("unknown-key", "`hnt` is not a key of a step from the library", "journey.yaml", 6),
        ),
        (
            "    use: people.your_age",
            "    use: people",
            (
                "wrong-value",
                "`use` has to be a file of the library, a dot and an id in it, such as `people.your_name`",
                "journey.yaml",
                5,
            ),
        ),
    ],
)
def test_what_cannot_be_taken_is_told(old: str, new: str, expected: tuple[str, str, str, int]) -> None:
    assert expected in told(changed(old, new))


@pytest.mark.parametrize(
    ("key", "part", "expected"),
    [
        (
            "steps",
            "people.jobs",
            (
                "nested-repeat",
                "What is asked of each item cannot itself be a repeat, and this part of the library is one",
            ),
        ),
        ("facts", "people.shares", ("wrong-shape", "A table of bands belongs to the whole journey, not to an item")),
    ],
)
def test_what_cannot_be_inside_an_item_is_not_taken_into_one(key: str, part: str, expected: tuple[str, str]) -> None:
    text = f"""\
journey: apply
title: Apply
steps:
  people:
    repeat: person
    title: Your people
    label: Person
    steps:
      years:
        ask: How old are they?
        type: integer
{"      inner:" if key == "steps" else "    facts:"}
{"        use: " + part if key == "steps" else "      inner:"}
{"" if key == "steps" else "        use: " + part}
outcomes:
  sent:
    submit: true
    title: Sent
"""
    shares = "  shares:\n    bands:\n      - rate: 5%\n"
    library = PEOPLE.replace("facts:\n", f"facts:\n{shares}")
    loaded = load({"journey.yaml": text, "../library/people.yaml": library, "../library/towns.csv": TOWNS})
    assert [(slug, message) for slug, message, _, _ in told(loaded)] == [expected]


def test_what_is_wrong_with_the_shape_of_a_library_is_told_there() -> None:
    loaded = changed("    type: integer", "    type: intger", file="../library/people.yaml")
    assert ("wrong-value", "`intger` is not a question type", "../library/people.yaml", 5) in told(loaded)


def test_a_library_takes_nothing_from_another() -> None:
    loaded = changed(
        "  jobs:\n    repeat: job\n", "  jobs:\n    use: work.job\n    repeat: job\n", file="../library/people.yaml"
    )
    assert [(slug, message) for slug, message, file, _ in told(loaded) if file == "../library/people.yaml"] == [
        ("unknown-key", "`use` is not a key of a repeat")
    ]


def test_the_version_of_a_journey_changes_with_the_library() -> None:
    before, after = (
        changed().journey,
        changed("How old are you?", "What is your age?", file="../library/people.yaml").journey,
    )
    assert before is not None
    assert after is not None
    assert before.version != after.version


def test_the_library_files_that_are_used_belong_to_the_journey_s_files(tmp_path: Path) -> None:
    for folder in ("visa", "library"):
        (tmp_path / folder).mkdir()
    (tmp_path / "service.yaml").write_text("name: Service\n")
    (tmp_path / "visa" / "journey.yaml").write_text(JOURNEY)
    (tmp_path / "library" / "people.yaml").write_text(PEOPLE)
    (tmp_path / "library" / "towns.csv").write_text(TOWNS)
    (tmp_path / "library" / "unused.yaml").write_text("steps: {}\n")
    (tmp_path / "secrets.csv").write_text("id,label\n")
    assert read_files(tmp_path / "visa") == FILES


def test_without_a_service_around_it_only_a_library_of_its_own_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "visa" / "library").mkdir(parents=True)
    (tmp_path / "library").mkdir()
    (tmp_path / "visa" / "journey.yaml").write_text(JOURNEY)
    (tmp_path / "library" / "people.yaml").write_text(PEOPLE)
    assert list(read_files(tmp_path / "visa")) == ["journey.yaml"]
    (tmp_path / "visa" / "library" / "people.yaml").write_text(PEOPLE)
    assert list(read_files(tmp_path / "visa")) == ["journey.yaml", "library/people.yaml"]


def test_a_library_that_leads_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "service" / "visa").mkdir(parents=True)
    (tmp_path / "service" / "library").mkdir()
    (tmp_path / "service" / "service.yaml").write_text("name: Service\n")
    (tmp_path / "service" / "visa" / "journey.yaml").write_text(JOURNEY)
    (tmp_path / "people.yaml").write_text(PEOPLE)
    (tmp_path / "service" / "library" / "people.yaml").symlink_to(tmp_path / "people.yaml")
    assert list(read_files(tmp_path / "service" / "visa")) == ["journey.yaml"]
