"""Small forms of each format, made up for these tests, and what is asked of every import."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from journeys.importers import Imported, Source, import_form, read_draft
from journeys.importers.draft import parts_of


def source(form: Any, name: str = "form.json") -> Source:
    """A form as a file."""
    return Source(name, json.dumps(form).encode())


def imported(form: Any, name: str = "form.json", **options: Any) -> Imported:
    """A journey made of a form."""
    return import_form(source(form, name), **options)


def unaccounted(of: Source, made: Imported) -> tuple[list[Any], list[Any]]:
    """Parts of a source that are not in the ledger, and entries of the ledger that are no part; both are empty."""
    parts = Counter((kind, place) for kind, place, _ in parts_of(read_draft(of)[1]))
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
        {"name": "unUsed", "displayName": "Of before", "value": {"name": "Of before", "conditions": []}},
    ],
}
"""A form of the first version, with a link to nowhere, a page that nothing leads to, a condition that nothing uses."""


def _item(field: str, operator: str, value: Any, type: str, id: str = "item") -> dict[str, Any]:
    return {"id": id, "componentId": field, "operator": operator, "value": value, "type": type}


SWIM = {
    "name": "Swim for free",
    "engine": "V2",
    "schema": 2,
    "startPage": "/born",
    "pages": [
        {
            "id": "p-born",
            "path": "/born",
            "title": "",
            "components": [
                {
                    "id": "c-born",
                    "type": "DatePartsField",
                    "name": "bOrnOn",
                    "title": "When were you born?",
                    "shortDescription": "Date of birth",
                    "options": {"required": True, "maxDaysInFuture": "0"},
                }
            ],
            "next": [],
        },
        {
            "id": "p-pool",
            "path": "/pool",
            "title": "",
            "components": [
                {
                    "id": "c-pool",
                    "type": "RadiosField",
                    "name": "pOolYo",
                    "title": "Where would you like to swim?",
                    "list": "l-pools",
                    "options": {},
                }
            ],
        },
        {
            "id": "p-far",
            "path": "/far",
            "title": "That pool is closed",
            "controller": "TerminalPageController",
            "condition": "k-far",
            "components": [{"id": "c-far", "type": "Markdown", "content": "It opens again in **May**.", "options": {}}],
        },
        {
            "id": "p-child",
            "path": "/adult",
            "title": "Who swims with you?",
            "condition": "k-child",
            "components": [
                {
                    "id": "c-adult",
                    "type": "TextField",
                    "name": "aDultN",
                    "title": "Their name",
                    "hint": "As on their card",
                },
                {"id": "c-phone", "type": "TelephoneNumberField", "name": "aDultP", "title": "Their phone number"},
            ],
        },
        {
            "id": "p-swims",
            "path": "/swims",
            "title": "Your swims",
            "controller": "RepeatPageController",
            "repeat": {"options": {"name": "swim", "title": "Swim"}, "schema": {"min": 1, "max": 5}},
            "components": [
                {"id": "c-day", "type": "DatePartsField", "name": "dAyOfS", "title": "Which day?", "options": {}},
                {
                    "id": "c-len",
                    "type": "NumberField",
                    "name": "lEngth",
                    "title": "How many lengths?",
                    "schema": {"precision": 0},
                },
            ],
        },
        {
            "id": "p-word",
            "path": "/word",
            "title": "",
            "condition": "k-word",
            "components": [
                {
                    "id": "c-word",
                    "type": "MultilineTextField",
                    "name": "wOrdsX",
                    "title": "Tell us more",
                    "schema": {"max": 300},
                }
            ],
        },
        {"id": "p-sum", "path": "/summary", "title": "", "controller": "SummaryPageController"},
    ],
    "lists": [
        {
            "id": "l-pools",
            "name": "pools",
            "title": "Pools",
            "items": [
                {"id": "i-north", "text": "North pool", "value": "north"},
                {"id": "i-lido", "text": "The lido", "value": "lido", "hint": {"id": "h", "text": "Outdoors"}},
            ],
        }
    ],
    "sections": [],
    "conditions": [
        {
            "id": "k-far",
            "displayName": "Chose the lido",
            "items": [_item("c-pool", "is", {"listId": "l-pools", "itemId": "i-lido"}, "ListItemRef")],
        },
        {
            "id": "k-young",
            "displayName": "Under 8",
            "items": [
                _item(
                    "c-born", "is less than", {"period": 8, "unit": "years", "direction": "in the past"}, "RelativeDate"
                )
            ],
        },
        {
            "id": "k-child",
            "displayName": "Under 8 in the north pool",
            "coordinator": "and",
            "items": [
                {"id": "r", "conditionId": "k-young"},
                _item("c-pool", "is", {"listId": "l-pools", "itemId": "i-north"}, "ListItemRef"),
            ],
        },
        {
            "id": "k-word",
            "displayName": "A long name",
            "items": [_item("c-adult", "is longer than", 20, "NumberValue")],
        },
    ],
}
"""A form of the second version: pages in order, ends among them, a repeat, and a condition that no sentence says."""


def _expression(component: str, field: str, operator: str = "is") -> dict[str, Any]:
    return {"operator": operator, "page": "u-page", "component": component, "field": field}


def _choice(id: str, label: str) -> dict[str, Any]:
    return {"_id": id, "_type": "radio", "_uuid": f"u-{id}", "label": label, "legend": label, "value": id, "hint": ""}


STALL = {
    "_id": "service.base",
    "_type": "service.base",
    "service_name": "Book a market stall",
    "locale": "en",
    "flow": {
        "u-start": {"_type": "flow.page", "next": {"default": "u-page"}},
        "u-page": {"_type": "flow.page", "next": {"default": "u-branch"}},
        "u-branch": {
            "_type": "flow.branch",
            "title": "What they sell",
            "next": {
                "default": "u-check",
                "conditionals": [
                    {
                        "_type": "if",
                        "_uuid": "k1",
                        "next": "u-food",
                        "expressions": [_expression("u-sells", "u-food-item")],
                    },
                    {
                        "_type": "or",
                        "_uuid": "k2",
                        "next": "u-no",
                        "expressions": [_expression("u-sells", "u-arms"), _expression("u-sells", "u-cars")],
                    },
                ],
            },
        },
        "u-food": {"_type": "flow.page", "next": {"default": "u-check"}},
        "u-no": {"_type": "flow.page", "next": {"default": ""}},
        "u-check": {"_type": "flow.page", "next": {"default": "u-done"}},
        "u-done": {"_type": "flow.page", "next": {"default": ""}},
    },
    "pages": [
        {
            "_type": "page.start",
            "_uuid": "u-start",
            "url": "/",
            "heading": "Book a market stall",
            "body": "Every Saturday.",
        },
        {
            "_type": "page.singlequestion",
            "_uuid": "u-page",
            "url": "sells",
            "heading": "What do you sell?",
            "components": [
                {
                    "_type": "radios",
                    "_uuid": "u-sells",
                    "name": "sells_radios_1",
                    "legend": "What do you sell?",
                    "hint": "The main thing",
                    "items": [
                        _choice("food-item", "Food"),
                        _choice("arms", "Weapons"),
                        _choice("cars", "Cars"),
                        _choice("else", "Something else"),
                    ],
                    "validation": {"required": True},
                }
            ],
        },
        {
            "_type": "page.multiplequestions",
            "_uuid": "u-food",
            "url": "food",
            "heading": "Your food",
            "components": [
                {
                    "_type": "content",
                    "_uuid": "u-note",
                    "name": "note",
                    "content": "Bring your certificate.",
                    "display": "conditional",
                    "conditionals": [
                        {"_type": "if", "_uuid": "k3", "expressions": [_expression("u-sells", "u-food-item")]}
                    ],
                },
                {
                    "_type": "text",
                    "_uuid": "u-dish",
                    "name": "food_text_1",
                    "label": "What is your best dish?",
                    "hint": "",
                    "validation": {"required": False, "max_length": 40},
                },
                {
                    "_type": "number",
                    "_uuid": "u-price",
                    "name": "food_number_1",
                    "label": "What does it cost?",
                    "validation": {"required": True, "minimum": 1, "format": "pounds"},
                },
            ],
        },
        {
            "_type": "page.exit",
            "_uuid": "u-no",
            "url": "no",
            "heading": "You cannot sell that",
            "lede": "It is not allowed.",
        },
        {
            "_type": "page.checkanswers",
            "_uuid": "u-check",
            "url": "check",
            "heading": "Check",
            "send_heading": "Now send it",
        },
        {
            "_type": "page.confirmation",
            "_uuid": "u-done",
            "url": "done",
            "heading": "Booked",
            "body": "See you on Saturday.",
        },
    ],
}
"""A service whose flow stands apart from its pages, with an end that sends nothing and a text for some."""
