from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import Role
from frontoffice.domain.working_days import LOCAL, DayOff
from frontoffice.register import origins
from frontoffice.register.register import Register
from tests.examples import a_register, a_signed_in, an_officer
from tests.register import tables
from tests.register.carrying import carry

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_what_another_desk_took_back_is_taken_out_here(register: Register, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        before = tables.read(desk._ledger.connection)
        a_signed_in(register, Role.SUPERVISOR)
        register.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), SUPERVISOR, uuid4())
        day = DayOff(date(2026, 12, 1), LOCAL, "HUT Provinsi", "SK 1", certain=True)
        register.accept_calendar(register.preview_calendar([day], register.hours), "SK", SUPERVISOR, uuid4())
        register.take_over_series("x", SUPERVISOR, uuid4())
        carry(register, desk)
        assert len(desk.officers()) == 1
        with closing(desk.replica()) as replica:
            for origin in origins.mine(register._ledger.connection):
                replica.archive(origin, 0, "branch_differs")
        assert tables.read(desk._ledger.connection) == before
        assert desk._ledger.connection.execute("SELECT count(*) FROM series_owner").get == 0


@pytest.mark.parametrize("first", ["here", "there"])
def test_of_two_desks_the_last_entry_in_the_one_order_holds_everywhere(
    register: Register, tmp_path: Path, first: str
) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        for one in (register, desk) if first == "here" else (desk, register):
            one.set_channel(Channel("wa", f"WA {one.desk.counter}", Manner.WRITTEN), SUPERVISOR, uuid4())
        carry(register, desk)
        carry(desk, register)
        assert register.channels()["wa"] == desk.channels()["wa"]
