from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Role
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.ui.admin.last_number_page import LastNumberPage
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import child
from tests.support.examples import OfficeClock, a_signed_in, an_intake, an_officer, lay_blank
from tests.support.in_front import in_front
from tests.support.rewriting import rewrite

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def record(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), an_officer(), uuid4()).complaint


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Register]:
    """A register of four complaints that another user opens."""

    def opened(user: str) -> Register:
        mark = HighWaterMark(tmp_path / user, "m1")
        lay_blank(tmp_path / "register.db")
        return open_register(tmp_path / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)

    with closing(opened("siti")) as register:
        for _ in range(4):
            record(register)
    with closing(opened("budi")) as register:
        yield register


@pytest.fixture
def page(qtbot: QtBot, moved: Register) -> LastNumberPage:
    return in_front(qtbot, LastNumberPage(moved, lambda: SUPERVISOR), 1366, 640)


def fill(page: LastNumberPage, last: str, again: str, why: str = "Komputer diganti") -> None:
    page.last.setText(last)
    page.again.setText(again)
    page.why.setText(why)
    QTest.keyClick(page.last, Qt.Key.Key_F9)


@pytest.fixture
def asked(qtbot: QtBot, register: Register) -> LastNumberPage:
    """The page of an officer at a register of four complaints, of whose disk nobody could say anything."""
    for _ in range(4):
        record(register)
    register.numbering.await_rollback_check()
    register.numbering.end_rollback_check(has_answered=False)
    return in_front(qtbot, LastNumberPage(register, an_officer), 1366, 640)


def test_an_officer_says_the_last_number_without_a_reason_and_is_not_shown_it(
    asked: LastNumberPage, register: Register, qtbot: QtBot
) -> None:
    assert not asked.reason.isVisible()
    assert asked.explanation.text().startswith("Nobody outside this computer")
    assert "0004" not in asked.known.text()
    with qtbot.waitSignal(asked.settled):
        fill(asked, "4", "4", "")
    assert "gives numbers" in asked.message.text()
    assert record(register).number.no == 5


@pytest.mark.thorough
def test_a_number_that_the_register_does_not_know_is_left_to_a_supervisor(
    asked: LastNumberPage, register: Register
) -> None:
    fill(asked, "7", "7", "")
    assert "A supervisor" in asked.message.text()
    assert register.numbering.find_block() == "numbering_unconfirmed"
    assert asked.reason.isVisible()


@pytest.mark.thorough
def test_a_number_below_the_last_one_is_no_answer(asked: LastNumberPage, register: Register) -> None:
    fill(asked, "3", "3", "")
    assert "knows a later number" in problem(asked, "last")
    assert register.numbering.find_block() == "witnesses_silent"


def problem(page: LastNumberPage, name: str) -> str:
    return child(page, QLabel, f"{name}_problem").text()


@pytest.mark.thorough
def test_the_number_typed_twice_lets_the_counter_go_on_after_it(
    page: LastNumberPage, moved: Register, qtbot: QtBot
) -> None:
    assert "0004/PGD-L1/2026" in page.known.text()
    with qtbot.waitSignal(page.settled):
        fill(page, "0009/PGD-L1/2026", "9")
    assert record(moved).number.no == 10
    [gap] = moved.numbering.gaps()
    assert (gap.known, gap.last, gap.officer, gap.why) == (4, 9, "Hendra Wijaya", "Komputer diganti")
    assert not page.save.isEnabled()
    assert "numbers again" in page.message.text()


@pytest.mark.thorough
def test_what_will_come_is_shown_before_it_is_saved(page: LastNumberPage) -> None:
    page.last.setText("9")
    assert "0010/PGD-L1/2026" in page.preview.text()
    assert "5 number(s)" in page.preview.text()
    page.last.setText("9000")
    assert "very many" in page.preview.text()
    page.last.setText("nine")
    assert page.preview.text() == ""


