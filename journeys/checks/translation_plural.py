"""A translation lacks a form of words beside a number.

English has two forms, "1 child" and "2 children". Welsh has words of their own for two, three and six, Arabic has six
forms, Polish four. With one form too few a reader meets a sentence that no native speaker would write, or none at all.
In a catalogue a `to` may therefore have rules of its own, with the plural words of the Unicode CLDR: `zero`, `one`,
`two`, `few`, `many`; `other` takes every number that has no line of its own.

Instead of

```yaml pl.yaml
title:
  from: Parking
  to: Parkowanie

days:
  ask:
    from: How many days?
    to: Ile dni?

outcomes:
  sent:
    title:
      days is 1:
        from: You have one day
        to: Masz jeden dzień
      otherwise:
        from: You have {{ days }} days
        to:  # <--
          days is few: Masz {{ days }} dni
          days is other: Masz {{ days }} dnia
```

```yaml
journey: parking
title: Parking
steps:
  days:
    ask: How many days?
    type: integer
outcomes:
  sent:
    submit: true
    title:
      days is 1: You have one day
      otherwise: You have {{ days }} days
```

Write

```yaml pl.yaml
title:
  from: Parking
  to: Parkowanie

days:
  ask:
    from: How many days?
    to: Ile dni?

outcomes:
  sent:
    title:
      days is 1:
        from: You have one day
        to: Masz jeden dzień
      otherwise:
        from: You have {{ days }} days
        to:
          days is few: Masz {{ days }} dni
          days is many: Masz {{ days }} dni
          days is other: Masz {{ days }} dnia
```

```yaml
journey: parking
title: Parking
steps:
  days:
    ask: How many days?
    type: integer
outcomes:
  sent:
    submit: true
    title:
      days is 1: You have one day
      otherwise: You have {{ days }} days
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.catalogues.comparing import Comparison, shown_in
from journeys.catalogues.keys import Key
from journeys.catalogues.plurals import forms
from journeys.catalogues.reading import Entry
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.languages import plural_forms

LEVEL = Level.WARNING


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Translations by rules that leave a number out, and single wordings where the language needs several."""
    for each in catalogues:
        ones = _ones(each)
        open_ended = {entry.key for entry in each.open_ended}
        for key, entry in each.entries.items():
            if entry.key in open_ended:
                help = "close them with `otherwise`, or the plural word `other`"
                yield _found(entry, each.harm, "It may be that none of these holds, and then there are no words", help)
            elif entry.translated:
                yield from _lacking(each, key, entry, ones.get(key[:-1], ""))


def _lacking(each: Comparison, key: Key, entry: Entry, own: str) -> Iterator[Diagnostic]:
    """`own` is what the source counts where a rule beside this one says what it says of one; else ""."""
    needed = [form for form in plural_forms(each.language) if form != "other"]
    for counted, given in forms(entry.rules).items():
        lacks = [form for form in needed if form not in given and not (form == "one" and counted == own)]
        lacks = [form for form in lacks if form != "zero"]
        if lacks:
            listed = " and ".join(f"`{counted} is {form}`" for form in lacks)
            yield _found(
                entry, LEVEL, f"{each.name} has forms that are missing here: {listed}", "write a line for each"
            )
    if not entry.rules and own and own in shown_in(each.wanted[key].words) and len(needed) > 1:
        message = f"{each.name} has more forms beside a number than this one: {', '.join(needed)}"
        yield _found(entry, LEVEL, message, f"give `to:` rules such as `{own} is {needed[-1]}: …`, `{own} is other: …`")


def _ones(each: Comparison) -> dict[Key, str]:
    """What the rules of the source count that say something of one, by the key that they stand under."""
    found: dict[Key, str] = {}
    for key in each.wanted:
        if key[-1].endswith(" is 1"):
            found.setdefault(key[:-1], key[-1].removesuffix(" is 1"))
    return found


def _found(entry: Entry, level: Level, message: str, help: str) -> Diagnostic:
    return Diagnostic("translation-plural", level, message, Label(Spot((*entry.route, "to"), "key")), help=help)
