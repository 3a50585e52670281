"""The page of numbered slips, by its keys."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Role
from frontoffice.domain.slips import Slip, SlipState, SlipUse
from frontoffice.register.register import Register
from frontoffice.ui.slips import SLIP_KEYS, SlipTable
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.page_keys import keys_of
from tests.support.examples import MORNING, OfficeClock, a_signed_in
from tests.support.slip_page_desk import CTRL, SHIFT, SlipPageDesk
from tests.support.slips import slip


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> SlipPageDesk:
    return SlipPageDesk(register, qtbot)


def numbers(slips: list[Slip]) -> list[int]:
    return [slip.number.no for slip in slips]


def test_a_block_is_reserved_with_a_reason_and_printed(desk: SlipPageDesk) -> None:
    desk.reserve(3)
    assert [numbers(one) for one in desk.printed] == [[1, 2, 3]]
    assert desk.page.open_count.text() == "3 open"
    desk.press(Qt.Key.Key_P, CTRL)
    desk.page.print_button.click()
    assert [numbers(one) for one in desk.printed] == [[1, 2, 3]] * 3


def test_a_marked_slip_is_recorded_from_when_its_date_and_time_are_read(desk: SlipPageDesk, clock: OfficeClock) -> None:
    desk.reserve(2)
    clock.move(hours=5)
    desk.press(Qt.Key.Key_Return)
    assert desk.page.focusWidget() is desk.page.slip_on
    assert desk.page.slip_on.text() == "24-11-2026"
    desk.press(Qt.Key.Key_Return)
    assert desk.wanted == []
    assert desk.page.focusWidget() is desk.page.slip_at
    desk.type("10.32")
    desk.press(Qt.Key.Key_F9)
    assert desk.wanted == [SlipUse(Number("L1", 2026, 1), MORNING)]


@pytest.mark.thorough
def test_a_moment_that_cannot_be_stands_beside_its_date(desk: SlipPageDesk) -> None:
    desk.reserve(1)
    desk.page.slip_on.setText("25-11")
    desk.page.slip_at.setText("8")
    desk.press(Qt.Key.Key_F9)
    assert desk.wanted == []
    assert desk.page.focusWidget() is desk.page.slip_on


def test_marked_slips_are_void_with_one_reason(desk: SlipPageDesk) -> None:
    desk.reserve(3)
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_F9, SHIFT)
    desk.type("Tidak terpakai")
    desk.press(Qt.Key.Key_Return)
    assert [str(slip.state) for slip in desk.register.slips.all()] == ["void", "void", "open"]
    assert desk.page.open_count.text() == "1 open"
    assert next(slip.state for slip in desk.page.table.lines) is SlipState.OPEN


@pytest.mark.thorough
def test_an_officer_voids_none(register: Register, qtbot: QtBot) -> None:
    desk = SlipPageDesk(register, qtbot, Role.OFFICER)
    desk.register.slips.reserve(1, "Besok", desk.officer, uuid4())
    desk.page.start()
    assert desk.page.void_button.isHidden()
    desk.press(Qt.Key.Key_F9, SHIFT)
    assert desk.page.asking.isHidden()


def test_slips_in_the_drawer_of_a_register_that_came_back_are_reserved_again_by_keys(came_back: SlipPageDesk) -> None:
    desk, page = came_back, came_back.page
    assert page.again.numbers.text() == "2026: 1-6"
    page.again.first.setFocus()
    desk.type("0003/PGD-L1/2026 K7QX")
    desk.press(Qt.Key.Key_Return)
    desk.type("5")
    desk.press(Qt.Key.Key_Return)
    desk.type("24-11-2026")
    desk.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert page.asking.reason_question.text() == "Why do slips 3 to 5 lie in the drawer? It is written down."
    desk.type("Dicetak sebelum komputer rusak")
    desk.press(Qt.Key.Key_Return)
    assert numbers(list(desk.register.slips.open())) == [3, 4, 5]
    assert (desk.printed, page.again.numbers.text(), page.again.first.text()) == ([], "2026: 1-2, 6", "")
    assert page.open_count.text() == "3 open"


@pytest.mark.thorough
def test_a_register_that_never_left_asks_for_no_lost_slips(desk: SlipPageDesk) -> None:
    assert not desk.page.again.is_asked


def test_whoever_comes_next_finds_no_question_of_another(desk: SlipPageDesk) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.page.asking.isVisible()
    desk.page.hand_over()
    assert desk.page.asking.isHidden()
    desk.page.say("Penuh")
    assert desk.page.slips_message_problem.text() == "Penuh"


@pytest.mark.thorough
def test_it_is_as_narrow_as_a_screen_of_1366_pixels_at_200_percent(came_back: SlipPageDesk) -> None:
    desk = came_back
    desk.reserve(2)
    assert not desk.page.asked.isHidden()
    assert desk.page.again.is_asked
    assert desk.page.minimumSizeHint().width() <= 668


def test_a_supervisor_alone_has_the_key_that_voids() -> None:
    assert keys_of(SLIP_KEYS, "void") == ("Shift+F9",)
    assert {one.may for one in SLIP_KEYS if one.action == "void"} == {May.CANCEL}
    assert {one.may for one in SLIP_KEYS if one.action in ("record", "reserve")} == {May.RECORD}


def test_a_slip_says_what_became_of_it(qapp: QCoreApplication) -> None:
    table = SlipTable()
    void = slip(52).__class__(slip(52).block, slip(52).number, slip(52).text, SlipState.VOID, "Rusak")
    table.show_lines((slip(51), void))
    cells = [[table.data(table.index(row, column)) for column in range(5)] for row in range(2)]
    assert cells == [
        ["0051/PGD-L1/2026", "open", "Sel, 24 Nov 2026", "Siti", ""],
        ["0052/PGD-L1/2026", "void", "Sel, 24 Nov 2026", "Siti", "Rusak"],
    ]


# --- What is typed of slips in the drawer, and who is asked for it ---


@pytest.mark.parametrize(
    ("first", "last", "on", "field"),
    [
        ("x", "5", "24-11-2026", "again_first"),
        ("3", "0005/PGD-L1/2025", "24-11-2026", "again_last"),
        ("3", "5", "", "again_on"),
        ("3", "5", "25-11-2026", "again_on"),
        ("3", "7", "24-11-2026", "again_first"),
        ("5", "3", "24-11-2026", "again_last"),
    ],
)
def test_what_cannot_lie_in_the_drawer_stands_beside_its_field(
    came_back: SlipPageDesk, first: str, last: str, on: str, field: str
) -> None:
    page = came_back.page
    for line, text in ((page.again.first, first), (page.again.last, last), (page.again.on, on)):
        line.setText(text)
    page.again.button.click()
    if page.asking.isVisible():
        came_back.type("Di laci")
        came_back.press(Qt.Key.Key_Return)
    assert came_back.register.slips.all() == ()
    assert form.child(page, QLabel, f"{field}_problem").text() != ""
    assert page.again.first.text() == first


@pytest.mark.thorough
def test_who_does_not_record_is_not_asked_for_lost_slips(came_back: SlipPageDesk) -> None:
    came_back.officer = a_signed_in(came_back.register, Role.HANDLER)
    came_back.page.hand_over()
    assert not came_back.page.again.is_asked
    came_back.page.again.button.click()
    assert came_back.page.asking.isHidden()
