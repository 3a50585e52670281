"""The computer's clock against the last entry of this desk: whether it went back, and the entry that says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import apsw

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import NOBODY
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.journal import journal, origins
from frontoffice.register.journal.ids import new_id, subject
from frontoffice.register.storage.desk import Notice


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
