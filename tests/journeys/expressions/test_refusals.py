"""What people write for a sentence: each refusal, its slug, its place and the corrected sentence."""

from __future__ import annotations

import pytest

from journeys.expressions.kinds import Kind, Money, YesNo
from journeys.expressions.parse import SentenceFault, parse
from journeys.expressions.resolve import resolve
from tests.journeys.expressions.small_journey import SmallNames

NAMES = SmallNames()


def fault_of(text: str, expected: Kind | None = None, *, fact: bool = False) -> SentenceFault:
    """The fault of a sentence that has one."""
    with pytest.raises(SentenceFault) as raised:
        resolve(parse(text), NAMES, expected, fact=fact)
    return raised.value


# (as written, slug, the stretch at fault, the corrected sentence)
CORRECTED = [
    # signs and words between two values
    ("vehicle = car", "wrong-operator", "=", "vehicle is car"),
    ("vehicle == car", "wrong-operator", "==", "vehicle is car"),
    ("vehicle=car", "wrong-operator", "=", "vehicle is car"),
    ("vehicle != car", "wrong-operator", "!=", "vehicle is not car"),
    ("vehicle <> car", "wrong-operator", "<>", "vehicle is not car"),
    ("vehicle ≠ car", "wrong-operator", "≠", "vehicle is not car"),
    ("age ≤ 5", "wrong-operator", "≤", "age <= 5"),
    ("age ≥ 5", "wrong-operator", "≥", "age >= 5"),
    ("age =< 5", "wrong-operator", "=<", "age <= 5"),
    ("age is < 5", "wrong-operator", "is <", "age < 5"),
    ("age is not < 5", "wrong-operator", "is not <", "age >= 5"),
    ("age is less than 5", "wrong-operator", "is less than", "age < 5"),
    ("age less than 5", "wrong-operator", "less than", "age < 5"),
    ("age is not less than 5", "wrong-operator", "is not less than", "age >= 5"),
    ("age is more than 5", "wrong-operator", "is more than", "age > 5"),
    ("age is greater than or equal to 5", "wrong-operator", "is greater than or equal to", "age >= 5"),
    ("age is at least 5", "wrong-operator", "is at least", "age >= 5"),
    ("age at most 5", "wrong-operator", "at most", "age <= 5"),
    ("age is over 5", "wrong-operator", "is over", "age > 5"),
    ("age equals 5", "wrong-operator", "equals", "age is 5"),
    ("age isn't 5", "wrong-operator", "isn't", "age is not 5"),
    ("lives_here is true", "wrong-operator", "lives_here is true", "lives_here"),
    ("lives_here is false", "wrong-operator", "lives_here is false", "not lives_here"),
    ("lives_here is not true", "wrong-operator", "lives_here is not true", "not lives_here"),
    ("country is in visa_free", "wrong-operator", "is in", "country is one of visa_free"),
    ("country in visa_free", "wrong-operator", "in", "country is one of visa_free"),
    ("country is not in visa_free", "wrong-operator", "is not in", "country is not one of visa_free"),
    ("country one of visa_free", "wrong-operator", "one of", "country is one of visa_free"),
    ("country is any of [wales, france]", "wrong-operator", "is any of", "country is one of [wales, france]"),
    ("country is none of [wales, france]", "wrong-operator", "is none of", "country is not one of [wales, france]"),
    ("country is [wales, france]", "wrong-operator", "is", "country is one of [wales, france]"),
    ("country is one of wales, france", "sentence-syntax", "wales, france", "country is one of [wales, france]"),
    ("country is one of (wales, france)", "sentence-syntax", "(wales, france)", "country is one of [wales, france]"),
    ("country is one of wales", "wrong-operator", "wales", "country is one of [wales]"),
    ("country is visa_free", "wrong-operator", "country is visa_free", "country is one of visa_free"),
    ("country is not visa_free", "wrong-operator", "country is not visa_free", "country is not one of visa_free"),
    ("languages contains welsh", "wrong-operator", "contains", "languages includes welsh"),
    ("languages doesn't include welsh", "wrong-operator", "doesn't include", "languages does not include welsh"),
    ("languages includes [welsh, irish]", "wrong-operator", "includes", "languages includes any of [welsh, irish]"),
    (
        "languages does not include all of [welsh, irish]",
        "wrong-operator",
        "languages does not include all of [welsh, irish]",
        "not (languages includes all of [welsh, irish])",
    ),
    ("born on or after 2008-03-31", "wrong-operator", "on or after", "born is on or after 2008-03-31"),
    ("born is not before today", "wrong-operator", "is not before", "born is on or after today"),
    ("born is before or on today", "wrong-operator", "is before or on", "born is on or before today"),
    ("born is on 2008-03-31", "wrong-operator", "is on", "born is 2008-03-31"),
    ("born is later than today", "wrong-operator", "is later than", "born is after today"),
    ("age between 5 and 6", "wrong-operator", "between", "age is between 5 and 6"),
    # two sentences
    ("lives_here && has_job", "wrong-operator", "&&", "lives_here and has_job"),
    ("lives_here&&has_job", "wrong-operator", "&&", "lives_here and has_job"),
    ("lives_here || has_job", "wrong-operator", "||", "lives_here or has_job"),
    ("!lives_here", "wrong-operator", "!", "not lives_here"),
    ("lives_here AND has_job", "sentence-syntax", "AND", "lives_here and has_job"),
    ("lives_here unless has_job", "wrong-operator", "unless", "lives_here and not has_job"),
    ("lives_here unless age is 5", "wrong-operator", "unless", "lives_here and not (age is 5)"),
    ("if lives_here", "sentence-syntax", "if", "lives_here"),
    ("18 <= age < 65", "wrong-operator", "<", "age >= 18 and age < 65"),
    ("jobs < age < 65", "wrong-operator", "<", "jobs < age and age < 65"),
    ("age > 18 and < 65", "wrong-operator", "<", "age > 18 and age < 65"),
    ("vehicle was car or was moped", "wrong-operator", "was", "vehicle was car or vehicle was moped"),
    ("vehicle is car or is moped", "wrong-operator", "is", "vehicle is car or vehicle is moped"),
    ("vehicle is car or moped", "wrong-operator", "vehicle is car or moped", "vehicle is one of [car, moped]"),
    (
        "vehicle is not car or moped",
        "wrong-operator",
        "vehicle is not car or moped",
        "vehicle is not one of [car, moped]",
    ),
    (
        "lives_here and vehicle is car and moped",
        "wrong-operator",
        "vehicle is car and moped",
        "lives_here and vehicle is one of [car, moped]",
    ),
    (
        "languages includes welsh and irish",
        "wrong-operator",
        "languages includes welsh and irish",
        "languages includes all of [welsh, irish]",
    ),
    ("18 < age", "wrong-operator", "18", "age > 18"),
    ("2008-03-31 is before born", "wrong-operator", "2008-03-31", "born is after 2008-03-31"),
    ("£5 is salary", "wrong-operator", "£5", "salary is £5"),
    ("car is vehicle", "wrong-operator", "car", "vehicle is car"),
    ("not age < 15", "wrong-operator", "not age < 15", "age >= 15"),
    ("not vehicle is car", "wrong-operator", "not vehicle is car", "vehicle is not car"),
    ("not born is on or before today", "wrong-operator", "not born is on or before today", "born is after today"),
    (
        "not languages includes welsh",
        "wrong-operator",
        "not languages includes welsh",
        "languages does not include welsh",
    ),
    ("not email was answered", "wrong-operator", "not email was answered", "email was not answered"),
    ("not (email was answered)", "wrong-operator", "not (email was answered)", "email was not answered"),
    ("email is blank", "wrong-operator", "email is blank", "email was not answered"),
    ("vehicle is not missing", "wrong-operator", "vehicle is not missing", "vehicle was answered"),
    ("age was 5", "wrong-operator", "age was", "age was answered and age is 5"),
    # brackets
    (
        "lives_here and has_job or age is 5",
        "mixed-and-or",
        "lives_here and has_job or age is 5",
        "(lives_here and has_job) or age is 5",
    ),
    ("age is (5", "sentence-syntax", "", "age is (5)"),
    (
        "salary / 2 rounded down to £1 < £5",
        "sentence-syntax",
        "salary / 2 rounded down to £1",
        "(salary / 2 rounded down to £1) < £5",
    ),
    ("age < 5 rounded up to 1", "sentence-syntax", "rounded up to 1", "age < (5 rounded up to 1)"),
    (
        "salary + pension if answered otherwise £0",
        "sentence-syntax",
        "if answered otherwise £0",
        "salary + (pension if answered otherwise £0)",
    ),
    ("salary / 2 rounded to £1", "sentence-syntax", "rounded to", "salary / 2 rounded to the nearest £1"),
    # money
    ("salary < £12.5", "money-format", "£12.5", "salary < £12.50"),
    ("salary < £1,25", "money-format", "£1,25", "salary < £1.25"),
    ("salary < £12,50", "money-format", "£12,50", "salary < £12.50"),
    ("salary < £1.000,50", "money-format", "£1.000,50", "salary < £1,000.50"),
    ("salary < £10,00,000", "money-format", "£10,00,000", "salary < £1,000,000"),
    ("salary < €12", "money-format", "€12", "salary < £12"),
    ("salary < USD 12.50", "money-format", "USD 12.50", "salary < £12.50"),
    ("salary < 50p", "money-format", "50p", "salary < £0.50"),
    ("salary < £1.5m", "money-format", "£1.5m", "salary < £1,500,000"),
    ("salary < £2 million", "money-format", "£2 million", "salary < £2,000,000"),
    ("salary < £3k", "money-format", "£3k", "salary < £3,000"),
    ("salary < £-5", "money-format", "£-5", "salary < -£5"),
    ("salary < £ 5", "money-format", "£ 5", "salary < £5"),
    ("salary < 5£", "money-format", "5£", "salary < £5"),
    ("salary < GBP5", "money-format", "GBP5", "salary < GBP 5"),
    ("salary > 0", "wrong-kind", "0", "salary > £0"),
    ("salary > 1250.50", "wrong-kind", "1250.50", "salary > £1,250.50"),
    ("age > £5", "wrong-kind", "£5", "age > 5"),
    # numbers
    ("age is 12,570", "sentence-syntax", "12,570", "age is 12570"),
    ("height is 1,5", "sentence-syntax", "1,5", "height is 1.5"),
    ("age is 1_000", "sentence-syntax", "1_000", "age is 1000"),
    ("height is .5", "sentence-syntax", ".", "height is 0.5"),
    ("age is 5k", "sentence-syntax", "5k", "age is 5000"),
    ("5 % of age is 3", "sentence-syntax", "5 %", "5% of age is 3"),
    ("age × 2 > 4", "wrong-operator", "×", "age * 2 > 4"),
    ("age − jobs > 4", "wrong-operator", "−", "age - jobs > 4"),
    ("age -5 > 4", "sentence-syntax", "age -5", "age - 5 > 4"),
    ("age-jobs > 4", "sentence-syntax", "age-jobs", "age - jobs > 4"),
    ("age >= 18 years", "wrong-kind", "18 years", "age >= 18"),
    ("born is before today - 18years", "sentence-syntax", "18years", "born is before today - 18 years"),
    # dates
    ("born is 31/3/2008", "date-format", "31/3/2008", "born is 2008-03-31"),
    ("born is 3/31/2008", "date-format", "3/31/2008", "born is 2008-03-31"),
    ("born is 31.03.2008", "date-format", "31.03.2008", "born is 2008-03-31"),
    ("born is 31 March 2008", "date-format", "31 March 2008", "born is 2008-03-31"),
    ("born is 2008/3/31", "date-format", "2008/3/31", "born is 2008-03-31"),
    ("born is 2008-3-31", "date-format", "2008-3-31", "born is 2008-03-31"),
    ("born < 2008-03-31", "wrong-operator", "born < 2008-03-31", "born is before 2008-03-31"),
    ("born >= 2008-03-31", "wrong-operator", "born >= 2008-03-31", "born is on or after 2008-03-31"),
    ("age is before 5", "wrong-operator", "age is before 5", "age < 5"),
    ('born is "2008-03-31"', "wrong-kind", '"2008-03-31"', "born is 2008-03-31"),
    ("born is after 18 years ago", "sentence-syntax", "18 years ago", "born is after today - 18 years"),
    (
        "born is after 2 weeks before due_date",
        "sentence-syntax",
        "2 weeks before due_date",
        "born is after due_date - 2 weeks",
    ),
    ("born + 5 is before today", "wrong-kind", "5", "born + 5 days is before today"),
    ("today - born > 30", "wrong-kind", "30", "today - born > 30 days"),
    ("largest of [born, today] is today", "wrong-kind", "born", "latest of [born, today] is today"),
    # text
    ("full_name is 'Mary'", "sentence-syntax", "'Mary'", 'full_name is "Mary"'),
    ("full_name is “Mary”", "sentence-syntax", "“Mary”", 'full_name is "Mary"'),
    ('full_name is "Mary', "sentence-syntax", '"Mary', 'full_name is "Mary"'),
    ('vehicle is "car"', "wrong-kind", '"car"', "vehicle is car"),
    # names
    ("Vehicle is car", "sentence-syntax", "Vehicle", "vehicle is car"),
    ("vehicel is car", "unknown-name", "vehicel", "vehicle is car"),
    ("vehicle car", "sentence-syntax", "car", "vehicle is car"),
    ("vehicle is\u200b car", "sentence-syntax", "\u200b", "vehicle is car"),
    ("vehicle is mopet", "unknown-option", "mopet", "vehicle is moped"),
    ("country is one of [wales, frence]", "unknown-option", "frence", "country is one of [wales, france]"),
    ("country is one of visafree", "unknown-name", "visafree", "country is one of visa_free"),
    ('home.postcod is "AB1 2CD"', "unknown-name", "home.postcod", 'home.postcode is "AB1 2CD"'),
    ("age.years is 5", "unknown-name", "age.years", "age is 5"),
    ("age is between 65 and 18", "empty-range", "65 and 18", "age is between 18 and 65"),
    ("languages is welsh", "wrong-kind", "languages is welsh", "languages includes welsh"),
    ("languages is one of [welsh]", "wrong-kind", "languages is one of [welsh]", "languages includes any of [welsh]"),
    ("vehicle includes car", "wrong-kind", "vehicle includes car", "vehicle is car"),
    ("vehicle does not include car", "wrong-kind", "vehicle does not include car", "vehicle is not car"),
]


