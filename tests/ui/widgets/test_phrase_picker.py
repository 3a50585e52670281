"""A phrase is found by typing, put in at the cursor, and taken out again; typing always goes on in the field."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.phrase_picker import PhrasePicker, offer_phrases
from tests.support.in_front import in_front
from tests.support.intake_desk import GRAB

pytestmark = pytest.mark.qt_log_ignore(GRAB)

KEYS: Final = (
    PageKey("Ctrl+Space", "choose_phrase", within="story"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="story"),
)
PHRASES: Final = (
    Phrase("a", "Salam", "Dengan hormat,\nSaudara {nama}"),
    Phrase("b", "Nomor dan batas", "Nomor {nomor}, paling lambat {batas}."),
    Phrase("c", "Lama", "Tidak dipakai", active=False),
)
CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class Sheet(QWidget):
    """A page with one long field, another field, and keys of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.story, self.other = BoundedText(self), QLineEdit(self)
        self.story.setObjectName("story")
        column = QVBoxLayout(self)
        column.addWidget(self.story)
        column.addWidget(self.other)
        self.pressed: list[str] = []
        self.failed: list[str] = []
        self.facts = {"nama": "Sumiati"}
        self.fails = False
        self.picker: PhrasePicker = offer_phrases(
            self, KEYS, [self.story], self.offered, lambda: self.facts, self.failed.append
        )
        of_page = {"back": lambda: self.pressed.append("back"), "save": lambda: self.pressed.append("save")}
        bind_keys(self, (PageKey("Esc", "back"), PageKey("F9", "save")), of_page)

    def offered(self) -> tuple[Phrase, ...]:
        if self.fails:
            raise Unavailable(RegisterFailure.DISK_FULL)
        return PHRASES

    def choose(self, typed: str = "") -> QLineEdit:
        QTest.keyClick(self.story, Qt.Key.Key_Space, CONTROL)
        QTest.keyClicks(self.picker.wanted, typed)
        return self.picker.wanted

    def names(self) -> list[str]:
        return [self.picker.found.item(row).text() for row in range(self.picker.found.count())]


@pytest.fixture
def offering(qtbot: QtBot) -> Sheet:
    page = in_front(qtbot, Sheet(), 600, 400)
    page.story.setFocus()
    return page


def test_what_is_typed_finds_a_phrase_that_enter_puts_in_at_the_cursor(offering: Sheet) -> None:
    QTest.keyClicks(offering.story, "AB")
    QTest.keyClick(offering.story, Qt.Key.Key_Left)
    wanted = offering.choose()
    assert offering.names() == ["Salam", "Nomor dan batas"]
    QTest.keyClicks(wanted, "nomor")
    assert offering.names() == ["Nomor dan batas"]
    wanted.clear()
    QTest.keyClicks(wanted, "HORMAT sal")
    assert offering.names() == ["Salam"]
    QTest.keyClick(wanted, Qt.Key.Key_Return)
    assert offering.story.toPlainText() == "ADengan hormat,\nSaudara SumiatiB"
    assert not offering.picker.isVisible()
    assert offering.story.hasFocus()
    QTest.keyClicks(offering.story, "!")
    assert offering.story.toPlainText().endswith("Sumiati!B")


def test_undo_takes_the_phrase_out_and_leaves_what_was_typed(offering: Sheet) -> None:
    QTest.keyClicks(offering.story, "Yang ditulis. ")
    for name, begins in (("salam", "Dengan hormat,\nSaudara"), ("nomor", "Nomor [nomor]")):
        QTest.keyClick(offering.choose(name), Qt.Key.Key_Return)
        assert offering.story.toPlainText().startswith(f"Yang ditulis. {begins}")
        QTest.keyClick(offering.story, Qt.Key.Key_Z, CONTROL)
        assert offering.story.toPlainText() == "Yang ditulis. "


