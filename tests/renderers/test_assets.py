"""What pages load, and how much of it: budgets of patterns M1 and M2."""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b64encode
from dataclasses import replace

import pytest

from renderers.html.assets import ENHANCEMENTS, HTMX, HTMX_CDN, HTMX_HASH, Asset, enhancement
from renderers.html.site import Site
from tests.conftest import ROOT
from tests.forms import parse
from tests.renderers import world

SITE = Site(world.SERVICE)
KB = 1000


def _asset(site: Site, ending: str, name: str) -> Asset:
    start = f"/-/static/{name}."
    return next(it for path, it in site.static.items() if path.startswith(start) and path.endswith(ending))


def _zipped(html: str) -> int:
    return len(gzip.compress(html.encode(), 6))


def first_question() -> str:
    """The first page that is a question."""
    book = world.book()
    return book.step(world.FRAME, world.path(), next(iter(book.journey.steps.values())), {}, (), False)


def test_the_first_question_and_its_style_fit_in_14_kilobytes() -> None:
    assert _zipped(first_question()) + len(_asset(SITE, "css", "footpath").gzip) <= 14 * KB


def test_everything_cold_fits_in_40_kilobytes_and_4_requests() -> None:
    page = parse(first_question())
    loaded = [it.get("src") or it.get("href") for it in page.all("script", "link", "img")]
    requests = [it for it in loaded if not it.startswith("data:")]
    assert len(requests) + 1 <= 4
    total = _zipped(first_question()) + sum(
        len((SITE.static.get(it) or _asset(SITE, "js", f"htmx-{HTMX}")).gzip) for it in requests
    )
    assert total <= 40 * KB


def test_a_warm_page_turn_fits_in_6_kilobytes() -> None:
    book = world.book()
    for step in book.journey.steps.values():
        assert _zipped(book.step(world.FRAME, world.path(), step, {}, (), False)) <= 6 * KB
    assert _zipped(book.check(world.FRAME, world.path())) <= 6 * KB


def test_the_style_fits_in_8_kilobytes_and_our_script_in_2() -> None:
    assert len(_asset(SITE, "css", "footpath").gzip) <= 8 * KB
    assert len(_asset(SITE, "js", "footpath").gzip) <= 2 * KB


def test_htmx_comes_from_its_network_under_a_hash_that_our_own_copy_has() -> None:
    page = parse(first_question())
    script = page.one("script", src=HTMX_CDN)
    assert script.attributes == {"src": HTMX_CDN, "integrity": HTMX_HASH, "crossorigin": "anonymous", "defer": ""}
    digest = hashlib.sha384(_asset(SITE, "js", f"htmx-{HTMX}").body).digest()
    assert f"sha384-{b64encode(digest).decode()}" == HTMX_HASH
    assert SITE.scripts == (HTMX_CDN,)


def test_a_closed_network_gets_the_same_file_from_the_service() -> None:
    site = Site(world.SERVICE, "self")
    html = site.not_found()
    assert "cdn" not in html
    sources = [it.get("src") for it in parse(html).all("script")]
    assert all(it in site.static for it in sources)
    assert site.static[sources[0]].body == _asset(SITE, "js", f"htmx-{HTMX}").body
    assert site.scripts == ()


def test_addresses_hold_a_hash_of_the_file_and_files_are_compressed_the_same_everywhere() -> None:
    for path, asset in SITE.static.items():
        assert re.fullmatch(r"/-/static/[a-z0-9.-]+\.[0-9a-f]{12}\.(css|js|svg)", path)
        assert hashlib.sha256(asset.body).hexdigest()[:12] in path
        assert gzip.decompress(asset.gzip) == asset.body
        assert asset.gzip[4:8] == b"\0\0\0\0"  # no time of day
    other = Site(replace(world.SERVICE, colours={"brand": "#00703c"}))
    assert _asset(other, "css", "footpath").path != _asset(SITE, "css", "footpath").path


def test_a_logo_is_a_picture_of_our_own_beside_the_name() -> None:
    site = Site(replace(world.SERVICE, logo='<svg xmlns="http://www.w3.org/2000/svg"/>'))
    picture = parse(site.not_found()).one("img")
    assert picture.get("alt") == ""
    assert site.static[picture.get("src")].content_type == "image/svg+xml"


@pytest.mark.parametrize("forbidden", ["eval(", "innerHTML", "localStorage", "sessionStorage", "fetch("])
def test_our_script_keeps_nothing_and_runs_no_text(forbidden: str) -> None:
    assert forbidden not in _asset(SITE, "js", "footpath").body.decode()


def test_the_scripts_of_single_fields_weigh_what_the_docs_say() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in ENHANCEMENTS:
        script = enhancement(name)
        assert script.path in SITE.static
        assert f"| {len(script.body):,} | {len(script.gzip):,} |" in table, (name, len(script.body), len(script.gzip))
        assert len(script.gzip) <= 2 * KB
