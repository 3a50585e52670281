"""A page of the register, every column filled."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any
from uuid import UUID

from frontoffice.documents.lists.register_page import RegisterPage
from frontoffice.register.queries.day_query import DayLine, DayTotals, RegisterDay
from frontoffice.settings import Office
from tests.support.papers import MADE_AT

ON = date(2026, 11, 24)
LINE = DayLine(
    key=UUID(int=147).bytes,
    series="L1",
    no=147,
    number_text="0147/PGD-L1/2026",
    recorded_at="2026-11-24T03:32:00.000000Z",
    received_on="2026-11-24",
    received_time="10.32",
    channel="counter",
    channel_name="Loket",
    kind="complaint",
    name="Nurhayati binti Saleh",
    address="Jalan Depati Amir 12",
    phone="0812-7171-2026",
    service="Izin Trayek (AKDP)",
    application_no="503/1187/2026",
    summary="Izin belum terbit <b>&amp;",
    category="Penundaan berlarut",
    missing="documents",
    due_on="2026-12-14",
    due_provisional=1,
    late_filing=1,
    status="repeated",
    officer="Siti Rahmawati",
    reviewed_by="Hendra Wijaya",
    papers=1,
    amendments=0,
    conflict=0,
    team="Tim Teknis Perhubungan",
    assignee="",
    cycle=2,
    action="Izin diterbitkan",
    action_on="2026-11-25",
    outcome="proven",
    conveyed_on="2026-11-26",
    answer="unsatisfied",
    remark="Segera",
    extended_until="",
)
TOTALS = DayTotals(all=1, by_channel={"counter": 1}, by_kind={"complaint": 1}, incomplete=1, late_filing=1)


def a_page(*lines: DayLine, **changes: Any) -> RegisterPage:
    page = dataclasses.replace(RegisterDay(ON, lines, TOTALS, 0), **changes)
    return RegisterPage(Office(), "L1", page, ("Siti Rahmawati",), "WIB", MADE_AT, {"counter": "Loket"}, training=False)
