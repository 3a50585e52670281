from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.app.startup import desktop_requirements

pytestmark = pytest.mark.posix("the libraries of a Linux desktop")

NOWHERE = (("libnowhere-to-be-found.so.1", "libnowhere1"),)
ANYWHERE = (("libc.so.6", "libc6"),)
NOT_INSTALLED = "frontoffice: pustaka desktop belum terpasang; pasang dengan: sudo apt install libnowhere1"


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a desktop whose Wayland compositor answers."""
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}


def a_start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frontoffice", "--data", str(tmp_path / "data")],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **environment},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )


def test_windows_and_mac_need_nothing_more() -> None:
    assert desktop_requirements.missing_requirement({}, platform="win32") == ""
    assert desktop_requirements.missing_requirement({}, platform="darwin") == ""


def test_drawing_without_a_screen_needs_no_display() -> None:
    assert desktop_requirements.missing_requirement({"QT_QPA_PLATFORM": "offscreen"}, platform="linux") == ""


def test_a_computer_without_a_display_is_told_so_in_one_line() -> None:
    sentence = desktop_requirements.missing_requirement({}, platform="linux")
    assert sentence.startswith("frontoffice: ")
    assert "\n" not in sentence


def test_a_display_that_does_not_answer_is_no_display() -> None:
    assert desktop_requirements.missing_requirement({"DISPLAY": ":4711"}, platform="linux") != ""


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = (("libnowhere-to-be-found.so.1", "libnowhere1"), ("libalso-not.so.0", "libalso0"))
    monkeypatch.setattr(desktop_requirements, "LIBRARIES", missing)
    assert desktop_requirements.missing_requirement({}, platform="linux", display=False) == (
        "frontoffice: pustaka desktop belum terpasang; pasang dengan: sudo apt install libnowhere1 libalso0"
    )


def test_a_bare_machine_is_told_of_all_at_once_even_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_requirements, "X11_LIBRARIES", NOWHERE)
    assert desktop_requirements.missing_requirement({}, platform="linux", display=False) == ""
    monkeypatch.setattr(desktop_requirements, "LIBRARIES", (("libalso-not.so.0", "libalso0"),))
    assert ": sudo apt install libalso0 libnowhere1" in desktop_requirements.missing_requirement(
        {}, platform="linux", display=False
    )
    assert desktop_requirements.missing_requirement(
        {}, platform="linux", display=False
    ) == desktop_requirements.missing_requirement({}, platform="linux")


def test_a_wayland_screen_that_answers_needs_its_own_libraries_and_none_of_x11(
    monkeypatch: pytest.MonkeyPatch, wayland: dict[str, str]
) -> None:
    monkeypatch.setattr(desktop_requirements, "X11_LIBRARIES", NOWHERE)
    monkeypatch.setattr(desktop_requirements, "WAYLAND_LIBRARIES", ANYWHERE)  # a desktop of X11 lacks the real ones
    assert desktop_requirements.missing_requirement(wayland, platform="linux") == ""
    monkeypatch.setattr(desktop_requirements, "WAYLAND_LIBRARIES", NOWHERE)
    assert desktop_requirements.missing_requirement(wayland, platform="linux") == NOT_INSTALLED


def test_a_forced_x11_is_checked_as_if_there_were_no_wayland(
    monkeypatch: pytest.MonkeyPatch, wayland: dict[str, str]
) -> None:
    forced = {**wayland, "QT_QPA_PLATFORM": "xcb"}
    monkeypatch.setattr(desktop_requirements, "X11_LIBRARIES", ANYWHERE)
    assert desktop_requirements.missing_requirement(forced, platform="linux").startswith("frontoffice: tidak ada layar")
    monkeypatch.setattr(desktop_requirements, "X11_LIBRARIES", NOWHERE)
    assert desktop_requirements.missing_requirement(forced, platform="linux") == NOT_INSTALLED


def test_a_forced_wayland_that_does_not_answer_is_no_display() -> None:
    forced = {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}
    assert desktop_requirements.missing_requirement(forced, platform="linux").startswith("frontoffice: tidak ada layar")


def test_a_wayland_socket_that_cannot_even_be_looked_at_does_not_answer() -> None:
    beyond = {"WAYLAND_DISPLAY": "w" * 300, "XDG_RUNTIME_DIR": "/run"}  # as with the folder of somebody else
    assert desktop_requirements.missing_requirement(beyond, platform="linux").startswith("frontoffice: tidak ada layar")


@pytest.mark.thorough
def test_a_socket_that_a_killed_compositor_left_behind_is_no_display(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
    ended = a_start(tmp_path, WAYLAND_DISPLAY="wayland-0", XDG_RUNTIME_DIR=str(tmp_path))
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)


@pytest.mark.thorough
def test_a_forced_x11_without_a_display_ends_with_2_and_one_line(tmp_path: Path, wayland: dict[str, str]) -> None:
    ended = a_start(tmp_path, QT_QPA_PLATFORM="xcb", **wayland)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)


@pytest.mark.thorough
def test_without_a_display_the_program_ends_with_2_and_one_line(tmp_path: Path) -> None:
    ended = a_start(tmp_path)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
