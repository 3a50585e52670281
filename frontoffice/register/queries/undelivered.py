"""Messages of ours that a report in the inbox names as not delivered (RFC 3464): whether one is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.codes import SendReason
from frontoffice.register.journal import journal
from frontoffice.register.projection import message_projection

_NAMES: Final = "recipient_failed <> '' AND recipient_failed >= ? AND recipient_failed < ?"
_IS_NAMED: Final = f"SELECT EXISTS (SELECT 1 FROM message WHERE {_NAMES})"
_REPORTS: Final = f"SELECT subject FROM message WHERE {_NAMES} ORDER BY arrived_at, subject"

# The enhanced status codes of RFC 3463 without their first digit; its subject alone where all details mean the same.
_REASONS: Final[Mapping[str, SendReason]] = {
    "1.1": SendReason.RETURNED_NO_MAILBOX,
    "1.2": SendReason.RETURNED_NO_MAILBOX,  # nor its server
    "1.3": SendReason.RETURNED_NO_MAILBOX,
    "1.6": SendReason.RETURNED_NO_MAILBOX,  # moved
    "1.10": SendReason.RETURNED_NO_MAILBOX,  # a server that takes no mail
    "2.1": SendReason.RETURNED_NO_MAILBOX,  # disabled
    "2.2": SendReason.RETURNED_FULL,
    "2.3": SendReason.RETURNED_TOO_LARGE,
    "3.4": SendReason.RETURNED_TOO_LARGE,
    "4": SendReason.RETURNED_NO_SERVER,
    "7": SendReason.RETURNED_REFUSED,
}


def is_undelivered(connection: apsw.Connection, job: str) -> bool:
    """Whether a report names the message of a send job."""
    return bool(connection.execute(_IS_NAMED, _ids(job)).get)


def find_status(connection: apsw.Connection, job: str) -> str:
    """The enhanced status code that a report gives for the message of a send job, "" for none."""
    rows: Any = connection.execute(_REPORTS, _ids(job)).fetchall()
    subjects = [UUID(bytes=subject) for (subject,) in rows]
    found = (message_projection.fold(one, journal.story(connection, one)) for one in subjects)
    return next((one.came.failed_status for one in found if one and one.came.failed_status), "")


def reason_of(status: str) -> SendReason:
    """Why a message came back, by its enhanced status code; ``send_returned`` for one that says nothing of use."""
    subject, _, detail = status.partition(".")[2].partition(".")
    return _REASONS.get(f"{subject}.{detail}") or _REASONS.get(subject) or SendReason.RETURNED


def _ids(job: str) -> tuple[str, str]:
    """The bounds of all Message-IDs of a send job."""
    return f"{job}@", f"{job}A"
