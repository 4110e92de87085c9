"""Several lines of text."""

from __future__ import annotations

from journeys.model import Question
from journeys.questions.base import Setting
from journeys.questions.forgive import clean_lines
from journeys.questions.text import Words
from journeys.questions.wordings import words


class Type(Words):
    """Read as str with LF line ends; spaces inside a line stay, so lists and drawings keep their shape."""

    name = "long_text"
    means = "An answer in the citizen's own words, of several lines."
    order = 20
    longest = 2000
    settings = (
        Setting(
            "rows",
            "How many lines the box shows.",
            {"type": "integer", "minimum": 2, "maximum": 30},
            8,
            says="The box shows {} lines",
        ),
    )
    messages = words(
        "empty.text",
        "too_short",
        "between_len",
        "not_text",
        too_long="{T} must be {most:character} or less. Shorten it by {over:character}",
    )
    example = """\
what_happened:
  ask: What happened?
  type: long_text
  max: 500
"""

    def clean(self, text: str) -> str:
        return clean_lines(text)

    def width(self, question: Question, part: str) -> str:
        return "full"

    def rows(self, question: Question) -> int:
        """How many lines the box shows."""
        return int(question.settings.get("rows", 5))
