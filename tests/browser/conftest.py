"""A real Chromium, a real server with the examples, and visitors with and without script."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from renderers.html.gallery.files import files
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.matrix import Matrix
from tests.conftest import ROOT
from tests.serving import Serving, serving

CDN = "https://cdn.jsdelivr.net/**"
HTMX = ROOT / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
"""Chromium as root, without its own errands on the network."""

WAIT = 15_000
"""Milliseconds after which a page is taken not to come."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need a browser, except where one says that HTTP is enough."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def needed(what: str, found: str | Path | None, remedy: str) -> str:
    """The path of what the tests cannot do without; says so where it is missing, and fails in CI."""
    if found and Path(found).exists():
        return str(found)
    reason = f"{what} is not installed: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    print(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this worker."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    path = needed("Chromium", found, "run `make test`, or `apt-get install chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def htmx() -> bytes:
    """The file that the CDN would send, from the npm package of the same version."""
    return Path(needed("htmx.org", HTMX, "run `npm ci`")).read_bytes()


@pytest.fixture(scope="session")
def looker() -> Looker:
    """Looks a page over with axe; remembers what it has seen."""
    return Looker(Path(needed("axe-core", AXE, "run `npm ci`")).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def markup() -> Iterator[Markup]:
    """html-validate."""
    needed("html-validate", ROOT / "node_modules" / "html-validate", "run `npm ci`")
    with Markup() as validator:
        yield validator


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The examples, served as `make serve` does."""
    with serving(ROOT / "examples", tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def self_contained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The examples with htmx from the service itself: nothing comes from anywhere else."""
    with serving(ROOT / "examples", tmp_path_factory.mktemp("contained"), "--assets", "self") as running:
        yield running


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, htmx: bytes) -> Iterator[Visit]:
    """Makes a new visitor: `visit("script")`, `visit("no script")`, `visit("CDN blocked")`, `visit("CDN forged")`.

    `visit("alone")` has script and no stand-in for the CDN. `expecting` is a complaint that belongs to the test;
    further keywords go to the browser context. Whatever else the page complains about (an error of a script, a
    breach of the content security policy) is a failure at the end.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def answer(body: bytes) -> Callable[[Route], None]:
        headers = {"content-type": "text/javascript", "access-control-allow-origin": "*"}
        return lambda route: route.fulfill(body=body, headers=headers)

    def new(mode: str = "script", expecting: str = "status of 422", **options: Any) -> Page:
        viewport = options.pop("viewport", {"width": 375, "height": 800})
        script = mode != "no script"
        context = chromium.new_context(viewport=viewport, java_script_enabled=script, **options)
        contexts.append(context)
        context.set_default_timeout(WAIT)
        if mode in ("script", "no script"):
            context.route(CDN, answer(htmx))
        elif mode == "CDN forged":
            context.route(CDN, answer(htmx + b"\n/* not the same file */"))
        elif mode == "CDN blocked":
            context.route(CDN, lambda route: route.abort())
        page = context.new_page()
        also = {"CDN blocked": ("ERR_FAILED",), "CDN forged": ("integrity",)}
        expected = (expecting, *also.get(mode, ()))

        def heard(text: str) -> None:
            if not any(part in text for part in expected):
                complaints.append(text)

        page.on("console", lambda message: heard(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard(str(error)))
        return page

    yield new
    for context in contexts:
        with suppress(Exception):
            context.close()
    assert complaints == []


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def matrix() -> Matrix:
    return Matrix(Path(needed("axe-core", AXE, "run `npm ci`")).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery on a disk, in English, Arabic and a pseudo-language."""
    folder = tmp_path_factory.mktemp("gallery")
    for name, body in files(("en", "ar", "en-XA")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Makes a page of a browser that has nothing on it yet."""
    contexts: list[BrowserContext] = []

    def make(script: bool = True) -> Page:
        contexts.append(chromium.new_context(java_script_enabled=script, viewport={"width": 375, "height": 800}))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()
