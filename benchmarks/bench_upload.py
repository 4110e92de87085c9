"""Uploading a photo of 5 MB: how long it takes, and how much memory the server has at most.

python benchmarks/bench_upload.py [--rounds 5] [--at-once 4]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from io import BytesIO
from pathlib import Path

from citizens import Citizen, begin, header, token
from PIL import Image
from servers import footpath, free_port, memory_mb, peak_mb, processor_seconds, running

JOURNEY = """\
journey: photo
title: A journey made for measuring
steps:
  proof:
    ask: Send us a photo
    type: file
outcomes:
  sent:
    submit: true
    title: Sent
"""
SIZE = (4000, 3000)
BYTES = 5_000_000


def photo() -> bytes:
    """A picture of 12 million pixels as a phone takes it, of about 5 MB."""
    small = Image.effect_noise((SIZE[0] // 2, SIZE[1] // 2), 70)
    picture = Image.merge("RGB", [small.resize(SIZE), small.rotate(180).resize(SIZE), small.resize(SIZE)])
    low, high = 30, 95
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if len(_saved(picture, middle)) < BYTES else (low, middle)
    return _saved(picture, low)


def _saved(picture: Image.Image, quality: int) -> bytes:
    made = BytesIO()
    picture.save(made, "JPEG", quality=quality)
    return made.getvalue()


def send(citizen: Citizen, content: bytes) -> None:
    """The page's form with the photo, as a browser sends it; what comes back has to be read by `done`."""
    parts = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, value)
        for name, value in ((b"csrf", citizen.csrf.encode()), (b"proof-upload", b"1"))
    )
    start = b'--b\r\nContent-Disposition: form-data; name="proof-file"; filename="a.jpg"\r\n\r\n'
    body = parts + start + content + b"\r\n--b--\r\n"
    head = (
        f"POST /photo/proof HTTP/1.1\r\nHost: 127.0.0.1:{citizen.port}\r\n{citizen.headers}"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    citizen.sock.sendall(head.encode() + body)


def done(citizen: Citizen) -> None:
    """The photo was taken."""
    status, head, body = citizen.wait()
    assert status == 303, (status, body[:2000])
    citizen.get(header(head, "location"))
    _, _, page = citizen.wait()
    assert b"a.jpg" in page
    citizen.csrf = token(page)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--at-once", type=int, default=4)
    given = options.parse_args()
    content = photo()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "photo.yaml")
        home.write_text(JOURNEY)
        port = free_port()
        with running(footpath(port, Path(folder, "f.db"), home), port, Path(folder, "log")) as process:
            citizens = [Citizen(port) for _ in range(max(given.rounds, given.at_once))]
            for citizen in citizens:
                begin(citizen, "/photo")
            before = memory_mb(process)
            seconds, used = [], []
            for citizen in citizens[: given.rounds]:
                began, cost = time.perf_counter(), processor_seconds(process)
                send(citizen, content)
                done(citizen)
                seconds.append(time.perf_counter() - began)
                used.append(processor_seconds(process) - cost)
            alone = peak_mb(process)
            for citizen in citizens[: given.at_once]:
                send(citizen, content)
            for citizen in citizens[: given.at_once]:
                done(citizen)
            together = peak_mb(process)
    print(f"a photo of {len(content) / 1e6:.1f} MB, {SIZE[0]} by {SIZE[1]} pixels, medians of {given.rounds} uploads")
    print(f"upload       {statistics.median(seconds):6.2f} s, {statistics.median(used):.2f} s of processor time")
    print(
        f"memory       {before:6.1f} MB before, {alone:.1f} MB at most, {together:.1f} MB with {given.at_once} at once"
    )


if __name__ == "__main__":
    main()
