from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Identity, Kind, Status
from frontoffice.domain.numbering import DEFAULT_FORMAT
from frontoffice.domain.people import Officer, Role
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Theme
from frontoffice.ui.complaint.complaint_actions import Action, questions
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.plain_text import LongText
from tests.support.examples import OfficeClock, a_complainant, a_letter, a_register, a_signed_in, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front
from tests.support.manual_sync import carry
from tests.support.merged_apart import SUPERVISOR, merge_into_each_other, record_at_two_desks
from tests.support.themes import colours_of, in_theme


@pytest.fixture
def complaint(register: Register, officer: Officer) -> Complaint:
    return register.complaints.record(an_intake(), officer, uuid4()).complaint


@pytest.fixture
def confidential(register: Register, officer: Officer) -> Complaint:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    return register.complaints.record(an_intake(complainant=who), officer, uuid4()).complaint


def open_page(
    qtbot: QtBot, register: Register, who: Officer | Callable[[], Officer], complaint: Complaint
) -> ComplaintPage:
    page = in_front(qtbot, ComplaintPage(register, (lambda: who) if isinstance(who, Officer) else who), 1366, 640)
    page.show_complaint(complaint.subject)
    return page


def page_text(page: ComplaintPage) -> str:
    """Everything that can be read on the page."""
    labels = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    sheets = [sheet.toPlainText() for sheet in page.findChildren(QPlainTextEdit) if not sheet.isHidden()]
    return "\n".join(labels + sheets)


def answer(qtbot: QtBot, page: ComplaintPage, why: str) -> None:
    assert page.reasons.reason.hasFocus()
    QTest.keyClicks(page.reasons.reason, why)
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_Return)


def test_of_what_was_merged_in_vain_the_page_says_so_until_it_is_reopened(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    first, _ = merge_into_each_other(register, tmp_path / "two")
    page = open_page(qtbot, register, SUPERVISOR, register.complaints.get(first))
    assert "nobody handles it" in page_text(page)
    register.handling.advance(first, StepForm(Step.REOPEN, "Tidak ada yang menangani"), SUPERVISOR, uuid4())
    page.show_complaint(first)
    assert "nobody handles it" not in page_text(page)


def test_of_the_same_letter_at_another_desk_the_page_names_the_other_and_offers_to_merge(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    first, second = record_at_two_desks(register, tmp_path / "two")
    page = open_page(qtbot, register, SUPERVISOR, register.complaints.get(second))
    number = register.complaints.get(first).number_text
    assert f"The same item is recorded as {number}, too" in page_text(page)
    assert not page.handling.buttons[Step.MERGE].isHidden()
    page.handling.ask(Step.MERGE)
    assert page.handling.form.other.text() == number
    page.handling.form.text.setPlainText("Surat yang sama")
    page.handling.form.form_yes.click()
    assert register.complaints.get(second).status is Status.MERGED
    assert "The same item" not in page_text(page)


def print_paper(register: Register, complaint: Complaint, by: Officer, state: JobState) -> None:
    job = register.printing.queue(complaint.subject, "Loket 1", by)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, state, "", by)


@pytest.mark.thorough
def test_the_head_tells_number_who_how_and_when(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, officer, complaint)
    assert page.number_label.text() == "0001/PGD-L1/2026"
    assert page.kind_label.text() == "Complaint"
    assert page.whose.whole == "Nurhayati binti Saleh · 0812-7171-2026 · Loket"
    assert page.received_label.text().startswith("Loket, received Selasa, 24 November 2026, 10.32 WIB")
    assert complaint.check_code in page.received_label.text()
    assert page.due_label.text() == "14 working day(s) left · 14 Des"
    assert page.response_label.text() == "Answer due Sen, 14 Des 2026"
    assert page.status_label.text() == "Registered"


@pytest.mark.thorough
def test_in_another_theme_its_signs_have_that_ones_colours(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint, clock: OfficeClock
) -> None:
    clock.move(days=30)
    page = open_page(qtbot, register, officer, complaint)
    with in_theme(Theme.DARK):
        assert colours_of(page.status_icon.pixmap().toImage()) == {theme.DARK.late.lower()}
        assert colours_of(page.due_icon.pixmap().toImage()) == {theme.DARK.late.lower()}


@pytest.mark.thorough
def test_only_what_was_told_is_shown(qtbot: QtBot, register: Register, officer: Officer) -> None:
    complaint = register.complaints.record(
        an_intake(wish="", event_place="", respondent=""), officer, uuid4()
    ).complaint
    text = page_text(open_page(qtbot, register, officer, complaint))
    assert "Izin Trayek (AKDP)" in text
    assert "Wished settlement" not in text
    assert "Place of the event" not in text


@pytest.mark.thorough
def test_missing_papers_and_late_filing_are_said_above(qtbot: QtBot, register: Register, officer: Officer) -> None:
    letter = a_letter(identity_copy=False, service_date=date(2026, 10, 1))
    page = open_page(qtbot, register, officer, register.complaints.record(letter, officer, uuid4()).complaint)
    assert page.missing_note.text() == "Papers missing: copy of identity"
    assert page.late_note.text().startswith("Filed late: the last day was Sabtu, 31 Oktober 2026.")
    assert not page.cancelled_note.isVisible()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("days", "end"),
    [
        (2, ("12 working day(s) left", "text")),
        (17, ("1 working day(s) left", "soon")),
        (20, ("due today", "soon")),
        (22, ("2 working day(s) late", "late")),
    ],
)
def test_the_due_date_says_how_much_time_is_left(
    qtbot: QtBot, register: Register, complaint: Complaint, clock: OfficeClock, days: int, end: tuple[str, str]
) -> None:
    clock.move(days=days)
    page = open_page(qtbot, register, a_signed_in(register), complaint)
    assert (page.due_label.text().split(" · ")[0], page.due_label.property("state")) == end


