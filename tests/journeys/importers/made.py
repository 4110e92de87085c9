"""Small forms of each format, made up for these tests, and what is asked of every import."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from journeys.importers import Imported, Source, all_formats, import_form
from journeys.importers.draft import parts_of


def source(form: Any, name: str = "form.json") -> Source:
    """A form as a file."""
    return Source(name, json.dumps(form).encode())


def imported(form: Any, name: str = "form.json", **options: Any) -> Imported:
    """A journey made of a form."""
    return import_form(source(form, name), **options)


def unaccounted(of: Source, made: Imported) -> tuple[list[Any], list[Any]]:
    """Parts of a source that are not in the ledger, and entries of the ledger that are no part; both are empty."""
    parts = Counter((kind, place) for kind, place, _ in parts_of(all_formats()[made.ledger.format].read(of)))
    entries = Counter((entry.kind, entry.place) for entry in made.ledger.entries)
    return sorted((parts - entries).elements()), sorted((entries - parts).elements())


def fates(made: Imported, kind: str) -> dict[str, str]:
    """Place -> fate of the parts of one kind."""
    return {entry.place: entry.fate for entry in made.ledger.entries if entry.kind == kind}


LIBRARY_CARD = {
    "name": "Get a library card",
    "startPage": "/start",
    "pages": [
        {
            "path": "/start",
            "title": "Get a library card",
            "controller": "./pages/start.js",
            "components": [{"type": "Para", "content": "<p>It takes <b>5 minutes</b>.</p>", "options": {}}],
            "next": [{"path": "/lives-here"}],
        },
        {
            "path": "/lives-here",
            "title": "Do you live in the district?",
            "components": [
                {
                    "type": "YesNoField",
                    "name": "qaVVde",
                    "title": "Do you live in the district?",
                    "options": {},
                    "schema": {},
                }
            ],
            "next": [{"path": "/elsewhere", "condition": "aWaylk"}, {"path": "/kind-of-card"}],
        },
        {
            "path": "/kind-of-card",
            "title": "Which card would you like?",
            "section": "cardSx",
            "components": [
                {
                    "type": "RadiosField",
                    "name": "kindOf",
                    "list": "cards",
                    "title": "Which card would you like?",
                    "hint": "You can change it later",
                }
            ],
            "next": [{"path": "/family", "condition": "famIly"}, {"path": "/summary"}],
        },
        {
            "path": "/family",
            "title": "Your family",
            "section": "cardSx",
            "components": [
                {
                    "type": "NumberField",
                    "name": "peopLe",
                    "title": "How many people?",
                    "schema": {"min": 2, "max": 12, "precision": 0},
                },
                {
                    "type": "TextField",
                    "name": "sayIng",
                    "title": "A word",
                    "options": {"required": False},
                    "schema": {"max": 20},
                },
            ],
            "next": [{"path": "/summary"}, {"path": "/nowhere", "condition": "famIly"}],
        },
        {"path": "/elsewhere", "title": "Ask your own library", "components": [], "next": []},
        {
            "path": "/forgotten",
            "title": "Forgotten",
            "components": [{"type": "TextField", "name": "foRgot", "title": "What?"}],
        },
        {
            "path": "/summary",
            "title": "Check your answers",
            "controller": "./pages/summary.js",
            "components": [],
            "next": [],
        },
    ],
    "lists": [
        {
            "name": "cards",
            "title": "Cards",
            "items": [
                {"text": "For one person", "value": "one"},
                {"text": "For a family", "value": "Family card", "description": "Up to 12 people"},
            ],
        }
    ],
    "sections": [{"name": "cardSx", "title": "Your card"}],
    "conditions": [
        {
            "name": "aWaylk",
            "displayName": "Lives elsewhere",
            "value": {
                "name": "Lives elsewhere",
                "conditions": [
                    {
                        "field": {"name": "qaVVde", "type": "YesNoField", "display": "Lives here"},
                        "operator": "is",
                        "value": {"type": "Value", "value": "false", "display": "No"},
                    }
                ],
            },
        },
        {
            "name": "famIly",
            "displayName": "Family card",
            "value": {
                "name": "Family card",
                "conditions": [
                    {
                        "field": {"name": "cardSx.kindOf", "type": "RadiosField", "display": "Card"},
                        "operator": "is",
                        "value": {"type": "Value", "value": "Family card", "display": "Family card"},
                    }
                ],
            },
        },
        {"name": "unUsed", "displayName": "Of a form before", "value": {"name": "Of a form before", "conditions": []}},
    ],
}
"""A form of the first version, with a link to nowhere, a page that nothing leads to, and a condition that nothing uses."""
