"""What the environment may say, and what is said about what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.settings import BadSetting, Settings, from_environment
from service.variables import VARIABLES

HERE = Path("journeys")


def test_nothing_said_means_the_defaults():
    assert from_environment(HERE, {}) == Settings(HERE)


def test_everything_can_be_said():
    environ = {
        "FOOTPATH_DATABASE": "sqlite:////var/lib/footpath.db",
        "FOOTPATH_HOSTS": "apply.example.org, *.Example.NET",
        "FOOTPATH_ASSETS": "self",
        "FOOTPATH_PROXIES": "10.0.0.1",
        "FOOTPATH_KEEP_DAYS": "7",
        "FOOTPATH_LOG": "warning",
        "FOOTPATH_FILES": "/var/lib/files",
        "FOOTPATH_ADDRESSES": "service.finding_addresses:DemoFinder",
    }
    assert from_environment(HERE, environ) == Settings(
        HERE,
        database="sqlite:////var/lib/footpath.db",
        hosts=("apply.example.org", "*.example.net"),
        assets="self",
        proxies="10.0.0.1",
        keep_days=7,
        log_level="warning",
        files=Path("/var/lib/files"),
        addresses="service.finding_addresses:DemoFinder",
    )
    assert environ.keys() | {"FOOTPATH_DEBUG"} == {variable.name for variable in VARIABLES}


def test_uploaded_files_are_kept_beside_the_database_unless_told_otherwise():
    beside = Settings(HERE, database="sqlite:////var/lib/footpath.db")
    assert beside.folder_of_files == Path("/var/lib/footpath.db.files")
    assert Settings(HERE, files=Path("elsewhere")).folder_of_files == Path("elsewhere")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("FOOTPATH_HOSTS", "https://a.example", "FOOTPATH_HOSTS holds 'https://a.example'; write names only"),
        ("FOOTPATH_ASSETS", "local", "FOOTPATH_ASSETS is 'local'; it has to be cdn or self"),
        ("FOOTPATH_KEEP_DAYS", "0", "FOOTPATH_KEEP_DAYS is '0'; it has to be a whole number of days from 1 to 365"),
        ("FOOTPATH_KEEP_DAYS", "٣", "FOOTPATH_KEEP_DAYS is '٣'; it has to be"),
        ("FOOTPATH_KEEP_DAYS", "9" * 5000, "it has to be a whole number"),
        ("FOOTPATH_ADDRESSES", "nothing:there", "FOOTPATH_ADDRESSES is 'nothing:there'; it has to be demo, or package"),
        (
            "FOOTPATH_ADDRESSES",
            "json:loads",
            "it has to be demo, or package.module:name of a provider (json:loads has no",
        ),
        ("FOOTPATH_LOG", "debug", "FOOTPATH_LOG is 'debug'; it has to be info or warning"),
    ],
)
def test_what_cannot_be_used_is_named(name, value, says):
    with pytest.raises(BadSetting) as raised:
        from_environment(HERE, {name: value})
    assert says in str(raised.value)
