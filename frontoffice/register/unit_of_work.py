"""The unit of work: one open register file, one clock and its check, and the one way in which anything is written.

Every verb that writes takes ``action``: the identity of its entry, made before the first try and kept for every retry.
An error at COMMIT means *unknown*, not *not saved*: the file is then read anew and the action looked up.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import OfficeTime, local_date, office_time
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterNotice
from frontoffice.register.journal import journal, origins
from frontoffice.register.journal.ids import new_id, subject
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.storage import damage, opening
from frontoffice.register.storage.desk import Desk, Notice
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import RegisterTags

if TYPE_CHECKING:
    from frontoffice.domain.calendar.office_hours import OfficeHours
    from frontoffice.domain.calendar.working_days import OfficeCalendar
    from frontoffice.domain.cases import handling
    from frontoffice.domain.cases.case import Case
    from frontoffice.domain.codes import NumberRefusal
    from frontoffice.domain.complaint import Channel, Complaint
    from frontoffice.domain.entries.entry_bodies import Body
    from frontoffice.domain.limits import Limits


def clock_notice(connection: apsw.Connection, now: datetime) -> Notice | None:
    """Notice of a clock behind this desk's last entry (thus wrong), None for a clock ahead of it."""
    last = journal.last_recorded_at(connection, origins.newest_origin(connection))
    is_behind = last is not None and now < last
    return Notice(RegisterNotice.CLOCK_BEHIND, {"now": now, "last": last}) if is_behind else None


def append_if_behind(connection: apsw.Connection, now: datetime, append_entry: Callable[..., object]) -> Notice | None:
    """Append the entry about a clock set back, if it was, and return its notice.

    In a transaction only.

    Appended once each time, since what is written next rises again from there.
    """
    found = clock_notice(connection, now)
    if found:
        from frontoffice.domain.entries.office_bodies import ClockBehindBody

        about = subject("desk", str(origins.first_written(connection)))
        last = ClockBehindBody(last_recorded_at=str(found.facts["last"]))
        append_entry(new_id(), about, EntryKind.CLOCK_BEHIND, last, NOBODY)
    return found


# --- unit of work ---

_Result = TypeVar("_Result")
_CHANGES_LISTS = (EntryKind.CHOICE_SET, EntryKind.CALENDAR_DAY, EntryKind.OFFICE_HOURS, EntryKind.DESK_CONFIGURED)
_log = logging.getLogger(__name__)


