from __future__ import annotations

from pathlib import Path

from frontoffice import assets
from frontoffice.app import training
from frontoffice.domain.complaint import Intake
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.register import Register, open_register


def test_the_training_register_has_its_own_series_and_invented_people(tmp_path: Path) -> None:
    where = Places(tmp_path)
    training.prepare(where)
    register = open_register(where.register, training.DESK)
    try:
        found = register.find("1")
        assert {one.number_text.split("/")[1] for one in found} == {"PGD-LATIHAN"}
        assert {officer.role for officer in register.officers()} == set(Role)
        supervisor = next(one for one in register.officers() if one.role is Role.SUPERVISOR)
        assert register.sign_in(supervisor.officer_id, training.PIN) == supervisor
        assert register.verify().broken == ""
    finally:
        register.close()


def test_every_sample_is_recorded_in_the_past_and_the_register_goes_on(tmp_path: Path) -> None:
    where = Places(tmp_path)
    training.prepare(where)
    register = open_register(where.register, training.DESK)
    try:
        count = len(assets.rows("training.csv"))
        assert register.preview(_any(register), register.officers()[0]).number.no == count + 1
        assert register.notices() == ()
    finally:
        register.close()


def test_a_training_register_that_was_begun_stays_as_it_is(tmp_path: Path) -> None:
    where = Places(tmp_path)
    training.prepare(where)
    before = where.register.read_bytes()
    training.prepare(where)
    assert where.register.read_bytes() == before


def _any(register: Register) -> Intake:
    return register.complaint(register.find("contoh")[0].subject).intake
