"""Complaints that are kept apart by a mark, closed ones as well: how many have it, and the newest of them."""

from __future__ import annotations

from typing import Final

import apsw

NOT_IN_SP4N: Final = "not_in_sp4n"
"""The mark of what is not in SP4N-LAPOR! yet; kept by ``projection/sp4n_projection``."""
MERGED_IN_VAIN: Final = "merged_in_vain"
"""The mark of what was merged, at two desks, into what nobody handles; kept by ``projection/merge_ends``."""

SAME_ITEM: Final = "same_item"
"""The mark of what holds the same letter or item as another; kept by ``projection/item_projection``."""


def ids(mark: str) -> str:
    """The SQL of their ids."""
    return f"SELECT complaint FROM {mark}"


def count(connection: apsw.Connection, mark: str) -> int:
    """How many have the mark."""
    many: int = connection.execute(f"SELECT count(*) FROM {mark}").get
    return many


def newest(mark: str, columns: str) -> str:
    """The SQL of the newest that have it, as many as are bound: in the table's own order, however many there are."""
    return (
        f"SELECT {columns} FROM ({ids(mark)} ORDER BY complaint DESC LIMIT ?) AS one"
        " CROSS JOIN complaint ON complaint.id = one.complaint ORDER BY one.complaint DESC"
    )
