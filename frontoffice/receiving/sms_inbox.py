"""The inbox folder of a gammu-smsd, its service FILES: SMS put together from their parts, and put aside once committed.

smsd names a file ``IN<date>_<time>_<serial>_<number>_<part>.txt`` and writes it in one of three formats (InboxFormat).
Tried with gammu 1.42 of Debian 13: ``standard``, which it takes unless its settings say otherwise, and ``unicode`` make
a file of each part, one behind another. Each has the network's time of its own part in its name, so parts of one SMS
differ by seconds; ``unicode`` writes zeros behind letters beyond ASCII. ``detail`` makes one file of a whole SMS, in
the format of gammu's backups, which says how many parts there are.

smsd itself waits some minutes for parts that are missing, then writes what it has as an SMS of its own. Only ``detail``
still says that it was none: its rest is waited for a day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from frontoffice.domain.incoming import SMS, IncomingMessage, clean_message, sms_identity, sms_sender
from frontoffice.errors import Cause, Unavailable
from frontoffice.receiving import folders
from frontoffice.receiving.codes import InboxReason, LeftOut

READ: Final = "read"  # the folder, in the inbox, of what is committed
PATIENCE: Final = timedelta(days=1)  # with a part that is missing
_WRITTEN: Final = timedelta(seconds=10)  # since the last part: smsd writes them one behind another, within moments
_APART: Final = timedelta(minutes=15)  # the network's times of two parts of one SMS
_MOST_FILES: Final = 20_000
_LARGEST_FILE: Final = 512 * 1024  # 255 parts in gammu's format have less
_MOST_OF_A_BATCH: Final = 20
_NAME: Final = re.compile(
    r"IN(?P<date>\d{8})_(?P<time>\d{6})_(?P<serial>\d{2,3})_(?P<number>.*)_(?P<part>\d{2,3})(?:~\d+)?\.(?P<kind>txt|bin|smsbackup)",
    re.DOTALL,
)
_REPORTS: Final = {"Delivered", "Failed", "Pending", "Unknown"}  # gammu's words for a delivery report

Take = Callable[[Sequence[IncomingMessage]], None]


@dataclass(frozen=True, slots=True)
class InboxRound:
    """End of a round: how many SMS were given, how many files wait for another part, and what went wrong beside it."""

    given: int = 0
    waiting: int = 0
    notice: InboxReason | None = None


@dataclass(frozen=True, slots=True)
class _SmsPart:
    """Part of an SMS. ``of`` are reference and number of parts where they are known."""

    text: str = field(repr=False)
    no: int = 1
    of: tuple[int, int] | None = None
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class _SmsFile:
    """File of the inbox; ``at`` is the network's time in its name, ``came`` when smsd wrote it."""

    path: Path
    at: datetime
    serial: str
    number: str = field(repr=False)
    place: int
    is_text: bool
    came: datetime
    parts: tuple[_SmsPart, ...] = field(repr=False)


@dataclass(slots=True)
class _Sms:
    """The files of one SMS."""

    files: list[_SmsFile]
    lacks: bool = False

    @property
    def last(self) -> _SmsFile:
        return self.files[-1]

    @property
    def numbers(self) -> set[int]:
        return {part.no for file in self.files for part in file.parts}


def read_round(inbox: Path, now: datetime, take: Take) -> InboxRound:
    """Give all SMS that are whole, the oldest first, and those whose rest did not come for a day.

    ``take`` commits a batch; only then its files are moved to ``read``. What it raises goes on. Raises Unavailable
    (``sms_inbox_unreadable``) for a folder that cannot be looked into. A share may never answer.
    """
    files, unreadable = _files(inbox, now)
    found = _put_together(files)
    if lacking := {sms.files[0].number for sms in found if sms.lacks}:  # a kill may have moved a part, and not the next
        files += _files(inbox / READ, now, lacking)[0] if (inbox / READ).exists() else []
        found = [sms for sms in _put_together(files) if any(file.path.parent == inbox for file in sms.files)]
    found.sort(key=lambda sms: sms.files[0].at)
    ready = [sms for sms in found if _is_ready(sms, now)]
    notice = InboxReason.UNREADABLE if unreadable else None
    for start in range(0, len(ready), _MOST_OF_A_BATCH):
        batch = ready[start : start + _MOST_OF_A_BATCH]
        take([_message(sms, now) for sms in batch])
        for sms in batch:
            if not _put_aside(inbox, sms):
                notice = InboxReason.NOT_MOVED
    return InboxRound(len(ready), sum(len(sms.files) for sms in found if sms not in ready), notice)


# --- The files: anything may lie there, by any name ---


def _files(folder: Path, now: datetime, numbers: Collection[str] | None = None) -> tuple[list[_SmsFile], bool]:
    """The files of smsd, or of those numbers, and whether one of them cannot be read."""
    try:
        names = folders.list_names(folder, _MOST_FILES)
    except OSError as error:
        raise Unavailable(InboxReason.UNREADABLE, cause=Cause.of(error)) from error
    found, unreadable = [], False
    for name in names:
        said = _NAME.fullmatch(name)
        if said and (numbers is None or said["number"] in numbers) and (at := _time(said["date"] + said["time"])):
            try:
                read = folders.read_file(folder / name, now, _LARGEST_FILE)
            except OSError:
                unreadable = True
                continue
            if read is not None:
                content, came = read
                is_text = said["kind"] != "bin"
                parts = _parts(content) if is_text else (_SmsPart(""),)
                place = int(said["part"])
                found.append(_SmsFile(folder / name, at, said["serial"], said["number"], place, is_text, came, parts))
    return found, unreadable


