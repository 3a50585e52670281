from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.projection.complaint_fold import fold, fold_without_case
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.drawn import examples
from tests.support.examples import a_complainant, a_register, an_intake, an_officer
from tests.support.manual_sync import carry

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def two_desks(register: Register, folder: Path) -> Register:
    folder.mkdir()
    desk = a_register(folder, counter="L2")
    carry(register, desk)
    return desk


def agree(one: Register, other: Register) -> None:
    carry(one, other)
    carry(other, one)
    assert projected_tables.read(one.unit.connection) == projected_tables.read(other.unit.connection)


def test_one_field_that_two_desks_amended_apart_is_flagged_until_somebody_settles_it(
    register: Register, tmp_path: Path
) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        register.amendments.amend(subject, an_intake(wish="Uang kembali"), "x", OFFICER, uuid4())
        desk.amendments.amend(subject, an_intake(wish="Maaf tertulis"), "x", OFFICER, uuid4())
        agree(register, desk)
        complaint = register.complaints.get(subject)
        assert (complaint.disputed, complaint.conflict) == (("wish",), True)
        assert complaint.intake.wish in ("Uang kembali", "Maaf tertulis")
        assert register.worklist.counts(SUPERVISOR)["conflict"] == 1
        desk.handling.review(subject, "Keduanya dibaca", SUPERVISOR, uuid4())
        agree(register, desk)
        assert (register.complaints.get(subject).disputed, register.complaints.get(subject).conflict) == ((), False)


def test_amending_what_is_shown_settles_it_too(register: Register, tmp_path: Path) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        for one, name in ((register, "Nur"), (desk, "Hayati")):
            one.amendments.amend(subject, an_intake(complainant=a_complainant(name=name)), "x", OFFICER, uuid4())
        agree(register, desk)
        assert register.complaints.get(subject).disputed == ("complainant.name",)
        shown = register.complaints.get(subject).intake
        right = dataclasses.replace(shown, complainant=dataclasses.replace(shown.complainant, name="Nurhayati"))
        register.amendments.amend(subject, right, "x", OFFICER, uuid4())
        agree(register, desk)
        assert desk.complaints.get(subject).disputed == ()


def test_amendments_of_different_fields_and_the_same_amendment_twice_are_no_conflict(
    register: Register, tmp_path: Path
) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        register.amendments.amend(subject, an_intake(wish="Uang kembali"), "x", OFFICER, uuid4())
        desk.amendments.amend(subject, an_intake(wish="Uang kembali", event_place="Loket 3"), "x", OFFICER, uuid4())
        agree(register, desk)
        complaint = register.complaints.get(subject)
        assert (complaint.disputed, complaint.conflict) == ((), False)
        assert (complaint.intake.wish, complaint.intake.event_place) == ("Uang kembali", "Loket 3")


def test_one_desk_alone_never_disputes_with_itself(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    for wish in ("a", "b", "a", "c"):
        assert register.amendments.amend(subject, an_intake(wish=wish), "x", OFFICER, uuid4()).disputed == ()


def test_nothing_but_a_recording_makes_a_complaint(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    story = register.complaints.story(subject)
    assert fold_without_case(story[1:]) is None
    assert fold(story) == register.complaints.get(subject)


@settings(max_examples=examples(15))
@given(wishes=st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.booleans()), max_size=8))
def test_however_two_desks_amend_and_meet_they_see_the_same(
    wishes: list[tuple[bool, str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(a_register(Path(folder))) as register:
        subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        with closing(two_desks(register, Path(folder) / "two")) as desk:
            for here, wish, meet in wishes:
                with contextlib.suppress(Refused):  # nothing changed
                    (register if here else desk).amendments.amend(subject, an_intake(wish=wish), "x", OFFICER, uuid4())
                if meet:
                    agree(register, desk)
            agree(register, desk)
            assert register.complaints.get(subject) == desk.complaints.get(subject)
