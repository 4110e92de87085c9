"""Invented taxpayers, drawn at random: answers as the example asks them, near to where its rules turn."""

from __future__ import annotations

from random import Random
from typing import Any

TURNS = (0, 1000, 2000, 5000, 6000, 12570, 17570, 21000, 28470, 37700, 50270, 60000, 80000, 100000, 112570, 125140)
ABOUT = {
    "main_home": "wales",
    "other_income": ["none"],
    "your_name": "Citizen of a test",
    "tax_reference": "1000000005",
    "home_address": {"line1": "2 Market Hall", "town": "Northmere", "postcode": "NM3 5QT"},
    "email": "applicant@example.com",
    "wants_lower_payments": "no",
    "how_refund": "keep",
}


def taxpayer(random: Random) -> dict[str, Any]:
    """The answers of one, complete for whatever path they lead to."""
    kinds = [kind for kind in ("job", "self_employed", "pension", "savings", "dividends") if random.random() < 0.55]
    answers: dict[str, Any] = {
        **ABOUT,
        "tax_year": random.choice(["y2024", "y2025"]),
        "income_kinds": kinds or ["job"],
        "date_of_birth": f"{random.randint(1940, 2006)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "registered_blind": yes(random, 0.1),
        "marriage": random.choice(["no_transfer", "no_transfer", "received", "given"]),
    }
    kinds = answers["income_kinds"]
    if "job" in kinds:
        answers["jobs"] = [job(random, number) for number in range(random.randint(1, 3))]
    if "self_employed" in kinds:
        answers |= business(random)
    if "pension" in kinds:
        answers |= pensions(random)
    if "savings" in kinds:
        answers["accounts"] = [account(random) for _ in range(random.randint(1, 3))]
    if "dividends" in kinds:
        answers["holdings"] = [holding(random) for _ in range(random.randint(1, 3))]
    return answers | reliefs(random) | family(random) | loans(random, kinds) | ahead(random)


def yes(random: Random, share: float = 0.5) -> str:
    """`yes` with this probability."""
    return "yes" if random.random() < share else "no"


def pounds(random: Random, scale: float = 1.0) -> str:
    """An amount, often near a turn, sometimes with pence."""
    near = max(
        0, round(random.choice(TURNS) * scale) + random.choice([-600, -300, -1, 0, 0, 1, 250, 499, 500, 501, 900])
    )
    amount = near if random.random() < 0.6 else random.randint(0, round(90000 * scale))
    return f"{amount}.{random.randint(0, 99):02}" if random.random() < 0.3 else str(amount)


def part_of(random: Random, amount: str, most: float) -> str:
    """A share of another amount, never more."""
    return f"{int(float(amount) * most * random.random())}"


def job(random: Random, number: int) -> dict[str, Any]:
    """Pay, perhaps perks and costs of each kind."""
    pay = pounds(random)
    found: dict[str, Any] = {
        "employer": f"Employer {number}",
        "pay": pay,
        "tax_taken": part_of(random, pay, 0.5),
        "left_job": "no",
    }
    for asked, kinds, ending, share in (
        ("perks", ("car", "medical", "other"), "value", 0.2),
        ("job_costs", ("travel", "uniform", "fees"), "cost", 0.1),
    ):
        picked = [kind for kind in kinds if random.random() < 0.2]
        found[asked] = picked or ["none"]
        found |= {f"{kind}_{ending}": pounds(random, share) for kind in picked}
    return found


def business(random: Random) -> dict[str, Any]:
    """A trade with costs in each of the ways to give them."""
    turnover = pounds(random)
    found: dict[str, Any] = {
        "trade": "Repairs",
        "started_this_year": "no",
        "turnover": turnover,
        "contractors_took_tax": "no",
        "uses_trading_allowance": yes(random, 0.3),
        "has_old_losses": "no",
        "loss_use": random.choice(["this_year", "later"]),
        "pays_class_2": yes(random),
    }
    if random.random() < 0.2:
        found |= {"contractors_took_tax": "yes", "contractors_tax": part_of(random, turnover, 0.2)}
    if random.random() < 0.3:
        found |= {"has_old_losses": "yes", "old_losses": pounds(random, 0.2)}
    if found["uses_trading_allowance"] == "no":
        found |= {"bought_equipment": "no", "how_costs": "by_kind"}
        if float(turnover) < 90000 and random.random() < 0.5:
            found |= {"how_costs": "one_total", "total_costs": pounds(random, 0.5)}
        else:
            found |= {"goods": pounds(random, 0.3), "travel": pounds(random, 0.1), "other_costs": "17.50"}
        if random.random() < 0.3:
            found |= {"bought_equipment": "yes", "equipment": pounds(random, 0.3)}
    return found


