"""Small forms of other builders, made up for these tests: each has something of everything that its format can say."""

from __future__ import annotations

from typing import Any

PET: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Register a pet",
    "type": "object",
    "description": "For everybody",
    "$defs": {
        "yes": {"type": "boolean"},
        "address": {
            "type": "object",
            "title": "Address",
            "properties": {
                "street": {"type": "string", "title": "Street", "maxLength": 60},
                "postcode": {"type": "string", "pattern": "^[0-9]{5}$", "title": "Postcode"},
            },
            "required": ["street"],
        },
        "unused": {"type": "string"},
        "node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, "v": {"type": "string"}}},
    },
    "properties": {
        "name": {"type": "string", "title": "What is your name?", "minLength": 2, "maxLength": 80},
        "born": {
            "type": "string",
            "format": "date",
            "title": "When were you born?",
            "description": "For example 1 2 2000",
        },
        "kind": {
            "title": "Which animal?",
            "oneOf": [
                {"const": "dog", "title": "A dog", "description": "Of any size"},
                {"const": "cat", "title": "A cat"},
            ],
        },
        "chip": {"$ref": "#/$defs/yes", "title": "Is it chipped?"},
        "chip_number": {"type": "string", "title": "Chip number", "pattern": "^[0-9]{15}$"},
        "colours": {
            "type": "array",
            "title": "Colours",
            "uniqueItems": True,
            "minItems": 1,
            "items": {"enum": ["black", "white", "brown"]},
        },
        "home": {"$ref": "#/$defs/address", "title": "Where it lives"},
        "weight": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 90,
            "multipleOf": 0.1,
            "title": "Weight",
            "default": 3,
        },
        "age": {"type": ["integer", "null"], "minimum": 0, "title": "Age in years"},
        "vets": {
            "type": "array",
            "title": "Your vets",
            "minItems": 0,
            "maxItems": 3,
            "items": {
                "type": "object",
                "properties": {
                    "vet": {"type": "string", "title": "Name of the vet"},
                    "since": {"type": "string", "format": "date", "title": "Since when?"},
                },
                "required": ["vet"],
            },
        },
        "tree": {"$ref": "#/$defs/node"},
        "agree": {"const": True, "title": "I agree"},
    },
    "required": ["name", "kind", "chip", "weight"],
    "allOf": [
        {"if": {"properties": {"chip": {"const": True}}, "required": ["chip"]}, "then": {"required": ["chip_number"]}},
        {
            "if": {"properties": {"kind": {"const": "dog"}}},
            "then": {"properties": {"breed": {"type": "string", "title": "Which breed?"}}, "required": ["breed"]},
            "else": {"properties": {"indoors": {"type": "boolean", "title": "Does it live indoors?"}}},
        },
    ],
    "dependentRequired": {"age": ["born"]},
}
"""A JSON Schema: references, alternatives, what one answer asks of others, a repeat."""

