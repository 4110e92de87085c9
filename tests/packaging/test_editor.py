"""The editor's bundle is what its recipe makes of the pinned packages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "renderers" / "preview" / "static" / "vendor"
PINNED = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def installed(name: str) -> str:
    """The version of a package that is there, "" where there is none."""
    found = ROOT / "node_modules" / name / "package.json"
    return json.loads(found.read_text(encoding="utf-8"))["version"] if found.exists() else ""


def bundled() -> dict[str, str]:
    """The packages of the bundle with their versions, as its licences name them."""
    text = (VENDOR / "editor.LICENSE.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^((?:@[a-z]+/)?[a-z][a-z0-9-]*) ([0-9.]+)\n\n", text, re.MULTILINE))


def test_the_bundle_is_built_again_to_the_byte(tmp_path: Path) -> None:
    if not shutil.which("node"):
        pytest.skip("node is not installed: `make test` installs it")
    if installed("codemirror") != PINNED["node_modules/codemirror"]["version"] or not installed("esbuild"):
        pytest.skip("the packages of package-lock.json are not installed: run `npm ci`")
    subprocess.run([ROOT / "scripts" / "bundle_editor.sh", tmp_path], check=True, timeout=120)
    for name in ("editor.min.js", "editor.LICENSE.txt"):
        assert (tmp_path / name).read_bytes() == (VENDOR / name).read_bytes(), name


def test_every_package_of_the_bundle_is_pinned_with_its_licence() -> None:
    assert "@codemirror/view" in bundled()
    assert bundled() == {name: PINNED[f"node_modules/{name}"]["version"] for name in bundled()}
    licences = (VENDOR / "editor.LICENSE.txt").read_text(encoding="utf-8")
    assert licences.count("Permission is hereby granted, free of charge") == len(bundled())


def test_the_bundle_talks_to_nobody() -> None:
    text = (VENDOR / "editor.min.js").read_text(encoding="utf-8")
    assert [word for word in ("fetch(", "XMLHttpRequest", "WebSocket", "eval(", "new Function") if word in text] == []
