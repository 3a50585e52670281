"""A line that tells something until it is read: the worst first, the others counted beside it and opened by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.messages.window_sentences import NoticeRank
from frontoffice.ui.shell.morning_strip import MorningItem, MorningStrip
from frontoffice.ui.shell.notice_line import NoticeBar, NoticeLine

LONG = "Another program wrote to this register. No number is given before a supervisor has put a whole copy back."


class Noticed:
    """A bar over a page with a field that has the keys, as in the window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.bar, self.field = NoticeBar(self.window), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.bar)
        column.addWidget(self.field)
        column.addStretch(1)
        self.bar.left.connect(self.field.setFocus)
        self.window.resize(1280, 400)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)

    def seen(self) -> list[str]:
        """The codes whose lines are seen, from the top."""
        lines = sorted(self.bar.lines.items(), key=lambda one: one[1].y())
        return [code for code, line in lines if line.isVisible()]


@pytest.fixture
def noticed(qtbot: QtBot) -> Noticed:
    return Noticed(qtbot)


def test_it_goes_away_when_it_is_read(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = NoticeLine("The clock is <i>behind</i>.", page)
    page.show()
    assert line.text() == "The clock is <i>behind</i>."
    assert line.isVisible()
    QTest.mouseClick(line.read, Qt.MouseButton.LeftButton)
    assert not line.isVisible()


def test_what_is_offered_is_done_and_the_line_stays(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[bool] = []
    line = NoticeLine("The disk is full.", page, ("Close all the same", lambda: done.append(True)))
    page.show()
    assert line.offered is not None
    QTest.mouseClick(line.offered, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert line.isVisible()


def test_the_strip_alone_stays_in_sight_when_all_are_opened(noticed: Noticed) -> None:
    strip = MorningStrip(noticed.bar)
    noticed.bar.take_strip(strip)
    strip.show_items([MorningItem("late", "Late 9")])
    closed = noticed.bar.height()
    noticed.bar.open_or_close()
    assert noticed.bar.height() >= closed > 20


def test_four_notices_take_no_more_of_the_page_than_one(noticed: Noticed) -> None:
    heights = []
    for code in ("paper", "sheet", "clock_doubtful", "disk_full"):
        noticed.bar.show_notice(LONG * 3, code)
        QTest.qWait(0)
        heights.append((noticed.bar.height(), noticed.field.y()))
    assert len({*heights}) == 1
    assert 0 < heights[0][0] < 3 * noticed.field.height()


def test_the_worst_is_in_front_and_of_what_is_as_bad_the_newest(noticed: Noticed) -> None:
    strip = MorningStrip(noticed.bar)
    noticed.bar.take_strip(strip)
    strip.read.connect(lambda: strip.show_items(()))
    front = []
    for code in ("dates_outdated", "paper", "sheet", "clock_doubtful", "disk_full", "no_numbers"):
        noticed.bar.show_notice("Said.", code)
        front.append(noticed.seen())
    assert front == [["dates_outdated"], ["paper"], ["sheet"], ["clock_doubtful"], ["disk_full"], ["disk_full"]]
    strip.show_items([MorningItem("late", "Late 9")])
    left = []
    for _ in range(len(noticed.bar.lines) + 1):
        left.append(noticed.seen())
        noticed.bar.understand()
    assert left == [["disk_full"], ["clock_doubtful"], ["no_numbers"], ["sheet"], ["paper"], [], ["dates_outdated"]]


def test_where_data_may_be_lost_a_word_says_so_besides_the_colour(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = [NoticeLine("Said.", page, rank=rank) for rank in (NoticeRank.LOSS, NoticeRank.STOPPED, NoticeRank.KNOWN)]
    assert [line.property("state") for line in lines] == ["late", "soon", "soon"]
    words = [{label.text() for label in line.findChildren(QLabel)} for line in lines]
    assert ["Data in danger:" in said for said in words] == [True, False, False]


def test_how_many_are_behind_is_said_and_all_are_read_whole_by_key(noticed: Noticed) -> None:
    for code in ("paper", "sheet", "disk_full"):
        noticed.bar.show_notice(LONG * 3, code)
    front = noticed.bar.lines["disk_full"]
    QTest.qWait(0)
    assert (front.more.text(), front.more.isVisible()) == ("+2 · Read (Shift+F1)", True)
    assert LONG not in {label.text() for label in front.findChildren(QLabel)}
    noticed.window.resize(600, 700)
    noticed.bar.open_or_close()
    QTest.qWait(0)
    assert noticed.seen() == ["disk_full", "sheet", "paper"]
    for line in noticed.bar.lines.values():
        assert LONG * 3 in {label.text() for label in line.findChildren(QLabel)}
        assert line.height() >= line.heightForWidth(line.width())
    assert noticed.bar.height() <= noticed.window.height() // 3
    noticed.bar.open_or_close()
    QTest.qWait(0)
    assert noticed.seen() == ["disk_full"]


def test_a_short_one_alone_offers_nothing_to_be_opened_and_a_cut_one_does(noticed: Noticed) -> None:
    noticed.bar.show_notice("Said.", "paper")
    QTest.qWait(0)
    assert noticed.bar.lines["paper"].more.isHidden()
    noticed.bar.show_notice(LONG * 3, "paper")
    QTest.qWait(0)
    assert noticed.bar.lines["paper"].more.text() == "Read (Shift+F1)"
    assert noticed.bar.lines["paper"].more.isVisible()


@pytest.mark.parametrize("how", ["closed", "all read", "one gone by itself"])
def test_once_they_are_read_the_keys_are_the_fields_again(noticed: Noticed, how: str) -> None:
    for code in ("paper", "disk_full"):
        noticed.bar.show_notice("Said.", code)
    noticed.bar.open_or_close()
    assert not noticed.field.hasFocus()
    if how == "closed":
        noticed.bar.open_or_close()
    elif how == "all read":
        noticed.bar.understand()
        noticed.bar.understand()
    else:
        noticed.bar.drop_notice("disk_full")
        assert noticed.bar.lines["paper"].read.hasFocus()
        noticed.bar.drop_notice("paper")
    focused = noticed.window.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "typed")
    assert noticed.field.text() == "typed"


def test_what_was_read_is_acknowledged_by_its_code(noticed: Noticed, qtbot: QtBot) -> None:
    noticed.bar.show_notice("Said.", "paper")
    with qtbot.waitSignal(noticed.bar.acknowledged) as read:
        noticed.bar.understand()
    assert read.args == ["paper"]
    assert noticed.bar.isHidden()
    noticed.bar.understand()  # with nothing in front


@pytest.mark.parametrize("opened", [False, True])
def test_enough_of_a_narrow_line_is_left_to_what_it_says_and_its_buttons_name_their_keys(
    noticed: Noticed, opened: bool
) -> None:
    for code in ("sheet", "disk_full"):
        noticed.bar.show_notice(LONG, code)
    line = noticed.bar.lines["disk_full"]
    QTest.qWait(0)
    assert line.read.text() == "Understood (Shift+Esc)"
    noticed.window.resize(640, 400)
    if opened:
        noticed.bar.open_or_close()
    QTest.qWait(0)
    (words,) = (label for label in line.findChildren(QLabel) if label.accessibleName() == LONG)
    assert words.width() > 0.25 * line.width()
    assert (line.read.text(), line.read.accessibleName()) == ("Shift+Esc", "Understood (Shift+Esc)")
    assert "Shift+F1" in line.more.text()
    noticed.window.resize(1280, 400)
    QTest.qWait(0)
    assert line.read.text() == "Understood (Shift+Esc)"
