"""The words of sentences that are fixed: reserved ones, days, months, units."""

from __future__ import annotations

import re

RESERVED = frozenset(
    (
        *("and", "or", "not", "is", "one", "of", "between", "before", "after"),
        *("on", "in", "any", "every", "no", "yes", "all", "where", "meets"),
        *("was", "if", "otherwise", "today", "includes", "does", "count", "sum", "largest"),
        *("smallest", "earliest", "latest", "complete", "rounded", "outcome"),
    )
)
"""Words that no id may be."""

OUTCOME = "outcome"
"""What the end that was reached is called in promises; being reserved, it is the id of nothing else."""

ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
"""What an id looks like."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 1, "months": 1, "year": 12, "years": 12}
"""Words behind a whole number that make it a duration, and how many days or months each is."""