@pytest.mark.parametrize(("written", "slug", "stretch", "paste"), CORRECTED, ids=[row[0] for row in CORRECTED])
def test_a_slip_is_answered_with_the_corrected_sentence(written: str, slug: str, stretch: str, paste: str) -> None:
    fault = fault_of(written, YesNo())
    assert (fault.slug, written[fault.start : fault.end], fault.paste) == (slug, stretch, paste)
    assert fault.help


@pytest.mark.parametrize("paste", [row[3] for row in CORRECTED])
def test_the_corrected_sentence_is_right(paste: str) -> None:
    assert resolve(parse(paste), NAMES).kind in (YesNo(), Money())


def test_both_ways_to_bracket_are_shown() -> None:
    fault = fault_of("lives_here and has_job or age is 5 and jobs is 2", YesNo())
    assert fault.help == (
        "write `(lives_here and has_job) or (age is 5 and jobs is 2)`,"
        " or `lives_here and (has_job or age is 5) and jobs is 2`"
    )


# (as written, slug, the stretch at fault, a part of the message or help)
EXPLAINED = [
    ("", "sentence-syntax", "", "empty sentence"),
    ("age is", "sentence-syntax", "", "the sentence ends after `is`"),
    ("age is and", "sentence-syntax", "and", "expected here, not `and`"),
    ("age is 5)", "sentence-syntax", ")", "closes nothing"),
    ("[age]", "sentence-syntax", "[", "a set stands only behind"),
    ("country is one of []", "sentence-syntax", "[]", "empty set"),
    ("age ; 5", "sentence-syntax", ";", "no meaning"),
    ("max(age, jobs) > 5", "sentence-syntax", "max", "largest of [a, b]"),
    ("home.line_1.x was answered", "sentence-syntax", "home.line_1", "one point"),
    ("age__x is 5", "sentence-syntax", "age__x", "joined by single `_`"),
    ("not not lives_here", "sentence-syntax", "not not", "twice"),
    ("vehicle was not car", "wrong-operator", "was not", "never asked `vehicle`"),
    ("not (vehicle was car)", "wrong-operator", "not (vehicle was car)", "never asked `vehicle`"),
    ("not (lives_here or vehicle was car)", "wrong-operator", "not (lives_here or vehicle was car)", "never asked"),
    ("not alien", "wrong-operator", "not alien", "`alien` reads `vehicle was …`"),
    ("alien is no", "wrong-operator", "alien is no", "`alien` reads `vehicle was …`"),
    ("1 < 2", "wrong-operator", "1", "same for every citizen"),
    ("born is 2008-02-30", "date-format", "2008-02-30", "no 30 February 2008"),
    ("born is 2008-13-01", "date-format", "2008-13-01", "no month 13"),
    ("born is after 31 March", "date-format", "31 March", "says no year"),
    ("30 February after born is today", "date-format", "30 February", "there is no 30 February"),
    ("born is 3/4/2008", "date-format", "3/4/2008", "3 is taken for the day and 4 for the month"),
    ("salary < £12.345", "money-format", "£12.345", "2 digits behind the point"),
    ("vehicle", "wrong-kind", "vehicle", "compare it: `vehicle is car`"),
    ("languages", "wrong-kind", "languages", "compare it: `languages includes welsh`"),
    ("email", "wrong-kind", "email", "say `email was answered`"),
    ("lives_here and vehicle", "wrong-kind", "vehicle", "is a choice"),
    ("vehicle < car", "wrong-kind", "vehicle", "has no order"),
    ('home is "x"', "wrong-kind", "home", "compare one of them: `home.line_1`"),
    ("full_name is email", "wrong-kind", "full_name is email", "different sorts of text"),
    ("vehicle is country", "wrong-kind", "country", "other options"),
    ("lives_here is has_job", "wrong-kind", "has_job", "stands alone or `is yes` or `is no`"),
    ("salary * salary > £5", "wrong-kind", "salary", "cannot be multiplied"),
    ("salary / 0 > £5", "wrong-kind", "0", "divided by zero"),
    ("salary + age > £5", "wrong-kind", "age", "cannot be added to an amount of money"),
    ("5 days + born is today", "wrong-kind", "born", "put the date first"),
    ("born + born is today", "wrong-kind", "born", "cannot be added to a date"),
    ("5% of born is today", "wrong-kind", "born", "a percentage is taken of"),
    ("(born rounded up to 1) > 5", "wrong-kind", "born", "only numbers and money are rounded"),
    ("(age rounded up to 0) > 5", "wrong-kind", "0", "more than zero"),
    ("salary on born > £5", "wrong-kind", "salary on born", "only rates and `age(…)`"),
    ("age(salary) > 5", "wrong-kind", "salary", "counted from a date"),
    ("count of vehicle > 1", "wrong-kind", "vehicle", "counts the options chosen"),
    ("award was answered", "wrong-kind", "award", "speaks of the answer to a question"),
    ("(vehicle if answered otherwise country) is car", "wrong-kind", "country", "other options"),
    ("contact is 5", "unknown-name", "contact", "`contact` is a step"),
    ("how_to_pay is 5", "unknown-name", "how_to_pay", "`how_to_pay` is a text"),
    ("visa_free", "unknown-name", "visa_free", "`… is one of visa_free`"),
    ("zzz is 5", "unknown-name", "zzz", "not a question, fact or rate"),
    ("vehicle is zzz", "unknown-option", "zzz", "its options are `car`, `moped`, `tractor`"),
    ("vehicle is one of vehicles", "unknown-option", "vehicles", "`vehicles` holds `boat`"),
    ("country is one of [visa_free, wales]", "wrong-operator", "visa_free", "put the list and what else"),
    ("lives_here is one of [yes, no]", "wrong-kind", "lives_here", "cannot be one of a set"),
    ("outcome is sent", "outcome-outside", "outcome", "only a promise can read it"),
]


