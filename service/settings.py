"""What a running service can be told: by the command line, and by the environment, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from engine.store import KEEP
from engine.store.files import folder_beside
from service.finding_addresses import NotAFinder, finder_named

Assets = Literal["cdn", "self"]

DATABASE = "sqlite:///footpath.db"
"""Where answers are kept when nothing else is said: a file in the current folder."""


class BadSetting(ValueError):
    """A setting that cannot be used; the message names it, what it holds, and what it should hold."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the service is told from outside.

    `path` is what is served: a service folder, a folder of journeys, or one journey file.
    `hosts` are the names answered to besides localhost and IP addresses. `keep_days` is how
    long answers outlive the last page turn; `body_bytes` and `body_fields` bound
    what one form may send; `body_seconds` how long it may take. `watch` reloads journeys when
    their files change. `cached_versions` is how many older journey versions stay in memory. `files` is the
    folder for what citizens upload, None beside the database; `upload_bytes` bounds one form with files,
    `upload_seconds` how long it may take on a slow line. `addresses` names the provider that looks them up.
    `pseudo` offers pseudo-languages too: for previews, and therefore only to be had on the command line.
    """

    path: Path
    database: str = DATABASE
    hosts: tuple[str, ...] = ()
    assets: Assets = "cdn"
    proxies: str = ""
    keep_days: int = KEEP.days
    log_level: Literal["info", "warning"] = "info"
    watch: bool = False
    body_bytes: int = 1_048_576
    body_fields: int = 1_000
    body_seconds: float = 30.0
    cached_versions: int = 32
    files: Path | None = None
    addresses: str = "demo"
    upload_bytes: int = 60_000_000
    upload_seconds: float = 900.0
    pseudo: bool = False

    @property
    def folder_of_files(self) -> Path:
        """The folder for what citizens upload."""
        return self.files or folder_beside(self.database)


def from_environment(path: Path, environ: Mapping[str, str]) -> Settings:
    """Settings for serving `path`, as the environment has them. Raises `BadSetting`."""
    settings = Settings(path)
    if database := environ.get("FOOTPATH_DATABASE"):
        settings = replace(settings, database=database)
    if addresses := environ.get("FOOTPATH_ADDRESSES"):
        settings = replace(settings, addresses=_provider(addresses))
    if files := environ.get("FOOTPATH_FILES"):
        settings = replace(settings, files=Path(files))
    if hosts := environ.get("FOOTPATH_HOSTS"):
        settings = replace(settings, hosts=_hosts(hosts.split(",")))
    if assets := environ.get("FOOTPATH_ASSETS"):
        settings = replace(settings, assets=read_assets(assets, "FOOTPATH_ASSETS"))
    if proxies := environ.get("FOOTPATH_PROXIES"):
        settings = replace(settings, proxies=proxies)
    if days := environ.get("FOOTPATH_KEEP_DAYS"):
        settings = replace(settings, keep_days=_days(days))
    if level := environ.get("FOOTPATH_LOG"):
        if level not in ("info", "warning"):
            raise BadSetting(f"FOOTPATH_LOG is {level!r}; it has to be info or warning")
        settings = replace(settings, log_level=level)  # type: ignore[arg-type]
    return settings


def read_assets(text: str, name: str) -> Assets:
    """`cdn` or `self`, or `BadSetting` naming the setting `name`."""
    for known in get_args(Assets):
        if text == known:
            return text  # type: ignore[return-value]
    raise BadSetting(f"{name} is {text!r}; it has to be cdn or self")


def _hosts(names: Sequence[str]) -> tuple[str, ...]:
    cleaned = tuple(name.strip().lower() for name in names if name.strip())
    for name in cleaned:
        if not re.fullmatch(r"(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?", name):
            raise BadSetting(f"FOOTPATH_HOSTS holds {name!r}; write names only, such as apply.example.org")
    return cleaned


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3 or not 1 <= int(text) <= 365:
        raise BadSetting(f"FOOTPATH_KEEP_DAYS is {text!r}; it has to be a whole number of days from 1 to 365")
    return int(text)


def _provider(name: str) -> str:
    try:
        finder_named(name)
    except NotAFinder as fault:
        raise BadSetting(
            f"FOOTPATH_ADDRESSES is {name!r}; it has to be demo, or package.module:name of a provider ({fault})"
        ) from fault
    return name
