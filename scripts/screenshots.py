"""Draws docs/images again: pages of the examples on a phone and on a wide screen, and every view of the preview.

    .venv/bin/python scripts/screenshots.py

Needs Chromium (CHROMIUM names another than /usr/bin/chromium). The same pictures are written every day but for
dates and the reference, which are those of the day.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
WIDTHS = {375: 2.0, 1280: 1.0}
"""Width in CSS pixels -> device pixels for each: phones draw finer."""

ANSWERS: dict[str, str] = {
    "home-country": "great-britain",
    "vehicle": "car",
    "name": "Miriam Adeyemi-Castellanos",
    "date-of-birth-day": "9",
    "date-of-birth-month": "4",
    "date-of-birth-year": "1991",
    "allowed-to-stay": "yes",
    "reads-number-plate": "yes",
    "address-line1": "Flat 4",
    "address-line2": "12 Tannery Row",
    "address-town": "Northmere",
    "address-postcode": "NM3 5QT",
    "moved-in-day": "1",
    "moved-in-month": "2",
    "moved-in-year": "2015",
    "email": "miriam.adeyemi-castellanos@example.com",
    "other-income": "none",
}
"""What the citizen of the pictures answers, by autofill token or name of the control; every other yes/no is no, every
other choice the first, every other box an example of its own."""


@contextmanager
def server() -> Iterator[str]:
    """The examples on a free port of loopback, with a database of their own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())"]
        database = f"sqlite:///{folder}/pictures.db"
        process = subprocess.Popen(
            [*command, "serve", "examples", "--port", str(port), "--database", database, "--assets", "self"],
            cwd=ROOT,
            env={**os.environ, "FOOTPATH_LOG": "warning"},
        )
        try:
            wait(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def wait(address: str) -> None:
    """Until the server answers. TimeoutError after 20 seconds."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer")


class Camera:
    """One browser window of one width, walking and taking pictures."""

    def __init__(self, browser: Browser, width: int, base: str, scheme: str, address: str) -> None:
        self._context = browser.new_context(
            viewport={"width": width, "height": 700},
            device_scale_factor=WIDTHS[width],
            color_scheme="dark" if scheme == "dark" else "light",
        )
        self._width = width
        self.page: Page = self._context.new_page()
        self.page.goto(f"{base}/{address}")

    def picture(self, name: str) -> None:
        """The whole page, as docs/images/NAME-WIDTH.png."""
        self.page.evaluate("document.activeElement.blur()")
        self.page.screenshot(path=IMAGES / f"{name}-{self._width}.png", full_page=True)

    def press(self) -> None:
        """The page's button, and wait for what comes of it."""
        title = self.page.title()
        self.page.locator("main form .buttons button").first.click()
        self.page.wait_for_function("before => document.title !== before", arg=title)

    def answer(self) -> None:
        """Everything that the page asks."""
        controls = self.page.locator("main form :is(input, textarea):not([type=hidden])")
        names = dict.fromkeys(str(it.get_attribute("name")) for it in controls.all())
        for name in names:
            control = self.page.locator(f'[name="{name}"]')
            given = ANSWERS.get(control.first.get_attribute("autocomplete") or "") or ANSWERS.get(name)
            if control.first.get_attribute("type") in ("radio", "checkbox"):
                chosen = self.page.locator(f'[name="{name}"][value="{(given or "no").replace("-", "_")}"]')
                (chosen if chosen.count() else control).first.check()
            elif given is not None:
                control.fill(given)
            elif "optional" not in self.page.locator(f'label[for="{name}"]').inner_text():
                control.fill("123456789")

    def heading(self) -> str:
        """The page's h1."""
        return self.page.locator("h1").inner_text()

    def close(self) -> None:
        """Forget the citizen."""
        self._context.close()


def walk(camera: Camera) -> None:
    """From the start page to the confirmation, with a picture of each kind of page."""
    camera.picture("start")
    camera.press()
    camera.page.fill("#date-of-birth-day", "14")
    camera.page.fill("#date-of-birth-year", "2008")
    camera.press()
    camera.picture("error")
    for _ in range(40):
        if camera.page.url.endswith("/-/check"):
            break
        camera.answer()
        if camera.page.url.endswith("/vehicle"):
            camera.picture("question")
        camera.press()
    camera.picture("check")
    camera.press()
    camera.picture("confirmation")


def too_young(camera: Camera) -> None:
    """The outcome of somebody who is too young to apply."""
    camera.press()
    for part, number in zip(("day", "month", "year"), ("14", "9", str(time.localtime().tm_year - 14)), strict=True):
        camera.page.fill(f"#date-of-birth-{part}", number)
    camera.press()
    camera.picture("outcome")


def dark_question(camera: Camera) -> None:
    """The question of the other pictures, by night."""
    camera.press()
    for _ in range(40):
        camera.answer()
        if camera.page.url.endswith("/vehicle"):
            break
        camera.press()
    camera.picture("question-dark")


def tasks(camera: Camera) -> None:
    """The task list of the tax return, when the first questions are answered."""
    for _ in range(10):
        camera.press()
        if camera.page.url.endswith("/-/tasks"):
            break
        camera.answer()
    camera.picture("tasks")


def arabic(camera: Camera) -> None:
    """A question in Arabic, left blank."""
    camera.press()
    camera.press()
    camera.picture("arabic")


STORIES: tuple[tuple[str, str, Callable[[Camera], None]], ...] = (
    ("light", "provisional-licence", walk),
    ("light", "provisional-licence", too_young),
    ("dark", "provisional-licence", dark_question),
    ("light", "tax-return", tasks),
    ("light", "childcare-support?lang=ar", arabic),
)
"""Colours, address of the start page, and what is walked from there."""


PREVIEWED = "provisional_licence"
"""The journey that every view of the preview is shown with."""

AT: dict[str, str] = {"/map": "?at=vehicle", "/walk": "?at=vehicle", "/edit": "#line-89"}
"""Where a view is opened, by its address; the others as they come."""

BUSY = ("Looking for somebody", "Proving …")
"""What a view says while it is not finished."""


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The preview of a folder on a free port of loopback."""
    command = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())"]
    process = subprocess.Popen(
        [*command, "preview", str(folder), "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().partition("Preview at ")[2].partition(" ")[0]
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def committed() -> Iterator[Path]:
    """A copy of the examples in a repository of its own, with one commit."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "services"
        shutil.copytree(ROOT / "examples", folder)
        who = {f"GIT_{role}_{part}": "footpath" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "The rules as they are in force"]):
            subprocess.run(["git", *command], cwd=folder, env={**os.environ, **who}, check=True)
        yield folder


