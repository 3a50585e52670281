from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.list_export import ReadsExporter
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.admin.reads_page import ReadsOrder, ReadsPage
from tests.support.examples import TODAY, a_reader


@pytest.fixture
def reader(register: Register) -> Officer:
    reader = a_reader(register)
    register.reading_log.note(Read(ReadWhat.SEARCH, limited="Terlambat", lines=7), reader)
    return reader


@pytest.fixture
def shown(qtbot: QtBot, register: Register, reader: Officer) -> ReadsPage:
    shown = ReadsPage(register, lambda: reader)
    qtbot.addWidget(shown)
    shown.show()
    shown.start()
    return shown


@pytest.fixture
def exporter(register: Register, shown: ReadsPage, reader: Officer) -> Iterator[ReadsExporter]:
    exporter = ReadsExporter(register, shown, lambda: reader)
    yield exporter
    exporter.end()


def an_order(shown: ReadsPage, form: ListFormat) -> ReadsOrder:
    return ReadsOrder(shown.period, tuple(shown.cells(one) for one in shown.lines), form, new_id())


def test_the_month_is_a_file_and_an_entry_and_was_read_itself(
    qtbot: QtBot, register: Register, shown: ReadsPage, exporter: ReadsExporter, tmp_path: Path, reader: Officer
) -> None:
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(shown, ListFormat.CSV), folder)
    qtbot.waitUntil(lambda: "The list is in" in shown.reads_message.text())
    (made,) = folder.iterdir()
    assert made.name == "yang-dilihat-pemeriksa-2026-11-24-10-32-00.csv"
    text = made.read_text(encoding="utf-8-sig").splitlines()
    assert text[1].split(";") == [
        *("24-11-2026 10.32 WIB", "Search, Terlambat, 7 line(s)", reader.name),
        *("Ombudsman RI", "L1"),
    ]
    (entry,) = register.exports.list_exports(2026)
    assert (entry.body.name, entry.body.lines, entry.body.period) == ("reads", 1, "2026-11")
    assert [one.body.what for one in register.reading_log.list_reads(TODAY, reader)] == ["list", "search"]


@pytest.mark.thorough
def test_a_workbook_is_written_as_well_and_a_failure_is_said(
    qtbot: QtBot, shown: ReadsPage, exporter: ReadsExporter, tmp_path: Path
) -> None:
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(shown, ListFormat.XLSX), folder)
    qtbot.waitUntil(lambda: "The list is in" in shown.reads_message.text())
    assert [one.suffix for one in folder.iterdir()] == [".xlsx"]
    (taken := tmp_path / "taken").touch()
    exporter.export(an_order(shown, ListFormat.CSV), taken)
    qtbot.waitUntil(lambda: "The list is in" not in shown.reads_message.text())
    assert shown.reads_message.text()
