"""Erasing by law reaches every desk through the centre, and the centre itself when the office carries it out."""

from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.domain.people import Role
from frontoffice.sync import erasing, overview
from frontoffice.sync.verifying import verify
from tests.centre_server import Centre
from tests.examples import an_officer
from tests.sync.conftest import Enrol
from tests.sync.counters import OFFICER, SUPERVISOR, Counter, agree, settle

SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
WORD = b"Rahasiasekali"


def closed(counter: Counter) -> UUID:
    (told,) = counter.record(description="Rahasiasekali")
    counter.register.cancel(told.subject, "Rahasiasekali", SUPERVISOR, uuid4())
    return told.subject


def erase(counter: Counter, subject: UUID) -> None:
    counter.register.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())


def held(counter: Counter) -> bool:
    return any(WORD in path.read_bytes() for path in counter.folder.iterdir())


def bodies(centre: Centre, subject: UUID) -> int:
    with centre.connect() as office:
        row = office.execute(
            "SELECT count(*) FROM journal.entry e JOIN journal.payload p USING (origin, seq)"
            " WHERE e.subject = %s AND e.kind <> 'complaint.erased'",
            (subject,),
        ).fetchone()
    assert row is not None
    return int(row[0])


def carry_out(centre: Centre) -> int:
    with centre.connect() as office:
        return sum(erasing.carry_out(office, one) for one in erasing.waiting(office))


def test_every_desk_erases_at_once_and_the_centre_when_the_office_says_so(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    assert held(two)
    erase(one, subject)
    settle(one, two)
    assert not held(one)
    assert not held(two)
    assert bodies(centre, subject) == 2
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        assert (waiting.subject, waiting.series, waiting.no, waiting.officer) == (subject, "L1", 1, "Hendra Wijaya")
        assert overview.overview(office).erasures == 1
    assert carry_out(centre) == 2
    assert bodies(centre, subject) == 0
    with centre.connect() as office:
        assert verify(office).broken == ""
        assert overview.overview(office).erasures == 0
    agree(one, two)


def test_a_new_desk_gets_the_skeleton_before_and_after_the_office_carried_it_out(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    settle(one)
    erase(one, subject)
    settle(one)
    two = enrol("L2")
    settle(two)
    carry_out(centre)
    three = enrol("L3")
    settle(three, one, two)
    for desk in (two, three):
        assert desk.register.complaint(subject).erased
        assert not held(desk)
    agree(one, two, three)


def test_what_was_erased_before_it_was_ever_sent_arrives_without_its_words(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    erase(one, subject)
    settle(one, two)
    assert bodies(centre, subject) == 0
    assert two.register.complaint(subject).erased
    agree(one, two)


def test_a_desk_that_was_away_brings_no_words_back(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    two.register.reveal(subject, "Rahasiasekali", SUPERVISOR, uuid4())
    erase(one, subject)
    settle(one)
    carry_out(centre)
    settle(two, one)
    assert bodies(centre, subject) == 0
    assert not held(one)
    assert not held(two)
    agree(one, two)


def test_a_backup_from_before_erases_again_at_its_first_round(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    backup = one.backup()
    erase(one, subject)
    settle(one, two)
    one.put_back(backup)
    backup.unlink()
    assert held(one)
    settle(one, two)
    assert not held(one)
    assert one.register.complaint(subject).erased


def test_a_counter_cannot_carry_it_out(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    settle(one)
    assert OFFICER.active
    with one.link() as link:
        row = link.execute(
            "SELECT has_table_privilege('journal.erasure', 'SELECT, UPDATE'),"
            " has_function_privilege('journal.carry_out(uuid)', 'EXECUTE'),"
            " has_table_privilege('journal.erased', 'INSERT')"
        ).fetchone()
    assert row == (False, False, False)
