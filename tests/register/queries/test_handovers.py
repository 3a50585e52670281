from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.dates import from_text
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import SHIFT_KINDS
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.queries import handovers
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_register
from tests.support.manual_sync import carry

BODY: dict[str, Any] = encode(SHIFT_KINDS[0].examples[0])


def write(register: Register, body: dict[str, Any]) -> None:
    """An entry as another program may have written it."""
    unit, now = register.unit, register.now()
    new = NewEntry(
        uuid4(), handovers.subject(TODAY, "L1"), EntryKind.SHIFT_HANDED, body, now, "Siti Rahmawati", "officer", None
    )
    with unit.writing():
        journal.append(unit.connection, unit.origin, new, now, register.zone)


def test_a_handover_is_read_whole_of_its_day_and_counter_only(register: Register) -> None:
    write(register, BODY)
    (one,) = handovers.of_day(register.unit.connection, TODAY, "L1")
    assert (one.officer, one.to_name, one.position) == ("Siti Rahmawati", "Rina Kartika", "Petugas Front Office")
    assert (one.state.recorded, one.state.last, one.state.unprinted, one.state.overdue) == (12, 159, 2, 1)
    assert one.note == "Pengadu nomor 0151 kembali pukul 14.00"
    assert handovers.of_day(register.unit.connection, TODAY, "L2") == ()
    assert handovers.of_day(register.unit.connection, TODAY - timedelta(1), "L1") == ()


def test_what_cannot_be_read_says_nothing_and_hides_no_other(register: Register) -> None:
    for wrong in ({"drafts": "1"}, {"note": None}, {"to_name": 7}, {"last": 1 << 70}):
        write(register, {**BODY, **wrong})
    write(register, {key: value for key, value in BODY.items() if key != "slips"})
    assert handovers.of_day(register.unit.connection, TODAY, "L1") == ()
    write(register, BODY)
    assert len(handovers.of_day(register.unit.connection, TODAY, "L1")) == 1


@pytest.mark.thorough
def test_a_handover_stands_at_every_desk(register: Register, tmp_path: Path) -> None:
    write(register, BODY)
    (tmp_path / "two").mkdir()
    desk = a_register(tmp_path / "two", counter="L2")
    carry(register, desk)
    (one,) = handovers.of_day(desk.unit.connection, TODAY, "L1")
    assert one.at == from_text("2026-11-24T03:32:00.000000Z")
    desk.close()
