"""Facts, rates, lists and decision tables as they are built."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from journeys.expressions.kinds import Choice, Date, Decimal, Integer, Money, YesNo
from tests.journeys.building import journey, known, shown, told

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
