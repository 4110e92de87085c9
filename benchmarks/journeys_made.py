"""Journeys made for measuring: as many steps as asked, of mixed types, with conditions that read earlier answers."""

from __future__ import annotations

TYPES = ("yes_no", "choice", "text", "integer", "date", "money")

BODY = {
    "yes_no": "    type: yes_no\n",
    "choice": "    type: choice\n    options:\n      car: Car\n      moped: Moped\n      tractor: Tractor\n",
    "text": "    type: text\n    hint: As it is written on your letter\n",
    "integer": "    type: integer\n    hint: For example, 12\n    max: 500\n",
    "date": "    type: date\n    hint: For example, 27 3 2007\n",
    "money": "    type: money\n    hint: In pounds\n",
}
HOLDS = {
    "yes_no": "{id}",
    "choice": "{id} is car",
    "text": "{id} was answered",
    "integer": "{id} >= 18",
    "date": "{id} is before 2020-01-01",
    "money": "{id} < £20,000",
}
ANSWERS = {
    "yes_no": "yes",
    "choice": "car",
    "text": "Plain words",
    "integer": "30",
    "date": "2000-05-01",
    "money": "£120",
}


def kind_of(number: int) -> str:
    """The type of question `number`, counted from 1."""
    return TYPES[number % len(TYPES)]