@pytest.mark.thorough
def test_a_scanned_code_needs_no_second_number(page: LastNumberPage, moved: Register, qtbot: QtBot) -> None:
    QTest.keyClicks(page.last, "0009/PGD-L1/2026 7K2M")
    QTest.keyClick(page.last, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.settled):
        fill(page, page.last.text(), "")
    assert record(moved).number.no == 10


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("last", "again", "field"),
    [("", "", "last"), ("sembilan", "sembilan", "last"), ("9", "8", "again"), ("9", "", "again"), ("3", "3", "last")],
)
def test_a_number_that_cannot_be_the_last_is_refused_beside_its_field(
    page: LastNumberPage, moved: Register, last: str, again: str, field: str
) -> None:
    fill(page, last, again)
    assert problem(page, field)
    assert moved.numbering.find_block() == "numbering_unconfirmed"


def test_it_is_not_saved_without_a_reason(page: LastNumberPage, moved: Register) -> None:
    fill(page, "9", "9", " ")
    assert problem(page, "why")
    assert all(needed.is_marked(child(page, QLabel, f"{name}_label")) for name in ("last", "again", "why"))
    assert moved.numbering.find_block() == "numbering_unconfirmed"


@pytest.mark.thorough
def test_a_counter_that_gives_numbers_is_asked_nothing(qtbot: QtBot, register: Register) -> None:
    page = LastNumberPage(register, lambda: SUPERVISOR)
    qtbot.addWidget(page)
    page.start()
    assert not page.last.isEnabled()
    assert "nothing has to be said" in page.known.text()


@pytest.mark.thorough
def test_a_history_that_differs_is_named_and_accepted_only_by_a_tick(qtbot: QtBot, tmp_path: Path) -> None:
    def opened() -> Register:
        mark = HighWaterMark(tmp_path / "marks", "m1")
        return open_register(tmp_path / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)

    with closing(opened()) as register:
        for _ in range(3):
            record(register)
    rewrite(tmp_path / "register.db", 2)
    with closing(opened()) as register:
        page = LastNumberPage(register, lambda: SUPERVISOR)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        assert "entry 3" in page.differs.text()
        assert "24-11-2026" in page.differs.text()
        fill(page, "3", "3")
        assert "remembered" in problem(page, "accepts_history")
        assert register.numbering.find_block() == "history_differs"
        page.accepts_history.setChecked(True)
        QTest.keyClick(page.last, Qt.Key.Key_F9)
        assert register.numbering.find_block() is None
        assert page.differs.isHidden()
        assert page.accepts_history.isHidden()


def test_a_desk_that_gives_no_numbers_accepts_a_history_that_differs_by_a_supervisors_tick(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def opened() -> Register:
        mark = HighWaterMark(tmp_path / "marks", "m1")
        desk = Desk(counter="TIM", gives_numbers=False)
        return open_register(tmp_path / "register.db", desk, clock=OfficeClock(), high_water_mark=mark)

    lay_blank(tmp_path / "register.db")
    with closing(opened()) as register:
        for _ in range(3):
            a_signed_in(register)
    rewrite(tmp_path / "register.db", 2)
    with closing(opened()) as register:
        page = LastNumberPage(register, lambda: SUPERVISOR)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        assert page.numbers.isHidden()
        assert "This computer remembers entry" in page.differs.text()
        page.why.setText("Sudah ditelusuri")
        QTest.keyClick(page, Qt.Key.Key_F9)
        assert "or accept what differs" in child(page, QLabel, "accepts_history_problem").text()
        page.accepts_history.setChecked(True)
        with qtbot.waitSignal(page.settled):
            QTest.keyClick(page, Qt.Key.Key_F9)
        assert page.message.text() == "Written down."
        assert page.known.text() == "This desk gives no numbers. Nothing has to be said here."
    with closing(opened()) as register:
        assert (register.numbering.find_block(), register.notices()) == (None, ())
