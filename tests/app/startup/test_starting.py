from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.fail
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.keys import passphrase, register_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.startup import first_setup
from frontoffice.app.startup.starting import Starting
from frontoffice.app.training import practice_desk
from frontoffice.app.training.practice_register import read_samples
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.app.window.file_check import FileCheck, FileState
from frontoffice.domain import recovery_code
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage import encryption
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Centre, Office, Printer, Settings, Transport
from frontoffice.ui.centre.connection_page import ConnectionPage
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart
from frontoffice.ui.shell.start_pages import PassphrasePage, StartupErrorPage
from tests.conftest import Announce
from tests.support import foreign_process, keyrings, register_keys
from tests.support.capabilities import modes_count
from tests.support.examples import MORNING, SECRET, OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.keyrings import MemoryKeyring

SETTINGS = Settings(office=Office(address="Air Itam"))
ANSWERS = FirstAnswers(SETTINGS, "Budi Penyelia", "Kepala Bidang", "274913")


class Starts:
    """Starts the program on one folder, as often as a test wants."""

    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot) -> None:
        self._application, self._qtbot = application, qtbot
        self.where = Places(folder / "data")
        self._begun: list[Starting] = []

    def start(self, *, training: bool = False) -> Starting:
        starting = Starting(self._application, self.where, training=training, clock=OfficeClock())
        self._begun.append(starting)
        starting.begin()
        return starting

    def set_up(self) -> None:
        """Leave what a first start leaves that was answered and ended, without its windows."""
        mark = HighWaterMark(self.where.mark_folder) if self.where.mark_folder else None
        desk = desk_of(ANSWERS.settings)
        lay_blank(self.where.register)
        register = open_register(self.where.register, desk, clock=OfficeClock(), high_water_mark=mark)
        with contextlib.closing(register):
            first_setup.set_up_register(register, self.where, ANSWERS)

    def end(self) -> None:
        for starting in self._begun:
            starting.end()
            for window in (starting.window, starting.counter.window if starting.counter else None):
                if window is not None:
                    window.close()
                    window.deleteLater()
        self._begun.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # or each start dresses them all anew


@pytest.fixture
def starts(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Starts]:
    starts = Starts(qapp, tmp_path, qtbot)
    yield starts
    starts.end()


def _page(starting: Starting) -> object:
    assert starting.window is not None
    return starting.window.centralWidget()


@pytest.mark.thorough
def test_the_first_start_asks_and_then_opens_the_counter(starts: Starts) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    assert starting.counter is not None
    assert [officer.role for officer in starting.counter.register.officers.all()] == [Role.SUPERVISOR]
    assert settings_file.load(starts.where.settings) == SETTINGS


def test_what_was_typed_is_there_again_after_a_look_at_joining_but_for_the_secret(starts: Starts) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.office_address.setText("Jalan Pulau Belitung")
    page.supervisor_name.setText("Hj. Ratna Dewi")
    page.secret.setText(SECRET)
    page.zone.setCurrentIndex(2)
    zone = page.zone.currentText()
    page.connect_asked.emit()
    joining = _page(starting)
    assert isinstance(joining, ConnectionPage)
    joining.left.emit()
    again = _page(starting)
    assert isinstance(again, FirstStart)
    assert again is not page
    assert (again.office_address.text(), again.supervisor_name.text()) == ("Jalan Pulau Belitung", "Hj. Ratna Dewi")
    assert (again.secret.text(), again.zone.currentText()) == ("", zone)


@pytest.mark.thorough
def test_a_first_start_writes_nothing_in_plain_where_there_is_a_keyring(starts: Starts, keys: MemoryKeyring) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    assert starting.counter is not None
    starting.counter.sign_in(starting.counter.register.officers.all()[0])
    [line] = starting.counter.window.notice_texts()
    assert "recovery paper is not made yet" in line
    files = [file for file in starts.where.folder.rglob("*") if file.is_file()]
    assert not [file for file in files if b"Budi Penyelia" in file.read_bytes()]
    assert [*keys.kept] == [("frontoffice register", encryption.key_name(starts.where.register))]


