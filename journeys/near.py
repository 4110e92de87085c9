"""What an author probably meant: words that are often written for another, and words that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

MISNOMERS: Mapping[str, tuple[str, ...]] = {
    "fields": ("questions",),
    "question": ("ask", "questions"),
    "label": ("ask", "title"),
    "text": ("ask", "body", "label"),
    "name": ("title", "label", "journey"),
    "id": ("journey",),
    "heading": ("title",),
    "header": ("title",),
    "caption": ("title",),
    "description": ("hint", "body"),
    "desc": ("hint", "body"),
    "help": ("hint",),
    "help_text": ("hint",),
    "content": ("body",),
    "message": ("body",),
    "goto": ("next",),
    "go": ("next",),
    "go_to": ("next",),
    "then": ("next",),
    "routes": ("next",),
    "condition": ("when",),
    "conditions": ("when",),
    "if": ("when",),
    "show_if": ("when",),
    "visible": ("when",),
    "choices": ("options",),
    "values": ("options",),
    "items": ("options",),
    "enum": ("options",),
    "validate": ("must",),
    "validation": ("must",),
    "rules": ("must", "next"),
    "constraint": ("must",),
    "required": ("optional",),
    "mandatory": ("optional",),
    "kind": ("type",),
    "format": ("type",),
    "minimum": ("min",),
    "maximum": ("max",),
    "min_length": ("min",),
    "max_length": ("max",),
    "pages": ("steps",),
    "questions": ("steps",),
    "groups": ("sections", "task_list"),
    "variables": ("facts",),
    "computed": ("facts",),
    "constants": ("rates",),
    "results": ("outcomes",),
    "ends": ("outcomes",),
    "endings": ("outcomes",),
    "exits": ("outcomes",),
    "invariants": ("promises",),
    "guarantees": ("promises",),
    "assertions": ("promises",),
    "properties": ("promises",),
    "must_never": ("never",),
    "must_not": ("never",),
    "must_always": ("always",),
    "ensure": ("always",),
    "assert": ("always",),
    "reason": ("because",),
    "why": ("because",),
    "law": ("because",),
    "source": ("because",),
    "tests": ("scenarios",),
    "personas": ("scenarios",),
    "declaration": ("check",),
    "for_each": ("repeat",),
    "foreach": ("repeat",),
    "each": ("repeat",),
    "loop": ("repeat",),
    "list_of": ("repeat",),
    "repeating": ("repeat",),
    "tasks": ("task_list",),
    "hub": ("task_list",),
    "include": ("use",),
    "import": ("use",),
    "ref": ("use",),
    "extends": ("use",),
    "exclusive": ("alone",),
    "none": ("alone",),
    "brackets": ("bands",),
    "tiers": ("bands",),
    "threshold": ("up_to",),
    "to": ("up_to",),
    "locales": ("languages",),
    "colors": ("colours", "look"),
    "colours": ("look",),
    "dark_colours": ("look",),
    "colour": ("colours",),
    "corner": ("look",),
    "font": ("look",),
    "logo": ("look",),
    "theme": ("look",),
    "timezone": ("time_zone",),
    "organization": ("organisation",),
    "lang": ("language",),
    "expect": ("outcome",),
    "ends_at": ("outcome",),
    "date": ("today", "from"),
    "url": ("source", "because"),
    "link": ("source", "because"),
    "as_of": ("from",),
    "since": ("from",),
}
"""A word that is not a key -> the keys that it is often written for, the likeliest first."""

TYPES: Mapping[str, str] = {
    "string": "text",
    "str": "text",
    "number": "integer",
    "int": "integer",
    "float": "decimal",
    "boolean": "yes_no",
    "bool": "yes_no",
    "yesno": "yes_no",
    "radio": "choice",
    "radios": "choice",
    "select": "choice",
    "dropdown": "choice",
    "checkbox": "choices",
    "checkboxes": "choices",
    "multiselect": "choices",
    "textarea": "long_text",
    "telephone": "phone",
    "tel": "phone",
    "currency": "money",
    "amount": "money",
    "datetime": "date",
    "full_name": "name",
    "mail": "email",
}
"""The same for question types."""

LATER: frozenset[str] = frozenset(("was", "given", "delivery"))
"""Keys of the language that a later version brings."""


def meant(word: str, known: Iterable[str], often: Mapping[str, tuple[str, ...]] = MISNOMERS) -> str:
    """The word of `known` that was probably meant, or ""."""
    words = list(known)
    for other in often.get(word.lower(), ()):
        if other in words:
            return other
    found = get_close_matches(word.lower(), words, n=1, cutoff=0.7)
    return found[0] if found else ""


def as_id(word: str) -> str:
    """The id that was probably meant, or "" where nothing of it can be kept."""
    word = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", word).lower()
    word = re.sub(r"[^a-z0-9]+", "_", word).strip("_")
    if not word:
        return ""
    if not word[0].isdigit():
        return word
    return f"age_{word}" if re.fullmatch(r"[0-9]{2}_[0-9]{2}", word) else f"option_{word}"
