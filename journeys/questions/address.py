"""A postal address."""

from __future__ import annotations

import re
from typing import Any

from journeys.expressions.kinds import Record, Value
from journeys.model import Journey, Question
from journeys.questions import made_up
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.forgive import clean, clean_lines, fold, key, one
from journeys.questions.found_addresses import LOOKUP, address_of, unpacked
from journeys.questions.wordings import words

PARTS = ("line1", "line2", "town", "postcode")
ABROAD = ("country", "lines")
_LABELS = {
    "line1": "Address line 1",
    "line2": "Address line 2",
    "town": "Town or city",
    "postcode": "Postcode",
    "country": "Country",
    "lines": "Address",
    "find": "Postcode to search for",
    "house": "House number or name",
}
_TOKENS = {
    "line1": "address-line1",
    "line2": "address-line2",
    "town": "address-level2",
    "postcode": "postal-code",
    "country": "country-name",
    "lines": "street-address",
}
_LINE, _LINES, _CODE = 100, 500, 12
_NO_FIXED = frozenset(
    key(said)
    for said in (
        "no fixed address", "no fixed abode", "i have no fixed address", "nfa", "homeless",
        "dim cyfeiriad sefydlog", "heb gyfeiriad sefydlog", "digartref",
        "sans domicile fixe", "sdf", "sin domicilio fijo", "sin domicilio", "bez stałego adresu", "brak stałego adresu",
        "bezdomny", "bezdomna", "بدون عنوان ثابت", "لا عنوان ثابت",
    )
)  # fmt: skip
"""What people without a home write where an address is asked for."""
# Area, district and a digit with two letters that are never C I K M O V; and the overseas codes.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR|[A-Z]{4})([0-9][ABD-HJLNP-UW-Z]{2})")


class Type(QuestionType):
    """Read as a dict of the parts that were given: line1, line2, town, postcode.

    With `country: any` it is the country and free lines, read as {"lines": …, "country": …}. A British
    postcode is checked for its form and kept in capitals with its space, where the journey's currency
    is GBP or the question says `country: GB`; elsewhere a postcode is any short text. With
    `no_fixed_address`, who writes that they have none may leave the rest blank.
    """

    name = "address"
    means = "A postal address: two lines, town and postcode, or country and free lines for any country."
    in_words = "A postal address."
    noun = "an address"
    order = 90
    spellcheck = False
    settings = (
        Setting(
            "country",
            "`GB` checks the postcode as British; `any` asks for the country, and the address in free lines.",
            {"enum": ["GB", "any"]},
            "any",
            says={"GB": "A British address, its postcode checked", "any": "An address in any country"},
        ),
        Setting(
            "lookup",
            "The address is looked up by its postcode first; it can be typed instead. For British addresses.",
            {"type": "boolean"},
            True,
            says="Looked up by its postcode first; it can be typed instead",
        ),
        Setting(
            "no_fixed_address",
            "Whoever writes `no fixed address` may leave the rest blank; say so in the hint. "
            "Sentences must not read the parts then.",
            {"type": "boolean"},
            True,
            says="Whoever writes “no fixed address” may leave the rest blank",
        ),
    )
    messages = words(
        "empty.text",
        "address.find",
        "address.pick",
        "incomplete",
        "not_text",
        too_long="{P} must be {most:character} or less (you have {n})",
        wrong_form="Postcode must be a full postcode, like NM3 5QT",
    )
    example = """\
home:
  ask: What is your address?
  type: address
"""

    def kind(self, question: Question) -> Record:
        return Record(("lines", "country") if _free(question) else PARTS)

    def parts(self, question: Question) -> tuple[str, ...]:
        if _free(question):
            return ABROAD
        return (*LOOKUP, *PARTS) if looks_up(question) else PARTS

    def read(self, question: Question, parts: Parts, reading: Reading) -> dict[str, str] | Problem | None:
        if looks_up(question):
            picked = address_of(clean(one(parts, "pick")[: 10 * _LINES]))
            if picked:
                parts = {part: [text] for part, text in picked.items()}
            elif not any(clean(one(parts, part)[:_LINE]) for part in PARTS):
                return self._not_picked(question, parts)
        fields = ABROAD if _free(question) else PARTS
        value: dict[str, str] = {}
        for part in fields:
            raw, most = one(parts, part), _LINES if part == "lines" else _LINE
            tidy = clean_lines(raw[: 10 * most])
            length = len(raw) if len(raw) > 10 * most else len(tidy)
            if length > most:
                return Problem(question.id, "too_long", (part,), {"most": most, "n": length})
            value[part] = tidy if part == "lines" else clean(tidy)
        value = {part: text for part, text in value.items() if text}
        if not value or _no_fixed(question, value):
            return value or None
        missing = tuple(part for part in fields if part != "line2" and part not in value)
        if missing:
            return Problem(question.id, "incomplete", missing, {"missing": missing})
        if _free(question):
            return value
        code = postcode(value["postcode"]) if british(question, reading.journey) else value["postcode"]
        if code is None or len(code) > _CODE:
            return Problem(question.id, "wrong_form", ("postcode",))
        return value | {"postcode": code}

    def _not_picked(self, question: Question, parts: Parts) -> Problem | None:
        """The problem of a search that has not led to an address; None where nothing was searched for."""
        if unpacked(one(parts, "found")).lines:
            return Problem(question.id, "address.pick", ("pick",))
        searched = any(clean(one(parts, part)[:_LINE]) for part in ("find", "house"))
        return Problem(question.id, "address.find", ("find",)) if searched else None

    def empty(self, question: Question) -> Problem:
        if looks_up(question):
            return Problem(question.id, "empty.text", ("find",))
        return Problem(question.id, "empty.text", tuple(part for part in self.parts(question) if part != "line2"))

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        given = value if isinstance(value, dict) else {}
        return {part: [given.get(part, "")] for part in (ABROAD if _free(question) else PARTS)}

    def parse(self, question: Question, given: Any, reading: Reading) -> dict[str, str] | Problem | None:
        if given is None:
            return None
        if isinstance(given, str):
            parts = _lines_abroad(given) if _free(question) else _lines(given)
            return self.read(question, {part: [text] for part, text in parts.items()}, reading)
        if not isinstance(given, dict) or not all(isinstance(text, (str, int)) for text in given.values()):
            return Problem(question.id, "not_text")
        return self.read(question, {str(part): [str(text)] for part, text in given.items()}, reading)

    def encode(self, question: Question, value: Value) -> Any:
        return dict(value) if isinstance(value, dict) else value

    def decode(self, question: Question, stored: Any) -> dict[str, str]:
        return {str(part): str(text) for part, text in stored.items()}

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        street = made_up.street(number)
        if _free(question):
            return {"lines": f"{street}\n{made_up.TOWN}", "country": made_up.COUNTRY}
        return {"line1": street, "town": made_up.TOWN, "postcode": made_up.POSTCODE}

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS.get(part, "")

    def part_optional(self, question: Question, part: str) -> bool:
        return part in ("line2", "house")

    def token(self, question: Question, part: str) -> str | None:
        return _TOKENS.get(part)

    def width(self, question: Question, part: str) -> str:
        return {"town": "20", "postcode": "10", "country": "20", "find": "10", "house": "10"}.get(part, "full")

    def grouped(self, question: Question) -> bool:
        return True


