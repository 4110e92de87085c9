"""A small journey with every kind of text, its Welsh, and what loading them gave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.keys import Wanted
from journeys.catalogues.merging import merge
from journeys.checks import run
from journeys.document import read
from journeys.expressions.known import Known
from journeys.load import Loaded, load
from journeys.model import Text
from journeys.texts import plain

TODAY = date(2026, 11, 22)

PARKING = """\
journey: parking
title: Apply for parking
start:
  body: Park near your home.
  key_facts:
    Cost: £34 a year
sections:
  about_you:
    title: About you
    steps:
      start:
        ask: When should it start?
        type: date
        hint: "31 3 2027"
        must:
          start is on or after today: It must start today or later
      cars:
        title: Your cars
        questions:
          count_of_cars:
            ask: How many cars do you have?
            type: integer
            called: how many cars
            errors:
              empty: Enter how many
          colour:
            ask: Which colour?
            type: choice
            options: colours
  the_rest:
    title: The rest
    steps:
      kind:
        ask: What kind of permit?
        type: choice
        options:
          short: Short
          long:
            label: Long
            hint: For a year
facts:
  help:
    options:
      full: Full help
      none: No help
    decide:
      count_of_cars > 1: none
      otherwise: full
lists:
  colours: colours.csv
texts:
  how_to_pay: Pay by card.
outcomes:
  sent:
    submit: true
    title: Sent
    body:
      count_of_cars is 1: One car, {{ help }}. {{ how_to_pay }}
      otherwise: "{{ count_of_cars }} cars"
    timeline:
      In a week: We write to you.
check:
  button: Send it
"""
COLOURS = "id,label,hint\nred,Red,Like a rose\nblue,Blue,\n"


def wanted(journey: str = PARKING, **more: str) -> dict[tuple[str, ...], Wanted]:
    """Every text of a journey that has to be translated."""
    return dict(compared("{}", journey, **more).wanted)


def loaded(welsh: str = "", journey: str = PARKING, language: str = "cy", **more: str) -> Loaded:
    """A journey with a catalogue."""
    files = {"journey.yaml": journey, "colours.csv": COLOURS, **{n.replace("__", "."): t for n, t in more.items()}}
    return load({**files, f"{language}.yaml": welsh} if welsh else files)


def compared(welsh: str, journey: str = PARKING, language: str = "cy", **more: str) -> Comparison:
    """The one other language beside the journey."""
    (only,) = loaded(welsh, journey, language, **more).catalogues
    return only


def catalogue(translate: Callable[[str], str] = str.upper, journey: str = PARKING, language: str = "cy") -> str:
    """A whole catalogue, each text translated by a function."""
    return filled(merge(wanted(journey), language, None).text, translate)


def whole() -> str:
    """A whole catalogue, with the forms that Welsh has beside a number."""
    forms = {"two": "DAU", "few": "TRI {{ count_of_cars }}", "many": "CHWE {{ count_of_cars }}"}
    rules = [f"          count_of_cars is {form}: {words}" for form, words in forms.items()]
    rules.append('          count_of_cars is other: "{{ count_of_cars }} CARS"')
    return catalogue(shouted).replace('to: "{{ count_of_cars }} CARS"', "\n".join(["to:", *rules]))


def filled(text: str, translate: Callable[[str], str] = str.upper) -> str:
    """A catalogue with every empty `to` filled in from the `from` over it, which stands on one line."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() == "to:":
            words = lines[number - 1].strip().removeprefix("from: ")
            quote = '"' if words.startswith('"') else ""
            lines[number] = f"{line} {quote}{translate(words.strip(quote))}{quote}"
    return "\n".join(lines)


def shouted(words: str) -> str:
    """Words in capitals, what stands in braces as it is."""
    pieces = words.split("{{")
    return "{{".join(
        [
            pieces[0].upper(),
            *(f"{inner}}}}}{rest.upper()}" for inner, _, rest in (p.partition("}}") for p in pieces[1:])),
        ]
    )


def said(text: Text | None, found: Loaded, language: str = "cy", **answers: Any) -> str:
    """A text as a reader of a language is shown it."""
    assert text is not None
    assert found.journey is not None
    return plain(text, Known(answers, today=TODAY), found.journey, language)


def told(found: Loaded) -> list[tuple[str, str, str, int]]:
    """Slug, level, file and line of all that is found."""
    places = [(each, found.sources.locate(each.primary.spot)) for each in run(found, TODAY)]
    return [(each.slug, each.level.value, place.file, place.line) for each, place in places]


def merged(welsh: str, journey: str = PARKING, **more: str) -> str:
    """A catalogue brought up to date."""
    document = read("cy.yaml", welsh)
    assert document.faults == ()
    return merge(wanted(journey, **more), "cy", document).text
