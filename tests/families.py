"""Two journeys about families: children one after another, and tasks in any order. Pages are tried out on them."""

from __future__ import annotations

CHILDREN = """\
journey: children
title: Get help with childcare costs
steps:
  adult:
    ask: What is your full name?
    called: your full name
    type: name
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    ask: Do you have any children?
    min: 0
    max: 4
    steps:
      name:
        ask: What is your child's name?
        called: your child's name
        type: text
      born:
        ask: When was {{ child.name }} born?
        called: date of birth
        type: date
        must:
          child.born is on or before today: Date of birth must be today or in the past
      at_school:
        when: age(child.born) >= 4
        ask: Does {{ child.name }} go to school?
        type: yes_no
      care:
        title: Who looks after {{ child.name }}?
        questions:
          carers:
            ask: Who looks after {{ child.name }}?
            called: who looks after them
            type: choices
            options:
              family: Family
              minder: A childminder
              nobody:
                label: None of these
                alone: true
          minder_name:
            when: child.carers includes minder
            ask: Name of the childminder
            type: text
  eldest:
    when: (count of children) > 1
    ask: Which child is the oldest?
    type: choice
    options: children
outcomes:
  sent:
    submit: true
    title: Application sent
"""
"""A list that may be empty, a follow-up inside an item, and a question whose options are the items."""

TASKS = """\
journey: tasks
title: Apply for a parking permit
task_list:
  About you: [you, contact]
  Your vehicle: [vehicle, cost]
sections:
  first:
    title: Before you apply
    steps:
      lives_here:
        ask: Do you live in Northmere?
        type: yes_no
        next:
          not lives_here: no_permit
  you:
    title: Your details
    steps:
      full_name:
        ask: What is your full name?
        called: your full name
        type: name
      rules:
        title: Know the rules
        body: Park in your own street only.
  contact:
    title: How we contact you
    steps:
      how:
        title: How we contact you
        questions:
          channel:
            ask: How should we contact you?
            type: choice
            options:
              email: Email
              phone: Phone
              post: Post
          email_address:
            when: channel is email
            ask: Email address
            type: email
          phone_number:
            when: channel is phone
            ask: Phone number
            type: phone
  vehicle:
    title: Your vehicle
    steps:
      kind:
        ask: What do you drive?
        type: choice
        options:
          car: A car
          van: A van
          lorry: A lorry
        next:
          kind is lorry: no_permit
  cost:
    title: What it costs
    steps:
      instalments:
        when: kind is van
        ask: Do you want to pay in instalments?
        type: yes_no
      agreed:
        ask: I will pay what a permit for {{ kind }} costs.
        called: that you will pay
        type: declaration
outcomes:
  no_permit:
    title: You cannot get a permit
  sent:
    submit: true
    title: Application sent
"""
"""A section before the task list, an information page and an exit in a task, and a task that waits for another."""
