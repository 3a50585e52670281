from __future__ import annotations

from uuid import uuid4

from frontoffice.register.register import Register
from frontoffice.ui.attachments import attachment_viewer, unattached_files
from frontoffice.ui.messages.window_sentences import WindowNotice
from tests.support.attached_files import read
from tests.support.examples import a_signed_in, an_intake


def test_a_file_that_came_late_waits_behind_those_that_wait_already(register: Register) -> None:
    owner, files = uuid4(), [attachment_viewer.pending(name, read()) for name in ("a.pdf", "b.pdf")]
    for one in files:
        unattached_files.store_with_waiting(register, owner, one)
    assert [one.new.file_name for one in register.draft_attachments.of(owner)] == ["a.pdf", "b.pdf"]


def test_what_is_not_attached_is_said_with_the_number_and_without_the_name_of_the_file(register: Register) -> None:
    recorded = register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint
    notice = unattached_files.build_not_attached_notice(register, recorded.subject, "Rusak.")
    assert (notice.code, notice.facts) == (WindowNotice.NOT_ATTACHED, {"number": recorded.number_text, "why": "Rusak."})
