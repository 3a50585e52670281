from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.reports import list_making
from frontoffice.app.window.list_export import ListExporter
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.complaint import Identity
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.commands import exporting
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.search.search_page import ExportOrder, SearchPage
from tests.support.examples import a_complainant, a_signed_in, an_intake
from tests.support.papers import texts


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
def exporter(register: Register, page: SearchPage, officer: Officer, tmp_path: Path) -> Iterator[ListExporter]:
    where = Places(tmp_path / "data")
    settings = SettingsController(register, Settings(), where.settings, lambda: officer)
    exporter = ListExporter(register, settings, where, lambda: officer, page)
    yield exporter
    exporter.end()


def an_order(**changes: Any) -> ExportOrder:
    order = {
        "wanted": ListQuery(ListFilter(kind="complaint")),
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
    assert [line.split(";")[0] for line in text.splitlines()] == [
        "Nomor register",
        "0002/PGD-L1/2026",
        "0001/PGD-L1/2026",
    ]
    assert "Rahman" not in text
    (entry,) = register.exports.list_exports(2026)
    assert (entry.body.lines, entry.body.format, entry.body.limited) == (2, "csv", "Jenis: Pengaduan")


@pytest.mark.thorough
def test_a_workbook_holds_identities_with_a_reason_only(
    qtbot: QtBot, page: SearchPage, exporter: ListExporter, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    exporter.export(an_order(identities=True), tmp_path / "stick")
    assert page.find_problem.text() == "Write why."
    assert list((tmp_path / "stick").iterdir()) == []
    assert list(register.exports.list_exports(2026)) == []
    (made,) = exported(
        qtbot, page, exporter, tmp_path / "stick", identities=True, why="Ombudsman", format=ListFormat.XLSX
    )
    assert made.suffix == ".xlsx"
    assert made.read_bytes()[:2] == b"PK"
    (entry,) = register.exports.list_exports(2026)
    assert (entry.body.identities, entry.body.why) == (True, "Ombudsman")


def test_a_list_on_paper_is_shown_and_says_what_it_is_limited_to(
    qtbot: QtBot, page: SearchPage, exporter: ListExporter, register: Register, tmp_path: Path
) -> None:
    with qtbot.waitSignal(exporter.made) as made:
        page.export_asked.emit(an_order(format=ListFormat.PDF))
    paper: OfficePaper = made.args[0]
    (text,) = texts(paper.pdf)
    assert "DAFTAR PENGADUAN, SARAN DAN MASUKAN Jenis: Pengaduan Keadaan per Selasa, 24 November 2026" in text
    assert "Identitas yang dirahasiakan disamarkan" in text
    assert "Dirahasiakan" in text
    assert "Rahman" not in text
    assert "Jumlah 2." in text
    assert page.find_problem.text() == ""
    (entry,) = register.exports.list_exports(2026)
    assert (entry.body.lines, entry.body.format, entry.body.limited) == (2, "pdf", "Jenis: Pengaduan")
    kept = paper.keep()
    assert (kept.name, kept.parent) == ("daftar-pengaduan-2026-11-24-10-32-00.pdf", Places(tmp_path / "data").opened)


@pytest.mark.thorough
def test_a_list_that_is_too_long_for_paper_is_refused_before_anything_is_written(
    page: SearchPage, exporter: ListExporter, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_ON_PAPER", 1)
    exporter.show(an_order(format=ListFormat.PDF))
    assert page.find_problem.text().startswith("On paper a list has 1 lines at most; this one has 2.")
    assert list(register.exports.list_exports(2026)) == []


@pytest.mark.parametrize("form", list(ListFormat))
def test_a_list_that_is_stopped_leaves_nothing(
    qtbot: QtBot,
    page: SearchPage,
    exporter: ListExporter,
    tmp_path: Path,
    form: ListFormat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = threading.Event()  # behind the exporter's own, in the window's thread
    page.stop_asked.connect(heard.set)
    name = "paper" if form is ListFormat.PDF else "file"
    make = getattr(list_making, name)

    def stopped(*given: Any) -> object:
        page.stop_asked.emit()
        assert heard.wait(60)
        return make(*given)

    monkeypatch.setattr(list_making, name, stopped)
    (tmp_path / "stick").mkdir()
    exporter.show(an_order(format=form)) if name == "paper" else exporter.export(
        an_order(format=form), tmp_path / "stick"
    )
    qtbot.waitUntil(lambda: page.find_problem.text() == "Stopped; nothing was saved.")
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.thorough
def test_a_folder_that_is_gone_is_said(qtbot: QtBot, page: SearchPage, exporter: ListExporter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    exporter.export(an_order(), tmp_path / "file")
    qtbot.waitUntil(lambda: page.find_problem.property("state") == "late" and bool(page.find_problem.text()))
    assert "file" in page.find_problem.text()
