"""Random small journeys with so few answers that everybody who could come can be tried.

They are well formed, but nobody saw to it that they make sense: rules read what was not asked, lead nowhere, or hold
for nobody, which is what proofs are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

OUTCOMES = ("exit_one", "exit_two", "sent")
OPTIONS = ("apple", "bean", "corn")
MOST = 1200
"""More citizens than this are not tried."""


@dataclass
class _Draft:
    """A journey while it is made up: what can be read so far, by id, and how many answers each question has."""

    kinds: dict[str, str] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of every repeat, the kinds of what is asked of each item, by dotted id."""
    sizes: list[int] = field(default_factory=list)
    was: set[str] = field(default_factory=set)
    """Facts that `not` may not stand before."""
    inside: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.lists)

    @property
    def full(self) -> bool:
        return prod(self.sizes) * 3 > MOST


_ATOMS = {
    "yes_no": ["{}", "not {}", "{} was yes", "{} was answered"],
    "choice": ["{} is apple", "{} is not bean", "{} is one of [bean, corn]", "{} was bean", "{} was not answered"],
    "choices": ["{} includes apple", "{} does not include bean", "count of {} > 1", "{} was answered"],
    "integer": [
        "{} > 1",
        "{} <= 2",
        "{} is 1",
        "{} is between 1 and 2",
        "({} if answered otherwise 2) > 1",
        "{} was answered",
        "{} * 2 > 3",
    ],
    "number": ["{} > 2", "{} is 0", "{} <= 3"],
    "word": ["{} is full", "{} is not none", "{} is one of [part, none]"],
    "fact": ["{}"],
}


def _about(draw: DrawFn, id: str, kind: str, draft: _Draft) -> str:
    if kind == "fact" and id not in draft.was and draw(st.booleans()):
        return f"not {id}"
    return draw(st.sampled_from(_ATOMS[kind])).format(id)


def _atom(draw: DrawFn, draft: _Draft) -> str:
    if draw(st.integers(0, 19)) == 0:
        return draw(st.sampled_from(["today is before 2030-01-01", "fee > 2"]))
    numbers = [id for id, kind in draft.kinds.items() if kind in ("integer", "number")]
    if len(numbers) > 1 and draw(st.integers(0, 5)) == 0:
        one, two = draw(st.permutations(numbers))[:2]
        return draw(st.sampled_from([f"{one} > {two}", f"{one} + {two} > 3", f"largest of [{one}, {two}] is 2"]))
    id = draw(st.sampled_from([*draft.kinds, *draft.lists]))
    if id not in draft.lists:
        return _about(draw, id, draft.kinds[id], draft)
    asked, kind = draw(st.sampled_from(list(draft.lists[id].items())))
    body = _about(draw, asked, kind, draft)
    item = f"{id}_item"
    shapes = [f"(any {item} in {id} where {body})", f"(every {item} in {id} meets {body})", f"count of {id} > 1"]
    shapes += [f"(no {item} in {id} where {body})", f"(count of {id} where {body}) is 1", f"{id} was answered"]
    if kind == "integer":
        shapes += [f"sum of {id}.{asked.partition('.')[2]} > 2", f"largest of {id}.{asked.partition('.')[2]} is 1"]
    return draw(st.sampled_from(shapes))


def _sentence(draw: DrawFn, draft: _Draft) -> str:
    parts = list(dict.fromkeys(_atom(draw, draft) for _ in range(draw(st.sampled_from([1, 1, 2])))))
    return draw(st.sampled_from([" and ", " or "])).join(parts)


def _few(draw: DrawFn, one_in: int) -> bool:
    """Whether something happens that does so once in a while; it does not where hypothesis makes things plain."""
    return draw(st.integers(1, one_in)) == one_in


def _text(draw: DrawFn, draft: _Draft, indent: str, key: str, plain: str) -> list[str]:
    """A wording that may show an answer, another text, or choose between two."""
    if not draft.kinds or not _few(draw, 3):
        return [f"{indent}{key}: {plain}"]
    shown = draw(st.sampled_from(list(draft.kinds)))
    if _few(draw, 2):
        rules = [f"{indent}  {_sentence(draw, draft)}: It is {{{{ {shown} }}}}."]
        rules += [f"{indent}  otherwise: It is not."] if draw(st.booleans()) else []
        return [f"{indent}{key}:", *rules]
    return [f'{indent}{key}: "It is {{{{ {shown} }}}}."']


