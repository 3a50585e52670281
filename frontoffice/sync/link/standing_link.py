"""Persistent link of a desk across rounds, with notifications of other desks' entries in between.

The centre says so on a channel (``journal.note_head_change``). A notification proves nothing, and anybody who is let in
may send any: it is no more than a reason to compare. The link stays only where the centre has room for one of every
device, and where it leads to one server process: a pooler that gives each transaction another one has no place for it.

Used by one thread at a time: the worker's while a round is on its way, the window's in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg import Notify

from frontoffice.sync import wire
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link, open_link

SPARE: Final = 20  # sessions of a server that are left to the office, its backups and the desks' second ones
_ROOM: Final = (
    "SELECT pg_backend_pid(), current_setting('max_connections')::bigint,"
    " (SELECT devices FROM journal.enrolled() AS devices)"
)


@dataclass(slots=True)
class StandingLink:
    """One link, opened when it is wanted; ``devices`` are enrolled at the centre, as it said when it was last asked."""

    devices: int = 0
    _link: Link | None = None
    _leads_to: tuple[CentreAddress, str] | None = None
    _listens: bool = False
    _is_heard: bool = False

    def reuse_or_open(self, address: CentreAddress, secret: str, stop: Callable[[], bool]) -> Link:
        """Reuse the link, or open a fresh one for another address or secret, or after an end by the server.

        Raises as :func:`open_link`.
        """
        if self._link is not None and self._leads_to == (address, secret) and self._is_alive(self._link, stop):
            return self._link
        self.close()
        self._link = open_link(address, secret, stop=stop)
        self._link.add_notify_handler(self._note)
        self._leads_to = (address, secret)
        return self._link

    @staticmethod
    def _is_alive(link: Link, stop: Callable[[], bool]) -> bool:
        link.stop = stop
        try:
            link.look_at_schema()
        except psycopg.Error:
            return False
        return True

    def listen(self) -> None:
        """Listen from now on; or close the link, where it cannot hear or has to make room."""
        link = self._link
        if link is None or self._listens:
            return
        try:
            self._listens = self._has_room(link)
            if self._listens:
                link.execute(wire.LISTEN)
        except psycopg.Error:
            self._listens = False
        if not self._listens:
            self.close()

    def _has_room(self, link: Link) -> bool:
        row = link.execute(_ROOM).fetchone()
        assert row is not None  # noqa: S101  (one row of constants)
        pid, most, self.devices = row
        return bool(pid == link.info.backend_pid and self.devices + SPARE <= most)

    def _note(self, notification: Notify) -> None:
        link = self._link
        if link is not None and notification.pid != link.info.backend_pid:  # the server says who: nobody feigns that
            self._is_heard = True

    @property
    def socket(self) -> int | None:
        """Socket of the notifications; None while nobody listens."""
        return self._link.pgconn.socket if self._link is not None and self._listens and not self._link.closed else None

    def has_notifications(self) -> bool:
        """Whether another desk sent something since this was asked last; never waits. A cut link is closed."""
        link = self._link
        if link is not None and not link.closed:
            try:
                link.pgconn.consume_input()
                while (found := link.pgconn.notifies()) is not None:
                    self._note(Notify(found.relname.decode(), found.extra.decode(errors="replace"), found.be_pid))
            except psycopg.Error:
                self.close()
        is_heard, self._is_heard = self._is_heard, False
        return is_heard

    def close(self) -> None:
        """Close the link; it is opened again when it is wanted."""
        if self._link is not None:
            self._link.close()
        self._link, self._listens = None, False
