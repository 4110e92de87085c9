"""A small journey with something of everything that an export has to say."""

from __future__ import annotations

from datetime import date

from journeys.diagnostics import Level
from journeys.load import load
from journeys.model import Journey

TODAY = date(2026, 11, 22)

PETS = """\
journey: pets
title: Register your pets
sections:
  you:
    title: You
    steps:
      born:
        ask: When were you born?
        called: your date of birth
        type: date
        hint: For example, 27 3 1990
        must:
          born is before today: Your date of birth must be in the past
        next:
          age(born) < 16: too_young
      owns:
        ask: Do you own a dog or a cat?
        type: choice
        options:
          dog: A dog
          cat:
            label: A cat
            hint: Also one that lives outside
          nothing: Neither
        next:
          owns is nothing: contact
      chipped:
        when: owns is dog
        ask: Is your dog chipped?
        type: yes_no
      number:
        when: chipped was yes
        ask: What is its chip number?
        type: reference
        length: 15
        characters: digits
      weight:
        ask: What does it weigh?
        type: decimal
        places: 1
        unit: kg
        min: 0.1
        max: 120
      colours:
        ask: Which colours does it have?
        type: choices
        optional: true
        options: {black: Black, white: White, brown: Brown}
      trips:
        repeat: trip
        title: Your trips with it
        label: "{{ trip.place }}"
        ask: Have you been abroad with it?
        min: 0
        max: 5
        steps:
          place:
            ask: Where?
            type: text
            max: 60
          ill:
            ask: Was it ill there?
            type: yes_no
          illness:
            when: trip.ill
            ask: What did it have?
            type: long_text
            max: 300
      contact:
        ask: Email address
        type: email
facts:
  heavy: weight > 40
  fee:
    decide:
      owns was dog: £12.50
      otherwise: £0
outcomes:
  too_young:
    title: Ask an adult to register it
  sent:
    submit: true
    title: Registered
check:
  declaration: What I have told you is true.
"""


def pets(text: str = PETS) -> Journey:
    """The journey, or another one written down."""
    loaded = load({"journey.yaml": text})
    wrong = [fault.message for fault in loaded.faults if fault.level is Level.ERROR]
    assert loaded.journey is not None, wrong
    assert wrong == []
    return loaded.journey
