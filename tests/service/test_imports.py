"""What is only needed for some answers is read when the first of them comes."""

from __future__ import annotations

import subprocess
import sys


def test_a_service_starts_without_what_only_files_phones_and_numbers_need() -> None:
    heavy = ("PIL", "stdnum", "phonenumbers", "watchfiles", "openpyxl", "xlrd")
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, service.app; print([m for m in {heavy!r} if m in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "[]\n"


def test_a_form_that_is_no_workbook_is_imported_without_what_reads_workbooks() -> None:
    form = '{"pages": [{"path": "/a", "components": [], "next": []}], "startPage": "/a", "lists": []}'
    read = f"from journeys.importers import *; import_form(Source('form.json', {form!r}.encode()))"
    said = subprocess.run(
        [sys.executable, "-c", f"{read}; import sys; print([m for m in ('openpyxl', 'xlrd') if m in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "[]\n"
