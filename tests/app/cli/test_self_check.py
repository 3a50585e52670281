from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice.app.cli import self_check


@pytest.mark.seconds
def test_this_installation_has_all_its_parts(qapp: QApplication) -> None:
    self_check.check(qapp)


def test_a_part_that_is_missing_is_named(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontoffice.assets.form_names", tuple)
    with pytest.raises(FileNotFoundError, match="forms"):
        self_check.check(qapp)


@pytest.mark.long  # the same in a process of its own
def test_the_check_of_this_installation_says_ok() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "frontoffice", "--check"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.strip().endswith(": ok"), ended.stderr
    assert ended.returncode == 0