def _question(draw: DrawFn, draft: _Draft, id: str, indent: str, *, page: bool) -> list[str]:
    kind = draw(st.sampled_from(["yes_no", "choice", "choices", "integer", "integer"]))
    lines = _text(draw, draft, indent, "ask", "What is it?")
    lines.append(f"{indent}type: {kind}")
    size = 2
    if page and draft and _few(draw, 3):
        lines.append(f"{indent}when: {_sentence(draw, draft)}")
    if kind in ("choice", "choices"):
        options = OPTIONS[: draw(st.integers(2, 3))]
        size = len(options) if kind == "choice" else 2 ** len(options) - 1
        lines.append(f"{indent}options:")
        for option in options:
            lines += [f"{indent}  {option}:", f"{indent}    label: The {option}"]
            if draft and _few(draw, 4):
                lines.append(f"{indent}    when: {_sentence(draw, draft)}")
            elif kind == "choices" and _few(draw, 5):
                lines.append(f"{indent}    alone: true")
    if _few(draw, 4):
        lines.append(f"{indent}optional: true")
        size += 1
    if kind == "integer":
        earlier = [each for each, known in draft.kinds.items() if known in ("integer", "number")]
        most = draw(st.integers(1, 4))
        size += most - 1
        lines.append(f"{indent}min: {draw(st.sampled_from(['0', '0', *earlier]))}")
        lines.append(f"{indent}max: {draw(st.sampled_from([str(most), str(most), *earlier]))}")
    draft.kinds[id] = kind
    draft.sizes.append(size)
    if _few(draw, 4):
        own = _Draft({id: kind}) if draw(st.booleans()) else draft
        shown = draw(st.sampled_from(["Mend this", "Mend this", *(f"Mend {{{{ {each} }}}}" for each in draft.kinds)]))
        lines += [f"{indent}must:", f"{indent}  {_sentence(draw, own)}: {shown}"]
    return lines


def _rules(draw: DrawFn, draft: _Draft, targets: list[str], indent: str, one_in: int = 3) -> list[str]:
    if not targets or not draft or not _few(draw, one_in):
        return []
    sentences = dict.fromkeys(_sentence(draw, draft) for _ in range(draw(st.integers(1, 2))))
    lines = [f"{indent}  {each}: {draw(st.sampled_from(targets))}" for each in sentences]
    if _few(draw, 5):
        lines.append(f"{indent}  otherwise: {draw(st.sampled_from(targets))}")
    return [f"{indent}next:", *lines]


def _repeat(draw: DrawFn, draft: _Draft, id: str) -> list[str]:
    """A list of up to two items with one or two small questions each."""
    item = f"{id}_item"
    inside = _Draft(dict(draft.kinds), was=set(draft.was), inside=item)
    lines = [f"    repeat: {item}", f"    title: List {id}", "    label: One", "    max: 2"]
    lines += ["    ask: Are there any?", "    min: 0"] if draw(st.booleans()) else ["    min: 1"]
    lines.append("    steps:")
    names = ["first", "second"][: draw(st.integers(1, 2))]
    asked: dict[str, str] = {}
    for place, name in enumerate(names):
        lines.append(f"      {name}:")
        if (place or draft) and inside and _few(draw, 3):
            lines.append(f"        when: {_sentence(draw, inside)}")
        kind = draw(st.sampled_from(["yes_no", "integer"]))
        key = f"{item}.{name}"
        lines += ["        ask: What is it?", f"        type: {kind}"]
        lines += ["        min: 0", "        max: 1"] if kind == "integer" else []
        lines += ["        optional: true"] if place and _few(draw, 3) else []
        inside.kinds[key] = asked[key] = kind
        if _few(draw, 4):
            lines += ["        must:", f"          {_sentence(draw, inside)}: Mend this"]
    if draw(st.booleans()):
        lines += ["    facts:", f"      told: {_sentence(draw, inside)}"]
    draft.lists[id] = asked
    draft.sizes.append(sum((2 + (len(names) > 1)) ** (len(names) * count) for count in (0, 1, 2)))
    return lines


def _step(draw: DrawFn, draft: _Draft, id: str, later: list[str]) -> list[str]:
    forms = ["question"] * 4 + ["page", "information", "decision"]
    forms = ["information", "decision"] if draft.full else forms + ([] if draft.lists else ["repeat"])
    form = draw(st.sampled_from(forms))
    lines = [f"  {id}:"]
    if draft and _few(draw, 3):
        lines.append(f"    when: {_sentence(draw, draft)}")
    if form == "question":
        lines += _question(draw, draft, id, "    ", page=False)
    elif form == "page":
        lines += ["    title: A page", "    questions:"]
        for part in ("one", "two"):
            lines += [f"      {id}_{part}:", *_question(draw, draft, f"{id}_{part}", "        ", page=True)]
        if _few(draw, 3):
            lines += ["    must:", f"      {_sentence(draw, draft)}: Mend this page"]
    elif form == "repeat":
        lines += _repeat(draw, draft, id)
    elif form == "information":
        lines += ["    title: To read", *_text(draw, draft, "    ", "body", "Some words.")]
    rules = _rules(draw, draft, [*later, *OUTCOMES], "    ")
    if form == "decision" and not rules:
        rules = ["    next:", f"      otherwise: {draw(st.sampled_from([*later, *OUTCOMES]))}"]
    return lines + rules


