from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Final
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import CHANNELS, Complaint, Kind
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.intake.recorded_page import RecordedPage
from tests.support.examples import a_complaint, a_letter, an_intake
from tests.support.in_front import in_front

_COPYING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def copied() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, copied: list[str]) -> RecordedPage:
    return in_front(qtbot, RecordedPage(Settings(), lambda *_sent: None, copied.append), 1000, 700)


def a_job(complaint: Complaint, state: JobState, reason: str = "", copy_no: int = 1) -> PrintJob:
    asked = datetime(2026, 11, 24, 3, 33, tzinfo=UTC)
    number = complaint.number_text
    return PrintJob(uuid4(), complaint.subject, number, copy_no, state, "Resi 1", "", "Siti", asked, reason)


@pytest.mark.thorough
def test_the_number_stands_large_with_the_day_of_the_answer(page: RecordedPage) -> None:
    page.show_recorded(a_complaint())
    assert page.number.text() == "0147/PGD-L1/2026"
    assert page.number.property("level") == "number"
    assert "Senin, 14 Desember 2026" in page.due.text()
    assert not page.missing.isVisible()
    assert not page.late_filing.isVisible()


@pytest.mark.thorough
def test_a_screen_reader_reads_number_code_and_day_out_with_the_button_that_has_the_focus(page: RecordedPage) -> None:
    complaint = a_complaint()
    page.show_recorded(complaint)
    assert page.next_button.hasFocus()
    said = QAccessible.queryAccessibleInterface(page.next_button).text(QAccessible.Text.Description)
    assert f"{complaint.number_text}. Check code: {complaint.check_code}. " in said
    assert page.due.text().rstrip(".") in said


def test_missing_papers_and_a_late_filing_are_told_in_words(page: RecordedPage) -> None:
    intake = a_letter(documents=False, service_date=date(2026, 10, 1))
    page.show_recorded(a_complaint(intake=intake))
    assert page.missing.isVisible()
    assert page.late_filing.isVisible()
    page.show_recorded(a_complaint())
    assert not page.missing.isVisible()
    assert not page.late_filing.isVisible()


def test_a_suggestion_promises_no_answer(page: RecordedPage) -> None:
    page.show_recorded(a_complaint(intake=an_intake(kind=Kind.SUGGESTION)))
    assert not page.due.isVisible()
    page.show_recorded(a_complaint(intake=an_intake(kind=Kind.SUGGESTION, channel="sms")))
    assert "Saran" in page.answer.toPlainText()


def test_a_provisional_day_is_called_so(page: RecordedPage) -> None:
    complaint = a_complaint(intake=an_intake(channel="telephone"))
    page.show_recorded(dataclasses.replace(complaint, due=dataclasses.replace(complaint.due, provisional=True)))
    assert "provisional" in page.due.text()
    assert "(sementara)" in page.answer.toPlainText()


def test_only_a_call_has_the_number_spelled(page: RecordedPage) -> None:
    page.show_recorded(a_complaint(intake=an_intake(channel="sms")))
    assert page.answer_panel.isVisible()
    for widget in (page.call_icon, page.call_title, page.spoken, page.spoken_code, page.call_rule):
        assert not widget.isVisible()
    page.show_recorded(a_complaint(intake=an_intake(channel="telephone")))
    assert page.answer_panel.isVisible()
    assert page.spoken_code.isVisible()
    assert page.spoken.text() == (
        "nol satu empat tujuh, garis miring, P-G-D, strip, L, satu, garis miring, dua nol dua enam"
    )


def test_the_check_code_stands_on_the_screen_whatever_the_channel_and_the_printer(page: RecordedPage) -> None:
    for channel in CHANNELS:
        complaint = a_complaint(intake=an_intake(channel=channel.code))
        page.show_recorded(complaint)
        assert page.check_code.isVisible()
        assert complaint.check_code in page.check_code.text()


def test_whoever_is_not_at_the_counter_has_a_text_of_their_channel(page: RecordedPage) -> None:
    titles = {}
    for channel in CHANNELS:
        complaint = a_complaint(intake=an_intake(channel=channel.code))
        page.show_recorded(complaint)
        assert page.answer_panel.isVisible() is (channel.code != "counter")
        assert page.subject_box.isVisible() is (channel.code in ("email", "website", "box", "other"))
        if page.answer_panel.isVisible():
            assert complaint.number_text in page.answer.toPlainText()
            titles[channel.code] = page.answer_title.text()
    assert titles["sp4n"] == "Reply on SP4N-LAPOR!"
    assert titles["fax"] == "Text of a fax"


