"""What is only needed for some answers is read when the first of them comes."""

from __future__ import annotations

import subprocess
import sys


def test_a_service_starts_without_what_only_files_phones_and_numbers_need() -> None:
    heavy = ("PIL", "stdnum", "phonenumbers", "watchfiles")
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, service.app; print([m for m in {heavy!r} if m in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "[]\n"
