"""Who gets where, and what is proved: found beside the preview, kept from save to save, and never fatal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from journeys.proof.verdicts import Proofs
from service.logs import Log
from service.preview import people as module
from service.preview.desk import Desk, open_desk
from service.preview.people import HALTED, People
from service.preview.previewed import Previewed
from service.proving import STOPPED
from service.reading import read_journey
from tests.service.preview.conftest import SMALL

SOUND = SMALL.replace("   # as on the card", "")
PLACES = {"-start", "age", "name", "-check", "-check-sent", "too_young", "sent"}


@pytest.fixture
def sound(small: Path) -> Path:
    """A journey in which nothing is wrong."""
    (small / "journey.yaml").write_text(SOUND, encoding="utf-8")
    return small


def working(path: Path, story: Callable[[Desk, People], Awaitable[None]]) -> Desk:
    """A desk on which people are looked for while a story is told."""

    async def told() -> Desk:
        desk = open_desk(path)
        people = People(desk, Log(level="error"))
        task = asyncio.create_task(people.run())
        try:
            await asyncio.wait_for(story(desk, people), 60)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return desk

    return asyncio.run(told())


async def until(desk: Desk, holds: Callable[[Previewed], bool], key: str = "small") -> Previewed:
    """The journey as soon as something is true of it."""
    while not holds(desk.journeys[key]):
        await asyncio.sleep(0.02)
    return desk.journeys[key]


def save(desk: Desk, text: str, key: str = "small") -> None:
    """Writes a text, and reads it as the watcher would."""
    one = desk.journeys[key]
    (one.path / "journey.yaml").write_text(text, encoding="utf-8")
    desk.put(one.after(read_journey(one.path, desk.service)), "changed")


def test_everybody_is_found_and_then_everything_is_proved(sound: Path) -> None:
    async def story(desk: Desk, _: People) -> None:
        one = await until(desk, lambda one: one.looked)
        assert set(one.people) == PLACES
        await until(desk, lambda one: one.proofs is not None)

    one = working(sound, story).journeys["small"]
    assert one.proofs is not None
    assert one.proofs.count("proved") == len(one.proofs.verdicts) > 5
    assert set(one.people) == PLACES


def test_a_save_keeps_everybody_who_still_gets_there(sound: Path) -> None:
    async def story(desk: Desk, _: People) -> None:
        before = await until(desk, lambda one: one.looked)
        save(desk, SOUND.replace("What is your name?", "Your name, please"))
        assert dict(desk.journeys["small"].people) == dict(before.people)
        after = await until(desk, lambda one: one.looked and one.proofs is not None)
        assert dict(after.people) == dict(before.people)
        save(desk, SOUND.replace("not age: too_young", "age: too_young"))
        turned = await until(desk, lambda one: one.looked and one.proofs is not None)
        assert turned.people["name"].answers == {"age": False}

    working(sound, story)


def test_a_page_that_nobody_gets_to_is_said_to_be_one(sound: Path) -> None:
    never = SOUND.replace("    type: text\n", "    type: text\n  never:\n    when: not age\n    title: Never\n")
    (sound / "journey.yaml").write_text(never, encoding="utf-8")

    async def story(desk: Desk, _: People) -> None:
        one = await until(desk, lambda one: one.looked)
        assert one.nobody == {"never"}
        assert "never" not in one.people

    working(sound, story)


def test_a_journey_with_an_error_has_people_and_no_proofs(sound: Path) -> None:
    (sound / "journey.yaml").write_text(SOUND.replace("type: text", "type: tetx"), encoding="utf-8")

    async def story(desk: Desk, _: People) -> None:
        one = await until(desk, lambda one: one.looked)
        assert set(one.people) == PLACES - {"name"}
        await asyncio.sleep(0.2)
        assert desk.journeys["small"].proofs is None

    working(sound, story)


def test_a_text_that_cannot_be_read_keeps_the_people_of_the_last_one(sound: Path) -> None:
    async def story(desk: Desk, _: People) -> None:
        before = await until(desk, lambda one: one.looked)
        save(desk, SOUND + '\n"')
        await asyncio.sleep(0.2)
        assert desk.journeys["small"].old
        assert dict(desk.journeys["small"].people) == dict(before.people)
        save(desk, SOUND)
        await until(desk, lambda one: one.looked and one.proofs is not None)

    working(sound, story)


def test_a_process_that_dies_is_told_and_another_takes_its_place(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STARTING", 10.0)

    async def story(desk: Desk, people: People) -> None:
        await until(desk, lambda one: one.proofs is not None)
        for apart in (people._crowd, people._solver):
            assert apart._process is not None
            apart._process.kill()
        save(desk, SOUND.replace("14 or over", "15 or over"))
        one = await until(desk, lambda one: one.proofs is not None)
        assert set(one.people) == PLACES
        assert one.halted in ("", HALTED)
        proofs: Proofs | None = one.proofs
        assert proofs is not None
        assert proofs.count("proved") == len(proofs.verdicts) or proofs.verdicts[0].why == STOPPED
        save(desk, SOUND)
        again = await until(desk, lambda one: one.looked and one.proofs is not None)
        assert (again.halted, again.proofs and again.proofs.count("proved")) == ("", len(again.proofs.verdicts))  # type: ignore[union-attr]

    working(sound, story)


def test_the_journey_that_is_open_comes_first(sound: Path) -> None:
    other = sound.parent / "another"
    other.mkdir()
    (other / "journey.yaml").write_text(SOUND.replace("journey: small", "journey: another"), encoding="utf-8")

    async def story(desk: Desk, _: People) -> None:
        desk.look_at("small")
        with desk.listening() as ear:
            first = await ear.get()
        assert (first.key, first.what) == ("small", "people")

    working(sound.parent, story)
