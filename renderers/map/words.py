"""The words of a map: headings as they are written, rules in plain English, numbers as people say them."""

from __future__ import annotations

from journeys.expressions.describe import describe
from journeys.model import Journey, Outcome, Section, Sentence, Step, Text

SHORT = 150
"""The longest rule that is shown whole beside its line, in characters."""

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def constant(text: Text) -> str:
    """The constant words of a text, `…` for each value in it; of its last wording, where it is worded by case."""
    return "".join(piece if isinstance(piece, str) else "…" for piece in text.rules[-1][1].pieces).strip()


def spaced(id: str) -> str:
    """An id as words: `child.at_school` -> "At school"."""
    words = id.rpartition(".")[2].replace("_", " ")
    return words[:1].upper() + words[1:]


def step_heading(step: Step) -> str:
    """What heads the page of a step; of a decision, which has no page, its id as words."""
    if step.title is not None:
        return constant(step.title)
    return constant(step.questions[0].ask) if step.questions else spaced(step.id)


def section_heading(section: Section) -> str:
    """The title of a section; steps outside any section stand before all of them."""
    if section.title is not None:
        return constant(section.title)
    return spaced(section.id) if section.id else "At the start"


def outcome_heading(outcome: Outcome) -> str:
    """The title of an outcome."""
    return constant(outcome.title) or spaced(outcome.id)


def condition(sentence: Sentence, journey: Journey) -> str:
    """A sentence in plain English on one line."""
    return " ".join(describe(sentence, journey).split())


def answered(full: str, step: Step) -> str:
    """A rule beside the step it leaves from, without the question that is read just above it.

    `“Do you live here?” is No` is "No" there, `“Age” is at least 16 and …` is "at least 16 and …".
    """
    for question in step.questions:
        quoted = f"“{constant(question.ask)}” "
        if full.startswith(quoted):
            rest = full[len(quoted) :].removeprefix("is ")
            return rest[:1].upper() + rest[1:]
    return full


def capital(words: str) -> str:
    """Words with a capital at their start."""
    return words[:1].upper() + words[1:]


def shortened(full: str) -> str:
    """A rule as it stands beside its line: cut between two words where it is long, and then ending in `…`."""
    if len(full) <= SHORT:
        return full
    return full[: full.rindex(" ", 0, SHORT) if " " in full[:SHORT] else SHORT].rstrip(" ,“(") + "\u00a0…"


def count(number: int, noun: str) -> str:
    """ "1 step", "1,204 steps"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def about(number: int) -> str:
    """A number as it is said: "940", "about 25,000", "about 3.2 million"."""
    if number < 10_000:
        return f"{number:,}"
    if number >= 10**15:
        return f"a {len(str(number))}-digit number of"
    for scale, name in _SCALES:
        tenths = round(number * 10 / scale)
        if tenths >= 10:
            whole, tenth = divmod(tenths, 10)
            return f"about {whole:,} {name}" if whole >= 100 or not tenth else f"about {whole}.{tenth} {name}"
    unit = 10 ** (len(str(number)) - 2)
    return f"about {round(number / unit) * unit:,}"


def ways_said(number: int) -> str:
    """ "1 way", "12 ways", "about 3.2 million ways"."""
    return f"{about(number)} {'way' if number == 1 else 'ways'}"


def listed(words: list[str]) -> str:
    """ "one, two and three"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
