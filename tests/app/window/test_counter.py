from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.desk_settings import desk_of
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.file_check import Checked, Verdict
from frontoffice.documents.case_file import DocumentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.steps import Step
from frontoffice.domain.working_days import LOCAL, DayOff
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.commands.spool import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import open_register
from frontoffice.register.storage import opening
from frontoffice.settings import Office, Printer, Settings, Theme, Transport
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets.due_dialog import DueDialog
from frontoffice.ui.widgets.due_explanation import DueExplanation
from frontoffice.ui.widgets.form import child
from tests.support import foreign_process
from tests.support.examples import OfficeClock, a_complainant, a_register, a_signed_in, an_intake, lay_blank
from tests.support.fakes import FakePrinter
from tests.support.manual_sync import carry
from tests.support.paper_desk import on_printer, text_of
from tests.support.paper_printer import PaperPrinter

SETTINGS = Settings(office=Office(address="Air Itam"))


class Desk:
    """One counter on a real register, and who works at it."""

    def __init__(self, folder: Path) -> None:
        self.where = Places(folder)
        self.themes: list[Theme] = []
        self.checked: list[Places] = []
        lay_blank(self.where.register)
        register = open_register(self.where.register, desk_of(SETTINGS), clock=OfficeClock())
        self.supervisor = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
        self.officer = a_signed_in(register)
        self.counter = Counter(register, SETTINGS, self.where, self.themes.append, check=self._check)

    def _check(self, where: Places) -> Checked:
        self.checked.append(where)
        return Checked()

    def sign_in(self, officer: Officer) -> None:
        self.counter.window.show_officer(officer)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.counter.window)
    yield desk
    desk.counter.end()


def test_nobody_gets_past_the_sign_in(desk: Desk) -> None:
    desk.counter.window.go("record")
    assert desk.counter.window.page_name == "sign_in"