def test_what_is_not_known_is_selected_and_typing_takes_its_place(offering: Sheet) -> None:
    QTest.keyClicks(offering.story, "Ini: ")
    QTest.keyClick(offering.choose("nomor"), Qt.Key.Key_Return)
    assert offering.story.toPlainText() == "Ini: Nomor [nomor], paling lambat [batas]."
    assert offering.story.textCursor().selectedText() == "[nomor]"
    QTest.keyClicks(offering.story, "12")
    QTest.keyClick(offering.story, Qt.Key.Key_Space, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert offering.story.textCursor().selectedText() == "[batas]"
    QTest.keyClicks(offering.story, "besok")
    assert offering.story.toPlainText() == "Ini: Nomor 12, paling lambat besok."
    QTest.keyClick(offering.story, Qt.Key.Key_Space, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not offering.story.textCursor().hasSelection()


def test_esc_closes_the_list_and_nothing_of_the_page(offering: Sheet) -> None:
    QTest.keyClicks(offering.story, "AB")
    wanted = offering.choose("salam")
    QTest.keyClick(wanted, Qt.Key.Key_Escape)
    assert not offering.picker.isVisible()
    assert offering.pressed == []
    QTest.keyClicks(offering.story, "C")
    assert offering.story.toPlainText() == "ABC"


def test_no_key_of_the_page_holds_while_a_phrase_is_chosen(offering: Sheet) -> None:
    wanted = offering.choose()
    QTest.keyClick(wanted, Qt.Key.Key_F9)
    assert (offering.pressed, offering.picker.isVisible()) == ([], True)
    QTest.keyClick(wanted, Qt.Key.Key_Escape)
    QTest.keyClick(offering.story, Qt.Key.Key_F9)
    assert offering.pressed == ["save"]


@pytest.mark.thorough
def test_the_arrows_mark_a_phrase_and_stop_at_the_ends(offering: Sheet) -> None:
    wanted = offering.choose()
    rows = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(wanted, key)
        rows.append(offering.picker.found.currentRow())
    assert rows == [0, 1, 1]
    assert offering.picker.shown.text() == "Nomor [nomor], paling lambat [batas]."
    assert "Nomor dan batas" in wanted.accessibleDescription()


@pytest.mark.thorough
def test_a_phrase_with_the_words_in_its_name_stands_before_one_with_them_in_its_text(offering: Sheet) -> None:
    offering.choose("a")
    assert offering.names() == ["Salam", "Nomor dan batas"]
    offering.picker.wanted.setText("n")
    assert offering.names() == ["Nomor dan batas", "Salam"]


@pytest.mark.thorough
def test_enter_does_nothing_where_no_phrase_is_found(offering: Sheet) -> None:
    wanted = offering.choose("tidak ada")
    QTest.keyClick(wanted, Qt.Key.Key_Return)
    assert offering.picker.isVisible()
    assert offering.picker.shown.text() == "No phrase has these words."
    assert offering.story.toPlainText() == ""


@pytest.mark.thorough
def test_a_phrase_takes_the_place_of_what_is_selected_whole_or_not_at_all(offering: Sheet) -> None:
    refused: list[str] = []
    offering.story.refused.connect(refused.append)
    offering.story.setPlainText("x" * LONGEST_TEXT)
    QTest.keyClick(offering.choose("salam"), Qt.Key.Key_Return)
    assert (len(offering.story.toPlainText()), len(refused)) == (LONGEST_TEXT, 1)
    offering.story.selectAll()
    QTest.keyClick(offering.choose("salam"), Qt.Key.Key_Return)
    assert offering.story.toPlainText() == "Dengan hormat,\nSaudara Sumiati"


@pytest.mark.thorough
def test_the_list_is_of_the_long_field_alone_and_says_why_it_cannot_be_read(offering: Sheet) -> None:
    offering.other.setFocus()
    QTest.keyClick(offering.other, Qt.Key.Key_Space, CONTROL)
    assert not offering.picker.isVisible()
    offering.fails = True
    offering.story.setFocus()
    QTest.keyClick(offering.story, Qt.Key.Key_Space, CONTROL)
    assert not offering.picker.isVisible()
    assert len(offering.failed) == 1


@pytest.mark.thorough
def test_the_list_stays_within_the_window(offering: Sheet) -> None:
    offering.story.setPlainText("\n" * 40 + "w" * 60)
    offering.story.moveCursor(offering.story.textCursor().MoveOperation.End)
    offering.choose()
    window, picker = offering.frameGeometry(), offering.picker.geometry()
    assert window.left() <= picker.left()
    assert picker.right() <= window.right()
    assert picker.bottom() <= window.bottom()