@pytest.mark.thorough
def test_a_keyring_that_says_no_keeps_the_answers_on_the_page(starts: Starts, keys: MemoryKeyring) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    with keyrings.in_use(keyrings.LockedKeyring()):
        page.finished.emit(ANSWERS)
    assert starting.counter is None
    assert "keyring" in page.failure.text()
    assert not starts.where.register.exists()
    page.finished.emit(ANSWERS)
    assert starting.counter is not None


@pytest.fixture
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """A training register with some of its complaints; all of them are made in ``test_practice_register``."""
    few = read_samples()[:5]
    monkeypatch.setattr("frontoffice.app.training.practice_register.read_samples", lambda: few)


@pytest.mark.usefixtures("few_samples")
def test_training_is_plain(starts: Starts, keys: MemoryKeyring) -> None:
    starting = starts.start(training=True)
    assert starting.counter is not None
    assert not encryption.key_name(starts.where.register)
    assert keys.kept == {}


@pytest.mark.thorough
def test_a_first_start_that_was_cut_short_is_gone_on_with_as_it_is_answered_now(starts: Starts) -> None:
    with contextlib.closing(open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock())) as register:
        before = register.officers.add("Budi", Role.SUPERVISOR, "", "831942", None, new_id())
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    assert starting.counter is not None
    register = starting.counter.register
    assert [officer.name for officer in register.officers.all()] == ["Budi Penyelia"]
    assert register.officers.sign_in(before.officer_id, ANSWERS.secret).name == "Budi Penyelia"
    assert register.configuration.last() is not None


@pytest.mark.thorough
def test_settings_of_another_program_are_not_gone_by(starts: Starts, keys: MemoryKeyring) -> None:
    """A centre of somebody else's in the file: what the register and the file before it say holds."""
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    starts.end()
    known = settings_file.load(starts.where.settings)
    assert known is not None
    forged = dataclasses.replace(known, counter="L9", centre=Centre("jahat.example/register", "L9"))
    settings_file.save(starts.where.settings, forged)
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings == known
    assert "changed by another program" in " ".join(starting.counter.window.notice_texts())
    assert settings_file.load(starts.where.settings) == known
    starts.end()
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.window.notice_texts() == ()


@pytest.mark.thorough
def test_the_next_start_opens_the_counter_at_once(starts: Starts) -> None:
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    starts.end()
    starting = starts.start()
    assert starting.window is None
    assert starting.counter is not None
    assert starting.counter.window.page_name == "sign_in"


@pytest.mark.thorough
def test_a_bug_is_logged_without_anybodys_data_and_said_above_the_pages(
    starts: Starts, announce: Announce, caplog: pytest.LogCaptureFixture
) -> None:
    announce("unexpected: ValueError")
    starts.set_up()
    starting = starts.start()
    assert starting.counter is not None
    before = len(starting.counter.window.notice_texts())
    sys.excepthook(ValueError, ValueError("Nurhayati binti Saleh"), None)
    assert len(starting.counter.window.notice_texts()) == before + 1
    assert [record.levelname for record in caplog.records if "unexpected: ValueError" in record.getMessage()] == [
        "ERROR"
    ]
    assert "Nurhayati" not in caplog.text


