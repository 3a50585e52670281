"""The window: keys lead to pages, the lock keeps everything, and only what a role may do can be reached."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,  # noqa: TID251  (its windows are looked at)
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.people import Officer, Role
from frontoffice.settings import Settings
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.page_spec import Counts, Page, PageSpec
from frontoffice.ui.widgets import text_size
from tests.support.examples import OfficeClock
from tests.support.intake_desk import GRAB

SITI = Officer(uuid4(), "Siti Rahmawati", Role.OFFICER)
RATNA = Officer(uuid4(), "Hj. Ratna Dewi", Role.SUPERVISOR)
BUDI = Officer(uuid4(), "Budi Santoso", Role.HANDLER)
ANDI = Officer(uuid4(), "Andi Saputra", Role.ADMINISTRATOR)


class Line(QLineEdit):
    """A page in which something can be typed and kept."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.disk_is_full = False

    def keep(self) -> bool:
        if not self.disk_is_full:
            self.kept.append(self.text())
        return not self.disk_is_full


class OfficeWindow:
    """The window with the registry's pages, each of them one line to type in; ``started`` are those gone to."""

    def __init__(self, settings: Settings, clock: OfficeClock) -> None:
        self.clock = clock
        self.started: list[str] = []
        self.pages: dict[str, Line] = {}
        self.window = MainWindow(settings, clock, "WIB", PAGES, self._make)
        while self.window.stack.make_next():
            pass

    def _make(self, spec: PageSpec[QWidget]) -> Page[Line]:
        self.pages[spec.name] = line = Line()
        return Page(line, start=lambda: self.started.append(spec.name), keep=line.keep)


@pytest.fixture
def office(qtbot: QtBot, clock: OfficeClock) -> OfficeWindow:
    return an_office(qtbot, clock, Settings())


def an_office(qtbot: QtBot, clock: OfficeClock, settings: Settings) -> OfficeWindow:
    office = OfficeWindow(settings, clock)
    window = office.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return office


def test_it_begins_with_the_sign_in_page_and_only_the_help_can_be_reached(qtbot: QtBot, office: OfficeWindow) -> None:
    assert office.window.is_locked
    assert office.window.page_name == "sign_in"
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F10):
        QTest.keyClick(office.window, key)
    assert office.window.page_name == "sign_in"
    assert [name for name, button in office.window.header.buttons.items() if button.isEnabled()] == ["help"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_who_is_locked_out_can_read_the_help_and_come_back(office: OfficeWindow, key: Qt.Key) -> None:
    office.window.show_officer(SITI)
    QTest.keyClick(office.window, Qt.Key.Key_F3)
    office.window.lock()
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    assert office.window.page_name == "help"
    assert "Back to sign-in" in office.window.header.buttons["help"].text()
    QTest.keyClick(office.window, key)
    assert office.window.page_name == "sign_in"
    office.window.show_officer(SITI)
    assert office.window.page_name == "day"
    assert "Back to sign-in" not in office.window.header.buttons["help"].text()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_F2, "record"),
        (Qt.Key.Key_F3, "day"),
        (Qt.Key.Key_F6, "find"),
        (Qt.Key.Key_F4, "work"),
        (Qt.Key.Key_F8, "paper"),
        (Qt.Key.Key_F1, "help"),
    ],
)
def test_each_key_leads_to_its_page(office: OfficeWindow, key: Qt.Key, name: str) -> None:
    office.window.show_officer(SITI)
    QTest.keyClick(office.window, key)
    assert office.started[-1] == name
    assert office.window.page_name == name
    assert office.window.header.buttons[name].isChecked()


