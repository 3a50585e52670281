from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.list_export import ConsultationExporter
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.register import Register
from frontoffice.ui.consultations import ConsultationOrder, ConsultationPage
from tests.support.examples import a_signed_in


@pytest.fixture
def officer(register: Register) -> Officer:
    officer = a_signed_in(register)
    for identity in (Identity.OPEN, Identity.CONFIDENTIAL):
        asked = Inquiry("counter", "Rahman bertanya", "", "Siti", "", "Rahman Hakim", identity)
        register.consulting.record(asked, officer, uuid4())
    return officer


@pytest.fixture
def page(qtbot: QtBot, register: Register, officer: Officer) -> ConsultationPage:
    page = ConsultationPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.show()
    page.start()
    return page


@pytest.fixture
def exporter(register: Register, page: ConsultationPage, officer: Officer) -> Iterator[ConsultationExporter]:
    exporter = ConsultationExporter(register, page, lambda: officer)
    yield exporter
    exporter.end()


def an_order(page: ConsultationPage, **changes: Any) -> ConsultationOrder:
    order = {"limited": "hari ini", "format": ListFormat.CSV, "identities": False, "why": "", "action": uuid4()}
    return ConsultationOrder(page.sought, **{**order, **changes})


@pytest.mark.parametrize(
    "changes", [{}, {"identities": True, "why": "Diminta Inspektorat"}], ids=["masked", "with identities"]
)
def test_a_list_is_a_file_and_an_entry(
    qtbot: QtBot,
    page: ConsultationPage,
    exporter: ConsultationExporter,
    register: Register,
    tmp_path: Path,
    changes: dict[str, Any],
) -> None:
    hidden = ("Rahman Hakim", "Rahman bertanya") if changes else ("Dirahasiakan", "[dirahasiakan] bertanya")
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(page, **changes), folder)
    qtbot.waitUntil(lambda: "The list is in" in page.consultation_problem.text())
    (made,) = folder.iterdir()
    assert made.name == "daftar-konsultasi-2026-11-24-10-32-00.csv"
    lines = [line.split(";") for line in made.read_text(encoding="utf-8-sig").splitlines()][1:]
    assert sorted((line[6], line[7]) for line in lines) == sorted([hidden, ("Rahman Hakim", "Rahman bertanya")])
    (entry,) = register.exports.list_exports(2026)
    assert (entry.body.name, entry.body.lines, entry.body.why) == ("consultations", 2, changes.get("why", ""))


@pytest.mark.thorough
def test_a_workbook_is_written_as_well(
    qtbot: QtBot, page: ConsultationPage, exporter: ConsultationExporter, tmp_path: Path
) -> None:
    (folder := tmp_path / "stick").mkdir()
    exporter.export(an_order(page, format=ListFormat.XLSX), folder)
    qtbot.waitUntil(lambda: "The list is in" in page.consultation_problem.text())
    assert [path.suffix for path in folder.iterdir()] == [".xlsx"]


@pytest.mark.thorough
def test_without_a_reason_no_confidential_name_goes_out(
    page: ConsultationPage, exporter: ConsultationExporter, register: Register, tmp_path: Path
) -> None:
    exporter.export(an_order(page, identities=True), tmp_path / "stick")
    assert page.consultation_problem.text()
    assert list(register.exports.list_exports(2026)) == []


def test_a_folder_that_is_gone_is_said_on_the_page(
    qtbot: QtBot, page: ConsultationPage, exporter: ConsultationExporter, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("x")
    exporter.export(an_order(page), tmp_path / "taken")
    qtbot.waitUntil(lambda: bool(page.consultation_problem.text()))
    assert "The list is in" not in page.consultation_problem.text()
