from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.complaint import Channel, Complaint, Manner, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection.complaint_fold import ConcurrentAmendments, fold, fold_without_case
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.drawn import examples
from tests.support.entry_builder import SITI, Book
from tests.support.examples import a_complainant, a_letter, a_register, an_intake, an_officer
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


@pytest.mark.thorough
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


@pytest.mark.thorough
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


@pytest.mark.thorough
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


SATURDAY = a_letter(received_on=date(2026, 11, 21), received_why="Kotak surat")


@pytest.mark.thorough
@pytest.mark.parametrize("last", [0, 1], ids=["typed first", "typed last"])
def test_what_an_amendment_leaves_of_channel_and_receipt_stays_as_the_other_desk_corrected_it(
    register: Register, tmp_path: Path, last: int
) -> None:
    """Its body says both as its own desk knows them: Saturday, by letter."""
    subject = register.complaints.record(SATURDAY, OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        for wish in ("Uang kembali", "Maaf tertulis")[: 1 + last]:  # the later its counter, the later in order
            amend(register, subject, wish=wish)
        if not last:
            desk.handling.review(subject, "", SUPERVISOR, uuid4())
        amend(desk, subject, channel="email", received_on=date(2026, 11, 18))
        agree(register, desk)
        assert [line.body["received_on"] for line in amendments(register, subject)][-1] == f"2026-11-{(18, 21)[last]}"
        for one in (register, desk):
            complaint = one.complaints.get(subject)
            assert (complaint.received_on, complaint.channel_name) == (date(2026, 11, 18), "E-mail")
            assert (complaint.due.day, complaint.conflict) == (date(2026, 12, 8), False)


@pytest.mark.thorough
def test_a_receipt_corrected_to_a_day_that_is_due_alike_where_it_was_corrected_gives_its_own_due_date(
    register: Register, tmp_path: Path
) -> None:
    """From Saturday to Sunday, while another desk says Wednesday."""
    subject = register.complaints.record(SATURDAY, OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        amend(desk, subject, received_on=date(2026, 11, 18))
        amend(register, subject, wish="Maaf tertulis")
        amend(register, subject, received_on=date(2026, 11, 22))
        body = amendments(register, subject)[-1].body
        assert body["due_was"] == body["due_on"] == "2026-12-10"
        agree(register, desk)
        complaint = register.complaints.get(subject)
        assert (complaint.received_on, complaint.due.day) == (date(2026, 11, 22), date(2026, 12, 10))
        assert complaint.disputed == ("received_on",)


@pytest.mark.thorough
def test_a_letter_that_was_spoken_after_all_stays_so_whoever_types_on_at_another_desk(
    register: Register, tmp_path: Path
) -> None:
    subject = register.complaints.record(a_letter(), OFFICER, uuid4()).complaint.subject
    with closing(two_desks(register, tmp_path / "two")) as desk:
        amend(desk, subject, channel="counter")
        amend(register, subject, wish="Uang kembali")
        amend(register, subject, wish="Maaf tertulis")
        agree(register, desk)
        complaint = register.complaints.get(subject)
        assert (complaint.manner, complaint.channel_name) == (Manner.ORAL, "Loket")
        assert (complaint.received_on, complaint.received_at) == (complaint.recorded_on, complaint.recorded_at)


@pytest.mark.thorough
def test_a_channel_that_is_spoken_by_now_is_so_for_what_is_counted_anew_by_it(register: Register) -> None:
    """Another desk may have made a channel of the same name, and its list holds."""
    subject = register.complaints.record(SATURDAY, OFFICER, uuid4()).complaint.subject
    register.reference_data.set_channel(Channel("letter", "Loket surat", Manner.ORAL), SUPERVISOR, uuid4())
    amend(register, subject, wish="Uang kembali")
    complaint = register.complaints.get(subject)
    assert (complaint.manner, complaint.received_on) == (Manner.ORAL, complaint.recorded_on)
    assert complaint.channel_name == "Surat diantar", "as it was chosen"


def amend(register: Register, subject: UUID, **changes: Any) -> None:
    intake = dataclasses.replace(register.complaints.get(subject).intake, **changes)
    register.amendments.amend(subject, intake, "x", OFFICER, uuid4())


def amendments(register: Register, subject: UUID) -> list[StoryLine]:
    return [line for line in register.complaints.story(subject) if line.kind == EntryKind.AMENDED]


@pytest.mark.thorough
def test_one_desk_alone_never_disputes_with_itself(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    for wish in ("a", "b", "a", "c"):
        assert register.amendments.amend(subject, an_intake(wish=wish), "x", OFFICER, uuid4()).disputed == ()


@pytest.mark.thorough
def test_nothing_but_a_recording_makes_a_complaint(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    story = register.complaints.story(subject)
    assert fold_without_case(story[1:]) is None
    assert fold(story) == register.complaints.get(subject)
    assert fold_without_case((story[0]._replace(number=None), *story[1:])) is None, "a recording has a number"


@pytest.mark.thorough
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


def with_entry(register: Register, subject: UUID, kind: EntryKind, body: Any, **changes: Any) -> Complaint:
    """The complaint with one more entry of its story, as another desk may have written it."""
    lines = register.complaints.story(subject)
    made = lines[-1]._replace(
        entry_id=uuid4(), kind=kind, version=1, number=None, officer="Budi", body=encode(body), parents=(), **changes
    )
    found = fold((*lines, made))
    assert found is not None
    return found


MOVED = bodies.DueMovedBody(
    cycle=1, calendar="kal-baru", why="Pilkada", due_on="2026-12-15", due_was="2026-12-14", due_provisional=True
)
PAPER = bodies.PaperBody(job="1", copy_no=1, printer="", state="confirmed", why="", reason="", evidence="none")


@pytest.mark.parametrize(
    ("kind", "body", "changed"),
    [
        (EntryKind.DUE_MOVED, MOVED, {"due": DueDate(date(2026, 12, 15), True, "kal-baru")}),
        (EntryKind.DUE_MOVED, dataclasses.replace(MOVED, due_on=None), {}),
        (EntryKind.REVIEWED, bodies.ReviewedBody(note="Segera"), {"review_note": "Segera", "reviewed_by": "Budi"}),
        (EntryKind.CANCELLED, bodies.CancelledBody(why="Salah"), {"cancelled_why": "Salah"}),
        (
            EntryKind.RENUMBERED,
            bodies.RenumberedBody(suffix="-BIS", why="x", by="y"),
            {"suffix": "-BIS", "number_text": "0001-BIS/PGD-L1/2026"},
        ),
        *(
            (
                EntryKind.PAPERS_COMPLETED,
                bodies.PapersCompletedBody(identity_copy=copy, documents=rest, on="2026-11-24", by="x"),
                {"intake.identity_copy": copy, "intake.documents": rest},
            )
            for copy, rest in ((True, False), (False, True))
        ),
        *(
            (EntryKind.PAPER, dataclasses.replace(PAPER, state=state), {"papers_printed": 1, "last_paper": state})
            for state in ("confirmed", "handed_over", "accepted", "uncertain")
        ),
        (
            EntryKind.PAPER,
            dataclasses.replace(PAPER, state="handed_over", evidence="pdf"),
            {"papers_printed": 1, "last_paper": "pdf"},
        ),
        (EntryKind.PAPER, dataclasses.replace(PAPER, state="void"), {}),
    ],
)
def test_an_entry_changes_what_it_says_and_nothing_else(
    register: Register, kind: EntryKind, body: Any, changed: dict[str, Any]
) -> None:
    """But the status, which is the case's."""
    letter = a_letter(identity_copy=False, documents=False)
    subject = register.complaints.record(letter, OFFICER, uuid4()).complaint.subject
    before, after = register.complaints.get(subject), with_entry(register, subject, kind, body)
    whole = {name: new for name, new in changed.items() if "." not in name}
    inner = {name.removeprefix("intake."): new for name, new in changed.items() if "." in name}
    intake = dataclasses.replace(before.intake, **inner)
    assert after == dataclasses.replace(before, intake=intake, status=after.status, **whole)


def test_why_it_was_cancelled_is_said_of_nothing_that_is_not(register: Register, tmp_path: Path) -> None:
    """One desk cancels what another goes on with: it is not cancelled, and its page and papers give no reason for that.

    Of two that cancel it the reason is that of the cancelling that holds.
    """
    went_on, twice = (register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject for _ in range(2))
    with closing(two_desks(register, tmp_path / "two")) as desk:
        for subject in (went_on, twice):
            register.handling.cancel(subject, "Salah catat", SUPERVISOR, uuid4())
        desk.handling.review(went_on, "", SUPERVISOR, uuid4())
        desk.handling.cancel(twice, "Sudah ada", SUPERVISOR, uuid4())
        agree(register, desk)
        complaint, case = register.complaints.get(twice), register.handling.case(twice)
        assert case.moved is not None
        assert (complaint.status, complaint.cancelled_why) == (Status.CANCELLED, case.moved.text)
        complaint = register.complaints.get(went_on)
        assert (complaint.status, complaint.conflict, complaint.cancelled_why) == (Status.REVIEWED, True, "")
        line = next(line for line in desk.days.read(desk.today()).lines if line.subject == went_on)
        assert line.remark == ""


@pytest.mark.thorough
def test_a_review_of_what_was_filed_late_is_the_decision_as_well(register: Register) -> None:
    late = an_intake(service_date=date(2026, 10, 1))
    subject = register.complaints.record(late, OFFICER, uuid4()).complaint.subject
    reviewed = with_entry(register, subject, EntryKind.REVIEWED, bodies.ReviewedBody(note="Sakit"))
    assert (reviewed.late_decision, reviewed.late_decided_by) == ("Sakit", "Budi")


@pytest.mark.parametrize("changes", [{"version": 2}, {"body": {}}, {"body": {"why": None, "due_on": "kapan"}}])
def test_an_entry_that_is_newer_or_cannot_be_read_tells_nothing(register: Register, changes: dict[str, Any]) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    before, lines = register.complaints.get(subject), register.complaints.story(subject)
    line = lines[-1]._replace(kind=EntryKind.DUE_MOVED, version=1, number=None, body=encode(MOVED), entry_id=uuid4())
    assert fold((*lines, line._replace(**changes))) == before


def amended(concurrent: ConcurrentAmendments, was: str, to: str, stands: str) -> UUID:
    book: Any = Book()
    entry: UUID = book.add(EntryKind.AMENDED, changes={"wish": [was, to]}, why="x")
    concurrent.note_amendment({"intake": an_intake(wish=stands)}, book.lines[-1])
    return entry


def in_dispute() -> tuple[ConcurrentAmendments, tuple[UUID, UUID]]:
    """A field that two desks amended from what stood there first."""
    concurrent = ConcurrentAmendments()
    return concurrent, (amended(concurrent, "", "Uang", ""), amended(concurrent, "", "Izin", "Uang"))


def test_a_field_is_disputed_once_a_desk_amends_what_no_longer_stood_there() -> None:
    concurrent, both = in_dispute()
    assert concurrent.fields == {"wish": set(both)}


def test_a_number_is_not_the_yes_that_python_takes_it_for() -> None:
    """No other reader does."""
    concurrent, book = ConcurrentAmendments(), cast("Any", Book())
    for was in (1, 1):
        book.add(EntryKind.AMENDED, changes={"documents": [was, False]}, why="x")
        concurrent.note_amendment({"intake": an_intake(documents=True)}, book.lines[-1])
    assert [*concurrent.fields] == ["documents"]


def test_a_field_of_a_later_version_is_never_disputed() -> None:
    concurrent, book = ConcurrentAmendments(), cast("Any", Book())
    for was in ("a", "b"):
        book.add(EntryKind.AMENDED, changes={"hobby": [was, "c"]}, why="x")
        concurrent.note_amendment({"intake": an_intake()}, book.lines[-1])
    assert concurrent.fields == {}


def test_amending_what_stands_settles_the_field() -> None:
    concurrent, _ = in_dispute()
    amended(concurrent, "Izin", "Izin terbit", "Izin")
    assert concurrent.fields == {}


@pytest.mark.parametrize(
    ("kind", "seen", "stays"),
    [(EntryKind.REVIEWED, 2, False), (EntryKind.REVIEWED, 1, True), (EntryKind.CONTACTED, 2, True)],
)
def test_an_entry_that_has_seen_both_settles_it_unless_it_only_says_something(
    kind: EntryKind, seen: int, stays: bool
) -> None:
    concurrent, both = in_dispute()
    book: Any = Book()
    book.add(kind, SITI, both[:seen], note="")
    concurrent.settle_by(book.lines[-1])
    assert bool(concurrent.fields) is stays
