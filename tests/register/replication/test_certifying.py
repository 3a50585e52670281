from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import ClockBehindBody
from frontoffice.domain.people import Role
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.register.journal import erasure_verdicts, ids, journal, origins
from frontoffice.register.projection import authority_projection, comparing, complaint_projection
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.replication import aside_offers
from frontoffice.register.replication.note_store import NoteStore
from tests.support import projected_tables
from tests.support.certified import a_certificate, certify, device_of
from tests.support.examples import SECRET, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.signing_office import SigningOffice

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
YULIANA = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
YEAR = 2026


@pytest.fixture
def other(tmp_path: Path, clock: OfficeClock) -> Iterator[Register]:
    """The register of another device."""
    folder = tmp_path / "other"
    folder.mkdir()
    with closing(a_register(folder, clock=clock, counter="L2")) as opened:
        yield opened


def recorded(register: Register) -> UUID:
    return register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject


def meddle(other: Register, subject: UUID) -> None:
    """Work of another device on a complaint."""
    other.amendments.amend(subject, an_intake(description="Uraian lain"), "Salah", SITI, uuid4())
    other.handling.cancel(subject, "Salah catat", HENDRA, uuid4())


def at(register: Register, serial: int, device_class: DeviceClass, **changes: Any) -> DeviceCertificate:
    """A certificate of the register's device, made when its chain is as long as now."""
    device = device_of(register)
    size = register.unit.connection.execute("SELECT seq FROM head WHERE origin = ?", (device.bytes,)).get or 0
    return a_certificate(device, device_class, serial=serial, before=((device, size),), **changes)


def as_rebuilt(register: Register) -> bool:
    """Whether the tables are what the entries and the certificates say, to the letter."""
    connection = register.unit.connection
    before = projected_tables.read(connection)
    found = comparing.first_difference(connection)
    with register.unit.writing():
        complaint_projection.rebuild(connection)
    return not found and projected_tables.read(connection) == before


@pytest.mark.parametrize("certified_first", [True, False])
def test_whichever_comes_first_the_tables_come_out_the_same(
    register: Register, other: Register, *, certified_first: bool
) -> None:
    subject = recorded(register)
    carry(register, other)
    meddle(other, subject)
    certificates = (a_certificate(device_of(other)), a_certificate(device_of(register), serial=2))
    if certified_first:
        certify(register, *certificates)
    carry(other, register)
    if not certified_first:
        assert register.complaints.get(subject).status is Status.CANCELLED
        assert certify(register, *certificates) == 1
    found = register.complaints.get(subject)
    assert (found.status, found.intake.description) == (Status.REGISTERED, an_intake().description)
    assert [(one.origin, one.kind) for one in authority_projection.counts(register.unit.connection)] == [
        (device_of(other), EntryKind.AMENDED),
        (device_of(other), EntryKind.CANCELLED),
    ]
    assert register.search.find("lain") == ()
    assert as_rebuilt(register)
    # A later certificate gives nothing back, but one that says it of those entries.
    assert certify(register, *certificates, at(other, 3, DeviceClass.OFFICE)) == 0
    assert certify(register, *certificates, a_certificate(device_of(other), DeviceClass.OFFICE, serial=3)) == 1
    assert register.complaints.get(subject).status is Status.CANCELLED
    assert authority_projection.counts(register.unit.connection) == ()
    assert as_rebuilt(register)


def test_what_the_office_vouches_for_keeps_its_effect(register: Register, other: Register) -> None:
    subject = recorded(register)
    carry(register, other)
    meddle(other, subject)
    carry(other, register)
    stood = other.unit.connection.execute("SELECT seq FROM head WHERE origin = ?", (device_of(other).bytes,)).get
    before = a_certificate(device_of(other), before=((device_of(other), stood),))
    assert certify(register, before, a_certificate(device_of(register), serial=2)) == 0
    assert register.complaints.get(subject).status is Status.CANCELLED


def test_what_an_office_computer_wrote_stays_when_it_is_lowered(register: Register, other: Register) -> None:
    subject = recorded(register)
    own = a_certificate(device_of(register))
    certificates = [own, at(other, 2, DeviceClass.OFFICE)]
    certify(register, *certificates)
    carry(register, other)
    meddle(other, subject)
    hendra = other.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    carry(other, register)
    assert register.complaints.get(subject).status is Status.CANCELLED
    people = register.officers.all()
    assert [one.name for one in people] == ["Hendra"]
    certificates.append(at(other, 3, DeviceClass.COUNTER))
    assert certify(register, *certificates) == 0
    assert register.complaints.get(subject).status is Status.CANCELLED
    assert register.officers.all() == people
    # What it writes from now on is a counter's.
    other.officers.change(replace(hendra, position="Kepala"), hendra, uuid4())
    carry(other, register)
    assert register.officers.all() == people
    assert [one.kind for one in authority_projection.counts(register.unit.connection)] == [EntryKind.OFFICER_SET]
    assert as_rebuilt(register)


