"""The printed schema, read by a validator that is not the one we use ourselves."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest

from journeys.document import read
from journeys.schema import journey_schema


@pytest.mark.parametrize("name", ["provisional_licence", "report_a_problem", "uk_visa"])
def test_another_validator_finds_the_examples_and_a_fault_in_them_as_we_do(name: str, examples: Path) -> None:
    second = jsonschema_rs.validator_for(journey_schema())
    value = read("journey.yaml", (examples / name / "journey.yaml").read_text(encoding="utf-8")).value
    assert second.is_valid(value)
    assert not second.is_valid({**value, "titel": "A slip"})
    assert not second.is_valid({key: part for key, part in value.items() if key != "title"})
