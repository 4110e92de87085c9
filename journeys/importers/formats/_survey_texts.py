"""Texts of SurveyJS, which may come in several languages at once."""

from __future__ import annotations

from journeys.importers.draft import Words
from journeys.importers.prose import line, prose
from journeys.importers.values import Value


def texts(of: Value, whole: bool = False) -> Words:
    """A text in all the languages that it comes in; `whole` keeps its paragraphs."""
    clean = prose if whole else line
    if not isinstance(of.value, dict):
        return Words(clean(of.text()), place=of.place)
    others = {each.place.rpartition("/")[2]: clean(each.text()) for each in of.each()}
    main = others.pop("default", "") or (others.pop("en", "") if "en" in others else "")
    if not main and others:
        main = others.pop(next(iter(others)))
    return Words(main, {_tag(key): text for key, text in others.items() if text}, of.place)


def _tag(key: str) -> str:
    return key.replace("_", "-")