def test_on_a_low_window_the_number_and_the_buttons_are_seen_without_scrolling(page: RecordedPage) -> None:
    page.show_recorded(a_complaint(intake=an_intake(channel="telephone")))
    layout = page.layout()
    assert layout is not None
    assert layout.totalHeightForWidth(1000) <= 240  # what the window leaves at 200 %; else the page scrolls as a whole


def test_a_channel_without_paper_says_so_and_prints_one_by_its_key(page: RecordedPage) -> None:
    complaint = a_complaint(intake=an_intake(channel="sms"))
    page.show_recorded(complaint)
    assert "none is printed" in page.paper.text()
    assert page.print_button.text() == "Print the resi (Ctrl+P)"
    page.show_paper(a_job(complaint, JobState.QUEUED))
    assert page.print_button.text() == "Print the resi (Ctrl+P)"
    page.show_paper(a_job(complaint, JobState.CONFIRMED))
    assert page.print_button.text() == "Print again (Ctrl+P)"
    page.show_recorded(a_complaint())
    assert "none is printed" not in page.paper.text()


def test_a_day_that_is_over_is_not_promised_to_who_wrote(page: RecordedPage) -> None:
    page.show_recorded(a_complaint(intake=a_letter(channel="email", received_on=date(2026, 10, 1))))
    assert "akan segera ditangani" in page.answer.toPlainText()
    assert "over" in page.due.text()
    assert page.due.property("state") == "late"
    page.show_recorded(a_complaint())
    assert page.due.property("state") != "late"


def test_one_key_copies_a_mail_and_another_its_subject(page: RecordedPage, copied: list[str]) -> None:
    page.show_recorded(a_complaint(intake=a_letter(channel="email")))
    for key in (Qt.Key.Key_J, Qt.Key.Key_C):
        QTest.keyClick(page.focusWidget(), key, _COPYING)
    assert copied == ["Tanda terima pengaduan nomor 0147/PGD-L1/2026", page.answer.toPlainText()]
    page.show_recorded(a_complaint(intake=an_intake(channel="sms")))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_J, _COPYING)
    assert len(copied) == 2


def test_a_key_copies_the_sms(page: RecordedPage, copied: list[str], qtbot: QtBot) -> None:
    page.show_recorded(a_complaint(intake=an_intake(channel="telephone")))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_C, _COPYING)
    assert copied == [page.answer.toPlainText()]
    assert page.answer_copied.isVisible()
    page.show_recorded(a_complaint(intake=an_intake(channel="telephone")))
    assert not page.answer_copied.isVisible()


def test_there_is_nothing_to_copy_for_who_stands_at_the_counter(
    page: RecordedPage, copied: list[str], qtbot: QtBot
) -> None:
    page.show_recorded(a_complaint())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_C, _COPYING)
    assert copied == []


def test_one_key_starts_the_next_prints_again_or_opens(page: RecordedPage, qtbot: QtBot) -> None:
    emitted: list[object] = []
    page.next_asked.connect(lambda: emitted.append("next"))
    page.print_asked.connect(lambda subject: emitted.append(("print", subject)))
    page.opened.connect(lambda subject: emitted.append(("open", subject)))
    complaint = a_complaint()
    page.show_recorded(complaint)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert emitted == [("print", complaint.subject), ("open", complaint.subject), "next"]


@pytest.mark.parametrize("state", list(JobState))
def test_every_state_of_the_paper_has_words_and_a_sign(page: RecordedPage, state: JobState) -> None:
    complaint = a_complaint()
    page.show_recorded(complaint)
    before = page.paper.text()
    page.show_paper(a_job(complaint, state))
    assert page.paper.text() not in ("", before)
    assert not page.paper_icon.pixmap().isNull()


@pytest.mark.thorough
def test_what_the_paper_waits_for_and_which_copy_it_is_are_told(page: RecordedPage) -> None:
    complaint = a_complaint()
    page.show_recorded(complaint)
    page.show_paper(a_job(complaint, JobState.WAITING, "printer_timeout", copy_no=3))
    assert "nothing was printed" in page.paper.text()
    assert "copy 2" in page.paper.text()


