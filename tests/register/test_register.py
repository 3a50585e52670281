from __future__ import annotations

import inspect
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.commands.amending import Amendments
from frontoffice.register.commands.calendar import Calendar
from frontoffice.register.commands.complaints import Complaints
from frontoffice.register.commands.contacts import Contacts
from frontoffice.register.commands.handling import Handling
from frontoffice.register.commands.reference_data import ReferenceData
from frontoffice.register.register import Lazy, Register
from frontoffice.register.storage.desk import Desk
from tests.support.examples import MORNING, TODAY, a_register, an_intake, an_officer

OFFICER = an_officer()


def codes(register: Register) -> list[str]:
    return [notice.code for notice in register.notices()]


def test_a_new_register_has_nothing_to_report(register: Register) -> None:
    assert register.notices() == ()
    assert register.maintenance.verify().entries == 0
    assert (register.zone, register.desk.counter, register.today(), register.now()) == ("WIB", "L1", TODAY, MORNING)


def test_the_calendar_is_the_shipped_one(register: Register) -> None:
    assert register.calendar.in_force.certain_years == {2024, 2025, 2026}


@pytest.mark.thorough
def test_a_desk_may_be_set_up_anew_while_the_register_is_open(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    register.desk = Desk(counter="L9", counter_name="Loket 9")
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    assert (complaint.number_text, complaint.counter) == ("0001/PGD-L9/2026", "Loket 9")


@pytest.mark.thorough
def test_two_registers_know_nothing_of_each_other(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "one")) as one, closing(a_register(tmp_path / "two")) as two:
        one.complaints.record(an_intake(), OFFICER, uuid4())
        assert two.days.read(TODAY).lines == ()
        assert two.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 1


def test_whatever_writes_takes_who_and_an_action_last_but_for_what_has_a_default() -> None:
    for verb in (
        Handling.advance, Contacts.log, Contacts.ask_papers, Contacts.complete_papers, Handling.review,
        ReferenceData.set_limit, Calendar.accept, Complaints.record, Complaints.reveal, Amendments.amend,
    ):  # fmt: skip
        needed = [
            parameter.name
            for parameter in inspect.signature(verb).parameters.values()
            if parameter.default is inspect.Parameter.empty
        ]
        assert needed[-2:] == ["by", "action"], verb


def test_a_register_has_nothing_twice_and_a_replica_from_the_first_day(register: Register) -> None:
    assert register.numbering.duplicates() == ()
    with closing(register.replica()) as replica:
        assert replica.heads() == {}


SLOW = (
    "domain.complaint",
    "domain.handling",
    "register.projection.complaint_fold",
    "register.queries.search",
    "register.queries.worklist",
)
OPEN = """
import sys
from pathlib import Path
from frontoffice.register.storage.desk import Desk
from frontoffice.register.opened import open_register
register = open_register(Path(sys.argv[1]), Desk("L1", "Loket 1"))
register.officers.all()
register.close()
print(*(name.removeprefix("frontoffice.") for name in sys.modules if name.startswith("frontoffice.")))
print(*(name for name in ("psycopg", "pymysql") if name in sys.modules))
"""


@pytest.mark.thorough
def test_until_sign_in_the_rules_of_complaints_and_foreign_databases_are_not_read_in(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        path = register.path
    output = subprocess.run([sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=True).stdout
    ours, foreign = output.splitlines()
    assert "register.commands.officers" in ours.split()
    assert not set(SLOW) & set(ours.split())
    assert foreign == ""


OBJECTS = {name: made.path.rpartition(".")[2] for name, made in vars(Register).items() if isinstance(made, Lazy)}
OBJECTS |= {"officers": "Officers", "shifts": "ShiftHandover"}


def test_each_of_a_registers_objects_is_made_once(register: Register) -> None:
    assert {"complaints", "consulting", "printing", "worklist"} <= OBJECTS.keys()
    for name, kind in OBJECTS.items():
        one = getattr(register, name)
        assert type(one).__name__ == kind == inspect.get_annotations(Register).get(name, kind)
        assert getattr(register, name) is one, name


def test_a_register_says_what_stands_behind_it(register: Register, tmp_path: Path) -> None:
    assert register.path == register.unit.file.path
    assert register.on_commit is register.unit.on_commit
    assert register.unit.file.ended_cleanly