HALL: dict[str, Any] = {
    "title": {"default": "Book a hall", "de": "Einen Saal buchen"},
    "description": "For clubs",
    "locale": "en",
    "showProgressBar": "top",
    "pages": [
        {
            "name": "p1",
            "title": "You",
            "elements": [
                {
                    "type": "text",
                    "name": "club",
                    "title": {"default": "What is your club called?", "de": "Wie heißt der Verein?"},
                    "isRequired": True,
                    "maxLength": 60,
                },
                {
                    "type": "text",
                    "name": "mail",
                    "inputType": "email",
                    "title": "Email address",
                    "validators": [{"type": "email", "text": "Give an email"}],
                },
                {
                    "type": "text",
                    "name": "born",
                    "inputType": "date",
                    "title": "When were you born?",
                    "isRequired": True,
                    "max": "2020-01-01",
                },
                {"type": "boolean", "name": "member", "title": "Are you a member?", "isRequired": True},
                {
                    "type": "text",
                    "name": "number",
                    "title": "Member number",
                    "visibleIf": "{member} = true",
                    "isRequired": True,
                    "validators": [{"type": "regex", "regex": "^[0-9]{6}$", "text": "6 digits"}],
                },
            ],
        },
        {
            "name": "p2",
            "title": "The hall",
            "visibleIf": "age({born}) >= 18",
            "elements": [
                {
                    "type": "radiogroup",
                    "name": "hall",
                    "title": "Which hall?",
                    "isRequired": True,
                    "choices": [
                        "small",
                        {"value": "large", "text": {"default": "The large one", "de": "Der große"}},
                        {"value": "roof", "text": "On the roof", "visibleIf": "{member} = true"},
                    ],
                    "hasOther": True,
                    "otherText": "Another",
                },
                {
                    "type": "panel",
                    "name": "fire",
                    "title": "Fire safety",
                    "visibleIf": "{hall} = 'large'",
                    "elements": [
                        {"type": "comment", "name": "exits", "title": "Where are the exits?", "maxLength": 400},
                        {"type": "html", "name": "h", "html": "<p>Keep <b>them</b> clear.</p>"},
                    ],
                },
                {
                    "type": "checkbox",
                    "name": "extras",
                    "title": "What else?",
                    "choices": ["chairs", "piano"],
                    "hasNone": True,
                    "enableIf": "{hall} anyof ['small','large']",
                    "validators": [{"type": "answercount", "maxCount": 2}],
                },
                {
                    "type": "dropdown",
                    "name": "country",
                    "title": "Which country?",
                    "choicesByUrl": {"url": "https://x.test/c"},
                },
                {
                    "type": "rating",
                    "name": "liked",
                    "title": "How did you like us?",
                    "rateMax": 3,
                    "minRateDescription": "Not",
                },
                {
                    "type": "paneldynamic",
                    "name": "guests",
                    "title": "Your guests",
                    "minPanelCount": 1,
                    "maxPanelCount": 5,
                    "templateElements": [
                        {"type": "text", "name": "guest", "title": "Name", "isRequired": True},
                        {
                            "type": "boolean",
                            "name": "eats",
                            "title": "Do they eat?",
                            "visibleIf": "{panel.guest} notempty",
                        },
                    ],
                },
                {
                    "type": "matrixdynamic",
                    "name": "costs",
                    "title": "Costs",
                    "columns": [
                        {"name": "what", "title": "What?", "cellType": "text"},
                        {"name": "kind", "title": "Kind", "cellType": "dropdown"},
                    ],
                    "choices": ["a", "b"],
                },
                {
                    "type": "matrix",
                    "name": "views",
                    "title": "What do you think?",
                    "columns": ["good", "bad"],
                    "rows": [{"value": "price", "text": "The price"}, "room"],
                },
                {"type": "expression", "name": "total", "expression": "{a} * 3", "title": "Total"},
                {"type": "ranking", "name": "order", "title": "Put these in order", "choices": ["x", "y"]},
                {"type": "text", "name": "why", "title": "Why?", "requiredIf": "{hall} = 'roof'"},
            ],
        },
        {"name": "p3", "elements": [{"type": "text", "name": "last", "title": "One more"}]},
    ],
    "triggers": [
        {"type": "complete", "expression": "{member} = false"},
        {"type": "setvalue", "expression": "{a}=1", "setToName": "b", "setValue": 2},
    ],
    "completedHtml": "<h3>Thank you</h3><p>We write to you.</p>",
    "completedHtmlOnCondition": [{"expression": "{member} = false", "html": "Come back"}],
    "calculatedValues": [{"name": "n", "expression": "1+1"}],
}
"""A survey: two languages, panels, expressions, a dynamic panel and matrix, triggers."""

REFUND: dict[str, Any] = {
    "title": "Claim a refund",
    "display": "wizard",
    "type": "form",
    "components": [
        {
            "type": "panel",
            "key": "you",
            "title": "About you",
            "components": [
                {
                    "type": "textfield",
                    "key": "fullName",
                    "label": "What is your name?",
                    "input": True,
                    "validate": {"required": True, "maxLength": 80},
                    "placeholder": "First Last",
                    "multiple": False,
                    "hidden": False,
                    "unique": False,
                },
                {
                    "type": "columns",
                    "key": "cols",
                    "columns": [
                        {
                            "width": 6,
                            "components": [{"type": "email", "key": "mail", "label": "Email address", "input": True}],
                        },
                        {"components": [{"type": "phoneNumber", "key": "tel", "label": "Phone number", "input": True}]},
                    ],
                },
                {
                    "type": "radio",
                    "key": "kind",
                    "label": "What did you buy?",
                    "input": True,
                    "values": [{"label": "A ticket", "value": "ticket"}, {"label": "A card", "value": "card"}],
                    "validate": {"required": True},
                },
                {
                    "type": "selectboxes",
                    "key": "why",
                    "label": "Why?",
                    "input": True,
                    "values": [{"label": "Late", "value": "late"}, {"label": "Lost", "value": "lost"}],
                    "description": "Tick all",
                    "tooltip": "More",
                },
            ],
        },
        {
            "type": "panel",
            "key": "ticket",
            "title": "The ticket",
            "conditional": {"show": "true", "when": "kind", "eq": "ticket"},
            "components": [
                {
                    "type": "datetime",
                    "key": "day",
                    "label": "Which day?",
                    "input": True,
                    "enableTime": False,
                    "validate": {"required": True},
                },
                {
                    "type": "textfield",
                    "key": "train",
                    "label": "Train number",
                    "input": True,
                    "validate": {"pattern": "^[A-Z]{2}[0-9]{4}$"},
                    "conditional": {"json": {"==": [{"var": "data.why.late"}, True]}},
                },
                {
                    "type": "textfield",
                    "key": "code",
                    "label": "Code",
                    "input": True,
                    "validate": {"pattern": "^[0-9]{8}$", "custom": "valid = input > 3"},
                },
                {
                    "type": "number",
                    "key": "paid",
                    "label": "What did you pay?",
                    "input": True,
                    "validate": {"min": 1, "max": 500},
                    "decimalLimit": 2,
                    "suffix": "francs",
                },
                {
                    "type": "textarea",
                    "key": "more",
                    "label": "Tell us more",
                    "input": True,
                    "customConditional": "show = data.x > 1",
                },
            ],
        },
        {
            "type": "panel",
            "key": "rest",
            "title": "The rest",
            "components": [
                {
                    "type": "datagrid",
                    "key": "costs",
                    "label": "Other costs",
                    "input": True,
                    "validate": {"minLength": 1, "maxLength": 4},
                    "components": [
                        {
                            "type": "textfield",
                            "key": "what",
                            "label": "What?",
                            "input": True,
                            "validate": {"required": True},
                        },
                        {"type": "currency", "currency": "CHF", "key": "much", "label": "How much?", "input": True},
                    ],
                },
                {
                    "type": "select",
                    "key": "bank",
                    "label": "Which bank?",
                    "input": True,
                    "data": {"values": [{"label": "A bank", "value": "a"}, {"label": "B bank", "value": "b"}]},
                    "dataSrc": "values",
                    "conditional": {
                        "show": True,
                        "conjunction": "all",
                        "conditions": [
                            {"component": "kind", "operator": "isEqual", "value": "card"},
                            {"component": "paid", "operator": "greaterThan", "value": 20},
                        ],
                    },
                },
                {
                    "type": "select",
                    "key": "branch",
                    "label": "Which branch?",
                    "input": True,
                    "dataSrc": "url",
                    "data": {"url": "https://x.test"},
                },
                {
                    "type": "survey",
                    "key": "views",
                    "label": "How was it?",
                    "input": True,
                    "questions": [{"label": "The staff", "value": "staff"}, {"label": "The wait", "value": "wait"}],
                    "values": [{"label": "Good", "value": "good"}, {"label": "Bad", "value": "bad"}],
                },
                {"type": "checkbox", "key": "agree", "label": "I agree", "input": True, "validate": {"required": True}},
                {"type": "hidden", "key": "src", "label": "Source"},
                {"type": "content", "html": "<p>Nearly <b>done</b></p>", "key": "c"},
                {"type": "button", "key": "submit", "label": "Submit", "action": "submit"},
            ],
        },
    ],
}
"""A wizard: columns, all kinds of conditions, a grid, a survey, options from elsewhere."""