def _time(digits: str) -> datetime | None:
    """The time in a name, as it stands: names say no zone."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _put_aside(inbox: Path, sms: _Sms) -> bool:
    """Move the files of a committed SMS; whether it was done."""
    aside = inbox / READ
    try:
        folders.make_folder(aside)
        for file in sms.files:
            if file.path.parent != aside:  # smsd may have used a name again that was free
                file.path.rename(folders.find_free_name(aside, file.path.name))
    except OSError:
        return False
    return True


# --- What stands in them ---

_BACKUP: Final = b"; This file format was designed for Gammu"
_LINE: Final = re.compile(r"(PDU|UDH|Text\d\d) = (\S*)")


def _parts(content: bytes) -> tuple[_SmsPart, ...]:
    if not content.startswith(_BACKUP):
        text = _decode(content)
        return (_SmsPart(text, is_report=text in _REPORTS),)
    sections = re.split(r"^\[SMSBackup[^\]\n]*\]", content.decode("utf-8", "replace"), flags=re.MULTILINE)[1:]
    return tuple(_backup_part(section) for section in sections) or (_SmsPart(""),)


def _decode(content: bytes) -> str:
    """The text of a part; half a letter of two units (a smiley) may stand at its ends."""
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        coding = "utf-16-be" if content.startswith(b"\xfe\xff") else "utf-16-le"
        content = content[2 : len(content) // 2 * 2]
        return content.decode(coding, "surrogatepass").partition("\0")[0]
    content = content.partition(b"\0")[0]
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _backup_part(section: str) -> _SmsPart:
    said = [line for line in map(_LINE.match, section.splitlines()) if line]
    values = {line[1]: line[2] for line in said}
    units = b"".join(_unhex(values[name]) for name in sorted(values) if name.startswith("Text"))
    text = units[: len(units) // 2 * 2].decode("utf-16-be", "surrogatepass")
    no, of = _place(_unhex(values.get("UDH", "")))
    return _SmsPart(text, no, of, values.get("PDU") == "Status_Report")


def _unhex(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""


def _place(header: bytes) -> tuple[int, tuple[int, int] | None]:
    """Which part of how many it is, by the user data header (3GPP TS 23.040, 9.2.3.24)."""
    rest = header[1:]
    while len(rest) > 1:
        kind, length, value = rest[0], rest[1], rest[2 : 2 + rest[1]]
        if (kind, length, len(value)) in ((0, 3, 3), (8, 4, 4)):
            *reference, parts, no = value
            if 0 < no <= parts and parts > 1:
                return no, (int.from_bytes(reference), parts)
        rest = rest[2 + length :]
    return 1, None


# --- Which files are one SMS ---


def _put_together(files: Sequence[_SmsFile]) -> list[_Sms]:
    plain: dict[tuple[str, str], list[_SmsFile]] = defaultdict(list)
    split: dict[tuple[str, tuple[int, int]], list[_SmsFile]] = defaultdict(list)
    for file in files:
        if (of := file.parts[0].of) is None:
            plain[file.number, file.serial].append(file)
        else:
            split[file.number, of].append(file)
    found = [sms for some in plain.values() for sms in _by_name(some)]
    return found + [sms for (_, (_, parts)), some in split.items() for sms in _by_header(some, parts)]


def _by_name(files: Sequence[_SmsFile]) -> list[_Sms]:
    """Files of a part each: one behind another by number, the nearest by time."""
    found = [_Sms([file]) for file in files if file.place == 0]
    for file in sorted((file for file in files if file.place), key=lambda one: (one.place, one.at)):
        near = [sms for sms in found if abs(sms.last.at - file.at) <= _APART and sms.last.place < file.place]
        if not near:
            found.append(_Sms([file], lacks=True))
            continue
        sms = min(near, key=lambda one: (file.place - one.last.place, abs(one.last.at - file.at)))
        sms.lacks |= sms.last.place + 1 != file.place
        sms.files.append(file)
    return found


def _by_header(files: Sequence[_SmsFile], parts: int) -> list[_Sms]:
    """Files with several parts each, or with the rest of another's."""
    found: list[_Sms] = []
    for file in sorted(files, key=lambda one: one.at):
        numbers = {part.no for part in file.parts}
        near = [sms for sms in found if abs(sms.last.at - file.at) <= PATIENCE and not numbers & sms.numbers]
        if near:
            near[0].files.append(file)
        else:
            found.append(_Sms([file]))
    for sms in found:
        sms.lacks = len(sms.numbers) < parts
    return found


def _is_ready(sms: _Sms, now: datetime) -> bool:
    came = max(file.came for file in sms.files)
    return came >= now + folders.AHEAD or now - came >= (PATIENCE if sms.lacks else _WRITTEN)


def _message(sms: _Sms, now: datetime) -> IncomingMessage:
    first = sms.files[0]
    parts = [part for file in sms.files for part in file.parts]
    if first.parts[0].of is not None:
        parts.sort(key=lambda part: part.no)
    text = "".join(part.text for part in parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left_out = [LeftOut.SMS_PART] * sms.lacks + [LeftOut.SMS_DATA] * any(not file.is_text for file in sms.files)
    return clean_message(
        IncomingMessage(
            channel=SMS,
            identity=sms_identity(first.number, first.at, text),
            sender=sms_sender(first.number),
            arrived_at=min(now, *(file.came for file in sms.files)),
            text=text,
            automatic=all(part.is_report for part in parts),
            left_out=tuple(left_out),
        )
    )
