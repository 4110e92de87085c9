"""What the field component and the templates of question types are given to draw: one frozen value per question."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from renderers.html.beside import FileControl


@dataclass(frozen=True, slots=True)
class Control:
    """One box to type in. `value` is filled in per citizen; None leaves an attribute out."""

    part: str
    id: str
    name: str
    label: str
    value: Markup
    type: str
    width: str
    inputmode: str | None
    autocomplete: str | None
    autocapitalize: str | None
    optional: bool
    spellcheck: bool
    described: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One option to choose. `checked` and `selected` are filled in where it is chosen.

    `divided`: an "or" stands before it. `alone`: it goes with no other. `reveals` are the classes of what
    it reveals, and `panel` what is drawn after it; both are empty where no question hangs on this one.
    """

    id: str
    value: str
    label: Markup
    hint: Markup | None
    hint_id: str
    divided: bool
    alone: bool
    checked: Markup
    selected: Markup
    reveals: Markup
    panel: Markup


@dataclass(frozen=True, slots=True)
class Field:
    """All that the field component and a type's own template may draw.

    `drawing` is the type's template. A field is `wrong`, or only `doubted`: then the hidden control `sure` with
    the word `sure_word` says that the citizen was told. `heading`: the question is the page's h1. `before` and
    `after` stand around the box; `currency` is the amount's currency in words, for who cannot see the sign.
    `followed`: other questions of the page hang on it, and are drawn among its options. `script` is the address of
    what makes it smoother, "" where nothing does; `most` is the most characters, where that is told, else 0; `beside`
    is what stands beside the controls and differs from citizen to citizen.
    """

    drawing: str
    name: str
    label: Markup
    heading: bool
    grouped: bool
    optional: bool
    hint: Markup | None
    hint_id: str
    wrong: bool
    doubted: bool
    sure: str
    sure_word: Markup
    error: Markup
    error_id: str
    limit: str
    limit_id: str
    described: str
    controls: tuple[Control, ...]
    choices: tuple[Choice, ...]
    presentation: str
    rows: int
    before: str
    after: str
    currency: str
    followed: bool
    script: str
    most: int
    beside: Markup
    file: FileControl | None
