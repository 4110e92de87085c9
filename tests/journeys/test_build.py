"""From YAML to a journey: what every part becomes, and what is told when it cannot."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from journeys.diagnostics import Level
from journeys.expressions.evaluate import Known
from journeys.expressions.kinds import Choice, Choices, Date, Decimal, Integer, Money, YesNo
from journeys.load import Loaded, load
from journeys.model import Journey, Sentence, Service, Text, TextRef

SMALL = """\
journey: licence
title: Apply for a licence
steps:
  born:
    ask: When were you born?
    type: date
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      moped: Moped
      tractor:
        label: Tractor {{ born }}
        hint: From 16
  income:
    ask: What do you earn?
    type: money
    min: £0
    max: limit
  languages:
    ask: Which languages?
    type: choices
    options: {welsh: Welsh, irish: Irish}
  lives_here:
    ask: Do you live here?
    type: yes_no
"""
ENDS = "outcomes:\n  too_young:\n    title: Too young\n  sent:\n    submit: true\n    title: Sent\n"
LIMIT = "rates:\n  limit:\n    - from: 2025-04-06\n      value: £12,570\n      source: https://example.org\n"


def loaded(more: str = "", ends: str = ENDS, base: str = SMALL, rates: str = LIMIT, **files: str) -> Loaded:
    named = {name.replace("__", "."): text for name, text in files.items()}
    return load({"journey.yaml": base + more + rates + ends, **named})


def journey(more: str = "", **given: Any) -> Journey:
    found = loaded(more, **given)
    assert [fault.message for fault in found.faults] == []
    assert found.journey is not None
    return found.journey


def told(more: str = "", **given: Any) -> list[tuple[str, str, str, int]]:
    """Slug, message, file and line of every fault."""
    found = loaded(more, **given)
    places = [(fault, found.sources.locate(fault.primary.spot)) for fault in found.faults]
    return [(fault.slug, fault.message, place.file, place.line) for fault, place in places]


def known(**answers: Any) -> Known:
    return Known(answers, today=date(2026, 11, 22))


def shown(text: Text | None) -> str:
    """A text without rules, sentences in angle brackets."""
    assert text is not None
    ((when, wording),) = text.rules
    assert when is None
    return "".join(
        piece if isinstance(piece, str) else f"<{piece.text}>" if isinstance(piece, Sentence) else f"[{piece.id}]"
        for piece in wording.pieces
    )


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


# facts, rates, lists


def test_facts_have_inferred_kinds_and_are_computed() -> None:
    made = journey(
        """\
facts:
  second: first + 9 months
  first:
    is: born + 15 years
    source: https://example.org
  poor: income < limit
  award:
    decide:
      poor and vehicle is car: £80
      poor: £45
      otherwise: £0
  share: income / 3 rounded down to £1
  kind:
    options: {full: Full help, part: Part help}
    decide:
      poor: full
      otherwise: part
  either:
    any: [poor, lives_here]
  half: 0.5
  three: 3
