"""Which counters' complaints this register holds: its own series, and those in which other desks count."""

from __future__ import annotations

from datetime import date
from typing import Any

import apsw

from frontoffice.domain.entry import KNOWN_VERSION, EntryKind
from frontoffice.register.journal import journal
from frontoffice.register.storage.desk import Desk


def series(connection: apsw.Connection, desk: Desk) -> tuple[str, ...]:
    """The codes of all series, in order; this desk's own among them if it gives numbers."""
    rows: Any = connection.execute("SELECT DISTINCT series FROM foreign_series")
    own = {desk.counter} if desk.gives_numbers else set()
    return tuple(sorted(own | {code for (code,) in rows}))


def recorded(connection: apsw.Connection, on: date, desk: Desk) -> int:
    """How many complaints were recorded on a day (of the office's zone) in the desk's series, or in all."""
    counted = "SELECT count(*) FROM complaint WHERE recorded_on = ?"
    if desk.gives_numbers:
        return int(connection.execute(f"{counted} AND series = ?", (on.isoformat(), desk.counter)).get)
    return int(connection.execute(counted, (on.isoformat(),)).get)


def last_configured(connection: apsw.Connection) -> dict[str, Any] | None:
    """What the desk that was set up last told of itself, as far as it can be read; None where none did.

    Reads the whole journal.
    """
    rows: Any = connection.execute(
        f"SELECT {journal.COLUMNS}, body FROM journal JOIN payload USING (entry_id) WHERE kind = ?"
        " ORDER BY lc DESC, entry_id DESC",
        (str(EntryKind.DESK_CONFIGURED),),
    )
    lines = (journal.line(row, row[-1]) for row in rows)
    return next((line.body for line in lines if line.body and line.version <= KNOWN_VERSION), None)
