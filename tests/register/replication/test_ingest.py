from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.entries.entry import FIRST_PREV, EntryKind, content_hash
from frontoffice.domain.entries.entry_bounds import MOST_LEVELS
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.journal import chain, journal
from frontoffice.register.journal.chain import Row
from frontoffice.register.projection import complaint_counts
from frontoffice.register.register import Register
from frontoffice.register.replication import ingest
from tests.support import foreign_process, projected_tables
from tests.support.examples import (
    SECRET,
    OfficeClock,
    a_complainant,
    a_register,
    a_signed_in,
    an_intake,
    an_officer,
)
from tests.support.forged_entries import forge, rows_of
from tests.support.manual_sync import carry, origin_of, rows_for

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def worked(register: Register, complaints: int = 3) -> list[UUID]:
    subjects = [
        register.complaints.record(an_intake(description=f"Aduan {no}"), OFFICER, uuid4()).complaint.subject
        for no in range(complaints)
    ]
    register.amendments.amend(subjects[0], an_intake(description="Aduan yang diralat"), "Salah", OFFICER, uuid4())
    register.handling.review(subjects[1], "Segera", SUPERVISOR, uuid4())
    return subjects


@pytest.mark.thorough
def test_what_arrives_is_read_here_as_it_is_there(register: Register, desk: Register) -> None:
    worked(register)
    a_signed_in(register, Role.HANDLER)
    assert carry(register, desk).entries == 7
    assert projected_tables.read(desk.unit.connection) == projected_tables.read(register.unit.connection)
    assert desk.maintenance.verify().entries == 7
    assert [found.number_text for found in desk.search.find("diralat")] == ["0001/PGD-L1/2026"]


@pytest.mark.thorough
def test_what_arrives_twice_is_kept_once(register: Register, desk: Register) -> None:
    worked(register)
    rows = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        assert replica.take(rows).entries == 5
        again = replica.take(rows)
        assert (again.entries, again.forked, again.broken) == (0, set(), {})
    assert desk.maintenance.verify().entries == 5


@pytest.mark.thorough
@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_however_it_is_cut_the_tables_are_the_same(register: Register, desk: Register, chunk: int) -> None:
    worked(register)
    rows = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        for at in range(0, len(rows), chunk):
            replica.take(rows[at : at + chunk])
    assert projected_tables.read(desk.unit.connection) == projected_tables.read(register.unit.connection)


