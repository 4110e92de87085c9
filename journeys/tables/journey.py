"""The keys of a journey and of its parts."""

from __future__ import annotations

from functools import cache
from typing import Any

from journeys.document import read
from journeys.questions import all_types
from journeys.tables.questions import NEXT, OPTION_VALUE, OPTIONS, RULES, SENTENCES, TEXTS, step
from journeys.tables.structures import ByKeys, ByKind, Key, ListOf, MapOf, Part, Ref, has
from journeys.tables.vocabulary import ANY, BULLETS, DATE, FLAG, ID, LINK, SENTENCE, WORDS, Shape, one_of, pattern

__all__ = ["journey"]

LANGUAGE = pattern("a language such as `en` or `cy`", r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
CURRENCY = pattern("a currency code such as GBP", r"^[A-Z]{3}$")
LEAP = one_of("`1 March` or `28 February`", "1 March", "28 February")


def part(words: str, name: str, means: str, *keys: Key, most: int | None = None) -> Ref:
    """A named part."""
    return Ref(words, name, Part(words, name, means, {key.name: key for key in keys}, most))


ASIDE = part(
    "an aside",
    "aside",
    "A note in the margin.",
    Key("title", "Its heading.", TEXTS, "Talk to someone", required=True),
    Key("body", "A few lines of Markdown.", TEXTS, "Call 01632 960 142.", required=True),
)
START = part(
    "the start page",
    "start",
    "The words of the start page.",
    Key("body", "What this service is for.", TEXTS, "Help with the cost of heating your home."),
    Key(
        "key_facts",
        "What to know before starting: a label and a text.",
        MapOf("labels and texts", TEXTS),
        {"Time": "About 5 minutes"},
    ),
    Key("button", "The words on the button.", TEXTS, "Start now"),
    Key("before", "Text below the button.", TEXTS, "You can stop at any time."),
    Key("aside", "A note in the margin.", ASIDE),
)
CHECK = part(
    "the check page",
    "check",
    "The words of the page where answers are checked before they are sent.",
    Key("title", "Its heading.", TEXTS, "Check your answers"),
    Key("body", "Text above the answers.", TEXTS, "You can change every answer."),
    Key("declaration", "What the citizen confirms by sending.", TEXTS, "The details I have given are true."),
    Key("button", "The words on the button.", TEXTS, "Send your application"),
)
OUTCOME = part(
    "an outcome",
    "outcome",
    "An end: a result, or with `submit` the confirmation of what was sent.",
    Key("title", "Its heading.", TEXTS, "You cannot apply yet", required=True),
    Key("submit", "Whether the answers are sent; they are checked first.", FLAG, True),
    Key("body", "What it means, and what to do next.", TEXTS, "You can apply from {{ old_enough_on }}."),
    Key(
        "statement",
        "The one thing to take away, large: one label and its value.",
        MapOf("one label and its value", TEXTS, most=1),
        {"You can apply from": "{{ old_enough_on }}"},
    ),
    Key(
        "timeline",
        "What happens next, in order: when, and what.",
        MapOf("times and what happens", TEXTS),
        {"Today": "We have your application."},
    ),
    Key("aside", "A note in the margin.", ASIDE),
)

_SOURCE = Key(
    "source",
    "A link to the rule, to check it against.",
    LINK,
    "https://www.gov.uk/apply-first-provisional-driving-licence",
)
_DECIDE = ByKind(
    "rules: a sentence, a colon, and a value; or the name of a CSV file",
    text=pattern("the name of a CSV file", r"\.csv$"),
    mapping=MapOf("rules: a sentence, a colon, and a value", SENTENCES),
)
_BULLET_KEYS = tuple(
    Key(word, means, ListOf("a list of sentences", BULLETS), ["lives_here", "age(date_of_birth) >= 18"], required=True)
    for word, means in (("all", "Every one of these holds."), ("any", "At least one of these holds."))
)
FACT = ByKind(
    "a sentence, or a mapping with `is` or `decide`",
    text=SENTENCE,
    mapping=ByKeys(
        "a fact with `is`, `decide`, or bullets under `all`, `any` or `not`",
        "fact_keys",
        (
            has(
                "decide",
                then=part(
                    "a decided fact",
                    "decided_fact",
                    "A value chosen by the first sentence that holds.",
                    Key(
                        "decide",
                        "Sentences and values, or a CSV file with a decision table.",
                        _DECIDE,
                        {"low_income": "£45", "otherwise": "£0"},
                        required=True,
                    ),
                    Key(
                        "options",
                        "The words that the fact may be, with labels.",
                        OPTIONS,
                        {"full": "Full help", "part": "Part help"},
                    ),
                    _SOURCE,
                ),
            ),
            has(
                "is",
                then=part(
                    "a fact",
                    "computed_fact",
                    "A value computed by one sentence.",
                    Key("is", "The sentence.", BULLETS, "date_of_birth + 15 years + 9 months", required=True),
                    _SOURCE,
                ),
            ),
            has(
                "all", then=part("bullets", "all_fact", "A fact that needs all of several sentences.", _BULLET_KEYS[0])
            ),
            has(
                "any", then=part("bullets", "any_fact", "A fact that needs one of several sentences.", _BULLET_KEYS[1])
            ),
            has(
                "not",
                then=part(
                    "bullets",
                    "not_fact",
                    "A fact that holds where a sentence does not.",
                    Key("not", "This does not hold.", BULLETS, "lives_here", required=True),
                ),
            ),
        ),
    ),
)
RATE_ROW = part(
    "a row of a rate",
    "rate_row",
    "The value of a rate from a day on.",
    Key("from", "The first day at which it counts.", DATE, "2025-04-06", required=True),
    Key("value", "The value: a literal.", SENTENCES, "£12,570", required=True),
    Key("source", "A link to check it against.", LINK, "https://www.gov.uk/income-tax-rates", required=True),
    Key("checked", "When somebody last looked it up and found it right.", DATE, "2026-11-22"),
    Key("checked", "The day on which somebody last looked it up and found it right.", DATE, "2026-11-22"),
)
RATES = ByKind(
    "rates by id, or the name of a CSV file",
    text=pattern("the name of a CSV file", r"\.csv$"),
    mapping=MapOf("rates by id", ListOf("rows, each with `from`, `value` and `source`", RATE_ROW), "id"),
)
LIST = ByKind(
    "options in place, a list of ids, or the name of a CSV or YAML file",
    text=pattern("the name of a CSV or YAML file", r"\.(csv|ya?ml)$"),
    mapping=MapOf("options: ids and labels", OPTION_VALUE, "option"),
    items=ListOf("ids of options or lists", ID),
)
_IDS = ListOf("a list of step ids", ID)
SCENARIO = part(
    "a scenario",
    "scenario",
    "A citizen written down: answers, and what they lead to.",
    Key("today", "The day of the visit; needed where the journey reads `today`.", DATE, "2026-11-22"),
    Key(
        "answers",
        "Answers by question id, as a citizen would type them.",
        MapOf("answers by question id", ANY, least=0),
        {"lives_here": "no"},
        required=True,
    ),
    Key("outcome", "Where the answers lead.", ID, "sent"),
    Key("stops_at", "The step that still waits for an answer, in place of `outcome`.", ID, "vehicle"),
    Key("path", "Every step that is visited, in order.", _IDS, ["date_of_birth", "lives_here"]),
    Key("visits", "Steps that are visited, in any order.", _IDS, ["vehicle"]),
    Key("skips", "Steps that are not visited; answers to them must stay unused.", _IDS, ["receives_pip"]),
    Key("facts", "Values of facts.", MapOf("values by fact id", SENTENCES), {"award": "£45"}),
    Key(
        "problems",
        "The rule by which an answer is refused, by question id.",
        MapOf("rules by question id", WORDS),
        {"date_of_birth": "in_the_past"},
    ),
)


def _step_snippets() -> list[dict[str, Any]]:
    """One ready question of every type, from its own example."""
    found = []
    for name, kind in all_types().items():
        example = read(name, kind.example).value
        if isinstance(example, dict) and example:
            found.append({"label": f"a {name} question", "description": kind.means, "body": example})
    return found


@cache
def steps() -> Shape:
    """Steps by id."""
    return MapOf("steps by id", step(), "id", snippets=_step_snippets)


@cache
def list_file() -> Shape:
    """A YAML file that holds one list."""
    return ByKind("options in place, or a list of ids", mapping=LIST.mapping, items=LIST.items)


@cache
def scenarios() -> Shape:
    """Scenarios by id: what `scenarios` holds, or a file of its own."""
    return MapOf("scenarios by id", SCENARIO, "id", least=0)


@cache
def journey() -> Part:
    """A whole journey."""
    section = part(
        "a section",
        "section",
        "A part of a journey.",
        Key("title", "What it is called on the check page.", TEXTS, "About you", required=True),
        Key("when", "There only where this sentence holds: guards every step inside.", BULLETS, "has_garden"),
        Key("steps", "The pages of the section, in order.", steps(), required=True),
        Key("next", "Rules read after the last step of the section.", RULES, NEXT.example),
    )
    keys = (
        Key(
            "journey",
            "The id of the journey: its address, and the name of its folder.",
            ID,
            "provisional_licence",
            required=True,
        ),
        Key(
            "title",
            "What the service is called.",
            TEXTS,
            "Apply for your first provisional driving licence",
            required=True,
        ),
        Key("language", "The language it is written in.", LANGUAGE, "en"),
        Key("currency", "The currency of all amounts, as an ISO code.", CURRENCY, "GBP"),
        Key("time_zone", "Where `today` is, as an IANA name.", WORDS, "Europe/London"),
        Key("leap_birthday", "When someone born on 29 February is a year older in other years.", LEAP, "1 March"),
        Key("rates_on", "The day at which rates are read; the day of the visit if not given.", SENTENCES, "claim_date"),
        Key("start", "The words of the start page.", START),
        Key("steps", "The pages, in order.", steps()),
        Key("sections", "Groups of pages, in order.", MapOf("sections by id", section, "id")),
        Key(
            "next",
            "Rules read when the steps run out. Without them the one outcome with `submit` follows.",
            RULES,
            {"help is £0": "not_this_time", "otherwise": "sent"},
        ),
        Key(
            "facts",
            "Named values, computed and never asked.",
            MapOf("facts by id", Ref("a fact", "fact", FACT), "id"),
            {"old_enough_on": "date_of_birth + 15 years + 9 months"},
        ),
        Key("rates", "Dated values with their sources.", RATES),
        Key("lists", "Named sets of options.", MapOf("lists by id", LIST, "id"), {"countries": "countries.csv"}),
        Key(
            "texts",
            "Wording used in several places.",
            MapOf("texts by id", TEXTS, "id"),
            {"how_to_pay": "Pay by {{ due_date }} at the latest."},
        ),
        Key("outcomes", "The ends.", MapOf("outcomes by id", OUTCOME, "id"), required=True),
        Key("check", "The words of the page where answers are checked.", CHECK),
        Key(
            "scenarios",
            "Citizens written down, or the name of a YAML file of them.",
            ByKind(
                "scenarios by id, or the name of a YAML file",
                text=pattern("the name of a YAML file", r"\.ya?ml$"),
                mapping=scenarios(),
            ),
        ),
    )
    return Part(
        "a journey",
        "journey",
        "A whole journey: its questions, the rules that lead through them, and its ends.",
        {key.name: key for key in keys},
    )
