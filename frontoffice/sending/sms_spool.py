"""One look at the folder of smsd: what is due is put there, and what was put there is followed."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice import replacing
from frontoffice.domain.text import sms_length
from frontoffice.domain.text.mobile_number import mobile_number
from frontoffice.errors import Cause, Unavailable
from frontoffice.register.commands.send_job import SendJob, SendState, Sent
from frontoffice.sending.codes import SmsReason

# --- The folder of a gammu-smsd, its service FILES: an SMS is put into ``outbox``, and followed to ``sent`` or
# ``error`` ---
# Its service SQL would want a role and password of a database, with which anybody can send; a folder wants a place to
# write, on this computer or as a share. smsd takes what stands in ``outbox`` in the order of its names, sends it, and
# moves it by renaming: that it lies in ``sent`` says that the network took every part, not that a telephone showed it.
#
# A message is put there once, whole: of half a file smsd sends what it can read, and calls it sent. Its file has the
# job's identity for a name, so what became of it is found again after whatever cut in between; what lies in none of
# the three may have been sent and cleared away: it is *uncertain*, and nobody sends it again by itself. A share may
# never answer: whoever calls this does so in a thread that nobody waits for.

# --- One SMS as gammu-smsd takes it from its outbox: a file in gammu's own format, all parts in it, whole or
# not at all ---
# Of the two kinds of files that its service FILES sends, a ``.txt`` has to carry the complainant's number in its name;
# a ``.smsbackup`` has it inside, so that a list of names says nothing of anybody. Alphabet and parts stand in it, too,
# as they were counted for the officer: a ``.txt`` would be split by smsd, and read by the locale of whoever started
# it. Tried with gammu 1.42 of Debian 13. Both ``Number`` and ``NumberUnicode`` are needed in every part: one that
# lacks the first is left out, and the others are sent. No delivery report is asked for: FILES keeps it as one more
# message received from that number, without a word of which it answers.

MOST_PARTS: Final = 20  # gammu reads 50 of one file; beyond this it is a letter
_PIECE: Final = 50  # letters a line, as gammu writes them


def contents(number: str, text: str, reference: int) -> bytes:
    """The file for ``number`` (digits, its country's code first); the same SMS gives the same bytes.

    By ``reference`` (0 to 255) the complainant's telephone knows which parts belong together.
    """
    parts, wide = sms_length.split(text), sms_length.is_wide(text)
    coding = "Unicode" if wide else "Default"
    lines: list[str] = []
    for index, part in enumerate(parts):
        joined = f"UDH = 050003{reference:02X}{len(parts):02X}{index + 1:02X}"
        lines += [
            f"[SMSBackup{index:03}]",
            "PDU = Submit",
            "State = UnSent",
            f'Number = "+{number}"',
            f"NumberUnicode = {_utf_16(f'+{number}')}",
            *([joined] if len(parts) > 1 else []),
            *(f"Text{line:02} = {_utf_16(piece)}" for line, piece in enumerate(_pieces(part))),
            f"Coding = {coding}_No_Compression",
            "Folder = 2",
            "Class = -1",
            "",
        ]
    return "\n".join(lines).encode("ascii")


def _pieces(part: str) -> Iterator[str]:
    yield from (part[start : start + _PIECE] for start in range(0, len(part), _PIECE))


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


# --- sms spool ---

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
    """Present state of a message after its handover. Raises Unavailable where the folder cannot be seen."""
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
    """Find the state of a message by the folder of its file, None for a file in none of the three.

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
    if parts > MOST_PARTS:
        raise Unavailable(SmsReason.TOO_LONG, parts=parts, most=MOST_PARTS)
    return contents(number, text, reference=job_id.bytes[-1])


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


# --- sms round ---


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
        stands += [(job_id, follow(spool, job_id)) for job_id in followed]
    except Unavailable as error:
        reason = error.code
    if due is not None:
        sent = hand_over(spool, due.job_id, due.message.address, due.message.text)
        stands.append((due.job_id, sent))
        reason = reason or (sent.reason if sent.reason in OF_FOLDER else "")
    return SmsRound(tuple(stands), reason)
