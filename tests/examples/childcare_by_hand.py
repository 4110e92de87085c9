"""Families who want help with childcare, and what they get by a second calculation of the rules."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

WEEKS = {"week": 13, "month": 3}
"""How often a pay or a bill of that period comes in 3 months; a yearly one comes a quarter of a time."""
CARE_AT_SCHOOL = ("childminder", "nanny", "school_club", "holiday_club", "family", "nobody")
CARE_BEFORE = ("nursery", "childminder", "nanny", "family", "nobody")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Award:
    """Where a family ends, and in pence what it earns, bears itself and gets in 3 months."""

    ends: str
    earns: int = 0
    own_share: int = 0
    help: int = 0


def age_on(born: date, day: date) -> int:
    """Whole years; someone born on 29 February has their birthday on 1 March in other years."""
    month, on = (3, 1) if (born.month, born.day) == (2, 29) and not isleap(day.year) else (born.month, born.day)
    return day.year - born.year - ((day.month, day.day) < (month, on))


def helped_until(born: date, years: int) -> date:
    """The first 1 September that is later than the birthday at that age."""
    turns = date(born.year + years, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=born.year + years)
    first = date(turns.year, 9, 1)
    return first if first > turns else date(turns.year + 1, 9, 1)


def in_3_months(pence: int, period: str) -> int:
    return pence // 4 if period == "year" else pence * WEEKS[period]


def least_earned(born: date, apprentice: bool, today: date) -> int:
    """16 hours of 13 weeks at the minimum wage from April 2026 on, in whole pounds."""
    years = age_on(born, today)
    an_hour = 800 if apprentice or years < 18 else 1085 if years < 21 else 1271
    return an_hour * 208 // 100 * 100


def works(family: dict[str, Any], today: date) -> bool:
    """Both parents work, or one does and the other gets a benefit because they cannot."""
    jobs = family.get("jobs", [])
    you: bool = family["work"] == "leave"
    if family["work"] == "paid":
        earned = sum(in_3_months(job["amount"], job["pay_period"]) for job in jobs)
        apprentice = any(job["kind"] == "apprentice" for job in jobs)
        you = earned >= least_earned(family["birth"], apprentice, today)
        you = you or any(job.get("new_business") == "yes" for job in jobs)
    if family["has_partner"] == "no":
        return you
    work: str = family["partner_work"]
    partner = False
    if work != "without":
        earned = in_3_months(family["partner_amount"], family["partner_pay_period"])
        partner = earned >= least_earned(family["partner_birth"], work == "apprentice", today)
        partner = partner or work == "leave" or family.get("partner_new_business") == "yes"
    you_excused = family.get("cannot_work", ["nothing"]) != ["nothing"]
    partner_excused = family.get("partner_cannot_work", ["nothing"]) != ["nothing"]
    return (you and partner) or (you and partner_excused) or (you_excused and partner)


def award(family: dict[str, Any], today: date) -> Award:
    """Where this family ends, from the rules and not from the journey."""
    if not works(family, today):
        return Award("not_enough_work")
    earns = sum(in_3_months(job["amount"], job["pay_period"]) for job in family.get("jobs", []))
    earns += family.get("leave_pay", 0)
    if "partner_amount" in family:
        earns += in_3_months(family["partner_amount"], family["partner_pay_period"])
    young, helped, pence = 0, 0, 0
    for child in family["children"]:
        disabled = child.get("disabled") == "yes"
        if child["lives_with"] == "no" or today >= helped_until(child["born"], 16 if disabled else 11):
            continue
        young += 1
        if child.get("registered", "not_registered") != "not_registered":
            helped += 1
            cost = in_3_months(child["amount"], child["bill_period"])
            pence += min(cost // 5, 1_000_00 if disabled else 500_00)
    if not young:
        return Award("children_too_old")
    if not helped:
        return Award("no_registered_care")
    above, far_above = max(earns - 9_000_00, 0), max(earns - 16_000_00, 0)
    own_share = (2 * above + 2 * far_above) // 100 // 100 * 100
    gets = max(pence - own_share, 0) // 100 * 100
    return Award("too_little" if gets < 10_00 else "what_you_get", earns, own_share, gets)


def some_family(random: Random, today: date) -> dict[str, Any]:
    """Answers up to the page that says how much there is, amounts in pence."""
    family: dict[str, Any] = {
        "lives_here": "yes",
        "has_partner": random.choice(("yes", "no")),
        "other_help": ["nothing"],
        "birth": born(random, today, 16, 45),
        "high_income": "no",
        "work": random.choice(("paid", "paid", "paid", "leave", "without")),
    }
    if family["work"] == "paid":
        family["jobs"] = [some_job(random, number) for number in range(random.randint(1, 3))]
    elif family["work"] == "leave":
        family["leave_pay"] = random.randrange(0, 3_000_00)
    elif family["has_partner"] == "yes":
        family["cannot_work"] = random.choice((["carers"], ["esa", "incapacity"], ["nothing"]))
    if family["has_partner"] == "yes":
        family |= some_partner(random, today)
    if works(family, today):
        family["children"] = [some_child(random, number, today) for number in range(random.randint(1, 4))]
    return family


def born(random: Random, today: date, least: int, most: int) -> date:
    return date.fromordinal(today.toordinal() - random.randint(least * 366, most * 366))


def some_pay(random: Random) -> tuple[int, str]:
    """What is about the least that has to be earned, or far more."""
    period = random.choice(("week", "month", "year"))
    most = {"week": 800_00, "month": 4_000_00, "year": 60_000_00}[period]
    return random.randrange(0, most // random.choice((1, 4))), period


def some_job(random: Random, number: int) -> dict[str, Any]:
    kind = random.choice(("employed", "employed", "apprentice", "self_employed"))
    amount, period = some_pay(random)
    own = (
        {"new_business": random.choice(("yes", "no"))} if kind == "self_employed" else {"employer": f"Bakery {number}"}
    )
    return {"kind": kind, **own, "amount": amount, "pay_period": period}


def some_partner(random: Random, today: date) -> dict[str, Any]:
    work = random.choice(("employed", "employed", "apprentice", "self_employed", "leave", "without"))
    partner: dict[str, Any] = {"partner_birth": born(random, today, 16, 45), "partner_work": work}
    if work == "self_employed":
        partner["partner_new_business"] = random.choice(("yes", "no"))
    if work == "without":
        return partner | {"partner_cannot_work": random.choice((["carers", "esa"], ["nothing"]))}
    partner["partner_amount"], partner["partner_pay_period"] = some_pay(random)
    return partner


def some_child(random: Random, number: int, today: date) -> dict[str, Any]:
    """One that is asked only what the rules ask."""
    child: dict[str, Any] = {
        "name": f"Child {number}",
        "born": born(random, today, 0, 17),
        "lives_with": random.choice(("yes", "yes", "yes", "no")),
    }
    years = age_on(child["born"], today)
    if child["lives_with"] == "no":
        return child
    if years < 17:
        child["disabled"] = random.choice(("yes", "no", "no"))
    disabled = child.get("disabled") == "yes"
    if disabled:
        child["proof"] = ["dla"]
    if today >= helped_until(child["born"], 16 if disabled else 11):
        return child
    if years >= 4:
        child["school"] = random.choice(("yes", "no"))
    child["care"] = random.choice(CARE_AT_SCHOOL if child.get("school") == "yes" else CARE_BEFORE)
    if child["care"] in ("family", "nobody"):
        return child
    child |= {"carer_name": "Sunrise", "registered": random.choice(("without_number", "not_sure", "not_registered"))}
    if child["registered"] != "not_registered":
        days = random.randint(1, 5)
        period = random.choice(("week", "month"))
        most = 600_00 if period == "week" else 2_500_00
        child |= {
            "days": list(DAYS[:days]),
            "hours": str(random.randint(1, days * 24)),
            "amount": random.randrange(1_00, most // random.choice((1, 20))),
            "bill_period": period,
            "care_began": child["born"],
        }
    return child


def written(answers: dict[str, Any]) -> dict[str, Any]:
    """The same answers as a citizen types them."""

    def one(value: Any) -> Any:
        if isinstance(value, dict):
            return written(value)
        if isinstance(value, list):
            return [one(each) for each in value]
        if isinstance(value, date):
            return value.isoformat()
        return f"£{value // 100}.{value % 100:02}" if isinstance(value, int) else value

    return {id: one(value) for id, value in answers.items()}
