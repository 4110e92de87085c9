"""The built wheel, installed in a fresh environment far from the checkout, checks, walks and serves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.serving import serving

JOURNEY = """\
journey: parking_permit
title: Apply for a parking permit
steps:
  name:
    ask: What is your name?
    type: name
  has_car:
    ask: Do you own a car?
    type: yes_no
    next:
      not has_car: no_car
outcomes:
  no_car:
    title: You do not need a permit
  sent:
    submit: true
    title: Application sent
"""


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command that must not find the checkout by its environment."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by this environment's own hatchling."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    built = run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel and what constraints.txt pins, and nothing else."""
    folder = tmp_path_factory.mktemp("fresh")
    made = run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stderr
    programs = folder / "venv" / "bin"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", programs / "python"]
    pinned = run(
        *pip, "install", "-qq", "--no-deps", "--only-binary", ":all:", "--require-hashes",
        "--requirement", ROOT / "constraints.txt", cwd=folder,
    )  # fmt: skip
    assert pinned.returncode == 0, pinned.stdout + pinned.stderr
    installed = run(*pip, "install", "-qq", "--no-deps", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    agreed = run(*pip, "check", cwd=folder)
    assert agreed.returncode == 0, agreed.stdout
    return programs


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    path = tmp_path / "parking_permit.yaml"
    path.write_text(JOURNEY, encoding="utf-8")
    return path


def test_the_wheel_holds_the_four_packages_and_nothing_else(wheel: Path) -> None:
    names = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"engine", "journeys", "renderers", "service"}


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    from tests.packaging.tree import files

    packages = ("engine", "journeys", "renderers", "service")
    ours = {path.relative_to(ROOT).as_posix() for package in packages for path in files(under=package)}
    shipped = set(zipfile.ZipFile(wheel).namelist())
    assert ours - shipped == set()


def test_the_installed_packages_come_from_the_wheel(fresh: Path, tmp_path: Path) -> None:
    said = run(fresh / "python", "-c", "import service; print(service.__file__)", cwd=tmp_path)
    assert Path(said.stdout.strip()).is_relative_to(fresh.parent)


def test_installed_footpath_checks_a_journey(fresh: Path, journey: Path) -> None:
    said = run(fresh / "footpath", "check", journey, cwd=journey.parent)
    assert said.returncode == 0, said.stdout + said.stderr


def test_installed_footpath_walks_a_journey(fresh: Path, journey: Path) -> None:
    answers = journey.parent / "answers.yaml"
    answers.write_text("name: Ann Other\nhas_car: no\n", encoding="utf-8")
    said = run(fresh / "footpath", "walk", journey, "--answers", answers, "--format", "json", cwd=journey.parent)
    assert said.returncode == 0, said.stdout + said.stderr
    walked = json.loads(said.stdout)
    assert (walked["path"], walked["outcome"], walked["problems"]) == (["name", "has_car"], "no_car", [])


def test_installed_footpath_serves_pages_and_what_they_need(fresh: Path, journey: Path, tmp_path: Path) -> None:
    with serving(journey, tmp_path, command=[str(fresh / "footpath")]) as server:
        page = urllib.request.urlopen(f"{server.base}/parking-permit", timeout=10).read().decode()
        assert "Apply for a parking permit" in page
        sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        style = urllib.request.urlopen(server.base + sheet, timeout=10)
        assert style.headers["content-type"].startswith("text/css")


def test_installed_footpath_starts_a_new_service_that_checks_clean(fresh: Path, tmp_path: Path) -> None:
    made = run(fresh / "footpath", "new", "bin_collection", cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    checked = run(fresh / "footpath", "check", "bin_collection", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    shutil.rmtree(tmp_path / "bin_collection")