def test_whoever_signs_in_begins_with_a_new_complaint(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    assert desk.counter.window.page_name == "record"
    assert desk.counter.officer() == desk.officer


def test_the_window_does_not_close_over_what_the_register_cannot_keep(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.counter.intake.form.write({"description": "Belum sempat disimpan"})
    with foreign_process.locked(desk.where.register):
        assert not desk.counter.window.close()
        assert "unkept" in desk.counter.window.notice_lines
    assert desk.counter.window.close()
    (draft,) = desk.counter.register.drafts()
    assert draft.fields["description"] == "Belum sempat disimpan"


def test_a_recorded_complaint_shows_its_number_and_waits_for_a_printer(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.intake.recorded.emit(complaint)
    assert desk.counter.window.page_name == "recorded"
    (job,) = desk.counter.register.paper_jobs()
    assert (job.number_text, job.state, job.reason) == (complaint.number_text, JobState.WAITING, "printer_none")


def test_the_printer_gets_the_receipt_and_the_light_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address)
        desk.counter.settings_page.saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        complaint = desk.counter.register.record(an_intake(), desk.supervisor, new_id())
        desk.counter.intake.recorded.emit(complaint)
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert complaint.number_text in paper.paper().text()
    assert desk.counter.window.printer_text.text() == "Printer loket"


def test_opening_a_complaint_leads_back_to_where_it_was_opened(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    for page in ("find", "day"):
        desk.counter.window.go(page)
        desk.counter.open_complaint(complaint.subject)
        assert desk.counter.window.page_name == "complaint"
        desk.counter.complaint.left.emit()
        assert desk.counter.window.page_name == page


def test_printing_a_receipt_again_asks_for_the_reason_on_the_complaints_page(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address)
        desk.counter.settings_page.saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        complaint = desk.counter.register.record(an_intake(), desk.supervisor, new_id())
        desk.counter.intake.recorded.emit(complaint)
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
    desk.counter.recorded.print_asked.emit(complaint.subject)
    assert desk.counter.window.page_name == "complaint"
    assert not desk.counter.complaint.reasons.isHidden()


def test_the_count_of_the_due_date_is_shown_on_a_key(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.open_complaint(complaint.subject)
    desk.counter.complaint.due_asked.emit(complaint)
    dialog = desk.counter.window.findChild(DueDialog)
    assert dialog is not None
    assert dialog.isVisible()
    (explanation,) = dialog.findChildren(DueExplanation)
    assert complaint.due.calendar_version in explanation.due_rule.text()


def test_amending_takes_the_complaint_to_the_intake_page_and_back(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.open_complaint(complaint.subject)
    desk.counter.complaint.amend_asked.emit(complaint)
    assert desk.counter.window.page_name == "record"
    desk.counter.intake.amended.emit(complaint)
    assert desk.counter.window.page_name == "complaint"


def test_a_confidential_case_waits_for_its_writer_while_somebody_else_is_here(desk: Desk) -> None:
    yuli, intake = a_signed_in(desk.counter.register, name="Yuli"), desk.counter.intake
    desk.counter._signed_in(desk.officer)
    intake.form.write(write_fields(an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))))
    desk.counter.window.lock()
    desk.counter._signed_in(desk.officer)
    assert intake.form.texts()["name"] == "Nurhayati binti Saleh"
    desk.counter.window.lock()
    desk.counter._signed_in(yuli)
    assert desk.counter.window.page_name == "record"
    assert (intake.form.texts()["name"], intake.form.texts()["nik"]) == ("", "")
    assert "confidential" in intake.failure.text()
    (draft,) = desk.counter.register.drafts()
    assert (draft.officer_id, draft.fields["name"]) == (desk.officer.officer_id, "Nurhayati binti Saleh")


def test_a_case_that_may_be_seen_goes_on_with_whoever_signs_in(desk: Desk) -> None:
    desk.counter._signed_in(desk.officer)
    desk.counter.intake.form.write(write_fields(an_intake()))
    desk.counter.window.lock()
    desk.counter._signed_in(a_signed_in(desk.counter.register, name="Yuli"))
    assert desk.counter.intake.form.texts()["name"] == "Nurhayati binti Saleh"


@pytest.mark.parametrize("description", ["", "Yang benar: dua minggu."])
def test_nobody_signs_in_to_the_amendment_of_a_confidential_case(desk: Desk, description: str) -> None:
    yuli, intake = a_signed_in(desk.counter.register, name="Yuli"), desk.counter.intake
    desk.counter._signed_in(desk.officer)
    told = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    complaint = desk.counter.register.record(told, desk.officer, new_id())
    desk.counter.complaint.amend_asked.emit(complaint)
    if description:
        changed = {"identity": Identity.OPEN.value, "description": description}
        intake.form.write({**write_fields(told), **changed})
    desk.counter.window.lock()
    desk.counter._signed_in(yuli)
    assert intake.form.texts()["name"] == ""
    assert bool(intake.failure.text()) is bool(description)
    drafts = desk.counter.register.drafts()
    assert {draft.officer_id for draft in drafts} == ({desk.officer.officer_id} if description else set())
    for draft in drafts:
        intake.side.drafts.chosen.emit(draft)
    assert intake.form.texts()["name"] == ""


def test_new_settings_are_kept_used_and_told_to_the_journal(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    new = dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2", theme=Theme.DARK)
    desk.counter.settings_page.saved.emit(new)
    assert settings_file.load(desk.where.settings) == new
    assert desk.themes[-1] is Theme.DARK
    assert "Loket 2" in desk.counter.window.windowTitle()
    told = desk.counter.register.last_configured()
    assert told is not None
    assert told["counter"] == "L2"
    complaint = desk.counter.register.record(an_intake(), desk.supervisor, new_id())
    assert complaint.number_text == "0001/PGD-L2/2026"


def test_the_whole_file_is_checked_beside_the_work(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: desk.checked == [desk.where])


def test_a_broken_chain_is_told_and_stays_told(qtbot: QtBot, tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    broken = Checked(Verdict.BROKEN, "rusak: 7")
    counter = Counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: broken)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: any("7" in text for text in counter.window.notice_texts()))
    counter.end()


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.WHOLE, set()),
        (Verdict.CALLED_OFF, {"ended_uncleanly"}),
        (Verdict.BROKEN, {"ended_uncleanly", "chain_broken"}),
        (Verdict.DIFFERS, {"ended_uncleanly", "tables_differ"}),
        (Verdict.UNKNOWN, {"ended_uncleanly", "file_not_checked"}),
    ],
)
def test_only_a_file_that_was_found_whole_ends_the_word_of_an_unclean_end(
    desk: Desk, verdict: Verdict, told: set[str]
) -> None:
    desk.counter.window.show_notice("The program did not end properly.", "ended_uncleanly")
    desk.counter._verified(Checked(verdict, "7"))
    assert set(desk.counter.window.notice_lines) == told
    assert opening.takes_minutes(desk.where.register) is (verdict is Verdict.DIFFERS)


