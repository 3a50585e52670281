from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from frontoffice.domain.calendar.dates import from_text
from frontoffice.register.commands.send_job import Message, SendJob, SendState, SendWay, Sent
from frontoffice.register.journal.ids import new_id
from frontoffice.sending.codes import SmsReason
from frontoffice.sending.sms_spool import SmsRound, file_name, go_round, hand_over

AT = from_text("2026-11-27T02:00:00Z")


def a_job(phone: str = "0812 7100 1234") -> SendJob:
    message = Message(uuid4(), SendWay.SMS, "SMS", phone, "Nomor 0001", "Nomor 0001")
    return SendJob(new_id(), message, "0001", 1, SendState.SENDING, uuid4(), "Siti", AT, AT, AT, uuid4())


def test_a_round_follows_what_is_with_smsd_and_brings_what_is_due(spool: Path) -> None:
    old, due, gone = new_id(), a_job(), new_id()
    hand_over(spool, old, "081271001234", "Halo")
    (spool / "outbox" / file_name(old)).rename(spool / "sent" / file_name(old))
    assert go_round(spool, due, (old, gone)) == SmsRound(
        (
            (old, Sent(SendState.SENT, "", f"gammu-smsd sent/{file_name(old)}")),
            (gone, Sent(SendState.UNCERTAIN, SmsReason.MISSING)),
            (due.job_id, Sent(SendState.HANDED_OVER)),
        )
    )
    assert (spool / "outbox" / file_name(due.job_id)).exists()


def test_a_folder_that_is_gone_is_the_reason_of_the_round_and_no_message_stands_otherwise_by_it(tmp_path: Path) -> None:
    gone, due = tmp_path / "gone", a_job()
    for followed in ((), (new_id(),)):
        assert go_round(gone, due, followed) == SmsRound(
            ((due.job_id, Sent(SendState.QUEUED, SmsReason.FOLDER_INCOMPLETE)),), SmsReason.FOLDER_INCOMPLETE
        )
    assert go_round(gone, None, (new_id(),)) == SmsRound((), SmsReason.FOLDER_INCOMPLETE)


def test_a_message_that_cannot_go_is_no_fault_of_the_folder(spool: Path) -> None:
    due = a_job("0717 421234")
    assert go_round(spool, due, ()) == SmsRound(((due.job_id, Sent(SendState.FAILED, SmsReason.NO_NUMBER)),))
