"""The header: keys on the buttons, and words where they fit."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.page_registry import PAGES
from frontoffice.domain.people import Officer, Role
from frontoffice.settings import Theme
from frontoffice.ui.shell.header import Header
from frontoffice.ui.shell.page_spec import Counts
from frontoffice.ui.widgets import theme

KEYS = {spec.name: spec.key for spec in PAGES if spec.header_text}
MOMENT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
SITI = Officer(uuid4(), "Siti Rahmawati", Role.OFFICER)


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    header = Header(PAGES)
    qtbot.addWidget(header)
    header.resize(1366, 48)
    header.show()
    return header


def test_every_button_tells_its_key(header: Header) -> None:
    assert {name: button.text().split()[0] for name, button in header.buttons.items()} == KEYS


def test_where_words_do_not_fit_beside_their_keys_they_stand_below_them(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    header.show_counts(Counts(unprinted=3))
    header.resize(700, 48)
    assert header.buttons["record"].text() == "F2\nRecord"
    assert header.buttons["paper"].text() == "F8 (3)\nPrint"
    assert header.buttons["record"].toolTip() == "Record (F2)"
    header.resize(1366, 48)
    assert header.buttons["record"].text() == "F2 Record"
    assert header.buttons["paper"].text() == "F8 Print (3)"


def test_the_date_goes_before_any_word_and_comes_back(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    header.show_moment(MOMENT, "WIB")
    header.resize(2000, 48)
    whole = header.sizeHint().width()
    header.resize(whole - 1, 48)
    assert (header.moment.isHidden(), header.menu.text()) == (True, "F10 Menu")
    header.resize(whole, 48)
    assert not header.moment.isHidden()


def has_icons(header: Header) -> bool:
    return header.menu.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_the_icons_go_after_the_date_and_before_any_word_leaves_its_key(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    header.show_moment(MOMENT, "WIB")
    header.resize(2000, 48)
    seen: list[tuple[bool, bool, str]] = []
    for width in range(2000, 760, -1):
        header.resize(width, 48)
        look = (header.moment.isVisible(), has_icons(header), header.menu.text())
        if not seen or seen[-1] != look:
            seen.append(look)
    assert seen == [
        (True, True, "F10 Menu"),
        (False, True, "F10 Menu"),
        (False, False, "F10 Menu"),
        (False, False, "F10\nMenu"),
    ]


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
@pytest.mark.parametrize(
    ("width", "name", "icons"),
    [
        (1366, "Siti Rahmawati", True),
        (1280, "Siti Rahmawati", True),
        (683, "Siti Rahmawati", False),
        (640, "Siti", False),
    ],
)
def test_on_every_screen_all_words_are_read(
    header: Header, indonesian: None, qapp: theme.Application, width: int, name: str, icons: bool
) -> None:
    """Of 1366 and 1280 pixels, at 100 and 200 %, with two counts; a name is folded, but not cut."""
    theme.apply(qapp, Theme.LIGHT)
    header.training.hide()
    header.show_counts(Counts(waiting=48, unprinted=12, late=True))
    header.show_officer(Officer(uuid4(), name, Role.SUPERVISOR), KEYS)
    header.resize(width, 52)
    QTest.qWait(0)
    words = ("Catat", "Hari ini", "Tindakan", "Cari", "Cetak", "Laporan", "Bantuan")
    assert [word for word in words if not any(word in one.text() for one in header.buttons.values())] == []
    assert "Menu" in header.menu.text()
    assert has_icons(header) is icons
    for part in (*header.buttons.values(), header.menu, header.officer):
        assert part.width() >= part.sizeHint().width(), part.text()
        assert header.rect().contains(part.geometry())


def test_only_what_is_allowed_can_be_asked_for(qtbot: QtBot, header: Header) -> None:
    header.show_officer(SITI, {"day"})
    assert not header.buttons["record"].isEnabled()
    with qtbot.waitSignal(header.asked) as asked:
        QTest.mouseClick(header.buttons["day"], Qt.MouseButton.LeftButton)
    assert asked.args == ["day"]


def test_nobody_here_means_nothing_to_press(header: Header) -> None:
    header.show_officer(None, ())
    assert not any(button.isEnabled() for button in (*header.buttons.values(), header.menu))
    assert header.officer.isHidden()


def test_who_is_here_is_told_with_role_and_the_key_to_switch(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    assert header.officer.text() == "Siti Rahmawati\nCounter officer · Ctrl+L"


def test_a_press_alone_does_not_mark_a_page_as_in_front(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    header.show_front("day")
    QTest.mouseClick(header.buttons["record"], Qt.MouseButton.LeftButton)
    assert header.buttons["day"].isChecked()
    assert not header.buttons["record"].isChecked()


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
@pytest.mark.parametrize("name", ["Kepala Contoh", "Ir. Dewi Anggraini Kusumawardhani, M.Si", "Sukarno"])
def test_who_is_here_and_that_this_is_training_is_whole_where_a_window_is_twice_as_large(
    header: Header, name: str
) -> None:
    header.show_counts(Counts(waiting=88, unprinted=88, late=True))
    header.resize(683, 52)
    header.show_officer(Officer(uuid4(), name, Role.SUPERVISOR), KEYS)
    QTest.qWait(0)
    for part in (header.training, header.officer, *header.buttons.values(), header.menu):
        assert part.width() >= part.sizeHint().width(), part.objectName()
        assert header.rect().contains(part.geometry())
    assert "".join(name.split()) in "".join(header.officer.text().split())
    header.resize(500, 52)
    QTest.qWait(0)
    for part in (header.training, header.officer):
        assert part.width() >= part.sizeHint().width(), part.objectName()
    assert header.officer.toolTip().startswith(f"{name} · ")


def test_nothing_comes_or_goes_with_the_page_in_front(header: Header) -> None:
    header.show_officer(SITI, KEYS)
    header.show_counts(Counts(waiting=48, late=True))
    for width in range(1400, 700, -1):
        header.resize(width, 48)
        looks = set()
        for front in ("record", "work"):
            header.show_front(front)
            looks.add((header.moment.isVisible(), has_icons(header), header.menu.text()))
        assert len(looks) == 1, width


def test_margins_are_given_up_before_a_word_leaves_its_key(header: Header) -> None:
    header.show_counts(Counts(waiting=48, late=True))
    header.show_officer(Officer(uuid4(), "Kepala Contoh", Role.SUPERVISOR), KEYS)
    seen: list[tuple[bool, str]] = []
    for width in range(800, 500, -1):
        header.resize(width, 48)
        look = (header.training.contentsMargins().left() > 0, header.menu.text())
        if not seen or seen[-1] != look:
            seen.append(look)
    assert seen == [(True, "F10\nMenu"), (False, "F10\nMenu"), (False, "F10")]