@pytest.mark.parametrize("chunk", [1, pytest.param(40, marks=pytest.mark.thorough)])
def test_many_that_come_are_counted_together_as_one_by_one(
    register: Register, desk: Register, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    """Also who comes again within 90 days, where the later complaint comes first."""
    monkeypatch.setattr(ingest, "MANY", 1)
    for no in range(9):
        phone, nik = f"0812345600{no % 3}", "1971010101900001" if no % 4 == 1 else ""
        who = a_complainant(phone=phone, nik=nik, identity=Identity.CONFIDENTIAL if no == 4 else Identity.OPEN)
        one = register.complaints.record(an_intake(complainant=who, service_date=None), OFFICER, uuid4()).complaint
        if no in (2, 6):
            register.handling.cancel(one.subject, "Salah catat", SUPERVISOR, uuid4())
        if no in (3, 5):
            who = a_complainant(phone="081234567890", nik="")
            amended = an_intake(complainant=who, service_date=None)
            register.amendments.amend(one.subject, amended, "Salah", OFFICER, uuid4())
        if no in (3, 7):
            register.handling.review(one.subject, "Segera", SUPERVISOR, uuid4())
        clock.move(days=25)
    rows, connection = rows_for(register, desk), desk.unit.connection
    with closing(a_register(desk.unit.file.path.parent / "later", clock=clock, counter="L3")) as later:
        for no in range(3):
            who = a_complainant(phone=f"0812345600{no}", nik="")
            later.complaints.record(an_intake(complainant=who, service_date=None), OFFICER, uuid4())
        rows = rows_for(later, desk) + rows
    with closing(desk.replica()) as replica:
        for at in range(0, len(rows), chunk):
            assert replica.take(rows[at : at + chunk]).entries == len(rows[at : at + chunk])
            assert complaint_counts.first_difference(connection) == ""
    again = connection.execute("SELECT sum(n) FROM report_count WHERE cut = 'again'").get
    assert again > 2


@pytest.mark.thorough
def test_among_many_one_entry_may_stand_in_the_chain_written_here_and_in_another(
    register: Register, desk: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "MANY", 1)
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    own = reseal(row, origin=desk.unit.origin.bytes)
    with closing(desk.replica()) as replica:
        assert replica.take([row, own]).entries == 2
    assert desk.maintenance.verify().broken == ""
    assert desk.unit.connection.execute("SELECT count(*) FROM complaint").get == 1


@pytest.mark.thorough
def test_among_many_too_no_number_stands_twice_in_the_chain_written_here(
    register: Register, desk: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "MANY", 1)
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    first = reseal(row, origin=desk.unit.origin.bytes)
    lc, again = row[chain.LC] + 1, uuid4().bytes
    twice = reseal(first, seq=2, lc=lc, prev=first[chain.HASH], entry_id=again, subject=again)
    with closing(desk.replica()) as replica, pytest.raises(Unavailable):
        replica.take([first, twice])
    assert desk.maintenance.verify().entries == 0


@pytest.mark.thorough
def test_a_chain_that_does_not_fit_is_left_and_the_others_go_on(register: Register, desk: Register) -> None:
    worked(register)
    rows = rows_for(register, desk)
    broken = origin_of(register)
    forged = [(*row[:12], "Orang lain", *row[13:]) if row[chain.SEQ] == 3 else row for row in rows]
    with closing(desk.replica()) as replica:
        taken = replica.take(forged)
    assert taken.entries == 2
    assert taken.broken == {broken: f"{broken}/3: was changed"}
    assert desk.maintenance.verify().entries == 2
    with closing(desk.replica()) as replica:
        assert replica.take(rows[2:]).entries == 3


@pytest.mark.thorough
def test_a_gap_is_no_fork(register: Register, desk: Register) -> None:
    worked(register)
    with closing(desk.replica()) as replica:
        taken = replica.take(rows_for(register, desk)[1:])
    assert (taken.entries, taken.forked, len(taken.broken)) == (0, set(), 1)


@pytest.mark.thorough
def test_another_branch_is_a_fork(register: Register, desk: Register, tmp_path: Path) -> None:
    worked(register)
    carry(register, desk)
    foreign_process.run(register.path, f"VACUUM INTO '{tmp_path}/copy.db'")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "copy" / "register.db")
    with closing(a_register(tmp_path / "copy")) as copied:
        register.complaints.record(an_intake(), OFFICER, uuid4())
        copied.complaints.record(an_intake(), OFFICER, uuid4())
        copied.complaints.record(an_intake(), OFFICER, uuid4())
        carry(register, desk)
        with closing(copied.replica()) as replica:
            (rows,) = replica.entries(origin_of(register), 5, 7)
        with closing(desk.replica()) as replica:
            taken = replica.take(rows)
    assert (taken.entries, taken.forked) == (0, {origin_of(register)})


NO_BODIES = (b"no JSON", b"[1]", b"{}", b'{"step":"analyse","on":"yesterday"}', b"\xff\xfe")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "kind",
    ["handling.stepped", "complaint.amended", "contact.logged", "due.moved", "officer.set", "complaint.erased"],
)
def test_a_broken_program_elsewhere_stops_nothing_here(register: Register, desk: Register, kind: str) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    for body in NO_BODIES:
        forge(register, subject, kind, body)
        known = register.complaints.get(subject)
        assert carry(register, desk).broken == {}, body
        assert desk.complaints.get(subject) == known, body
        assert known.status is Status.REVIEWED, body
    assert desk.maintenance.verify().broken == ""
    desk.maintenance.rebuild()
    assert projected_tables.read(desk.unit.connection) == projected_tables.read(register.unit.connection)


