from __future__ import annotations

from frontoffice.app.window.case_pages import COMPLAINT
from frontoffice.app.window.message_pages import MAIL, SENDING
from frontoffice.register.journal.ids import new_id
from tests.support.mail_account import a_message
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_the_messages_lead_to_the_mail_account_and_to_their_complaints(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    window = desk.counter.window
    complaint = desk.record(desk.officer)
    desk.counter.register.sending.queue(a_message(complaint.subject), desk.officer, new_id())
    window.go(SENDING.name)
    page = window.stack.view(SENDING)
    page.settings_button.click()
    assert window.page_name == MAIL.name
    window.stack.view(MAIL).leave.click()
    assert window.page_name == SENDING.name
    page.open_button.click()
    assert window.page_name == COMPLAINT.name
