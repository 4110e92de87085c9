"""What sentences speak of, as parts to compare: facts, bands, rates, lists and texts; promises and scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engine.comparing.asked import option_parts
from engine.comparing.meaning import meaning, said
from engine.comparing.names import Key
from engine.comparing.parts import Line, Lines, Part
from engine.comparing.pen import Pen
from engine.comparing.words import ENGLISH, called, described, plainly, spaced
from journeys.diagnostics import Spot
from journeys.expressions.kinds import Value
from journeys.formats import formats
from journeys.model import Bands, Fact, Journey, OptionList, Promise, Rate, Scenario, Text
from journeys.show import show

HOME: Key = ("journey", "")


def vocabulary(pen: Pen) -> Iterator[Part]:
    """Every one of them, in the order written."""
    journey = pen.journey
    for fact in journey.facts.values():
        yield _fact(pen, fact)
        yield from option_parts(pen, fact.options, ("fact", pen.names.of("fact", fact.id)))
    yield from (_bands(pen, bands) for bands in journey.bands.values())
    yield from (_rate(pen, rate) for rate in journey.rates.values())
    labels = {option.id: option.label for each in journey.lists.values() for option in each.options}
    for each in journey.lists.values():
        yield from _list(pen, each, labels)
    yield from (_text(pen, id, text) for id, text in journey.texts.items())
    yield from (_promise(pen, promise) for promise in journey.promises.values())
    yield from (_scenario(pen, scenario) for scenario in journey.scenarios.values())


def _fact(pen: Pen, fact: Fact) -> Part:
    lines = pen.values(
        "how it is worked out", ((row.sentence, row.value, row.route) for row in fact.rows), fact.options
    )
    if len(fact.rows) == 1 and fact.rows[0].sentence is None:
        (line,) = lines.lines
        words = described(fact.rows[0].value, pen.journey, fact.options)
        lines = Lines(lines.name, "logic", "logic", (Line(None, line.then, words, line.spot),))
    item, _, name = fact.id.rpartition(".")
    words = f"“{spaced(name)}” of the {spaced(item)}" if item else f"“{spaced(name)}”"
    return Part(
        "fact",
        ("fact", pen.names.of("fact", fact.id)),
        fact.id,
        HOME,
        words,
        Spot(fact.route, "key"),
        "",
        (pen.quiet("where the rule comes from", fact.source, fact.route),),
        (lines,),
        (tuple((line.when, line.then) for line in lines.lines),),
    )


def _bands(pen: Pen, bands: Bands) -> Part:
    journey = pen.journey
    lines = tuple(
        Line(
            meaning(row.up_to, pen.names),
            meaning(row.rate, pen.names),
            f"{'of the rest' if row.up_to is None else f'up to {described(row.up_to, journey)}'}:"
            f" {described(row.rate, journey)}",
            Spot(row.route),
        )
        for row in bands.rows
    )
    return Part(
        "table of bands",
        ("bands", pen.names.of("bands", bands.id)),
        bands.id,
        HOME,
        f"“{spaced(bands.id)}”",
        Spot(bands.route, "key"),
        "",
        (pen.quiet("where it comes from", bands.source, bands.route),),
        (Lines("its bands", "logic", "logic", lines),),
        (tuple((line.when, line.then) for line in lines),),
    )


def _rate(pen: Pen, rate: Rate) -> Part:
    journey = pen.journey
    lines = tuple(
        Line(
            row.start,
            repr(row.value),
            f"from {_day(row.start, journey)}: {_value(rate, row.value, journey)}",
            Spot(row.route),
        )
        for row in rate.rows
    )
    sources = tuple(
        pen.quiet(
            f"where its value from {_day(row.start, journey)} comes from",
            (row.source or "no source") + (f", looked up on {_day(row.checked, journey)}" if row.checked else ""),
            row.route,
        )
        for row in rate.rows
    )
    return Part(
        "rate",
        ("rate", pen.names.of("rate", rate.id)),
        rate.id,
        HOME,
        f"“{spaced(rate.id)}”",
        Spot(rate.route, "key"),
        "",
        sources,
        (Lines("its value", "logic", "logic", lines, ordered=False),),
        (tuple((line.when, line.then) for line in lines),),
    )


def _day(day: date, journey: Journey) -> str:
    return formats(ENGLISH, journey.currency, journey.minor_digits).day(day).replace("\u00a0", " ")


def _value(rate: Rate, value: Value, journey: Journey) -> str:
    return show(rate.kind, value, journey, ENGLISH).replace("\u00a0", " ")


def _list(pen: Pen, each: OptionList, labels: dict[str, Text]) -> Iterator[Part]:
    key: Key = ("list", pen.names.of("list", each.id))
    yield Part(
        "list of options",
        key,
        each.id,
        HOME,
        f"“{spaced(each.id)}”",
        Spot(each.route, "key"),
        likeness=(tuple(each.members),),
    )
    yield from option_parts(pen, each.options, key)
    said_itself = {option.id for option in each.options}
    for member in each.members:
        if member not in said_itself:
            words = called(labels.get(member), member, pen.journey)
            new = pen.names.option(each.members, member)
            yield Part("option", ("option", *key, new), member, key, words, Spot(each.route, "key"))


def _text(pen: Pen, id: str, text: Text) -> Part:
    return Part(
        "text",
        ("text", pen.names.of("text", id)),
        id,
        HOME,
        f"“{spaced(id)}”",
        Spot(text.route, "key"),
        "",
        (pen.text("its words", text, text.route),),
        likeness=(said(text, pen.names),) if plainly(text, pen.journey) else (),
    )


def _promise(pen: Pen, promise: Promise) -> Part:
    """No citizen can notice what is promised of them, but whoever signs has to know."""
    route = promise.route
    says = pen.sentence("what it says", promise.sentence, route)
    return Part(
        "promise",
        ("promise", promise.id),
        promise.id,
        HOME,
        f"“{spaced(promise.id)}”",
        Spot(route, "key"),
        aspects=(
            replace(says, meaning=(promise.word, says.meaning), words=f"{promise.word}: {says.words}"),
            pen.sentence("of whom it speaks", promise.when, route, "everybody"),
            pen.plain("what it rests on", promise.because, promise.because, route, "logic"),
        ),
        quiet=True,
    )


def _scenario(pen: Pen, scenario: Scenario) -> Part:
    written = repr((sorted(scenario.answers.items()), sorted(scenario.expect.items()), scenario.today))
    words = pen.quiet("its answers and what is expected", "", scenario.route)
    return Part(
        "scenario",
        ("scenario", scenario.id),
        scenario.id,
        HOME,
        f"“{spaced(scenario.id)}”",
        Spot(scenario.route, "key"),
        aspects=(replace(words, meaning=written),),
        quiet=True,
    )