@pytest.mark.thorough
def test_the_buttons_lead_to_the_same_pages(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    for name, button in office.window.header.buttons.items():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert office.window.page_name == name


@pytest.mark.thorough
def test_a_button_of_the_page_in_front_stays_marked(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    for _ in range(2):
        QTest.mouseClick(office.window.header.buttons["day"], Qt.MouseButton.LeftButton)
        assert office.window.header.buttons["day"].isChecked()


@pytest.mark.thorough
def test_the_first_page_is_for_recording(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    assert office.window.page_name == "record"


@pytest.mark.thorough
def test_who_records_nothing_begins_with_the_register(office: OfficeWindow) -> None:
    office.window.show_officer(BUDI)
    assert office.window.page_name == "day"
    assert not office.window.header.buttons["record"].isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_f10_opens_the_menu(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(RATNA)
    QTest.keyClick(office.window, Qt.Key.Key_F10)
    assert office.window.menu.isVisible()
    QTest.keyClick(office.window.menu, Qt.Key.Key_L)
    assert office.window.page_name == "lists"


@pytest.mark.thorough
def test_ctrl_l_locks_and_the_same_officer_goes_on_where_work_stopped(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.go("find")
    QTest.keyClicks(office.pages["find"], "0147")
    with qtbot.waitSignal(office.window.locked):
        QTest.keyClick(office.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert office.window.page_name == "sign_in"
    assert office.pages["find"].kept == ["0147"]
    with qtbot.waitSignal(office.window.unlocked):
        office.window.show_officer(SITI)
    assert office.window.page_name == "find"
    assert office.pages["find"].text() == "0147"


def test_esc_leads_from_the_help_back_to_the_page_that_was_left_for_it(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.go("find")
    for is_locked_meanwhile in (False, True):
        QTest.keyClick(office.window, Qt.Key.Key_F1)
        if is_locked_meanwhile:
            office.window.lock()
            QTest.keyClick(office.window, Qt.Key.Key_F1)
            office.window.show_officer(SITI)
        assert office.window.page_name == "help"
        QTest.keyClick(office.window, Qt.Key.Key_Escape)
        assert office.window.page_name == "find", is_locked_meanwhile
    QTest.keyClick(office.window, Qt.Key.Key_Escape)
    assert office.window.page_name == "find"


@pytest.mark.thorough
def test_esc_leads_from_the_help_to_no_page_that_may_not_be_seen_by_now(office: OfficeWindow) -> None:
    office.window.show_officer(RATNA)
    office.window.go("settings")
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    office.window.show_officer(dataclasses.replace(RATNA, role=Role.OFFICER))
    QTest.keyClick(office.window, Qt.Key.Key_Escape)
    assert office.window.page_name == "record"


@pytest.mark.thorough
def test_another_officer_begins_on_the_first_page_and_not_on_what_was_anothers(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.go("find")
    office.window.lock()
    office.window.show_officer(RATNA)
    assert office.window.page_name == "record"
    assert "Ratna" in office.window.header.officer.text()


@pytest.mark.thorough
def test_the_touch_that_wakes_a_computer_locks_and_does_nothing_else(office: OfficeWindow, clock: OfficeClock) -> None:
    """Eight hours asleep, then a key before the next second has ticked."""
    office.window.show_officer(SITI)
    office.window.go("find")
    office.pages["find"].setFocus()
    clock.move(hours=8)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_X)
    assert office.window.is_locked
    assert office.pages["find"].text() == ""


@pytest.mark.thorough
def test_the_lock_closes_every_menu_and_clears_what_was_copied_here(office: OfficeWindow, qtbot: QtBot) -> None:
    office.window.show_officer(SITI)
    office.window.go("find")
    menu = office.pages["find"].createStandardContextMenu()
    menu.popup(office.window.mapToGlobal(office.window.rect().center()))
    QGuiApplication.clipboard().setText("0812-7170-0001")
    qtbot.waitUntil(menu.isVisible)
    office.window.lock()
    assert not menu.isVisible()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.qt_log_ignore(GRAB)
def test_the_lock_closes_the_lists_that_stand_open_over_a_page(office: OfficeWindow, qtbot: QtBot) -> None:
    """Choices and proposals hold names that were typed before; a file dialog shows folders."""
    office.window.show_officer(SITI)
    office.window.go("find")
    page = office.pages["find"]
    combo, typed = QComboBox(page), QLineEdit(page)
    combo.addItems(["Budi Santoso", "Yuli Astuti"])
    completer = QCompleter(["Budi Santoso"], typed)
    proposals = completer.popup()
    assert proposals is not None
    typed.setCompleter(completer)
    files = QFileDialog(page)
    combo.show()
    combo.showPopup()
    office.window.lock()
    assert not combo.view().isVisible()
    office.window.show_officer(SITI)
    menu = QMenu(office.window)
    menu.addAction("Budi Santoso")
    menu.popup(page.mapToGlobal(QPoint()))
    assert menu.isVisible()
    office.window.lock()
    assert not menu.isVisible()  # which leaves with no page by itself
    office.window.show_officer(SITI)
    typed.show()
    typed.setFocus()
    QTest.keyClicks(typed, "Bud")
    qtbot.waitUntil(proposals.isVisible)
    office.window.lock()
    assert not proposals.isVisible()
    office.window.show_officer(SITI)
    files.open()
    office.window.lock()
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [office.window]
    office.window.show_officer(RATNA)
    assert not files.isVisible()


@pytest.mark.thorough
def test_the_next_officer_does_not_land_on_a_page_that_is_not_for_them(office: OfficeWindow) -> None:
    office.window.show_officer(RATNA)
    office.window.go("settings")
    office.window.lock()
    office.window.show_officer(SITI)
    assert office.window.page_name == "record"


def test_a_page_shown_while_locked_waits_behind_the_lock(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.lock()
    office.window.show_page("day")
    assert office.window.page_name == "sign_in"
    office.window.show_officer(SITI)
    assert office.window.page_name == "day"


def test_a_dialog_goes_away_with_the_lock_and_comes_back_as_it_was(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    dialog = QDialog(office.window)
    typed = QLineEdit(dialog)
    dialog.open()
    typed.setText("why it was amended")
    office.window.lock()
    assert not dialog.isVisible()
    office.window.show_officer(SITI)
    assert dialog.isVisible()
    assert typed.text() == "why it was amended"
    dialog.reject()


@pytest.mark.thorough
def test_it_locks_after_the_idle_minutes(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.clock.move(minutes=9, seconds=59)
    office.window.tick()
    assert not office.window.is_locked
    office.clock.move(seconds=1)
    office.window.tick()
    assert office.window.is_locked


@pytest.mark.thorough
def test_a_key_anywhere_keeps_it_open(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.clock.move(minutes=9)
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_A)
    office.clock.move(minutes=9)
    office.window.tick()
    assert not office.window.is_locked


@pytest.mark.thorough
def test_a_clock_set_back_does_not_lock_and_does_not_keep_it_open_for_ever(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.clock.move(hours=-5)
    office.window.tick()
    assert not office.window.is_locked
    office.clock.move(minutes=10)
    office.window.tick()
    assert office.window.is_locked


@pytest.mark.thorough
def test_zero_idle_minutes_never_lock(qtbot: QtBot, clock: OfficeClock) -> None:
    office = an_office(qtbot, clock, Settings(idle_minutes=0))
    office.window.show_officer(SITI)
    clock.move(days=1)
    office.window.tick()
    assert not office.window.is_locked


def test_day_and_time_are_told_in_the_offices_words_and_zone(office: OfficeWindow) -> None:
    assert office.window.header.moment.text() == "Selasa, 24 November 2026\n10.32 WIB"
    office.clock.move(hours=13, minutes=28)
    office.window.tick()
    assert office.window.header.moment.text() == "Rabu, 25 November 2026\n00.00 WIB"


@pytest.mark.thorough
def test_the_title_names_the_counter_and_no_person(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    assert "Loket 1" in office.window.windowTitle()
    assert "Siti" not in office.window.windowTitle()
    assert office.window.header.training.isHidden()


def test_training_stands_in_title_and_header(qtbot: QtBot, clock: OfficeClock) -> None:
    office = an_office(qtbot, clock, Settings(training=True))
    assert "TRAINING" in office.window.windowTitle()
    assert office.window.header.training.isVisible()


def test_while_nothing_was_counted_yet_no_number_is_said(office: OfficeWindow) -> None:
    assert office.window.recorded_today.text() == ""
    office.window.set_counts(Counts())
    assert "0" in office.window.recorded_today.text(), "none were recorded, and that was counted"


@pytest.mark.thorough
def test_waiting_papers_are_counted_on_their_button(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.set_counts(Counts(today=12, unprinted=2))
    assert office.window.header.buttons["paper"].text().endswith("(2)")
    assert "12" in office.window.recorded_today.text()
    office.window.set_counts(Counts(today=12))
    assert "(" not in office.window.header.buttons["paper"].text()


@pytest.mark.thorough
def test_the_printers_light_has_a_word_and_a_picture(office: OfficeWindow) -> None:
    pictures = []
    for state in ("", "done", "soon", "late"):
        office.window.set_printer_light(state, f"printer {state}")
        assert office.window.printer_text.text() == f"printer {state}"
        pictures.append(office.window.printer_icon.pixmap().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


@pytest.mark.thorough
def test_a_notice_stays_until_it_is_read(qtbot: QtBot, office: OfficeWindow) -> None:
    office.window.show_notice("The clock is behind.", "clock_behind")
    office.window.show_notice("The register is being checked.", "ended_uncleanly")
    office.window.show_notice("The clock is far behind.", "clock_behind")
    assert office.window.notice_texts() == ("The register is being checked.", "The clock is far behind.")
    office.window.drop_notice("ended_uncleanly")
    line = office.window.notice_lines["clock_behind"]
    QTest.mouseClick(line.read, Qt.MouseButton.LeftButton)
    assert office.window.notice_texts() == ()
    assert office.window.notices.isHidden()


@pytest.mark.thorough
def test_one_or_four_notices_leave_the_page_as_much_and_a_key_reads_them_where_a_window_is_low(
    office: OfficeWindow,
) -> None:
    office.window.show_officer(SITI)
    office.window.resize(683, 384)  # 1366x768 at 200 %
    words = (
        "Another program wrote to this register. No number is given before a supervisor has put the newest whole one"
    )
    heights = []
    for count in range(4):
        office.window.show_notice(f"{words} back, or has accepted this history. {count}", f"notice {count}")
        QTest.qWait(0)
        heights.append(office.window.pages.height())
    assert len({*heights}) == 1
    assert heights[0] > 230
    QTest.keyClick(office.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(0)
    for line in office.window.notice_lines.values():
        assert line.height() >= line.heightForWidth(line.width())
    assert office.window.pages.height() >= 48
    QTest.keyClick(office.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(0)
    assert office.window.pages.height() == heights[0]


def test_the_key_that_acknowledges_takes_the_one_in_front_and_typing_goes_on(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.go("record")
    page = office.pages["record"]
    acknowledged: list[str] = []
    office.window.acknowledged.connect(acknowledged.append)
    for code in ("dates_outdated", "disk_full"):
        office.window.show_notice("Said.", code)
    QTest.keyClick(page, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(office.window, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(office.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, QWidget)
    QTest.keyClicks(focused, "typed")
    assert (acknowledged, page.text()) == (["disk_full"], "typed")


@pytest.mark.parametrize("is_locked", [True, False])
def test_keys_ask_for_larger_and_smaller_text_locked_or_not(office: OfficeWindow, is_locked: bool) -> None:
    if not is_locked:
        office.window.show_officer(SITI)
    asked: list[int] = []
    office.window.text_size_asked.connect(asked.append)
    office.window.text_size_asked.connect(text_size.use)
    try:
        for key in ("Plus", "Equal", "Minus", "Minus", "Plus", "0"):
            QTest.keyClick(office.window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    finally:
        text_size.use(100)
    assert asked == [125, 150, 125, 100, 125, 100]


@pytest.mark.thorough
def test_markup_in_a_notice_is_only_text(office: OfficeWindow) -> None:
    office.window.show_notice("<b>bold</b>", "paper")
    assert office.window.notice_texts() == ("<b>bold</b>",)


@pytest.mark.thorough
def test_a_narrow_window_has_the_words_below_the_keys_and_a_wide_one_beside_them(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.window.set_counts(Counts(unprinted=3))
    assert office.window.header.buttons["record"].text() == "F2 Record"
    office.window.resize(700, 500)
    assert office.window.header.buttons["record"].text() == "F2\nRecord"
    assert office.window.header.buttons["paper"].text() == "F8 (3)\nPrint"
    assert office.window.width() == 700


@pytest.mark.thorough
def test_closing_keeps_what_was_half_typed(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.pages["record"].setText("half")
    assert office.window.close()
    assert office.pages["record"].kept == ["half"]


def test_what_the_disk_does_not_take_keeps_the_window_open_until_somebody_says_so(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.pages["record"].setText("half")
    office.pages["record"].disk_is_full = True
    office.window.go("day")
    assert not office.window.close()
    assert office.window.isVisible()
    assert office.window.page_name == "record"
    assert office.pages["record"].text() == "half"
    line = office.window.notice_lines["unkept"]
    assert line.offered is not None
    line.offered.click()
    assert not office.window.isVisible()


@pytest.mark.thorough
def test_closing_again_once_there_is_room_keeps_what_was_half_typed(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.pages["record"].setText("half")
    office.pages["record"].disk_is_full = True
    assert not office.window.close()
    office.pages["record"].disk_is_full = False
    assert office.window.close()
    assert office.pages["record"].kept == ["half"]


@pytest.mark.thorough
def test_a_locked_window_does_not_close_over_what_could_not_be_kept_either(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    office.pages["record"].setText("half")
    office.pages["record"].disk_is_full = True
    office.window.lock()
    assert not office.window.close()
    assert office.window.page_name == "sign_in"
    assert "unkept" in office.window.notice_lines


@pytest.mark.thorough
def test_the_focus_comes_back_to_where_it_was(office: OfficeWindow) -> None:
    page = office.pages["complaint"]
    _first, second = QLineEdit(page), QLineEdit(page)
    office.window.show_officer(SITI)
    office.window.show_page("complaint")
    second.setFocus()
    office.window.show_page("day")
    office.window.show_page("complaint")
    assert second.hasFocus()


@pytest.mark.thorough
def test_who_signs_in_first_is_led_to_a_page_and_the_one_who_comes_back_finds_it_as_it_was(
    office: OfficeWindow,
) -> None:
    office.window.show_officer(ANDI)
    assert office.started == ["day"]
    office.window.lock()
    office.window.show_officer(ANDI)
    assert office.started == ["day"]
    assert office.window.page_name == "day"


@pytest.mark.thorough
def test_the_lights_are_seen_however_much_a_page_wants_and_however_much_is_told(
    qtbot: QtBot, clock: OfficeClock
) -> None:
    office = an_office(qtbot, clock, Settings())
    office.pages["recorded"].setMinimumSize(2000, 2000)
    office.window.show_officer(SITI)
    office.window.show_page("recorded")
    for code in ("dates_outdated", "ended_uncleanly", "papers_uncertain"):
        office.window.show_notice("Tiga pengaduan dihitung menurut kalender lama.", code)
    QTest.qWait(0)
    assert office.window.size() == QSize(1366, 768)
    lights = office.window.recorded_today
    assert lights.mapTo(office.window, lights.rect().bottomRight()).y() < 768


def test_the_lights_go_on_in_another_line_where_a_screen_is_narrow(office: OfficeWindow, qtbot: QtBot) -> None:
    """1366 pixels at 200 %: the window would be wider than its screen, and its right edge out of sight."""
    window = office.window
    window.show_officer(SITI)
    window.set_printer_light("late", "Printer loket: kertas habis, tutupnya terbuka")
    window.centre_light.show_state("centre", "muted", "Pusat: tidak tersambung")
    window.backup_light.show_whole("12.11")
    window.resize(683, 500)
    lights = (window.printer_text, window.backup_light, window.recorded_today)

    def are_seen() -> bool:
        return all(window.rect().contains(light.mapTo(window, light.rect().bottomRight())) for light in lights)

    qtbot.waitUntil(are_seen)
    assert window.width() == 683


@pytest.mark.parametrize("width", [1024, 1366])
def test_on_a_usual_screen_the_lights_stand_in_one_line_and_lose_what_is_behind_a_comma(
    office: OfficeWindow, qtbot: QtBot, width: int
) -> None:
    window = office.window
    window.show_officer(SITI)
    window.set_counts(Counts(today=12))
    window.set_printer_light("late", "Printer loket: kertas habis, tutupnya terbuka, nama printer ini panjang sekali")
    window.centre_light.show_state("centre", "muted", "Pusat: 3 menunggu, dicoba lagi 10.35, " + "sejak kemarin " * 10)
    window.backup_light.show_beside("24-11-2026 12.11")
    window.resize(width, 700)
    lights = (window.printer_text, window.centre_light, window.backup_light, window.recorded_today)
    qtbot.waitUntil(lambda: any("," not in one.text() for one in lights[:3]))
    qtbot.waitUntil(lambda: len({one.mapTo(window, one.rect().center()).y() for one in lights}) == 1)
    assert window.backup_light.accessibleName() == "Copy of 24-11-2026 12.11, on the same disk"
    assert window.printer_text.text().startswith("Printer loket: kertas habis")
    window.centre_light.show_state("centre", "muted", "Pusat, utuh")
    window.set_printer_light("done", "Siap")
    qtbot.waitUntil(lambda: window.centre_light.text() == "Pusat, utuh")


@pytest.mark.thorough
def test_ctrl_l_locks_over_an_open_menu_as_well(office: OfficeWindow) -> None:
    office.window.show_officer(SITI)
    field = QLineEdit("Budi", office.window)
    menus = (office.window.menu, field.createStandardContextMenu())
    for menu in menus:
        office.window.show_officer(SITI)
        menu.popup(office.window.mapToGlobal(QPoint(9, 9)))
        assert menu.isVisible()
        QTest.keyClick(menu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert office.window.is_locked
        assert not menu.isVisible()
