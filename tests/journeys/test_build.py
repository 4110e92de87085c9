"""The parts of a journey as they are built: steps, sections, texts, scenarios, settings."""

from __future__ import annotations

from datetime import date

from journeys.expressions.kinds import Choices, Integer, Money, YesNo
from journeys.load import load
from journeys.model import Sentence, TextRef
from journeys.service import Service
from tests.journeys.building import journey, known, shown, told

# the parts


def test_a_journey_has_its_steps_and_questions_in_the_order_written() -> None:
    made = journey()
    assert (made.id, shown(made.title), made.language, made.currency, made.minor_digits) == (
        "licence", "Apply for a licence", "en", "GBP", 2,
    )  # fmt: skip
    assert list(made.steps) == ["born", "vehicle", "income", "languages", "lives_here"]
    assert list(made.questions) == list(made.steps)
    assert [(section.id, len(section.steps)) for section in made.sections] == [("", 5)]


def test_options_have_labels_hints_and_routes() -> None:
    options = journey().questions["vehicle"].options
    assert [(option.id, shown(option.label), option.hint and shown(option.hint)) for option in options] == [
        ("car", "Car", None),
        ("moped", "Moped", None),
        ("tractor", "Tractor <born>", "From 16"),
    ]
    assert options[2].route == ("journey.yaml", "steps", "vehicle", "options", "tractor")


def test_bounds_are_sentences_of_the_type_s_own_kind() -> None:
    income = journey().questions["income"]
    assert income.min is not None
    assert income.max is not None
    assert (income.min.kind, income.min.value(known())) == (Money(), 0)
    assert income.max.value(known()) == 1_257_000


def test_the_four_forms_of_a_step() -> None:
    made = journey(
        """\
  contact:
    title: Contact
    body: How to reach you
    when: lives_here
    questions:
      email: {ask: Email, type: email}
      phone:
        when: lives_here
        ask: Phone
        type: phone
        optional: true
        someone_else: true
    must:
      email was answered: Say at least one
  note:
    title: Note
    body: "{{ hello }} you"
  turn:
    next:
      vehicle is car and income < £100: too_young
      otherwise: sent
texts:
  hello: Hello
"""
    )
    contact, note, turn = (made.steps[id] for id in ("contact", "note", "turn"))
    assert [step.form for step in (made.steps["born"], contact, note, turn)] == [
        "question", "page", "information", "decision",
    ]  # fmt: skip
    assert [(question.id, question.optional, question.someone_else) for question in contact.questions] == [
        ("email", False, False),
        ("phone", True, True),
    ]
    assert contact.when is not None
    assert contact.questions[1].when is not None
    assert contact.when.reads == frozenset({"lives_here"})
    assert [(must.sentence.text, shown(must.message)) for must in contact.must] == [
        ("email was answered", "Say at least one")
    ]
    assert shown(note.body) == "[hello] you"
    assert [(rule.sentence and rule.sentence.text, rule.target) for rule in turn.next] == [
        ("vehicle is car and income < £100", "too_young"),
        (None, "sent"),
    ]
    assert turn.next[1].route == ("journey.yaml", "steps", "turn", "next", "otherwise")


def test_a_bare_target_sends_everybody_on() -> None:
    made = journey("  turn:\n    next: sent\n")
    assert [(rule.sentence, rule.target) for rule in made.steps["turn"].next] == [(None, "sent")]


def test_sections_keep_their_steps_conditions_and_rules() -> None:
    made = journey(
        """\
sections:
  more:
    title: More
    when: lives_here
    steps:
      last:
        ask: Anything else?
        type: text
    next:
      last was answered: sent
"""
    )
    assert [(section.id, [step.id for step in section.steps]) for section in made.sections][1:] == [("more", ["last"])]
    more = made.sections[1]
    assert more.when is not None
    assert (more.when.text, more.next[0].target, made.steps["last"].section) == ("lives_here", "sent", "more")


def test_bullets_are_one_sentence() -> None:
    made = journey(
        """\
  extra:
    when:
      all:
        - lives_here
        - any:
            - vehicle is car
            - income < £5 and lives_here
        - not: vehicle is one of [moped, tractor]
    ask: Extra?
    type: yes_no
"""
    )
    when = made.steps["extra"].when
    assert when is not None
    assert when.text == (
        "lives_here and (vehicle is car or (income < £5 and lives_here)) and not (vehicle is one of [moped, tractor])"
    )
    assert when.reads == frozenset({"lives_here", "vehicle", "income"})
    assert when.value(known(lives_here=True, vehicle="car", income=1)) is True
    assert when.value(known(lives_here=True, vehicle="moped", income=1)) is False


def test_text_by_rules_chooses_by_sentence() -> None:
    made = journey(
        ends="outcomes:\n  sent:\n    submit: true\n    title: Sent\n    body:\n"
        "      vehicle was car: You drive {{ vehicle }}.\n      otherwise: You walk.\n"
    )
    body = made.outcomes["sent"].body
    assert body is not None
    assert [(when and when.text, when and when.on) for when, _ in body.rules] == [
        ("vehicle was car", "key"),
        (None, None),
    ]


