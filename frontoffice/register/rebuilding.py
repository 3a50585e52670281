"""Making the tables that are read anew: now, or at the next opening: it may take minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import apsw

from frontoffice.register.later import Later

if TYPE_CHECKING:
    from frontoffice.register import projection
else:
    projection = Later("frontoffice.register.projection")

_ASKED: Final = "rebuild"  # in ``meta``


def rebuild(connection: apsw.Connection) -> None:
    """Project every table anew from the journal; what was asked for is done then. The caller holds a transaction."""
    projection.rebuild(connection)
    connection.execute("DELETE FROM meta WHERE k = ?", (_ASKED,))


def ask(connection: apsw.Connection) -> None:
    """Let it be done at the next opening."""
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, 1)", (_ASKED,))


def is_asked(connection: apsw.Connection) -> bool:
    """Whether it is to be done before the work begins."""
    return bool(connection.execute("SELECT 1 FROM meta WHERE k = ?", (_ASKED,)).get)
