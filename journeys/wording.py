"""Sentences and texts of a journey, frozen: an author's words, typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from journeys.diagnostics import Route
from journeys.expressions.kinds import Kind

if TYPE_CHECKING:
    from journeys.expressions.evaluate import Known
    from journeys.expressions.tree import Node


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a journey, such as `purpose is work and salary < £38,700`.

    `text` is as written; bullets (`all:`, `any:`, `not:`) are one sentence whose text is
    composed of theirs. `on` says whether it stands as a key or a value at `route`.
    `tree` is typed: names are resolved, and every node knows its kind and its span in `text`.
    `reads` are the ids of the questions it reads, through facts too; of a promise also `outcome`.
    `value` computes it from what is known; it raises `NotKnown` where it cannot be known.
    """

    text: str
    route: Route
    on: Literal["key", "value"]
    tree: Node
    kind: Kind
    reads: frozenset[str]
    value: Callable[[Known], Any] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying something: literal text with sentences in it.

    `pieces` alternate freely: str is the author's text (Markdown where the place allows it),
    Sentence is a `{{ }}` whose value is shown by its kind, TextRef is `{{ name }}` of `texts`.
    """

    pieces: tuple[str | Sentence | TextRef, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class TextRef:
    """`{{ how_to_pay }}`: a wording under `texts`, shown in place."""

    id: str


@dataclass(frozen=True, slots=True)
class Text:
    """Wording by rules: the first sentence that holds chooses; None is `otherwise` or always.

    `to` is the same text in other languages, by language, as the catalogues have it; a
    translation may have rules of its own (plural forms).
    """

    rules: tuple[tuple[Sentence | None, Wording], ...]
    route: Route
    to: Mapping[str, Text] = field(default_factory=dict)
