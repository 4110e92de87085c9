"""Published forms as a service: imported as `footpath import` does it, with the citizens that it makes up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.scenarios import run_scenario
from journeys.importers import Imported, Source, import_form
from journeys.load import load, read_files
from journeys.model import Journey
from journeys.service import Service
from journeys.service_file import load_service
from renderers.import_review import Review
from service.importing import looked_over
from tests.browser.stories import Story, stories_of
from tests.conftest import ROOT
from tests.journeys.importers.corpora import CORPORA

FORMS = {
    "dfb": "dfb/shif_apply/shif-apply-eligibility.json",
    "defra": "defra/conditions-crested-newt.json",
    "moj": "moj/branching_2.json",
    "pdf": "pdf/ma-defendant-information.pdf",
    "xlsform": "xlsform/choice_filter_test.xlsx",
    "items": "xlsform/xlsform_spec_test.xlsx",
}
"""Forms of each format that has any, those with the most to show, and one with items."""

SERVICE = (ROOT / "examples" / "service.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Form:
    """One of them: how it was imported, its journey, the files of that, and what was found when it was looked over."""

    made: Imported
    journey: Journey
    files: dict[str, str]
    review: Review

    @property
    def stories(self) -> list[Story]:
        """The citizens who can be walked by typing and choosing: without items and files."""
        told = [story for each in stories_of(self.journey).values() for story in each]
        return [story for story in told if not _beyond(self.journey, story)]


def _beyond(journey: Journey, story: Story) -> bool:
    path = run_scenario(journey, journey.scenarios[story.scenario]).path
    return bool(path.items) or any(question.type == "file" for step in path.steps for question in step.questions)


@cache
def service() -> Service:
    """The service that offers them."""
    found = load_service({"service.yaml": SERVICE}).service
    assert found is not None
    return found


@cache
def form(name: str) -> Form:
    """A published form, imported and looked over; without proofs, which tell nothing of pages."""
    path = CORPORA / FORMS[name]
    made = import_form(Source(path.name, path.read_bytes()))
    today = datetime.now(ZoneInfo(service().time_zone)).date()
    files, review = looked_over(made, today, proofs=False)
    journey = load(files, service()).journey
    assert journey is not None
    return Form(made, journey, dict(files), review)


def put_up(folder: Path) -> Path:
    """A service folder with all of them."""
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    for name in FORMS:
        home = folder / name
        home.mkdir()
        for file, text in form(name).files.items():
            (home / file).write_text(text, encoding="utf-8")
        assert read_files(home)
    return folder
