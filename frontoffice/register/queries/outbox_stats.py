"""What this desk wrote since it last agreed with the centre, and how much it holds, as its light and its bar tell it.

Nothing else rests on it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import apsw

from frontoffice.domain.dates import to_text

_HELD: Final = "SELECT coalesce(sum(seq), 0) FROM head"
_OWN: Final = "SELECT coalesce(sum(h.seq), 0) FROM head h JOIN my_origin USING (origin)"
# From the end of each chain backwards: only what is still to be sent is read.
_SINCE: Final = (
    "SELECT coalesce(sum(h.seq - coalesce((SELECT j.seq FROM journal j WHERE j.origin = h.origin"
    " AND j.recorded_at <= ? ORDER BY j.seq DESC LIMIT 1), 0)), 0) FROM head h JOIN my_origin USING (origin)"
)


def entries(connection: apsw.Connection) -> int:
    """How many entries stand in the register, whoever wrote them."""
    return int(connection.execute(_HELD).get)


def own_entries(connection: apsw.Connection) -> int:
    """How many entries stand on this desk's own chains."""
    return int(connection.execute(_OWN).get)


def since(connection: apsw.Connection, agreed_at: datetime | None) -> int:
    """How many of them were written after ``agreed_at`` (UTC); all of them if it never agreed."""
    told: Any = connection.execute(_SINCE, (to_text(agreed_at) if agreed_at else "",)).get
    return int(told)
