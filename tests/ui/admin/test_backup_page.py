from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.register.storage import backup
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.storage.unsafe_place import PlaceState
from frontoffice.settings import BackupPlace
from frontoffice.ui.admin.backup_page import BackupPage
from tests.support.examples import MORNING, a_register, an_intake, an_officer
from tests.support.in_front import in_front

STICK, SHARE = BackupPlace("/media/stick", "a"), BackupPlace("/srv/share", "b")


@pytest.fixture
def page(qtbot: QtBot, register: Register) -> BackupPage:
    return in_front(qtbot, BackupPage(register), 1366, 640)


@pytest.fixture
def copy(tmp_path: Path) -> CopyRecord:
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other")) as other:
        other.complaints.record(an_intake(), an_officer(), uuid4())
        return backup.make(other.path, tmp_path, lambda: MORNING)


def show(page: BackupPage, *states: PlaceState, failure: Unavailable | None = None, is_busy: bool = False) -> None:
    page.show_states(states, is_busy=is_busy, failure=failure)


def cells(page: BackupPage, which: str) -> list[list[str]]:
    table = getattr(page, which)
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def test_places_and_copies_stand_there_with_their_verdict_and_age(
    page: BackupPage, copy: CopyRecord, tmp_path: Path
) -> None:
    show(
        page,
        PlaceState(STICK, tmp_path, (copy,), MORNING, is_beside=True),
        PlaceState(SHARE, newest_at=MORNING - timedelta(days=1)),
    )
    assert cells(page, "places") == [
        [str(tmp_path), "24-11-2026 10.32", "Same disk as the register"],
        ["/srv/share", "23-11-2026 10.32", "Not connected"],
    ]
    assert cells(page, "copies") == [["24-11-2026 10.32", "1", "whole", tmp_path.name]]
    assert page.headline.text() == "The newest whole copy is of 23-11-2026 10.32.", "the one on another disk counts"
    assert "as a trial" in page.trial.text()


def test_copies_on_the_registers_own_disk_alone_are_amber_with_a_sentence(
    page: BackupPage, copy: CopyRecord, tmp_path: Path
) -> None:
    beside = PlaceState(STICK, tmp_path, (copy,), MORNING, is_beside=True)
    show(page, beside, is_busy=True)
    show(page, beside)
    assert "24-11-2026 10.32. It is on the same disk as the register, and lost with that disk" in page.headline.text()
    assert page.headline.property("state") == page.message.property("state") == "soon"


@pytest.mark.thorough
def test_without_a_place_the_page_says_what_to_do(page: BackupPage, copy: CopyRecord, register: Register) -> None:
    show(page)
    assert "add a folder" in page.headline.text()
    assert not page.now_button.isEnabled()
    page.start()
    assert page.add_place.hasFocus()
    register.backups.record_trial(copy, "")
    show(page, PlaceState(STICK))
    assert "If this computer is lost" in page.headline.text()
    assert "1 entries restored and whole" in page.trial.text()


def test_of_a_place_that_is_being_looked_at_nothing_is_said_yet(page: BackupPage) -> None:
    show(page, PlaceState(STICK, is_unread=True))
    assert cells(page, "places") == [["/media/stick", "\N{EN DASH}", "Looking…"]]
    assert page.headline.text() == "Looking into the places of copies…"
    assert page.headline.property("state") == "muted"
    show(page, PlaceState(STICK, is_unread=True), PlaceState(SHARE, newest_at=MORNING))
    assert page.headline.text() == "The newest whole copy is of 24-11-2026 10.32."


@pytest.mark.thorough
def test_f5_asks_for_a_copy_and_esc_stops_it(page: BackupPage, copy: CopyRecord, tmp_path: Path, qtbot: QtBot) -> None:
    state = PlaceState(STICK, tmp_path, (copy,), MORNING)
    show(page, state)
    with qtbot.waitSignal(page.now_asked):
        QTest.keyClick(page, Qt.Key.Key_F5)
    show(page, state, is_busy=True)
    page.show_step(40)
    assert page.progress.isVisible()
    assert page.progress.value() == 40
    assert not page.now_button.isEnabled()
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    show(page, state, failure=Unavailable(BackupFailure.STOPPED))
    assert not page.progress.isVisible()
    assert page.message.text() == "Stopped. Nothing was changed."
    show(page, state, is_busy=True)
    show(page, state)
    assert page.message.text() == "The copies are whole."


def test_a_chosen_copy_is_inspected_and_put_back_by_enter(
    page: BackupPage, copy: CopyRecord, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, PlaceState(STICK, tmp_path, (copy,), MORNING))
    assert not page.restore_this.isEnabled()
    page.copies.selectRow(0)
    with qtbot.waitSignal(page.inspect_asked) as asked:
        page.restore_this.click()
    assert asked.args == [tmp_path / copy.file, False]
    assert page.progress.isVisible()
    page.show_prepared({"entries": 1, "last": MORNING.isoformat(), "newer": 3})
    assert page.restoring.isVisible()
    assert page.restoring.restore_text.text().startswith(
        "1 entry(ies), verified, the last one of 24-11-2026 10.32. 3 entry(ies) of the register here are not in it."
    )
    with qtbot.waitSignal(page.restore_confirmed):
        QTest.keyClick(page.restoring.restore_yes, Qt.Key.Key_Return)


def choose(page: BackupPage, path: str) -> None:
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(path)
    dialog.reject()


