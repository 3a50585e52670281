"""Stories of complaints, consultations, people and lists at the centre, judged and folded by the desks' own code.

PostgreSQL keeps the chains; what they say is made out here. ``register/journal/entry_authority`` judges which entries
apply, ``register/projection/complaint_fold`` folds them. Erasures apply as far as the office agreed to them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from uuid import UUID

import psycopg

from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.incoming import MADE_OF
from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.register.journal import entry_authority, erasure_verdicts, story_line
from frontoffice.register.journal.entry_authority import Rights
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold, consultation_projection, message_projection
from frontoffice.register.replication import certifying
from frontoffice.sync import wire
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import NoteKind

_AT_ONCE: Final = 500  # subjects, some thousand entries
_STORIES: Final = (
    f"SELECT {', '.join('e.' + name for name in wire.ENTRY_COLUMNS.split(', '))}, p.body"
    " FROM journal.counted e JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq"
    " WHERE e.subject = ANY (%s) ORDER BY e.subject, e.lc, e.entry_id, e.origin, e.seq"
)
_SUBJECT: Final = wire.ENTRY_COLUMNS.split(", ").index("subject")
_ENTRY_ID: Final = wire.ENTRY_COLUMNS.split(", ").index("entry_id")


# --- what the office certified --------------------------------------------------------------------------------------


def certificates(connection: psycopg.Connection) -> tuple[DeviceCertificate, ...]:
    """Valid certificates, by their serials.

    Those that a key signed which was not lost since.

    Their signatures are not checked here: the office alone writes notes, and desks and ``centre verify`` check them.
    """
    found, since = [], note_book.first_trusted_serial(connection)
    for one in note_book.read(connection):
        if one.kind is NoteKind.CERTIFICATE and one.serial >= since:
            text, *_ = one.note.partition("\n\n")
            with contextlib.suppress(ValueError):
                found.append(device_certificate.read_text(f"{text}\n"))
    return tuple(found)


def owners(connection: psycopg.Connection, held: Sequence[DeviceCertificate]) -> dict[UUID, UUID]:
    """Owning device by chain.

    One that was not certified yet goes on by what was certified of those whose place it took.
    """
    serials = {one.device_id: one.serial for one in held}
    replaced: dict[UUID, list[UUID]] = {}
    for before, after in connection.execute(_REPLACED):
        replaced.setdefault(after, []).append(before)
    rows: dict[UUID, UUID] = dict(connection.execute(_OWNED).fetchall())
    return {origin: _find_certified(device, serials, replaced) for origin, device in rows.items()}


_REPLACED: Final = "SELECT device_id, replaced_by FROM journal.device WHERE replaced_by IS NOT NULL"
_OWNED: Final = "SELECT origin, device_id FROM journal.origin WHERE device_id IS NOT NULL"


def _find_certified(device: UUID, serials: Mapping[UUID, int], replaced: Mapping[UUID, Sequence[UUID]]) -> UUID:
    if device in serials:
        return device
    past, asked = {device}, [device]
    while asked:
        further = {*replaced.get(asked.pop(), ())} - past
        past |= further
        asked += further
    return max((one for one in past if one in serials), key=lambda one: serials[one], default=device)


def rights(connection: psycopg.Connection) -> Rights:
    """Chain rights certified by the office, in the form of a desk."""
    held = certificates(connection)
    return dict(certifying.rights(held, owners(connection, held))) if held else {}


SeriesOf = Mapping[str, Collection[UUID]]


def series_of(connection: psycopg.Connection) -> SeriesOf:
    """Devices by series, ever certified for it or replaced by such a device."""
    found: dict[str, set[UUID]] = {}
    for one in certificates(connection):
        for series in one.series:
            found.setdefault(series, set()).update((one.device_id, *one.replaces))
    return found


# --- stories --------------------------------------------------------------------------------------------------------


def read(connection: psycopg.Connection, subjects: Iterable[UUID]) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    """Read the stories of these subjects, as far as any entries are here, in their written form: nothing is judged."""
    waiting = iter(subjects)
    while some := list(islice(waiting, _AT_ONCE)):
        found: dict[UUID, dict[UUID, StoryLine]] = {}
        for row in connection.execute(_STORIES, (some,)).fetchall():
            lines = found.setdefault(row[_SUBJECT], {})
            if row[_ENTRY_ID] not in lines:
                lines[row[_ENTRY_ID]] = line(row)
        for subject, lines in found.items():
            yield subject, tuple(lines.values())


def line(row: tuple[Any, ...]) -> StoryLine:
    """An entry's columns and its body as it is read."""
    plain: Any = tuple(value.bytes if isinstance(value, UUID) else value for value in row)
    return story_line.line(plain[:-1], plain[-1])


