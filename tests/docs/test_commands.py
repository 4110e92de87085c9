"""Every command line of the docs is run, and does what the page shows.

`console` blocks are run in a folder of their page's own that holds a copy of the examples; lines after a command are
its output, where `…` stands for anything. What a block of YAML or CSV calls a file (`# answers.yaml`) is a file there.
`sh` blocks hold what installs, tests or serves this checkout: their targets, paths and options are looked at.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from service import cli
from tests.conftest import ROOT
from tests.docs.blocks import Block, blocks
from tests.serving import FOOTPATH, serving

PAGES = sorted({block.page for block in blocks("console")})
LINES = [
    (block, line.partition(" # ")[0].strip())
    for block in blocks("sh")
    for line in block.text.splitlines()
    if line.strip() and not line.startswith("#")
]


def steps(block: Block) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the output that is shown."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise AssertionError(f"{block}: output without a command")
    return found


def fits(shown: list[str], said: str) -> bool:
    """Whether what a command said is what is shown; `…` stands for any text, on a line of its own for any lines."""
    wanted = "\n".join(line.rstrip() for line in shown).strip("\n")
    lines = [r"[\s\S]*" if line == "…" else re.escape(line).replace("…", ".*") for line in wanted.split("\n")]
    given = "\n".join(line.rstrip() for line in said.splitlines()).strip("\n")
    return not wanted or re.fullmatch("\n".join(lines), given + ("\n" if wanted.endswith("\n…") else "")) is not None


def words(command: str) -> list[str]:
    """A command line as words, with this environment's footpath."""
    first, *rest = shlex.split(command)
    assert first == "footpath", f"only footpath is run from console blocks, not {first}"
    return [*FOOTPATH, *rest]


def run(command: str, folder: Path) -> str:
    """What the command prints; `serve` is stopped once a page has come, others end by themselves."""
    given = words(command.partition(" > ")[0])
    if given[len(FOOTPATH)] == "serve":
        named = cli.parser().parse_args(given[len(FOOTPATH) :])
        with serving(folder / named.path, folder) as server:
            return server.log.read_text(encoding="utf-8")
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(given, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    if " > " in command:
        (folder / command.partition(" > ")[2].strip()).write_text(done.stdout, encoding="utf-8")
        return done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_console_line_prints_what_the_page_shows(page: str, folder: Path) -> None:
    unlike = []
    for block in blocks("console", "yaml", "csv"):
        if block.page != page:
            continue
        if block.language != "console":
            if block.file:
                (folder / block.file).write_text(block.text, encoding="utf-8")
            continue
        for command, shown in steps(block):
            said = run(command, folder)
            if not fits(shown, said):
                unlike.append(f"{block}: $ {command}\n{said}")
    assert unlike == [], "\n\n".join(unlike)


@pytest.mark.parametrize(("block", "line"), LINES, ids=lambda given: str(given))
def test_every_shell_line_names_what_is_there(block: Block, line: str) -> None:
    given = [word for word in shlex.split(line.replace("<name>", "report_a_problem")) if word != "sudo"]
    program = Path(given[0]).name
    if program == "make":
        dry = ["make", "--dry-run", *given[1:]]
        assert subprocess.run(dry, cwd=ROOT, capture_output=True).returncode == 0
    elif program == "footpath":
        assert cli.parser().parse_args(given[1:]).run
    elif "pytest" in given:
        assert [word for word in given if word.startswith("tests/") and not (ROOT / word).exists()] == []
    else:
        assert program in ("cd", "git", "apt-get", "pip", "python3", "systemctl", "sqlite3", "sqlite-utils"), line