@pytest.mark.thorough
def test_settings_cut_short_give_way_to_those_before_them(starts: Starts) -> None:
    starts.set_up()
    settings_file.save(starts.where.settings, SETTINGS)
    whole = starts.where.settings.read_bytes()
    starts.where.settings.write_bytes(whole[: len(whole) // 2])
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings == SETTINGS
    assert len(starting.counter.window.notice_texts()) == 1
    assert [path.read_bytes() for path in starts.where.folder.glob("*.damaged-*")] == [whole[: len(whole) // 2]]


@pytest.mark.thorough
def test_settings_cut_short_never_give_way_to_those_of_another_counter(starts: Starts) -> None:
    starts.set_up()
    starting = starts.start()
    assert starting.counter is not None
    printer = Printer("Printer loket", Transport.NETWORK, "10.0.0.7")
    moved = dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2", printer=printer)
    settings_file.save(starts.where.settings, dataclasses.replace(SETTINGS, printer=printer))
    starting.counter.window.show_officer(starting.counter.register.officers.all()[0])
    starting.counter.window.stack.view(DESK_SETTINGS).saved.emit(moved)
    starts.end()
    starts.where.settings.write_bytes(starts.where.settings.read_bytes()[:100])
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings == moved
    assert starting.counter.register.desk == desk_of(moved)


@pytest.mark.thorough
def test_what_the_register_noticed_is_told_also_when_the_settings_were_lost(starts: Starts) -> None:
    starts.set_up()
    starts.where.settings.unlink()
    with contextlib.closing(sqlite3.connect(starts.where.register)) as connection, connection:
        connection.execute("UPDATE meta SET v = 1 WHERE k = 'open'")  # as a power cut leaves it
    starting = starts.start()
    assert starting.counter is not None
    assert "ended_uncleanly" in starting.counter.window.notice_lines


@pytest.mark.thorough
def test_a_register_whose_settings_cannot_be_saved_opens_at_the_next_try(starts: Starts, announce: Announce) -> None:
    starts.set_up()
    starts.where.settings.unlink()
    blocked = starts.where.settings.with_name("settings.toml.new")
    blocked.mkdir()
    announce("settings_not_saved")
    starting = starts.start()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    blocked.rmdir()
    trouble.try_again.click()
    assert starting.counter is not None
    assert "ended_uncleanly" not in starting.counter.window.notice_lines


@pytest.mark.parametrize(
    "written",
    [
        dataclasses.replace(SETTINGS, idle_minutes=-1),
        *(
            pytest.param(one, marks=pytest.mark.thorough)
            for one in (
                dataclasses.replace(SETTINGS, office=Office(zone="WIBB")),
                dataclasses.replace(SETTINGS, number_format="PGD-{counter}/{year}"),
                dataclasses.replace(SETTINGS, counter="L 1"),
                dataclasses.replace(SETTINGS, printer=Printer(columns=7)),
                dataclasses.replace(SETTINGS, other_printers=(Printer(columns=7),)),
                dataclasses.replace(SETTINGS, idle_minutes=10**12),
                dataclasses.replace(SETTINGS, centre=Centre(seconds=0)),
            )
        ),
    ],
)
def test_settings_written_by_hand_by_which_no_register_can_be_kept_give_way(starts: Starts, written: Settings) -> None:
    starts.set_up()
    settings_file.save(starts.where.settings, written)
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings == SETTINGS
    assert "settings_damaged" in starting.counter.window.notice_lines


@pytest.mark.thorough
@pytest.mark.parametrize(
    "written",
    [
        "other_printers = [[1, 2], [3]]",
        'printer = ["x"]',
        'office = "DPMPTSP"',
        "centre = 5",
        f"theme = {'[' * 5_000}{']' * 5_000}",
    ],
    ids=["printers", "printer", "office", "centre", "nested"],
)
def test_settings_that_are_no_settings_give_way_too(starts: Starts, written: str) -> None:
    starts.set_up()
    starts.where.settings.write_text(f"{written}\n{settings_file.LAST_LINE}\n", encoding="utf-8")
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings.counter == SETTINGS.counter
    assert "settings_damaged" in starting.counter.window.notice_lines


@pytest.mark.thorough
def test_settings_of_another_series_than_the_journal_knows_give_no_number_until_a_supervisor_saves_them(
    starts: Starts,
) -> None:
    starts.set_up()
    settings_file.save(starts.where.settings, dataclasses.replace(SETTINGS, counter="L3"))
    starting = starts.start()
    assert starting.counter is not None
    register, (boss,) = starting.counter.register, starting.counter.register.officers.all()
    with pytest.raises(Refused) as refused:
        register.complaints.record(an_intake(), boss, new_id())
    assert [problem.code for problem in refused.value.problems] == ["settings_differ"]
    starting.counter.sign_in(boss)
    assert "settings_differ" in starting.counter.window.notice_lines
    starting.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter="L3"))
    assert register.complaints.record(an_intake(), boss, new_id()).complaint.number_text == "0001/PGD-L3/2026"
    assert "settings_differ" not in starting.counter.window.notice_lines


@pytest.mark.thorough
@pytest.mark.parametrize("year", [1970, 2040])
def test_a_new_register_asks_whether_a_strange_clock_is_right(starts: Starts, year: int) -> None:
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    starting = starts._begun[-1]
    assert starting.counter is not None
    register, (boss,) = starting.counter.register, starting.counter.register.officers.all()
    register.unit.now = OfficeClock(MORNING.replace(year=year))
    assert register.numbering.find_block() == "clock_doubtful"
    register.numbering.confirm_clock("Sudah dilihat", boss, new_id())
    assert register.numbering.find_block() is None


@pytest.mark.thorough
def test_lost_settings_are_remembered_by_the_register(starts: Starts) -> None:
    starts.set_up()
    starts.where.settings.unlink()
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.settings == SETTINGS


def test_a_register_that_cannot_be_opened_gets_a_page_that_says_why_and_tries_again(
    starts: Starts, announce: Announce
) -> None:
    announce("register_in_use")
    starts.where.folder.mkdir()
    settings_file.save(starts.where.settings, SETTINGS)
    lay_blank(starts.where.register)
    other = open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock())
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, StartupErrorPage)
    assert page.why.text()
    other.close()
    page.try_again.click()
    assert isinstance(_page(starting), FirstStart)  # a register without anybody in it: the first start goes on