def story(connection: psycopg.Connection, subject: UUID) -> tuple[StoryLine, ...]:
    """The story of one subject, as it was written."""
    return next((lines for _, lines in read(connection, [subject])), ())


def without_authority(
    connection: psycopg.Connection, subject: UUID, lines: Sequence[StoryLine], by: Rights | None = None
) -> set[UUID]:
    """Entries of a story without effect, for want of authority.

    What the office agreed to erase applies, whoever asked for it.
    """
    beyond = entry_authority.beyond_authority(rights(connection) if by is None else by, subject, lines)
    if beyond and any(one.entry_id in beyond and one.kind in erasure_verdicts.ERASING for one in lines):
        beyond -= {entry for (entry,) in connection.execute(_AGREED, (subject,))}
    return beyond


_AGREED: Final = "SELECT by_entry FROM journal.erasure WHERE subject = %s AND done_at IS NOT NULL"


def judge_story(connection: psycopg.Connection, subject: UUID, by: Rights | None = None) -> tuple[StoryLine, ...]:
    """The story of one subject; what does not apply has another kind, as at the desks."""
    lines = story(connection, subject)
    without = without_authority(connection, subject, lines, by)
    return _with_verdicts(connection, subject, entry_authority.without_effect(lines, without) if without else lines)


def _with_verdicts(
    connection: psycopg.Connection, subject: UUID, lines: tuple[StoryLine, ...]
) -> tuple[StoryLine, ...]:
    """Story lines, with only those erasures in force carried out by the office, or with nothing left to erase."""
    kinds = [one.kind for one in lines]
    if not any(kind in kinds for kind in erasure_verdicts.ERASING):
        return lines
    is_gone = connection.execute(_IS_GONE, (subject,)).fetchone() == (True,)
    is_gone = is_gone or all((one.written or one.kind) in erasure_verdicts.ERASING for one in lines)
    rejected = {entry for (entry,) in connection.execute(_REJECTED, (subject,))}
    return tuple(
        one._replace(
            kind=erasure_verdicts.REJECTED if one.entry_id in rejected else erasure_verdicts.AWAITED, written=one.kind
        )
        if one.kind in erasure_verdicts.ERASING and (not is_gone or one.entry_id in rejected)
        else one
        for one in lines
    )


_IS_GONE: Final = "SELECT true FROM journal.erasure WHERE subject = %s AND done_at IS NOT NULL"
_REJECTED: Final = "SELECT by_entry FROM journal.erasure_rejected WHERE subject = %s"


def fold_story(
    connection: psycopg.Connection, subject: UUID, by: Rights | None = None
) -> tuple[Complaint, Case] | None:
    """A complaint and its handling as they stand; None where no recording can be read."""
    return complaint_fold.fold_case(judge_story(connection, subject, by))


# --- erasures -------------------------------------------------------------------------------------------------------


def erasing_entries(connection: psycopg.Connection, subject: UUID) -> list[UUID]:
    """List the entries read by desks as an erasure of this subject, in their order.

    What a broken program wrote takes nothing away, and no erasure takes away what is the office's own. One of a
    consultation or a message holds where the subject is one for certain (``register/projection/erased_bodies``).
    """
    kinds: Collection[str] = [kind for (kind,) in connection.execute(_KINDS, (subject,))]
    if any(kind in OF_THE_OFFICE for kind in kinds):
        return []
    first = [kind for (kind,) in connection.execute(_FIRST, (subject, subject))]
    is_consultation = bool(first) and all(kind == EntryKind.CONSULTED for kind in first)
    is_message = subject.version == MADE_OF and not first
    lines = story(connection, subject)
    return [
        one.entry_id
        for one in lines
        if complaint_fold.find_erasing_entry([one])
        or (is_consultation and consultation_projection.find_erasing_entry(subject, [one]))
        or (is_message and message_projection.find_erasing_entry(subject, [one]))
    ]


_KINDS: Final = "SELECT DISTINCT kind FROM journal.entry WHERE subject = %s"
_FIRST: Final = "SELECT DISTINCT kind FROM journal.entry WHERE subject = %s AND entry_id = %s"