CHANGE = ("date_of_birth + 15 years + 9 months", "date_of_birth + 16 years")
"""What is changed for the picture of a comparison: the age from which one may apply."""


def views(browser: Browser) -> None:
    """Every view that the navigation of the preview leads to, as docs/images/preview-VIEW.png."""
    with committed() as folder, preview(folder) as base:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{base}/{PREVIEWED}")
        found = [(link.inner_text(), str(link.get_attribute("href"))) for link in page.locator(".views a").all()]
        for title, address in sorted(found, key=lambda view: view[0] == "Compare"):
            own = address.removeprefix(f"/-/preview/{PREVIEWED}")
            if title == "Compare":
                journey = folder / PREVIEWED / "journey.yaml"
                journey.write_text(journey.read_text(encoding="utf-8").replace(*CHANGE), encoding="utf-8")
            page.goto(f"{base.partition('/-/')[0]}{address}{AT.get(own, '')}")
            if title == "Compare":
                page.get_by_text("citizen who answers").first.wait_for(timeout=120_000)
            page.wait_for_function(
                "busy => !busy.some((words) => document.body.innerText.includes(words))",
                arg=list(BUSY),
                timeout=120_000,
            )
            page.wait_for_timeout(1500)  # frames are drawn, and what moves has come to rest
            if page.locator("#folder").count():
                page.fill("#folder", f"{PREVIEWED}-to-share")  # no path of this machine
            page.screenshot(path=IMAGES / f"preview-{title.lower()}.png")
        page.context.close()


MAP = ("examples/provisional_licence", "--section", "can_you_apply")
"""The journey whose map is kept, and the section of it that is drawn open."""


def draw_map() -> None:
    """The map of the docs."""
    run = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())", "map", *MAP]
    subprocess.run([*run, "-o", str(IMAGES / "map.svg")], cwd=ROOT, check=True)


def main() -> int:
    """Write all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    draw_map()
    with server() as base, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme, address, story in STORIES:
                camera = Camera(browser, width, base, scheme, address)
                story(camera)
                camera.close()
        views(browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