def test_no_register_is_begun_in_a_folder_that_is_synchronised(
    starts: Starts, announce: Announce, tmp_path: Path
) -> None:
    announce("folder_synchronised")
    starts.where = Places(tmp_path / "OneDrive - Dinas" / "register")
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, StartupErrorPage)
    assert "(OneDrive)" in page.why.text()
    assert page.where.text() == str(starts.where.folder)
    assert not starts.where.register.exists()


@pytest.mark.thorough
def test_a_register_that_lies_in_such_a_folder_already_opens_with_a_warning_at_each_sign_in(
    starts: Starts, tmp_path: Path
) -> None:
    starts.where = Places(tmp_path / "Dropbox" / "register")
    settings_file.save(starts.where.settings, SETTINGS)
    register = open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock())
    officer = a_signed_in(register)
    register.close()
    counter = starts.start().counter
    assert counter is not None
    for _ in range(2):
        counter.sign_in(officer)
        (line,) = [line for line in counter.window.notice_texts() if "(Dropbox)" in line]
        assert "the page Backups" in line, "an officer's menu has it not"
        counter.window.drop_notice("in_synchronised_folder")


@pytest.mark.thorough
def test_a_register_that_an_exchange_is_about_to_let_go_is_opened_by_itself(
    starts: Starts, announce: Announce, qtbot: QtBot
) -> None:
    announce("register_in_use")
    starts.where.folder.mkdir()
    settings_file.save(starts.where.settings, SETTINGS)
    lay_blank(starts.where.register)
    other = open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock())
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, StartupErrorPage)
    assert "opened by itself" in page.why.text()
    other.close()
    qtbot.waitUntil(lambda: isinstance(_page(starting), FirstStart))


@pytest.mark.thorough
def test_a_register_that_stays_in_use_is_told_after_a_while(
    starts: Starts, announce: Announce, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce("register_in_use")
    monkeypatch.setattr("frontoffice.app.startup.starting._PATIENCE", 1)
    starts.where.folder.mkdir()
    settings_file.save(starts.where.settings, SETTINGS)
    lay_blank(starts.where.register)
    other = open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock())
    starting = starts.start()

    def gives_up() -> None:
        page = _page(starting)
        assert isinstance(page, StartupErrorPage)
        assert "Close it there" in page.why.text()

    qtbot.waitUntil(gives_up)
    other.close()