def pensions(random: Random) -> dict[str, Any]:
    """The State Pension, and others with a lump sum now and then."""
    found: dict[str, Any] = {"gets_state_pension": "no", "private_pensions": []}
    if random.random() < 0.5:
        found |= {"gets_state_pension": "yes", "state_pension": pounds(random, 0.2)}
    for number in range(random.randint(0, 2)):
        paid = pounds(random, 0.5)
        one = {
            "payer": f"Payer {number}",
            "paid": paid,
            "tax_taken": part_of(random, paid, 0.3),
            "took_lump_sum": "no",
        }
        if random.random() < 0.3:
            lump = pounds(random, 0.3)
            one |= {"took_lump_sum": "yes", "lump_taxed": lump, "lump_tax": part_of(random, lump, 0.3)}
        found["private_pensions"].append(one)
    return found


def account(random: Random) -> dict[str, Any]:
    """An account, alone or shared, with tax taken off or not."""
    interest = pounds(random, random.choice([0.05, 0.2, 0.6]))
    found: dict[str, Any] = {"bank": "Bank", "account_interest": interest, "is_shared": "no", "tax_was_taken": "no"}
    owners = 1
    if random.random() < 0.3:
        owners = random.randint(2, 4)
        found |= {"is_shared": "yes", "owners": owners}
    if random.random() < 0.2:
        found |= {"tax_was_taken": "yes", "tax_taken": part_of(random, interest, 0.9 / owners)}
    return found


def holding(random: Random) -> dict[str, Any]:
    """Shares or a fund, with equalisation now and then."""
    dividend = pounds(random, random.choice([0.05, 0.3, 1]))
    found: dict[str, Any] = {
        "company": "Company",
        "holding_kind": random.choice(["shares", "own_company", "fund"]),
        "dividend": dividend,
    }
    if found["holding_kind"] == "fund":
        found["first_payment"] = yes(random)
        if found["first_payment"] == "yes":
            found["equalisation"] = part_of(random, dividend, 0.5)
    return found


def reliefs(random: Random) -> dict[str, Any]:
    """Payments into pensions, and gifts."""
    schemes: list[dict[str, Any]] = []
    for number in range(random.choice([0, 0, 1, 2])):
        how = random.choice(["from_bank", "after_tax", "before_tax"])
        paid = {} if how == "before_tax" else {"paid_in": pounds(random, 0.1)}
        schemes.append({"provider": f"Provider {number}", "how_paid": how, **paid})
    found: dict[str, Any] = {"schemes": schemes, "gave_to_charity": yes(random, 0.3)}
    return found | ({"gifts": pounds(random, 0.05)} if found["gave_to_charity"] == "yes" else {})


def family(random: Random) -> dict[str, Any]:
    """Child Benefit, and whose income is higher."""
    found: dict[str, Any] = {"got_child_benefit": yes(random, 0.4)}
    if found["got_child_benefit"] == "yes":
        found |= {"child_benefit": random.choice(["1331.20", "1354.60", "2212.60", "2251.60"])}
        found["had_partner"] = yes(random)
        if found["had_partner"] == "yes":
            found["partner_had_more"] = yes(random, 0.3)
    return found


def loans(random: Random, kinds: list[str]) -> dict[str, Any]:
    """One plan or several."""
    if random.random() < 0.5:
        return {"has_loan": "no"}
    plans = ("plan_1", "plan_2", "plan_4", "plan_5", "postgraduate")
    held = [plan for plan in plans if random.random() < 0.4]
    taken = {"loan_at_work": pounds(random, 0.01)} if "job" in kinds else {}
    return {"has_loan": "yes", "loan_plans": held or ["plan_2"], **taken}


def ahead(random: Random) -> dict[str, Any]:
    """Payments on account."""
    if random.random() < 0.6:
        return {"paid_on_account": "no"}
    return {
        "paid_on_account": "yes",
        "january_payment": pounds(random, 0.05),
        "july_payment": pounds(random, 0.05),
    }
