"""Pins what Footpath runs on and is tested with, by version and hash, naming no package index.

Run it with `make lock` after changing a dependency in pyproject.toml. `--upgrade` takes the newest versions that the
lower bounds allow; without it, versions already pinned stay. The command-line tool `uv` does the resolving and uses
the index that your own environment is set up with.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FILES = {
    "constraints.txt": ("what `make serve` installs", ["--group", "build"]),
    "constraints-dev.txt": ("what `make test` installs", ["--group", "dev"]),
}


def find_uv() -> str:
    """Path of the uv command: beside this Python, or on the search path. Exits with advice when there is none."""
    beside = Path(sys.executable).parent / "uv"
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        sys.exit("uv is not installed. Run:  .venv/bin/pip install uv")
    return found


def pins(uv: str, groups: list[str], earlier: Path, upgrade: bool) -> str:
    """Resolved `name==version` lines with hashes, one universal set for Python 3.11 and later."""
    command = [uv, "pip", "compile", "pyproject.toml", *groups, "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--quiet", "--output-file", str(earlier)]
    if upgrade:
        command.append("--upgrade")
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    return earlier.read_text(encoding="utf-8")


def main() -> None:
    """Write both files."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    upgrade = arguments.parse_args().upgrade
    uv = find_uv()
    for name, (purpose, groups) in FILES.items():
        path = ROOT / name
        text = pins(uv, groups, path, upgrade)
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
        if re.search(r"[a-z]+://", text):
            sys.exit(f"{name} would name an address; nothing was kept")
        path.write_text(f"# Pinned by `make lock`: {purpose}.\n{text}", encoding="utf-8")
        print(f"{name}: {text.count('==')} packages")


if __name__ == "__main__":
    main()
