"""The folder of a gammu-smsd, its service FILES: an SMS is put into ``outbox``, and followed to ``sent`` or ``error``.

Its service SQL would want a role and password of a database, with which anybody can send; a folder wants a place to
write, on this computer or as a share. smsd takes what stands in ``outbox`` in the order of its names, sends it, and
moves it by renaming: that it lies in ``sent`` says that the network took every part, not that a telephone showed it.

A message is put there once, whole: of half a file smsd sends what it can read, and calls it sent. Its file has the
job's identity for a name, so what became of it is found again after whatever cut in between; what lies in none of the
three may have been sent and cleared away: it is *uncertain*, and nobody sends it again by itself.
A share may never answer: whoever calls this does so in a thread that nobody waits for.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice import replacing
from frontoffice.domain.text import sms_length
from frontoffice.domain.text.mobile_number import mobile_number
from frontoffice.errors import Cause, Unavailable
from frontoffice.register.commands.send_job import SendState, Sent
from frontoffice.sending import sms_file
from frontoffice.sending.codes import SmsReason

OUTBOX: Final = "outbox"
SENT: Final = "sent"
ERROR: Final = "error"
FOLDERS: Final = (OUTBOX, SENT, ERROR)
_MODE: Final = 0o660  # smsd may run as a user of its own, in the folder's group


OF_FOLDER: Final = frozenset({SmsReason.FOLDER_INCOMPLETE, SmsReason.FOLDER_UNREADABLE, SmsReason.NOT_WRITTEN})


def file_name(job_id: UUID) -> str:
    """The name of a message's file; smsd has room for 99 letters of it."""
    return f"OUTC-{job_id}.smsbackup"


def hand_over(spool: Path, job_id: UUID, phone: str, text: str) -> Sent:
    """Put an SMS to ``phone``, as an officer typed it, into the outbox: all of it at once, or nothing.

    One that lies there already, or in ``sent``, is not written again: the register may have been put back since.
    ``queued`` for what may be tried again, ``failed`` for what may not, ``uncertain`` where it may stand there.
    """
    try:
        content = _content(job_id, phone, text)
        before = _find_state(spool, job_id)
        if before is not None and before.state is not SendState.FAILED:
            return before
        if before is not None:
            _clear(spool / ERROR / file_name(job_id))  # it would be found there again, whatever becomes of this try
        _put(spool / OUTBOX, file_name(job_id), content)
    except Unavailable as error:
        if error.code is SmsReason.PERHAPS_WRITTEN:
            return _recheck_state(spool, job_id)
        return Sent(SendState.QUEUED if error.code in OF_FOLDER else SendState.FAILED, error.code)
    return Sent(SendState.HANDED_OVER)


def follow(spool: Path, job_id: UUID) -> Sent:
    """How a message that was handed over stands now. Raises Unavailable where the folder cannot be seen."""
    return _find_state(spool, job_id) or Sent(SendState.UNCERTAIN, SmsReason.MISSING)


def demand_folders(spool: Path) -> None:
    """Raise Unavailable unless outbox, sent and error are there, each a folder of its own."""
    try:
        seen = [(spool / name).stat() for name in FOLDERS]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unavailable(SmsReason.FOLDER_INCOMPLETE) from error
    except OSError as error:
        raise Unavailable(SmsReason.FOLDER_UNREADABLE, cause=Cause.of(error)) from error
    if not all(stat.S_ISDIR(one.st_mode) for one in seen):
        raise Unavailable(SmsReason.FOLDER_INCOMPLETE)
    if all(one.st_ino for one in seen) and len({(one.st_dev, one.st_ino) for one in seen}) < len(FOLDERS):
        raise Unavailable(SmsReason.FOLDERS_THE_SAME)


def _recheck_state(spool: Path, job_id: UUID) -> Sent:
    unknown = Sent(SendState.UNCERTAIN, SmsReason.PERHAPS_WRITTEN)
    try:
        return _find_state(spool, job_id) or unknown
    except Unavailable:
        return unknown


_MEANS: Final[Mapping[str, Sent]] = {
    OUTBOX: Sent(SendState.HANDED_OVER),
    SENT: Sent(SendState.SENT),
    ERROR: Sent(SendState.FAILED, SmsReason.NOT_SENT),
}


def _find_state(spool: Path, job_id: UUID) -> Sent | None:
    """How it stands by where its file lies, None where it is in none of the three.

    Files only move out of the outbox, so whoever looks there first misses none on its way.
    """
    name = file_name(job_id)
    for folder, means in _MEANS.items():
        try:
            (spool / folder / name).stat()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unavailable(SmsReason.FOLDER_UNREADABLE, cause=Cause.of(error)) from error
        return Sent(means.state, means.reason, f"gammu-smsd {folder}/{name}")
    demand_folders(spool)
    return None


def _content(job_id: UUID, phone: str, text: str) -> bytes:
    number, parts = mobile_number(phone), sms_length.measure(text).parts
    if not number:
        raise Unavailable(SmsReason.NO_NUMBER)
    if parts > sms_file.MOST_PARTS:
        raise Unavailable(SmsReason.TOO_LONG, parts=parts, most=sms_file.MOST_PARTS)
    return sms_file.contents(number, text, reference=job_id.bytes[-1])


def _clear(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(SmsReason.NOT_WRITTEN, cause=Cause.of(error)) from error


def _put(outbox: Path, name: str, content: bytes) -> None:
    beside = outbox / f".{name}.new"  # smsd passes over what does not begin with OUT
    try:
        with beside.open("wb") as file:
            with contextlib.suppress(OSError):  # a share may know no modes
                beside.chmod(_MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Unavailable(SmsReason.NOT_WRITTEN, cause=Cause.of(error)) from error
    try:
        replacing.put_in_place(beside, outbox / name)
    except OSError as error:  # the answer of a share may be what was lost
        raise Unavailable(SmsReason.PERHAPS_WRITTEN, cause=Cause.of(error)) from error
    with contextlib.suppress(OSError):  # smsd can see it; should a power cut take it, it is missing
        replacing.sync_folder(outbox)