def _fact(draw: DrawFn, draft: _Draft) -> None:
    """One more named value: a sentence, a number, or a table."""
    id = f"fact_{len(draft.facts)}"
    integers = [each for each, kind in draft.kinds.items() if kind == "integer"]
    form = draw(st.sampled_from(["fact", "number", "word", "table"]))
    if form == "number" and integers:
        one, two = draw(st.sampled_from(integers)), draw(st.sampled_from(integers))
        value = draw(st.sampled_from([f"{one} + {two}", f"{one} * 2", f"3 / {one} rounded down to 1"]))
        draft.facts[id] = [f"  {id}: {value}"]
        draft.kinds[id] = "number"
    elif form in ("word", "table"):
        sentences = dict.fromkeys(_sentence(draw, draft) for _ in range(draw(st.integers(1, 3))))
        rows = [f"      {each}: {draw(st.sampled_from(['full', 'part', 'none']))}" for each in sentences]
        rows += ["      otherwise: none"] if draw(st.booleans()) else []
        options = ["    options: {full: Full, part: Part, none: Nothing}"]
        draft.facts[id] = [f"  {id}:", *options, "    decide:", *rows]
        draft.kinds[id] = "word"
    else:
        sentence = _sentence(draw, draft)
        draft.facts[id] = [f"  {id}: {sentence}"]
        draft.kinds[id] = "fact"
        if "was" in sentence or any(hidden in sentence for hidden in draft.was):
            draft.was.add(id)


def _promise(draw: DrawFn, draft: _Draft, id: str) -> list[str]:
    outcome = draw(
        st.sampled_from(["outcome is sent", "outcome is not exit_one", "outcome is one of [exit_one, sent]"])
    )
    about = _sentence(draw, draft)
    both = outcome + " and " + (f"({about})" if " or " in about else about)
    lines = [f"  {id}:", "    because: https://example.org/rules"]
    if draw(st.booleans()):
        return [*lines, f"    never: {both}"]
    return [*lines, f"    always: {about}", f"    when: {outcome}"]


@st.composite
def small_journeys(draw: DrawFn) -> str:
    """The YAML of a random journey of one or two sections with up to four steps each."""
    draft = _Draft()
    lines = ["journey: made_up", "title: Made up", "steps:"]
    names = [f"step_{number}" for number in range(draw(st.integers(1, 4)))]
    second = draw(st.booleans())
    for at, name in enumerate(names):
        later = [*names[at + 1 :], *(["part_two"] if second else [])]
        lines += _step(draw, draft, name, later)
        if draft and _few(draw, 3):
            _fact(draw, draft)
    if second:
        lines += ["sections:", "  part_two:", "    title: Part two"]
        if draft and _few(draw, 2):
            lines.append(f"    when: {_sentence(draw, draft)}")
        lines.append("    steps:")
        names = [f"late_{number}" for number in range(draw(st.integers(1, 2)))]
        for at, name in enumerate(names):
            lines += [f"    {line}" for line in _step(draw, draft, name, names[at + 1 :])]
        lines += _rules(draw, draft, list(OUTCOMES), "    ")
    lines += _rules(draw, draft, list(OUTCOMES), "", 2)
    lines += ["facts:", *(line for fact in draft.facts.values() for line in fact)] if draft.facts else []
    lines += ["rates:", "  fee:", *_rate("2026-01-01", 1), *_rate("2031-01-01", 3)]
    lines += ["outcomes:", "  exit_one:", "    title: One way out"]
    lines += ["  exit_two:", *_text(draw, draft, "    ", "title", "Another way out")]
    lines += ["  sent:", "    submit: true", *_text(draw, draft, "    ", "title", "Sent")]
    if draft and _few(draw, 2):
        lines += ["promises:", *(line for id in ("first_one", "second_one") for line in _promise(draw, draft, id))]
    return "\n".join(lines) + "\n"


def _rate(start: str, value: int) -> list[str]:
    return [f"    - from: {start}", f"      value: {value}", "      source: https://example.org/fee"]