def journey_text(steps: int, conditions: int, *, sections: int = 1, name: str = "made") -> str:
    """YAML of a journey of `steps` questions, `conditions` of which have a `when` that holds for `answers()`."""
    every = max(1, steps // conditions) if conditions else steps + 1
    lines = [f"journey: {name}", "title: A journey made for measuring", "currency: GBP", "", "sections:"]
    per = -(-steps // sections)
    for number in range(1, steps + 1):
        if (number - 1) % per == 0:
            part = (number - 1) // per + 1
            lines += [f"  part_{part}:", f"    title: Part {part}", "    steps:"]
        kind = kind_of(number)
        step = [f"  q{number}:", f"    ask: What is the answer to question {number}?"]
        if number > 1 and number % every == 0:
            before = number - 1
            step.append(f"    when: {HOLDS[kind_of(before)].format(id=f'q{before}')}")
        step += BODY[kind].rstrip("\n").split("\n")
        lines += [f"    {line}" for line in step]
    lines += ["", "outcomes:", "  sent:", "    submit: true", "    title: Sent", ""]
    return "\n".join(lines)


def answers(steps: int) -> dict[str, str]:
    """Answers as typed, by question id, that lead through every step."""
    return {f"q{number}": ANSWERS[kind_of(number)] for number in range(1, steps + 1)}


def form(number: int) -> dict[str, str]:
    """What a browser sends for question `number`."""
    return form_of(f"q{number}", kind_of(number))


def people_text(questions: int, name: str = "people") -> str:
    """YAML of a journey that asks `questions` about each of several people, some of them only after another answer."""
    lines = [f"journey: {name}", "title: A journey made for measuring", "currency: GBP", "", "steps:", "  people:"]
    lines += [
        "    repeat: person",
        "    title: Your people",
        '    label: "{{ person.q1 }}"',
        "    max: 12",
        "    steps:",
    ]
    for number in range(1, questions + 1):
        kind = kind_of(number + 1)  # the first is text: what a person is called
        lines += [f"      q{number}:", f"        ask: What is the answer to question {number}?"]
        if number % 3 == 0:
            holds = HOLDS[kind_of(number)].format(id=f"person.q{number - 1}")
            lines.append(f"        when: {holds}")
        lines += [f"    {line}" for line in BODY[kind].rstrip("\n").split("\n")]
    lines += ["outcomes:", "  sent:", "    submit: true", "    title: Sent", ""]
    return "\n".join(lines)


def tasks_text(tasks: int, questions: int, name: str = "tasks") -> str:
    """YAML of a journey with a task list; each second task waits for the one before it."""
    listed = ", ".join(f"task_{task}" for task in range(1, tasks + 1))
    lines = [f"journey: {name}", "title: A journey made for measuring", "currency: GBP", "", "task_list:"]
    lines += [f"  Your tasks: [{listed}]", "sections:"]
    for task in range(1, tasks + 1):
        lines += [f"  task_{task}:", f"    title: Task {task}", "    steps:"]
        for number in range((task - 1) * questions + 1, task * questions + 1):
            kind = kind_of(number)
            lines += [f"      q{number}:", f"        ask: What is the answer to question {number}?"]
            if task % 2 == 0 and number == task * questions:
                before = (task - 1) * questions
                lines.append(f"        when: {HOLDS[kind_of(before)].format(id=f'q{before}')}")
            lines += [f"    {line}" for line in BODY[kind].rstrip("\n").split("\n")]
    lines += ["outcomes:", "  sent:", "    submit: true", "    title: Sent", ""]
    return "\n".join(lines)


def form_of(control: str, kind: str) -> dict[str, str]:
    """What a browser sends for a question of a kind under a control's name."""
    if kind == "date":
        return {f"{control}-day": "1", f"{control}-month": "5", f"{control}-year": "2000"}
    return {control: ANSWERS[kind].removeprefix("£")}


def ruled_text(steps: int, name: str = "ruled") -> str:
    """YAML of a journey of `steps` pages with rules of every sort, ten to a section: exits, jumps, ages, amounts, facts
    that read earlier sections, blanks, texts by rules. It is sound: everything in it can be proved."""
    lines = [f"journey: {name}", "title: A journey made for proving", "currency: GBP", "", "sections:"]
    facts = ["facts:"]
    exits = ["outcomes:", "  sent:", "    submit: true", "    title: Sent"]
    for part in range(1, max(1, steps // 10) + 1):
        lines += _section(part)
        facts += [
            f"  total_{part}: (amount_{part} if answered otherwise £0) + (income_{part} if answered otherwise £0)",
            f"  low_{part}: total_{part} < £10,000",
        ]
        exits += [f"  no_{part}:", f"    title: You cannot go on with part {part}"]
    return "\n".join([*lines, "", *facts, "", *exits, ""])


def _section(part: int) -> list[str]:
    """One section of ten pages, the later ones reading the section before."""
    before = part - 1
    income = f"low_{before} or count_{before} > 3" if before else "kind_1 is car"
    text = f"""\
  part_{part}:
    title: Part {part}
    steps:
      gate_{part}:
        ask: Does part {part} apply to you?
        type: yes_no
        next:
          not gate_{part}: no_{part}
      kind_{part}:
        ask: What is it for in part {part}?
        type: choice
        options:
          car: Car
          moped: Moped
          tractor: Tractor
      amount_{part}:
        when: kind_{part} is one of [car, moped]
        ask: How much did it cost in part {part}?
        type: money
        must:
          amount_{part} < £1,000,000: It must cost less than a million pounds
      count_{part}:
        ask: How many are there in part {part}?
        type: integer
        min: 0
        max: 12
      born_{part}:
        ask: When was the driver of part {part} born?
        type: date
        hint: For example, 27 3 2007
        must:
          born_{part} is before today: The date of birth must be in the past
        next:
          age(born_{part}) < 16: last_{part}
      adult_{part}:
        when: age(born_{part}) >= 18
        ask: Has the driver of part {part} a licence?
        type: yes_no
      note_{part}:
        ask: What else should we know of part {part}?
        type: text
        optional: true
      income_{part}:
        when: {income}
        ask: How much do you earn in part {part}?
        type: money
      end_{part}:
        ask: When does part {part} end?
        type: date
        hint: For example, 27 3 2027
        must:
          end_{part} is on or after born_{part}: It must not end before the driver was born
      last_{part}:
        title: The end of part {part}
        body:
          note_{part} was answered: "You wrote {{{{ note_{part} }}}}."
          otherwise: You wrote nothing.\
"""
    return text.split("\n")