def test_labels_that_are_keys_may_show_values() -> None:
    made = journey(
        ends="outcomes:\n  sent:\n    submit: true\n    title: Sent\n    statement:\n      From {{ born }}: Yes\n"
        "    timeline:\n      Today: We have it\n      By {{ today + 1 week }}: We write\n"
        "    aside: {title: Help, body: Call us}\n"
    )
    sent = made.outcomes["sent"]
    assert sent.statement is not None
    assert shown(sent.statement[0]) == "From <born>"
    assert [(shown(when), shown(what)) for when, what in sent.timeline] == [
        ("Today", "We have it"),
        ("By <today + 1 week>", "We write"),
    ]
    key = sent.timeline[1][0].rules[0][1].pieces[1]
    assert isinstance(key, Sentence)
    assert (key.on, key.tree.span.start) == ("key", len("By {{ "))
    assert sent.aside is not None


def test_start_and_check_pages() -> None:
    made = journey(
        "start:\n  body: Hello\n  key_facts:\n    Cost: Nothing\n  button: Go\n  before: Wait\n"
        "check:\n  title: Look again\n  declaration: It is true\n  button: Send\n"
    )
    assert (shown(made.start.body), shown(made.start.button), shown(made.start.before)) == ("Hello", "Go", "Wait")
    assert [(shown(label), shown(text)) for label, text in made.start.key_facts] == [("Cost", "Nothing")]
    assert (shown(made.check.title), made.check.body, shown(made.check.button)) == ("Look again", None, "Send")


# scenarios


def test_scenarios_keep_answers_as_they_are_written() -> None:
    made = journey(
        """\
scenarios:
  somebody:
    today: 2026-11-22
    answers:
      born: 2008-03-31
      income: 1200.50
      vehicle: car
      languages: [welsh]
      lives_here: no
    outcome: sent
    skips: [vehicle]
    facts: {award: 012}
"""
    )
    one = made.scenarios["somebody"]
    assert one.today == date(2026, 11, 22)
    assert one.answers == {
        "born": "2008-03-31", "income": "1200.50", "vehicle": "car", "languages": ["welsh"], "lives_here": "no",
    }  # fmt: skip
    assert one.expect == {"outcome": "sent", "skips": ["vehicle"], "facts": {"award": "012"}}


def test_scenarios_may_have_a_file_of_their_own() -> None:
    made = journey("scenarios: people.yaml\n", people__yaml="somebody:\n  answers: {}\n  stops_at: born\n")
    assert made.scenarios["somebody"].route == ("people.yaml", "somebody")


def test_scenarios_may_have_several_files() -> None:
    body = "  answers: {}\n  stops_at: born\n"
    made = journey("scenarios: [people.yaml, more.yaml]\n", people__yaml=f"ann:\n{body}", more__yaml=f"ben:\n{body}")
    assert [one.route for one in made.scenarios.values()] == [("people.yaml", "ann"), ("more.yaml", "ben")]


def test_a_scenario_of_one_name_in_two_files_is_told() -> None:
    body = "ann:\n  answers: {}\n  stops_at: born\n"
    found = told("scenarios: [people.yaml, more.yaml]\n", people__yaml=body, more__yaml=body)
    assert [fault[:2] for fault in found] == [("duplicate-id", "`ann` is a scenario already")]


def test_a_switch_in_the_answers_is_told() -> None:
    found = told("scenarios:\n  somebody:\n    answers:\n      lives_here: true\n    outcome: sent\n")
    assert [fault[:2] for fault in found] == [("yaml-ambiguous", "`true` is a switch, and an answer is in words")]


# settings


def test_a_journey_takes_what_it_does_not_say_from_its_service() -> None:
    service = Service("S", language="cy", time_zone="Asia/Tokyo", currency="JPY", leap_birthday="28 February")
    bare = "journey: a\ntitle: A\nsteps:\n  x: {ask: X, type: text}\noutcomes:\n  sent: {submit: true, title: S}\n"
    made = load({"journey.yaml": bare}, service).journey
    assert made is not None
    assert (made.language, made.time_zone, made.currency, made.minor_digits, made.leap_birthday) == (
        "cy", "Asia/Tokyo", "JPY", 0, "28 February",
    )  # fmt: skip
    own = load({"journey.yaml": bare + "currency: GBP\ntime_zone: Europe/London\n"}, service).journey
    assert own is not None
    assert (own.currency, own.time_zone) == ("GBP", "Europe/London")


def test_the_version_is_of_all_files_and_of_nothing_else() -> None:
    one = load({"journey.yaml": "journey: a\n", "b.csv": "id\n"}).journey
    same = load({"b.csv": "id\n", "journey.yaml": "journey: a\n"}).journey
    other = load({"journey.yaml": "journey: a\n", "b.csv": "id,\n"}).journey
    assert one is not None
    assert same is not None
    assert other is not None
    assert one.version == same.version != other.version
    assert len(one.version) == 16


def test_kinds_of_questions_are_those_of_their_types() -> None:
    made = journey("facts:\n  many: count of languages\n  two: languages includes welsh\n")
    assert made.facts["many"].kind == Integer()
    assert made.facts["two"].kind == YesNo()
    assert isinstance(made.questions["languages"].options, tuple)
    assert Choices(("welsh", "irish")) == Choices(tuple(option.id for option in made.questions["languages"].options))


def test_a_text_that_shows_another_is_a_reference() -> None:
    made = journey("texts:\n  a: one {{ b }}\n  b: two\n")
    assert made.texts["a"].rules[0][1].pieces == ("one ", TextRef("b"))
