"""An export before it is taken in: its columns, what each row becomes, and the taking in by one key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontoffice.attaching import tables
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.tables import ReadTable
from frontoffice.errors import Problem, Refused
from frontoffice.register.register import Register
from frontoffice.ui.import_page import ImportPage
from tests.support.exports import FIRST, HEADERS, OTHER, a_csv
from tests.support.in_front import in_front

OLD = (*FIRST[:1], "20 November 2026", *FIRST[2:])
EXPORT = a_csv(HEADERS, OLD, (*OTHER[:1], "21/11/2026", *OTHER[2:]), ("#3", "kapan?", "", "x", "", ""))


class Files:
    """What the page's files hold, read at once."""

    def __init__(self) -> None:
        self.content = EXPORT

    def read(self, _path: Path, done: Callable[[ReadTable], None], failed: Callable[[Exception], None]) -> None:
        try:
            table = tables.read(self.content)
        except Refused as refused:
            failed(refused)
        else:
            done(table)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def preview(register: Register, qtbot: QtBot, files: Files) -> ImportPage:
    shown = in_front(qtbot, ImportPage(register, files.read), 1366, 700)
    shown.start()
    return shown


def states(preview: ImportPage) -> list[str]:
    return [item.text() for row in range(preview.rows.rowCount()) if (item := preview.rows.item(row, 1))]


def fields(preview: ImportPage) -> list[QComboBox]:
    found = preview.columns_content.findChildren(QComboBox)
    return [one for one in found if one.isVisible()]


def choose(field: QComboBox, name: str) -> None:
    field.setCurrentIndex(field.findData(name))
    field.activated.emit(field.currentIndex())


def take(preview: ImportPage, qtbot: QtBot) -> None:
    QTest.keyClick(preview.rows, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not preview.stop_button.isVisible())


def test_each_row_says_what_it_becomes_and_one_key_takes_in_the_new_ones(
    preview: ImportPage, register: Register, qtbot: QtBot
) -> None:
    preview.open(Path("ekspor.csv"))
    assert preview.channel.currentData() == "sp4n"
    assert states(preview) == ["new", "new", "refused"]
    why = preview.rows.item(2, 4)
    assert why is not None
    assert "kapan?" in why.text()
    take(preview, qtbot)
    assert register.inbox.count_waiting() == 2
    assert states(preview) == ["here already", "here already", "refused"]
    assert not preview.take_button.isVisible()
    preview.open(Path("ekspor.csv"))
    assert states(preview) == ["here already", "here already", "refused"]


def test_a_column_that_is_matched_by_hand_judges_the_rows_anew_and_is_remembered(
    preview: ImportPage, register: Register, qtbot: QtBot, files: Files
) -> None:
    files.content = a_csv(("Kolom A", "Kolom B"), ("Berkas hilang", "WEB-1"))
    preview.open(Path("situs.csv"))
    assert states(preview) == ["refused"]
    choose(fields(preview)[0], "text")
    choose(fields(preview)[1], "external_id")
    assert states(preview) == ["new"]
    take(preview, qtbot)
    files.content = a_csv(("kolom a", "kolom b"), ("Lain", "WEB-2"), ("Berkas hilang", "WEB-1"))
    preview.open(Path("lain.csv"))
    assert [one.currentData() for one in fields(preview)] == ["text", "external_id"]
    assert states(preview) == ["new", "here already"]
    choose(fields(preview)[0], "external_id")
    assert [one.currentData() for one in fields(preview)] == ["external_id", ""]


def test_another_channel_knows_other_numbers(preview: ImportPage, qtbot: QtBot) -> None:
    preview.open(Path("ekspor.csv"))
    take(preview, qtbot)
    preview.channel.setCurrentIndex(preview.channel.findData("website"))
    preview.channel.activated.emit(preview.channel.currentIndex())
    assert states(preview) == ["new", "new", "refused"]


def test_what_was_stopped_goes_on_where_it_was(
    preview: ImportPage, register: Register, qtbot: QtBot, files: Files
) -> None:
    rows = [(f"#{no}", "20/11/2026", "", f"Laporan {no}", "", "") for no in range(200)]
    files.content = a_csv(HEADERS, *rows)
    preview.open(Path("ekspor.csv"))
    QTest.keyClick(preview.rows, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: preview.import_progress.value() > 0)
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    taken = register.inbox.count_waiting()
    assert 0 < taken < 200
    assert states(preview).count("new") == 200 - taken
    take(preview, qtbot)
    assert register.inbox.count_waiting() == 200


def test_leaving_the_page_stops_and_escape_leads_back(preview: ImportPage, register: Register, qtbot: QtBot) -> None:
    preview.open(Path("ekspor.csv"))
    QTest.keyClick(preview.rows, Qt.Key.Key_F9)
    preview.hide()
    assert not preview.stop_button.isVisibleTo(preview)
    preview.show()
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert register.inbox.count_waiting() == 0


def test_a_file_that_is_no_table_is_said_and_nothing_is_offered(preview: ImportPage, files: Files) -> None:
    preview.open(Path("ekspor.csv"))
    files.content = b"%PDF-1.7"
    preview.open(Path("surat.pdf"))
    assert "no table" in preview.import_message.text()
    assert not preview.rows.isVisible()
    assert not preview.take_button.isVisible()


def test_only_the_file_that_was_chosen_last_is_shown(register: Register, qtbot: QtBot) -> None:
    waiting: list[tuple[Callable[[ReadTable], None], Callable[[Exception], None]]] = []
    preview = in_front(
        qtbot, ImportPage(register, lambda _path, done, failed: waiting.append((done, failed))), 1366, 700
    )
    for name in ("a.csv", "b.csv", "c.csv"):
        preview.open(Path(name))
    waiting[2][0](tables.read(EXPORT))
    waiting[0][0](ReadTable(("x",), ()))
    waiting[1][1](Refused(Problem("", FileRefusal.DAMAGED)))
    assert len(states(preview)) == 3
    assert preview.import_message.text() == ""
    assert preview.file_name.text() == "c.csv"


def test_who_asks_for_confidence_is_not_named_in_the_preview(preview: ImportPage, files: Files) -> None:
    files.content = a_csv(("Isi", "Nama", "Rahasia"), ("x", "Dewi", "Ya"), ("y", "Budi", "Tidak"))
    preview.open(Path("situs.csv"))
    names = [item.text() for row in range(2) if (item := preview.rows.item(row, 3))]
    assert names == ["[dirahasiakan]", "Budi"]
