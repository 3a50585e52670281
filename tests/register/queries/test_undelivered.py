"""Why a message of ours came back: by the code of the report, in the words of an officer."""

from __future__ import annotations

from uuid import UUID

import pytest

from frontoffice.register.codes import SendReason
from frontoffice.register.queries import undelivered
from frontoffice.register.register import Register
from tests.support.incoming import a_mail

JOB = str(UUID(int=7))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("5.1.1", SendReason.RETURNED_NO_MAILBOX),
        ("5.1.10", SendReason.RETURNED_NO_MAILBOX),
        ("5.2.1", SendReason.RETURNED_NO_MAILBOX),
        ("5.2.2", SendReason.RETURNED_FULL),
        ("4.2.2", SendReason.RETURNED_FULL),
        ("5.2.3", SendReason.RETURNED_TOO_LARGE),
        ("5.3.4", SendReason.RETURNED_TOO_LARGE),
        ("5.4.4", SendReason.RETURNED_NO_SERVER),
        ("4.4.7", SendReason.RETURNED_NO_SERVER),
        ("5.7.1", SendReason.RETURNED_REFUSED),
        ("5.7.606", SendReason.RETURNED_REFUSED),
        ("5.1.8", SendReason.RETURNED),  # it is the office's address that is wrong
        ("5.0.0", SendReason.RETURNED),
        ("5", SendReason.RETURNED),
        ("", SendReason.RETURNED),
    ],
)
def test_a_code_says_why_a_message_came_back(status: str, reason: SendReason) -> None:
    assert undelivered.reason_of(status) is reason


def test_the_code_is_that_of_the_first_report_that_has_one(register: Register) -> None:
    failed = f"{JOB}@contoh.id"
    assert not undelivered.is_undelivered(register.unit.connection, JOB)
    register.receiving.take_in([a_mail(1, recipient_failed=failed)])
    assert undelivered.is_undelivered(register.unit.connection, JOB)
    assert undelivered.find_status(register.unit.connection, JOB) == ""
    register.receiving.take_in(
        [a_mail(no, recipient_failed=failed, failed_status=code) for no, code in ((2, "5.2.2"), (3, "5.7.1"))]
    )
    assert undelivered.find_status(register.unit.connection, JOB) == "5.2.2"
