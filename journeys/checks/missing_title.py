"""A page or section has no title.

The title is the heading of a page, what a screen reader says first, and what tells one browser tab from another. The
title of a section stands above its questions and over its answers on the page where everything is checked.

Instead of

```yaml
steps:
  contact:  # <--
    questions:
      email:
        ask: Email address
        type: email
      phone:
        ask: Phone number
        type: phone
```

Write

```yaml
steps:
  contact:
    title: How can we contact you?
    questions:
      email:
        ask: Email address
        type: email
      phone:
        ask: Phone number
        type: phone
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.ERROR


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Pages that are not headed by their one question, and sections, without a title."""
    for section in journey.sections:
        shows_pages = any(step.form != "decision" for step in section.steps)
        if section.id and section.title is None and shows_pages:
            yield Diagnostic(
                "missing-title",
                LEVEL,
                f"The section `{section.id}` has no title",
                Label(Spot(section.route, "key")),
                help="add a line such as `title: About you`",
            )
    for step in journey.steps.values():
        if step.form in ("page", "information") and step.title is None:
            yield Diagnostic(
                "missing-title",
                LEVEL,
                f"The page `{step.id}` has no title",
                Label(Spot(step.route, "key")),
                help="add a line such as `title: How can we contact you?`",
            )
