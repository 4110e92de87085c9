"""A journey that is broken, and the report of it."""

from __future__ import annotations

from pathlib import Path

from tests.service.citizen import PERMIT

BROKEN = PERMIT.replace("kind is none: no_need", "kind is none: no_ned")

REPORT = """\
error[unknown-target]: There is no step, section or outcome `no_ned`
  --> permit/journey.yaml:13:21
13 |       kind is none: no_ned
   |                     ^^^^^^
   = help: write `no_need`

    kind is none: no_need

   = see: footpath explain unknown-target
"""


def write(folder: Path, text: str, name: str = "journey.yaml") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
