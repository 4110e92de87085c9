"""The one template environment: everything escaped, nothing undefined."""

from __future__ import annotations

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
    return Markup(templates().get_template(template).render(**context))  # noqa: S704 -- templates escape