"""
    )
    assert {id: fact.kind for id, fact in made.facts.items()} == {
        "second": Date(), "first": Date(), "poor": YesNo(), "award": Money(), "share": Money(),
        "kind": Choice(("full", "part")), "either": YesNo(), "half": Decimal(1), "three": Integer(),
    }  # fmt: skip
    citizen = known(born=date(2000, 2, 29), income=100_00, vehicle="car", lives_here=False)
    assert {id: fact.value(citizen) for id, fact in made.facts.items()} == {
        "second": date(2015, 11, 28), "first": date(2015, 3, 1), "poor": True, "award": 8000, "share": 3300,
        "kind": "full", "either": True, "half": Fraction(1, 2), "three": 3,
    } | {"second": made.facts["second"].value(citizen)}  # fmt: skip
    assert made.facts["first"].source == "https://example.org"
    assert shown(made.facts["kind"].options[1].label) == "Part help"


def test_a_sentence_reads_questions_through_facts_and_rates_on() -> None:
    made = journey(
        "rates_on: born\nfacts:\n  poor: income < limit\n  rich: not poor\n"
        "next:\n  rich: sent\n  otherwise: too_young\n"
    )
    sentence = made.next[0].sentence
    assert sentence is not None
    assert sentence.reads == frozenset({"income", "born"})
    assert made.rates_on is not None
    assert made.rates_on.reads == frozenset({"born"})


def test_a_long_chain_of_unknown_facts_is_worked_out_once() -> None:
    chain = "".join(f"  f{n}: f{n - 1} and f{n - 1}\n" for n in range(1, 50))
    made = journey(f"facts:\n  f0: lives_here\n{chain}next:\n  f49: sent\n  otherwise: too_young\n")
    with pytest.raises(LookupError):
        made.facts["f49"].value(known())  # 2**49 ways without memory
    assert made.facts["f49"].value(known(lives_here=True)) is True


def test_facts_may_stand_in_any_order_however_many() -> None:
    names = [f"f{n}" for n in range(55)]
    chain = "".join(f"  {one}: {other} and lives_here\n" for one, other in pairwise(names))
    made = journey(f"facts:\n{chain}  f54: lives_here\nnext:\n  f0: sent\n  otherwise: too_young\n")
    assert made.facts["f0"].value(known(lives_here=True)) is True


def test_facts_that_are_built_too_deep_are_told_not_crashed_on() -> None:
    chain = "".join(f"  f{n}: f{n - 1} and lives_here\n" for n in range(1, 3000))
    found = told(f"facts:\n  f0: lives_here\n{chain}")
    assert [(slug, message) for slug, message, _, _ in found] == [
        ("wrong-value", "More than 60 facts are built one upon the other here")
    ]


def test_rates_are_read_on_their_day() -> None:
    rows = "rates:\n  limit:\n" + "".join(
        f"    - from: {day}\n      value: {value}\n      source: https://example.org\n      checked: 2026-11-01\n"
        for day, value in (("2025-04-06", "£12,570"), ("2026-04-06", "£13,000.50"))
    )
    made = journey(rates=rows)
    assert [(row.start, row.value, row.checked) for row in made.rates["limit"].rows] == [
        (date(2025, 4, 6), 1_257_000, date(2026, 11, 1)),
        (date(2026, 4, 6), 1_300_050, date(2026, 11, 1)),
    ]


def test_rates_may_stand_in_a_table() -> None:
    table = (
        "rate,from,value,source\nlimit,2025-04-06,£5,https://example.org\nlimit,2026-04-06,£6,\nshare,2025-01-01,20%,\n"
    )
    made = journey(rates="rates: rates.csv\n", rates__csv=table)
    assert [(rate.id, [row.value for row in rate.rows]) for rate in made.rates.values()] == [
        ("limit", [500, 600]),
        ("share", [Fraction(1, 5)]),
    ]
    assert made.rates["limit"].rows[1].route == ("rates.csv", 2)


def test_lists_in_every_form_are_opened_to_their_members() -> None:
    made = journey(
        """\
  country:
    ask: Which country?
    type: choice
    options: countries
  other:
    ask: Which other?
    type: choices
    options: near
facts:
  free: country is one of visa_free
lists:
  countries: countries.csv
  near: {ireland: Ireland, france: {label: France, hint: Over the sea}}
  far: far.yaml
  visa_free: [near, japan]
