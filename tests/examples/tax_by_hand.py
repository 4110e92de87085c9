"""A tax return worked out straight from the rules, in fractions of a pound: nothing here reads the example.

Written to be compared with `examples/tax_return`, so it goes another way: income is laid out pound by pound on a
ruler with the bands on it, and the place of the allowance is found by trying every place where anything can turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

Answers = Mapping[str, Any]
Pounds = Fraction
NOTHING = Fraction(0)
PENNY = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Year:
    """What changes from one tax year to the next, in pounds."""

    begins: date
    blind: int
    small_profits: int
    class_2: Fraction
    plans: Mapping[str, int]


YEARS = {
    "y2024": Year(
        date(2024, 4, 6), 3070, 6725, Fraction("179.40"), {"plan_1": 24990, "plan_2": 27295, "plan_4": 31395}
    ),
    "y2025": Year(
        date(2025, 4, 6), 3130, 6845, Fraction("182.00"), {"plan_1": 26065, "plan_2": 28470, "plan_4": 32745}
    ),
}
PERSONAL, MARRIAGE, BASIC, HIGHER, STARTING, DIVIDENDS_FREE = 12570, 1260, 37700, 125140, 5000, 500
RATES = {
    "main": (Fraction(20, 100), Fraction(40, 100), Fraction(45, 100)),
    "dividends": (Fraction(875, 10000), Fraction(3375, 10000), Fraction(3935, 10000)),
}


@dataclass(frozen=True, slots=True)
class Bill:
    """What is compared, in pounds. `due` is less than nothing where money comes back."""

    allowance: Pounds
    taxable: Pounds
    tax_on_income: Pounds
    marriage_reduction: Pounds
    child_benefit_charge: Pounds
    class_4: Pounds
    class_2: Pounds
    loan_due: Pounds
    tax_at_source: Pounds
    due: Pounds
    next_payment: Pounds


@dataclass(frozen=True, slots=True)
class Layout:
    """Taxed income by kind, the two ends of the bands, and how much interest the savings allowance covers."""

    main: Pounds
    interest: Pounds
    dividends: Pounds
    ends: tuple[Pounds, Pounds]
    savings_allowance: int

    @property
    def tax(self) -> Pounds:
        """Lays the incomes one behind the other on the ruler of the bands; what is covered takes up room, too."""
        covered = min(self.interest, max(NOTHING, STARTING - self.main) + self.savings_allowance)
        free = min(self.dividends, Fraction(DIVIDENDS_FREE))
        strips = (
            ("main", self.main),
            ("", covered),
            ("main", self.interest - covered),
            ("", free),
            ("dividends", self.dividends - free),
        )
        total, at = NOTHING, NOTHING
        for kind, length in strips:
            for rate, low, high in self.pieces(kind, at, at + length):
                total += rate * (high - low)
            at += length
        return total

    def pieces(self, kind: str, low: Pounds, high: Pounds) -> Iterator[tuple[Fraction, Pounds, Pounds]]:
        """A strip of the ruler, cut at the ends of the bands, each piece with its rate."""
        if not kind:
            return
        edges = (NOTHING, *self.ends, max(high, self.ends[1]))
        for rate, start, end in zip(RATES[kind], edges, edges[1:], strict=False):
            if max(low, start) < min(high, end):
                yield rate, max(low, start), min(high, end)


def whole(amount: Any, places: int = 0) -> Pounds:
    """Rounded down, to the pound or to `places` behind the point."""
    unit = 10**places
    return Fraction(Fraction(amount) * unit // 1, unit)


def up(amount: Any) -> Pounds:
    """Rounded up to the pound."""
    return -whole(-Fraction(amount))


def money(answers: Answers, *names: str) -> Pounds:
    """The sum of the amounts that were given."""
    return sum((Fraction(str(answers.get(name, 0))) for name in names), NOTHING)


def layouts(
    incomes: tuple[Pounds, Pounds, Pounds], free: Pounds, ends: tuple[Pounds, Pounds], covered: int
) -> Iterator[Layout]:
    """Every way to set `free` against the incomes at which the tax can turn: it is straight in between."""
    main, interest, dividends = incomes
    taxed = sum(incomes, NOTHING) - free
    turns = {NOTHING, main, main - free, taxed, Fraction(STARTING), *ends}
    turns |= {turn - room for turn in tuple(turns) for room in (covered, DIVIDENDS_FREE, covered + DIVIDENDS_FREE)}
    for kept in {min(max(turn, main - free, NOTHING), main, taxed) for turn in turns}:
        low, high = max(kept, taxed - dividends), min(kept + interest, taxed)
        room = covered + max(NOTHING, STARTING - kept)
        for end in {min(max(turn, low), high) for turn in (*turns, kept, kept + room, taxed - DIVIDENDS_FREE)}:
            yield Layout(kept, end - kept, taxed - end, ends, covered)


def job_of(job: Answers) -> tuple[Pounds, Pounds, Pounds]:
    """What a job is taxed on, what of it counts for a student loan, and the tax taken."""
    extras = whole(money(job, "car_value", "medical_value", "other_value"))
    spent = up(money(job, "travel_cost", "uniform_cost", "fees_cost"))
    pay = whole(money(job, "pay"))
    return max(NOTHING, pay + extras - spent), max(NOTHING, pay - spent), up(money(job, "tax_taken"))


def business_of(answers: Answers) -> tuple[Pounds, Pounds]:
    """Profit and loss of the business, before losses of earlier years."""
    taken = money(answers, "turnover")
    if answers.get("uses_trading_allowance") == "yes":
        spent = min(taken, Fraction(1000))
    else:
        kinds = ("goods", "travel", "wages", "premises", "office", "other_costs")
        spent = money(answers, "total_costs", "equipment", *kinds)
    return whole(max(NOTHING, taken - spent)), up(max(NOTHING, spent - taken))


def age_at(born: str, day: date) -> int:
    """Whole years."""
    birth = date.fromisoformat(born)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def class_4_on(profit: Pounds) -> Pounds:
    """6% from £12,570 to £50,270, and 2% above."""
    lower = max(NOTHING, min(profit, Fraction(50270)) - 12570)
    return whole(lower * Fraction(6, 100) + max(NOTHING, profit - 50270) * Fraction(2, 100), 2)


def loan_on(answers: Answers, year: Year, earned: Pounds, unearned: Pounds, reliefs: Pounds) -> Pounds:
    """9% above the lowest threshold of the plans held, and 6% above £21,000 for a postgraduate loan."""
    if answers["has_loan"] == "no":
        return NOTHING
    income = max(NOTHING, earned + (unearned if unearned > 2000 else NOTHING) - reliefs)
    held = [year.plans[plan] for plan in answers["loan_plans"] if plan in year.plans]
    owed = whole(max(NOTHING, income - min(held)) * Fraction(9, 100)) if held else NOTHING
    if "postgraduate" in answers["loan_plans"]:
        owed += whole(max(NOTHING, income - 21000) * Fraction(6, 100))
    return max(NOTHING, owed - money(answers, "loan_at_work"))


def bill_of(answers: Answers) -> Bill:
    """The whole return."""
    year = YEARS[answers["tax_year"]]
    jobs = [job_of(job) for job in answers.get("jobs", ())]
    pensions = answers.get("private_pensions", ())
    drawn = whole(money(answers, "state_pension") + sum(whole(money(one, "paid", "lump_taxed")) for one in pensions))
    profit, loss = business_of(answers)
    kept_profit = whole(max(NOTHING, profit - money(answers, "old_losses")))
    interest = whole(sum(share_of(account) for account in answers.get("accounts", ())))
    dividends = whole(sum(money(one, "dividend") - money(one, "equalisation") for one in answers.get("holdings", ())))
    main = sum((job[0] for job in jobs), NOTHING) + drawn + kept_profit
    total = main + interest + dividends

    into_pensions = sum((up(money(one, "paid_in") / Fraction(8, 10)) for one in answers["schemes"]), NOTHING)
    gifts = up(money(answers, "gifts") / Fraction(8, 10))
    set_off = NOTHING
    if answers.get("loss_use") == "this_year":
        set_off = min(loss, total, whole(max(Fraction(50000), (total - into_pensions) / 4)))
    adjusted = max(NOTHING, total - set_off - into_pensions - gifts)

    ends = (BASIC + into_pensions + gifts, HIGHER + into_pensions + gifts)
    allowance = max(NOTHING, PERSONAL - whole(max(NOTHING, adjusted - 100000) / 2))
    allowance += year.blind if answers["registered_blind"] == "yes" else 0
    if answers["marriage"] == "given" and total - set_off - (allowance - MARRIAGE) <= ends[0]:
        allowance = max(NOTHING, allowance - MARRIAGE)
    free = min(allowance + set_off, total)
    taxable = total - free
    covered = 0 if taxable > ends[1] else 500 if taxable > ends[0] else 1000
    tax = min(layout.tax for layout in layouts((main, interest, dividends), free, ends, covered))
    tax = whole(tax, 2)
    less = NOTHING
    if answers["marriage"] == "received" and taxable <= ends[0]:
        less = min(Fraction(MARRIAGE, 5), tax)
    percent = min(100, max(NOTHING, adjusted - 60000) // 200)
    charge = whole(whole(money(answers, "child_benefit")) * percent / 100)
    if answers["got_child_benefit"] == "no" or answers.get("partner_had_more") == "yes":
        charge = NOTHING

    age = age_at(answers["date_of_birth"], year.begins)
    class_4 = class_4_on(kept_profit) if 16 <= age < 66 else NOTHING
    may_pay = "self_employed" in answers["income_kinds"] and profit < year.small_profits and age < 66
    class_2 = year.class_2 if may_pay and answers.get("pays_class_2") == "yes" else NOTHING
    earned = sum((job[1] for job in jobs), NOTHING) + profit
    loan = loan_on(answers, year, earned, drawn + interest + dividends, set_off + into_pensions)

    taken = sum((job[2] for job in jobs), NOTHING) + money(answers, "contractors_tax")
    taken += sum(up(money(one, "tax_taken", "lump_tax")) for one in pensions)
    taken += up(sum(money(account, "tax_taken") for account in answers.get("accounts", ())))
    assessed = tax - less + charge + class_4
    due = assessed + class_2 + loan - taken - money(answers, "january_payment", "july_payment")
    ahead = assessed - taken >= 1000 and taken * 10 <= assessed * 8
    half = whole((assessed - taken) / 2, 2) if ahead else NOTHING
    return Bill(allowance, taxable, tax, less, charge, class_4, class_2, loan, taken, due, half)


def share_of(account: Answers) -> Pounds:
    """The citizen's part of the interest of one account."""
    return whole(money(account, "account_interest") / int(account.get("owners", 1)), 2)
