"""The front door: a journey as a rulebook, whose parts are numbered and refer to one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.numbers import get_currency_name

from journeys.catalogues.names import in_english
from journeys.model import Journey
from renderers.rulebook import promises
from renderers.rulebook.answers import appended
from renderers.rulebook.citizens import Citizens
from renderers.rulebook.content import Chapter, Clause, Id, Line, Paragraph, Rulebook, Say
from renderers.rulebook.ends import Ends
from renderers.rulebook.index import index
from renderers.rulebook.numbering import places
from renderers.rulebook.steps import Steps
from renderers.rulebook.values import bands_clause, fact_clause, list_clause, options_clause, rate_clause, text_clause
from renderers.rulebook.ways import Ways
from renderers.rulebook.words import Words

GUIDE: tuple[str, ...] = (
    "This book says in words all that the journey does. It is written from the same file that the service runs on, "
    "so that the two cannot differ. The version on the cover names exactly that content.",
    "Steps are gone through in the order of this book, and only forward. Where nothing is said of what follows a step, "
    "it is the next one.",
    "“Only if” is read when its place is reached. Where it does not hold, the step is passed over with its rules.",
    "Rules stand in lists. They are read from the top: the first that holds wins, and those below it are not read.",
    "A rule leads on to a later step or chapter, and all between is left unasked; or it ends the journey. Where the "
    "place that it leads to is not there for this citizen, the way goes on behind that place.",
    "Only answers on the citizen's way count. One to a question that is no longer asked is kept aside, and nothing "
    "reads it. A sentence that needs an answer which is not there is never taken for false: the service stops, and "
    "says so.",
    "What must hold is read when the answer is given; where it was left blank, it is not read.",
    "Amounts are reckoned exactly, and rounded only where it is said; a half is rounded away from zero. Ages and spans "
    "count whole years, months or weeks.",
    "Words in quotation marks are the journey's own, or the name of something that it works out; the number behind "
    "them is where they are defined. A bracket [ ] within a text stands for a value that is shown there.",
)
"""How the book is to be read; each is a rule of docs/semantics.md in plain words."""


def rulebook(journey: Journey, made: date, language: str = "", offered_by: str = "") -> Rulebook:
    """The whole book of a journey, its own texts in `language` (its own if not given), made on that day.

    `offered_by` is who offers the service, for the cover.
    """
    language = language or journey.language
    words = Words(journey, language)
    ways = Ways(journey, words)
    chapters = tuple(_chapters(words, ways))
    chapters = (*chapters, index(journey, chapters))
    return Rulebook(
        title="".join(_words(words.own(journey.title).pieces)),
        language=language,
        particulars=tuple(_particulars(words, made, offered_by)),
        guide=tuple((line,) for line in GUIDE),
        chapters=chapters,
        places=places(chapters),
    )


def _words(pieces: tuple[object, ...]) -> Iterator[str]:
    yield from (piece if isinstance(piece, str) else "…" for piece in pieces)


def _particulars(words: Words, made: date, offered_by: str) -> Iterator[tuple[str, Line]]:
    journey = words.journey
    if offered_by:
        yield "Offered by", (offered_by,)
    yield "Journey", (Id(journey.id),)
    yield "Version", (Id(journey.version),)
    yield "This book was made on", (words.day(made),)
    yield "Languages", (", ".join(in_english(each) for each in journey.languages),)
    if words.language != "en":
        yield "Texts in this book", (in_english(words.language),)
    yield "Day and time", (journey.time_zone.replace("_", " "),)
    yield "Currency", (f"{get_currency_name(journey.currency, 2, 'en')} ({journey.currency})",)
    rates: Line = ("today",) if journey.rates_on is None else words.line(journey.rates_on)
    yield "Rates are read on", (*rates, *((", the day of the visit",) if journey.rates_on is None else ()))
    yield "Born on 29 February", (f"has a birthday on {journey.leap_birthday} in other years",)


def _chapters(words: Words, ways: Ways) -> Iterator[Chapter]:
    journey = words.journey
    ends, steps = Ends(words, ways), Steps(words, ways)
    yield from ends.start()
    hub = list(ends.task_list())
    for section in journey.sections:
        if hub and ways.is_task(section):
            yield hub.pop()
        yield steps.chapter(section)
    yield ends.steps_end()
    yield ends.outcomes()
    yield from promises.chapter(words)
    yield from _values(words)
    yield from Citizens(words, ways).chapter()


def _values(words: Words) -> Iterator[Chapter]:
    journey = words.journey
    facts = tuple(fact_clause(fact, words) for fact in journey.facts.values() if "." not in fact.id)
    bands = tuple(bands_clause(each, words) for each in journey.bands.values())
    if facts or bands:
        said = "A fact is worked out from answers, and never asked."
        yield Chapter("the-facts", ("Facts",), (Paragraph("the-facts/said", "", (Say((said,)),)), *facts, *bands))
    if journey.rates:
        rates = (rate_clause(rate, words) for rate in journey.rates.values())
        yield Chapter("the-rates", ("Rates",), (_read_on(words), *rates))
    lists: tuple[Clause, ...] = tuple(list_clause(each, words) for each in journey.lists.values())
    lists += tuple(options_clause(each, words) for each in journey.questions.values() if appended(each))
    if lists:
        yield Chapter("the-lists", ("Lists",), lists)
    if journey.texts:
        shared = tuple(text_clause(id, text, words) for id, text in journey.texts.items())
        yield Chapter("the-texts", ("Texts used in several places",), shared)


def _read_on(words: Words) -> Paragraph:
    """The day at which rates are read, unless a sentence says another."""
    on = words.journey.rates_on
    day: Line = ("the day of the visit",) if on is None else words.line(on)
    said: Line = (
        "A rate is read on ",
        *day,
        ", unless a sentence names another day. Each value holds from its day on.",
    )
    return Paragraph("the-rates/read-on", "", (Say(said),))
