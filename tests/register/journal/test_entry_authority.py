from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain import authority
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import StepCorrectedBody
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import Officer, Role, roles_that
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.errors import Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands import officers
from frontoffice.register.journal import entry_authority, ids, journal, own_entries
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import authority_projection, comparing
from frontoffice.register.queries import handovers
from frontoffice.register.register import Register
from tests.support.certified import a_certificate, certify, device_of
from tests.support.examples import SECRET, OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import refusal

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def stolen(tmp_path: Path, clock: OfficeClock) -> Iterator[Register]:
    """The register of another counter, with which somebody else does what they like."""
    folder = tmp_path / "stolen"
    folder.mkdir()
    with closing(a_register(folder, clock=clock, counter="L2")) as opened:
        yield opened


def a_counter(register: Register, *others: Register) -> None:
    """Certify both as counters here."""
    devices = (device_of(one) for one in (register, *others))
    certify(register, *(a_certificate(one, serial=no) for no, one in enumerate(devices, start=1)))


def kinds(register: Register, subject: UUID) -> list[tuple[str, str]]:
    return [(line.kind, line.written) for line in journal.story(register.unit.connection, subject)]


def test_what_a_stolen_counter_writes_of_anothers_complaint_is_shown_and_does_not_apply(
    register: Register, stolen: Register
) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    carry(register, stolen)
    stolen.handling.cancel(subject, "Salah", HENDRA, uuid4())
    a_counter(register, stolen)
    carry(stolen, register)
    assert kinds(register, subject) == [
        (EntryKind.RECORDED, ""),
        (entry_authority.NO_AUTHORITY, EntryKind.CANCELLED),
    ]
    assert register.complaints.get(subject).status is Status.REGISTERED
    assert not register.maintenance.verify().broken
    # Whoever goes on from there goes on from what applies.
    register.handling.review(subject, "Segera", HENDRA, uuid4())
    assert register.complaints.get(subject).status is Status.REVIEWED


def test_a_counter_is_not_let_write_what_would_not_apply(register: Register, stolen: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    carry(register, stolen)
    a_counter(stolen, register)
    with pytest.raises(Refused) as refused:
        stolen.handling.review(subject, "", HENDRA, uuid4())
    assert [problem.code for problem in refused.value.problems] == [RegisterRefusal.NO_AUTHORITY]
    assert kinds(stolen, subject) == [(EntryKind.RECORDED, "")]
    stolen.complaints.record(an_intake(), SITI, uuid4())


def test_a_chain_without_a_certificate_is_the_offices(register: Register, stolen: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    carry(register, stolen)
    certify(register, a_certificate(device_of(register)))
    stolen.handling.cancel(subject, "Salah", HENDRA, uuid4())
    carry(stolen, register)
    assert register.complaints.get(subject).status is Status.CANCELLED


def _write_as(register: Register, subject: UUID, kind: EntryKind, role: Role) -> None:
    """What a program writes that asks nobody's role."""
    body = encode(KINDS[kind].examples[0])
    new = NewEntry(uuid4(), subject, kind, body, register.unit.now(), "Rina", str(role))
    with register.unit.writing():
        journal.append(register.unit.connection, register.unit.origin, new, register.unit.now(), "WIB")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER])
def test_what_the_role_of_its_writer_does_not_write_is_shown_and_does_not_apply(
    register: Register, stolen: Register, role: Role
) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    carry(register, stolen)
    _write_as(stolen, subject, EntryKind.CANCELLED, role)
    carry(stolen, register)
    assert kinds(register, subject) == [
        (EntryKind.RECORDED, ""),
        (entry_authority.NO_AUTHORITY, EntryKind.CANCELLED),
    ]
    assert register.complaints.get(subject).status is Status.REGISTERED
    assert [(one.kind, one.entries) for one in authority_projection.counts(register.unit.connection)] == [
        (EntryKind.CANCELLED, 1)
    ]
    register.maintenance.rebuild()
    assert register.complaints.get(subject).status is Status.REGISTERED
    register.handling.review(subject, "Segera", HENDRA, uuid4())
    assert register.complaints.get(subject).status is Status.REVIEWED


