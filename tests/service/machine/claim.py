"""The second journey: a task list with jobs, of which there is one at least, as YAML and as a model."""

from __future__ import annotations

from tests.service.machine.parts import Ask, Page, Part, Several, fixed, one

CLAIM = """\
journey: claim
title: Claim help with rent
task_list:
  About you: [you, home]
  Your money: [work, pay]
sections:
  first:
    title: Before you claim
    steps:
      lives_here:
        ask: Do you live in Northmere?
        type: yes_no
        next:
          not lives_here: no_claim
  you:
    title: Your details
    steps:
      full_name:
        ask: What is your name?
        type: text
      rules:
        title: What we do with your details
        body: We write to {{ full_name }} only.
  home:
    title: Your home
    steps:
      tenure:
        ask: Do you own or rent your home?
        type: choice
        options:
          own: I own it
          rent: I rent it
      rent:
        when: tenure is rent
        title: Your rent
        questions:
          landlord:
            ask: Who is your landlord?
            type: text
          weeks:
            ask: How many weeks have you paid?
            type: integer
  work:
    title: Your work
    steps:
      jobs:
        repeat: job
        title: Your jobs
        label: "{{ job.employer }}"
        max: 3
        steps:
          employer:
            ask: Who do you work for?
            type: text
          hours:
            ask: How many hours do you work for {{ job.employer }}?
            type: integer
          boss:
            when: job.hours > 10
            ask: Who decides when you work?
            type: text
  pay:
    title: Your pay
    steps:
      main_job:
        when: count of jobs > 1
        ask: Which job is your main one?
        type: choice
        options: jobs
      letter:
        when: tenure is rent
        ask: What should we say to your landlord?
        type: text
        optional: true
outcomes:
  no_claim:
    title: You cannot claim here
  sent:
    submit: true
    title: Claimed
"""


def claim(_changed: bool) -> tuple[Part, ...]:
    """The second journey."""
    return (
        Part(
            "first",
            (one("lives_here", "yes_no", leads=lambda live: "" if live["lives_here"] else "no_claim"),),
        ),
        Part("you", (one("full_name", "text"), Page("rules")), task=True),
        Part(
            "home",
            (
                one("tenure", "choice", options=fixed("own", "rent")),
                Page("rent", (Ask("landlord", "text"), Ask("weeks", "integer")), lambda live: live["tenure"] == "rent"),
            ),
            task=True,
        ),
        Part(
            "work",
            (
                Several(
                    "jobs",
                    "job",
                    (
                        one("job.employer", "text"),
                        one("job.hours", "integer"),
                        one("job.boss", "text", lambda live: live["job.hours"] > 10),
                    ),
                    3,
                    1,
                ),
            ),
            task=True,
        ),
        Part(
            "pay",
            (
                one(
                    "main_job",
                    "choice",
                    lambda live: len(live["jobs"]) > 1,
                    options=lambda live: live["jobs"],
                ),
                one("letter", "text", lambda live: live["tenure"] == "rent", optional=True),
            ),
            task=True,
            needs=("home", "work"),
        ),
    )
