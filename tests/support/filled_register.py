"""A register with as many complaints as an office has after years, made once and kept in the temporary folder.

The entries go through the register's own journal and projection, ten thousand in a transaction. How many there are says
the environment: ``FRONTOFFICE_BENCH_COMPLAINTS`` (100,000 by default; the aims are for 1,000,000).
"""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from bisect import bisect
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from frontoffice.domain import complaint as rules
from frontoffice.domain import entry, numbering
from frontoffice.domain.complaint import Complainant, Intake, Kind
from frontoffice.domain.entry import EntryKind
from frontoffice.register.commands import complaints
from frontoffice.register.journal import journal
from frontoffice.register.journal.ids import uuid7
from frontoffice.register.projection import complaint_projection
from frontoffice.register.register import Register
from frontoffice.register.storage import opening
from tests.support.examples import OfficeClock, a_register, an_officer

SIZE = int(os.environ.get("FRONTOFFICE_BENCH_COMPLAINTS", "100000"))
A_DAY = 1_400
LAST_DAY = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # the morning of the last full day
RARE = "zamrud"  # in one complaint of ten thousand
COMMON = "izin"
IN_A_TRANSACTION = 10_000
FIRST_NAMES = ("Nurhayati", "Siti", "Hendra", "Budi", "Yuliana", "Saleh", "Rahmawati", "Dewi", "Agus", "Bambang")
LAST_NAMES = (
    "Wijaya",
    "Sutrisno",
    "Hartono",
    "Putri",
    "Saputra",
    "Kurniawan",
    "Lestari",
    "Ramadhan",
    "Halim",
    "Tanjung",
)
_SYLLABLES = ("ba", "ngka", "ti", "mah", "la", "yan", "per", "mo", "hon", "su", "rat", "ke", "te", "ra", "ngan", "du")


MADE_BY = (rules.__file__, entry.__file__, journal.__file__, complaint_projection.__file__, __file__)
MIGRATIONS = sorted(Path(opening.__file__).with_name("migrations").glob("0*.py"))
VERSION = hashlib.sha256(b"".join(Path(str(file)).read_bytes() for file in (*MADE_BY, *MIGRATIONS))).hexdigest()[:12]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Six thousand words, each rarer than the one before it, as in any language."""
    words = {COMMON: None} | dict.fromkeys(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(6_000)
    )
    return list(words), list(accumulate(1 / (rank + 10) for rank in range(len(words))))


def intakes(count: int, seed: int = 147) -> Iterator[Intake]:
    """That many complaints, always the same ones."""
    chance = random.Random(seed)  # noqa: S311
    words, weights = vocabulary(chance)
    for no in range(count):
        text = [words[bisect(weights, chance.random() * weights[-1])] for _ in range(chance.randint(15, 45))]
        if no % 10_000 == 5_000:
            text.append(RARE)
        who = Complainant(
            name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
            phone=f"08{chance.randrange(10**10):010}" if chance.random() < 0.8 else "",
            address=f"Jalan {chance.choice(LAST_NAMES)} {chance.randint(1, 200)}",
            regency="Kota Pangkal Pinang",
        )
        yield Intake(
            Kind.COMPLAINT,
            chance.choice(("counter", "telephone")),
            " ".join(text),
            who,
            service="Izin Trayek (AKDP)",
            application_no=f"503/{no}/{2024 + no % 3}",
            category="Penundaan berlarut",
        )


def fill(register: Register, clock: OfficeClock, count: int) -> None:
    """Record ``count`` complaints, 1,400 a day, the last of them on 24 November 2026."""
    unit, officer = register.unit, an_officer()
    channels = register.reference_data.channels()
    given: dict[int, int] = {}
    drawn = intakes(count)
    days = -(-count // A_DAY)
    for start in range(0, count, IN_A_TRANSACTION):
        with unit.writing():
            for no in range(start, min(start + IN_A_TRANSACTION, count)):
                intake = next(drawn)
                back = days - 1 - (count - 1 - no) // A_DAY  # whole days at the end, so the last page is a full one
                clock.set(LAST_DAY - timedelta(days=days - 1 - back) + timedelta(seconds=20 * (no % A_DAY)))
                year = register.today().year
                given[year] = given.get(year, 0) + 1
                number = numbering.Number("L1", year, given[year])
                body = complaints.recording_body(unit, intake, channels[intake.channel], number, officer, clock())
                action = uuid7(int(clock().timestamp() * 1000), no.to_bytes(10, "big"))
                unit.append_entry(action, action, EntryKind.RECORDED, body, officer, number=number)


def path(size: int = SIZE) -> Path:
    """Where the filled register is; made now if it is not there, or was made by other code than today's."""
    folder = Path(tempfile.gettempdir()) / "frontoffice-bench" / f"{size}-{VERSION}"
    if not (folder / "filled").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "register.db").unlink(missing_ok=True)
        clock = OfficeClock()
        with closing(a_register(folder, clock=clock)) as register:
            fill(register, clock, size)
        (folder / "filled").touch()
    return folder / "register.db"
