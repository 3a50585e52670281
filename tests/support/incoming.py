"""Messages that came in by themselves, for tests."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from typing import Any, Final

from frontoffice.domain.complaint import SP4N
from frontoffice.domain.incoming import EMAIL, SMS, IncomingMessage
from tests.support.examples import MORNING

SENT: Final[datetime] = MORNING - timedelta(minutes=40)
MAIL: Final = IncomingMessage(
    EMAIL, "a1@mail.example", "dewi@mail.example", SENT, "Dewi Anggraini", "Izin trayek", "Berkas saya hilang di loket."
)
TEXT: Final = IncomingMessage(SMS, "0" * 64, "6281234567890", SENT, text="Berkas saya hilang")

REPORT: Final = IncomingMessage(
    SP4N,
    "8123456",
    "dewi@mail.example",
    SENT,
    "Dewi Anggraini",
    "Izin trayek",
    "Berkas saya hilang di loket.",
    given=(
        ("phone", "0812-3456-7890"),
        ("address", "Jl. Merdeka 1"),
        ("wish", "Berkas dicari"),
        ("event_date", "2026-11-20"),
        ("external_id", "#8123456"),
    ),
)


def a_mail(no: int = 1, **changes: Any) -> IncomingMessage:
    """The ``no``-th mail, which came some minutes after the one before."""
    complete: dict[str, Any] = {"identity": f"a{no}@mail.example", "arrived_at": SENT + timedelta(minutes=no)}
    return dataclasses.replace(MAIL, **(complete | changes))
