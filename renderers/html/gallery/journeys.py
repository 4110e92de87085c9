"""The two journeys that the gallery is drawn from, in every language: one of all questions, one of all pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import indent

from journeys.catalogues.names import catalogue_name
from journeys.folder import Files
from journeys.languages import BUILT_IN, PSEUDO
from journeys.load import Loaded, load, read_files
from journeys.previewing import with_pseudo
from journeys.questions import all_types

LANGUAGES = (*BUILT_IN, *PSEUDO)
"""Those that the gallery is there in: all with built-in words, and the pseudo-languages."""

MANY = 40
"""How many options a question with many options has."""

_HERE = Path(__file__).parent
_STEPS = "    steps:\n"


@cache
def questions() -> Loaded:
    """One question of every type, each its own example, and more ways to ask."""
    return _read(questions_files())


@cache
def pages() -> Loaded:
    """A small service with every kind of page."""
    return _read(read_files(_HERE / "pages"))


def questions_files() -> Files:
    """The files of the journey of all questions: what is written, and behind it the example of each type."""
    files = read_files(_HERE / "questions")
    examples = "".join(indent(kind.example, "      ") for kind in all_types().values())
    numbers = ", ".join(f'n{number}: "{number}"' for number in range(1, MANY + 1))
    text = files["journey.yaml"].replace("OPTIONS", numbers)
    return {**files, "journey.yaml": text + examples}


def _read(files: Files) -> Loaded:
    return load(with_pseudo({name: files[name] for name in files if _wanted(name)}, None))


def _wanted(name: str) -> bool:
    """Whether it is the journey, or a catalogue of a language with built-in words."""
    return name in ("journey.yaml", *(catalogue_name("journey.yaml", language) for language in BUILT_IN))
