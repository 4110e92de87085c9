"""The examples are proved, but for what is listed here; and a fault planted in one of them is found with its causes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.proving.prove import prove
from journeys.checks import run
from journeys.load import load, read_files
from journeys.service_file import load_service
from service.proving import prove_apart

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 22)
SERVICE = load_service(read_files(EXAMPLES / "service.yaml")).service

NOT_ANALYSED = {
    "tax_return": [
        # Both hang on the whole tax calculation, in which answers are divided by answers.
        ("unreachable-row", ("outcomes", "nothing_to_pay", "timeline", "By {{ filing_day }}", "pays_on_account")),
        ("no-way-to-answer", ("sections", "bill", "steps", "lower_payment")),
    ]
}
"""What cannot be told of an example: the check, and the place in the journey."""


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/journey.yaml")))
def test_an_example_is_proved_but_for_what_is_listed(name: str) -> None:
    proofs = prove_apart(read_files(EXAMPLES / name), SERVICE, TODAY, seconds=300)
    assert list(proofs.defects) == []
    assert proofs.count("counterexample") == 0
    left = [each.obligation for each in proofs.verdicts if each.status == "not analysed"]
    assert [(each.slug, each.spot.route[1:]) for each in left] == NOT_ANALYSED.get(name, [])


FIRST = "          country is ireland: outcome_no_visa_needed_ireland\n"
BEFORE = """\
          diplomatic:
            label: On official government business
            hint: Passing through on official business too
"""
SECOND = f"        next:\n{FIRST}"


def test_a_second_test_for_ireland_is_found_to_be_followed_by_nobody_because_of_the_first():
    files = dict(read_files(EXAMPLES / "uk_visa"))
    text = files["journey.yaml"]
    assert (text.count(FIRST), text.count(BEFORE)) == (1, 1)
    files["journey.yaml"] = text.replace(BEFORE, BEFORE + SECOND)
    loaded = load(files)
    assert loaded.journey is not None
    [found] = run(loaded, TODAY, prove(loaded.journey, TODAY, seconds=300))
    place = loaded.sources.locate(found.primary.spot)
    causes = [(loaded.sources.locate(each.spot).source.strip(), each.words) for each in found.related]
    assert (found.slug, found.message) == ("unreachable-rule", "Nobody follows this rule")
    assert (place.file, place.source.strip()) == ("journey.yaml", FIRST.strip())
    assert place.line == files["journey.yaml"].partition(BEFORE + SECOND)[0].count("\n") + (BEFORE + SECOND).count("\n")
    assert causes == [(FIRST.strip(), "leads to `outcome_no_visa_needed_ireland`")]
