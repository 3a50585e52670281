from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.documents.case_file import NUMBERED, DocumentKind, Wanted
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.document_menu import DocumentMenu, Papers
from tests.examples import an_officer

HENDRA = an_officer(Role.SUPERVISOR)
SUBJECT = uuid4()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def asked() -> list[Wanted]:
    return []


@pytest.fixture
def papers(register: Register, page: QWidget, asked: list[Wanted]) -> Papers:
    papers = Papers(register, QVBoxLayout(page), page)
    papers.wanted.connect(asked.append)
    papers.show_for(SUBJECT, revealed=True)
    return papers


def test_every_paper_has_its_digit(page: QWidget, qtbot: QtBot) -> None:
    menu = DocumentMenu(page)
    texts = [action.text() for action in menu.actions()]
    assert [text[:2] for text in texts] == [f"&{place}" for place in range(1, len(DocumentKind) + 1)]
    with qtbot.waitSignal(menu.asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [DocumentKind.DOSSIER]


def test_where_papers_have_no_number_the_digit_makes_it(papers: Papers, asked: list[Wanted]) -> None:
    papers.menu.actions()[1].trigger()
    assert asked == [Wanted(SUBJECT, DocumentKind.RESPONSE, "", revealed=True)]


def test_the_next_number_is_proposed_and_may_be_another(
    papers: Papers, asked: list[Wanted], register: Register
) -> None:
    register.set_paper_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    papers.ask(DocumentKind.RESPONSE)
    assert asked == []
    assert papers.numbers.reason.text() == "001/DPMPTSP/2026"
    QTest.keyClicks(papers.numbers.reason, "077/DPMPTSP/2026")
    QTest.keyClick(papers.numbers.reason, Qt.Key.Key_Return)
    assert asked == [Wanted(SUBJECT, DocumentKind.RESPONSE, "077/DPMPTSP/2026", revealed=True)]
    assert papers.refused("077/DPMPTSP/2026 sudah dipakai")
    assert "sudah dipakai" in papers.numbers.reason_problem.text()
    assert papers.numbers.reason.text() == "077/DPMPTSP/2026"


def test_a_paper_of_the_file_alone_has_no_number(papers: Papers, asked: list[Wanted], register: Register) -> None:
    register.set_paper_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    for kind in DocumentKind:
        papers.ask(kind)
        assert papers.numbers.isVisible() == (kind in NUMBERED)
        assert papers.leave() == (kind in NUMBERED)
    assert [wanted.kind for wanted in asked] == [DocumentKind.DOSSIER, DocumentKind.DISPOSITION]


def test_another_complaint_does_not_get_this_ones_number(papers: Papers, register: Register) -> None:
    register.set_paper_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    papers.ask(DocumentKind.NOTE)
    QTest.keyClicks(papers.numbers.reason, "5")
    papers.show_for(uuid4(), revealed=False)
    assert not papers.numbers.isVisible()
    assert not papers.refused("nobody asks")