def test_what_does_not_apply_goes_with_the_words_that_are_erased_by_law(register: Register, stolen: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    carry(register, stolen)
    _write_as(stolen, subject, EntryKind.CANCELLED, Role.OFFICER)
    carry(stolen, register)
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    assert len(authority_projection.counts(register.unit.connection)) == 1
    second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    register.erasures.erase(subject, "Nota Dinas 12/2031", (HENDRA, second), uuid4())
    assert authority_projection.counts(register.unit.connection) == ()
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HANDLER, Role.SUPERVISOR])
@pytest.mark.parametrize("step", [Step.REVIEW, Step.CANCEL, Step.ANALYSE])
def test_a_step_is_taken_back_by_a_role_that_may_take_it(
    register: Register, stolen: Register, step: Step, role: Role
) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    if step is Step.ANALYSE:
        register.handling.review(subject, "Segera", HENDRA, uuid4())
    before = register.complaints.get(subject).status
    register.handling.advance(subject, StepForm(step, "Sudah"), HENDRA, uuid4())
    after = register.complaints.get(subject).status
    carry(register, stolen)
    taken = journal.story(stolen.unit.connection, subject)[-1].entry_id
    # What it says of the step is nothing to go by.
    body = encode(StepCorrectedBody(entry=str(taken), step="inform", why="Salah", by=str(SITI.officer_id)))
    new = NewEntry(
        uuid4(), subject, EntryKind.STEP_CORRECTED, body, stolen.unit.now(), "Siti", str(role), parents=(taken,)
    )
    with stolen.unit.writing():
        journal.append(stolen.unit.connection, stolen.unit.origin, new, stolen.unit.now(), "WIB")
    carry(stolen, register)
    is_theirs = role in roles_that(RULES[step].may)
    assert register.complaints.get(subject).status is (before if is_theirs else after)
    last = (EntryKind.STEP_CORRECTED, "") if is_theirs else (entry_authority.NO_AUTHORITY, EntryKind.STEP_CORRECTED)
    assert kinds(register, subject)[-1] == last
    # In whatever order they are heard of.
    with closing(a_register(Path(register.unit.file.path).parent / "third", counter="L3")) as third:
        carry(stolen, third)
        carry(register, third)
        assert third.complaints.get(subject).status is (before if is_theirs else after)
    assert not register.maintenance.verify().broken
    register.maintenance.rebuild()
    assert register.complaints.get(subject).status is (before if is_theirs else after)


