"""What the command says of itself: quickly, and for every command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from service.cli import names


def test_every_command_has_a_line_in_the_help_and_a_page_of_its_own(say):
    code, out, err = say("--help")
    assert (code, err) == (0, "")
    assert names() == [
        *(
            "check",
            "diff",
            "explain",
            "export",
            "feedback",
            "fill",
            "gallery",
            "import",
            "map",
            "new",
            "preview",
            "rulebook",
            "schema",
        ),
        *("serve", "test", "translate", "walk", "witness"),
    ]
    for name in names():
        assert f"\n    {name} " in out
        code, page, err = say(name, "--help")
        assert (code, err) == (0, "")
        assert page.startswith(f"usage: footpath {name} ")


def test_help_is_quick_because_it_reads_nothing_else():
    wanted = ("jinja2", "starlette", "yaml", "babel", "uvicorn", "sqlite_utils", "jsonschema")
    program = (
        f"import sys; from service.cli import parser; parser(); print([m for m in {wanted!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout == "[]\n"


def test_the_version_is_told(say):
    from importlib.metadata import version

    assert say("--version") == (0, f"footpath {version('footpath')}\n", "")
