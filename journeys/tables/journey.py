"""The keys of a journey and of its parts."""

from __future__ import annotations

from functools import cache

from journeys.tables.facts import LIST, RATE, fact, library_fact, lists, rates
from journeys.tables.questions import NEXT, RULES, SENTENCES, TEXTS
from journeys.tables.steps import library_step, steps
from journeys.tables.structures import ByKeys, ByKind, Key, ListOf, MapOf, Part, has, part
from journeys.tables.vocabulary import ANY, BULLETS, DATE, FLAG, ID, WORDS, Shape, one_of, pattern

__all__ = ["journey"]

LANGUAGE = pattern("a language such as `en` or `cy`", r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
LANGUAGES = ListOf("a list of languages such as `en` and `cy`", LANGUAGE)
CURRENCY = pattern("a currency code such as GBP", r"^[A-Z]{3}$")
LEAP = one_of("`1 March` or `28 February`", "1 March", "28 February")


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

_WHEN = Key(
    "when", "Of whom it speaks: everyone of whom this sentence is true; without it, of everyone.", BULLETS, "lives_here"
)
_BECAUSE = Key(
    "because",
    "What it rests on: a law, or a link.",
    WORDS,
    "Road Traffic Act 1988, section 101",
    required=True,
)
PROMISE = ByKeys(
    "a promise with `never` or `always`",
    "promise",
    (
        has(
            "never",
            then=part(
                "a promise with `never`",
                "promise_never",
                "What is true of nobody who comes to an outcome, whatever they answer and on whatever day.",
                Key(
                    "never",
                    "The sentence; it may read `outcome`.",
                    BULLETS,
                    "outcome is sent and age(date_of_birth) < 15",
                    required=True,
                ),
                _WHEN,
                _BECAUSE,
            ),
        ),
        has(
            "always",
            then=part(
                "a promise with `always`",
                "promise_always",
                "What is true of everybody who comes to an outcome, whatever they answer and on whatever day.",
                Key("always", "The sentence; it may read `outcome`.", BULLETS, "outcome is award", required=True),
                _WHEN,
                _BECAUSE,
            ),
        ),
    ),
)

_STEP = pattern("the id of a step, such as `vehicle` or `child.born`", r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")
_IDS = ListOf("a list of step ids", _STEP)
SCENARIO = part(
    "a scenario",
    "scenario",
    "A citizen written down: answers, and what they lead to.",
    Key("today", "The day of the visit; needed where the journey reads `today`.", DATE, "2026-11-22"),
    Key(
        "answers",
        "Answers by question id, as a citizen would type them; a list of these for a repeat.",
        MapOf("answers by question id", ANY, least=0),
        {"lives_here": "no"},
        required=True,
    ),
    Key("outcome", "Where the answers lead.", ID, "sent"),
    Key("stops_at", "The step that still waits for an answer, in place of `outcome`.", _STEP, "vehicle"),
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
        Key(
            "languages",
            "The languages that have to be complete before it is published, its own among them.",
            LANGUAGES,
            ["en", "cy"],
        ),
        Key("currency", "The currency of all amounts, as an ISO code.", CURRENCY, "GBP"),
        Key("time_zone", "Where `today` is, as an IANA name.", WORDS, "Europe/London"),
        Key("leap_birthday", "When someone born on 29 February is a year older in other years.", LEAP, "1 March"),
        Key("rates_on", "The day at which rates are read; the day of the visit if not given.", SENTENCES, "claim_date"),
        Key("start", "The words of the start page.", START),
        Key("steps", "The pages, in order.", steps()),
        Key("sections", "Groups of pages, in order.", MapOf("sections by id", section, "id")),
        Key(
            "task_list",
            "Groups of sections that become tasks on a hub; sections before the first one named come before the hub.",
            MapOf("groups: a heading, and a list of section ids", ListOf("a list of section ids", ID)),
            {"About you": ["about_you"], "Your income": ["your_work", "savings"]},
        ),
        Key(
            "next",
            "Rules read when the steps run out. Without them the one outcome with `submit` follows.",
            RULES,
            {"help is £0": "not_this_time", "otherwise": "sent"},
        ),
        Key(
            "facts",
            "Named values, computed and never asked.",
            MapOf("facts by id", fact(), "id"),
            {"old_enough_on": "date_of_birth + 15 years + 9 months"},
        ),
        Key("rates", "Dated values with their sources.", rates()),
        Key("lists", "Named sets of options.", lists(), {"countries": "countries.csv"}),
        Key(
            "texts",
            "Wording used in several places.",
            MapOf("texts by id", TEXTS, "id"),
            {"how_to_pay": "Pay by {{ due_date }} at the latest."},
        ),
        Key("outcomes", "The ends.", MapOf("outcomes by id", OUTCOME, "id"), required=True),
        Key("check", "The words of the page where answers are checked.", CHECK),
        Key(
            "promises",
            "What is true of every citizen who comes to an outcome, proved by `footpath check`.",
            MapOf("promises by id", PROMISE, "id"),
            {
                "nobody_under_age": {
                    "never": "outcome is sent and age(date_of_birth) < 15",
                    "because": "Road Traffic Act 1988",
                }
            },
        ),
        Key(
            "scenarios",
            "Citizens written down, or the name of a YAML file of them, or of several.",
            ByKind(
                "scenarios by id, or the names of YAML files",
                text=pattern("the name of a YAML file", r"\.ya?ml$"),
                mapping=scenarios(),
                items=ListOf("the names of YAML files", pattern("the name of a YAML file", r"\.ya?ml$")),
            ),
            ["scenarios.yaml", "scenarios.generated.yaml"],
        ),
    )
    return Part(
        "a journey",
        "journey",
        "A whole journey: its questions, the rules that lead through them, and its ends.",
        {key.name: key for key in keys},
    )


@cache
def library() -> Part:
    """A file of the service's library: parts that journeys take with `use`."""
    keys = (
        Key("steps", "Steps by id, each taken with `use`.", MapOf("steps by id", library_step(), "id")),
        Key("facts", "Facts by id.", MapOf("facts by id", library_fact(), "id")),
        Key("rates", "Rates by id.", MapOf("rates by id", RATE, "id")),
        Key("lists", "Lists by id.", MapOf("lists by id", LIST, "id"), {"countries": "countries.csv"}),
        Key("texts", "Texts by id.", MapOf("texts by id", TEXTS, "id")),
    )
    return Part(
        "a library",
        "library",
        "A file in `library/` of a service: parts that its journeys share.",
        {key.name: key for key in keys},
    )
