"""The whole gallery as files that open from a disk: an index, and a folder for each theme and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeys.languages import direction, own_name
from journeys.service import Contact, Service
from journeys.themes import THEMES, Theme
from renderers.html.environment import draw
from renderers.html.gallery import journeys, pages, questions
from renderers.html.gallery.exhibits import Exhibit, grouped
from renderers.html.gallery.journeys import LANGUAGES
from renderers.html.gallery.still import Folder, asset_file, still
from renderers.html.site import Site

SERVICE = Service(
    name="Northmere services",
    organisation="Northmere Council",
    phase="beta",
    feedback="https://northmere.example/feedback",
    contact=Contact(phone="01632 960 142", email="help@northmere.example"),
)
"""Whose pages they are: a council that does not exist."""

ASSETS = "files"
"""The folder of a theme that styles and scripts are in."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language on an index: its code, what it calls itself, and its direction."""

    code: str
    name: str
    direction: str


def exhibits(language: str, shown: Sequence[str] = LANGUAGES) -> Iterator[Exhibit]:
    """All pages in one language; they offer the languages `shown`."""
    site = Site(SERVICE, "self", language, shown)
    for loaded, of in ((journeys.pages(), pages.exhibits), (journeys.questions(), questions.exhibits)):
        journey = loaded.journey
        if journey is None:
            raise ValueError(f"a journey of the gallery cannot be read: {loaded.faults}")
        yield from of(replace(journey, languages=tuple(shown)), site)


def files(languages: Sequence[str] = LANGUAGES, themes: Sequence[str] = tuple(THEMES)) -> Iterator[tuple[str, bytes]]:
    """Every file, by its path from the top of the gallery."""
    yield "index.html", _top(languages, themes).encode()
    for theme in themes:
        for address, asset in Site(replace(SERVICE, theme=theme), "self").static.items():
            if not asset.name.startswith("htmx"):
                yield f"{theme}/{ASSETS}/{asset_file(address)}", asset.body
    for language in languages:
        for path, body in _language(language, languages):
            for theme in themes:
                yield f"{theme}/{language}/{path}", body


def _language(language: str, languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The pages of one language, the same in every theme."""
    shown = tuple(exhibits(language, languages))
    folder = Folder(f"theme/{language}", {each.name for each in shown}, pages.STEPS)
    for each in shown:
        yield f"{each.name}.html", still(each.html, each.name, folder, f"theme/{ASSETS}").encode()
    site = Site(SERVICE, "self")
    html = draw(
        "templates/gallery.html",
        shell=replace(site.shell, journey=None, feedback="", phase=""),
        words=site.words,
        title=f"Every page and question: {own_name(language)}",
        groups=grouped(iter(shown)),
        themes=(),
        tongues=(),
    )
    yield "index.html", still(html, "index", folder, f"theme/{ASSETS}").encode()


def _top(languages: Sequence[str], themes: Sequence[str]) -> str:
    site = Site(replace(SERVICE, theme=themes[0]), "self")
    looks: list[Theme] = [THEMES[theme] for theme in themes]
    html = draw(
        "templates/gallery.html",
        shell=replace(site.shell, feedback="", phase=""),
        words=site.words,
        title="Every page and question",
        groups=(),
        themes=looks,
        tongues=[Tongue(code, own_name(code), direction(code)) for code in languages],
    )
    folder = Folder(".", (), {}, f"{themes[0]}/{languages[0]}/")
    return still(html, "index", folder, f"{themes[0]}/{ASSETS}")