def test_a_copy_that_is_cut_is_called_so_and_taken_only_by_its_own_key(page: BackupPage, qtbot: QtBot) -> None:
    page.restore_file.click()
    choose(page, "hand.db")
    page.show_not_prepared(Unavailable(BackupFailure.CUT, entries=43))
    assert "43 entries stand in it, later ones are missing" in page.restoring.restore_text.text()
    assert page.restoring.restore_yes.isHidden()
    with qtbot.waitSignal(page.inspect_asked) as asked:
        page.restoring.restore_cut.click()
    assert asked.args == [Path("hand.db"), True]
    page.show_not_prepared(Unavailable(BackupFailure.CUT, entries=43))
    QTest.keyClick(page.restoring.restore_no, Qt.Key.Key_Escape)
    assert page.restoring.isHidden()
    page.show_not_prepared(Unavailable(BackupFailure.CUT, entries=43))
    page.restoring.restore_no.click()
    assert page.restoring.isHidden()
    page.show_not_prepared(Unavailable(BackupFailure.BROKEN, detail="was changed"))
    assert "was changed" in page.message.text()
    assert page.restoring.isHidden()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("press", "signal", "args"),
    [
        (lambda page: page.add_place.click(), "place_added", [Path("/srv/share")]),
        (lambda page: page.save_copy.click(), "save_asked", [Path("/srv/share")]),
        (lambda page: page.restore_file.click(), "inspect_asked", [Path("/srv/share"), False]),
    ],
)
def test_folders_and_files_are_chosen_in_a_dialog_that_stops_nobody(
    page: BackupPage, qtbot: QtBot, press: Callable[[BackupPage], None], signal: str, args: list[object]
) -> None:
    press(page)
    with qtbot.waitSignal(getattr(page, signal)) as asked:
        choose(page, "/srv/share")
    assert asked.args == args


def test_a_place_is_removed_and_its_copies_stay(page: BackupPage, qtbot: QtBot) -> None:
    show(page, PlaceState(STICK), PlaceState(SHARE))
    assert not page.remove_place.isEnabled()
    page.places.selectRow(1)
    with qtbot.waitSignal(page.place_removed) as asked:
        page.remove_place.click()
    assert asked.args == [SHARE]


def test_what_came_of_it_is_said(page: BackupPage) -> None:
    page.show_running()
    page.show_saved("/srv/share/register.db")
    assert page.message.text() == "A whole copy stands in /srv/share/register.db."
    page.save_copy.click()
    choose(page, "/srv/other")
    assert page.message.isHidden(), "that was the copy before"
    page.show_failure(Unavailable(BackupFailure.NO_ROOM, path="/srv/share"))
    assert "not enough room in /srv/share" in page.message.text()
    page.show_running()
    page.show_claimed(is_new=False)
    assert "a place already" in page.message.text()
    assert not page.progress.isVisible()
    page.show_running()
    page.show_claimed(is_new=True)
    assert page.message.isHidden()
    assert not page.progress.isVisible()


@pytest.mark.thorough
def test_copies_of_a_register_in_doubt_are_named_so_and_never_whole(
    page: BackupPage, copy: CopyRecord, tmp_path: Path
) -> None:
    doubted = dataclasses.replace(copy, made_at=MORNING + timedelta(hours=1), is_doubted=True)
    state = PlaceState(STICK, tmp_path, (doubted, copy), copy.made_at)
    show(page, state, is_busy=True)
    show(page, state)
    assert [row[2] for row in cells(page, "copies")] == ["doubted", "whole"]
    assert page.message.text().startswith("The history of this register is in doubt")
    assert "24-11-2026 10.32" in page.headline.text(), "the newest whole one"
    page.show_saved("/srv/share/register.db", is_doubted=True)
    assert page.message.text().startswith("A doubted copy stands in /srv/share/register.db. The history")


@pytest.mark.thorough
def test_the_keys_stay_on_the_page_while_something_runs_and_go_back_to_what_began_it(
    page: BackupPage, copy: CopyRecord, tmp_path: Path, qtbot: QtBot
) -> None:
    """A button that is disabled loses the focus; what has it next may be in another part of the window."""
    show(page, PlaceState(STICK, tmp_path, (copy,), MORNING))
    ends: tuple[Callable[[], object], ...] = (
        lambda: page.show_saved("/srv/copy.db"),
        lambda: page.show_not_prepared(Unavailable(BackupFailure.STOPPED)),
    )
    for button, end in zip((page.save_copy, page.restore_file), ends, strict=True):
        button.setFocus()
        page.show_running()
        assert page.focusWidget() is page.stop
        with qtbot.waitSignal(page.stop_asked):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
        end()
        assert page.focusWidget() is button
    page.copies.setFocus()
    page.show_running()
    assert page.focusWidget() is page.copies, "it goes on reading while a copy is made"
    page.show_failure(Unavailable(BackupFailure.STOPPED))
    assert page.focusWidget() is page.copies


# --- The page of copies on a small screen ---


TWICE = 683  # pixels of 1366 at 200 %


@pytest.mark.parametrize("is_running", [False, True])
def test_it_is_no_wider_than_a_small_screen_at_twice_the_size(
    qtbot: QtBot, register: Register, is_running: bool
) -> None:
    page = in_front(qtbot, BackupPage(register), TWICE, 600)
    if is_running:
        page.show_running()
    assert page.minimumSizeHint().width() <= TWICE - 40  # beside the scroll bar
    assert page.width() == TWICE
    assert page.places.mapTo(page, page.places.rect().bottomLeft()).y() < page.copies.mapTo(page, QPoint()).y()


def test_where_there_is_room_the_places_stand_beside_the_copies(qtbot: QtBot, register: Register) -> None:
    page = in_front(qtbot, BackupPage(register), 1366, 640)
    assert page.places.mapTo(page, page.places.rect().topRight()).x() < page.copies.mapTo(page, QPoint()).x()
    assert page.places.mapTo(page, page.places.pos()).y() == page.copies.mapTo(page, page.copies.pos()).y()
