"""The first start's answers become settings and the first supervisor, once, however often it is tried."""

from __future__ import annotations

from pathlib import Path

from frontoffice import settings as settings_file
from frontoffice.app.startup import first_setup
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Office, Settings
from frontoffice.ui.shell.first_start import FirstAnswers

SETTINGS = Settings(office=Office(address="Air Itam"))
ANSWERS = FirstAnswers(SETTINGS, "Budi Penyelia", "Kepala Bidang", "274913")


def test_the_answers_stand_in_file_and_journal_and_the_supervisor_can_sign_in(
    register: Register, tmp_path: Path
) -> None:
    where = Places(tmp_path / "data")
    where.folder.mkdir()
    first_setup.set_up_register(register, where, ANSWERS)
    facts = register.configuration.last()
    assert facts is not None
    assert settings_file.load(where.settings) == SETTINGS
    assert not isinstance(facts.office, str)
    assert facts.office["address"] == "Air Itam"
    (supervisor,) = register.officers.all()
    assert register.officers.sign_in(supervisor.officer_id, ANSWERS.secret).role is Role.SUPERVISOR


def test_a_second_try_names_the_same_supervisor_as_it_is_answered_then(register: Register, tmp_path: Path) -> None:
    where = Places(tmp_path / "data")
    where.folder.mkdir()
    first_setup.set_up_register(register, where, ANSWERS)
    first_setup.set_up_register(register, where, FirstAnswers(SETTINGS, "Budi Santoso", "Kepala Bidang", "831942"))
    (supervisor,) = register.officers.all()
    assert supervisor.name == "Budi Santoso"
    assert register.officers.sign_in(supervisor.officer_id, "831942") == supervisor
