from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.list_export import ListExporter
from frontoffice.domain.complaint import Identity
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.queries.complaint_list import Wanted
from frontoffice.register.register import Register
from frontoffice.ui.search.search_page import ExportOrder, SearchPage
from tests.support.examples import a_complainant, a_signed_in, an_intake


@pytest.fixture
def officer(register: Register) -> Officer:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    hidden = a_complainant(identity=Identity.CONFIDENTIAL, name="Rahman Hakim")
    register.complaints.record(an_intake(complainant=hidden), officer, uuid4())
    return officer


@pytest.fixture
def page(qtbot: QtBot, register: Register, officer: Officer) -> SearchPage:
    page = SearchPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def exporter(register: Register, page: SearchPage, officer: Officer) -> Iterator[ListExporter]:
    exporter = ListExporter(register, page, lambda: officer)
    yield exporter
    exporter.end()


def an_order(**changes: Any) -> ExportOrder:
    order = {
        "wanted": Wanted(ListFilter(kind="complaint")),
        "limited": "Jenis: Pengaduan",
        "format": ListFormat.CSV,
        "identities": False,
        "why": "",
        "action": uuid4(),
    }
    return ExportOrder(**{**order, **changes})


def exported(qtbot: QtBot, page: SearchPage, exporter: ListExporter, folder: Path, **changes: Any) -> list[Path]:
    exporter.export(an_order(**changes), folder)
    qtbot.waitUntil(lambda: "The list is in" in page.find_problem.text())
    return list(folder.iterdir())


def test_a_list_is_a_file_in_the_folder_and_an_entry(
    qtbot: QtBot, page: SearchPage, exporter: ListExporter, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    (made,) = exported(qtbot, page, exporter, tmp_path / "stick")
    assert made.name == "daftar-pengaduan-2026-11-24-10-32-00.csv"
    text = made.read_text(encoding="utf-8-sig")
    assert [line.split(";")[0] for line in text.splitlines()] == ["Nomor", "0002/PGD-L1/2026", "0001/PGD-L1/2026"]
    assert "Rahman" not in text
    (entry,) = register.exports.made(2026)
    assert (entry.body.lines, entry.body.format, entry.body.limited) == (2, "csv", "Jenis: Pengaduan")


def test_a_workbook_holds_identities_with_a_reason_only(
    qtbot: QtBot, page: SearchPage, exporter: ListExporter, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    exporter.export(an_order(identities=True), tmp_path / "stick")
    assert page.find_problem.text() == "Write why."
    assert list((tmp_path / "stick").iterdir()) == []
    assert list(register.exports.made(2026)) == []
    (made,) = exported(
        qtbot, page, exporter, tmp_path / "stick", identities=True, why="Ombudsman", format=ListFormat.XLSX
    )
    assert made.suffix == ".xlsx"
    assert made.read_bytes()[:2] == b"PK"
    (entry,) = register.exports.made(2026)
    assert (entry.body.identities, entry.body.why) == (True, "Ombudsman")


def test_a_list_that_is_stopped_leaves_nothing(
    qtbot: QtBot, page: SearchPage, exporter: ListExporter, tmp_path: Path
) -> None:
    exporter.progressed.connect(lambda _done, _of: None)
    exporter._page.stop_asked.emit()
    ids = exporter._register.lists.ids(Wanted())
    (tmp_path / "stick").mkdir()
    with pytest.raises(Exception, match="stopped"):
        exporter._write(an_order(), ids, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, page: SearchPage, exporter: ListExporter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    exporter.export(an_order(), tmp_path / "file")
    qtbot.waitUntil(lambda: page.find_problem.property("state") == "late" and bool(page.find_problem.text()))
    assert "file" in page.find_problem.text()
