"""How fast the register is: printed, never judged.

Recording is compared, in one run and turn by turn, with the very SQL statements it executes, sent straight through
Python's ``sqlite3``: both start from the same file. Reading is measured on a register of years (``filled.py``).
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
from collections.abc import Sequence
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Intake
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.opened import open_register
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from frontoffice.register.storage import conversion, opening
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support import filled_register, place_keys
from tests.support.examples import OfficeClock, a_register, an_officer
from tests.support.measured_table import Report
from tests.support.place_keys import MemoryPlaceKeys
from tests.support.register_keys import KEY, known
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
OFFICER = an_officer()
Statement = tuple[str, Any]
PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = 1",
    "secure_delete = 1",
    "trusted_schema = 0",
    "cache_size = -32000",
)


@dataclass(frozen=True)
class Way:
    """One way to record: the register's verb alone, or all that F9 does with the register."""

    name: str
    is_f9: bool

    def opened(self, folder: Path) -> Register:
        mark = HighWaterMark(folder / "witness") if self.is_f9 else None
        return open_register(folder / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)

    def record(self, register: Register, intake: Intake, action: UUID) -> None:
        if self.is_f9:
            register.complaints.record(intake, OFFICER, action, action, with_paper=True)
        else:
            register.complaints.record(intake, OFFICER, action)


ALONE, F9 = (
    Way("recording one", False),
    Way("F9 (with its draft, its resi asked for, the mark of the last number)", True),
)


def traced(folder: Path, intakes: Sequence[tuple[UUID, Intake]], way: Way) -> list[list[Statement]]:
    """The statements that recording each of these complaints executes, with what is bound to them."""
    per_complaint = []
    with closing(way.opened(folder)) as register:
        for action, intake in intakes:
            statements: list[Statement] = []

            def note(_: object, sql: str, bindings: Any, into: list[Statement] = statements) -> bool:
                into.append((sql, bindings))
                return True

            register.unit.connection.exec_trace = note
            way.record(register, intake, action)
            per_complaint.append(statements)
        register.unit.connection.exec_trace = None
    return per_complaint


