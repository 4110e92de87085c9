"""Questions that are parts of one: the parts of a name, of an address, of a date; a signature and its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from journeys.importers.fills import Fill
from journeys.importers.formats._pdf.asks import Ask, Left
from journeys.importers.formats._pdf.wording import of_a_name, words_of

_NAME_PARTS = (
    ("family", re.compile(r"\blast\b|\bsurname\b|\bfamily\b", re.IGNORECASE)),
    ("given", re.compile(r"\bfirst\b|\bgiven\b|\bforename\b", re.IGNORECASE)),
    ("middle", re.compile(r"\bmiddle\b|\bm\.?i\.?\Z", re.IGNORECASE)),
)
_ADDRESS_PARTS = (
    ("line2", re.compile(r"\bapt\b|\bapartment\b|\bunit\b|\bsuite\b|\bline ?2\b", re.IGNORECASE)),
    ("postcode", re.compile(r"\bzip ?(?:code)?\b|\bpost(?:al)? ?code\b", re.IGNORECASE)),
    ("state", re.compile(r"\bstate\b|\bprovince\b", re.IGNORECASE)),
    ("town", re.compile(r"\bcity\b|\btown\b", re.IGNORECASE)),
    ("line1", re.compile(r"\bstreet\b|\baddress\b|\bline ?1\b", re.IGNORECASE)),
)
_TOKENS = {
    "town": "address-level2", "state": "address-level1",
    "postcode": "postal-code",
}  # fmt: skip
_DAY_PARTS = (
    ("MM", re.compile(r"\bmonth\b|\bmm\b", re.IGNORECASE)),
    ("DD", re.compile(r"\bday\b|\bdd\b", re.IGNORECASE)),
    ("YYYY", re.compile(r"\byear\b|\byyyy\b", re.IGNORECASE)),
    ("YY", re.compile(r"\byy\b", re.IGNORECASE)),
)

_DAY_WORDS = re.compile(r"[\s:(/-]*\b(?:month|day|year|mm|dd|yyyy|yy)\b.*\Z", re.IGNORECASE)

Parts = Sequence[tuple[str, re.Pattern[str]]]


def joined(asks: list[Ask], left: list[Left], american: bool) -> list[Ask]:
    """The questions with parts of one thing joined; days beside a signature are left to the day of sending."""
    asks = _continued(asks, left)
    asks = _runs(asks, _NAME_PARTS, _is_text, _names)
    asks = _runs(asks, _DAY_PARTS, _is_short, _days)
    asks = _runs(asks, _ADDRESS_PARTS, _is_line, _address)
    return _signed(asks, left, american)


def _continued(asks: list[Ask], left: list[Left]) -> list[Ask]:
    """Leaves out the second line of one text: the first takes the whole answer."""
    kept: list[Ask] = []
    for ask in asks:
        before = kept[-1] if kept else None
        block = ask.label.block
        goes_on = (
            before is not None and before.type == ask.type == "text"
            and block is not None and before.label.block is block
            and ask.label.how == "above it" and before.label.how == "left of it" and ask.box.y1 <= before.box.y0 + 3
        )  # fmt: skip
        if goes_on and before is not None:
            left.append(
                Left(
                    ask.fields[0], f"a second line of {before.fields[0].name}, which takes the whole answer", "changed"
                )
            )
        else:
            kept.append(ask)
    return kept


def _words(ask: Ask) -> str:
    return f"{of_a_name(ask.name)} {ask.text}"


def _is_text(ask: Ask) -> bool:
    return ask.type in ("name", "text") and len(ask.fields) == 1 and not ask.fields[0].options


def _is_line(ask: Ask) -> bool:
    return ask.type == "text" and len(ask.fields) == 1 and not ask.fields[0].options


def _is_short(ask: Ask) -> bool:
    narrow = ask.box.x1 - ask.box.x0 < 80
    return ask.type in ("text", "integer", "date") and len(ask.fields) == 1 and narrow and not ask.fields[0].options


def _part(ask: Ask, parts: Parts) -> str:
    """Which part a question is: its printed words tell first, then the name of its field."""
    for text in (ask.label.text, of_a_name(ask.name)):
        for part, pattern in parts:
            if pattern.search(text):
                return part
    return ""


Join = Callable[[list[tuple[str, Ask]]], list[Ask]]


def _runs(asks: list[Ask], parts: Parts, fits: Callable[[Ask], bool], join: Join) -> list[Ask]:
    """Joins questions in a row that are different parts of one thing."""
    found: list[Ask] = []
    run: list[tuple[str, Ask]] = []

    def close() -> None:
        found.extend(join(run) if len(run) > 1 else [ask for _, ask in run])
        run.clear()

    for ask in asks:
        part = _part(ask, parts) if fits(ask) else ""
        if not part:
            close()
            found.append(ask)
            continue
        if run and (
            part in [each for each, _ in run] or not _near(run[-1][1], ask) or not _akin(run[0][1], ask, parts)
        ):
            close()
        run.append((part, ask))
    close()
    return found


def _near(one: Ask, other: Ask) -> bool:
    return one.page == other.page and -4 < one.box.middle - other.box.middle < 45


def _akin(one: Ask, other: Ask, parts: Parts) -> bool:
    """Whether the names of two fields differ by the word for their part only, where they have words at all."""
    a, b = _stem(one.name, parts), _stem(other.name, parts)
    numbers = re.findall(r"\d+", one.name) == re.findall(r"\d+", other.name)
    return not of_a_name(one.name) or not of_a_name(other.name) or (a == b and numbers) or not (a and b)


def _stem(name: str, parts: Parts) -> str:
    """The words of a field's name that do not say which part it is."""
    text = re.sub(r"[_\W\d]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    for _, pattern in parts:
        text = pattern.sub(" ", text)
    return " ".join(
        word
        for word in text.lower().split()
        if word not in ("name", "number", "no", "code", "zipcode", "street", "address")
    )


def _title(ask: Ask, parts: Parts, thing: str) -> str:
    """What the whole is called: `Applicant home address`."""
    stem = _stem(ask.name, parts) if of_a_name(ask.name) else ""
    whole = f"{re.sub(r'^(?:applicant|user|my|your)s? ?', '', stem)} {thing}".strip()
    return whole[:1].upper() + whole[1:]


def _names(run: list[tuple[str, Ask]]) -> list[Ask]:
    by = dict(run)
    if not {"given", "family"} <= by.keys() or any("other" in _words(ask).lower() for ask in by.values()):
        return [ask for _, ask in run]
    first = run[0][1]
    whole = _whole(
        run, first, "name", "Full name" if not _stem(first.name, _NAME_PARTS) else _title(first, _NAME_PARTS, "name")
    )
    whole.name = re.sub(r"\W+", "_", whole.text.lower()) if of_a_name(first.name) else first.name
    whole.settings = {"parts": "with_middle" if "middle" in by else "split"}
    whole.fills = [replace(ask.fills[0], field="", part=part) for part, ask in run]
    whole.guesses = ["first and last names, which the form has in boxes of their own, are one question"]
    whole.optional = all(ask.optional for ask in by.values())
    return [whole]


def _days(run: list[tuple[str, Ask]]) -> list[Ask]:
    by = dict(run)
    year = "YYYY" if "YYYY" in by else "YY"
    if not {"MM", year} <= by.keys() or not all(ask.of_row(run[0][1]) for _, ask in run):
        return [ask for _, ask in run]
    first = run[0][1]
    printed = words_of(first.label.block.text) if first.label.block is not None else ""
    text = next((short for each in (first.label.text, printed) if (short := _DAY_WORDS.sub("", each).strip())), "")
    whole = _whole(
        run,
        first,
        "date" if "DD" in by else "month_year",
        text or _title(first, _DAY_PARTS, "date").replace(" date date", " date"),
    )
    whole.fills = [replace(ask.fills[0], field="", date=part) for part, ask in run]
    whole.guesses = ["the boxes for month, day and year are one date"]
    return [whole]


def _whole(run: list[tuple[str, Ask]], first: Ask, type: str, text: str) -> Ask:
    whole = replace(first, type=type, text=text, fields=[each for _, ask in run for each in ask.fields])
    whole.taken = [block for _, ask in run for block in ask.taken]
    whole.max_length = 0
    whole.settings = {}
    return whole


def _address(run: list[tuple[str, Ask]]) -> list[Ask]:
    """One question where it has street, town and postcode; with a state, questions that stay on one page."""
    by = dict(run)
    if "line1" not in by or not {"town", "postcode"} & by.keys():
        return [ask for _, ask in run]
    first = by["line1"]
    title = _title(first, _ADDRESS_PARTS, "address")
    if (
        "state" not in by
        and {"town", "postcode"} <= by.keys()
        and not any("zip" in _words(ask).lower() for ask in by.values())
    ):
        whole = _whole(run, first, "address", title)
        whole.fills = [replace(ask.fills[0], field="", part=part) for part, ask in run]
        whole.guesses = ["street, town and postcode, which the form has in boxes of their own, are one address"]
        return [whole]
    blank = first.optional
    for part, ask in run:
        ask.group, ask.group_title = f"{first.name} address", title
        ask.settings = {"autocomplete": _TOKENS[part]} if part in _TOKENS else {}
        ask.optional = blank or part == "line2"
        ask.guesses.append("one part of an address, whose parts stay on one page")
    return [ask for _, ask in run]


_DAY = re.compile(r"\bdated?\b", re.IGNORECASE)
_SIGN = re.compile(r"\bsignatures?\b|\bsigned\b|\bsign here\b", re.IGNORECASE)


def _signed(asks: list[Ask], left: list[Left], american: bool) -> list[Ask]:
    """Leaves the day beside a signature to the day of sending, and asks for a signature last of all."""
    places = [
        (each.field.page, each.field.box) for each in left if each.field.kind == "signature" and each.field.widgets
    ]
    places += [(ask.page, ask.box) for ask in asks if ask.type == "signature"]
    kept: list[Ask] = []
    for ask in asks:
        beside = any(
            page == ask.page
            and (
                abs(box.middle - ask.box.middle) < 12
                or (0 < abs(box.middle - ask.box.middle) < 30 and abs(box.x0 - ask.box.x0) < 60)
            )
            for page, box in places
        )
        bare = len(ask.label.text.rpartition(": ")[2].split()) <= 2 or bool(_SIGN.search(_words(ask)))
        if (
            ask.type == "date"
            and ask.when is None
            and bare
            and (beside or _SIGN.search(of_a_name(ask.name)))
            and _DAY.search(_words(ask))
        ):
            fill = Fill(
                ask.fields[0].name, sent=True, date=ask.fills[0].date or ("MM/DD/YYYY" if american else "DD/MM/YYYY")
            )
            left.append(Left(ask.fields[0], "the day beside a signature is the day of sending", "changed", fill))
        else:
            kept.append(ask)
    return [ask for ask in kept if ask.type != "signature"] + [ask for ask in kept if ask.type == "signature"]
