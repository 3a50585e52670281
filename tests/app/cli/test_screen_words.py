from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from frontoffice.app.cli.screen_words import failure, in_indonesian
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure


def words() -> str:
    return QCoreApplication.translate("PapersPage", "Where to save it; whoever opens that folder reads it")


@pytest.mark.usefixtures("qapp")
def test_a_command_speaks_as_the_screens_do_and_only_meanwhile() -> None:
    before = words()
    with in_indonesian():
        assert words().startswith("Tempat menyimpan; siapa pun")
    assert words() == before


@pytest.mark.usefixtures("qapp")
def test_what_did_not_work_is_said_in_the_words_of_the_screens() -> None:
    assert "penuh" in failure(Unavailable(RegisterFailure.DISK_FULL))
    assert "lebih baru" in failure(Unavailable(RegisterFailure.NEWER))


@pytest.mark.usefixtures("qapp")
def test_no_command_says_that_what_was_typed_is_kept() -> None:
    for code in RegisterFailure:
        said = failure(Unavailable(code)).lower()
        assert "isian" not in said
        assert "ketik" not in said or "kertas" in said  # but the code of the recovery paper
