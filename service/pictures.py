"""Pictures made anew: what is seen stays, what a camera wrote beside it (the place, the device, the time) goes."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 50_000_000
"""What is decoded at most; a larger JPEG is decoded at half, a quarter or an eighth of its size."""
_MOST_SIDE = 32_000
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
_QUALITY = 88


class NoPicture(ValueError):
    """Bytes that look like a picture and cannot be read as one."""


def is_picture(media_type: str) -> bool:
    """Whether this kind of file is made anew."""
    return media_type in _FORMATS


def made_anew(content: IO[bytes], media_type: str) -> tuple[IO[bytes], str]:
    """The picture alone, the right way up, and its media type (a GIF becomes PNG). Raises NoPicture."""
    try:
        return _made_anew(content, _FORMATS[media_type])
    except (NoPicture, MemoryError):
        raise
    except Exception as error:  # a decoder may fail in any way on bytes that were made to confuse it
        raise NoPicture(type(error).__name__) from error


def _made_anew(content: IO[bytes], form: str) -> tuple[IO[bytes], str]:
    from PIL import Image  # here: most services never take a picture

    content.seek(0)
    Image.MAX_IMAGE_PIXELS = None  # the limits below are tighter, and know that a JPEG can be decoded small
    with Image.open(content, formats=[form]) as opened:
        width, height = opened.size
        if max(width, height) > _MOST_SIDE:
            raise NoPicture("too many pixels")
        if form == "JPEG" and width * height > MOST_PIXELS:
            scale = next(scale for scale in (2, 4, 8) if width * height <= MOST_PIXELS * scale**2 or scale == 8)
            opened.draft(None, (width // scale, height // scale))
            width, height = opened.size
        if width * height > MOST_PIXELS:
            raise NoPicture("too many pixels")
        upright = _upright(opened)
    plain = _plain(upright, form)
    plain.info = {}
    made = BytesIO()
    if form in ("PNG", "GIF"):
        plain.save(made, "PNG", optimize=False)
    else:
        plain.save(made, form, quality=_QUALITY)
    made.seek(0)
    return made, "image/png" if form == "GIF" else f"image/{form.lower()}"


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera was held; as it is where what the camera noted cannot be read."""
    from PIL import ImageOps

    picture.load()
    with suppress(Exception):  # notes of any sort of damage
        ImageOps.exif_transpose(picture, in_place=True)  # a copy would double what a photo takes in memory
    return picture


def _plain(picture: Image.Image, form: str) -> Image.Image:
    """The picture in colours that its format can hold without anything noted beside it."""
    if form == "JPEG":
        return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    if picture.mode in ("1", "L", "LA", "RGB", "RGBA", "I;16") and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
