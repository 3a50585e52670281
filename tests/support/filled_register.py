"""A register with as many complaints as an office has after years, made once and kept in the temporary folder.

The entries go through the register's own check of a chain and its projection, many days in a transaction. How many
there are says the environment: ``FRONTOFFICE_BENCH_COMPLAINTS`` (100,000 by default; the aims are for 1,000,000).
"""

from __future__ import annotations

import functools
import hashlib
import os
import random
import shutil
import tempfile
from bisect import bisect
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.complaint import Complainant, Intake, Kind
from frontoffice.domain.entries import body_codec, entry
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.register.commands import complaints
from frontoffice.register.journal import chain
from frontoffice.register.journal.ids import uuid7
from frontoffice.register.projection import intake_codec
from frontoffice.register.register import Register
from frontoffice.register.replication import ingest
from tests.support.examples import OfficeClock, a_register, an_officer

SIZE = int(os.environ.get("FRONTOFFICE_BENCH_COMPLAINTS", "100000"))
A_DAY = 1_400
LAST_DAY = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # the morning of the last full day
FEW = 200  # complaints that tell one version from another
RARE = "zamrud"  # in one complaint of ten thousand
COMMON = "izin"
DAYS_AT_ONCE = 70  # in one transaction, about a hundred thousand complaints
CACHE = 1_000_000  # KiB, at most: with less, the indexes are written again and again
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
    """Record ``count`` complaints, 1,400 a day, the last of them on 24 November 2026.

    They are written as a day's rows of the chain and taken in as the exchange takes in what a desk wrote: every hash
    is checked and the tables follow by the same mapping, many complaints at once.
    """
    unit, drawn = register.unit, intakes(count)
    writer = _Writer(register, clock)
    make_haste(unit.connection)
    days = -(-count // A_DAY)
    first = count - (days - 1) * A_DAY  # whole days at the end, so the last page is a full one
    for start in range(0, days, DAYS_AT_ONCE):
        with unit.writing():
            for day in range(start, min(start + DAYS_AT_ONCE, days)):
                clock.set(LAST_DAY - timedelta(days=days - 1 - day))
                some = islice(drawn, A_DAY if day else first)
                taken = ingest.ingest_rows(unit.connection, [writer.row(intake) for intake in some])
                assert not taken.refused
            unit.connection.execute("DELETE FROM foreign_series")  # the chain is this desk's own


def make_haste(connection: apsw.Connection) -> None:
    """Let a connection write much at once: nobody's complaints, what a power cut takes is made again."""
    connection.pragma("cache_size", -CACHE)
    connection.pragma("synchronous", "off")


class _Writer:
    """The rows of the register's own chain, of complaints that come every twenty seconds."""

    def __init__(self, register: Register, clock: OfficeClock) -> None:
        self.unit, self.clock, self.officer = register.unit, clock, an_officer()
        self.channels = register.reference_data.channels()
        self.end = chain.head(self.unit.connection, self.unit.origin.bytes)
        self.given: dict[int, int] = {}
        self.common: dict[tuple[str, date], dict[str, Any]] = {}

    def row(self, intake: Intake) -> chain.Row:
        """The next one; the clock goes on."""
        at, today = self.clock(), self.unit.today()
        self.given[today.year] = self.given.get(today.year, 0) + 1
        number = numbering.Number("L1", today.year, self.given[today.year])
        action = uuid7(int(at.timestamp() * 1000), self.end.seq.to_bytes(10, "big")).bytes
        salt, body = os.urandom(16), entry.canonical(self.body(intake, number, today))
        moment = to_text(at)
        columns = (
            *(self.unit.origin.bytes, self.end.seq + 1, self.end.hash, b"", self.end.lc + 1, action, action),
            *(
                str(EntryKind.RECORDED),
                1,
                moment,
                moment,
                self.unit.desk.zone,
                self.officer.name,
                str(self.officer.role),
            ),
            *(number.series, number.year, number.no, b"", entry.content_hash(salt, body), salt, body, None),
        )
        self.end = chain.ChainEnd(self.end.seq + 1, self.end.lc + 1, chain.row_hash(columns))
        self.clock.move(seconds=20)
        return (*columns[: chain.HASH], self.end.hash, *columns[chain.LC :])

    def body(self, intake: Intake, number: Number, today: date) -> dict[str, Any]:
        """The body that the program writes; what is the same all day is asked for once."""
        key = intake.channel, today
        if key not in self.common:
            channel = self.channels[intake.channel]
            body = complaints.recording_body(self.unit, intake, channel, number, self.officer, self.clock())
            self.common[key] = body_codec.encode(body)
        text = numbering.write(number, self.unit.desk.number_format, today.month)
        return self.common[key] | {"intake": intake_codec.intake_body(intake), "number": text}


@functools.cache
def version() -> str:
    """What today's code makes of a few complaints, in short: a register that was made the same need not be made again."""
    clock = OfficeClock()
    with tempfile.TemporaryDirectory() as folder, closing(a_register(Path(folder), clock=clock)) as register:
        fill(register, clock, FEW)
        made = [register.unit.connection.execute(question).fetchall() for question in _MADE]
    return hashlib.sha256(repr(made).encode()).hexdigest()[:12]


_MADE = (
    "SELECT sql FROM sqlite_master ORDER BY name",
    "SELECT * FROM complaint ORDER BY id",
    "SELECT * FROM reminder ORDER BY complaint, code",
    "SELECT term FROM word ORDER BY term",
    "SELECT body FROM journal JOIN payload USING (entry_id) WHERE kind = 'complaint.recorded' ORDER BY seq",
)


def path(size: int = SIZE) -> Path:
    """Where the filled register is; made now if it is not there, or today's code would make it otherwise."""
    folder = Path(tempfile.gettempdir()) / "frontoffice-bench" / f"{size}-{version()}"
    if not (folder / "filled").exists():
        shutil.rmtree(folder, ignore_errors=True)  # the log, too, of one whose making was ended: it is of another file
        folder.mkdir(parents=True)
        clock = OfficeClock()
        with closing(a_register(folder, clock=clock)) as register:
            fill(register, clock, size)
        (folder / "filled").touch()
    return folder / "register.db"
