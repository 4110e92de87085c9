"""The bytes of a PDF -> a reader that is safe to go through: size, depth and time are bounded, faults are told."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from journeys.importers.fault import ImportFault

MOST_PAGES = 200
MOST_FIELDS = 2_000
DEEPEST = 40
"""Levels of a tree of fields."""
MOST_STREAM = 12_000_000
"""Bytes that one part of the file may unfold to."""

_LIMITS: Mapping[str, Any] = {
    "zlib_maximum_output_length": MOST_STREAM,
    "lzw_maximum_output_length": MOST_STREAM,
    "run_length_maximum_output_length": MOST_STREAM,
    "array_based_stream_maximum_output_length": MOST_STREAM,
    "zlib_maximum_recovery_input_length": 200_000,
    "stream_parsing_work_maximum_count": 400_000,
    "stream_decoding_work_maximum_length": 4 * MOST_STREAM,
    "page_tree_maximum_entries": 5_000,
    "page_tree_maximum_page_entries": 20_000,
    "xform_maximum_invocations_per_extraction": 500,
}
AGAIN = "print it to a new PDF that keeps its fields, or ask its makers for a whole copy"


@contextmanager
def opened(name: str, data: bytes) -> Iterator[PdfReader]:
    """A reader of a PDF's bytes. ImportFault where it is damaged, locked or too large, also while it is read."""
    logger = logging.getLogger("pypdf")
    was = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # it would tell a reader of the report about fonts
    try:
        with apply_configuration(**_LIMITS):
            yield _reader(name, data)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, AssertionError,
            NotImplementedError, RecursionError, OSError, ArithmeticError) as fault:  # fmt: skip
        # a damaged file can break a parser anywhere, and in many ways
        raise ImportFault(f"{name} is damaged: {_said(fault)}", help=AGAIN) from None
    finally:
        logger.setLevel(was)


def _said(fault: BaseException) -> str:
    words = " ".join(str(fault).split())
    return f"{words[:160] or type(fault).__name__}"


def _reader(name: str, data: bytes) -> PdfReader:
    if b"%PDF-" not in data[:1024]:
        raise ImportFault(f"{name} is no PDF", "its first bytes", "name another file")
    if max(data.count(b"/Widget"), data.count(b"/FT")) > 4 * MOST_FIELDS:
        raise too_many_fields(name)
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        _unlock(name, reader)
    if len(reader.pages) > MOST_PAGES:
        raise ImportFault(f"{name} has more than {MOST_PAGES} pages", help="split the form up")
    return reader


def too_many_fields(name: str) -> ImportFault:
    """What is said of a form that is larger than any that people fill in."""
    return ImportFault(f"{name} has more than {MOST_FIELDS:,} fields", help="split the form up")


def _unlock(name: str, reader: PdfReader) -> None:
    """Opens what is locked for changes only; what asks for a password stays closed."""
    way_out = "open it with its password, save a copy without one, and import that"
    try:
        locked = not reader.decrypt("")
    except (PyPdfError, NotImplementedError, ImportError, ValueError):
        locked = True
    if locked:
        raise ImportFault(f"{name} is locked with a password", help=way_out)


def plain(value: Any) -> Any:
    """A value itself, where it was a reference to one; None where it leads nowhere."""
    for _ in range(10):
        if not isinstance(value, IndirectObject):
            break
        value = value.get_object()
    return None if isinstance(value, IndirectObject) else value


def table(value: Any) -> DictionaryObject:
    """A dictionary, or an empty one where something else stands there."""
    value = plain(value)
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def row(value: Any) -> list[Any]:
    """The values of an array; none where something else stands there."""
    value = plain(value)
    return list(value) if isinstance(value, ArrayObject) else []


def said(value: Any) -> str:
    """A text of the file, whatever it is written as; "" for anything else."""
    value = plain(value)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, StreamObject):
        return value.get_data()[:100_000].decode("utf-8", "replace")
    return str(value) if isinstance(value, str) else ""


def number(value: Any, otherwise: float = 0) -> float:
    """A number of the file; `otherwise` for anything else, and for what is beyond any page."""
    value = plain(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**9:
        return float(value)
    return otherwise