@pytest.mark.thorough
@pytest.mark.usefixtures("few_samples")
def test_training_opens_a_register_of_its_own(starts: Starts) -> None:
    starting = starts.start(training=True)
    assert starting.counter is not None
    assert starting.counter.settings.training
    assert not starting.counter.window.header.training.isHidden()


@pytest.mark.thorough
def test_try_first_leads_to_training_beside_the_real_folder(starts: Starts) -> None:
    begun = starts.where.folder.with_name("data-latihan") / starts.where.register.name
    with contextlib.closing(open_register(begun, practice_desk.DESK, clock=OfficeClock())) as register:
        a_signed_in(register)  # training that was begun stays as it is, and takes no seconds to be made
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.training_asked.emit()
    assert starting.counter is not None
    assert starting.counter.where.folder.name == "data-latihan"
    assert not starts.where.register.exists()


@pytest.mark.thorough
def test_what_a_restore_that_was_killed_left_goes_at_the_next_start_of_training_too(starts: Starts) -> None:
    where = starts.where  # of training
    with contextlib.closing(open_register(where.register, practice_desk.DESK, clock=OfficeClock())) as register:
        a_signed_in(register)  # training that was begun stays as it is, and takes no seconds to be made
    for end in (".restoring", ".restoring.part", ".restoring-wal"):
        where.register.with_name(where.register.name + end).write_bytes(b"x")
    starts.start(training=True)
    assert [file.name for file in where.folder.glob("register.db.restoring*")] == []


def test_a_second_start_brings_the_window_forward(starts: Starts) -> None:
    starting = starts.start()
    assert starting.window is not None
    starting.window.showMinimized()
    starting.come_forward()
    assert not starting.window.isMinimized()


@pytest.mark.thorough
def test_a_register_put_back_from_a_backup_is_told_and_no_number_is_given_twice(starts: Starts, tmp_path: Path) -> None:
    starts.where = Places(tmp_path / "data", tmp_path / "elsewhere")
    starts.set_up()
    backup = starts.where.register.read_bytes()
    starting = starts.start()
    assert starting.counter is not None
    (boss,) = starting.counter.register.officers.all()
    assert starting.counter.window.notice_texts() == ()
    first = starting.counter.register.complaints.record(an_intake(), boss, new_id()).complaint
    starts.end()
    starts.where.register.write_bytes(backup)
    for beside in ("-wal", "-shm"):
        starts.where.register.with_name(starts.where.register.name + beside).unlink(missing_ok=True)
    starting = starts.start()
    assert starting.counter is not None
    assert len(starting.counter.window.notice_texts()) == 1
    again = starting.counter.register.complaints.record(an_intake(), boss, new_id()).complaint
    assert (first.number.no, again.number.no) == (1, 2)


def _begun(starts: Starts, tmp_path: Path) -> None:
    """A counter with a witness that has given out 0001 and is closed."""
    starts.where = Places(tmp_path / "data", tmp_path / "elsewhere")
    starts.set_up()
    _record(starts.start())
    starts.end()


def _record(starting: Starting) -> int:
    assert starting.counter is not None
    (boss,) = starting.counter.register.officers.all()
    return starting.counter.register.complaints.record(an_intake(), boss, new_id()).complaint.number.no


def _lose(starts: Starts, how: str) -> None:
    log = starts.where.register.with_name("register.db-wal")
    if "emptied" in how:
        starts.where.register.write_bytes(b"")
    else:
        starts.where.register.unlink()
    if "log" in how:
        log.write_bytes(b"the last entries")
    if "settings" in how:
        starts.where.settings.unlink()


