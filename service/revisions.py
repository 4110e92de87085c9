"""A journey as a revision of a git checkout has it (`REV:path`), taken out into a folder of its own for a moment."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from service.refusal import Refusal

_REVISION = re.compile(r"(?P<revision>[^:\s-][^:\s]*):(?P<path>.+)", re.DOTALL)
MAX_BYTES = 100_000_000
"""The most that is taken out: journeys are small, and a checkout may not be."""


@contextmanager
def place_of(given: str) -> Iterator[Path]:
    """The path that somebody typed; of `REV:path`, where nothing is called so on disk, that file or folder as the
    revision has it. Raises Refusal."""
    matched = _REVISION.fullmatch(given)
    if matched is None or Path(given).exists():
        yield Path(given)
        return
    with TemporaryDirectory(prefix="footpath-") as folder:
        yield _taken_out(matched["revision"], matched["path"], Path(folder))


def _taken_out(revision: str, path: str, folder: Path) -> Path:
    """Writes the journey there, with what may belong to it: the folders around it hold its service and library."""
    top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel")).strip())
    named = _from_top(path, top)
    commit = _git(
        "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", missing=f"There is no revision {revision!r}"
    )
    sha = commit.decode("ascii").strip()
    kind = _git("cat-file", "-t", f"{sha}:{named}", missing=f"{revision} has no `{named}`").decode("ascii").strip()
    around = _around(PurePosixPath(named), kind == "tree")
    tar = _git("-C", str(top), "archive", "--format=tar", sha, *((around,) if around else ()))
    if len(tar) > MAX_BYTES:
        raise Refusal(f"{revision}:{path} lies among too many files", "Check the revision out, and name its folder")
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        archive.extractall(folder, filter="data")
    return folder / named


def _from_top(path: str, top: Path) -> str:
    """As git has it: from the top of the checkout, or from here if it begins with a dot."""
    if path.startswith("."):
        try:
            path = (Path.cwd() / path).resolve().relative_to(top.resolve()).as_posix()
        except ValueError:
            raise Refusal(f"`{path}` leads out of the checkout {top}") from None
    return PurePosixPath(path).as_posix().removesuffix("/")


def _around(path: PurePosixPath, folder: bool) -> str:
    """The folder that holds a journey and its service: two steps up from a journey's folder. "" is the top."""
    inside = path if folder else path.parent
    up = inside.parent.parent
    return "" if up == PurePosixPath() or inside == PurePosixPath() else up.as_posix()


def _git(*words: str, missing: str = "") -> bytes:
    """What git says. Raises Refusal where there is none, or no checkout, or it does not know what is asked for."""
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as fault:
        raise Refusal("REV:path needs git, which is not installed", "Name a file or folder instead") from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise Refusal(
            missing or f"git says: {said}", "Name a file or folder, or a revision of this checkout: HEAD~1:path"
        )
    return done.stdout