def test_a_handling_device_takes_no_cancellation_of_another_back(register: Register, stolen: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    carry(register, stolen)
    certify(
        stolen,
        a_certificate(device_of(register), serial=1),
        a_certificate(device_of(stolen), DeviceClass.HANDLING, serial=2),
    )
    taken = journal.story(stolen.unit.connection, subject)[-1].entry_id
    with pytest.raises(Refused) as refused:
        stolen.handling.correct(subject, taken, "Salah", HENDRA, uuid4())
    assert [problem.code for problem in refused.value.problems] == [RegisterRefusal.NO_AUTHORITY]
    assert stolen.complaints.get(subject).status is Status.CANCELLED


def _an_absence(register: Register, about: UUID, who: Officer, changes: dict[str, Any]) -> None:
    """What a program writes of an absence that asks nobody whose it is."""
    body = encode(KINDS[EntryKind.ABSENCE_SET].examples[0]) | {"first": "2026-11-20", "last": "2099-12-31"} | changes
    new = NewEntry(about, about, EntryKind.ABSENCE_SET, body, register.unit.now(), who.name, str(who.role))
    if "withdrawn" in changes:
        new = dataclasses.replace(new, entry_id=uuid4())
    with register.unit.writing():
        journal.append(register.unit.connection, register.unit.origin, new, register.unit.now(), "WIB")


def test_who_is_away_is_said_by_themselves_or_by_a_supervisor(register: Register, stolen: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    rina = register.officers.add("Rina", Role.OFFICER, "", SECRET, hendra, uuid4())
    carry(register, stolen)

    def says(about: UUID, by: Officer, of: Officer, **changes: Any) -> list[str]:
        said = {"officer": str(of.officer_id), "name": of.name, "by": str(by.officer_id)}
        _an_absence(stolen, about, by, said | {"substitute": "", "substitute_name": ""} | changes)
        carry(stolen, register)
        return sorted(one.name for one in register.absences.present_and_future())

    forged, own, of_the_supervisor = uuid4(), uuid4(), uuid4()
    assert says(forged, rina, siti) == []
    assert kinds(register, forged) == [(entry_authority.NO_AUTHORITY, EntryKind.ABSENCE_SET)]
    assert says(own, siti, siti) == ["Siti"]
    assert says(own, rina, rina, withdrawn=True) == ["Siti"], "it is another's, whatever is said of it"
    assert says(of_the_supervisor, hendra, rina) == ["Rina", "Siti"]
    assert says(own, siti, siti, withdrawn=True) == ["Rina"]
    assert says(of_the_supervisor, rina, rina, withdrawn=True) == [], "a supervisor said it, and it is their own"
    register.maintenance.rebuild()
    assert register.absences.present_and_future() == ()


def test_an_officer_amends_a_complaint_and_does_not_lead_it_back(register: Register, stolen: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "Segera", HENDRA, uuid4())
    register.handling.advance(subject, StepForm(Step.ANALYSE, "Sudah"), HENDRA, uuid4())
    carry(register, stolen)
    complaint = stolen.complaints.get(subject)
    stolen.amendments.amend(subject, dataclasses.replace(complaint.intake, description="Lain"), "Salah", SITI, uuid4())
    body = encode(KINDS[EntryKind.AMENDED].examples[0]) | {"changes": {}, "step": "reclassify", "on": "2026-11-24"}
    seen = (journal.story(stolen.unit.connection, subject)[-1].entry_id,)
    new = NewEntry(uuid4(), subject, EntryKind.AMENDED, body, stolen.unit.now(), "Siti", "officer", parents=seen)
    with stolen.unit.writing():
        journal.append(stolen.unit.connection, stolen.unit.origin, new, stolen.unit.now(), "WIB")
    carry(stolen, register)
    there = register.complaints.get(subject)
    assert (there.status, there.intake.description) == (Status.ANALYSED, "Lain")
    assert kinds(register, subject)[-2:] == [
        (EntryKind.AMENDED, ""),
        (entry_authority.NO_AUTHORITY, EntryKind.AMENDED),
    ]


def test_whichever_comes_first_what_a_role_does_not_write_does_not_apply(register: Register, stolen: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    carry(register, stolen)
    demoted = dataclasses.replace(hendra, role=Role.OFFICER)
    for by, is_active in ((Role.ADMINISTRATOR, False), (Role.SUPERVISOR, True)):
        body = encode(officers.body(dataclasses.replace(demoted, active=is_active), "changed"))
        new = NewEntry(uuid4(), hendra.officer_id, EntryKind.OFFICER_SET, body, stolen.unit.now(), "Rina", str(by))
        with stolen.unit.writing():
            journal.append(stolen.unit.connection, stolen.unit.origin, new, stolen.unit.now(), "WIB")
    (folder := Path(register.unit.file.path).parent / "third").mkdir()
    with closing(a_register(folder, counter="L3")) as third:
        carry(stolen, third)  # of whom nothing else is known
        assert [one.active for one in third.officers.all()] == [True]
        carry(register, third)
        assert third.officers.all() == (demoted,)


def test_a_program_is_not_let_write_what_a_role_does_not(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    body = KINDS[EntryKind.CANCELLED].examples[0]
    with pytest.raises(Refused) as refused, register.unit.writing():
        register.unit.append_entry(uuid4(), subject, EntryKind.CANCELLED, body, SITI)
    assert [problem.code for problem in refused.value.problems] == [RegisterRefusal.NO_AUTHORITY]
    assert kinds(register, subject) == [(EntryKind.RECORDED, "")]


def test_everybody_gives_themselves_a_new_secret(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    for role in (Role.OFFICER, Role.HANDLER, Role.ADMINISTRATOR):
        one = register.officers.add(f"Rina {role}", role, "", SECRET, hendra, uuid4())
        register.officers.set_secret(one.officer_id, f"{SECRET}7", one, uuid4())
        assert register.officers.sign_in(one.officer_id, f"{SECRET}7") == one
        assert kinds(register, one.officer_id) == [(EntryKind.OFFICER_SET, "")] * 2


@pytest.mark.parametrize("whats", [("secret",), ("added", "secret")])
def test_a_person_of_whom_only_secrets_of_lesser_roles_speak_is_nobody(
    register: Register, stolen: Register, whats: tuple[str, ...]
) -> None:
    ghost = Officer(uuid4(), "Hantu", Role.SUPERVISOR)
    for what in whats:
        body = encode(officers.body(ghost, what))
        new = NewEntry(uuid4(), ghost.officer_id, EntryKind.OFFICER_SET, body, stolen.unit.now(), "Rina", "reader")
        with stolen.unit.writing():
            journal.append(stolen.unit.connection, stolen.unit.origin, new, stolen.unit.now(), "WIB")
    carry(stolen, register)
    assert register.officers.all() == ()
    # Whom a supervisor adds is somebody, in whatever order that is heard of.
    with closing(a_register(Path(register.unit.file.path).parent / "third", counter="L3")) as third:
        body = encode(officers.body(ghost, "added"))
        new = NewEntry(uuid4(), ghost.officer_id, EntryKind.OFFICER_SET, body, third.unit.now(), "Hendra", "supervisor")
        with third.unit.writing():
            journal.append(third.unit.connection, third.unit.origin, new, third.unit.now(), "WIB")
        carry(third, register)
    assert register.officers.all() == (ghost,)
    register.maintenance.rebuild()
    assert register.officers.all() == (ghost,)


def test_a_person_of_whom_only_a_counters_secrets_speak_is_nobody(register: Register, stolen: Register) -> None:
    ghost = Officer(uuid4(), "Hantu", Role.SUPERVISOR)
    stolen.unit.run_once(
        uuid4(),
        lambda: stolen.unit.append_entry(
            uuid4(), ghost.officer_id, EntryKind.OFFICER_SET, officers.body(ghost, "secret"), ghost
        ),
    )
    a_counter(register, stolen)
    carry(stolen, register)
    assert ghost.name not in {one.name for one in register.officers.all()}


def test_who_is_a_supervisor_by_this_desks_own_entries_is_not_disabled_from_elsewhere(
    register: Register, stolen: Register
) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    carry(register, stolen)
    changes: tuple[dict[str, Any], ...] = ({"active": False}, {"role": Role.OFFICER})
    for change in changes:
        stolen.officers.change(dataclasses.replace(hendra, **change), _another(stolen), uuid4())
        carry(stolen, register)
        assert register.officers.all()[0] == hendra
        assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra
    assert [written for _, written in kinds(register, hendra.officer_id)] == ["", *[EntryKind.OFFICER_SET] * 2]
    renamed = dataclasses.replace(hendra, name="Hendra Wijaya")
    stolen.officers.change(renamed, _another(stolen), uuid4())
    carry(stolen, register)
    assert register.officers.as_now(hendra) == renamed, "nothing but the right is this desk's own"


def _another(register: Register) -> Officer:
    return a_signed_in(register, Role.SUPERVISOR, "Yuliana")


def test_who_may_sign_in_there_can_be_disabled_at_that_very_desk(register: Register) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    other = register.officers.add("Yuliana", Role.SUPERVISOR, "", SECRET, hendra, uuid4())
    register.officers.change(dataclasses.replace(hendra, active=False), other, uuid4())
    assert not register.officers.as_now(hendra).active


def test_a_new_computer_brings_nobody_back_whom_another_desk_disabled(
    register: Register, stolen: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    carry(register, stolen)
    stolen.officers.change(dataclasses.replace(hendra, active=False), _another(stolen), uuid4())
    (folder := tmp_path / "new").mkdir()
    with closing(a_register(folder, clock=clock)) as new:
        with closing(new.replica()) as replica:
            replica.claim({device_of(register)})
        carry(stolen, new)
        assert not new.officers.as_now(hendra).active


OF_SERIES = (EntryKind.NUMBERS_RESUMED, EntryKind.NUMBERS_VOIDED, EntryKind.DAY_CLOSED, EntryKind.SHIFT_HANDED)


def about_series(kind: EntryKind, series: str) -> UUID:
    """The subject of such an entry, of 24 November 2026."""
    day = date(2026, 11, 24)
    if kind == EntryKind.DAY_CLOSED:
        return ids.closing(series, day)
    return handovers.subject(day, series) if kind == EntryKind.SHIFT_HANDED else ids.subject("numbers", series)


def applies(register: Register, by: Register, kind: EntryKind, subject: UUID, **said: Any) -> bool:
    """Whether what another desk's program writes applies here."""
    body = encode(KINDS[kind].examples[0]) | said
    now = by.unit.now()
    new = NewEntry(action := uuid4(), subject, kind, body, now, "Hendra Wijaya", "supervisor")
    with by.unit.writing():
        journal.append(by.unit.connection, by.unit.origin, new, now, "WIB")
    carry(by, register)
    (line,) = [one for one in journal.story(register.unit.connection, subject) if one.entry_id == action]
    return not line.written


@pytest.mark.parametrize("kind", OF_SERIES)
def test_what_is_about_a_series_applies_by_the_device_that_is_certified_for_it(
    register: Register, stolen: Register, kind: EntryKind
) -> None:
    subject_of = functools.partial(about_series, kind)
    own, other = device_of(register), device_of(stolen)
    certify(register, a_certificate(own, series=("L1",)), a_certificate(other, serial=2, series=("L2",)))
    day = {"day": "2026-11-24"} if kind in (EntryKind.DAY_CLOSED, EntryKind.SHIFT_HANDED) else {}
    assert applies(register, stolen, kind, subject_of("L2"), series="L2", **day)
    assert not applies(register, stolen, kind, subject_of("L1"), series="L1", **day)
    assert not applies(register, stolen, kind, subject_of("L1"), series="L2", **day), "its own by name alone"
    assert not applies(register, stolen, kind, subject_of("L3"), series="L3", **day), "nobody's"
    certify(register, a_certificate(own, series=("L1",)), a_certificate(other, serial=3, series=("L2", "L3")))
    assert {kind for kind, _ in kinds(register, subject_of("L3"))} == {kind}, "it is certified for it since"


def test_of_a_device_that_no_series_was_certified_for_is_what_is_nobody_elses(
    register: Register, stolen: Register
) -> None:
    own, other = device_of(register), device_of(stolen)
    certify(register, a_certificate(own, series=("L1",)), a_certificate(other, serial=2))
    for series, has in (("L2", True), ("L1", False)):
        about = ids.subject("numbers", series)
        assert applies(register, stolen, EntryKind.NUMBERS_RESUMED, about, series=series) is has


def test_what_a_desk_says_of_itself_applies_of_itself_alone(register: Register, stolen: Register) -> None:
    own, other = device_of(register), device_of(stolen)
    certify(register, a_certificate(own), a_certificate(other, serial=2))
    for kind, name in own_entries.OF_DESKS.items():
        assert applies(register, stolen, EntryKind(kind), ids.subject(name, str(other))), kind
        assert not applies(register, stolen, EntryKind(kind), ids.subject(name, str(own))), kind
    assert {*own_entries.OF_DESKS} == authority.kinds_of(authority.Extent.OWN_DEVICE)


def test_a_page_of_another_counter_is_not_closed_where_that_would_not_apply(register: Register) -> None:
    own = device_of(register)
    certify(register, a_certificate(own, series=("L1",)))
    facts = {"counter": "L2"}
    today = register.unit.today()
    refused = refusal(lambda: register.closing.close(today, "L2", "", HENDRA, uuid4()))
    assert refused == ("day", "day_of_another_counter", facts)
    register.complaints.record(an_intake(), SITI, uuid4())
    assert register.closing.close(today, "L1", "", HENDRA, uuid4()).lines == 1
    certify(register, a_certificate(own, DeviceClass.HANDLING, serial=2, series=("L1",)))
    assert register.closing.close(today, "L2", "", HENDRA, uuid4()).lines == 0
