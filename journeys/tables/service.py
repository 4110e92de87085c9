"""The keys of `service.yaml`."""

from __future__ import annotations

from functools import cache

from journeys.tables.journey import CURRENCY, LANGUAGE, LANGUAGES, LEAP
from journeys.tables.structures import ByKind, Key, MapOf, Part, part
from journeys.tables.vocabulary import COUNT, DATE, TEXT, WORDS, number, one_of, pattern
from journeys.themes import THEMES

COLOUR = pattern('a colour such as "#1b5e4b", in quotes', r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
SCALE = number("a number from 1.1 to 1.5", 1.1, 1.5)
_COLOURS = MapOf("colours by name", COLOUR)


def _listed(names: tuple[str, ...]) -> str:
    *first, last = (f"`{name}`" for name in names)
    return f"{', '.join(first)} or {last}"


CONTACT = part(
    "a contact",
    "contact",
    "How to reach the service team.",
    Key("phone", "A phone number, as people write it.", WORDS, "01632 960 142"),
    Key("hours", "When somebody answers.", WORDS, "Monday to Friday, 8am to 6pm"),
    Key("email", "An email address.", pattern("an email address", r"^[^@\s]+@[^@\s]+$"), "help@northmere.example"),
    Key("address", "Where to write to, or to come to.", WORDS, "2 Market Hall, Northmere"),
)
LOOK = part(
    "a look",
    "look",
    "How pages look: a theme, and what of it is changed: colours by token, corners, font, sizes, logo.",
    Key(
        "theme",
        "One of the looks that come with Footpath, to start from: "
        + " ".join(f"`{t.name}`: {t.means}" for t in THEMES.values()),
        one_of(_listed(tuple(THEMES)), *THEMES),
        "moss",
    ),
    Key("colours", "Colours by token; `brand` is the one that names the service.", _COLOURS, {"brand": "#1b5e4b"}),
    Key(
        "dark_colours",
        "The same for dark mode; worked out from the light ones if not given.",
        _COLOURS,
        {"brand": "#8fd3bd"},
    ),
    Key("corner", "How round corners are, in pixels.", COUNT, 4),
    Key(
        "font",
        "The family of system fonts.",
        one_of("`sans`, `serif` or `rounded`", "sans", "serif", "rounded"),
        "sans",
    ),
    Key(
        "scale",
        "How much larger each size of heading is than the one below it, from 1.1 to 1.5.",
        SCALE,
        1.25,
    ),
    Key("logo", "An SVG file beside this one.", pattern("the name of an SVG file", r"\.svg$"), "logo.svg"),
)

_MARKDOWN = ByKind("text in Markdown", text=TEXT)
STATEMENT = part(
    "an accessibility statement",
    "statement",
    "What the accessibility page says; how to reach the service team is added to it.",
    Key("body", "Its words, in place of ours.", _MARKDOWN, "These pages work with a screen reader."),
    Key(
        "issues",
        "What is known not to work, for whom, what they can do instead, and when it will be mended.",
        _MARKDOWN,
        "- The map cannot be used with a keyboard. Write the place instead. We mend this by March 2027.",
    ),
    Key(
        "complaint",
        "Whom to turn to after us.",
        _MARKDOWN,
        "Write to the [equality office](https://northmere.example/equality).",
    ),
    Key("reviewed", "The day on which somebody last looked whether all of it is true.", DATE, "2026-11-22"),
)


@cache
def service() -> Part:
    """A whole `service.yaml`."""
    text = ByKind("text in Markdown", text=TEXT)
    keys = (
        Key(
            "name",
            "What the service is called, in the header of every page.",
            WORDS,
            "Northmere services",
            required=True,
        ),
        Key("organisation", "Who offers it.", WORDS, "Northmere Council"),
        Key("language", "The language of journeys that do not say theirs.", LANGUAGE, "en"),
        Key(
            "languages",
            "The languages that have to be complete before anything is published, for journeys that do not say theirs.",
            LANGUAGES,
            ["en", "cy"],
        ),
        Key("time_zone", "Where `today` is, as an IANA name.", WORDS, "Europe/London"),
        Key("currency", "The currency of journeys that do not say theirs.", CURRENCY, "GBP"),
        Key("leap_birthday", "When someone born on 29 February is a year older in other years.", LEAP, "1 March"),
        Key("phase", "Said in the header while the service is new.", WORDS, "Beta"),
        Key(
            "feedback",
            "Where feedback goes: a link or an email address.",
            pattern("a link or an email address", r"^(https?://\S+|[^@\s]+@[^@\s]+)$"),
            "https://northmere.example/feedback",
        ),
        Key("contact", "How to reach the service team.", CONTACT),
        Key("look", "How pages look.", LOOK),
        Key("privacy", "The privacy page, in Markdown.", text, "What you tell us is kept for 12 months."),
        Key(
            "accessibility",
            "The accessibility page: its words in Markdown, or what is to stand on it.",
            ByKind("text in Markdown, or a statement", text=TEXT, mapping=STATEMENT),
            {"issues": "- The map cannot be used with a keyboard. Write the place instead.", "reviewed": "2026-11-22"},
        ),
    )
    return Part(
        "a service",
        "service",
        "Who offers the journeys of this folder, and how their pages look.",
        {key.name: key for key in keys},
    )
