"""Parts of a journey in plain English, as somebody who signs for them reads them."""

from __future__ import annotations

from collections.abc import Sequence

from journeys.expressions.describe import describe
from journeys.expressions.tree import Literal
from journeys.model import Journey, Option, Sentence, Text, TextRef, Wording
from journeys.show import options_of, show

ENGLISH = "en"


def quoted(text: Text | None, journey: Journey) -> str:
    """A text in quotation marks; of one worded by case, each case. What is shown in it stands in square brackets."""
    if text is None:
        return ""
    several = len(text.rules) > 1 or text.rules[0][0] is not None
    found = []
    for sentence, wording in text.rules:
        words = f"“{worded(wording, journey)}”"
        case = "otherwise" if sentence is None else f"where {describe(sentence, journey)}"
        found.append(f"{case}: {words}" if several else words)
    return "; ".join(found)


def worded(wording: Wording, journey: Journey) -> str:
    """One wording on one line."""
    return " ".join("".join(_piece(piece, journey) for piece in wording.pieces).split())


def _piece(piece: str | Sentence | TextRef, journey: Journey) -> str:
    if isinstance(piece, str):
        return piece
    return f"[the text “{spaced(piece.id)}”]" if isinstance(piece, TextRef) else f"[{described(piece, journey)}]"


def plainly(text: Text | None, journey: Journey) -> str:
    """The words of a text without marks, to call a part by; of one worded by case, the last of them."""
    return "" if text is None else worded(text.rules[-1][1], journey)


def called(text: Text | None, id: str, journey: Journey) -> str:
    """What a part is called: its own words, or its id where it has none."""
    return f"“{plainly(text, journey) or spaced(id.rpartition('.')[2])}”"


def described(sentence: Sentence, journey: Journey, options: Sequence[Option] = ()) -> str:
    """A sentence or value in plain English; an option alone by its label."""
    node = sentence.tree
    if isinstance(node, Literal):
        return value_in_words(node, journey, options)
    return describe(sentence, journey)


def value_in_words(node: Literal, journey: Journey, options: Sequence[Option] = ()) -> str:
    """A literal as a citizen would see it."""
    for option in (*options, *options_of(node, journey)):
        if option.id == node.value:
            return called(option.label, option.id, journey)
    try:
        return show(node.kind, node.value, journey, ENGLISH, options).replace("\u00a0", " ")
    except ValueError:
        return str(node.value)


def spaced(id: str) -> str:
    """An id as words."""
    return id.replace("_", " ")


def target(id: str, journey: Journey) -> str:
    """Where a rule leads: an outcome, a section or a page by its title."""
    if id in journey.outcomes:
        return f"the outcome {called(journey.outcomes[id].title, id, journey)}"
    for section in journey.sections:
        if section.id == id and id:
            return f"the section {called(section.title, id, journey)}"
    step = journey.steps.get(id)
    if step is None:
        return f"“{spaced(id)}”"
    return called(step.questions[0].ask if step.form == "question" else step.title, id, journey)
