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
    "avg": "(sum of jobs.income) / (count of jobs)",
    "average": "(sum of jobs.income) / (count of jobs)",
    "total": "sum of jobs.income",
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

QUANTIFIERS = {
    "some": "any",
    "exists": "any",
    "one": "any",
    "each": "every",
    "all": "every",
    "none": "no",
}
"""Words before `child in children` in place of ours."""

OF_ITEMS = {"any": "any", "some": "any", "one": "any", "none": "no", "all": "every", "each": "every", "every": "every"}
"""Words before `of children`, or before `children` alone, and the quantifier that is meant."""

FOR_EACH = {
    "for each": "every",
    "for every": "every",
    "for all": "every",
    "for any": "any",
    "at least one": "any",
    "there is a": "any",
    "there is any": "any",
    "there is no": "no",
}
"""Several words before `child in children` in place of one of ours."""

MEASURES = {
    "number": "count",
    "total": "sum",
    "maximum": "largest",
    "max": "largest",
    "highest": "largest",
    "biggest": "largest",
    "minimum": "smallest",
    "min": "smallest",
    "lowest": "smallest",
    "first": "earliest",
    "oldest": "earliest",
    "last": "latest",
    "newest": "latest",
}
"""Words before `of children` or `of jobs.income` in place of ours."""

CLAUSES = (
    *("such that", "for which", "for whom", "with", "has", "have", "having", "that", "who", "whose", "which"),
    *("satisfies", "satisfy", "when", "if", "where", "meets", "meet"),
)
"""Words that people write for `where` and `meets`, between a list and what has to hold of its items."""
