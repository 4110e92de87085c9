"""A typed signature: the citizen's full name under what they agree to."""

from __future__ import annotations

from journeys.expressions.kinds import Text
from journeys.model import Question
from journeys.questions.base import Problem
from journeys.questions.name import Type as Name
from journeys.questions.wordings import words


class Type(Name):
    """Read as a name is: str, never re-cased. When it was signed is kept with what is sent.

    Sentences may compare it with a name that was asked for.
    """

    name = "signature"
    means = "A typed full name that stands for a signature. `hint` says what is being signed."
    in_words = "The citizen's full name, typed in place of a signature."
    noun = "your full name"
    order = 131
    settings = ()
    messages = words("signature.empty", "bad_chars", "too_short", "too_long", "between_len", "not_text")
    example = """\
signed:
  ask: Sign this claim
  called: your full name
  type: signature
  hint: Type your full name. It counts as your signature
"""

    def kind(self, question: Question) -> Text:
        return Text("name")

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "signature.empty")
