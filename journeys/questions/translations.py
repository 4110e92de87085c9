"""What question types say in the languages that are not English: one file per language, read once.

English messages are put together by English grammar (wordings.py). Those of the other languages stand alone
("Podaj rok"); where it is known what the answer is called, that comes before them ("Data urodzenia: podaj rok"),
or stands in the message where the language allows it (`rule:called`, "Indiquez {t}").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from journeys import document
from journeys.languages import BUILT_IN, base, is_english, plural_form

_FOLDER = Path(__file__).parent.parent / "wordings"


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words of one language. `journeys/wordings/<language>.yaml` has these names as its keys.

    `named` joins what an answer is called (`{T}`) and a message; `quoted` puts a label in quotation marks.
    `articles` are dropped from what an answer is called where a row or a message starts with it. It may stand
    inside a message only if it starts like one of `fitting` ("" is any). `examples` are words by which a hint
    gives an example. `minor` are the coins of a currency: `pence`, `cents`, or `decimals` of any other.
    `counts` are the nouns of `{n:character}` by plural form. `labels` stand above the parts of an answer,
    `missing` names them in a message; both by `type.part`. `messages` are templates by rule, `types` those
    which a type words apart. Placeholders are those of wordings.py.
    """

    language: str
    named: str
    quoted: str
    articles: tuple[str, ...]
    fitting: tuple[str, ...]
    examples: tuple[str, ...]
    minor: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, str]
    missing: Mapping[str, str]
    messages: Mapping[str, str]
    types: Mapping[str, Mapping[str, str]]

    def template(self, type: str, *rules: str) -> str | None:
        """The template of the first of these rules (`empty.text:called`, `empty.text`) that has one."""
        own = self.types.get(type, {})
        return next((found for rule in rules if (found := own.get(rule) or self.messages.get(rule))), None)

    def count(self, number: int, shown: str, noun: str) -> str:
        """A number with its noun, in the form that goes with it: "2 znaki"."""
        return self.counts[noun][plural_form(number, self.language)].replace("{n}", shown)


@lru_cache(maxsize=64)
def wordings(language: str) -> Wordings | None:
    """The words of a language; None for English, and for one that Footpath cannot speak (it is told in English)."""
    name = base(language)
    if is_english(language) or name not in BUILT_IN:
        return None
    given: dict[str, Any] = document.read(name, (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")).value
    lists: dict[str, Any] = {key: tuple(given.pop(key)) for key in ("articles", "fitting", "examples")}
    return Wordings(language=name, **lists, **given)