@pytest.mark.thorough
def test_the_paper_of_another_complaint_changes_nothing(page: RecordedPage) -> None:
    page.show_recorded(a_complaint())
    before = page.paper.text()
    page.show_paper(a_job(a_complaint(subject=uuid4()), JobState.HANDED_OVER))
    assert page.paper.text() == before


def test_what_was_handed_over_is_called_sent_and_a_pdf_saved(page: RecordedPage) -> None:
    complaint = a_complaint()
    page.show_recorded(complaint)
    page.show_paper(a_job(complaint, JobState.HANDED_OVER))
    assert "Sent to the printer" in page.paper.text()
    page.show_paper(dataclasses.replace(a_job(complaint, JobState.HANDED_OVER), printer_id="pdf "))
    assert "Saved as a PDF" in page.paper.text()


def test_what_became_of_the_paper_is_answered_and_given_up_by_keys(page: RecordedPage) -> None:
    emitted: list[object] = []
    page.stop_asked.connect(emitted.append)
    page.outcome_answered.connect(lambda job_id, whole: emitted.append((job_id, whole)))
    complaint = a_complaint()
    page.show_recorded(complaint)
    keys = (Qt.Key.Key_S, Qt.Key.Key_Y, Qt.Key.Key_N)
    for key in keys:  # nothing to answer yet
        QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    blocked, uncertain = a_job(complaint, JobState.BLOCKED, "printer_paper_out"), a_job(complaint, JobState.UNCERTAIN)
    for job in (blocked, uncertain):
        page.show_paper(job)
        for key in keys:
            QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    assert emitted == [blocked.job_id, (uncertain.job_id, True), (uncertain.job_id, False)]


def test_the_question_of_the_paper_and_its_answers_stand_together(page: RecordedPage) -> None:
    complaint = a_complaint()
    page.show_recorded(complaint)
    page.show_paper(a_job(complaint, JobState.UNCERTAIN))
    assert page.paper.text().endswith("Did it come out whole?")
    answers = (page.whole_button, page.broken_button, page.print_button)
    assert [one.isVisible() for one in answers] == [True] * 3
    assert {one.parentWidget() for one in answers} == {page.paper_more}
    assert not page.later_button.isVisible()


def test_the_next_one_begins_right_under_what_was_recorded(page: RecordedPage, qtbot: QtBot) -> None:
    page.resize(1000, 1200)
    for channel in ("counter", "telephone"):
        page.show_recorded(a_complaint(intake=an_intake(channel=channel)))
        last = page.answer_panel if channel == "telephone" else page.paper_more

        def below(last: QWidget = last) -> int:
            return page.next_button.mapTo(page, QPoint()).y() - last.mapTo(page, QPoint(0, last.height())).y()

        qtbot.waitUntil(lambda below=below: 0 < below() < 60)  # type: ignore[misc]


def test_what_waits_for_paper_goes_elsewhere_or_later_by_one_key(page: RecordedPage) -> None:
    received: list[object] = []
    page.elsewhere_asked.connect(lambda subject, printer: received.append((subject, printer.name)))
    page.later_asked.connect(received.append)
    complaint = a_complaint()
    page.show_recorded(complaint)
    page.use(Settings(printer=Printer("Depan", Transport.NETWORK), other_printers=(Printer("B", Transport.USBPRINT),)))
    keys = (Qt.Key.Key_2, Qt.Key.Key_D, Qt.Key.Key_L)
    page.show_paper(a_job(complaint, JobState.CONFIRMED))
    for key in keys:  # it is out: nothing to send anywhere
        QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    waiting = a_job(complaint, JobState.WAITING, "printer_paper_out")
    page.show_paper(waiting)
    for key in keys:
        QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    assert received == [(complaint.subject, "B"), (complaint.subject, "PDF"), waiting.job_id]
    page.show_paper(a_job(complaint, JobState.WAITING, "put_off"))
    assert not page.later_button.isVisible()


def test_letters_that_the_printer_lacks_are_told_and_an_image_is_asked_for(page: RecordedPage) -> None:
    received: list[object] = []
    page.image_asked.connect(received.append)
    complaint = a_complaint()
    page.show_recorded(complaint)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    page.show_folded(a_job(a_complaint(subject=uuid4()), JobState.QUEUED), 2)  # another's
    assert not page.folded_bar.isVisible()
    page.show_folded(a_job(complaint, JobState.QUEUED), 2)
    assert "2" in page.folded_message.text()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert received == [complaint.subject]
    assert not page.folded_bar.isVisible()