""",
        countries__csv="id,label,hint\nireland,Ireland (Republic),\njapan,Japan,An island\nfrance,France,\n",
        far__yaml="- japan\n",
    )
    assert {id: each.members for id, each in made.lists.items()} == {
        "countries": ("ireland", "japan", "france"),
        "near": ("ireland", "france"),
        "far": ("japan",),
        "visa_free": ("ireland", "france", "japan"),
    }
    country = made.questions["country"]
    assert (country.options_list, [shown(option.label) for option in country.options]) == (
        "countries", ["Ireland (Republic)", "Japan", "France"],
    )  # fmt: skip
    assert shown(country.options[1].hint) == "An island"
    assert [shown(option.label) for option in made.questions["other"].options] == ["Ireland", "France"]
    assert made.facts["free"].value(known(country="france")) is True


def test_a_list_of_ids_takes_its_labels_from_another_list() -> None:
    made = journey(
        "  country:\n    ask: Which?\n    type: choice\n    options: visa_free\n"
        "lists:\n  all_countries: {ireland: Ireland, japan: Japan}\n  visa_free: [japan]\n"
    )
    assert [(option.id, shown(option.label)) for option in made.questions["country"].options] == [("japan", "Japan")]


# decision tables


def test_a_table_decides_where_to_go() -> None:
    made = journey(
        "  turn:\n    next: turn.csv\n",
        turn__csv="vehicle,lives_here,languages,go\ncar,yes,,sent\n,no,welsh,too_young\n,,,sent\n",
    )
    rules = made.steps["turn"].next
    assert [(rule.sentence and rule.sentence.text, rule.target) for rule in rules] == [
        ("vehicle is car and lives_here", "sent"),
        ("not lives_here and languages includes welsh", "too_young"),
        (None, "sent"),
    ]
    assert rules[1].route == ("turn.csv", 2, "go")
    assert rules[0].sentence is not None
    assert rules[0].sentence.value(known(vehicle="car", lives_here=True)) is True


def test_a_table_decides_a_fact() -> None:
    made = journey(
        "facts:\n  help:\n    options: {full: Full, none: None}\n    decide: help.csv\n"
        "  amount:\n    decide: amount.csv\n",
        help__csv="vehicle,help\ncar,full\n,none\n",
        amount__csv="vehicle,amount\ncar,£20\n,£0\n",
    )
    assert made.facts["help"].value(known(vehicle="moped")) == "none"
    assert made.facts["amount"].value(known(vehicle="car")) == 2000
    assert made.facts["help"].kind == Choice(("full", "none"))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("vehicle,to\ncar,sent\n", ("bad-table", "The last column of this table is headed `go`", "turn.csv", 1)),
        ("vehicel,go\ncar,sent\n", ("unknown-name", "`vehicel` is not a question, fact or rate", "turn.csv", 1)),
        ("vehicle,go\ncar,\n", ("bad-table", "This row has no result", "turn.csv", 2)),
        ("vehicle,go\n\nvan,sent\n", ("unknown-option", "`van` is not an option of `vehicle`", "turn.csv", 3)),
        (
            "income,go\n5,sent\n",
            ("wrong-kind", "`income` is an amount of money, and `5` is a whole number", "turn.csv", 2),
        ),
    ],
)
def test_a_table_that_is_wrong_is_told_at_its_cell(table: str, expected: tuple[str, str, str, int]) -> None:
    assert told("  turn:\n    next: turn.csv\n", turn__csv=table) == [expected]


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


def test_a_switch_in_the_answers_is_told() -> None:
    found = told("scenarios:\n  somebody:\n    answers:\n      lives_here: true\n    outcome: sent\n")
    assert [fault[:2] for fault in found] == [("yaml-ambiguous", "`true` is a switch, and an answer is in words")]


# what is told


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("  born2:\n    ask: x\n    type: date\n    next:\n      vehicl is car: sent\n",
         ("unknown-name", "`vehicl` is not a question, fact or rate of this journey")),
        ("facts:\n  a: b\n  b: a\n", ("fact-cycle", "`a` needs `b` needs `a`, so it can never be known")),
        ("facts:\n  a: a and lives_here\n", ("fact-cycle", "`a` needs `a`, so it can never be known")),
        ("facts:\n  vehicle: today\n", ("duplicate-id", "`vehicle` is a question already")),
        ("texts:\n  a: x {{ b }}\n  b: y {{ a }}\n", ("fact-cycle", "`a` shows `b` shows `a`, so it never ends")),
        ("texts:\n  a: x {{ born\n", ("sentence-syntax", "`{{` is not closed by `}}`")),
        ("texts:\n  a: At {{ vehicl }}\n", ("unknown-name", "`vehicl` is not a question, fact or rate of this journey")),  # noqa: E501
        ("texts:\n  a: Flat #5\n", ("yaml-lost-text", "From `#` on this is a comment, which nobody is shown")),
        ("lists:\n  a: [b]\n  b: [a]\n", ("fact-cycle", "`a` holds `b` holds `a`, so it never ends")),
        ("lists:\n  a: missing.csv\n", ("file-not-found", "There is no file `missing.csv` here")),
        ("lists:\n  a: ../other/a.csv\n", ("file-not-found", "`../other/a.csv` is not in the journey's folder")),
        ("lists:\n  a: /etc/a.csv\n", ("file-not-found", "`/etc/a.csv` is not in the journey's folder")),
        ("  c:\n    ask: x\n    type: choice\n    options: nowhere\n", ("unknown-name", "There is no list `nowhere`")),
        ("  c:\n    ask: x\n    type: choice\n    options: ids\nlists:\n  ids: [a]\n",
         ("missing-key", "`a` in the list `ids` has no label that a citizen could read")),
        ("facts:\n  a:\n    decide:\n      lives_here: £5\n      otherwise: 5\n",
         ("wrong-kind", "This is a whole number, and the first value is an amount of money")),
        ("facts:\n  a: income / 3\n",
         ("not-rounded", "The result of a division or percentage is rounded before it is a fact, shown or sent")),
        ("currency: XYZ\n", ("wrong-value", "`XYZ` is not the code of a currency")),
        ("time_zone: Europe/Lundon\n", ("wrong-value", "`Europe/Lundon` is not a time zone")),
        ("language: xx\n", ("wrong-value", "`xx` is not a language that is known here")),
        ("  c:\n    ask: x\n    type: integer\n    errors:\n      too_hi: y\n",
         ("unknown-key", "A question of type `integer` has no message `too_hi`")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once(more: str, expected: tuple[str, str]) -> None:
    assert [fault[:2] for fault in told(more)] == [expected]


def test_a_fault_in_braces_stands_at_the_very_word() -> None:
    found = loaded("texts:\n  a: Flat {{ vehicl }} or house\n")
    (fault,) = found.faults
    place = found.sources.locate(fault.primary.spot)
    assert place.source[place.column - 1 : place.end_column - 1] == "vehicl"
    assert fault.paste == "  a: Flat {{ vehicle }} or house"


def test_a_fault_in_a_key_is_answered_with_the_corrected_line() -> None:
    found = loaded("next:\n  income less than £5: sent\n  otherwise: too_young\n")
    (fault,) = found.faults
    assert (fault.slug, fault.paste) == ("wrong-operator", "  income < £5: sent")
    place = found.sources.locate(fault.primary.spot)
    assert place.source[place.column - 1 : place.end_column - 1] == "less than"


def test_rates_that_are_wrong_are_told() -> None:
    def rates(*rows: tuple[str, str]) -> str:
        return "rates:\n  limit:\n" + "".join(
            f"    - from: {day}\n      value: {value}\n      source: https://example.org\n" for day, value in rows
        )

    def first(text: str) -> list[tuple[str, str]]:
        return [fault[:2] for fault in told(rates=text)]

    assert first(rates(("2026-04-06", "£1"), ("2025-04-06", "£2"))) == [
        ("wrong-value", "The rows of `limit` stand in the order of their days")
    ]
    assert first(rates(("2025-04-06", "£1"), ("2026-04-06", "20%"))) == [
        ("wrong-kind", "All rows of `limit` are values of one kind")
    ]
    assert first(rates(("2025-02-30", "£1"))) == [("wrong-value", "`2025-02-30` is not a real date")]


def test_what_is_broken_is_left_out_and_nothing_else_is_told_because_of_it() -> None:
    found = loaded(
        "  broken:\n    ask: What?\n    type: dat\n    when: lives_here\n"
        "  fine:\n    when: broken is before today\n    ask: x\n    type: yes_no\n"
        "    next:\n      broken was answered: sent\n"
        "facts:\n  bad: nonsense is here\n  worse: bad and lives_here\n"
    )
    assert [(fault.slug, fault.primary.spot.route[1:]) for fault in found.faults] == [
        ("unknown-name", ("facts", "bad")),
        ("wrong-value", ("steps", "broken", "type")),
    ]
    assert found.journey is not None
    assert "broken" not in found.journey.steps
    assert [rule.target for rule in found.journey.steps["fine"].next] == ["sent"]


def test_all_faults_of_a_journey_are_told_at_once() -> None:
    found = told(
        "facts:\n  a: vehicl is car\ntexts:\n  b: What's new: a guide\n  c: Flat #5\nnxt: sent\n",
        ends="outcomes:\n  sent:\n    submt: true\n    title: Sent\n",
    )
    assert sorted(fault[0] for fault in found) == [
        "unknown-key", "unknown-key", "unknown-name", "yaml-lost-text", "yaml-needs-quotes",
    ]  # fmt: skip


def test_comparing_a_citizen_s_words_is_advice_not_an_error() -> None:
    found = loaded('  town:\n    ask: x\n    type: text\n    next:\n      town is "Bath": sent\n')
    assert [(fault.slug, fault.level) for fault in found.faults] == [("text-comparison", Level.ADVICE)]


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


def test_a_misspelt_name_is_found_among_faulty_parts_too() -> None:
    text = """
journey: a
title: A
steps:
  vehicle:
    ask: What do you drive?
    type: choise
  income:
    ask: How much do you earn?
    type: money
    when: vehicel is car
outcomes:
  sent:
    submit: true
    title: Sent
"""
    helped = {fault.slug: fault.help for fault in load({"journey.yaml": text}).faults}
    assert helped["unknown-name"] == "did you mean `vehicle`?"