@pytest.mark.thorough
def test_what_a_newer_program_wrote_is_carried_on_and_moves_nothing(register: Register, desk: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    forge(register, subject, "complaint.cancelled", b'{"why":"x"}', version=2)
    forge(register, subject, "complaint.sung_about", b'{"b":1, "a" :2}')
    carry(register, desk)
    assert desk.complaints.get(subject).status is Status.REGISTERED
    assert rows_of(register, 3)[:21] == tuple(
        desk.unit.connection.execute(
            "SELECT j.*, salt, body FROM journal j JOIN payload USING (entry_id) WHERE seq = 3"
        ).get
    )


@pytest.mark.thorough
def test_a_body_that_was_erased_stays_away(register: Register, desk: Register) -> None:
    worked(register)
    rows = rows_for(register, desk)
    last = rows[-1]
    erased = (*last[:19], None, None, uuid4().bytes)
    with closing(desk.replica()) as replica:
        assert replica.take([*rows[:-1], erased]).entries == 5
    assert desk.maintenance.verify().broken == ""
    with closing(desk.replica()) as replica:
        ((again,),) = replica.entries(origin_of(register), 4, 5)
    assert again == erased


@pytest.mark.thorough
def test_people_and_lists_of_another_desk_hold_here_but_their_secrets_stay_there(
    register: Register, desk: Register
) -> None:
    first = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    mine = a_signed_in(desk, Role.SUPERVISOR, "Dewi", secret=SECRET)
    carry(register, desk)
    assert {one.name for one in desk.officers.all()} == {first.name, mine.name}
    assert desk.officers.with_secret() == {mine.officer_id}
    register.officers.change(dataclasses.replace(first, position="Kepala Dinas"), first, uuid4())
    carry(register, desk)
    assert {one.position for one in desk.officers.all()} == {"Kepala Dinas", mine.position}


@pytest.mark.thorough
def test_a_new_secret_given_elsewhere_brings_nobody_back_who_was_taken_out(register: Register, desk: Register) -> None:
    hendra = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    siti = a_signed_in(register, Role.SUPERVISOR, "Siti", secret=SECRET)
    a_signed_in(desk, Role.SUPERVISOR, "Dewi", secret=SECRET)
    carry(register, desk)
    desk.complaints.record(an_intake(), OFFICER, uuid4())
    register.officers.change(dataclasses.replace(siti, role=Role.OFFICER, active=False), hendra, uuid4())
    desk.officers.set_secret(
        siti.officer_id, "kopi tubruk", siti, uuid4()
    )  # has not heard of it yet, and is later in order
    carry(register, desk)
    carry(desk, register)
    for one in (register, desk):
        stands = {officer.officer_id: officer for officer in one.officers.all()}[siti.officer_id]
        assert (stands.active, stands.role) == (False, Role.OFFICER)
        before = projected_tables.read(one.unit.connection)
        one.maintenance.rebuild()
        assert projected_tables.read(one.unit.connection) == before


@pytest.mark.thorough
def test_a_desk_is_not_left_to_supervisors_who_cannot_sign_in_there(register: Register, desk: Register) -> None:
    a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    mine = a_signed_in(desk, Role.SUPERVISOR, "Dewi", secret=SECRET)
    carry(register, desk)
    with pytest.raises(Refused, match="last_supervisor"):
        desk.officers.change(dataclasses.replace(mine, active=False), mine, uuid4())


_AMENDED = (
    '"received_on":"2026-11-24","channel_name":"x","manner":"oral","due_on":"2026-12-01","due_provisional":false}'
)


ODD_BODIES = (
    ("officer.set", '{"name":null,"role":"officer","position":"","active":true,"what":"changed"}'),
    ("officer.set", '{"name":"x","role":"officer","position":123456789012345678901234567890,"active":true}'),
    ("choice.set", '{"list":"channel","code":"wa","name":"WA","group":"by_pigeon","active":true}'),
    ("choice.set", '{"list":"limit","code":"level_light","name":"x","group":"soon working_days","active":true}'),
    ("calendar.day", '{"day":"tomorrow","kind":"libur_lokal","name":"x","decree":"","certain":true}'),
    ("calendar.hours", '{"hours":{"0":["early","late"]}}'),
    ("complaint.amended", '{"changes":{"description":["x",5]},"calendar":"c",' + _AMENDED),
    ("complaint.amended", '{"changes":{"complainant.phone":["x",null]},"calendar":"c",' + _AMENDED),
    ("complaint.amended", '{"changes":{"wish":["x","\\ud800"]},"calendar":"c",' + _AMENDED),
    ("complaint.amended", '{"changes":{},"calendar":null,' + _AMENDED),
    ("complaint.amended", '{"changes":{"service_date":["x","9999-12-31"]},"calendar":"c",' + _AMENDED),
    ("complaint.amended", '{"changes":{"wish":["x","\\u0000"]},"calendar":"c",' + _AMENDED),
    ("complaint.renumbered", '{"suffix":"\\\\g<9>"}'),
    ("complaint.reviewed", '{"note":"","level":"light","team":{"officers":null}}'),
    ("complaint.reviewed", '{"note":"","on":"2026-11-24","late":{"days":9223372036854775808}}'),
    ("papers.completed", '{"documents":true,"on":"9999-12-31"}'),
    ("receipt.paper", '{"job":["x"],"state":["confirmed"]}'),
    ("complaint.reviewed", '{"note":"","target":{"on":"2026-12-01","time":null,"since":{},"limit":"x"}}'),
    ("contact.logged", "[" * MOST_LEVELS),
)


@pytest.mark.thorough
def test_a_body_of_another_shape_stops_nothing_here(register: Register, desk: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    hours = desk.unit.hours
    for kind, body in ODD_BODIES:
        forge(register, subject if kind.startswith(("compl", "cont")) else uuid4(), kind, body.encode())
        assert carry(register, desk).broken == {}, body[:200]
        assert desk.complaints.get(subject).intake == an_intake(), body[:200]
        desk.unit.forget()
        assert desk.unit.hours == hours, body[:200]
    assert desk.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 1
    incremental = projected_tables.read(desk.unit.connection)
    desk.maintenance.rebuild()
    assert projected_tables.read(desk.unit.connection) == incremental


def reseal(row: Row, salt: bytes = b"", **changes: Any) -> Row:
    """The same entry with other columns, as a program that does not know better would have chained it."""
    new = list(row[:19])
    for name, value in changes.items():
        new[journal.COLUMNS.split(", ").index(name)] = value
    new[chain.CONTENT_HASH] = content_hash(salt or row[chain.SALT], row[chain.BODY])
    new[chain.HASH] = chain.row_hash(tuple(new))
    return (*new, salt or row[chain.SALT], *row[chain.BODY :])


@pytest.mark.thorough
@pytest.mark.parametrize(
    "changes",
    [
        {"occurred_at": "yesterday"},
        {"occurred_at": "9999-12-31T23:59:00.000000Z"},
        {"recorded_at": "9999-12-31T23:59:00.000000Z"},
        {"recorded_at": "2026-11-24T10:32"},
        {"zone": "CET"},
        {"series": None},
        {"subject": uuid4().bytes},
    ],
)
def test_an_entry_with_odd_columns_is_kept_and_stops_nothing(
    register: Register, desk: Register, changes: dict[str, Any]
) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        assert replica.take([reseal(row, **changes)]).entries == 1
    desk.complaints.story(UUID(bytes=row[chain.SUBJECT]))
    desk.maintenance.rebuild()
    desk.complaints.record(an_intake(), OFFICER, uuid4())


@pytest.mark.thorough
def test_a_salt_of_another_length_breaks_that_chain_alone(register: Register, desk: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        assert len(replica.take([reseal(row, salt=bytes(15))]).broken) == 1


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_body_deeper_than_every_reader_can_read_breaks_that_chain_alone(
    register: Register, desk: Register, is_kept: bool
) -> None:
    """Two desks would read a thousand levels differently, each as deep as it is in its own calls."""
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    levels = MOST_LEVELS - 1 if is_kept else MOST_LEVELS  # and the object around them
    body = b'{"note": "Segera", "by": "", "more": ' + b"[" * levels + b"]" * levels + b"}"
    forge(register, subject, EntryKind.REVIEWED, body)
    assert len(carry(register, desk).broken) == (0 if is_kept else 1)
    assert (desk.complaints.get(subject).status is Status.REGISTERED) != is_kept


@pytest.mark.thorough
def test_one_chain_may_hold_a_number_twice_when_the_office_put_two_branches_into_it(
    register: Register, desk: Register
) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    other = reseal(
        row, seq=2, lc=row[chain.LC] + 1, prev=row[chain.HASH], entry_id=uuid4().bytes, subject=uuid4().bytes
    )
    other = reseal(other, subject=other[chain.ENTRY_ID])
    with closing(desk.replica()) as replica:
        assert replica.take([row, other]).entries == 2
    assert len(desk.numbering.duplicates()) == 2


@pytest.mark.thorough
def test_an_entry_that_is_repeated_at_an_earlier_place_is_refused_and_not_read_there(
    register: Register, desk: Register
) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    for wish in ("Pertama", "Kedua"):
        register.amendments.amend(subject, an_intake(wish=wish), "Salah", OFFICER, uuid4())
    recorded, first, second = rows_for(register, desk)
    earlier = reseal(second, origin=uuid4().bytes, seq=1, prev=FIRST_PREV, lc=recorded[chain.LC])
    with closing(desk.replica()) as replica:
        replica.take([recorded, first, second])
        assert desk.complaints.get(subject).intake.wish == "Kedua"
        assert list(replica.take([earlier]).broken) == [UUID(bytes=earlier[chain.ORIGIN])]
    assert desk.complaints.get(subject).intake.wish == "Kedua"
    assert [len(desk.search.find(wish)) for wish in ("Pertama", "Kedua")] == [0, 1]
    incremental = projected_tables.read(desk.unit.connection)
    desk.maintenance.rebuild()
    assert projected_tables.read(desk.unit.connection) == incremental


@pytest.mark.thorough
def test_a_recording_under_another_subject_is_none_and_hides_no_complaint(register: Register, desk: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    (row,) = rows_for(register, desk)
    foreign = reseal(row, origin=uuid4().bytes, entry_id=uuid4().bytes)  # of the same subject, and before it perhaps
    nobodys = reseal(foreign, seq=2, lc=2, prev=foreign[chain.HASH], entry_id=uuid4().bytes, subject=uuid4().bytes)
    with closing(desk.replica()) as replica:
        for one in (foreign, nobodys, row):
            assert replica.take([one]).entries == 1
    assert desk.complaints.get(complaint.subject) == complaint
    assert [line.no for line in desk.days.read(complaint.recorded_on).lines] == [1]
    incremental = projected_tables.read(desk.unit.connection)
    desk.maintenance.rebuild()
    assert projected_tables.read(desk.unit.connection) == incremental


@pytest.mark.thorough
def test_what_a_complaint_and_an_officer_share_is_read_as_both_whichever_came_first(
    register: Register, tmp_path: Path
) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    body = b'{"name":"Dewi","role":"officer","position":"","active":true,"what":"added"}'
    forge(register, subject, "officer.set", body)
    tables = []
    for name, backwards in (("one", False), ("two", True)):
        (tmp_path / name).mkdir()
        with closing(a_register(tmp_path / name, counter=name)) as other, closing(other.replica()) as replica:
            first, second = rows_for(register, other)
            apart = reseal(second, origin=uuid4().bytes, seq=1, prev=chain.START.hash)
            for row in (apart, first) if backwards else (first, apart):
                replica.take([row])
            tables.append(projected_tables.read(other.unit.connection))
    assert tables[0] == tables[1]
    assert (len(tables[0]["complaint"]), len(tables[0]["officer"])) == (1, 1)


@pytest.mark.thorough
def test_what_was_refused_before_is_passed_over_and_refused_again(register: Register, desk: Register) -> None:
    worked(register)
    rows = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        assert replica.take(rows, {origin_of(register)}).entries == 0
        taken = replica.take(rows[1:])
        assert taken.refused == {origin_of(register)} == set(taken.broken)
        assert taken.broken[origin_of(register)] == f"{origin_of(register)}/2: entry 1 is missing before it"
        assert replica.take(rows).refused == set()
        assert replica.heads()[origin_of(register)].seq == 5


def test_what_differs_from_what_stands_here_is_a_fork_and_what_is_broken_names_its_place(
    register: Register, desk: Register
) -> None:
    worked(register)
    rows = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        replica.take(rows[:3])
        other = reseal(rows[2], officer="Orang lain")
        assert replica.take([other]).forked == {origin_of(register)}
        next_of_it = reseal(rows[3], prev=other[chain.HASH])
        assert replica.take([next_of_it]).forked == {origin_of(register)}, "it follows another entry than stands here"
        later = reseal(rows[4], prev=other[chain.HASH])
        broken = replica.take([later])
        assert (broken.forked, list(broken.broken)) == (set(), [origin_of(register)])


@pytest.mark.thorough
def test_the_series_of_other_desks_and_what_was_erased_are_remembered(register: Register, desk: Register) -> None:
    worked(register)
    rows = rows_for(register, desk)
    by = uuid4().bytes
    erased = (*rows[-1][:19], None, None, by)
    connection = desk.unit.connection
    with closing(desk.replica()) as replica:
        replica.take([*rows[:-1], erased])
    assert connection.execute("SELECT series, origin FROM foreign_series").fetchall() == [
        ("L1", origin_of(register).bytes)
    ]
    assert connection.execute("SELECT entry_id, by_entry FROM erased").fetchall() == [(rows[-1][chain.ENTRY_ID], by)]


@pytest.mark.thorough
def test_an_entry_whose_body_came_before_is_read_with_it_wherever_it_stands(register: Register, desk: Register) -> None:
    """It was archived, so its body is here and its entry is not, when it comes again without a body."""
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.review(subject, "Segera", SUPERVISOR, uuid4())
    rows = rows_for(register, desk)
    with closing(desk.replica()) as replica:
        replica.take(rows)
        before = projected_tables.read(desk.unit.connection)
        replica.archive(origin_of(register), 1, "branch_differs")
        assert desk.complaints.get(subject).status is Status.REGISTERED
        assert replica.take(rows[1:]).entries == 1
    assert desk.complaints.get(subject).status is Status.REVIEWED
    assert projected_tables.read(desk.unit.connection) == before
    assert desk.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_whether_a_chunk_took_bodies_away_is_said(register: Register, desk: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
    with closing(desk.replica()) as replica:
        assert not replica.take(rows_for(register, desk)).erased
        second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
        register.erasures.erase(subject, "Nota Dinas", (SUPERVISOR, second), uuid4())
        assert replica.take(rows_for(register, desk)).erased
