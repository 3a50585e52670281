"""One mail of a mailbox made a message, by the confined reader of ``attaching`` alone.

No mail is lost to what is in it: of one that the reader cannot take apart the head is tried, and then there is at
least the line that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from frontoffice.attaching import requests
from frontoffice.attaching.codes import ReadingFailure
from frontoffice.attaching.content_type import ENDINGS
from frontoffice.attaching.requests import Ask, MailFile, ReadMail
from frontoffice.domain.attachments import UNNAMED, plain_name
from frontoffice.domain.incoming import EMAIL, IncomingMessage, clean_message, mail_identity
from frontoffice.errors import Refused, Unavailable
from frontoffice.receiving.codes import LeftOut

LONGEST_HEAD: Final = 64 * 1024  # bytes; what stands behind it is no head that anybody's program wrote


@dataclass(frozen=True, slots=True)
class RawMail:
    """Mail as the server gave it. Without ``is_whole`` it is only the head of one that is too large."""

    content: bytes = field(repr=False)
    arrived_at: datetime
    is_whole: bool = True


def read(ask: Ask, mail: RawMail) -> IncomingMessage:
    """Make a message of a mail. Raises Unavailable when the reading was stopped."""
    left_out: list[str] = [] if mail.is_whole else [LeftOut.TOO_LARGE]
    found = _take_apart(ask, mail.content)
    if found is None:
        left_out.append(LeftOut.UNREADABLE)
        found = _take_apart(ask, _head(mail.content)) or ReadMail("", "", None, "", "")
    files = _files(ask, found.files, left_out)
    left_out += [LeftOut.FILES] * len(found.left_out) + [LeftOut.PARTS] * bool(found.unseen)
    return clean_message(
        IncomingMessage(
            channel=EMAIL,
            identity=mail_identity(found.message_id, mail.content),
            sender=found.address,
            sender_name=found.sender,
            title=found.subject,
            text=found.text,
            arrived_at=mail.arrived_at,
            answers=found.answers,
            recipient_failed=found.recipient_failed,
            failed_status=found.failed_status,
            automatic=found.automatic,
            files=files,
            left_out=tuple(left_out),
        )
    )


def _take_apart(ask: Ask, content: bytes) -> ReadMail | None:
    try:
        return requests.read_incoming(ask, content)
    except Refused:
        return None
    except Unavailable as error:
        if error.code == ReadingFailure.STOPPED:
            raise
        return None


def _head(content: bytes) -> bytes:
    ends = [place for place in (content.find(b"\r\n\r\n"), content.find(b"\n\n")) if place >= 0]
    return content[: min([*ends, LONGEST_HEAD])] + b"\r\n\r\n"


def _files(ask: Ask, came: tuple[MailFile, ...], left_out: list[str]) -> tuple[tuple[str, bytes], ...]:
    """Files that the reader accepts, in their final form; the codes of the others go to ``left_out``."""
    taken = []
    for one in came:
        try:
            file = requests.read(ask, one.content)
        except Refused as refused:
            left_out.append(refused.problems[0].code)
            continue
        except Unavailable as error:
            if error.code == ReadingFailure.STOPPED:
                raise
            left_out.append(LeftOut.UNREADABLE)
            continue
        stem = one.name.rpartition(".")[0] or one.name or UNNAMED
        ending = ENDINGS[file.media_type]
        name = one.name if one.name.lower().endswith(f".{ending}") else f"{stem}.{ending}"
        taken.append((plain_name(name, f"{UNNAMED}.{ending}"), file.content))
    return tuple(taken)
