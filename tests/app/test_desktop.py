from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from frontoffice.app import desktop


def test_windows_and_mac_need_nothing_more() -> None:
    assert desktop.lacks({}, platform="win32") == ""
    assert desktop.lacks({}, platform="darwin") == ""


def test_drawing_without_a_screen_needs_no_display() -> None:
    assert desktop.lacks({"QT_QPA_PLATFORM": "offscreen"}, platform="linux") == ""


def test_a_computer_without_a_display_is_told_so_in_one_line() -> None:
    told = desktop.lacks({}, platform="linux")
    assert told.startswith("frontoffice: ")
    assert "\n" not in told


def test_a_display_that_does_not_answer_is_no_display() -> None:
    assert desktop.lacks({"DISPLAY": ":4711"}, platform="linux") != ""


def test_missing_libraries_are_named_with_their_packages(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    missing = (("libnowhere-to-be-found.so.1", "libnowhere1"), ("libalso-not.so.0", "libalso0"))
    monkeypatch.setattr(desktop, "LIBRARIES", missing)
    assert desktop.lacks({}, platform="linux", display=False) == (
        "frontoffice: pustaka desktop belum terpasang: libnowhere1 libalso0 (sudo apt install libnowhere1 libalso0)"
    )


def test_without_a_display_the_program_ends_with_2_and_one_line(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "frontoffice", "--data", str(tmp_path)],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
