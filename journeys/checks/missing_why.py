"""A question about somebody's person does not say why it is asked.

People give what they understand. A question for a name, a number or an account that comes without a reason is left
blank, or answered wrongly on purpose, and the privacy page has nothing to say about it either. `why` stands beside
the question, and feeds that page; `kept_for` and `shared_with` say the rest.

Instead of

```yaml
steps:
  email:
    ask: What is your email address?  # <--
    type: email
```

Write

```yaml
steps:
  email:
    ask: What is your email address?
    type: email
    why: We send you the decision by email.
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey, Question, Step

LEVEL = Level.ADVICE

PERSONAL = frozenset(("address", "bank_account", "email", "file", "iban", "name", "national_id", "phone", "signature"))
"""Types of question whose answer is about a person, whatever it says."""


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Questions for personal data where neither they nor another question of their page says why."""
    for step in journey.steps.values():
        if any(question.why is not None for question in step.questions):
            continue
        asked = _first_personal(step)
        if asked is not None:
            yield Diagnostic(
                "missing-why",
                LEVEL,
                f"Nobody is told why `{asked.id}` is asked",
                Label(Spot(asked.ask.route)),
                help="add a line such as `why: We need this to …`",
            )


def _first_personal(step: Step) -> Question | None:
    """One finding a page is enough: a reason for the page is usually one for all that it asks."""
    return next(
        (each for each in step.questions if each.type in PERSONAL or each.settings.get("birthday")),
        None,
    )
