"""Handling of database locks in the commands of ``frontoffice centre``, with notices about terminated sessions.

A command is tried again as a whole. What it asked for is kept meanwhile (``Terminal``), and what cannot be done twice
(a file that it made, the first of several) has its statements tried again by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from frontoffice.app.cli.centre_sentences import say

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.blocking_sessions import BlockingSession

_Answer = TypeVar("_Answer")


def run_despite_locks(connection: OfficeConnection, work: Callable[[], _Answer]) -> _Answer:
    """The result of ``work``, whichever locks counters hold. Raises Unavailable (``centre_locked``)."""
    from frontoffice.sync.office import blocking_sessions

    return blocking_sessions.run_despite_locks(connection, work, _say_ended)


def _say_ended(session: BlockingSession) -> None:
    say(f"Sesi {session.label} diakhiri karena menahan basis data; kirimannya terulang pada sinkronisasi berikutnya.")