@pytest.mark.parametrize(
    ("written", "slug", "stretch", "words"), EXPLAINED, ids=[row[0] or "empty" for row in EXPLAINED]
)
def test_what_cannot_be_corrected_is_explained(written: str, slug: str, stretch: str, words: str) -> None:
    fault = fault_of(written, YesNo())
    assert (fault.slug, written[fault.start : fault.end]) == (slug, stretch)
    assert words in f"{fault.message} {fault.help}"


def test_an_option_that_is_also_a_bare_yes_no_of_the_sentence_has_two_meanings() -> None:
    names = SmallNames(questions={**NAMES.questions, "moped": YesNo()})
    with pytest.raises(SentenceFault) as raised:
        resolve(parse("vehicle is car or moped"), names, YesNo())
    assert (raised.value.slug, raised.value.start, raised.value.end) == ("two-meanings", 18, 23)
    assert resolve(parse("vehicle is moped"), names, YesNo()).kind == YesNo()


def test_an_option_that_is_also_a_choice_over_the_same_set_has_two_meanings() -> None:
    names = SmallNames(questions={**NAMES.questions, "wales": NAMES.questions["country"]})
    with pytest.raises(SentenceFault) as raised:
        resolve(parse("country is wales"), names, YesNo())
    assert raised.value.slug == "two-meanings"


