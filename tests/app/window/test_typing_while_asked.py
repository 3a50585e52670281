"""What a person types while something is asked answers nothing: not about paper, a message, a review or a printer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from string import ascii_letters, digits
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, RECORDED, UNPRINTED, open_complaint
from frontoffice.app.window.page_registry import SENDING
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.commands.send_job import SendState, Sent
from frontoffice.settings import Printer, Transport
from tests.support.examples import an_intake
from tests.support.mail_account import a_message
from tests.support.opened_pages import turn
from tests.support.typed_pages import choices, focuses, takes_text, type_here
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]
EVERYTHING = f"{ascii_letters} {digits}"
OTHERS = tuple(Printer(f"Printer {no}", Transport.NETWORK, f"127.0.0.{no}:1") for no in (2, 3, 4))
HELD = Qt.KeyboardModifier.AltModifier


def paper(desk: Desk, state: JobState, reason: str) -> PrintJob:
    """A resi that was just asked for, in this state."""
    by = desk.officer
    complaint = desk.counter.register.complaints.record(an_intake(documents=False), by, uuid4())
    desk.counter.window.stack.view(INTAKE).recorded.emit(complaint)
    job = desk.counter.register.printing.queue(complaint.complaint.subject, "Loket 1", by)
    desk.counter.register.printing.start_sending(job.job_id)
    return desk.counter.register.printing.finish(job.job_id, state, reason, by)


def message(desk: Desk, result: Sent | None) -> None:
    recorded = desk.counter.register.complaints.record(an_intake(), desk.officer, uuid4())
    job = desk.counter.register.sending.queue(a_message(recorded.complaint.subject), desk.officer, uuid4())
    if result is not None:
        desk.counter.register.sending.start_sending(job.job_id)
        desk.counter.register.sending.finish(job.job_id, result)


def asked_after_recording(desk: Desk) -> QWidget:
    job = paper(desk, JobState.UNCERTAIN, "queue_lost")
    page = desk.counter.window.stack.view(RECORDED)
    page.show_paper(job)
    assert page.whole_button.isVisible()
    return page


def stopped_after_recording(desk: Desk) -> QWidget:
    job = paper(desk, JobState.WAITING, "printer_paper_out")
    page = desk.counter.window.stack.view(RECORDED)
    page.use(dataclasses.replace(SETTINGS, other_printers=OTHERS))
    page.show_paper(job)
    page.show_folded(job, 2)
    assert len(page.elsewhere.buttons) > len(OTHERS)
    assert page.later_button.isVisible()
    return page


def asked_in_the_list(desk: Desk) -> QWidget:
    paper(desk, JobState.UNCERTAIN, "queue_lost")
    desk.counter.window.go(UNPRINTED.name)
    page = desk.counter.window.stack.view(UNPRINTED)
    assert page.outcome_bar.isVisible()
    return page


def waiting_in_the_list(desk: Desk) -> QWidget:
    paper(desk, JobState.WAITING, "printer_paper_out")
    page = desk.counter.window.stack.view(UNPRINTED)
    page.use(dataclasses.replace(SETTINGS, other_printers=OTHERS))
    desk.counter.window.go(UNPRINTED.name)
    assert page.drop_button.isEnabled()
    return page


def answered_in_the_list(desk: Desk) -> QWidget:
    paper(desk, JobState.ACCEPTED, "")
    desk.counter.window.go(UNPRINTED.name)
    page = desk.counter.window.stack.view(UNPRINTED)
    page.jobs.selectRow(page.table.rowCount() - 1)
    assert page.take_back_button.isVisible()
    return page


def sent_perhaps(desk: Desk) -> QWidget:
    message(desk, Sent(SendState.UNCERTAIN, "mail_unknown"))
    desk.counter.window.go(SENDING.name)
    page = desk.counter.window.stack.view(SENDING)
    assert page.came_button.isVisible()
    return page


def not_sent(desk: Desk) -> QWidget:
    message(desk, Sent(SendState.FAILED, "mail_recipient"))
    desk.counter.window.go(SENDING.name)
    page = desk.counter.window.stack.view(SENDING)
    assert page.drop_button.isVisible()
    return page


def to_be_reviewed(desk: Desk) -> QWidget:
    desk.counter.register.complaints.record(an_intake(documents=False), desk.officer, uuid4())
    desk.sign_in(desk.supervisor)
    desk.counter.window.go(DAY.name)
    page = desk.counter.window.stack.view(DAY)
    assert page.lines.currentIndex().isValid()
    return page


def begun_to_handle(desk: Desk) -> QWidget:
    recorded = desk.counter.register.complaints.record(an_intake(documents=False), desk.officer, uuid4())
    open_complaint(desk.counter, recorded.complaint.subject)
    return desk.counter.window.stack.view(COMPLAINT)


STATES = (
    asked_after_recording,
    stopped_after_recording,
    asked_in_the_list,
    waiting_in_the_list,
    answered_in_the_list,
    sent_perhaps,
    not_sent,
    to_be_reviewed,
    begun_to_handle,
)


def written(desk: Desk, page: QWidget) -> tuple[object, ...]:
    """What a key could have changed: entries, papers, messages, what is chosen, and which page is in front."""
    register = desk.counter.register
    papers = [(job.job_id, job.state, job.printer) for job in register.printing.open_jobs()]
    messages = [(job.job_id, job.state) for job in register.sending.open_jobs()]
    return choices(desk, page), papers, messages, desk.counter.window.page_name


@pytest.mark.thorough
@pytest.mark.parametrize("state", STATES)
def test_every_letter_digit_and_space_typed_while_something_is_asked_changes_nothing(
    desk: Desk, state: Callable[[Desk], QWidget]
) -> None:
    window = desk.counter.window
    desk.sign_in(desk.officer)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    page = state(desk)
    turn()
    before, faults = written(desk, page), []
    for widget in [one for one in focuses(page) if not takes_text(one)]:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        type_here(EVERYTHING, page)
        if isinstance(widget, QAbstractItemView):
            QTest.keyClick(widget, Qt.Key.Key_Tab)  # so that Space is no part of what was typed
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            type_here(" ", page)
        if written(desk, page) != before:
            faults.append((widget.objectName(), written(desk, page)))
    assert faults == []


def test_every_state_in_which_a_key_answers_is_held_here(desk: Desk) -> None:
    """Each of those keys, with Alt, changes what the test above compares: the states are those in which they act."""
    desk.sign_in(desk.officer)
    desk.counter.window.show()
    for state, key in (
        (asked_after_recording, Qt.Key.Key_Y),
        (asked_in_the_list, Qt.Key.Key_Y),
        (waiting_in_the_list, Qt.Key.Key_X),
        (answered_in_the_list, Qt.Key.Key_Z),
        (sent_perhaps, Qt.Key.Key_N),
        (not_sent, Qt.Key.Key_X),
        (to_be_reviewed, Qt.Key.Key_R),
        (begun_to_handle, Qt.Key.Key_U),
    ):
        desk.sign_in(desk.officer)
        page = state(desk)
        turn()
        before = written(desk, page)
        QTest.keyClick(page.focusWidget() or page, key, HELD)
        assert written(desk, page) != before, state.__name__
