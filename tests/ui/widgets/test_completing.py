from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.completing import Completing, offer
from tests.support.intake_desk import GRAB, popup_of

pytestmark = pytest.mark.qt_log_ignore(GRAB)


@pytest.fixture
def combo(qtbot: QtBot) -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    qtbot.addWidget(combo)
    offer(combo, ["Izin trayek AKDP", "Izin operasi taksi", "Surat keterangan"])
    combo.show()
    return combo


@pytest.fixture
def completing(combo: QComboBox) -> Completing:
    return Completing(combo)


def proposed(combo: QComboBox) -> list[str]:
    completer = combo.completer()
    assert completer is not None
    return [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())]


def test_any_word_finds_its_lines_whatever_its_case(combo: QComboBox, completing: Completing, qtbot: QtBot) -> None:
    QTest.keyClicks(combo, "OPERASI")
    assert proposed(combo) == ["Izin operasi taksi"]
    popup_of(combo).hide()


def test_enter_in_the_list_takes_the_marked_line_and_goes_on(
    combo: QComboBox, completing: Completing, qtbot: QtBot
) -> None:
    QTest.keyClicks(combo, "izin")
    popup = popup_of(combo)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(completing.moved_on):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert combo.currentText() == "Izin trayek AKDP"
    assert not popup.isVisible()


def test_enter_without_a_marked_line_keeps_what_was_typed_and_goes_on(
    combo: QComboBox, completing: Completing, qtbot: QtBot
) -> None:
    QTest.keyClicks(combo, "izin lain")
    QTest.keyClicks(combo, "\b\b\b\b")
    popup = popup_of(combo)
    with qtbot.waitSignal(completing.moved_on):
        QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert combo.currentText() == "izin "
    assert not popup.isVisible()


def test_the_wheel_changes_nothing(combo: QComboBox, completing: Completing) -> None:
    combo.setCurrentIndex(0)
    down, none = QPoint(0, -120), QPoint()
    buttons, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), none, down, buttons, plain, Qt.ScrollPhase.NoScrollPhase, False)
    QGuiApplication.sendEvent(combo, wheel)
    assert combo.currentIndex() == 0
    assert not wheel.isAccepted()


def test_a_new_offer_leaves_what_stands_in_the_field(combo: QComboBox) -> None:
    combo.setEditText("sesuatu")
    emitted: list[str] = []
    combo.editTextChanged.connect(emitted.append)
    offer(combo, ["a", "b"])
    assert combo.currentText() == "sesuatu"
    assert combo.count() == 2
    assert emitted == []


def test_enter_takes_the_only_proposal_and_tab_keeps_what_was_typed(
    combo: QComboBox, completing: Completing, qtbot: QtBot
) -> None:
    QTest.keyClicks(combo, "operasi")
    QTest.keyClick(popup_of(combo), Qt.Key.Key_Tab)
    assert combo.currentText() == "operasi"
    combo.setEditText("")
    QTest.keyClicks(combo, "operasi")
    with qtbot.waitSignal(completing.moved_on):
        QTest.keyClick(popup_of(combo), Qt.Key.Key_Return)
    assert combo.currentText() == "Izin operasi taksi"


def test_what_is_proposed_is_read_whole_as_far_as_the_window_reaches(qtbot: QtBot) -> None:
    long = "Surat Izin Kapal Pengangkut Ikan (SIKPI) kapal 5-30 GT dan alat penangkap ikannya, perpanjangan"
    for width, whole in ((1000, True), (260, False)):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(width, 300)
        combo = QComboBox(window)
        combo.setEditable(True)
        combo.setGeometry(40, 20, 180, 30)
        offer(combo, [long, "Surat lain"])
        Completing(combo)
        window.show()
        QTest.keyClicks(combo, "surat")
        popup = popup_of(combo)
        qtbot.waitUntil(popup.isVisible)
        needed = popup.fontMetrics().horizontalAdvance(long)
        assert (popup.viewport().width() >= needed) is whole
        assert popup.width() >= combo.width()
        assert 40 + popup.width() <= width
        QTest.keyClicks(combo, " i")
        assert (popup.viewport().width() >= needed) is whole
        popup.hide()
