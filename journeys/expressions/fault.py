"""What is wrong with a sentence: where, why, and the sentence as it should be."""

from __future__ import annotations


class SentenceFault(Exception):
    """One fault of a sentence, in the author's words.

    `slug` names the check that explains it. `start` and `end` are offsets in the sentence's text.
    `help` says what to do; `paste` is the whole corrected sentence, or "" where we cannot know it.
    """

    def __init__(self, slug: str, message: str, start: int, end: int, help: str = "", paste: str = "") -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.start = start
        self.end = end
        self.help = help or (f"write `{paste}`" if paste else "")
        self.paste = paste

    def __repr__(self) -> str:
        values = (self.slug, self.message, self.start, self.end, self.help, self.paste)
        return f"SentenceFault{values!r}"