@pytest.mark.thorough
@pytest.mark.parametrize(
    "how", ["emptied", "gone", "emptied, log left", "gone with the settings", "gone with the settings, log left"]
)
def test_a_register_that_is_gone_is_told_nothing_is_touched_and_no_number_comes_twice(
    starts: Starts, tmp_path: Path, announce: Announce, how: str
) -> None:
    announce("register_missing")
    _begun(starts, tmp_path)
    _lose(starts, how)
    before = {one.name: one.read_bytes() for one in starts.where.folder.glob("register*")}
    starting = starts.start()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    assert {one.name: one.read_bytes() for one in starts.where.folder.glob("register*")} == before
    assert not trouble.lost.isHidden()
    assert not trouble.begin_anew.isEnabled()
    trouble.looked.click()
    trouble.begin_anew.click()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    assert starting.counter is not None
    assert "register_anew" in starting.counter.window.notice_lines
    assert _record(starting) == 2


@pytest.mark.thorough
def test_a_register_that_is_put_back_where_it_was_opens_at_the_next_try(
    starts: Starts, tmp_path: Path, announce: Announce
) -> None:
    announce("register_missing")
    _begun(starts, tmp_path)
    away = starts.where.register.rename(tmp_path / "away.db")
    starting = starts.start()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    trouble.try_again.click()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    away.rename(starts.where.register)
    trouble.try_again.click()
    assert starting.counter is not None
    assert starting.counter.window.notice_texts() == ()
    assert _record(starting) == 2


def test_what_the_settings_say_stands_on_the_first_page_again(starts: Starts, announce: Announce) -> None:
    announce("register_missing")
    second = dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2")
    settings_file.save(starts.where.settings, second)
    starting = starts.start()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    trouble.looked.click()
    trouble.begin_anew.click()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    assert (page.counter.text(), page.office_address.text()) == ("L2", "Air Itam")


@pytest.mark.thorough
def test_a_register_without_anybody_in_it_asks_again_with_what_the_settings_say(starts: Starts) -> None:
    second = dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2")
    settings_file.save(starts.where.settings, second)
    open_register(starts.where.register, desk_of(second), clock=OfficeClock()).close()
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    assert page.counter.text() == "L2"


@pytest.mark.thorough
def test_lists_that_do_not_match_the_journal_are_made_anew_at_the_next_start(starts: Starts, tmp_path: Path) -> None:
    _begun(starts, tmp_path)
    foreign_process.run(starts.where.register, "UPDATE complaint SET name = 'Orang Lain'")
    starting = starts.start()
    assert starting.counter is not None
    starting.counter.controllers.file_check.show(FileCheck().run(starts.where))
    assert "tables_differ" in starting.counter.window.notice_lines
    starts.end()
    starting = starts.start()
    assert starting.counter is not None
    register = starting.counter.register
    assert [line.name for line in register.days.read(register.today()).lines] == [an_intake().complainant.name]
    assert "tables_rebuilt" in starting.counter.window.notice_lines
    starts.end()
    starting = starts.start()
    assert starting.counter is not None
    assert starting.counter.window.notice_texts() == ()


@pytest.mark.thorough
def test_an_encrypted_register_from_another_computer_opens_with_the_code_of_its_paper(
    starts: Starts, keys: MemoryKeyring, announce: Announce
) -> None:
    announce("register_key_missing")
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(ANSWERS)
    starts.end()
    code = recovery_code.write(bytes.fromhex(*keys.kept.values()))
    keys.kept.clear()
    starting = starts.start()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    assert not trouble.recovery.isHidden()
    trouble.code_typed.emit(recovery_code.write(register_keys.OTHER_KEY))
    assert "another register" in trouble.code_problem.text()
    with keyrings.in_use(keyrings.LockedKeyring()):
        trouble.code_typed.emit(code)
    assert "keyring" in trouble.code_problem.text()
    trouble.code_typed.emit(code)
    assert starting.counter is not None
    starts.end()
    assert starts.start().counter is not None