LOST = """\
<!DOCTYPE html>
<html lang="en"><head><title>Report a lost thing</title><script>alert(1)</script></head><body>
<nav><form action="/search"><input name="q" aria-label="Search"></form></nav>
<h1>Report a lost thing</h1>
<form action="/x" method="post">
<input type="hidden" name="csrf_token" value="a"><input type="hidden" name="step" value="1">
<div style="display:none"><label for="web">Leave this empty</label><input id="web" name="website"></div>
<p>Tell us what you lost. <a href="https://example.org">Read more</a>.</p>
<h2>About you</h2>
<div><label for="name">What is your name?</label>
<span id="name-hint">As on your card</span>
<input id="name" name="name" required maxlength="80" aria-describedby="name-hint name-error">
<span id="name-error" class="error">Enter</span></div>
<label>Email <input type="email" name="person[email]" required placeholder="a@b.c"></label>
<fieldset aria-describedby="dob-hint"><legend>When were you born?</legend><div id="dob-hint">For example, 1 2 2000</div>
<label for="d">Day</label><input id="d" name="dob-day" inputmode="numeric" pattern="[0-9]*" required>
<label for="m">Month</label><input id="m" name="dob-month" inputmode="numeric" required>
<label for="y">Year</label><input id="y" name="dob-year" inputmode="numeric" required></fieldset>
<h2>The thing</h2>
<fieldset><legend>What is it?</legend>
<div><input type="radio" name="kind" id="k1" value="phone" required data-aria-controls="c1" aria-describedby="k1-hint">
<label for="k1">A phone</label><div id="k1-hint">Or a tablet</div></div>
<div id="c1"><label for="imei">Its number</label><input id="imei" name="imei" pattern="\\d{15}"></div>
<div><input type="radio" name="kind" id="k2" value="bag"><label for="k2">A bag</label></div></fieldset>
<fieldset><legend>Which colours?</legend>
<label><input type="checkbox" name="colour[]" value="red"> Red</label>
<label><input type="checkbox" name="colour[]" value="blue"> Blue</label></fieldset>
<p>Where did you lose it? <select name="where"><option value="">Choose</option>
<optgroup label="Trains"><option value="t1">Line 1</option></optgroup><option>Elsewhere</option></select></p>
<label for="worth">What is it worth?</label><input type="number" id="worth" name="worth" min="0" max="5000" step="0.01">
<label for="how">What happened?</label><textarea id="how" name="how" maxlength="600"></textarea>
<label>A picture <input type="file" name="pic" accept="image/*,.pdf"></label>
<label><input type="checkbox" name="agree" required> I have told the truth</label>
<label>Password <input type="password" name="pw"></label>
<button>Send</button></form></body></html>
"""
"""A page with a form: hidden fields, a trap, parts of a date, an option that shows more, another form beside it."""
