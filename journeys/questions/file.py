"""Files that a citizen sends: photos, letters, statements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from journeys.expressions.kinds import Files, Upload, Value
from journeys.model import Journey, Question
from journeys.questions.accepted import SIZE_PATTERN, WORDS, by_ending, endings, size_of, taken
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.forgive import clean
from journeys.questions.wordings import words

LARGEST = "10 MB"
"""How large one file may be where the author says nothing: a photo of a phone, or a scan of a few pages."""
MOST = 10
"""How many files may be sent where the author says nothing: the pages of a letter, each photographed apart."""
USUAL = ("pdf", "photo")
FILE, KEPT = "file", "kept"


class Type(QuestionType):
    """Read as a tuple of uploads, in the order they were added.

    A form names kept files by their ids, one value each under the part `kept`; only ids that the session itself
    holds count. The part `file` is the control that new files come through: the service stores them, and
    their contents are never read here.
    """

    name = "file"
    means = "One or more files that the citizen sends: photos, letters, statements."
    in_words = "Files that the citizen sends."
    noun = "a file"
    order = 140
    takes_bounds = True
    settings = (
        Setting(
            "accepts",
            "Which kinds of file are taken: pdf and photo, unless you say others.",
            {"type": "array", "items": {"enum": list(WORDS)}, "minItems": 1, "uniqueItems": True},
            ["pdf", "photo", "document"],
            says="Kinds of file that are taken: {}",
            usual=list(USUAL),
        ),
        Setting(
            "max_size",
            f"How large one file may be, {LARGEST} unless you say something else.",
            {"type": "string", "pattern": SIZE_PATTERN},
            "5 MB",
            says="Each file no larger than {}",
            usual=LARGEST,
        ),
    )
    messages = words(
        "empty.file",
        "file.type",
        "file.size",
        "file.empty",
        "file.locked",
        "file.unread",
        "file.later",
        "file.count",
        "file.few",
        "not_text",
    )
    example = """\
proof_of_address:
  ask: Upload proof of your address
  type: file
  hint: For example, a photo of a council tax bill from the last 3 months
  accepts: [pdf, photo]
  max_size: 10 MB
  max: 3
"""

    def kind(self, question: Question) -> Files:
        return Files()

    def parts(self, question: Question) -> tuple[str, ...]:
        return (FILE, KEPT)

    def bounds(self, question: Question, reading: Reading) -> tuple[int, int]:
        low, high = reading.low, reading.high
        return low if isinstance(low, int) else 1, high if isinstance(high, int) else MOST

    def accepts(self, question: Question) -> tuple[str, ...]:
        """The author's words for the kinds of file that are taken."""
        return tuple(question.settings.get("accepts", USUAL))

    def largest(self, question: Question) -> int:
        """How many bytes one file may have."""
        return size_of(question.settings.get("max_size", LARGEST))

    def read(self, question: Question, parts: Parts, reading: Reading) -> tuple[Upload, ...] | Problem | None:
        named = dict.fromkeys(parts.get(KEPT, ()))
        return self._counted(question, tuple(reading.uploads[id] for id in named if id in reading.uploads), reading)

    def _counted(
        self, question: Question, value: tuple[Upload, ...], reading: Reading
    ) -> tuple[Upload, ...] | Problem | None:
        """The files, unless there are too few or too many of them."""
        least, most = self.bounds(question, reading)
        if not value:
            return None
        if len(value) > most:
            return Problem(question.id, "file.count", (FILE,), {"most": most, "side": "max"})
        if len(value) < least:
            return Problem(question.id, "file.few", (FILE,), {"least": least, "side": "min"})
        return value

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """As many as have to be; what a scenario that names them has."""
        ending = taken(self.accepts(question))[0].endings[0]
        files = [f"example-{number + 1}-{each}.{ending}" for each in range(1, max(shortest, 1) + 1)]
        found = (self._named(question, name) for name in files)
        return tuple(each for each in found if isinstance(each, Upload))

    def refuse(self, question: Question, rule: str, name: str) -> Problem:
        """The problem of one file that was not kept, told with the name it came under."""
        params = {"name": name, "types": endings(self.accepts(question)), "size": self.largest(question)}
        return Problem(question.id, rule, (FILE,), params)

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.file", (FILE,))

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {KEPT: [each.id for each in _uploads(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> tuple[Upload, ...] | Problem | None:
        """A scenario names files (`passport.jpg`); a program gives what `encode` made."""
        if given is None or given == "" or given == [] or given == ():
            return None
        found: dict[str, Upload] = {}
        for each in given if isinstance(given, (list, tuple)) else [given]:
            upload = self._named(question, each)
            if isinstance(upload, Problem):
                return upload
            found[upload.id] = upload
        return self._counted(question, tuple(found.values()), reading)

    def _named(self, question: Question, given: Any) -> Upload | Problem:
        if isinstance(given, Mapping):
            return _decoded(given) or Problem(question.id, "not_text")
        if not isinstance(given, str) or not clean(given[:300]):
            return Problem(question.id, "not_text")
        name = clean(given[:300])
        file_type = by_ending(name)
        if file_type is None or file_type.word not in self.accepts(question):
            return self.refuse(question, "file.type", name)
        return Upload(re.sub(r"\W", "-", name), name, file_type.media_type, 1)

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        """Their names; of files that were really sent, all that is kept of them."""
        names = [each.name for each in _uploads(value)]
        made = [self._named(question, name) for name in names]
        return names if made == list(_uploads(value)) else self.encode(question, value)

    def encode(self, question: Question, value: Value) -> Any:
        return [
            {"id": each.id, "name": each.name, "media_type": each.media_type, "size": each.size}
            for each in _uploads(value)
        ]

    def decode(self, question: Question, stored: Any) -> tuple[Upload, ...]:
        return tuple(Upload(each["id"], each["name"], each["media_type"], each["size"]) for each in stored)


def _uploads(value: Value) -> tuple[Upload, ...]:
    return tuple(each for each in value if isinstance(each, Upload)) if isinstance(value, tuple) else ()


def _decoded(given: Mapping[Any, Any]) -> Upload | None:
    """An upload as `encode` wrote it; None for any other mapping."""
    match given:
        case {"id": str(id), "name": str(name), "media_type": str(media_type), "size": int(size)}:
            fits = len(given) == 4 and type(size) is int and re.fullmatch(r"[\w-]+", id)
            return Upload(id, name, media_type, size) if fits else None
    return None
