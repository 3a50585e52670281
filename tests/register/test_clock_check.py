from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register import unit_of_work
from frontoffice.register.journal import ids
from frontoffice.register.register import Register
from tests.support import foreign_process
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Budi Penyelia")


def codes(register: Register) -> list[str]:
    return [notice.code for notice in register.notices()]


def test_a_clock_before_the_last_entry_is_shown_and_written_down(tmp_path: Path, clock: OfficeClock) -> None:
    with closing(a_register(tmp_path, clock=clock)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
    clock.move(hours=-1)
    with closing(a_register(tmp_path, clock=clock)) as register:
        (notice,) = register.notices()
        assert (notice.code, notice.facts) == ("clock_behind", {"now": clock(), "last": MORNING})
        assert register.maintenance.verify().entries == 2
        assert register.maintenance.verify().broken == ""
    ((body,),) = foreign_process.run(
        tmp_path / "register.db",
        "SELECT CAST(body AS TEXT) FROM journal JOIN payload USING (entry_id) WHERE kind = 'clock.behind'",
    )
    assert str(MORNING) in body


@pytest.mark.thorough
def test_a_clock_that_goes_back_while_the_register_is_open_is_shown_and_written_down_once(
    register: Register, clock: OfficeClock
) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    clock.move(hours=-1)
    with pytest.raises(Refused):
        register.complaints.record(an_intake(description=""), OFFICER, uuid4())
    assert register.notices() == (), "nothing was written"
    register.complaints.record(an_intake(), OFFICER, uuid4())
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert [notice.code for notice in register.notices()] == ["clock_behind"]
    assert register.maintenance.verify().entries == 4


@pytest.mark.thorough
def test_a_clock_that_stands_at_the_last_entry_is_in_order(tmp_path: Path, clock: OfficeClock) -> None:
    with closing(a_register(tmp_path, clock=clock)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(a_register(tmp_path, clock=clock)) as register:
        assert register.notices() == ()


@pytest.mark.thorough
def test_a_clock_that_went_back_is_noticed_also_on_a_fresh_chain(register: Register, clock: OfficeClock) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    with closing(register.replica()) as beside:
        beside.begin_origin("spoken_for")
    clock.move(hours=-1)
    assert unit_of_work.clock_notice(register.unit.connection, register.now()) is not None
    register.complaints.record(an_intake(), OFFICER, uuid4())
    assert unit_of_work.clock_notice(register.unit.connection, register.now()) is None


@pytest.mark.thorough
def test_the_entry_stands_with_what_else_is_said_of_the_desk(register: Register, clock: OfficeClock) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    clock.move(minutes=-1)
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (line,) = register.complaints.story(ids.subject("desk", str(register.unit.origin)))
    assert (line.kind, line.officer, line.recorded_at) == ("clock.behind", "", clock())
    assert line.body == {"last_recorded_at": str(MORNING)}
