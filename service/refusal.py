"""A command that cannot do what it was asked, said in the words of who asked."""

from __future__ import annotations


class Refusal(Exception):
    """Ends a command with a message and no traceback. `code` 2: wrong usage; 1: what was found is wrong."""

    def __init__(self, message: str, help: str = "", code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.code = code
