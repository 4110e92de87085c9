"""What sentences say of a citizen: one table of values, and what is not known."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from journeys.expressions import evaluate
from journeys.expressions.kinds import Choice, Date, Decimal, Exact, Integer, Kind, Money, YesNo
from journeys.expressions.known import Known, NotKnown
from journeys.expressions.parse import SentenceFault, parse
from journeys.expressions.resolve import constant, resolve
from tests.journeys.expressions.small_journey import PURPOSE, SmallNames

NAMES = SmallNames()
CITIZEN = {
    "vehicle": "car",
    "country": "france",
    "birth_country": "france",
    "purpose": "work",
    "british": "no",
    "languages": ("welsh", "english"),
    "lives_here": True,
    "has_job": False,
    "age": 17,
    "jobs": 3,
    "height": Fraction(9, 5),
    "salary": 1_250_050,
    "born": date(2008, 2, 29),
    "moved_in": date(2024, 1, 31),
    "due_date": date(2027, 6, 13),
    "started": date(2026, 4, 1),
    "full_name": "  Zoe\u0308 ",
    "home": {"line_1": "1 High Street", "postcode": "AB1 2CD"},
}
"""A citizen of the day of the tests, who was not asked for a pension, `cta_purpose`, `email` or `work`."""

TODAY = date(2026, 11, 22)


def value_of(
    text: str, given: dict[str, Any] | None = None, names: SmallNames = NAMES, kind: Kind | None = None
) -> Any:
    """The value of a sentence for a citizen."""
    tree = resolve(parse(text), names, kind)
    return evaluate.compile(tree, names)(Known(CITIZEN if given is None else given, today=TODAY))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vehicle is car", True),
        ("vehicle is not car", False),
        ("vehicle is one of [car, moped]", True),
        ("country is one of visa_free", False),
        ("country is not one of visa_free", True),
        ("country is birth_country", True),
        ("british is no", True),
        ("lives_here", True),
        ("not has_job", True),
        ("lives_here is no", False),
        ("has_job is not yes", True),
        ("languages includes welsh", True),
        ("languages includes any of [irish, english]", True),
        ("languages includes all of [welsh, irish]", False),
        ("languages does not include any of [irish]", True),
        ("count of languages", 2),
        ("age is between 17 and 18", True),
        ("age is not between 17 and 18", False),
        ("age is one of [16, 17]", True),
        ("age >= 18", False),
        ("age < jobs", False),
        ("age + jobs - 1", 19),
        ("age * jobs", 51),
        ("age + height", Fraction(94, 5)),
        ("salary < £12,500.50", False),
        ("salary <= £12,500.50", True),
        ("salary - £12,500", 50),
        ("-£5 + salary", 1_249_550),
        ("salary / 12 rounded down to £1", 104_100),
        ("salary / 12 rounded up to £1", 104_200),
        ("salary / 12 rounded to the nearest £0.01", 104_171),
        ("(£0 - salary) / 12 rounded down to £1", -104_200),
        ("20% of salary rounded to the nearest £0.01", 250_010),
        ("salary * 20% rounded to the nearest £100", 250_000),
        ("salary / £2,500 rounded down to 0.01", Fraction(5)),
        ("age / 2 rounded to the nearest 1", 9),
        ("(0 - age) / 2 rounded to the nearest 1", -9),
        ("largest of [salary - £20,000, £0]", 0),
        ("smallest of [age, jobs, 5]", 3),
        ("latest of [born, moved_in]", date(2024, 1, 31)),
        ("age(born)", 18),
        ("age(born) on 2026-02-28", 17),
        ("age(born) on 2026-03-01", 18),
        ("born + 15 years + 9 months", date(2023, 11, 29)),
        ("(born + 15 years) + 9 months", date(2023, 12, 1)),
        ("moved_in + 1 month + 1 month", date(2024, 3, 31)),
        ("(moved_in + 1 month) + 1 month", date(2024, 3, 29)),
        ("moved_in + (1 month + 3 days) - 1 week", date(2024, 2, 25)),
        ("moved_in + jobs * 1 week", date(2024, 2, 21)),
        ("due_date - today", 203),
        ("due_date - today > 29 weeks", False),
        ("due_date - 1 week - today + 7 days", 203),
        ("complete months from moved_in to today", 33),
        ("complete years from moved_in to today", 2),
        ("complete weeks from today to due_date", 29),
        ("sunday on or before due_date", date(2027, 6, 13)),
        ("sunday before due_date", date(2027, 6, 6)),
        ("31 January after due_date", date(2028, 1, 31)),
        ("29 February after due_date", date(2028, 2, 29)),
        ("29 February before due_date", date(2027, 2, 28)),
        ("started + 2 months is 2026-06", True),
        ("started is before 2026-04", False),
        ("born is before today", True),
        ('full_name is "ZOË"', True),
        ('full_name is not "Zoe"', True),
        ('full_name is one of ["Ann", "zoë"]', True),
        ('home.postcode is "ab1 2cd"', True),
        ("income_limit", 1_300_000),
        ("income_limit on 2026-04-05", 1_257_000),
        ("income_limit on 2026-04-06", 1_300_000),
        ("old_enough_on", date(2023, 11, 29)),
        ("low_income", True),
        ("award", 8_000),
        ("email was answered", False),
        ("email was not answered", True),
        ("lives_here was yes", True),
        ("has_job was yes", False),
        ("vehicle was one of [car, moped]", True),
        ("home.postcode was answered", True),
        ("home.town was answered", False),
        ("work.town was answered", False),
        ("pension if answered otherwise £5", 500),
        ("salary if answered otherwise £5", 1_250_050),
        ('(home.town if answered otherwise full_name) is "zoë"', True),
        ("full_purpose is work", True),
        ("cta_purpose if answered otherwise purpose", "work"),
        # what decides, decides: the rest need not be known
        ('has_job and email is "x"', False),
        ('email is "x" and has_job', False),
        ('email is "x" or lives_here', True),
        ('lives_here or email is "x" or pension > £5', True),
        ('pension > £5 or email is "x" or lives_here', True),
        ('pension > £5 and email is "x" and has_job', False),
    ],
)
def test_the_value_of_a_sentence(text: str, value: Any) -> None:
    found = value_of(text)
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    "text",
    [
        "pension > £5",
        "pension is not £5",
        "cta_purpose is not one of [work]",
        "cta_purpose is not work",
        "not (pension > £5)",
        "lives_here and pension > £5",
        "has_job or pension > £5",
        "lives_here and pension > £5 and lives_here",
        "has_job or pension > £5 or has_job",
        'home.town is "x"',
        'work.town is "x"',
        "salary / (age - 17) > £5",
        "income_limit on 2025-04-05",
        "born + 9000 years is after today",
        "pension + salary",
        "age * 1000000000 * 1000000000 * 1000000000 * 1000000000 * 1000000000 > 1",
    ],
)
def test_what_cannot_be_known_is_never_false(text: str) -> None:
    with pytest.raises(LookupError):
        value_of(text)


def test_what_is_missing_has_a_name() -> None:
    with pytest.raises(NotKnown) as raised:
        value_of("income_limit on 2025-04-05")
    assert raised.value.missing == "income_limit"


def test_rates_are_read_on_the_journeys_own_day() -> None:
    names = SmallNames()
    day = resolve(parse("due_date - 2 years"), names, Date())
    names.rates_on = evaluate.computed("", Date(), [(None, day)], names)
    assert value_of("income_limit", names=names) == 1_257_000
    tree = resolve(parse("income_limit > £5"), names)
    assert evaluate.reads(tree, names) == {"due_date"}


def test_29_february_follows_the_journey() -> None:
    names = SmallNames(leap_birthday="28 February")
    assert value_of("age(born) on 2026-02-28", names=names) == 18
    assert value_of("born + 18 years", names=names) == date(2026, 2, 28)


def test_another_currency_has_its_own_units() -> None:
    yen = SmallNames(currency="JPY", minor_digits=0)
    assert value_of("salary + ¥500", {"salary": 1000}, yen) == 1500
    francs = SmallNames(currency="CHF")
    assert value_of("salary + CHF 12.50", {"salary": 1000}, francs) == 2250


def test_a_fact_is_remembered_and_one_with_was_is_read_again() -> None:
    low_income, alien = NAMES.fact("low_income"), NAMES.fact("alien")
    assert low_income is not None
    assert alien is not None
    citizen = Known({"salary": 1, "jobs": 3}, today=TODAY)
    assert (low_income.value(citizen), alien.value(citizen)) == (True, False)
    citizen.memo["low_income"] = "remembered"
    citizen["vehicle"] = "car"
    assert (low_income.value(citizen), alien.value(citizen)) == ("remembered", True)


def test_the_rows_of_a_fact_are_read_in_order_and_each_must_be_known() -> None:
    assert value_of("award", {"salary": 1, "jobs": 1}) == 4500
    assert value_of("award", {"salary": 10**9}) == 0
    with pytest.raises(LookupError):
        value_of("award", {"salary": 1})
    rows = [(resolve(parse("lives_here"), NAMES, YesNo()), resolve(parse("5"), NAMES))]
    unfinished = evaluate.computed("unfinished", Integer(), rows, NAMES)
    with pytest.raises(NotKnown) as raised:
        unfinished.value(Known({"lives_here": False}, today=TODAY))
    assert raised.value.missing == "unfinished"


def test_a_fact_knows_what_it_reads() -> None:
    award, alien, named = (NAMES.fact(id) for id in ("award", "alien", "named_alien"))
    assert award is not None
    assert alien is not None
    assert named is not None
    assert (award.reads, award.was, award.steady) == ({"salary", "jobs"}, frozenset(), True)
    assert (alien.reads, alien.was, alien.steady) == ({"vehicle"}, {"vehicle"}, False)
    assert (named.reads, named.was, named.steady) == ({"vehicle"}, frozenset(), False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("age + jobs", Integer()),
        ("age + height", Decimal(2)),
        ("age + 1.125", Decimal(3)),
        ("salary + £5", Money()),
        ("salary / 2", Exact("money")),
        ("salary / £2", Exact("number")),
        ("height * 2", Exact("number")),
        ("salary * 2", Money()),
        ("2 * salary", Money()),
        ("5% of age", Exact("number")),
        ("salary / 2 rounded to the nearest £0.01", Money()),
        ("age / 2 rounded down to 0.1", Decimal(1)),
        ("cta_purpose if answered otherwise purpose", PURPOSE),
        ("cta_purpose if answered otherwise study", Choice(("tourism", "work", "study"))),
        ("age if answered otherwise 1.5", Decimal(1)),
    ],
)
def test_the_kind_of_a_value(text: str, kind: Kind) -> None:
    expected = kind if isinstance(kind, Exact) else None
    assert resolve(parse(text), NAMES, expected).kind == kind


def test_a_constant_is_a_literal() -> None:
    assert constant("£12,570", NAMES) == (Money(), 1_257_000)
    assert constant("-5", NAMES) == (Integer(), -5)
    assert constant("20%", NAMES)[1] == Fraction(1, 5)
    assert constant("work", NAMES, PURPOSE) == (PURPOSE, "work")
    with pytest.raises(SentenceFault, match="plain value"):
        constant("age + 1", NAMES)
