from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.attachments import MEGABYTE, AttachmentKind
from frontoffice.domain.limits import ATTACHMENT_FILE, ATTACHMENTS_OF_ONE
from frontoffice.domain.people import Role
from frontoffice.register.journal import contents
from frontoffice.register.register import Register
from tests.support.attached_files import a_scan
from tests.support.examples import TODAY, an_intake, an_officer
from tests.support.refusals import refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.mark.thorough
def test_files_are_attached_with_the_recording_or_nothing_is_recorded(register: Register) -> None:
    scans = [a_scan(5_000, seed, file_name=f"Halaman {seed}.jpg") for seed in range(4)]
    with pytest.raises(Exception, match="file_name:attachment_name"):
        register.complaints.record(an_intake(), OFFICER, uuid4(), attached=[*scans, a_scan(file_name="../x")])
    assert register.days.read(TODAY).lines == ()
    assert register.unit.connection.execute("SELECT count(*) FROM content_chunk").get == 0
    action = uuid4()
    for _ in range(2):  # a retry does nothing more
        complaint = register.complaints.record(an_intake(), OFFICER, action, attached=scans).complaint
    names = [one.file_name for one in register.attachments.of(complaint.subject)]
    assert names == [scan.file_name for scan in scans]
    assert complaint.number.no == 1


@pytest.mark.thorough
def test_the_limits_are_the_offices_own(register: Register) -> None:
    known = register.reference_data.limits.by_code
    for code, amount in ((ATTACHMENT_FILE, 1), (ATTACHMENTS_OF_ONE, 2)):
        limit = known[code]
        register.reference_data.set_limit(type(limit)(limit.code, limit.name, amount, limit.unit), SUPERVISOR, uuid4())
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    large = refusal(lambda: register.attachments.attach(subject, a_scan(MEGABYTE + 1), OFFICER, uuid4()))
    assert large == ("content", "attachment_large", {"size": "1,1", "most": 1})
    for seed in (1, 2):
        register.attachments.attach(subject, a_scan(MEGABYTE, seed), OFFICER, uuid4())
    full = refusal(lambda: register.attachments.attach(subject, a_scan(1), OFFICER, uuid4()))
    assert full == ("content", "attachment_full", {"size": "0,1", "there": "2,0", "most": 2})
    taken = register.attachments.of(subject)[0].attachment_id
    register.attachments.withdraw(taken, "Salah berkas", OFFICER, uuid4())
    assert register.attachments.attach(subject, a_scan(1), OFFICER, uuid4()).size == 1


def test_the_text_of_an_identity_is_not_kept(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    shown = a_scan(100, kind=AttachmentKind.IDENTITY, text="NIK 1971011208850001")
    register.attachments.attach(subject, shown, OFFICER, uuid4())
    kept = [contents.read(register.unit.connection, key) for (key,) in _keys(register)]
    assert kept == [shown.content]


def _keys(register: Register) -> list[tuple[bytes]]:
    rows: Any = register.unit.connection.execute("SELECT key FROM content")
    return list(rows.fetchall())
