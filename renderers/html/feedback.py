"""The feedback page: what somebody said about the service, and what is wrong with it (patterns P19)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from renderers.html.contexts import FeedbackPage, Slip
from renderers.html.wording import Words, say

LONGEST = 1200
"""How many characters may be written."""

FeedbackProblem = Literal["", "empty", "long", "many", "not_saved", "expired"]
"""Why it was not taken: nothing said, too much said, too many at once, a disk that is full, a page too old."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was chosen and written, as it was sent: `ease` is "1" to "5" or ""."""

    ease: str = ""
    words: str = ""


NO_OPINION = Opinion()


def feedback_page(words: Words, csrf: str, back: str, given: Opinion, problem: FeedbackProblem) -> FeedbackPage:
    """The page, filled in with what was given."""
    message = {
        "": "",
        "empty": words.feedback_empty,
        "long": words.over.of(max(1, len(given.words) - LONGEST)),
        "many": words.feedback_many,
        "not_saved": words.not_saved_here,
        "expired": words.expired_here,
    }[problem]
    target = {"empty": "ease", "long": "words"}.get(problem, "")
    steps = (
        ("5", words.feedback_5),
        ("4", words.feedback_4),
        ("3", words.feedback_3),
        ("2", words.feedback_2),
        ("1", words.feedback_1),
    )
    return FeedbackPage(
        title=say(words.title_error, title=words.feedback) if message else words.feedback,
        back=back,
        csrf=csrf,
        slips=(Slip(message, target),) if message else (),
        wrong=target,
        ease=tuple((value, said, value == given.ease) for value, said in steps),
        words=given.words,
        limit=words.limit.of(LONGEST),
    )
