"""The examples as an author and a citizen meet them: clean, and every scenario comes true."""

from datetime import date
from pathlib import Path

import pytest

from engine.replay import replay
from engine.scenarios import run_scenario
from journeys.checks import run
from journeys.load import Loaded, load, read_files

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/journey.yaml"))
TODAY = date(2026, 11, 22)


def loaded(name: str) -> Loaded:
    return load(read_files(EXAMPLES / name))
