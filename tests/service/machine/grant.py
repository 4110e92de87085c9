"""The first journey: children with branching and files, options that come and go, as YAML and as a model."""

from __future__ import annotations

from tests.service.machine.parts import Ask, Live, Page, Part, Several, fixed, one

GRANT = """\
journey: grant
title: Ask for a travel grant
steps:
  full_name:
    ask: What is your name?
    called: your name
    type: text
  travels:
    ask: Who travels, {{ full_name }}?
    type: choice
    options:
      single: Only me
      family: My family
      friends: Some friends
      unsure: I am not going
    next:
      travels is unsure: no_grant
  contact:
    title: How we reach you
    questions:
      channel:
        ask: How should we answer?
        type: choice
        options:
          post: By letter
          phone: By phone
      reach:
        when: channel is phone
        ask: Which number?
        type: text
  children:
    when: travels is family
    repeat: child
    title: Children who travel
    label: "{{ child.name }}"
    ask: Do children travel with you?
    min: 0
    max: 3
    steps:
      name:
        ask: What is the name of this child?
        type: text
      years:
        ask: How old is {{ child.name }}?
        type: integer
      school:
        when: child.years >= 5
        ask: Which school does {{ child.name }} go to?
        type: text
      care:
        title: Who looks after {{ child.name }}?
        questions:
          carers:
            ask: Who are they?
            type: choices
            options:
              family: Family
              minder: A childminder
              nobody:
                label: None of these
                alone: true
          minder:
            when: child.carers includes minder
            ask: Name of the childminder
            type: text
      papers:
        when: child.years < 5
        ask: Add papers about {{ child.name }}
        type: file
        max: 2
        optional: true
    facts:
      small: child.years < 5
  eldest:
    when: travels is family and count of children > 1
    ask: Which child is the oldest?
    type: choice
    options: children
  friends:
    when: travels is friends
    ask: Who are your friends?
    type: text
  # more
  ticket:
    ask: Which ticket do you need?
    type: choice
    options:
      plain: A plain one
      family:
        label: One for a family
        when: travels is family
      early:
        label: An early one
        when: today is before 2026-11-24
  rules:
    title: Before you go on
    body: Keep your receipts, {{ full_name }}.
  proof:
    title: Show us that you live here
    questions:
      about:
        ask: What do you show us?
        type: text
      files:
        ask: Add up to two files
        type: file
        max: 2
        max_size: 1 MB
  remarks:
    ask: Is there anything else?
    type: long_text
    optional: true
outcomes:
  no_grant:
    title: You do not need a grant, {{ full_name }}
  sent:
    title: Asked for, {{ full_name }}
    submit: true
"""

MORE = """\
  pets:
    ask: Which animals travel with you?
    type: text
"""
CHANGED = GRANT.replace("  # more\n", MORE).replace("title: Ask for a travel grant", "title: Get a travel grant")
"""The same after its author changed it: one question more, and another title."""

BROKEN = GRANT.replace("travels is family\n", "travels is famly\n")
"""The same after a slip."""


def _family(live: Live) -> bool:
    return live.get("travels") == "family"


def _tickets(live: Live) -> tuple[str, ...]:
    family = ("family",) if _family(live) else ()
    return ("plain", *family, *(("early",) if live["today"] < "2026-11-24" else ()))


CHILDREN = Several(
    "children",
    "child",
    (
        one("child.name", "text"),
        one("child.years", "integer"),
        one("child.school", "text", lambda live: live["child.years"] >= 5),
        Page(
            "child.care",
            (
                Ask("child.carers", "choices", options=fixed("family", "minder", "nobody")),
                Ask("child.minder", "text", lambda live: "minder" in live.get("child.carers", ())),
            ),
        ),
        one("child.papers", "file", lambda live: live["child.years"] < 5, optional=True),
    ),
    3,
    when=_family,
)


def grant(changed: bool) -> tuple[Part, ...]:
    """The first journey; `changed` with the question that came later."""
    pets = (one("pets", "text"),) if changed else ()
    return (
        Part(
            "",
            (
                one("full_name", "text"),
                one(
                    "travels",
                    "choice",
                    leads=lambda live: "no_grant" if live["travels"] == "unsure" else "",
                    options=fixed("single", "family", "friends", "unsure"),
                ),
                Page(
                    "contact",
                    (
                        Ask("channel", "choice", options=fixed("post", "phone")),
                        Ask("reach", "text", lambda live: live.get("channel") == "phone"),
                    ),
                ),
                CHILDREN,
                one(
                    "eldest",
                    "choice",
                    lambda live: _family(live) and len(live["children"]) > 1,
                    options=lambda live: live["children"],
                ),
                one("friends", "text", lambda live: live["travels"] == "friends"),
                *pets,
                one("ticket", "choice", options=_tickets),
                Page("rules"),
                Page("proof", (Ask("about", "text"), Ask("files", "file"))),
                one("remarks", "text", optional=True),
            ),
        ),
    )
