"""What is said when a form cannot be read at all: where, why, and what to do."""

from __future__ import annotations


class ImportFault(Exception):  # noqa: N818 (the form's fault, not ours)
    """Ends an import. `place` is where in the source (a JSON pointer, a cell, a line), "" for the whole of it; `help`
    is a way out."""

    def __init__(self, message: str, place: str = "", help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.help = help

    def __str__(self) -> str:
        where = f" (at {self.place})" if self.place else ""
        return f"{self.message}{where}"
