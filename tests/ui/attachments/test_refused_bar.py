"""The bar that names what was brought and not attached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.attachments import RefusedFile
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.attachments.unattached_files import RefusedBar, read_refused, write_refused
from tests.support.attached_files import LIMITS
from tests.support.same_reader import SameReader

REASON = "It is no picture and no PDF. Save it as one of them. Then add it again."


@pytest.fixture
def files() -> PendingFiles:
    return PendingFiles(SameReader(), lambda: LIMITS)


@pytest.fixture
def bar(files: PendingFiles, qtbot: QtBot) -> RefusedBar:
    bar = RefusedBar(files)
    qtbot.addWidget(bar)
    return bar


def test_it_is_seen_only_while_there_is_something_to_name(bar: RefusedBar, files: PendingFiles) -> None:
    assert bar.isHidden()
    files.refuse("catatan.txt", REASON)
    files.refuse("catatan.txt", REASON)
    assert not bar.isHidden()
    assert bar.text.text().splitlines()[1:] == [f"catatan.txt: {REASON}"], "all of why, and once"
    files.forget_refused()
    assert (bar.isHidden(), bar.text.text()) == (True, "")


def test_of_several_each_has_a_short_reason_and_of_many_the_rest_is_counted(
    bar: RefusedBar, files: PendingFiles
) -> None:
    for no in range(1, 6):
        files.refuse(f"{no}.txt", REASON)
    head, *lines, last = bar.text.text().splitlines()
    assert "5" in head
    assert lines == [f"{no}.txt: It is no picture and no PDF." for no in (1, 2, 3)]
    assert "2" in last


def test_its_button_names_none_of_them_by_mouse_and_by_enter(bar: RefusedBar, files: PendingFiles) -> None:
    for press in (bar.drop_button.click, lambda: QTest.keyClick(bar.drop_button, Qt.Key.Key_Return)):
        files.refuse("catatan.txt", REASON)
        press()
        assert (files.refused, bar.isHidden()) == ((), True)


def test_a_name_is_text_and_no_markup(bar: RefusedBar, files: PendingFiles) -> None:
    files.refuse("<b>catatan</b>.txt", REASON)
    assert bar.text.textFormat() is Qt.TextFormat.PlainText


def test_what_a_form_keeps_of_them_comes_back_as_it_was() -> None:
    files = (RefusedFile("a, “b”.txt", REASON), RefusedFile("c.msg", "", None))
    assert read_refused({"refused_files": write_refused(files)}) == files
    assert read_refused({}) == ()
