from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.list_filter import ListFilter
from frontoffice.register.commands.kept_filters import LONGEST_NAME
from frontoffice.register.register import Register
from frontoffice.register.storage import backup
from tests.support.examples import OfficeClock, a_register
from tests.support.refusals import refusal, too_long

SITI, DEWI = uuid4(), uuid4()
LATE = ListFilter(period="this_month", late=True)
OPEN = ListFilter(status="open", team="Tim 1")


def test_each_officer_keeps_her_own_filters_by_name(register: Register) -> None:
    kept = register.kept_filters
    assert kept.keep("  terbuka \n Tim 1 ", OPEN, SITI) == "terbuka Tim 1"
    kept.keep("Terlambat", LATE, SITI)
    kept.keep("Terlambat", OPEN, DEWI)
    assert list(kept.of(SITI).items()) == [("terbuka Tim 1", OPEN), ("Terlambat", LATE)]
    assert kept.of(DEWI) == {"Terlambat": OPEN}
    assert kept.of(uuid4()) == {}


def test_a_filter_of_the_same_name_takes_the_place_of_the_one_before_and_one_can_go(register: Register) -> None:
    kept = register.kept_filters
    kept.keep("Terlambat", LATE, SITI)
    kept.keep("Terlambat", OPEN, SITI)
    assert kept.of(SITI) == {"Terlambat": OPEN}
    kept.drop("Terlambat", DEWI)
    assert kept.of(SITI) == {"Terlambat": OPEN}
    for _ in range(2):
        kept.drop("Terlambat", SITI)
    assert kept.of(SITI) == {}


def test_a_filter_needs_a_name_that_fits(register: Register) -> None:
    assert refusal(lambda: register.kept_filters.keep(" \u200b", LATE, SITI)) == ("name", "name_missing", {})
    long = "x" * (LONGEST_NAME + 1)
    assert refusal(lambda: register.kept_filters.keep(long, LATE, SITI)) == too_long(
        "name", LONGEST_NAME + 1, LONGEST_NAME
    )


def test_a_filter_of_a_newer_program_is_left_out_and_stays(register: Register) -> None:
    register.kept_filters.keep("Lama", LATE, SITI)
    connection = register.unit.connection
    connection.execute("INSERT INTO kept_filter VALUES (?, 'Baru', '{\"colour\": \"red\"}')", (SITI.bytes,))
    assert list(register.kept_filters.of(SITI)) == ["Lama"]
    assert connection.execute("SELECT count(*) FROM kept_filter").get == 2


@pytest.mark.thorough
def test_kept_filters_are_in_the_copies(register: Register, tmp_path: Path, clock: OfficeClock) -> None:
    register.kept_filters.keep("Terlambat", LATE, SITI)
    (tmp_path / "stick").mkdir()
    record = backup.make(register.path, tmp_path / "stick", clock)
    (tmp_path / "again").mkdir()
    (tmp_path / "stick" / record.file).rename(tmp_path / "again" / "register.db")
    with closing(a_register(tmp_path / "again")) as again:
        assert again.kept_filters.of(SITI) == {"Terlambat": LATE}