def test_what_a_counter_forged_stays_without_effect_when_it_is_widened(register: Register, other: Register) -> None:
    subject = recorded(register)
    certificates = [a_certificate(device_of(register)), at(other, 2, DeviceClass.COUNTER)]
    certify(register, *certificates)
    carry(register, other)
    meddle(other, subject)
    certificates.append(at(other, 3, DeviceClass.OFFICE))
    carry(other, register)
    assert certify(register, *certificates) == 0
    assert register.complaints.get(subject).status is Status.REGISTERED
    assert as_rebuilt(register)


def test_nothing_counts_that_comes_after_the_end_of_a_revoked_device(register: Register, other: Register) -> None:
    first, second = recorded(other), recorded(other)
    carry(other, register)
    device = device_of(other)
    gone = a_certificate(device, serial=2, upto=((device, 1),))
    assert certify(register, a_certificate(device), gone) == 1
    connection = register.unit.connection
    known = connection.execute("SELECT subject FROM complaint").fetchall()
    assert known == [(first.bytes,)], "what was recorded afterwards is none"
    assert {line.written for line in journal.story(connection, second)} == {EntryKind.RECORDED}
    assert journal.last_no(connection, "L2", YEAR) == 1
    assert as_rebuilt(register)


def test_a_team_handles_every_complaint_and_what_it_records_counts(register: Register, other: Register) -> None:
    subject = recorded(register)
    carry(register, other)
    certificates = (
        a_certificate(device_of(register)),
        a_certificate(device_of(other), DeviceClass.HANDLING, serial=2),
    )
    certify(register, *certificates)
    other.handling.review(subject, "Segera", HENDRA, uuid4())
    other.amendments.amend(subject, an_intake(description="Uraian lain"), "Salah", SITI, uuid4())
    heard = recorded(other)
    other.amendments.amend(heard, an_intake(description="Uraian lain"), "Salah", SITI, uuid4())
    carry(other, register)
    assert register.complaints.get(subject).status is Status.REVIEWED
    assert register.complaints.get(subject).intake.description == an_intake().description
    assert register.complaints.get(heard).intake.description == "Uraian lain"
    # As whatever it recorded while it was a counter still does.
    assert certify(register, *certificates, at(other, 3, DeviceClass.COUNTER)) == 0
    assert certify(register, *certificates, at(other, 3, DeviceClass.OFFICE)) == 0


def test_an_erasure_without_authority_takes_no_words_away(register: Register, other: Register) -> None:
    subject = recorded(register)
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    carry(register, other)
    certificates = (a_certificate(device_of(other)), a_certificate(device_of(register), serial=2))
    certify(register, *certificates)
    other.erasures.erase(subject, "Nota Dinas 1", (HENDRA, YULIANA), uuid4())
    carry(other, register)
    found = register.complaints.get(subject)
    assert (found.erased, found.intake.description) == (False, an_intake().description)
    # Had the office given that device its class before, the words would go here, too.
    certify(register, *certificates, a_certificate(device_of(other), DeviceClass.OFFICE, serial=3))
    assert register.complaints.get(subject).erased
    assert [line.kind for line in journal.story(register.unit.connection, subject)] == [EntryKind.ERASED]


def test_an_erasure_that_the_office_carried_out_applies_whoever_asked_for_it(
    register: Register, other: Register
) -> None:
    """Its words are gone at the centre: where the entry did not apply, the complaint could not be read at all."""
    subject = recorded(register)
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    carry(register, other)
    certify(register, a_certificate(device_of(other)), a_certificate(device_of(register), serial=2))
    other.erasures.erase(subject, "Nota Dinas 1", (HENDRA, YULIANA), erasing := uuid4())
    carry(other, register)
    assert not register.complaints.get(subject).erased
    with register.unit.writing():
        assert aside_offers.settle(register.unit.connection, {subject: {erasing: erasure_verdicts.CARRIED_OUT}})
    assert register.complaints.get(subject).erased
    assert as_rebuilt(register)


