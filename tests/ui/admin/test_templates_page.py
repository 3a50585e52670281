"""The page of the Word templates: which letter has one of the office, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.office_documents import LETTERS as PAPERS
from frontoffice.ui.admin.templates_page import LETTERS, TemplatesPage


@pytest.fixture
def listed(qtbot: QtBot, tmp_path: Path) -> TemplatesPage:
    made = TemplatesPage(lambda kind: tmp_path / f"{kind}.docx")
    qtbot.addWidget(made)
    made.show()
    made.start()
    return made


def states(listed: TemplatesPage) -> list[str]:
    return [listed.templates.item(row, 1).text() for row in range(listed.templates.rowCount())]  # type: ignore[union-attr]


def test_every_letter_has_a_row_and_says_whose_its_template_is(listed: TemplatesPage, tmp_path: Path) -> None:
    assert tuple(PAPERS) == LETTERS
    assert states(listed) == ["As delivered"] * len(LETTERS)
    assert not listed.delivered.isEnabled()
    (tmp_path / f"{LETTERS[0]}.docx").write_bytes(b"x")
    listed.show_taken(LETTERS[0])
    assert states(listed)[0].startswith("The office's own, chosen on ")
    assert listed.delivered.isEnabled()
    assert "Surat Jawaban" in listed.templates_message.text()


def test_what_is_asked_for_is_the_marked_letter(listed: TemplatesPage, tmp_path: Path) -> None:
    asked: list[tuple[Any, ...]] = []
    listed.write_asked.connect(lambda *given: asked.append(("write", *given)))
    listed.chosen.connect(lambda *given: asked.append(("choose", *given)))
    listed.delivered_asked.connect(lambda kind: asked.append(("delivered", kind)))
    (tmp_path / f"{LETTERS[2]}.docx").write_bytes(b"x")
    listed.start()
    listed.templates.selectRow(2)
    for key in (Qt.Key.Key_D, Qt.Key.Key_O):
        QTest.keyClick(listed.templates, key, Qt.KeyboardModifier.AltModifier)
        dialog = listed.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit("a")
        dialog.close()
    QTest.keyClick(listed.templates, Qt.Key.Key_Delete)
    third = DocumentKind.COMPLETION
    assert asked == [("write", third, Path("a")), ("choose", third, Path("a")), ("delivered", third)]


def test_what_goes_on_and_what_failed_is_said(listed: TemplatesPage, tmp_path: Path) -> None:
    listed.show_begun()
    assert listed.templates_message.property("state") == "soon"
    listed.show_written(tmp_path / "a.docx")
    assert str(tmp_path / "a.docx") in listed.templates_message.text()
    listed.show_failure("Rusak.")
    assert (listed.templates_message.text(), listed.templates_message.property("state")) == ("Rusak.", "late")
    listed.show_delivered(LETTERS[1])
    assert "Undangan Klarifikasi" in listed.templates_message.text()


def test_esc_leads_back(listed: TemplatesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listed.left):
        QTest.keyClick(listed.templates, Qt.Key.Key_Escape)
