from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.documents.case_file import DocumentKind
from frontoffice.ui.document_menu import DocumentMenu


def test_every_paper_has_its_digit(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    menu = DocumentMenu(page)
    texts = [action.text() for action in menu.actions()]
    assert [text[:2] for text in texts] == [f"&{place}" for place in range(1, len(DocumentKind) + 1)]
    with qtbot.waitSignal(menu.asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [DocumentKind.DOSSIER]
