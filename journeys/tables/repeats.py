"""The keys of a repeat: several of the same thing, and what is asked of each."""

from __future__ import annotations

from journeys.tables.questions import NEXT, TEXTS, WHEN
from journeys.tables.structures import Key, Ref, part
from journeys.tables.vocabulary import ID, Shape, whole_number

MOST_ITEMS = 100
"""How many items a repeat may have."""

DEFAULT_MOST = 50
"""How many it may have where it does not say."""


def repeat(name: str, steps: Shape, facts: Shape) -> Ref:
    """A step that asks the same of each of several things; `steps` and `facts` are those of one of them."""
    return part(
        "a repeat",
        name,
        "Several of the same thing: the steps are gone through once for each.",
        Key(
            "repeat",
            "What one of them is called in sentences: `child` gives `child.born`.",
            ID,
            "child",
            required=True,
        ),
        Key("title", "The heading of the page that lists them.", TEXTS, "Tell us about your children", required=True),
        Key(
            "label",
            "What one of them is called where it is listed; it reads what is asked of every item.",
            TEXTS,
            "{{ child.name }}",
            required=True,
        ),
        Key("ask", "Whether there are any, as a yes/no question; there with `min: 0`.", TEXTS, "Do you have children?"),
        Key("hint", "Help below the question of the list's page, read out with it.", TEXTS, "Include foster children."),
        Key("body", "Text above the list.", TEXTS, "We need to know about every child under 16."),
        Key(
            "added",
            "How many there are so far, said above the list in place of the built-in words.",
            TEXTS,
            {
                "(count of children) is 1": "You have added one child",
                "otherwise": "You have added {{ count of children }} children",
            },
        ),
        Key("min", "How many there are at least; 1 if not given.", whole_number(0, MOST_ITEMS), 0),
        Key(
            "max",
            f"How many there are at most; {DEFAULT_MOST} if not given.",
            whole_number(1, MOST_ITEMS),
            12,
        ),
        Key(
            "steps",
            "The pages that are gone through for each item, in order.",
            steps,
            required=True,
        ),
        Key(
            "facts",
            "Named values of one item, read as `child.is_minor`.",
            facts,
            {"is_minor": "age(child.born) < 18"},
        ),
        WHEN,
        NEXT,
    )