class UnitOfWork:
    """An open register's file, written to one action at a time. All times are UTC, all dates of the desk's zone."""

    def __init__(
        self, file: opening.OpenFile, desk: Desk, clock: Callable[[], datetime], opened_at: datetime | None = None
    ) -> None:
        self.file, self.desk, self.now = file, desk, clock
        self.opened_at = opened_at or clock()  # given for a second connection: when the register was opened
        self._lists: dict[Callable[..., object], Any] = {}  # what `kept` read, by what read it
        self._seen_version = -1  # PRAGMA data_version when the lists were read
        self._must_reopen = False  # a commit failed: what the file holds is unknown until it is opened anew
        self._is_alone = False  # in a write transaction, in which nobody else commits
        self.notices: list[Notice] = []
        self.mark: HighWaterMark | None = None
        self.rollback_unchecked: NumberRefusal | None = None  # why no number is given
        self.tags = RegisterTags(None, file.origin)  # none, until somebody looks for the key
        self.on_commit: list[Callable[[], None]] = []  # called after each announced COMMIT, in its thread

    @property
    def db(self) -> Any:
        """Peewee database on the same connection, for the small tables."""
        self._read_anew_if_needed()
        return self.file.database

    @property
    def connection(self) -> apsw.Connection:
        """The writing connection; after a failed commit a new one. Raises Unavailable where the disk gives none yet."""
        self._read_anew_if_needed()
        return self.file.connection

    @property
    def origin(self) -> UUID:
        """Present chain of this file for new entries; read each time, since healing a fork may begin another."""
        return origins.present(self.connection)

    def today(self) -> date:
        """Today in the office's zone; it begins at 00.00 there."""
        return local_date(self.now(), self.desk.zone)

    def office_time(self) -> OfficeTime:
        """Date and time of now in the office's zone."""
        return office_time(self.now(), self.desk.zone)

    @property
    def channels(self) -> Mapping[str, Channel]:
        """Every channel by code; kept until one changes, since the rules ask for it at every key typed."""
        from frontoffice.register.projection.office_lists import channels

        return self.read_cached(channels)

    @property
    def limits(self) -> Limits:
        """The office's limits as shipped and as changed since; kept until one changes."""
        from frontoffice.register.projection.office_lists import limits

        return self.read_cached(limits)

    @property
    def calendar(self) -> OfficeCalendar:
        """The office calendar in force; kept until one of its days changes."""
        from frontoffice.register.projection.office_lists import in_force

        return self.read_cached(in_force)

    @property
    def hours(self) -> OfficeHours:
        """The office hours in force."""
        from frontoffice.register.projection.office_lists import hours

        return self.read_cached(hours)

    def read_cached(self, read: Callable[[apsw.Connection], _Result]) -> _Result:
        """Return the cached result of ``read``, until a list or a desk's set-up changes on any connection."""
        self._notice_others()
        if read not in self._lists:
            with self.reading():
                self._lists[read] = read(self.connection)
        return self._lists[read]  # type: ignore[no-any-return]

    @property
    def people(self) -> Mapping[UUID, Officer]:
        """Everyone ever added, in order of names; a row changed by another program is not believed (tags)."""
        self._notice_others()
        return self.tags.everyone(self.connection)

    def handling_context(self) -> handling.HandlingContext:
        """Present inputs of the handling rules: limits, calendar, date and time."""
        from frontoffice.domain.cases import handling

        return handling.HandlingContext(self.limits, self.calendar, *self.office_time())

    def reading(self) -> contextlib.AbstractContextManager[None]:
        """Context for reads, or for one statement on this desk's own rows: errors of the disk become Unavailable."""
        return contextlib.nullcontext() if self._is_alone else self._reading()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        self._read_anew_if_needed()
        with opening.disk(self.file.path), damage.named(self.file.path, lambda: self.connection):
            self.file.durability.demand_in_place()
            yield

    @contextlib.contextmanager
    def briefly(self) -> Iterator[None]:
        """Like :meth:`reading`, but give up at once when another program has the register: the window tries again."""
        with opening.disk(self.file.path):
            self.connection.setbusytimeout(opening.BRIEFLY_MS)
        try:
            with self.reading():
                yield
        finally:
            with contextlib.suppress(apsw.Error):
                self.file.connection.setbusytimeout(opening.BUSY_SECONDS * 1000)

    @contextlib.contextmanager
    def writing(self, *, announced: bool = True) -> Iterator[None]:
        """One IMMEDIATE transaction. Raises Unavailable when it did not commit, or when nobody knows whether it did."""
        self._read_anew_if_needed()
        try:
            with opening.disk(self.file.path), damage.named(self.file.path, lambda: self.connection):
                self.file.durability.demand_in_place()
                self.file.durability.demand_on_disk(self.connection)
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    self.tags.judge_changes(self.connection)
                    self._notice_others()
                    self._is_alone = True  # nobody else commits before this transaction ends
                    yield
                    self.tags.seal(self.connection)
                except BaseException:
                    self._roll_back()
                    raise
                finally:
                    self._is_alone = False
                self.file.durability.commit(self.connection)
                self.tags.advance_counter()
                self._note_high_water_mark()
        except Unavailable as error:
            self._must_reopen = error.code != RegisterFailure.REPLACED  # else its only hold on a deleted file would go
            raise
        if announced:  # not so the exchange's own bookkeeping, each minute, of which nothing is shown
            self._announce_commit()

    def _announce_commit(self) -> None:
        for call in self.on_commit:
            call()

    def run_once(self, action: UUID, work: Callable[[], _Result]) -> _Result | None:
        """Do ``work`` in one transaction and give its result; None when the journal holds ``action`` already.

        Raises Unavailable when it was not done, with ``outcome_unknown`` when it may have been: a retry with the same
        action finds out, and does nothing twice. Raises Refused as ``work`` does; then nothing was changed.
        """
        behind, result = None, None
        try:
            with self.writing():
                if journal.subject_of_entry(self.connection, action) is None:
                    behind = append_if_behind(self.connection, self.now(), self.append_entry)
                    result = work()
        except Unavailable as error:
            if self._holds_after_all(action):
                _log.warning("an action that failed (%s) was found in the register", error.code)
                self._announce_commit()
                return result
            raise
        if behind:
            self.notices.append(behind)
        return result

    def _holds_after_all(self, action: UUID) -> bool:
        try:
            with self.reading():
                self.file.durability.demand_on_disk(self.connection)
                is_held = journal.subject_of_entry(self.connection, action) is not None
                self._note_high_water_mark()
                return is_held
        except Unavailable as error:
            if error.code == RegisterFailure.REPLACED:
                raise
            raise Unavailable(RegisterFailure.OUTCOME_UNKNOWN, path=str(self.file.path), reason=error.code) from error

    def track(self, mark: HighWaterMark) -> None:
        """Update ``mark`` to the newest entry after every commit from now on, beginning with the present one."""
        self.mark = mark
        with self.reading():
            self._note_high_water_mark()

    def stop_tracking(self) -> None:
        """Let go of the mark, when the register closes."""
        if self.mark is not None:
            self.mark.stop()

    def _note_high_water_mark(self) -> None:
        if self.mark is not None:
            origin, head = origins.end(self.connection)
            self.mark.key, self.mark.counter = self.tags.key, self.tags.counter
            self.mark.note(
                origin, head.seq, head.hash, journal.numbers_since(self.connection, origin, self.mark.seq_of(origin))
            )

    def forget(self) -> None:
        """Have `kept` read everything anew when it is next asked."""
        self._lists.clear()

    def _notice_others(self) -> None:
        """Forget the kept lists if another connection committed: the exchange brings lists of other desks."""
        if self._is_alone:
            return
        with opening.disk(self.file.path):
            if (version := self.connection.execute("PRAGMA data_version").get) == self._seen_version:
                return
            self.tags.others_wrote(self.connection)
        self.forget()
        self._seen_version = version

    def _read_anew_if_needed(self) -> None:
        if self._must_reopen:
            self.forget()
            self.tags.forget()
            opening.reopen(self.file)
            self._must_reopen, self._seen_version = False, -1  # what was in doubt may stand there after all

    def _roll_back(self) -> None:
        with contextlib.suppress(apsw.Error):
            if self.file.connection.in_transaction:
                self.file.connection.execute("ROLLBACK")
        self.tags.forget()

    def append_entry(  # noqa: PLR0913  (an entry has that many parts)
        self,
        action: UUID,
        subject: UUID,
        kind: str,
        body: Body,
        by: Officer,
        *,
        number: Number | None = None,
        occurred_at: datetime | None = None,
        now: datetime | None = None,
    ) -> tuple[Complaint, Case] | None:
        """Append an entry and project it; gives the complaint and its case as they now stand, None where it has none.

        Only in :meth:`run_once` or :meth:`writing`. ``now``: as the caller took it.
        """
        from frontoffice.domain.entries.body_codec import encode
        from frontoffice.register.projection import appending, present_officer

        now = now or self.now()
        role = str(present_officer.demand_still(self.people, by, kind).role)  # by which the entry has authority
        new = NewEntry(action, subject, kind, encode(body), occurred_at or now, by.name, role, number)
        folded = appending.append(self.connection, self.origin, new, now, self.desk.zone)
        if kind in _CHANGES_LISTS:
            self.forget()
        if kind == EntryKind.OFFICER_SET:
            self.tags.person_changed(self.connection, subject)
        return folded
