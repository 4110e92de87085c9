"""A terminal in an empty folder, and the command in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service.cli import main
from tests.service.citizen import PERMIT
from tests.service.cli.permits import write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and a terminal of known width."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in list(os.environ):
        if name.startswith("FOOTPATH_"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Runs a command; gives its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def permit(here: Path) -> str:
    """The name of a journey in the current folder."""
    write(here / "permit", PERMIT)
    return "permit"