@pytest.mark.parametrize("text", ["salary / 12", "20% of salary", "height * 2", "salary * 5%", "age / jobs"])
def test_a_fraction_is_rounded_before_it_is_a_fact_or_shown(text: str) -> None:
    assert fault_of(text).slug == "not-rounded"
    assert fault_of(text, fact=True).slug == "not-rounded"


@pytest.mark.parametrize("text", ["full_name", '"Mary"', "home.postcode", "home"])
def test_a_fact_holds_no_wording(text: str) -> None:
    assert fault_of(text, fact=True).slug == "wrong-kind"
    assert resolve(parse(text), NAMES) is not None


def test_results_that_are_bare_words_are_declared() -> None:
    fault = fault_of("full", fact=True)
    assert (fault.slug, fault.help) == (
        "unknown-name",
        "if `full` is one of several results, name them under `options` of this fact",
    )
    assert fault_of("vehicel", fact=True).help == "did you mean `vehicle`?"


def test_months_and_days_together_are_only_added_to_a_date() -> None:
    assert fault_of("1 month + 3 days").slug == "wrong-kind"
    assert resolve(parse("born + (1 month + 3 days)"), NAMES) is not None


def test_another_kind_than_the_place_asks_for_is_refused() -> None:
    assert fault_of("born", NAMES.questions["age"]).message == "a whole number is expected here, and `born` is a date"
    assert fault_of("1.5", NAMES.questions["age"]).slug == "wrong-kind"
    assert resolve(parse("5"), NAMES, NAMES.questions["height"]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "-" * 200_000,
        "(" * 10_000,
        "age(" * 200,
        "not " * 240,
        "not (" * 150 + "x" + ")" * 150,
        "sunday before " * 60 + "today",
        "[" * 900,
        "a " * 500,
        "5 " * 499,
        "a + " * 240 + "b",
        "a * " * 240 + "b",
        "complete years from " * 40,
        "any a in b where " * 58,
        "any a in b where (" * 55,
        "count of a where " * 58,
        "(count of a where " * 55,
        "a of " * 200,
    ],
)
def test_long_and_deep_sentences_are_refused(text: str) -> None:
    fault = fault_of(text)
    assert fault.slug in ("sentence-syntax", "unknown-name", "wrong-kind", "wrong-operator", "mixed-and-or")
    assert 0 <= fault.start <= fault.end <= len(text)


def test_a_thousand_characters_are_read_and_one_more_is_not() -> None:
    text = "lives_here" + " and lives_here" * 66
    assert len(text) == 1_000
    assert resolve(parse(text), NAMES, YesNo()).kind == YesNo()
    assert fault_of(text + " ").message == "this sentence is 1,001 characters long, and at most 1,000 can be read"
