"""The report of an import: what was carried, changed, guessed and dropped, and what was wrong in the source already."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from journeys.importers.ledger import FATES, Entry, Fate, Ledger
from renderers.import_review import Point, Review
from renderers.import_reviewed import ADVICE_MEANS, SHOWN_MEANS, lines, plain, walked_in_words
from renderers.report import visible

HEADINGS: Mapping[Fate, str] = {
    "fault": "Wrong in the source already",
    "dropped": "Not in the journey",
    "guessed": "Guessed: a person should look",
    "changed": "Said in another way",
    "carried": "As it was",
}
"""The parts of the report, those that need a person first."""

KINDS: Mapping[str, tuple[str, str]] = {
    "page": ("page", "pages"),
    "question": ("question", "questions"),
    "option": ("option", "options"),
    "hint": ("hint", "hints"),
    "text": ("text", "texts"),
    "validation": ("validation", "validations"),
    "condition": ("condition", "conditions"),
    "rule": ("rule", "rules"),
    "link": ("link between pages", "links between pages"),
    "list": ("list of options", "lists of options"),
    "section": ("section", "sections"),
    "repeat": ("repeat", "repeats"),
    "declaration": ("declaration", "declarations"),
    "setting": ("setting", "settings"),
    "language": ("other language", "other languages"),
    "translation": ("translation", "translations"),
}
"""What each kind of part is called, one and several, in the order of the table."""

_WIDTH = 100
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def plural(kind: str) -> str:
    """What several parts of a kind are called."""
    return KINDS.get(kind, (kind, f"{kind}s"))[1]


def single(kind: str) -> str:
    """What one part of a kind is called."""
    return KINDS.get(kind, (kind, kind))[0]


def rows(ledger: Ledger) -> list[tuple[str, list[int]]]:
    """The table: for each kind, how many parts there are of each fate, in the order of FATES, then all together."""
    counts = ledger.counts()
    order = [*(kind for kind in KINDS if kind in counts), *(kind for kind in counts if kind not in KINDS)]
    found = [(plural(kind), [counts[kind][fate] for fate in FATES]) for kind in order]
    return [(name, [*numbers, sum(numbers)]) for name, numbers in found]


def text(
    ledgers: Sequence[tuple[str, Ledger]], everything: bool = False, colour: bool = False, review: Review | None = None
) -> str:
    """The report for a terminal or a text file: of each form, with what its format is called, then of the journey.

    What was carried as it was, and advice, is only counted, unless `everything`.
    """
    told = "\n\n".join(_one(ledger, title, everything, colour) for title, ledger in ledgers)
    if review is None:
        return told
    return told + "\n".join(lines(review, everything, *((_BOLD, _PLAIN) if colour else ("", "")))) + "\n"


def _one(ledger: Ledger, title: str, everything: bool, colour: bool) -> str:
    bold, plain = (_BOLD, _PLAIN) if colour else ("", "")
    lines = [f"{bold}{visible(ledger.source)}{plain}, read as {title}", *wrap(summary(ledger.entries), _WIDTH), ""]
    lines += _table(ledger)
    for note in ledger.notes:
        lines += ["", *wrap(visible(note), _WIDTH)]
    for fate, heading in HEADINGS.items():
        entries = ledger.of(fate)
        if entries and (fate != "carried" or everything):
            lines += ["", f"{bold}{heading} ({len(entries)}){plain}"]
            lines += [line for entry in entries for line in _entry(entry)]
    return "\n".join(lines) + "\n"


def _table(ledger: Ledger) -> list[str]:
    names = [*FATES, "all"]
    body = rows(ledger)
    first = max([len(name) for name, _ in body] or [0])
    widths = [max(len(name), 5) for name in names]
    lines = ["  " + " " * first + "".join(f"  {name:>{width}}" for name, width in zip(names, widths, strict=True))]
    for name, numbers in body:
        cells = "".join(f"  {number or '':>{width}}" for number, width in zip(numbers, widths, strict=True))
        lines.append(f"  {name:<{first}}{cells}".rstrip())
    return lines


def _entry(entry: Entry) -> list[str]:
    words = shortened(entry.words)
    said = f"{single(entry.kind)} “{words}”" if words else single(entry.kind)
    reason = f": {entry.reason}" if entry.reason else ""
    where = f" ({entry.became})" if entry.became else ""
    return [
        f"  {visible(entry.place) or 'the whole form'}",
        *wrap(visible(f"{said}{reason}{where}"), _WIDTH - 4, initial_indent="    ", subsequent_indent="    "),
    ]


def shortened(words: str) -> str:
    """The words of a part on one line, as far as a report needs them."""
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119] + "…"


def as_json(journey: str, ledgers: Sequence[Ledger], review: Review | None = None) -> str:
    """The report for programs: each form with its counts and all its entries, and the journey that was looked over."""
    told: dict[str, Any] = {"journey": journey, "forms": [_plain(ledger) for ledger in ledgers]}
    told |= {} if review is None else {"review": plain(review)}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(ledger: Ledger) -> dict[str, Any]:
    return {
        "source": ledger.source,
        "format": ledger.format,
        "counts": {kind: {fate: counts[fate] for fate in FATES} for kind, counts in ledger.counts().items()},
        "notes": list(ledger.notes),
        "entries": [
            {
                "kind": entry.kind,
                "place": entry.place,
                "words": entry.words,
                "fate": entry.fate,
                "reason": entry.reason,
                "became": entry.became,
            }
            for entry in ledger.entries
        ],
    }


def as_html(ledgers: Sequence[tuple[str, Ledger]], title: str, review: Review | None = None) -> str:
    """The report as a page that can be printed and sent on: of each form, with what its format is called, then of the
    journey."""
    from renderers.html.environment import draw

    entries = [entry for _, ledger in ledgers for entry in ledger.entries]
    reports = [
        {
            "source": ledger.source,
            "format": format,
            "summary": summary(ledger.entries),
            "notes": ledger.notes,
            **_counted(ledger),
            "parts": [_part(fate, ledger) for fate in HEADINGS if ledger.of(fate)],
        }
        for format, ledger in ledgers
    ]
    page = draw(
        "templates/import_report.html",
        title=title,
        summary=summary(entries),
        reports=reports,
        review=None if review is None else _review(review),
    )
    return str(page)


def _review(review: Review) -> dict[str, Any]:
    """The part of the page on the journey that was looked over."""
    said = [f"{review.proved}.", *(walked_in_words(review.walked) if review.walked is not None else ())]
    return {
        "said": said,
        "shown": [_point(review, each) for each in review.shown],
        "shown_means": SHOWN_MEANS,
        "open": [(review.place(at), at.line, asks, why) for asks, at, why in review.open],
        "advice": [_kind(review, slug) for slug in sorted({each.slug for each in review.advice})],
        "advice_means": ADVICE_MEANS,
    }


def _kind(review: Review, slug: str) -> dict[str, Any]:
    """All advice of one check, under its title."""
    from journeys.checks import all_checks

    points = [_point(review, each) for each in review.advice if each.slug == slug]
    return {"slug": slug, "title": all_checks()[slug].title.rstrip("."), "count": len(points), "points": points}


def _point(review: Review, point: Point) -> dict[str, Any]:
    origin = point.at.origin
    return {
        "message": point.message,
        "place": review.place(point.at),
        "line": point.at.line,
        "text": point.at.text,
        "words": "" if origin is None else shortened(origin.words),
        "because": [(words, review.place(at), at.text) for words, at in point.because],
        "notes": point.notes,
        "witness": point.witness,
    }


def _counted(ledger: Ledger) -> dict[str, Any]:
    """The table with the columns that have any number."""
    body = rows(ledger)
    names = [*(name.capitalize() for name in FATES), "All"]
    told = [number for number in range(len(names)) if any(numbers[number] for _, numbers in body)]
    return {
        "names": [names[number] for number in told],
        "rows": [(name, [numbers[number] for number in told]) for name, numbers in body],
    }


def _part(fate: Fate, ledger: Ledger) -> dict[str, Any]:
    entries = [
        {
            "kind": single(entry.kind).capitalize(),
            "words": shortened(entry.words),
            "reason": entry.reason,
            "place": entry.place,
            "became": entry.became,
        }
        for entry in ledger.of(fate)
    ]
    return {"fate": fate, "heading": HEADINGS[fate], "entries": entries}


def summary(entries: Sequence[Entry]) -> str:
    """What became of all parts, in a sentence or two."""
    counts = {fate: sum(entry.fate == fate for entry in entries) for fate in FATES}
    carried = counts["carried"]
    inside = [f"{carried} {'is in the journey as it was' if carried == 1 else 'are in the journey as they were'}"]
    inside += [f"{counts['changed']} in another way"] if counts["changed"] else []
    inside += [f"{counts['guessed']} as we understood them"] if counts["guessed"] else []
    said = [f"Of {len(entries)} parts, {_joined(inside)}."]
    if counts["dropped"]:
        said.append(f"{counts['dropped']} {'is' if counts['dropped'] == 1 else 'are'} not in it.")
    if counts["fault"]:
        said.append(f"{counts['fault']} {'was' if counts['fault'] == 1 else 'were'} wrong in the form already.")
    return " ".join(said)


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