@pytest.mark.thorough
def test_markup_in_texts_is_shown_as_it_was_typed(qtbot: QtBot, register: Register, officer: Officer) -> None:
    evil = an_intake(description="<b>tebal</b> & <img src=x>", complainant=a_complainant(name="<i>Budi</i>"))
    page = open_page(qtbot, register, officer, register.complaints.record(evil, officer, uuid4()).complaint)
    assert page.whose.whole.startswith("<i>Budi</i> · ")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


@pytest.mark.thorough
def test_a_description_of_20000_characters_is_folded_and_can_be_unfolded(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    long = an_intake(description="Kata شكوى 😀 " * 800 + "x" * 9_000)
    page = open_page(qtbot, register, officer, register.complaints.record(long, officer, uuid4()).complaint)
    text = page.findChildren(LongText)[0]
    assert page.width() == 1366
    folded = text.sheet.height()
    text.more.click()
    qtbot.waitUntil(lambda: text.sheet.height() > 3 * folded)
    assert text.sheet.toPlainText() == long.description.strip()


@pytest.mark.thorough
def test_the_story_tells_amendments_with_old_and_new(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    amended = dataclasses.replace(complaint.intake, category="Diskriminasi")
    register.amendments.amend(complaint.subject, amended, "Salah pilih", officer, uuid4())
    text = page_text(open_page(qtbot, register, officer, complaint))
    assert "\u2068Penundaan berlarut\u2069 → \u2068Diskriminasi\u2069" in text
    assert "Salah pilih" in text
    assert "Siti Rahmawati · Counter officer" in text


@pytest.mark.thorough
def test_every_entry_carries_its_mark(qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint) -> None:
    mark = register.complaints.story(complaint.subject)[0].hash.hex()[:8]
    page = open_page(qtbot, register, officer, complaint)
    assert mark not in page_text(page)
    assert [one for one in page.findChildren(QLabel) if mark in one.toolTip()]


@pytest.mark.thorough
def test_a_key_asks_for_amending(qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint) -> None:
    page = open_page(qtbot, register, officer, complaint)
    with qtbot.waitSignal(page.amend_asked) as asked:
        QTest.keyClick(page.body, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert asked.args[0].subject == complaint.subject


@pytest.mark.thorough
def test_a_key_asks_for_the_count_of_the_days(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, officer, complaint)
    with qtbot.waitSignal(page.due_asked) as asked:
        QTest.keyClick(page.body, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0].due == complaint.due


@pytest.mark.thorough
def test_the_first_paper_needs_no_reason(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, officer, complaint)
    with qtbot.waitSignal(page.print_asked) as asked:
        QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [complaint.subject, ""]


@pytest.mark.thorough
@pytest.mark.parametrize("state", [JobState.HANDED_OVER, JobState.UNCERTAIN])
def test_a_second_paper_needs_a_reason(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint, state: JobState
) -> None:
    print_paper(register, complaint, officer, state)
    page = open_page(qtbot, register, officer, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_Return)
    assert page.reasons.reason_problem.text() == "Write why."
    with qtbot.waitSignal(page.print_asked) as asked:
        answer(qtbot, page, "Hilang di jalan")
    assert asked.args == [complaint.subject, "Hilang di jalan"]
    assert not page.reasons.isVisible()


@pytest.mark.thorough
def test_a_further_paper_may_be_drawn_with_every_letter(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    print_paper(register, complaint, officer, JobState.HANDED_OVER)
    page = open_page(qtbot, register, officer, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.reasons.choice.isVisible()
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.reasons.reason.hasFocus)
    with qtbot.waitSignal(page.image_asked) as asked, qtbot.assertNotEmitted(page.print_asked):
        answer(qtbot, page, "Nama dengan aksara Tionghoa")
    assert asked.args == [complaint.subject, "Nama dengan aksara Tionghoa"]
    QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not page.reasons.choice.isChecked()  # each paper is asked for anew


@pytest.mark.thorough
def test_after_a_paper_that_nobody_needed_the_next_is_the_first_and_needs_no_reason(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    job = register.printing.queue(complaint.subject, "Loket 1", officer)
    register.printing.finish(job.job_id, JobState.DROPPED, "officer", officer)
    page = open_page(qtbot, register, officer, complaint)
    with qtbot.waitSignal(page.print_asked):
        QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.thorough
def test_a_paper_that_never_left_is_taken_up_without_a_reason(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    register.printing.queue(complaint.subject, "Loket 1", officer)
    page = open_page(qtbot, register, officer, complaint)
    with qtbot.waitSignal(page.print_asked):
        QTest.keyClick(page.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.thorough
def test_an_officer_is_told_why_cancelling_is_not_for_them(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, officer, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    (line,) = (line for line in page.menu.actions() if line.text().startswith("&X "))
    assert not line.isEnabled()
    assert "Ask the supervisor" in line.text()
    page.menu.close()
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert "Ask the supervisor" in page.page_problem.text()
    assert not page.reasons.isVisible()


@pytest.mark.thorough
def test_a_supervisor_cancels_with_a_reason_and_the_number_stays(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.changed) as changed:
        answer(qtbot, page, "Tercatat dua kali")
    assert changed.args == [complaint.subject]
    assert register.complaints.get(complaint.subject).status is Status.CANCELLED
    assert page.status_label.text() == "CANCELLED · Hendra Wijaya, Sel, 24 Nov 2026"
    assert page.cancelled_note.isVisible()
    assert "Tercatat dua kali" in page_text(page)
    assert not page.row.buttons[Action.AMEND].isEnabled()


@pytest.mark.thorough
@pytest.mark.parametrize("action", [action for action, asked in questions().items() if asked.verb is not None])
def test_whatever_is_asked_about_writes_an_entry_once_it_is_answered_and_says_so(
    qtbot: QtBot, register: Register, supervisor: Officer, confidential: Complaint, action: Action
) -> None:
    register.handling.review(confidential.subject, "", supervisor, uuid4())  # there is a step to correct
    page = open_page(qtbot, register, supervisor, confidential)
    page.row.take(action)
    answer(qtbot, page, "Diminta kepala bidang")
    (*_, line) = register.complaints.story(confidential.subject)
    assert (len(register.complaints.story(confidential.subject)), line.officer) == (3, supervisor.name)
    assert page.page_problem.text() != ""


def test_a_note_is_written_with_one_key_and_stands_in_the_story(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.reasons.reason, "Pengadu datang lagi besok")
    with qtbot.waitSignal(page.changed):
        QTest.keyClick(page.reasons.reason, Qt.Key.Key_Return)
    assert "Note: Pengadu datang lagi besok" in page_text(page)
    assert page.page_problem.text() == "The note stands in the story."


@pytest.mark.thorough
def test_its_number_in_sp4n_is_asked_for_by_a_key_and_stands_in_the_story(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.sp4n.bar.reason, "7654321")
    with qtbot.waitSignal(page.changed):
        QTest.keyClick(page.sp4n.bar.reason, Qt.Key.Key_Return)
    assert "In SP4N-LAPOR! under number 7654321" in page_text(page)
    assert page.page_problem.text() == "Written down: in SP4N-LAPOR! under number 7654321."
    QTest.keyClick(page.body, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert page.sp4n.bar.isVisible()
    page.another_officer()
    assert not page.sp4n.bar.isVisible()


@pytest.mark.thorough
def test_letters_typed_into_a_reason_are_never_taken_for_keys(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.reasons.reason, "cepdir")
    assert page.reasons.reason.text() == "cepdir"


@pytest.mark.thorough
def test_esc_closes_the_question_first_and_its_text_waits(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.reasons.reason, "Salah")
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.reasons.reason, Qt.Key.Key_Escape)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert page.reasons.reason.text() == "Salah"
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.body, Qt.Key.Key_Escape)


@pytest.mark.thorough
def test_another_question_begins_with_an_empty_line(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.reasons.reason, "Salah")
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_Escape)
    QTest.keyClick(page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert page.reasons.reason.text() == ""


@pytest.mark.thorough
def test_a_confidential_identity_is_nowhere_until_a_reason_is_written_down(
    qtbot: QtBot, register: Register, officer: Officer, confidential: Complaint
) -> None:
    page = open_page(qtbot, register, officer, confidential)
    assert page.whose.whole == "Dirahasiakan · Loket"
    for secret in ("Nurhayati", "1971", "0812-7171-2026", "Depati Amir", "nurhayati@example.com"):
        assert secret not in page_text(page)
    QTest.keyClick(page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    answer(qtbot, page, "Dihubungi tim teknis")
    assert page.whose.whole == "Nurhayati binti Saleh · Confidential · 0812-7171-2026 · Loket"
    assert "1971034107900002" in page_text(page)
    assert register.complaints.story(confidential.subject)[-1].body["why"] == "Dihubungi tim teknis"
    assert "Dihubungi tim teknis" in page_text(page)


@pytest.mark.thorough
def test_who_amends_a_confidential_complaint_gives_a_reason_before_the_form_shows_who_it_is(
    qtbot: QtBot, register: Register, officer: Officer, confidential: Complaint
) -> None:
    page = open_page(qtbot, register, officer, confidential)
    asked: list[Complaint] = []
    page.amend_asked.connect(lambda complaint, _revealed: asked.append(complaint))
    QTest.keyClick(page.body, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert asked == []
    answer(qtbot, page, "Alamat salah tulis")
    assert asked == [confidential]
    assert register.complaints.story(confidential.subject)[-1].body["why"] == "Alamat salah tulis"
    QTest.keyClick(page.body, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert asked == [confidential] * 2, "it is shown already"


def test_a_revealed_identity_is_hidden_again_when_the_page_is_left(
    qtbot: QtBot, register: Register, officer: Officer, confidential: Complaint
) -> None:
    page = open_page(qtbot, register, officer, confidential)
    QTest.keyClick(page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    answer(qtbot, page, "Dihubungi")
    page.hide()
    assert page.whose.whole == "Dirahasiakan · Loket"
    page.show_complaint(confidential.subject)
    assert "1971034107900002" not in page_text(page)


@pytest.mark.thorough
def test_another_officer_does_not_see_what_the_first_asked_for(
    qtbot: QtBot, register: Register, officer: Officer, supervisor: Officer, confidential: Complaint
) -> None:
    signed_in = [officer]
    page = open_page(qtbot, register, lambda: signed_in[0], confidential)
    QTest.keyClick(page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    answer(qtbot, page, "Dihubungi")
    signed_in[0] = supervisor
    page.refresh()
    assert page.whose.whole == "Dirahasiakan · Loket"
    assert "1971034107900002" not in page_text(page)


@pytest.mark.thorough
def test_the_middle_of_a_nik_is_hidden_on_open_complaints_too(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    text = page_text(open_page(qtbot, register, officer, complaint))
    assert "1971••••••••0002" in text
    assert "1971034107900002" not in text


@pytest.mark.thorough
def test_nothing_is_to_be_revealed_where_nothing_is_hidden(qtbot: QtBot, register: Register, officer: Officer) -> None:
    without_nik = register.complaints.record(an_intake(complainant=a_complainant(nik="")), officer, uuid4()).complaint
    page = open_page(qtbot, register, officer, without_nik)
    assert not page.row.may(Action.REVEAL)


@pytest.mark.thorough
def test_a_complaint_that_is_not_there_is_said(
    qtbot: QtBot, register: Register, officer: Officer, complaint: Complaint
) -> None:
    page = open_page(qtbot, register, officer, complaint)
    page.show_complaint(uuid4())
    assert page.page_problem.isVisible()
    assert not page.body.isVisible()
    assert not page.row.buttons[Action.AMEND].isEnabled()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


@pytest.mark.thorough
def test_a_full_disk_keeps_the_reason_and_the_next_try_counts_once(
    qtbot: QtBot, tmp_path: Path, clock: OfficeClock
) -> None:
    disk = FaultyDisk("complaint-page-disk")
    at = Desk(counter="L1", counter_name="Loket 1", number_format=DEFAULT_FORMAT, zone="WIB")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", at, clock=clock, vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    complaint = register.complaints.record(an_intake(), supervisor, uuid4()).complaint
    page = open_page(qtbot, register, supervisor, complaint)
    QTest.keyClick(page.body, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    disk.fail(1, 1_000_000, apsw.FullError)
    answer(qtbot, page, "Salah catat")
    assert page.reasons.reason_problem.isVisible()
    assert page.reasons.reason.text() == "Salah catat"
    disk.heal()
    QTest.keyClick(page.reasons.reason, Qt.Key.Key_Return)
    assert page.status_label.text() == "CANCELLED · Hendra Wijaya, Sel, 24 Nov 2026"
    assert len(register.complaints.story(complaint.subject)) == 2
    register.close()


@pytest.mark.thorough
def test_a_paper_in_two_keys_hides_the_name_until_the_identity_was_shown(
    qtbot: QtBot, register: Register, officer: Officer, confidential: Complaint
) -> None:
    page = open_page(qtbot, register, officer, confidential)
    asked: list[DocumentRequest] = []
    page.document_asked.connect(asked.append)
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert page.papers.menu.isVisible()
    QTest.keyClick(page.papers.menu, Qt.Key.Key_6)
    assert page.show_made() == page.page_problem.text()
    assert "no disk" in page.page_problem.text()
    assert "(Alt+I)" in page.page_problem.text()
    QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    answer(qtbot, page, "Surat diantar sendiri")
    page.papers.ask(DocumentKind.INVITATION)
    page.show_made()
    assert "(Alt+I)" not in page.page_problem.text()
    assert asked == [
        DocumentRequest(confidential.subject, DocumentKind.INVITATION),
        DocumentRequest(confidential.subject, DocumentKind.INVITATION, revealed=True),
    ]


def test_esc_closes_the_question_for_the_number_first(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    register.documents.set_number_format("{no}/{year}", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor, complaint)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.papers.ask(DocumentKind.NOTE)
    page.show_not_made("Disk penuh")
    assert page.papers.numbers.reason_problem.text() == "Disk penuh"
    QTest.keyClick(page.papers.numbers.reason, Qt.Key.Key_Escape)
    assert left == []
    page.show_not_made("Disk penuh")
    assert page.page_problem.text() == "Disk penuh"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.thorough
def test_nothing_of_the_handling_is_offered_for_a_cancelled_complaint(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint
) -> None:
    register.handling.cancel(complaint.subject, "Salah ketik", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor, complaint)
    assert page.handling.buttons == {}


@pytest.mark.thorough
def test_a_suggestion_has_no_due_date_and_no_count(qtbot: QtBot, register: Register, officer: Officer) -> None:
    page = open_page(
        qtbot,
        register,
        officer,
        register.complaints.record(an_intake(kind=Kind.SUGGESTION), officer, uuid4()).complaint,
    )
    assert not page.due_badge.isVisible()
    with qtbot.assertNotEmitted(page.due_asked):
        QTest.keyClick(page.body, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.thorough
def test_of_two_desks_that_took_the_same_step_one_is_told_that_it_did_not_apply(
    qtbot: QtBot, register: Register, supervisor: Officer, complaint: Complaint, tmp_path: Path
) -> None:
    """Both texts stand in the story: what was written is kept, and says whose step holds."""
    register.handling.review(complaint.subject, "", supervisor, uuid4())
    with closing(a_register(tmp_path / "lain", clock=register.now, counter="L2")) as other:
        carry(register, other)
        for desk, text in ((register, "Analisis pertama"), (other, "Analisis kedua")):
            desk.handling.advance(complaint.subject, StepForm(Step.ANALYSE, text), supervisor, uuid4())
        carry(other, register)
    text = page_text(open_page(qtbot, register, supervisor, complaint))
    assert text.count("Did not apply: Analyse") == 1
    assert "This step had been taken on 24 November 2026 by" in text
    assert "Analisis pertama" in text
    assert "Analisis kedua" in text