WORDS = "kopi pagi di loket satu"


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passphrase, "COST", Cost(1, 64, 1))
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), register_keys.known():
        register_key.use_keyring()
        yield


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_the_first_start_puts_the_key_behind_a_passphrase(starts: Starts) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    assert not page.words_box.isHidden()
    page.finished.emit(dataclasses.replace(ANSWERS, passphrase=WORDS))
    assert starting.counter is not None
    assert encryption.key_name(starts.where.register)
    starting.counter.sign_in(starting.counter.register.officers.all()[0])
    assert "paper_due" in starting.counter.window.notice_lines
    starts.end()
    register_keys.begin_anew()
    starting = starts.start()
    asked = _page(starting)
    assert isinstance(asked, PassphrasePage)
    asked.typed.emit("teh sore di loket satu")
    assert "not the passphrase" in asked.passphrase_problem.text()
    assert _page(starting) is asked
    asked.typed.emit(WORDS)
    assert starting.counter is not None
    assert FileCheck().run(starts.where).state is FileState.WHOLE, "the check's own process gets the key"


@pytest.mark.thorough
@pytest.mark.usefixtures("no_keyring")
def test_a_page_outlives_the_key_that_led_on_from_it(starts: Starts) -> None:
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(dataclasses.replace(ANSWERS, passphrase=WORDS))
    starts.end()
    register_keys.begin_anew()
    starting = starts.start()
    asked = _page(starting)
    assert isinstance(asked, PassphrasePage)
    is_there = []
    asked.typed.connect(lambda _words: is_there.append(shiboken6.isValid(asked)))
    QTest.keyClicks(asked.passphrase, WORDS)
    asked.open_register.click()
    assert starting.counter is not None
    assert is_there == [True], "its field has still to return from that key"


@pytest.mark.thorough
@pytest.mark.usefixtures("no_keyring")
def test_how_a_register_is_kept_that_is_there_already_is_not_asked_at_a_first_start(starts: Starts) -> None:
    settings_file.save(starts.where.settings, SETTINGS)
    open_register(starts.where.register, desk_of(SETTINGS), clock=OfficeClock()).close()
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    assert page.words_box.isHidden(), "a passphrase would be taken, and the register stay plain"


@pytest.mark.thorough
@pytest.mark.usefixtures("no_keyring")
def test_the_recovery_code_opens_what_the_passphrase_does_not(starts: Starts) -> None:
    page = _page(starts.start())
    assert isinstance(page, FirstStart)
    page.finished.emit(dataclasses.replace(ANSWERS, passphrase=WORDS))
    starts.end()
    [key] = register_key.list_keys()
    register_keys.begin_anew()
    starting = starts.start()
    asked = _page(starting)
    assert isinstance(asked, PassphrasePage)
    asked.use_code.click()
    trouble = _page(starting)
    assert isinstance(trouble, StartupErrorPage)
    trouble.code_typed.emit(recovery_code.write(key))
    assert starting.counter is not None


@pytest.mark.thorough
@pytest.mark.usefixtures("no_keyring")
def test_plain_by_decision_keeps_who_decided(starts: Starts) -> None:
    starting = starts.start()
    page = _page(starting)
    assert isinstance(page, FirstStart)
    page.finished.emit(dataclasses.replace(ANSWERS, is_plain=True))
    assert starting.counter is not None
    assert starting.counter.settings.plain_by == "Budi Penyelia"
    assert starting.counter.settings_controller.is_plain_by_decision, "it is an entry"
    assert not encryption.key_name(starts.where.register)


@pytest.mark.posix("modes of folders")
def test_a_folder_of_another_user_is_a_page_that_says_so(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, announce: Announce
) -> None:
    announce("could not open: folder_read_only")
    folder = tmp_path / "another's"
    folder.mkdir(mode=0)
    with modes_count():
        starts = Starts(qapp, folder, qtbot)
        page = _page(starts.start())
        starts.end()
    assert isinstance(page, StartupErrorPage)
