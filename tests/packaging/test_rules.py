"""Rules of the repository that no other tool holds."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT
from tests.packaging.tree import files, lines_with

PACKAGES = ("journeys", "engine", "renderers", "service")

HOMES = {
    "yaml": {"journeys"},
    "jsonschema": {"journeys"},
    "jsonschema_rs": {"journeys"},
    "phonenumbers": {"journeys"},
    "email_validator": {"journeys"},
    "sqlite_utils": {"engine.store"},
    "sqlite3": {"engine.store"},
    "jinja2": {"renderers"},
    "markdown_it": {"renderers", "journeys"},
    "starlette": {"service"},
    "uvicorn": {"service"},
    "watchfiles": {"service"},
    "argparse": {"service"},
}
"""Where each library may be imported."""


def imports(path: Path) -> set[str]:
    """The top names that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_library_has_one_home() -> None:
    strays = [
        f"{module_name(path)} imports {library}"
        for package in PACKAGES
        for path in files(".py", under=package)
        for library in sorted(imports(path) & HOMES.keys())
        if not any(module_name(path).startswith(home) for home in HOMES[library])
    ]
    assert strays == []


def test_no_file_of_the_packages_is_longer_than_400_lines() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for package in PACKAGES
        for path in files(".py", ".html", ".css", ".js", under=package)
        if ".min." not in path.name
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_every_module_opens_with_a_sentence_saying_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for folder in (*PACKAGES, "tests", "benchmarks", "scripts")
        for path in files(".py", under=folder)
        if not (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()
    ]
    assert silent == []


def test_no_module_is_called_utils_helpers_or_manager() -> None:
    vague = [path for package in PACKAGES for path in files(".py", under=package)]
    assert [path.name for path in vague if re.search(r"util|helper|manager", path.stem)] == []


def test_nothing_is_left_for_later() -> None:
    words = "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"])
    assert lines_with(re.compile(rf"\b({words})\b"), but=("package-lock.json", "renderers/html/static/")) == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in files(".py", under="tests")}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def index_hosts() -> set[str]:
    """Hosts of the public package indexes, and of those that this environment is set up with."""
    hosts = {f"{name}.org" for name in ("py" + "pi", "python" + "hosted", "npm" + "js", "deb.deb" + "ian")}
    asked = [[sys.executable, "-m", "pip", "config", "list"], ["npm", "config", "get", "registry"]]
    for command in asked:
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        except OSError:
            continue
        hosts.update(urlsplit(address).hostname or "" for address in re.findall(r"https?://[^\s'\"]+", said))
    return hosts - {"", "localhost", "127.0.0.1"}


def test_no_file_names_a_package_index() -> None:
    assert lines_with(re.compile("|".join(map(re.escape, sorted(index_hosts()))), re.IGNORECASE)) == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    roots = "|".join(["work", "ro" + "ot", "farm", "home/[a-z]+", "Users"])
    assert lines_with(re.compile(rf"(?<![\w.\-~}}>])/({roots})/")) == []


def test_only_tests_look_for_material_beside_the_checkout() -> None:
    assert lines_with(re.compile(re.escape("../" + "shared")), but=("tests/",)) == []


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt"])
def test_constraints_pin_every_package_by_version_and_hash(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()[1:]
    pinned = re.split(r"\n(?=\S)", "\n".join(lines))
    assert [
        entry
        for entry in pinned
        if not re.match(r"[a-z0-9.\-]+==\S+( ; .+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n)?)+$", entry)
    ] == []


def declared() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    return {
        "constraints.txt": [*project["project"]["dependencies"], *groups["build"]],
        "constraints-dev.txt": [
            *project["project"]["dependencies"],
            *groups["build"],
            *(entry for entry in groups["dev"] if isinstance(entry, str)),
        ],
    }


def test_constraints_hold_every_declared_dependency() -> None:
    missing = defaultdict(list)
    for name, requirements in declared().items():
        pinned = set(re.findall(r"^([a-z0-9.\-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for requirement in requirements:
            package = re.match(r"[A-Za-z0-9.\-_]+", requirement)
            assert package
            if package[0].lower().replace("_", "-") not in pinned:
                missing[name].append(requirement)
    assert missing == {}


def test_every_dependency_has_a_lower_bound_and_a_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for requirement in declared()["constraints-dev.txt"]:
        matched = re.match(r"([A-Za-z0-9.\-_]+)>=([0-9.]+)", requirement)
        assert matched, f"{requirement} has no lower bound"
        assert f"| {matched[1]} | {matched[2]} |" in reasons, f"docs/dependencies.md says nothing of {requirement}"


def test_the_npm_lock_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    assert [name for name, entry in lock["packages"].items() if name and "integrity" not in entry] == []
