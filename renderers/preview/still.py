"""A page made still: it looks as it is, nothing can be sent, and no link leads away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from journeys.service import Service
from renderers.html.look import stylesheet

Theme = Literal["light", "dark"]

_SCRIPTS = re.compile(r"<script\b[^>]*></script>\n?")
_HTMX = re.compile(r'<script src="[^"]*htmx[^"]*"[^>]*></script>\n?')
_LINK = re.compile(r'(<a\b[^>]*?)\shref="(?!#)[^"]*"')
_SENDING = re.compile(r'\s(?:method|action|formaction|enctype|hx-[a-z:0-9]+)="[^"]*"')
_FORM = re.compile(r"<form\b[^>]*>")
_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*">')
_DARK = "@media (prefers-color-scheme:dark){"


@dataclass(frozen=True, slots=True)
class Way:
    """How a still page is to look. `style` is the address of its stylesheet; `text` is in per cent."""

    style: str
    script: bool = True
    text: int = 100


def still(html: str, way: Way) -> str:
    """The page with a stylesheet of ours, without what sends and what leads away.

    Without `script` it is the page of somebody whose browser runs none.
    """
    html = (_HTMX if way.script and "data-script" in html else _SCRIPTS).sub("", html)
    html = _FORM.sub(lambda form: _SENDING.sub("", form[0]), html)
    html = _LINK.sub(r'\1 role="link" aria-disabled="true"', html)
    larger = f"<style>html{{font-size:{way.text}%}}</style>" if way.text != 100 else ""
    return _STYLE.sub(f'<link rel="stylesheet" href="{way.style}">{larger}', html, count=1)


def style(service: Service, theme: Theme) -> str:
    """The stylesheet of a service, as by day or by night whatever the reader's device prefers."""
    css = stylesheet(service)
    css = css.replace("color-scheme:light dark", f"color-scheme:{theme}", 1)
    css += ".summary:focus{outline:0}"  # a script moves the focus there, which shows on some pages only
    return css.replace(_DARK, "@media screen{" if theme == "dark" else "@media not all{", 1)
