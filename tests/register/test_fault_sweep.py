"""Each write, sync and cut of the disk fails once, under every verb: once in the register, and every number is the right one.

What was tried in vain is tried again with the same action, as an officer does who presses the key once more.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Source, Step
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.slips import SlipUse
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.journal import chain, entry_authority
from frontoffice.register.journal.chain import Row
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import SECRET, TODAY, OfficeClock, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.manual_sync import rows_for

pytestmark = pytest.mark.usefixtures("found_after_all")

OFFICER, SUPERVISOR = an_officer(), an_officer(Role.SUPERVISOR, "Bambang Sutrisno")
SECOND = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
Verb = Callable[[Register, Any, UUID], object]


def recorded(register: Register) -> UUID:
    return register.complaints.record(an_intake(), OFFICER, new_id()).complaint.subject


def open_slip(register: Register) -> Number:
    return Number("L1", TODAY.year, register.slips.reserve(1, "Listrik padam.", SUPERVISOR, new_id()).first)


def withdrawn(register: Register) -> UUID:
    subject = recorded(register)
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), SUPERVISOR, new_id())
    return subject


def drafted(register: Register) -> UUID:
    draft = new_id()
    register.drafts.save(Draft(draft, OFFICER.officer_id, register.now(), {"description": "Belum"}))
    return draft


def queued(register: Register) -> UUID:
    return register.printing.queue(recorded(register), "TM-T82", OFFICER).job_id


def written_elsewhere(register: Register) -> list[Row]:
    """Three complaints of another desk, as they come from the centre."""
    file = register.path.parent / f"other-{new_id()}.db"
    with closing(open_register(file, Desk("L2"), clock=OfficeClock())) as other:
        for _ in range(3):
            recorded(other)
        return rows_for(other, register)


def taken(register: Register) -> Row:
    rows = written_elsewhere(register)
    take(register, rows, new_id())
    return rows[0]


def take(register: Register, rows: list[Row], _: UUID) -> None:
    with closing(register.replica()) as replica:
        assert not replica.take(rows).refused


def set_aside(register: Register, first: Row, _: UUID) -> None:
    with closing(register.replica()) as replica:
        origin = UUID(bytes=first[chain.ORIGIN])
        replica.archive(origin, first[chain.SEQ] - 1, entry_authority.SET_ASIDE)
        register.aside_offers.accept(origin, SUPERVISOR)
        replica.drop_words()
        replica.give_back_space()


def nothing(_register: Register) -> None: ...


VERBS: dict[
    str, tuple[Callable[[Register], Any], Verb, int]
] = {  # what is there before, the verb, the numbers it gives
    "record": (nothing, lambda r, _, a: r.complaints.record(an_intake(), OFFICER, a), 1),
    "record a draft with its paper": (
        drafted,
        lambda r, draft, a: r.complaints.record(an_intake(), OFFICER, a, draft, with_paper=True, printer="TM-T82"),
        1,
    ),
    "record from a slip": (
        open_slip,
        lambda r, slip, a: r.complaints.record(an_intake(), OFFICER, a, slip=SlipUse(slip, r.now())),
        0,
    ),
    "reserve slips": (nothing, lambda r, _, a: r.slips.reserve(20, "Listrik akan padam.", SUPERVISOR, a), 20),
    "void a slip": (open_slip, lambda r, slip, a: r.slips.void([slip], "Rusak.", SUPERVISOR, a), 0),
    "review": (recorded, lambda r, one, a: r.handling.review(one, "Telaah", SUPERVISOR, a), 0),
    "withdraw": (
        recorded,
        lambda r, one, a: r.handling.advance(
            one, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), SUPERVISOR, a
        ),
        0,
    ),
    "cancel": (recorded, lambda r, one, a: r.handling.cancel(one, "Salah ketik", SUPERVISOR, a), 0),
    "erase": (withdrawn, lambda r, one, a: r.erasures.erase(one, "UU 27/2022", (SUPERVISOR, SECOND), a), 0),
    "add a person": (nothing, lambda r, _, a: r.officers.add(f"Budi {a}", Role.OFFICER, "", SECRET, SUPERVISOR, a), 0),
    "number a letter": (
        recorded,
        lambda r, one, a: r.documents.record(one, DocumentRecord("letter", r.documents.next_number()), SUPERVISOR, a),
        0,
    ),
    "take entries in": (written_elsewhere, take, 0),
    "set entries aside": (taken, set_aside, 0),
    "print": (queued, lambda r, job, _: None if is_sent(r, job) else r.printing.start_sending(job), 0),
    "save a draft": (
        nothing,
        lambda r, _, a: r.drafts.save(Draft(a, OFFICER.officer_id, r.now(), {"description": "Belum"})),
        0,
    ),
}


def is_sent(register: Register, job: UUID) -> bool:
    return any(one.job_id == job and one.state == "sending" for one in register.printing.open_jobs())


def opened(folder: Path, disk: FaultyDisk | None) -> Register:
    mark = HighWaterMark(folder / "marks", "m1")
    vfs = disk.name if disk else None
    return open_register(folder / "register.db", Desk(), clock=OfficeClock(), vfs=vfs, high_water_mark=mark)


def last_number(register: Register) -> int:
    return register.numbering.last_known().no


def check(register: Register) -> None:
    assert register.numbering.gaps() == ()
    assert register.days.read(TODAY).gaps == ()
    mark = HighWaterMark(register.path.parent / "marks", "m1")
    mark.key = register.unit.tags.key
    assert [one.no for one in mark.highest() if one.series == "L1"] == (
        [last_number(register)] if last_number(register) else []
    )


def entries(register: Register) -> int:
    found: Any = register.unit.connection.execute("SELECT count(*) FROM journal").get
    return int(found)


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize("name", VERBS)
def test_whichever_call_of_the_disk_fails_under_a_verb_it_counts_once(tmp_path: Path, name: str, times: int) -> None:
    prepare, verb, gives = VERBS[name]
    disk = FaultyDisk(f"sweep-{uuid4()}")
    with closing(opened(tmp_path, disk)) as register:
        register.officers.add(SUPERVISOR.name, Role.SUPERVISOR, "", SECRET, None, SUPERVISOR.officer_id)
        register.documents.set_number_format("{no}/PTSP/{year}", SUPERVISOR, new_id())
        wrote: set[int] = set()
        for nth in range(1, 61):  # an erasure writes the whole file anew: its first sixty calls
            given, action = prepare(register), new_id()
            before, stood, failed = last_number(register), entries(register), disk.failed
            disk.tears = nth % 2 == 0
            disk.fail(nth, times, apsw.IOError if nth % 3 else apsw.FullError)
            with suppress(Unavailable):
                verb(register, given, action)
            disk.heal()
            verb(register, given, action)
            wrote.add(entries(register) - stood)
            assert last_number(register) == before + gives
            check(register)
            if disk.failed == failed:
                break
        assert nth > 3
        assert len(wrote) == 1
        last = last_number(register)
    with closing(opened(tmp_path, None)) as register:
        assert {one.code for one in register.notices()} <= {RegisterNotice.PAPERS_UNCERTAIN}
        check(register)
        assert not register.maintenance.verify().broken
        recorded(register)
        assert last_number(register) == last + 1
    disk.unregister()
