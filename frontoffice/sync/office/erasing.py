"""Erasures by law awaiting the office's decision at the centre: carried out, or rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain.complaint import CLOSED
from frontoffice.domain.proof import office_notes
from frontoffice.domain.proof.office_notes import ErasureVerdict, Verdict
from frontoffice.sync.office import centre_stories, note_book
from frontoffice.sync.office.note_book import NoteKind, Sign


@dataclass(frozen=True, slots=True)
class Erasure:
    """Complaint erased by a desk's entry, ``asked_at`` (UTC); its number is None where no recording came."""

    subject: UUID
    series: str | None
    year: int | None
    no: int | None
    officer: str
    asked_at: datetime
    by_entry: UUID


def waiting(connection: psycopg.Connection) -> tuple[Erasure, ...]:
    """List the erasures still to be carried out, the oldest first; an erasure without effect at the desks is none."""
    rows = connection.execute(
        "SELECT x.subject, e.series, e.year, e.no, x.officer, x.asked_at, x.by_entry FROM journal.erasure x"
        " LEFT JOIN LATERAL (SELECT series, year, no FROM journal.entry r WHERE r.subject = x.subject"
        " AND no IS NOT NULL LIMIT 1) e ON true"
        " WHERE x.done_at IS NULL ORDER BY x.asked_at, x.subject"
    ).fetchall()
    return tuple(Erasure(*row) for row in rows if centre_stories.erasing_entries(connection, row[0]))


def is_open_again(connection: psycopg.Connection, erasure: Erasure) -> bool:
    """Whether another desk opened the complaint again before it knew of the erasure: it is being handled."""
    stands = centre_stories.fold_story(connection, erasure.subject)
    return stands is not None and stands[0].status not in CLOSED


def sharing_files(connection: psycopg.Connection, subject: UUID) -> tuple[str, ...]:
    """List other complaints with a file of this one attached, each with the device of that attachment's entry."""
    connection.execute("SELECT journal.name_contents()")
    return tuple(name for (name,) in connection.execute(_SHARING, (subject, subject)))


_SHARING: Final = (
    "SELECT DISTINCT coalesce((SELECT format('%%s/%%s/%%s', r.series, r.year, r.no) FROM journal.entry r"
    " WHERE r.subject = other.subject AND r.no IS NOT NULL LIMIT 1), upper(other.subject::text))"
    " || coalesce(' (' || (SELECT d.label FROM journal.origin o JOIN journal.device d USING (device_id)"
    " WHERE o.origin = other.origin) || ')', '')"
    " FROM journal.entry own JOIN journal.attachment a ON a.origin = own.origin AND a.seq = own.seq"
    " JOIN journal.attachment b ON b.key = a.key"
    " JOIN journal.entry other ON other.origin = b.origin AND other.seq = b.seq"
    " WHERE own.subject = %s AND other.subject <> %s ORDER BY 1 LIMIT 20"
)


def carry_out(connection: psycopg.Connection, erasure: Erasure, sign: Sign | None = None) -> int:
    """Agree to it, and take its bodies away here; gives how many entries had one. The desks follow in their rounds.

    With ``sign`` the office signs that; old copies of the database still hold the bodies.
    """
    with connection.transaction():
        if not centre_stories.erasing_entries(connection, erasure.subject):
            return 0
        agreed = _select_agreed_entries(connection, erasure)
        connection.execute(
            "UPDATE journal.erasure SET by_entry = %s WHERE subject = %s AND done_at IS NULL",
            (agreed[0], erasure.subject),
        )
        row = connection.execute("SELECT journal.carry_out_erasure(%s)", (erasure.subject,)).fetchone()
        _sign(connection, sign, erasure.subject, Verdict.CARRIED_OUT, agreed)
    return int(row[0]) if row else 0


def reject(connection: psycopg.Connection, erasure: Erasure, sign: Sign | None = None) -> None:
    """Let the words stay, here and at every desk."""
    with connection.transaction():
        asked = connection.execute(_ASKED, (erasure.subject,)).fetchall()
        connection.execute("SELECT journal.reject_erasure(%s)", (erasure.subject,))
        _sign(connection, sign, erasure.subject, Verdict.REJECTED, [entry for (entry,) in asked])


def sign_said(connection: psycopg.Connection, sign: Sign) -> int:
    """Sign the office's earlier verdicts with a newly adopted key.

    Before it had any, or with one that was lost.

    Gives how many erasures that is of. Desks that rest on the key would wait for ever for what it did not sign.
    """
    with connection.transaction():
        if note_book.is_first_key(connection):
            said: list[tuple[UUID, UUID, str]] = connection.execute(_SAID).fetchall()
        else:
            said = [(one.subject, one.by_entry, one.verdict.value) for one in note_book.verdicts(connection)]
        for subject, by_entry, verdict in dict.fromkeys(said):
            _sign(connection, sign, subject, Verdict(verdict), [by_entry])
    return len({subject for subject, *_ in said})


_SAID: Final = (
    "SELECT DISTINCT e.subject, e.entry_id, CASE WHEN r.by_entry IS NULL THEN 'carried_out' ELSE 'rejected' END"
    " FROM journal.counted e LEFT JOIN journal.erasure_rejected r ON r.by_entry = e.entry_id"
    " LEFT JOIN journal.erasure x ON x.subject = e.subject AND x.done_at IS NOT NULL"
    " WHERE e.kind IN ('complaint.erased', 'consultation.erased', 'message.erased')"
    " AND (x.subject IS NOT NULL OR r.by_entry IS NOT NULL) ORDER BY 1, 2"
)


_ASKED: Final = (
    "SELECT DISTINCT e.entry_id FROM journal.counted e WHERE e.subject = %s"
    " AND e.kind IN ('complaint.erased', 'consultation.erased', 'message.erased')"
    " AND NOT EXISTS (SELECT FROM journal.erasure_rejected r WHERE r.by_entry = e.entry_id) ORDER BY 1"
)


def _select_agreed_entries(connection: psycopg.Connection, erasure: Erasure) -> list[UUID]:
    """Entries agreed to by the office, among those readable by desks.

    Of two desks, both.

    Of devices that may not ask for it one alone, if nobody else did: what it left becomes what is left.
    """
    every = centre_stories.erasing_entries(connection, erasure.subject)
    story = centre_stories.story(connection, erasure.subject)
    without = centre_stories.without_authority(connection, erasure.subject, story)
    asked = {entry for (entry,) in connection.execute(_ASKED, (erasure.subject,))}
    readable = [entry for entry in every if entry in asked]
    first = erasure.by_entry if erasure.by_entry in readable or not readable else readable[0]
    return [entry for entry in readable if entry not in without] or [first]


def _sign(
    connection: psycopg.Connection, sign: Sign | None, subject: UUID, verdict: Verdict, entries: Iterable[UUID]
) -> None:
    if sign is None:
        return
    for by_entry in entries:

        def write(serial: int, at: datetime, by_entry: UUID = by_entry) -> str:
            return office_notes.text_of(ErasureVerdict(serial, subject, by_entry, verdict, at))

        note_book.add(connection, NoteKind.ERASURE, subject, write, sign)
