"""One look at the folder of smsd: what is due is put there, and what was put there is followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from frontoffice.errors import Unavailable
from frontoffice.register.commands.send_job import SendJob, Sent
from frontoffice.sending import sms_spool


@dataclass(frozen=True, slots=True)
class SmsRound:
    """How messages stand by now, and why the folder could not be seen; "" where it could."""

    stands: tuple[tuple[UUID, Sent], ...]
    reason: str = ""


def go_round(spool: Path, due: SendJob | None, followed: Sequence[UUID]) -> SmsRound:
    """Follow those, then put ``due`` into the outbox. Takes as long as the folder takes to answer."""
    stands: list[tuple[UUID, Sent]] = []
    reason: str = ""
    try:
        stands += [(job_id, sms_spool.follow(spool, job_id)) for job_id in followed]
    except Unavailable as error:
        reason = error.code
    if due is not None:
        sent = sms_spool.hand_over(spool, due.job_id, due.message.address, due.message.text)
        stands.append((due.job_id, sent))
        reason = reason or (sent.reason if sent.reason in sms_spool.OF_FOLDER else "")
    return SmsRound(tuple(stands), reason)
