"""How many translations changed, language by language."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from engine.comparing.meaning import said
from engine.comparing.names import SAME, Names
from engine.comparing.pairing import Pairs
from engine.comparing.parts import Part
from journeys.model import Text


@dataclass(frozen=True, slots=True)
class Translated:
    """One language: how many texts are translated now that were not, are not any more, or are translated anew."""

    language: str
    added: int
    removed: int
    changed: int


def translations(found: Pairs) -> tuple[Translated, ...]:
    """The languages in which anything changed, by their tags."""
    old, new = _texts(found.old, found.names), _texts(found.new, SAME)
    told = []
    for language in sorted({language for each in (*old.values(), *new.values()) for language in each}):
        ours = {key: each[language] for key, each in old.items() if language in each}
        theirs = {key: each[language] for key, each in new.items() if language in each}
        changed = sum(ours[key] != theirs[key] for key in ours.keys() & theirs.keys())
        one = Translated(language, len(theirs.keys() - ours.keys()), len(ours.keys() - theirs.keys()), changed)
        if one.added or one.removed or one.changed:
            told.append(one)
    return tuple(told)


def _texts(parts: Sequence[Part], names: Names) -> dict[Hashable, dict[str, Hashable]]:
    """What every text says in each other language, by where it stands."""
    found: dict[Hashable, dict[str, Hashable]] = {}
    for part in parts:
        for aspect in part.aspects:
            _note(found, (part.key, aspect.name), aspect.text, names)
        for lines in part.lines:
            for line in lines.lines:
                _note(found, (part.key, lines.name, line.when), line.text, names)
    return found


def _note(found: dict[Hashable, dict[str, Hashable]], key: Hashable, text: Text | None, names: Names) -> None:
    if text is not None and text.to:
        found[key] = {language: said(other, names) for language, other in text.to.items()}
