from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice.app.cli import self_check
from frontoffice.app.training import practice_desk, practice_register
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from tests.support.examples import a_signed_in, an_intake, lay_blank


@pytest.mark.seconds
def test_this_installation_has_all_its_parts(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice_register, "prepare", a_little_practice)
    self_check.check(qapp)


@pytest.mark.long
def test_this_installation_has_all_its_parts_and_practises(qapp: QApplication) -> None:
    self_check.check(qapp)


def a_little_practice(where: Places) -> None:
    """Stand in for the practice register, which takes seconds: one complaint, and who prints it."""
    lay_blank(where.register)
    with closing(open_register(where.register, practice_desk.DESK)) as register:
        intake = an_intake(description="Sebuah contoh.")
        register.complaints.record(intake, a_signed_in(register), new_id())


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
