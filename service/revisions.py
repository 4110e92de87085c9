"""A journey as a revision of a git checkout has it (`REV:path`), taken out into a folder of its own for a moment."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Commit:
    """A revision of the checkout around a path: its hash, the top of the checkout, and the path from there."""

    sha: str
    top: Path
    named: str


def commit_of(revision: str, path: Path) -> Commit:
    """A revision that has what stands at `path`. Raises Refusal, with a way out."""
    at = path.resolve()
    folder = at if at.is_dir() else at.parent
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), "rev-parse", "--show-toplevel"],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise Refusal("Earlier versions need git, which is not installed", _ELSE) from fault
    if done.returncode:
        raise Refusal("This folder is not kept in git, so it has no earlier versions", _ELSE)
    top = Path(os.fsdecode(done.stdout).strip())
    named = at.relative_to(top.resolve()).as_posix()
    named = "" if named == "." else named
    sha = _known(top, f"{revision}^{{commit}}")
    if not sha:
        none = revision == "HEAD"
        raise Refusal("Nothing is committed here yet" if none else f"There is no revision {revision!r}", _ELSE)
    if not _known(top, f"{sha}:{named}"):
        raise Refusal(
            f"{at.name} was not in git yet in {revision}", "Commit it first, or compare with a file or folder."
        )
    return Commit(sha, top, named)


@contextmanager
def as_of(commit: Commit) -> Iterator[Path]:
    """What a commit has at its path, taken out for a moment. Raises Refusal."""
    with TemporaryDirectory(prefix="footpath-") as taken:
        yield _taken_out(commit.sha, commit.named, Path(taken), commit.top)


def subject(commit: Commit) -> str:
    """A commit as people know it: its short name, its day and its first line. Raises Refusal."""
    said = _git("-C", str(commit.top), "log", "-1", "--date=short", "--format=%h of %ad, “%s”", commit.sha, "--")
    return said.decode("utf-8", "replace").strip()


def _known(top: Path, what: str) -> str:
    """The hash of a revision, or of a path of one; "" for what the checkout has not."""
    if what.startswith("-"):
        return ""
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(top), "rev-parse", "--verify", "--quiet", what],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else ""


_ELSE = "Compare with a file or folder instead."


def _taken_out(revision: str, path: str, folder: Path, top: Path | None = None) -> Path:
    """Writes the journey there, with what may belong to it: the folders around it hold its service and library.

    `path` is from the top of the checkout, which is the one around the current folder where `top` is not given.
    """
    if top is None:
        top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel")).strip())
        named = _from_top(path, top)
    else:
        named = path
    commit = _git(
        "-C",
        str(top),
        "rev-parse",
        "--verify",
        "--quiet",
        f"{revision}^{{commit}}",
        missing=f"There is no revision {revision!r}",
    )
    sha = commit.decode("ascii").strip()
    no_such = f"{revision} has no `{named}`"
    kind = _git("-C", str(top), "cat-file", "-t", f"{sha}:{named}", missing=no_such).decode("ascii").strip()
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
