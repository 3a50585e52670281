"""The controllers that a counter makes after its sign-in page, joined to what listens."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.keys import new_register
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window import office_documents
from frontoffice.app.window.case_pages import COMPLAINT, DAY, FIND, PREVIEW, open_complaint, show_paper
from frontoffice.app.window.controllers import RecoveryReminder
from frontoffice.app.window.file_check import FileReport, FileState
from frontoffice.app.window.page_registry import open_counter
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.reading_log import ReadingLog
from frontoffice.register.commands.send_job import Message, SendState, SendWay
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage import conversion, encryption, opening
from frontoffice.sending.sms_spool import FOLDERS
from frontoffice.ui.complaint.complaint_actions import Action
from frontoffice.ui.preview.print_order import OfficePaper, PrintOrder
from frontoffice.ui.shell.morning_strip import SLIPS
from tests.support import hostile_files
from tests.support.examples import (
    TODAY,
    OfficeClock,
    a_complainant,
    a_reader,
    a_register,
    an_intake,
    an_officer,
    lay_blank,
)
from tests.support.golden import text_of
from tests.support.register_keys import KEY, known
from tests.support.window_desk import SETTINGS, Desk, desk
from tests.support.window_words import words_of

__all__ = ["desk"]


def test_what_the_morning_s_strip_asks_for_reaches_the_pages(desk: Desk) -> None:
    pressed: list[str] = []
    desk.counter.pressing_asked.connect(pressed.append)
    desk.counter.controllers.morning.begin()
    desk.counter.window.morning.asked.emit(SLIPS)
    assert pressed == [SLIPS]


@pytest.mark.thorough
def test_sms_go_to_the_folder_of_the_settings_but_nothing_of_a_practice_does(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    counter, spool = desk.counter, tmp_path / "spool"
    for name in FOLDERS:
        (spool / name).mkdir(parents=True)
    kept = dataclasses.replace(counter.settings, sms_folder=str(spool), training=True)
    counter.settings_controller.current = kept
    counter.controllers.sms.begin()
    subject = counter.register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    message = Message(subject, SendWay.SMS, "SMS", "081271001234", "Nomor 0001", "Nomor 0001")
    job = counter.register.sending.queue(message, an_officer(), uuid4())
    assert [one.state for one in counter.register.sending.open_jobs()] == [SendState.QUEUED]
    assert not list((spool / "outbox").iterdir())
    with qtbot.waitSignal(counter.controllers.sms.changed):
        counter.settings_controller.current = dataclasses.replace(kept, training=False)
        counter.settings_controller.changed.emit(counter.settings)
    assert [str(job.job_id) in one.name for one in (spool / "outbox").iterdir()] == [True]


# --- What the check of the whole file found is shown ---


def test_the_whole_file_is_checked_beside_the_work(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: desk.checked == [desk.where])


@pytest.mark.thorough
def test_a_broken_chain_is_told_and_stays_told(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    broken = FileReport(FileState.BROKEN, "rusak: 7")
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: broken)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: any("7" in text for text in counter.window.notice_texts()))
    counter.end()


@pytest.mark.parametrize(
    ("state", "notices"),
    [
        (FileState.WHOLE, set()),
        (FileState.CALLED_OFF, {"ended_uncleanly"}),
        (FileState.BROKEN, {"ended_uncleanly", "chain_broken"}),
        (FileState.DIFFERS, {"ended_uncleanly", "tables_differ"}),
        (FileState.UNKNOWN, {"ended_uncleanly", "file_not_checked"}),
    ],
)
def test_only_a_file_that_was_found_whole_ends_the_word_of_an_unclean_end(
    desk: Desk, state: FileState, notices: set[str]
) -> None:
    desk.counter.window.show_notice("The program did not end properly.", "ended_uncleanly")
    desk.counter.controllers.file_check.show(FileReport(state, "7"))
    assert set(desk.counter.window.notice_lines) == notices
    assert opening.takes_minutes(desk.where.register) is (state is FileState.DIFFERS)


@pytest.mark.thorough
def test_a_check_that_fails_by_itself_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def fails(_where: Places) -> FileReport:
        raise OSError("no more processes")

    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=fails)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: "file_not_checked" in counter.window.notice_lines)
    counter.end()


# --- Who can do something about a register that is plain, or whose paper is due, is reminded of it ---


def reminder(desk: Desk, where: Places, officer: Officer) -> RecoveryReminder:
    counter = desk.counter
    return RecoveryReminder(counter.settings_controller, where, counter.window, counter.notices, lambda: officer)


def encryption_lines(desk: Desk) -> list[str]:
    return [line for line in desk.counter.window.notice_texts() if "not encrypted" in line]


@pytest.mark.thorough
def test_whoever_can_make_the_recovery_paper_is_reminded_until_it_was_made(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    assert len(encryption_lines(desk)) == 1
    desk.counter.sign_in(desk.officer)
    assert encryption_lines(desk) == []
    desk.where.encryption_wish.write_text("0123")
    desk.counter.sign_in(desk.supervisor)
    assert encryption_lines(desk) == []


def test_nobody_is_reminded_of_a_register_that_is_encrypted(desk: Desk, tmp_path: Path) -> None:
    with closing(a_register(tmp_path / "lain")) as register:
        path = register.path
    with known(KEY):
        conversion.encrypt(path, KEY)
    reminder(desk, Places(path.parent), desk.supervisor).remind()
    assert encryption_lines(desk) == []


@pytest.mark.thorough
def test_whoever_can_make_it_is_led_to_the_paper_that_is_due(desk: Desk, tmp_path: Path) -> None:
    where = Places(tmp_path / "lain")
    with known(KEY):
        opening.begin(where.register, encryption.name_of(KEY))
    new_register.note_paper_due(where, KEY)
    desk.counter.sign_in(desk.supervisor)
    reminder(desk, where, desk.officer).remind()
    assert "paper_due" not in desk.counter.window.notice_lines
    reminder(desk, where, desk.supervisor).remind()
    line = desk.counter.window.notice_lines["paper_due"]
    assert "every copy" in line.text()
    assert line.offered is not None
    line.offered.click()
    assert desk.counter.window.page_name == "recovery"
    new_register.settle(where)
    reminder(desk, where, desk.supervisor).remind()
    assert "paper_due" not in desk.counter.window.notice_lines


@pytest.mark.thorough
def test_a_plain_register_by_decision_is_said_with_who_decided_until_somebody_read_it(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    desk.counter.settings_controller.decide_plain()
    desk.counter.controllers.recovery_reminder.remind()
    assert "not_encrypted" not in desk.counter.window.notice_lines
    line = desk.counter.window.notice_lines["plain"]
    assert desk.supervisor.name in line.text()
    assert "24-11-2026" in line.text()
    line.read.click()
    desk.counter.sign_in(desk.officer)
    desk.counter.sign_in(desk.supervisor)
    assert "plain" not in desk.counter.window.notice_lines, "it was acknowledged for good"
    desk.counter.settings_controller.keep(replace(desk.counter.settings, plain_on="2026-12-01"))
    desk.counter.controllers.recovery_reminder.remind()
    assert "01-12-2026" in desk.counter.window.notice_lines["plain"].text()


@pytest.mark.thorough
def test_a_decision_that_stands_in_the_settings_alone_is_none(desk: Desk) -> None:
    controller, said = desk.counter.settings_controller, desk.counter.register.configuration.last
    controller.current = replace(controller.current, plain_by="Budi", plain_on="2026-11-24")
    desk.counter.sign_in(desk.supervisor)
    assert "plain" not in desk.counter.window.notice_lines
    assert "not_encrypted" in desk.counter.window.notice_lines
    controller.keep(replace(controller.current, counter_name="Loket Depan"))
    kept = said()
    assert kept is not None
    assert (kept.counter_name, kept.plain_by, kept.plain_on) == ("Loket Depan", None, None)
    assert (controller.current.plain_by, controller.current.plain_on) == ("", "")


@pytest.mark.thorough
def test_the_same_decision_as_in_older_settings_is_written_into_the_journal(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    controller, said = desk.counter.settings_controller, desk.counter.register.configuration.last
    controller.current = replace(controller.current, plain_by=desk.supervisor.name, plain_on="2026-11-24")
    controller.decide_plain()
    kept = said()
    assert kept is not None
    assert (kept.plain_by, kept.plain_on) == (desk.supervisor.name, "2026-11-24")
    controller.keep(replace(controller.current, counter_name="Loket Depan"))
    assert controller.is_plain_by_decision, "other settings leave it as it is"


# --- What a reader looks at in the window is written down ---


@pytest.fixture
def reader(desk: Desk) -> Officer:
    return a_reader(desk.counter.register)


@pytest.fixture
def subject(desk: Desk) -> UUID:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    recorded = desk.counter.register.complaints.record(an_intake(complainant=who), desk.officer, new_id())
    return recorded.complaint.subject


def full(*_of: object) -> None:
    raise Unavailable(RegisterFailure.DISK_FULL)


def seen(desk: Desk, reader: Officer) -> list[tuple[str, str]]:
    """What was read, the first first: what it was and its number or words."""
    found = desk.counter.register.reading_log.list_reads(TODAY, reader)
    return [(one.body.what, one.body.number or one.body.limited) for one in reversed(found)]


def test_each_opening_of_a_complaint_is_written_and_nobody_elses(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    counter.sign_in(desk.officer)
    open_complaint(counter, subject)
    assert seen(desk, reader) == []
    counter.window.lock()
    counter.sign_in(reader)
    for _ in range(2):
        open_complaint(counter, subject)
    counter.refresh()  # what is shown is only read anew
    assert seen(desk, reader)[1:] == [("complaint", "0001/PGD-L1/2026")] * 2, "after the day where a reader begins"
    assert "Nurhayati" not in counter.window.stack.view(COMPLAINT).who_label.text()


def test_what_cannot_be_written_down_is_not_shown(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.show_page(FIND.name)
    monkeypatch.setattr(ReadingLog, "note", full)
    open_complaint(desk.counter, subject)
    show_paper(desk.counter, OfficePaper("Berkas", "Berkas 0001", b"", lambda: desk.where.folder))
    assert desk.counter.window.page_name == FIND.name
    assert desk.counter.window.notice_texts()


def test_a_complaint_that_is_not_there_is_the_pages_to_say(desk: Desk, reader: Officer) -> None:
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, new_id())
    assert desk.counter.window.page_name == COMPLAINT.name
    assert [what for what, _ in seen(desk, reader)] == ["day"], "where a reader begins"


def test_a_dossier_is_written_among_the_readings_and_not_in_the_story(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    counter = desk.counter
    counter.sign_in(reader)
    open_complaint(counter, subject)
    story = counter.register.complaints.story(subject)
    page = counter.window.stack.view(COMPLAINT)
    counter.controllers.documents.make(DocumentRequest(subject, DocumentKind.NOTE), page)
    assert "may not print" in page.page_problem.text()
    counter.controllers.documents.make(DocumentRequest(subject, DocumentKind.DOSSIER), page)
    assert seen(desk, reader)[-1][0] == "paper"
    assert "0001/PGD-L1/2026" in seen(desk, reader)[-1][1]
    assert counter.window.page_name == PREVIEW.name
    assert counter.register.complaints.story(subject) == story


def test_a_grant_that_is_taken_back_hides_what_was_opened_by_it(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    granted = a_reader(counter.register, grant="Surat 12")
    counter.sign_in(granted)
    open_complaint(counter, subject)
    page = counter.window.stack.view(COMPLAINT)
    page.row.asked.emit(Action.REVEAL)
    page.reasons.given.emit("Memeriksa identitas")
    assert "Nurhayati" in page.who_label.text()
    wanted = DocumentRequest(subject, DocumentKind.DOSSIER, revealed=True)
    made = office_documents.make(counter.register, counter.settings, wanted, counter.officer())
    assert "Nurhayati" in text_of(made.pdf)
    counter.register.officers.change(dataclasses.replace(granted, grant=""), desk.supervisor, new_id())
    counter.refresh()
    assert "Nurhayati" not in page.who_label.text()
    made = office_documents.make(counter.register, counter.settings, wanted, counter.officer())
    assert "Nurhayati" not in text_of(made.pdf)


def test_a_day_is_written_once_as_long_as_it_stays(desk: Desk, reader: Officer, subject: UUID) -> None:
    counter = desk.counter
    counter.sign_in(reader)
    counter.window.go(DAY.name)
    page = counter.window.stack.view(DAY)
    for _ in range(3):
        page.refresh()
    page.previous_day.click()
    assert seen(desk, reader) == [("day", "24-11-2026 L1"), ("day", "23-11-2026 L1")]


def test_a_search_is_written_before_what_it_finds_is_shown_and_never_what_was_typed(
    desk: Desk, reader: Officer, subject: UUID
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    before = seen(desk, reader)
    QTest.keyClicks(page.find_field, "trayek")
    assert (page.table.lines, seen(desk, reader)) == ((), before)
    assert not page.gate.isHidden()
    assert page.nothing.isHidden(), "it is not said that there is none"
    page.results.doubleClicked.emit(QModelIndex())  # as Enter does
    assert seen(desk, reader)[-2:] == [("search", "words typed"), ("complaint", "0001/PGD-L1/2026")]
    page.find_field.clear()
    assert page.gate.isHidden(), "nothing is asked for any more"
    assert seen(desk, reader)[-1] == ("complaint", "0001/PGD-L1/2026")


def test_a_search_is_shown_once_it_stands_still(qtbot: QtBot, desk: Desk, reader: Officer, subject: UUID) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    page.find_field.setText("trayek")
    qtbot.waitUntil(lambda: bool(page.table.lines), timeout=20_000)
    assert seen(desk, reader)[-1] == ("search", "words typed")
    desk.counter.refresh()
    assert len(page.table.lines) == 1
    assert [what for what, _ in seen(desk, reader)].count("search") == 1


def test_a_search_of_whoever_works_here_waits_for_nothing(desk: Desk, reader: Officer, subject: UUID) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go(FIND.name)
    desk.counter.window.stack.view(FIND).find_field.setText("trayek")
    assert len(desk.counter.window.stack.view(FIND).table.lines) == 1
    assert seen(desk, reader) == []


def test_a_day_that_could_not_be_written_down_is_not_shown_until_it_is(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(reader)
    desk.counter.window.go(DAY.name)
    page = desk.counter.window.stack.view(DAY)
    page.previous_day.click()
    with monkeypatch.context() as now:
        now.setattr(ReadingLog, "note", full)
        page.next_day.click()
        assert "Not shown" in page.gate.text.text()
        assert not page.gate.isHidden()
        assert page.nothing.isHidden(), "it is not said that there is none"
        assert "trayek" not in " ".join(words_of(page))
        page.gate.retry.click()
        assert page.table.line(0) is None
        assert page.hidden_line.text() == "1 line(s)", "how many there are names nobody"
    page.gate.retry.click()
    assert page.gate.isHidden()
    assert page.table.line(0) is not None
    assert seen(desk, reader)[-1] == ("day", "24-11-2026 L1")


def test_what_is_copied_is_written_down_or_taken_from_the_clipboard_again(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # which Qt says only on a real screen
    desk.counter.sign_in(desk.officer)
    open_complaint(desk.counter, subject)
    clipboard.setText("of an officer")
    assert clipboard.text()
    desk.counter.window.lock()
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, subject)
    clipboard.setText("0812")
    assert seen(desk, reader)[1:] == [("complaint", "0001/PGD-L1/2026"), ("copied", "0001/PGD-L1/2026")]
    monkeypatch.setattr(ReadingLog, "note", full)
    clipboard.setText("0813")
    assert clipboard.text() == ""


def test_what_is_copied_from_a_list_after_a_complaint_is_of_the_list(
    desk: Desk, reader: Officer, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    desk.counter.sign_in(reader)
    open_complaint(desk.counter, subject)
    desk.counter.window.go(DAY.name)
    QGuiApplication.clipboard().setText("Nurhayati")
    assert seen(desk, reader)[-2:] == [("complaint", "0001/PGD-L1/2026"), ("copied", "24-11-2026 L1")]


def test_what_a_reader_saves_or_prints_of_a_paper_is_written_before_it_is_there(
    desk: Desk, reader: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def keep() -> Path:
        kept.extend(what for what, _ in seen(desk, reader))
        return tmp_path / "berkas.pdf"

    desk.counter.sign_in(reader)
    show_paper(desk.counter, OfficePaper("Berkas", "Berkas 0001", hostile_files.pdf(1), keep))
    page = desk.counter.window.stack.view(PREVIEW)
    with monkeypatch.context() as now:
        now.setattr(ReadingLog, "note", full)
        page.save_asked.emit()
        page.ordered.emit(PrintOrder("Kantor", (0,)))
    assert kept == []
    page.save_asked.emit()
    assert kept[-2:] == ["paper", "saved"]
    page.ordered.emit(PrintOrder("Kantor", (0,)))
    assert seen(desk, reader)[-1] == ("printed", "Berkas 0001")