def test_numbers_of_a_device_that_may_not_count_in_a_series_move_and_double_nothing(
    register: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    folder = tmp_path / "stolen"
    folder.mkdir()
    mine = recorded(register)
    with closing(a_register(folder, clock=clock, counter="L1")) as stolen:
        forged = [recorded(stolen) for _ in range(3)]
        carry(stolen, register)
        device = device_of(stolen)
    connection = register.unit.connection
    assert (journal.last_no(connection, "L1", YEAR), numbers.owns(connection, "L1")) == (3, False)
    assert len(numbers.duplicate_numbers(connection)) == 2
    own = a_certificate(device_of(register), series=("L1",))
    certify(register, own, a_certificate(device, series=("L2",), serial=2))
    assert (journal.last_no(connection, "L1", YEAR), numbers.owns(connection, "L1")) == (1, True)
    assert numbers.duplicate_numbers(connection) == ()
    assert [numbers.is_outside(connection, one) for one in (mine, *forged)] == [False, True, True, True]
    assert register.complaints.record(an_intake(), SITI, uuid4()).complaint.number.no == 2
    assert numbers.duplicate_numbers(connection) == ()
    # Who counts in it afterwards does so on top of what stood before, and only by the office's word.
    replacing = a_certificate(device, series=("L1",), replaces=(device_of(register),), serial=3)
    certify(register, own, replacing, a_certificate(device_of(register), serial=4))
    assert (journal.last_no(connection, "L1", YEAR), numbers.owns(connection, "L1")) == (3, False)


def test_what_the_exchange_keeps_of_certificates_and_owners_takes_effect_at_once(
    register: Register, other: Register
) -> None:
    subject = recorded(register)
    carry(register, other)
    meddle(other, subject)
    carry(other, register)
    signing, store, thief = SigningOffice(), NoteStore(register.unit), device_of(other)
    store.pin(signing.public)
    store.keep([signing.certify(thief, series=())])
    assert register.complaints.get(subject).status is Status.CANCELLED, "nobody knows yet whose chain it is"
    store.keep_checkpoints([], {thief: thief})
    assert register.complaints.get(subject).status is Status.REGISTERED
    store.pin(bytes(32))
    assert register.complaints.get(subject).status is Status.CANCELLED, "another office's word begins anew"


def test_what_a_desk_says_of_itself_counts_once_it_is_known_whose_chain_it_is_about(
    register: Register, other: Register
) -> None:
    first, second, device = other.unit.origin, uuid4(), uuid4()
    recorded(other)
    about = origins.first_written(other.unit.connection)
    with other.unit.writing():
        origins.begin(other.unit.connection, second, "copied", first, 1)
    body = ClockBehindBody(last_recorded_at="2026-11-24T02:00:00Z")
    with other.unit.writing():
        other.unit.append_entry(uuid4(), ids.subject("desk", str(about)), EntryKind.CLOCK_BEHIND, body, SITI)
    carry(other, register)
    counter = a_certificate(device)
    certify(register, counter, owners={second: device})
    assert authority_projection.counts(register.unit.connection)
    certify(register, counter, owners={second: device, first: device})
    assert authority_projection.counts(register.unit.connection) == ()
    assert as_rebuilt(register)


def test_what_an_office_without_a_key_set_aside_of_this_desk_counts_until_it_is_taken_back(register: Register) -> None:
    notes, own = NoteStore(register.unit), device_of(register)
    first, second = recorded(register), recorded(register)
    seq = register.unit.connection.execute("SELECT seq FROM journal WHERE subject = ?", (first.bytes,)).get
    changes = register.unit.connection.total_changes()
    assert notes.limit_own_chains({}) == ()
    assert register.unit.connection.total_changes() == changes, "an idle round writes nothing"
    assert notes.limit_own_chains({own: seq}) == (own,)
    assert notes.limit_own_chains({own: seq}) == ()
    shown = register.unit.connection.execute("SELECT subject FROM complaint").fetchall()
    assert shown == [(first.bytes,)]
    assert [line.written for line in journal.story(register.unit.connection, second)] == [EntryKind.RECORDED]
    assert as_rebuilt(register)
    assert journal.last_no(register.unit.connection, "L1", YEAR) == 2, "it is printed"
    assert notes.limit_own_chains({own: 0}) == (own,), "less counts than before"
    assert notes.limit_own_chains({own: seq}) == ()
    assert notes.limit_own_chains({}) == ()
    assert [line.kind for line in journal.story(register.unit.connection, second)] == [EntryKind.RECORDED]
    assert as_rebuilt(register)


def test_what_the_office_signs_takes_the_place_of_what_it_set_aside_without_a_key(register: Register) -> None:
    notes, own = NoteStore(register.unit), device_of(register)
    subject = recorded(register)
    notes.limit_own_chains({own: 0})
    certify(register, a_certificate(own, DeviceClass.OFFICE))
    assert [line.kind for line in journal.story(register.unit.connection, subject)] == [EntryKind.RECORDED]
