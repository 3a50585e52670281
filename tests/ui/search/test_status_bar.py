from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.answer_text import Sender
from frontoffice.domain.complaint import Complaint
from frontoffice.register.register import Register
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.search.status_bar import StatusBar
from tests.support.examples import a_signed_in

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot: QtBot, register: Register, complaint: Complaint) -> StatusBar:
    officer = a_signed_in(register)
    page = SearchPage(register, lambda: officer)
    qtbot.addWidget(page)
    made = StatusBar(page, register, lambda: officer, lambda: Sender("DPMPTSP", "Dinas", "0717 422094", "", "", ""))
    page.resize(1200, 700)
    page.show()
    page.start()
    return made


def typed(bar: StatusBar, text: str) -> SearchPage:
    page = bar.parentWidget()
    assert isinstance(page, SearchPage)
    page.find_field.setText(text)
    return page


def reaches(register: Register, complaint: Complaint) -> list[tuple[str, str]]:
    return [(one.channel, one.reach) for one in register.handling.case(complaint.subject).contacts]


def test_number_and_code_say_how_it_stands_and_a_wrong_code_says_that_it_does_not_fit(
    bar: StatusBar, complaint: Complaint
) -> None:
    number, code = complaint.number_text, complaint.check_code
    for text in ("", number, f"{number} {code[:5]}", f"Nurhayati {code}", complaint.intake.description):
        typed(bar, text)
        assert not bar.isVisible(), text
    for text in (f"{number} {code}", f" {number.lower()}  {code[:3].lower()} {code[3:]}"):
        typed(bar, text)
        assert bar.isVisible(), text
        assert "Terdaftar" in bar.said.text()
    page = typed(bar, f"{number} {code[:5]}{'B' if code[5] != 'B' else 'C'}")
    assert not bar.isVisible()
    assert page.nothing.isVisible()
    assert "does not fit" in page.nothing.text()


def test_the_status_is_copied_by_a_key_and_that_somebody_asked_is_written_down_once(
    bar: StatusBar, register: Register, complaint: Complaint
) -> None:
    page = typed(bar, complaint.number_text)
    QTest.keyClick(page.find_field, Qt.Key.Key_C, BOTH)
    assert reaches(register, complaint) == []
    typed(bar, f"{complaint.number_text} {complaint.check_code}")
    for _ in range(2):
        QTest.keyClick(page.find_field, Qt.Key.Key_C, BOTH)
    assert QGuiApplication.clipboard().text().startswith(f"Pengaduan {complaint.number_text}, per ")
    assert reaches(register, complaint) == [("Telephone or message", "asked")]
    assert bar.result.property("state") == "done"


def test_a_paper_is_asked_for_by_a_key_after_it_is_written_down(
    bar: StatusBar, register: Register, complaint: Complaint
) -> None:
    asked: list[list[tuple[str, str]]] = []
    bar.print_asked.connect(lambda *_both: asked.append(reaches(register, complaint)))
    page = typed(bar, f"{complaint.number_text} {complaint.check_code}")
    QTest.keyClick(page.find_field, Qt.Key.Key_P, BOTH)
    assert asked == [[("Came to the counter", "asked")]]


def test_nothing_stays_for_who_comes_next(bar: StatusBar, complaint: Complaint) -> None:
    page = typed(bar, f"{complaint.number_text} {complaint.check_code}")
    page.hide()
    page.show()
    assert not bar.isVisible()
    QTest.keyClick(page.find_field, Qt.Key.Key_C, BOTH)
    assert bar.result.text() == ""
