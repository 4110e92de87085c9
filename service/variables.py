"""The environment variables that a running service reads, for `--help` and for the docs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable, with the sentence that `--help` shows."""

    name: str
    means: str


VARIABLES = (
    Variable("FOOTPATH_DATABASE", "where answers are kept, such as sqlite:////var/lib/footpath/footpath.db"),
    Variable("FOOTPATH_FILES", "the folder where uploaded files are kept (default: beside the database)"),
    Variable("FOOTPATH_ADDRESSES", "where addresses are looked up: demo, or package.module:name of a provider"),
    Variable(
        "FOOTPATH_HOSTS",
        "host names answered to, separated by commas; localhost, IP addresses and this machine's name always are",
    ),
    Variable("FOOTPATH_ASSETS", "cdn or self, as --assets"),
    Variable("FOOTPATH_PROXIES", "addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed"),
    Variable("FOOTPATH_KEEP_DAYS", "days that answers are kept after the last page turn (default 28)"),
    Variable("FOOTPATH_LOG", "info (a line for each request) or warning (only what needs somebody)"),
    Variable("FOOTPATH_DEBUG", "1 shows the traceback of an unexpected error on the terminal; never on a page"),
)
