"""Words that people write for ours, and ours in their place."""

from __future__ import annotations

OPERATORS = {
    "=": "is",
    "==": "is",
    "!=": "is not",
    "<>": "is not",
    "≠": "is not",
    "≤": "<=",
    "=<": "<=",
    "≥": ">=",
    "=>": ">=",
}
"""Marks between two values."""

JOINERS = {"&&": "and", "&": "and", "||": "or", "|": "or"}
"""Marks between two sentences."""

MARKS = {"×": "*", "÷": "/", "−": "-", "–": "-", "!": "not "}
"""Other marks."""

PHRASES: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(words.split()), ours)
    for words, ours in (
        ("less than or equal to", "<="),
        ("greater than or equal to", ">="),
        ("more than or equal to", ">="),
        ("not equal to", "is not"),
        ("not less than", ">="),
        ("not more than", "<="),
        ("no less than", ">="),
        ("no more than", "<="),
        ("less than", "<"),
        ("fewer than", "<"),
        ("smaller than", "<"),
        ("lower than", "<"),
        ("younger than", "<"),
        ("more than", ">"),
        ("greater than", ">"),
        ("larger than", ">"),
        ("bigger than", ">"),
        ("higher than", ">"),
        ("older than", ">"),
        ("later than", "is after"),
        ("earlier than", "is before"),
        ("equal to", "is"),
        ("at least", ">="),
        ("at most", "<="),
        ("under", "<"),
        ("below", "<"),
        ("over", ">"),
        ("above", ">"),
        ("exceeds", ">"),
        ("equals", "is"),
        ("isn't", "is not"),
        ("isn’t", "is not"),
        ("none of", "is not one of"),
        ("neither of", "is not one of"),
        ("either of", "is one of"),
        ("any of", "is one of"),
        ("not in", "is not one of"),
        ("in", "is one of"),
        ("before or on", "is on or before"),
        ("after or on", "is on or after"),
        ("from", ">="),
    )
)
"""Words between two values, longest first, with or without `is` before them."""

MISSING_IS = ("one of", "not one of", "between", "before", "after", "on or before", "on or after")
"""Ours, when `is` was left out before them."""

VERBS = {
    "contains": "includes",
    "contain": "includes",
    "include": "includes",
    "has": "includes",
    "doesn't include": "does not include",
    "doesn’t include": "does not include",
    "not includes": "does not include",
    "not include": "does not include",
    "does not contain": "does not include",
    "were": "was",
}
"""Other words between two values."""

FIRST = frozenset([words[0] for words, _ in PHRASES] + [words.split()[0] for words in (*VERBS, *MISSING_IS)])
"""What any of these starts with: nothing else needs a closer look."""

ANSWERED = {"answered": True, "given": True, "empty": False, "blank": False, "null": False, "missing": False}
"""What people write behind `is` to ask whether there is an answer, and whether it says that there is one."""

FUNCTIONS = {
    "max": "largest of [a, b]",
    "min": "smallest of [a, b]",
    "len": "count of",
    "count": "count of",
    "sum": "a + b",
}
"""Names of functions in other languages, and how it is said here."""

OPPOSITE = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "is": "is not",
    "is not": "is",
    "is before": "is on or after",
    "is after": "is on or before",
    "is on or before": "is after",
    "is on or after": "is before",
    "is one of": "is not one of",
    "is not one of": "is one of",
    "is between": "is not between",
    "is not between": "is between",
    "includes": "does not include",
    "includes any of": "does not include any of",
    "does not include": "includes",
    "does not include any of": "includes any of",
    "was answered": "was not answered",
    "was not answered": "was answered",
}
"""`not age < 15` says `age >= 15`."""

MIRRORED = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "is": "is",
    "is not": "is not",
    "is before": "is after",
    "is after": "is before",
    "is on or before": "is on or after",
    "is on or after": "is on or before",
}
"""`18 < age` says `age > 18`."""