def looks_up(question: Question) -> bool:
    """Whether the address can be found by its postcode."""
    return bool(question.settings.get("lookup")) and not _free(question)


def answered(parts: Parts) -> bool:
    """Whether a form of a question that looks addresses up has an address: chosen for its postcode, or typed alone."""
    picked = address_of(clean(one(parts, "pick")[: 10 * _LINES]))
    searched = clean(one(parts, "find")[:_LINE])
    if picked:
        return postcode(searched) == picked["postcode"]
    return not searched and any(clean(one(parts, part)[:_LINE]) for part in PARTS)


def _free(question: Question) -> bool:
    return question.settings.get("country") == "any"


def _no_fixed(question: Question, value: dict[str, str]) -> bool:
    """Whether somebody says that they have no address, where the question lets them."""
    said = value.get("line1") or value.get("lines") or ""
    return bool(question.settings.get("no_fixed_address")) and key(said[:_LINE]) in _NO_FIXED


def british(question: Question, journey: Journey) -> bool:
    """Whether a postcode has to look British."""
    return question.settings.get("country") == "GB" or journey.currency == "GBP"


def postcode(text: str) -> str | None:
    """A British postcode in capitals with its space, or None; `o` and `i` for 0 and 1 are understood."""
    bare = re.sub(r"[^A-Z0-9]", "", fold(text).upper())
    if len(bare) < 5:
        return None
    outward, inward = bare[:-3], bare[-3:]
    inward = {"O": "0", "I": "1", "L": "1"}.get(inward[0], inward[0]) + inward[1:]
    return f"{outward} {inward}" if _POSTCODE.fullmatch(outward + inward) else None


def _lines(text: str) -> dict[str, str]:
    """An address as an author writes it, by commas or lines: first line, perhaps more, town, postcode."""
    lines = [line.strip() for line in re.split(r"[,\n]", text) if line.strip()]
    if len(lines) < 3:
        return dict(zip(("line1", "postcode"), lines, strict=False))
    return {"line1": lines[0], "line2": ", ".join(lines[1:-2]), "town": lines[-2], "postcode": lines[-1]}


def _lines_abroad(given: str) -> dict[str, str]:
    """An address of any country as an author writes it: the country comes last."""
    lines, _, country = given.strip().replace(", ", "\n").rpartition("\n")
    return {"lines": lines or country, "country": country if lines else ""}
