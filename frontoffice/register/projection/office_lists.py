"""Channels and limits in force: what the program ships, and what the office changed since."""

from __future__ import annotations

from typing import Any, Final

import apsw

from frontoffice import assets
from frontoffice.domain.complaint import CHANNELS, Channel, Manner
from frontoffice.domain.limits import Limits, read_limits
from frontoffice.register.journal import reading

CHANNEL: Final = "channel"
LIMIT: Final = "limit"

_CHOSEN: Final = 'SELECT code, name, "group", active FROM choice WHERE list = ? ORDER BY name'


def channels(connection: apsw.Connection) -> dict[str, Channel]:
    """Every channel by code, retired ones included: those of the procedure first, in its order."""
    known = {channel.code: channel for channel in CHANNELS}
    return known | {
        code: Channel(code, name, Manner(group), bool(active))
        for code, name, group, active in _chosen(connection, CHANNEL)
    }


def limits(connection: apsw.Connection) -> Limits:
    """The office's limits: as shipped, and as changed since."""
    shipped = assets.rows("limits.csv")
    for code, name, group, _ in _chosen(connection, LIMIT):
        amount, _, unit = group.partition(" ")
        shipped.append({"code": code, "name": name, "amount": amount, "unit": unit})
    return read_limits(shipped)


def _chosen(connection: apsw.Connection, of: str) -> list[tuple[Any, ...]]:
    return reading.checked("choice", connection.execute(_CHOSEN, (of,)), (str, str, str, int))
