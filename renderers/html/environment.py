"""The one template environment: everything escaped, nothing undefined."""

from __future__ import annotations

import pickle
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_HERE = Path(__file__).parent


@lru_cache(maxsize=8)
def templates(folder: Path = _HERE) -> Environment:
    """Templates by their path below a folder, this one unless told: `templates/step.html`, `questions/date.html`."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def draw(template: str, **context: Any) -> Markup:
    """A template rendered with its context."""
    key = None if _kept is None else _key(template, context)
    if _kept is not None and key in _kept:
        return _kept[key]
    drawn = Markup(templates().get_template(template).render(**context))  # noqa: S704 -- templates escape
    if _kept is not None and key is not None:
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[key] = drawn
    return drawn


_MOST = 4000
"""So many renderings are kept, of some kilobytes each."""

_kept: dict[tuple[str, bytes, int], Markup] | None = None


def keep() -> None:
    """From now on what is rendered is kept, and not rendered again with the same values.

    For whoever draws all pages of a journey after each small change of it. A service draws each once, and keeps what
    it needs itself.
    """
    global _kept
    _kept = {} if _kept is None else _kept


def _key(template: str, context: dict[str, Any]) -> tuple[str, bytes, int] | None:
    """What a rendering depends on, None where that cannot be told. Pickled, markup and plain text are not the same; the
    built-in wording of a language is one value for as long as the program runs."""
    words = context.get("words")
    rest = {name: value for name, value in context.items() if name != "words"}
    try:
        return template, pickle.dumps(rest, pickle.HIGHEST_PROTOCOL), id(words)
    except Exception:  # a value that is made of functions, say
        return None
