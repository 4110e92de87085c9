"""One file that came with a form: looked at, and made safe to keep."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO

from journeys.questions.accepted import FILE_TYPES, ending_of
from journeys.questions.forgive import clean
from service.multipart import Sent
from service.pictures import NoPicture, is_picture, made_anew
from service.sniffing import sniff

_LONGEST_NAME = 100
_AT_ONCE = ThreadPoolExecutor(2, thread_name_prefix="footpath-files")
"""Decoding a picture takes memory: two at a time."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that may be kept: its name with the ending of what it is, its media type, and its bytes."""

    name: str
    media_type: str
    content: IO[bytes]


async def examine(sent: Sent, words: Collection[str], largest: int) -> Sound | str:
    """A file of one of the kinds that `words` stand for and of `largest` bytes at most; else the rule it breaks."""
    if sent.size > largest:
        return "file.size"
    if sent.content is None:  # the form was full before it
        return "file.later"
    if sent.size == 0:
        return "file.empty"
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_AT_ONCE, _examined, sent.content, tidy(sent.name), words)


def _examined(content: IO[bytes], name: str, words: Collection[str]) -> Sound | str:
    found = sniff(content, name)
    if isinstance(found, str):
        return found
    if found.word not in words:
        return "file.type"
    media_type = found.media_type
    if is_picture(media_type):
        try:
            content, media_type = made_anew(content, media_type)
        except (NoPicture, MemoryError):
            return "file.unread"
    return Sound(_with_ending(name, media_type), media_type, content)


def tidy(name: str) -> str:
    """A file's name as it may be shown: without folders and unseen characters, not endless; never empty."""
    bare = clean(name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    if len(bare) <= _LONGEST_NAME:
        return bare or "file"
    ending = ending_of(bare)[:8]
    return f"{bare[: _LONGEST_NAME - len(ending) - 1]}.{ending}" if ending else bare[:_LONGEST_NAME]


def _with_ending(name: str, media_type: str) -> str:
    """The name with the ending of what the file is."""
    file_type = next(each for each in FILE_TYPES if each.media_type == media_type)
    ending = ending_of(name)
    if ending in file_type.endings:
        return name
    known = {each for other in FILE_TYPES for each in other.endings}
    stem = name[: -len(ending) - 1] if ending in known else name
    return f"{stem}.{file_type.endings[0]}"
