"""The picture of the docs is what the command draws today."""

from __future__ import annotations

from journeys.service_file import load_service
from renderers.map.drawing import closed, draw
from renderers.map.svg import svg
from tests.conftest import ROOT
from tests.renderers.map.journeys import example


def test_the_map_in_the_docs_is_up_to_date():
    journey = example("provisional_licence")
    service = load_service({"service.yaml": (ROOT / "examples/service.yaml").read_text(encoding="utf-8")}).service
    drawn = svg(draw(journey, closed(journey, "can_you_apply")), service)
    assert (ROOT / "docs/images/map.svg").read_text(encoding="utf-8") == drawn, "run scripts/screenshots.py"
