"""The keys of facts, rates and lists."""

from __future__ import annotations

from functools import cache

from journeys.tables.library import only_use, used
from journeys.tables.questions import OPTION_VALUE, SENTENCES, TEXTS
from journeys.tables.structures import ByKeys, ByKind, Case, Key, ListOf, MapOf, Ref, has, part
from journeys.tables.vocabulary import BULLETS, DATE, ID, LINK, SENTENCE, WORDS, Shape, pattern

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
_RESULT = ByKind(
    "a label, or `label` and `hint`",
    text=SENTENCES,
    mapping=part(
        "a result",
        "result",
        "One of the words that a fact may be.",
        Key("label", "What the citizen reads.", TEXTS, "Full help", required=True),
        Key("hint", "More about it.", TEXTS, "The whole of your heating bill"),
    ),
)
_RESULTS = ByKind(
    "options: ids and labels, or the name of a list",
    text=WORDS,
    mapping=MapOf("options: ids and labels", _RESULT, "option"),
)
_DECIDED = part(
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
    Key("options", "The words that the fact may be, with labels.", _RESULTS, {"full": "Full help", "part": "Part"}),
    _SOURCE,
)
_BAND = part(
    "a band",
    "band",
    "One band of a table: how far it goes, and the rate of what falls in it.",
    Key("up_to", "Where the band ends; the last one has no end.", SENTENCES, "basic_band"),
    Key("rate", "The share that is taken of what falls in this band.", SENTENCES, "basic_rate", required=True),
)
_BANDS = part(
    "a table of bands",
    "bands",
    "Bands with a rate each, read as `income_bands of taxable_income rounded down to £1`.",
    Key(
        "bands",
        "The bands from the lowest up.",
        ListOf("bands, each with `up_to` and `rate`", _BAND),
        [{"up_to": "basic_band", "rate": "basic_rate"}, {"rate": "higher_rate"}],
        required=True,
    ),
    _SOURCE,
)
_COMPUTED = part(
    "a fact",
    "computed_fact",
    "A value computed by one sentence.",
    Key("is", "The sentence.", BULLETS, "date_of_birth + 15 years + 9 months", required=True),
    _SOURCE,
)
_BULLET_KEYS = tuple(
    Key(word, means, ListOf("a list of sentences", BULLETS), ["lives_here", "age(date_of_birth) >= 18"], required=True)
    for word, means in (("all", "Every one of these holds."), ("any", "At least one of these holds."))
)
_FORMS: tuple[Case, ...] = (
    has("decide", then=_DECIDED),
    has("is", then=_COMPUTED),
    has("all", then=part("bullets", "all_fact", "A fact that needs all of several sentences.", _BULLET_KEYS[0])),
    has("any", then=part("bullets", "any_fact", "A fact that needs one of several sentences.", _BULLET_KEYS[1])),
    has(
        "not",
        then=part(
            "bullets",
            "not_fact",
            "A fact that holds where a sentence does not.",
            Key("not", "This does not hold.", BULLETS, "lives_here", required=True),
        ),
    ),
)


def _fact(name: str, words: str, *more: Case) -> Ref:
    """A fact: a sentence, one of `more`, or a form that every fact can have."""
    of = ByKeys(f"a fact with {words}, or bullets under `all`, `any` or `not`", f"{name}_keys", (*more, *_FORMS))
    return Ref("a fact", name, ByKind(f"a sentence, or a mapping with {words}", text=SENTENCE, mapping=of))


@cache
def fact() -> Ref:
    """A fact of a journey."""
    taken = used("a fact from the library", "used_fact")
    return _fact("fact", "`is`, `decide`, `bands` or `use`", has("use", then=taken), has("bands", then=_BANDS))


@cache
def item_fact() -> Ref:
    """A fact of one item of a repeat."""
    return _fact("item_fact", "`is` or `decide`", has("use", then=used("a fact from the library", "used_fact")))


@cache
def library_fact() -> Ref:
    """A fact of a library, which takes nothing from another."""
    return _fact("library_fact", "`is`, `decide` or `bands`", has("bands", then=_BANDS))


@cache
def library_item_fact() -> Ref:
    """A fact of one item of a repeat in a library."""
    return _fact("library_item_fact", "`is` or `decide`")


RATE_ROW = part(
    "a row of a rate",
    "rate_row",
    "The value of a rate from a day on.",
    Key("from", "The first day at which it counts.", DATE, "2025-04-06", required=True),
    Key("value", "The value: a literal.", SENTENCES, "£12,570", required=True),
    Key("source", "A link to check it against.", LINK, "https://www.gov.uk/income-tax-rates", required=True),
    Key("checked", "The day on which somebody last looked it up and found it right.", DATE, "2026-11-22"),
)
RATE = ListOf("rows, each with `from`, `value` and `source`", RATE_ROW)
LIST = ByKind(
    "options in place, a list of ids, or the name of a CSV or YAML file",
    text=pattern("the name of a CSV or YAML file", r"\.(csv|ya?ml)$"),
    mapping=MapOf("options: ids and labels", OPTION_VALUE, "option"),
    items=ListOf("ids of options or lists", ID),
)


@cache
def rates() -> Shape:
    """The rates of a journey."""
    rate = ByKind(RATE.words, mapping=used("a rate from the library", "used_rate"), items=RATE)
    return ByKind(
        "rates by id, or the name of a CSV file",
        text=pattern("the name of a CSV file", r"\.csv$"),
        mapping=MapOf("rates by id", rate, "id"),
    )


@cache
def lists() -> Shape:
    """The lists of a journey."""
    either = ByKeys(LIST.words, "list_keys", (only_use(used("a list from the library", "used_list")),), LIST.mapping)
    return MapOf("lists by id", ByKind(LIST.words, text=LIST.text, mapping=either, items=LIST.items), "id")


@cache
def list_file() -> Shape:
    """A YAML file that holds one list."""
    return ByKind("options in place, or a list of ids", mapping=LIST.mapping, items=LIST.items)