def test_a_check_that_fails_by_itself_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def fails(_where: Places) -> Checked:
        raise OSError("no more processes")

    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    counter = Counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=fails)
    qtbot.addWidget(counter.window)
    counter.warm_up()
    qtbot.waitUntil(lambda: "file_not_checked" in counter.window.notice_lines)
    counter.end()


def test_settings_that_the_disk_does_not_take_are_in_no_journal(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.keep_settings(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    blocked = desk.where.settings.with_name("settings.toml.new")
    blocked.mkdir()
    with pytest.raises(Unavailable, match="settings_not_saved"):
        desk.counter.keep_settings(dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2"))
    told = desk.counter.register.last_configured()
    assert told is not None
    assert (told["counter"], told["counter_name"]) == ("L1", "Loket depan")
    assert desk.counter.settings.counter == "L1"


def test_settings_that_the_journal_does_not_take_are_not_in_the_file_either(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.keep_settings(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    with foreign_process.locked(desk.where.register), pytest.raises(Unavailable, match="register_busy"):
        desk.counter.keep_settings(dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2"))
    kept = settings_file.load(desk.where.settings)
    assert kept == desk.counter.settings
    assert kept is not None
    assert (kept.counter, kept.counter_name) == ("L1", "Loket depan")


def test_what_went_wrong_at_the_start_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    failure = Unavailable("settings_damaged", path="x")
    counter = Counter(
        register, SETTINGS, Places(tmp_path), lambda _theme: None, [failure], check=lambda _where: Checked()
    )
    qtbot.addWidget(counter.window)
    assert len(counter.window.notice_texts()) == 1
    counter.tell_bug()
    assert len(counter.window.notice_texts()) == 2
    counter.end()


def test_every_page_is_made_while_nothing_else_is_to_be_done(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: not desk.counter.window.make_next_page())
    assert "intake" in desk.counter.__dict__


def test_a_year_without_a_decree_is_no_notice_but_a_line_of_f4_that_leads_to_the_calendar(
    desk: Desk, qtbot: QtBot
) -> None:
    """November 2026: 2027 was only assumed when the program was shipped (domain.md 4.5)."""
    desk.sign_in(desk.supervisor)
    desk.counter.warm_up()
    qtbot.waitUntil(lambda: bool(desk.checked))
    assert desk.counter.window.notice_texts() == ()
    desk.counter.window.go("work")
    assert "2027" in desk.counter.work.calendar_line.text.text()
    desk.counter.work.calendar_line.open.click()
    assert desk.counter.window.page_name == "calendar"


def test_open_complaints_of_an_older_calendar_are_told_until_they_are_counted_again(desk: Desk, tmp_path: Path) -> None:
    """One of another desk comes in after Pilkada (9-12) was accepted here: 14-12-2026 would be 15-12-2026."""
    register, pilkada = desk.counter.register, DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    with closing(a_register(tmp_path / "lain", clock=register.now, counter="L2")) as other:
        subject = other.record(an_intake(), desk.officer, new_id()).subject
        register.accept_calendar(register.preview_calendar([pilkada]), "", desk.supervisor, new_id())
        carry(other, register)
    desk.counter.others_wrote()
    (told,) = [text for text in desk.counter.window.notice_texts() if "older calendar" in text]
    assert told.startswith("1 open complaint")
    register.accept_calendar(register.preview_calendar(()), "", desk.supervisor, new_id())
    desk.counter.others_wrote()
    assert not any("older calendar" in text for text in desk.counter.window.notice_texts())
    assert register.complaint(subject).due.day == date(2026, 12, 15)


def with_printers(desk: Desk, first: PaperPrinter, second: PaperPrinter) -> None:
    others = (on_printer(second, "Belakang").printer,)
    printers = dataclasses.replace(SETTINGS, printer=on_printer(first, "Depan").printer, other_printers=others)
    desk.counter.printers.saved.emit(printers)


def test_when_the_roll_ends_one_button_prints_on_the_other_printer(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with PaperPrinter() as front, PaperPrinter() as back:
        front.new_roll(0)
        with_printers(desk, front, back)
        complaint = desk.counter.register.record(an_intake(), desk.supervisor, new_id())
        desk.counter.intake.recorded.emit(complaint)
        qtbot.waitUntil(lambda: "no paper" in desk.counter.window.printer_text.text())
        desk.counter.recorded.elsewhere.buttons[0].click()
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert complaint.number_text in text_of(back)
        assert front.paper == []


def test_whoever_signs_in_goes_on_with_the_papers_of_the_day(desk: Desk, qtbot: QtBot) -> None:
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
        desk.counter.register.queue_paper(complaint.subject, "Depan", desk.officer)
        desk.counter.window.show_officer(desk.officer)
        desk.counter._signed_in(desk.officer)
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert complaint.number_text in text_of(front)


def test_a_printer_is_found_tried_and_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    page = desk.counter.printers
    desk.counter.window.go("printers")
    with PaperPrinter() as printer:
        page.add.click()
        page.printer_address.setText(printer.address)
        page.test.click()
        qtbot.waitUntil(page.test.isEnabled, timeout=10_000)
        assert "TM-PALSU" in page.trial._told.text()
        assert "UJI PRINTER" in text_of(printer)
        child(page, QPushButton, "seen").click()
        kept = settings_file.load(desk.where.settings)
        assert kept is not None
        assert (kept.printer.address, kept.printer.abilities) == (printer.address, "dle_eot,gs_r,gs_h,asb")
        assert kept.printer.tested == "2026-11-24"
    printer_fields.choose(page.transport, Transport.SERIAL)
    child(page, QPushButton, "look_for").click()
    qtbot.waitUntil(lambda: "Looking" not in child(page, QLabel, "find_told").text())


def printed(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.intake.recorded.emit(desk.counter.register.record(an_intake(), desk.supervisor, new_id()))
    qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())


def test_the_light_warns_of_the_rolls_end_until_there_is_a_new_one(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    light = desk.counter.window.printer_text
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        front.new_roll(99)
        printed(desk, qtbot)
        assert "nearly used up" in light.text()
        front.new_roll(40)
        desk.counter._printer_seen("")  # what a look would have told after a change of the roll
        assert light.text() == "Depan"
        desk.counter.intake.recorded.emit(desk.counter.register.record(an_intake(), desk.supervisor, new_id()))
        qtbot.waitUntil(lambda: "Change the paper" in light.text())
        front.new_roll()
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert light.text() == "Depan"
        front.new_roll(99)
        printed(desk, qtbot)
        desk.counter.keep_settings(dataclasses.replace(SETTINGS, printer=on_printer(back, "Belakang").printer))
        assert light.text() == "Belakang"


def test_a_missing_library_is_named_by_the_test_the_light_and_the_paper(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    page = desk.counter.printers
    desk.counter.window.go("printers")
    page.add.click()
    printer_fields.choose(page.transport, Transport.WINDOWS)  # never on Linux
    page.printer_address.setText("POS-80")
    page.test.click()
    qtbot.waitUntil(page.test.isEnabled)
    assert "pywin32" in child(page, QLabel, "test_told").text()
    page.save.click()
    desk.counter.intake.recorded.emit(desk.counter.register.record(an_intake(), desk.supervisor, new_id()))
    qtbot.waitUntil(lambda: "pywin32" in desk.counter.window.printer_text.text())
    assert "pywin32" in desk.counter.recorded.paper.text()


def test_letters_that_the_printer_lacks_are_told_where_the_officer_is(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        intake = an_intake(complainant=a_complainant(name="\N{GREEK CAPITAL LETTER OMEGA}mega"))
        complaint = desk.counter.register.record(intake, desk.supervisor, new_id())
        desk.counter.intake.recorded.emit(complaint)
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert not desk.counter.recorded.folded_bar.isHidden()
        desk.counter.recorded.image_button.click()
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 2)
        assert "576x128 dots" in text_of(front, 1)
        desk.counter.window.go("day")
        desk.counter._print(complaint.subject, "hilang")
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 3)
        assert any("letters" in text for text in desk.counter.window.notice_texts())
        desk.counter.open_complaint(complaint.subject)
        desk.counter.complaint.image_asked.emit(complaint.subject, "hurufnya kurang")
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 4)
        assert "576x128 dots" in text_of(front, 3)
        front.new_roll(0)
        waiting = desk.counter.register.record(intake, desk.supervisor, new_id(), with_paper=True)
        desk.counter._print(waiting.subject, "")
        qtbot.waitUntil(lambda: "no paper" in desk.counter.window.printer_text.text())
        front.new_roll()
        desk.counter.window.go("paper")
        desk.counter.unprinted.image_button.click()
        qtbot.waitUntil(lambda: desk.counter.register.paper_jobs() == ())
        assert "576x128 dots" in text_of(front, 4)


class Viewer(QObject):
    """Stands in for the desktop's viewer of files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


@pytest.fixture
def shown(qapp: object) -> Iterator[list[str]]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # bytes, say the stubs; text, says the method
    yield viewer.shown
    QDesktopServices.unsetUrlHandler("file")


def test_ctrl_p_saves_the_days_page_and_opens_it(qtbot: QtBot, desk: Desk, shown: list[str]) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.day.closing.print_page.click()
    qtbot.waitUntil(lambda: "register-L1-2026-11-24.pdf" in desk.counter.day.page_problem.text())
    assert shown == [str(desk.where.pages / "register-L1-2026-11-24.pdf")]


def test_a_letter_is_kept_among_the_letters_told_with_its_place_and_opened(desk: Desk, shown: list[str]) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.open_complaint(complaint.subject)
    desk.counter.complaint.papers.ask(DocumentKind.DOSSIER)
    path = desk.where.letters / "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    assert shown == [str(path)]
    assert str(path) in desk.counter.complaint.page_problem.text()
    assert desk.counter.complaint.page_problem.property("state") == "done"


@pytest.mark.qt_log_ignore("does not support QPlatformServices::openDocument")  # which is what is tried here
def test_a_letter_that_no_program_shows_is_said_to_lie_in_its_folder(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.open_complaint(complaint.subject)
    desk.counter.complaint.papers.ask(DocumentKind.DOSSIER)
    told = desk.counter.complaint.page_problem
    assert "No program here shows PDF files" in told.text()
    assert str(desk.where.letters) in told.text()
    assert told.property("state") == "soon"


def test_a_page_that_cannot_be_saved_is_told_on_the_page(qtbot: QtBot, desk: Desk) -> None:
    desk.where.pages.write_text("no folder")
    desk.sign_in(desk.officer)
    desk.counter.window.go("day")
    desk.counter.day.closing.print_page.click()
    qtbot.waitUntil(lambda: bool(desk.counter.day.page_problem.text()))
    assert desk.counter.day.page_problem.property("state") == "late"


def test_whoever_signs_in_next_finds_the_page_in_front_as_it_is_for_them(desk: Desk) -> None:
    desk.counter._signed_in(desk.supervisor)
    subject = desk.counter.register.record(an_intake(), desk.officer, new_id()).subject
    desk.counter.window.show()
    desk.counter.open_complaint(subject)
    page = desk.counter.complaint
    page.handling.ask(Step.REVIEW)
    page.handling.form.text.setPlainText("Segera")
    assert not page.handling.form.isHidden()
    desk.counter.window.lock()
    desk.counter._signed_in(desk.officer)
    assert desk.counter.window.page_name == "complaint"
    assert page.handling.form.isHidden()
    assert Step.REVIEW not in page.handling.buttons
    desk.counter.window.lock()
    desk.counter._signed_in(desk.supervisor)
    assert Step.REVIEW in page.handling.buttons


def test_the_worklist_in_front_is_that_of_who_signs_in(desk: Desk) -> None:
    desk.counter._signed_in(desk.supervisor)
    desk.counter.register.record(an_intake(), desk.officer, new_id())
    desk.counter.window.go("work")
    desk.counter.work.show_group("mine")
    assert len(desk.counter.work.table.lines) == 1
    desk.counter.window.lock()
    desk.counter._signed_in(desk.officer)
    assert desk.counter.window.page_name == "work"
    assert len(desk.counter.work.table.lines) == 0
