from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.reads_export import ReadsExporter
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
def page(qtbot: QtBot, register: Register, reader: Officer) -> ReadsPage:
    page = ReadsPage(register, lambda: reader)
    qtbot.addWidget(page)
    page.show()
    page.start()
    return page


@pytest.fixture
def exporter(register: Register, page: ReadsPage, reader: Officer) -> Iterator[ReadsExporter]:
    exporter = ReadsExporter(register, page, lambda: reader)
    yield exporter
    exporter.end()


def an_order(page: ReadsPage, form: ListFormat) -> ReadsOrder:
    return ReadsOrder(page._period, tuple(page._cells(one) for one in page.lines), form, new_id())


def test_the_month_is_a_file_and_an_entry_and_was_read_itself(
    qtbot: QtBot, register: Register, page: ReadsPage, exporter: ReadsExporter, tmp_path: Path, reader: Officer
) -> None:
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(page, ListFormat.CSV), folder)
    qtbot.waitUntil(lambda: "The list is in" in page.reads_message.text())
    (made,) = folder.iterdir()
    assert made.name == "yang-dilihat-pemeriksa-2026-11-24-10-32-00.csv"
    text = made.read_text(encoding="utf-8-sig").splitlines()
    assert text[1].split(";") == [
        *("24-11-2026 10.32 WIB", "Search, Terlambat, 7 line(s)", reader.name),
        *("Ombudsman RI", "L1"),
    ]
    (entry,) = register.exports.made(2026)
    assert (entry.body.name, entry.body.lines, entry.body.period) == ("reads", 1, "2026-11")
    assert [one.body.what for one in register.reading_log.written(TODAY, reader)] == ["list", "search"]


@pytest.mark.thorough
def test_a_workbook_is_written_as_well_and_a_failure_is_said(
    qtbot: QtBot, page: ReadsPage, exporter: ReadsExporter, tmp_path: Path
) -> None:
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(page, ListFormat.XLSX), folder)
    qtbot.waitUntil(lambda: "The list is in" in page.reads_message.text())
    assert [one.suffix for one in folder.iterdir()] == [".xlsx"]
    exporter.export(an_order(page, ListFormat.CSV), tmp_path / "gone")
    qtbot.waitUntil(lambda: "The list is in" not in page.reads_message.text())
    assert page.reads_message.text()
