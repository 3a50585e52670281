from __future__ import annotations

import sys
from pathlib import Path

import pytest

from frontoffice import os_keyring
from tests.support.desktop_session import UNLOCKED, Desktop

pytestmark = pytest.mark.posix("the Secret Service is a keyring of Linux")
KEEP = """
from frontoffice import os_keyring
os_keyring.keep("frontoffice", "loket", "rahasia")
"""
FIND = """
import sys
from frontoffice import os_keyring
try:
    print(os_keyring.is_usable(), os_keyring.find("frontoffice", sys.argv[1]) or "none")
except os_keyring.KeyringLocked:
    print("locked")
assert "keyring" not in sys.modules
"""


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Give this process what a program has at its start on a desktop without a bus."""
    for name in ("PYTHON_KEYRING_BACKEND", os_keyring.BUS, "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    return monkeypatch


def test_without_a_bus_there_is_no_keyring_and_none_is_looked_for(desktop: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desktop.setattr(os_keyring, "_SESSIONS", tmp_path)
    assert os_keyring.has_service() is False
    with pytest.raises(os_keyring.Missing):
        os_keyring.find_in_service("frontoffice", "loket")
    assert not os_keyring.is_usable()
    with pytest.raises(os_keyring.KeyringMissing):
        os_keyring.find("frontoffice", "loket")
    assert "keyring" not in sys.modules


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring"),
        ("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/elsewhere"),
        ("XDG_CURRENT_DESKTOP", "KDE"),
    ],
)
def test_where_another_keyring_may_come_first_keyring_has_to_say(
    desktop: pytest.MonkeyPatch, name: str, text: str
) -> None:
    desktop.setenv(name, text)
    assert os_keyring.has_service() is None
    assert os_keyring.find_in_service("frontoffice", "loket") is None


def test_a_keyring_that_is_configured_or_at_work_has_to_say(desktop: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desktop.setitem(sys.modules, "keyring", sys)
    assert os_keyring.has_service() is None
    desktop.delitem(sys.modules, "keyring")
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").touch()
    assert os_keyring.has_service() is None


def test_a_bus_that_nobody_listens_on_is_asked_through_keyring(desktop: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desktop.setenv(os_keyring.BUS, f"unix:path={tmp_path / 'gone'}")
    assert os_keyring.has_service() is None
    assert os_keyring.find_in_service("frontoffice", "loket") is None


@pytest.mark.long
def test_what_was_kept_is_found_without_importing_keyring_and_not_while_it_is_locked(tmp_path: Path) -> None:
    session = Desktop(tmp_path)
    with session.signed_in(*UNLOCKED):
        assert session.says(FIND, "loket") == "True none"
        session.runs(KEEP)
        assert session.says(FIND, "loket") == "True rahasia"
        assert session.says(FIND, "another") == "True none"
    with session.signed_in():
        assert session.says(FIND, "loket") == "locked"
