"""Complaints that are not in SP4N-LAPOR! yet, closed ones as well: how many there are, and the newest of them."""

from __future__ import annotations

from typing import Final

import apsw

IDS: Final = "SELECT complaint FROM not_in_sp4n"  # kept by projection/sp4n_projection


def count(connection: apsw.Connection) -> int:
    """How many there are."""
    many: int = connection.execute("SELECT count(*) FROM not_in_sp4n").get
    return many


def newest(columns: str) -> str:
    """The SQL of the newest of them, as many as are bound to it: in the table's own order, however many there are."""
    return (
        f"SELECT {columns} FROM ({IDS} ORDER BY complaint DESC LIMIT ?) AS one"
        " CROSS JOIN complaint ON complaint.id = one.complaint ORDER BY one.complaint DESC"
    )
