"""A small journey that has one of everything a rulebook tells, and its book."""

from __future__ import annotations

from datetime import date

from journeys.load import load
from journeys.model import Journey
from journeys.service import Service
from renderers.rulebook.chapters import rulebook
from renderers.rulebook.content import Rulebook

MADE = date(2026, 11, 22)
SERVICE = Service("Northmere services", organisation="Northmere Council")

FILES = {
    "journey.yaml": """\
journey: boat_grant
title: Apply for a grant for your boat
currency: GBP
rates_on: launched if answered otherwise today

start:
  body: Help with the cost of *keeping* a boat.
  key_facts:
    Time: About 5 minutes

sections:
  your_boat:
    title: Your boat
    steps:
      has_boat:
        ask: Do you own a boat?
        type: yes_no
        next:
          not has_boat: no_boat
      hull:
        ask: What is it made of?
        called: what your boat is made of
        type: choice
        options: materials
      length:
        when: hull is one of [wood, steel]
        ask:
          hull is wood: How long is your wooden boat?
          otherwise: How long is your boat?
        called: the length of your boat
        type: decimal
        places: 1
        unit: metres
        min: 2
        max: longest
        errors:
          too_high: A boat of that length is a ship
        next:
          length > 20 and hull is steel: your_crew
      launched:
        ask: When was it launched?
        called: the day it was launched
        type: date
        hint: For example, 27 3 1998
        why: Old boats get more.
        optional: true
        must:
          launched is on or before today: The day it was launched must be today or in the past
      ways_out:
        next: ways_out.csv
  your_crew:
    title:
      has_boat: Your crew
      otherwise: The crew
    steps:
      crew:
        repeat: sailor
        title: Who sails with you?
        label: "{{ sailor.name }}"
        ask: Does anybody sail with you?
        min: 0
        max: 4
        steps:
          name:
            ask: What is their name?
            called: their name
            type: name
            someone_else: true
          papers:
            title: About {{ sailor.name }}
            questions:
              born:
                ask: When were they born?
                called: their date of birth
                type: date
                hint: For example, 27 3 1998
                must:
                  sailor.born is before today: Their date of birth must be in the past
              ticket:
                when: age(sailor.born) >= 16
                ask: Do they have a ticket?
                type: choices
                options:
                  day: Day skipper
                  coast:
                    label: Coastal skipper
                    when: hull is not wood
                  none:
                    label: None of these
                    alone: true
        facts:
          is_young: age(sailor.born) < 18
      before_you_pay:
        when: grant > £500
        title: You could get {{ grant }}
        body: |
          {{ how_we_pay }}

          - Keep your receipts
          - [Read the rules](https://example.org/rules)

next:
  grant is £0: nothing
  otherwise: sent

facts:
  ticketed: any sailor in crew where sailor.ticket was answered and sailor.is_young
  young: count of crew where sailor.is_young
  grant:
    source: https://example.org/grants
    decide:
      young > 0 and hull is wood and (length if answered otherwise 0) > 10 and ticketed: most
      otherwise: share_bands of (most - £50) rounded down to £1
  mooring:
    decide: mooring.csv
  share_bands:
    bands:
      - up_to: £200
        rate: 10%
      - rate: 50%

rates:
  most:
    - from: 2025-04-06
      value: £750
      source: https://example.org/grants/2025
    - from: 2026-04-06
      value: £800
      source: https://example.org/grants/2026
      checked: 2026-10-01
  longest:
    - from: 2020-01-01
      value: 40
      source: https://example.org/lengths

lists:
  materials:
    wood: Wood
    steel: Steel
    glass:
      label: Glass fibre
      hint: Most boats

texts:
  how_we_pay:
    mooring is £0: We pay you.
    otherwise: We pay your harbour {{ mooring }}.

outcomes:
  no_boat:
    title: This grant is for people who own a boat
  nothing:
    title:
      has_boat: Your boat gets nothing
      otherwise: You get nothing
    body: You may appeal.
  sent:
    submit: true
    title: Application sent
    statement:
      You could get: "{{ grant }}"
    timeline:
      By {{ today + 2 weeks }}:
        mooring is £0: We pay you.
        otherwise: We pay your harbour.

check:
  declaration: It is all true.

promises:
  nobody_without_a_boat:
    never: outcome is sent and not has_boat
    because: https://example.org/grants
  the_most_is_the_most:
    always: grant <= most
    when: outcome is one of [sent, nothing]
    because: Boats Act, section 3

scenarios:
  no_boat_at_all:
    today: 2026-11-22
    answers:
      has_boat: no
    outcome: no_boat
  long_steel_boat:
    today: 2026-11-22
    answers:
      has_boat: yes
      hull: steel
      length: 25
      crew: []
    outcome: sent
    skips: [launched]
  young_sailor:
    today: 2026-11-22
    answers:
      has_boat: yes
      hull: wood
      length: 11.5
      launched: 1998-03-27
      crew:
        - name: Robin
          born: 2010-05-01
          ticket: [day]
    outcome: sent
    facts:
      grant: £750
""",
    "ways_out.csv": "hull,has_boat,go\nglass,yes,nothing\nsteel,,your_crew\n",
    "mooring.csv": "hull,has_boat,mooring\nwood,,£20\n,yes,£10\n,,£0\n",
}


def journey() -> Journey:
    """The journey, without a fault."""
    found = load(FILES)
    assert [fault.message for fault in found.faults] == []
    assert found.journey is not None
    return found.journey


def book() -> Rulebook:
    """Its rulebook."""
    return rulebook(journey(), MADE, offered_by=SERVICE.organisation)