def straight(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    for sql, bindings in statements:
        connection.execute(sql, bindings or ()).fetchall()


@pytest.mark.parametrize("way", [ALONE, F9], ids=["alone", "f9"])
@pytest.mark.parametrize("size", [1_000, filled_register.SIZE])
def test_recording_one_complaint(tmp_path: Path, report: Report, size: int, way: Way) -> None:
    intakes = [(uuid4(), intake) for intake in filled_register.intakes(200, seed=8)]
    folders = [tmp_path / name for name in ("traced", "ours", "straight")]
    for folder in folders:
        folder.mkdir()
        shutil.copy(filled_register.path(size), folder / "register.db")
        with closing(way.opened(folder)) as register:
            for action, intake in intakes:
                register.drafts.save(Draft(action, OFFICER.officer_id, register.now(), {"text": intake.description}))
    statements = traced(folders[0], intakes, way)
    connection = sqlite3.connect(folders[2] / "register.db", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    ours, theirs = [], []
    with closing(way.opened(folders[1])) as register:
        for (action, intake), same in zip(intakes, statements, strict=True):
            ours.append(worked(lambda: way.record(register, intake, action)))  # noqa: B023
            theirs.append(worked(lambda: straight(connection, same)))  # noqa: B023
    connection.close()
    for folder in folders:  # a million complaints are three gigabytes
        shutil.rmtree(folder)
    mine, bare = statistics.median(ours), statistics.median(theirs)
    report.row(f"{way.name}, to the same SQL straight through `sqlite3`", "×", "2 ×", mine / bare)
    report(
        f"{way.name} among {size:,}: {mine:.2f} ms, the same SQL straight {bare:.2f} ms:"
        f" {mine / bare:.2f} x (at most 2)"
    )


def test_recording_in_an_encrypted_register(tmp_path: Path, report: Report) -> None:
    """Paired: both registers begin as the same file, and record the same complaints turn by turn."""
    with known(KEY):
        ways = {name: tmp_path / name for name in ("plain", "encrypted")}
        for folder in ways.values():
            folder.mkdir()
            shutil.copy(filled_register.path(), folder / "register.db")
        conversion.encrypt(ways["encrypted"] / "register.db", KEY)
        times: dict[str, list[float]] = {name: [] for name in ways}
        with ExitStack() as open_ones:
            registers = {name: open_ones.enter_context(closing(F9.opened(folder))) for name, folder in ways.items()}
            for turn, intake in enumerate(filled_register.intakes(400, seed=9)):
                for name in sorted(ways, reverse=bool(turn % 2)):
                    action = uuid4()
                    times[name].append(worked(lambda: F9.record(registers[name], intake, action)))  # noqa: B023
    plain, encrypted = (statistics.median(times[name]) for name in ways)
    report.row("F9 in an encrypted register, to a plain one", "×", "1.1 ×", encrypted / plain)
    report(f"F9 encrypted {encrypted:.2f} ms, plain {plain:.2f} ms: {encrypted / plain:.3f} x (at most 1.1)")


def test_recording_in_an_authenticated_register(tmp_path: Path, report: Report) -> None:
    """Paired: both registers begin as the same file, and record the same complaints turn by turn."""
    keys = {"without a key": None, "authenticated": MemoryPlaceKeys()}
    times: dict[str, list[float]] = {name: [] for name in keys}
    with ExitStack() as open_ones:
        registers = {}
        for name, places in keys.items():
            shutil.copy(filled_register.path(1_000), made(tmp_path / name) / "register.db")
            with place_keys.in_use(places) if places else nullcontext():
                registers[name] = open_ones.enter_context(closing(F9.opened(tmp_path / name)))
        for turn, intake in enumerate(filled_register.intakes(1_500, seed=9)):
            for name in sorted(keys, reverse=bool(turn % 2)):
                action = uuid4()
                times[name].append(worked(lambda: F9.record(registers[name], intake, action)))  # noqa: B023
        assert [register.unit.tags.trust.name for register in registers.values()] == ["UNKEYED", "FITS"]
    bare, keyed = (statistics.median(times[name]) for name in keys)
    report.row("F9 in an authenticated register, to one without a key", "×", "1.03 ×", keyed / bare)
    report(f"F9 authenticated {keyed:.3f} ms, without a key {bare:.3f} ms: {keyed / bare:.3f} x (at most 1.03)")


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_opening(report: Report) -> None:
    folder = filled_register.path().parent
    times = [worked(lambda: a_register(folder).close()) for _ in range(7)]
    report(f"opening and closing with {filled_register.SIZE:,}: {statistics.median(times):.1f} ms")


def test_a_day_page(years: Register, report: Report) -> None:
    day = date(2026, 11, 24)
    lines = len(years.days.read(day).lines)
    times = [worked(lambda: years.days.read(day)) for _ in range(50)]
    report.row("a day page of 1,400 lines", "ms", "5, 15 ms", statistics.median(times))
    report(f"day page of {lines:,}: {statistics.median(times):.2f} ms (aim 5, at most 15)")


def questions(register: Register) -> dict[str, list[str]]:
    """What is typed, for each kind of search: many of each, so that no answer is merely remembered."""
    some = [register.complaints.get(one.subject) for one in register.search.find(filled_register.COMMON, 50)]
    words = sorted({word for one in some for word in one.intake.description.split()})
    phones = [one.intake.complainant.phone for one in some if one.intake.complainant.phone]
    return {
        "rare word": [filled_register.RARE],
        "common word": [filled_register.COMMON, *words[:30]],
        "two words": [f"{filled_register.COMMON} {word}" for word in words[:30]],
        "two names": [
            f"{first} {last}" for first in filled_register.FIRST_NAMES for last in filled_register.LAST_NAMES
        ],
        "beginning of a name": [name[:letters] for name in filled_register.FIRST_NAMES for letters in (2, 3, 4, 5)],
        "beginning of a word": [word[:letters] for word in words[:30] for letters in (1, 2, 3, 4, 5)],
        "nothing like it": ["qwxyz", "qwxyz izin"],
        "telephone tail": [phone[-digits:] for phone in phones for digits in (4, 6)],
        "name and telephone tail": [f"{filled_register.FIRST_NAMES[0]} {phone[-4:]}" for phone in phones],
        "common word and day": [f"{filled_register.COMMON} {day} nov" for day in range(1, 25)],
        "name and street": [f"{name} mawar" for name in filled_register.FIRST_NAMES],
        "number": [one.number_text for one in some],
        "running number": [str(one.number.no) for one in some],
        "QR": [f"{one.number_text} {one.check_code}" for one in some],
    }


def test_finding(years: Register, report: Report) -> None:
    for kind, asked in questions(years).items():
        times = {text: statistics.median([worked(lambda: years.search.find(text)) for _ in range(5)]) for text in asked}  # noqa: B023
        slowest = max(times, key=lambda text: times[text])
        by_number = kind in {"number", "QR"}
        aim = "at most 1" if by_number else "aim 2, at most 10"
        if by_number:
            report.row("finding by number or scanned code", "ms", "1 ms", statistics.median(times.values()))
        else:
            row = "finding by words, names, beginnings, telephone"
            report.row(row, "ms", "2, 10 ms", statistics.median(times.values()))
        report(
            f"finding by {kind}: {statistics.median(times.values()):.2f} ms ({aim}); worst {times[slowest]:.2f} ({slowest!r})"
        )


def test_likely_duplicates_and_known_complainants(years: Register, report: Report) -> None:
    intakes = list(filled_register.intakes(50))
    similar = [worked(lambda: years.search.similar(intake)) for intake in intakes]  # noqa: B023
    known = [worked(lambda: years.search.find_complainants(intake.complainant.phone, "")) for intake in intakes]  # noqa: B023
    report(
        f"likely duplicates: {statistics.median(similar):.2f} ms; known complainants: {statistics.median(known):.2f} ms"
    )


def test_verifying(years: Register, report: Report) -> None:
    verdicts = []
    spent = worked(lambda: verdicts.append(years.maintenance.verify()))
    assert verdicts[0].broken == ""
    report.row("`verify` recomputing the journal", "entries a second", "", verdicts[0].entries / spent * 1000)
    report(f"verifying: {verdicts[0].entries / spent * 1000:,.0f} entries a second")


def test_laying_the_tables_beside_the_journal(years: Register, report: Report) -> None:
    found = []
    with closing(opening.reader(years.path)) as connection:
        spent = worked(lambda: found.append(comparing.first_difference(connection)))
    assert found == [""]
    row = "`verify` laying the tables beside it"
    report.row(row, "complaints a second", "", filled_register.SIZE / spent * 1000)
    report(f"comparing the tables with the journal: {filled_register.SIZE / spent * 1000:,.0f} complaints a second")
