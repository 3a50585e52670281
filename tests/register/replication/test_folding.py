"""What is folded beside a desk stands there as if it had been folded by it."""

from __future__ import annotations

import io
import marshal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice import __version__
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role
from frontoffice.register.journal import chain
from frontoffice.register.projection import authority_projection, comparing
from frontoffice.register.register import Register
from frontoffice.register.replication import folding
from tests.support import folded_beside, projected_tables
from tests.support.certified import a_certificate, certify, device_of
from tests.support.examples import OfficeClock, a_complainant, a_letter, a_register, an_intake, an_officer
from tests.support.folded_beside import FoldsHere
from tests.support.forged_entries import forge
from tests.support.manual_sync import carry, rows_for

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def worked(register: Register) -> Register:
    """Complaints of the usual course, and one of another."""
    subjects = [
        register.complaints.record(an_intake(description=f"Aduan {no}"), SITI, uuid4()).complaint.subject
        for no in range(5)
    ]
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    register.complaints.record(hidden, SITI, uuid4())
    register.complaints.record(a_letter(), SITI, uuid4())  # holds an item
    register.amendments.amend(subjects[0], an_intake(description="Aduan yang diralat"), "Salah", SITI, uuid4())
    register.handling.review(subjects[1], "Segera", HENDRA, uuid4())
    register.handling.advance(subjects[1], StepForm(Step.ANALYSE, text="Sudah dibahas"), HENDRA, uuid4())
    register.handling.cancel(subjects[2], "Salah catat", HENDRA, uuid4())
    return register


def agrees(desk: Register, register: Register) -> bool:
    connection = desk.unit.connection
    assert comparing.first_difference(connection) == ""
    return projected_tables.read(connection) == projected_tables.read(register.unit.connection)


def test_what_was_folded_beside_a_desk_is_read_there_as_where_it_was_written(worked: Register, desk: Register) -> None:
    rows, folder = rows_for(worked, desk), FoldsHere()
    assert folded_beside.take(desk, rows, folder).entries == len(rows)
    assert folder.used == 1
    assert agrees(desk, worked)
    assert [found.number_text for found in desk.search.find("diralat")] == ["0001/PGD-L1/2026"]


def test_only_complaints_of_the_usual_course_go_over(worked: Register, desk: Register) -> None:
    asked: list[bytes] = []

    class Listens(FoldsHere):
        def ask(self, requests: list[bytes]) -> Iterator[bytes]:  # type: ignore[override]
            asked.extend(requests)
            return super().ask(requests)

    folded_beside.take(desk, rows_for(worked, desk), Listens())
    kinds = {row[chain.KIND] for request in asked for rows in marshal.loads(request)[1] for row in rows}  # noqa: S302
    assert kinds == {EntryKind.RECORDED, EntryKind.AMENDED, EntryKind.REVIEWED, EntryKind.STEPPED}
    assert agrees(desk, worked)


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_what_the_other_process_does_not_answer_is_folded_here(
    worked: Register, desk: Register, monkeypatch: pytest.MonkeyPatch, answers: int
) -> None:
    monkeypatch.setattr(folding, "_TOGETHER", 1)
    folded_beside.take(desk, rows_for(worked, desk), FoldsHere(answers))
    assert agrees(desk, worked)


def test_what_was_made_of_other_rows_than_were_taken_is_thrown_away(worked: Register, desk: Register) -> None:
    """A step was changed on its way: it was folded unchecked, and neither it nor what it would have done is kept."""
    rows = rows_for(worked, desk)
    at = next(no for no, row in enumerate(rows) if row[chain.KIND] == EntryKind.STEPPED)
    changed = list(rows[at])
    changed[chain.RECORDED_AT] = changed[chain.RECORDED_AT].replace("2026", "2025")
    taken = folded_beside.take(desk, [*rows[:at], tuple(changed), *rows[at + 1 :]])
    assert (taken.entries, len(taken.broken)) == (at, 1)
    assert comparing.first_difference(desk.unit.connection) == ""
    carry(worked, desk)
    assert agrees(desk, worked)


def test_a_complaint_of_which_something_stands_here_is_folded_here(worked: Register, desk: Register) -> None:
    rows = rows_for(worked, desk)
    for some in (rows[:7], rows):
        folded_beside.take(desk, some)
    assert agrees(desk, worked)


def test_what_has_no_authority_does_not_apply_there_either(
    register: Register, desk: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    """A counter reviews another's complaint; and an officer writes a step that is a supervisor's."""
    folder = tmp_path / "stolen"
    folder.mkdir()
    with closing(a_register(folder, clock=clock, counter="L3")) as stolen:
        subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
        carry(register, stolen)
        stolen.handling.cancel(subject, "Salah catat", HENDRA, uuid4())
        stolen.handling.review(subject, "Segera", HENDRA, uuid4())
        own = stolen.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
        stolen.handling.review(own, "Segera", HENDRA, uuid4())
        certificates = [a_certificate(device_of(one), serial=no) for no, one in enumerate((register, stolen), 1)]
        certify(desk, *certificates)
        certify(stolen, *certificates)
        folder_beside = FoldsHere()
        folded_beside.take(desk, rows_for(stolen, desk), folder_beside)
        assert folder_beside.used == 1
        assert authority_projection.counts(desk.unit.connection) == authority_projection.counts(stolen.unit.connection)
        assert sum(one.entries for one in authority_projection.counts(desk.unit.connection)) > 0
        assert agrees(desk, stolen)


def test_by_other_rights_than_hold_by_now_nothing_is_kept(worked: Register, desk: Register) -> None:
    rows = rows_for(worked, desk)
    with closing(desk.replica()) as replica, pytest.MonkeyPatch.context() as patch:
        patch.setattr("frontoffice.register.replication.ingest.MANY", 1)
        coming = folding.begin(FoldsHere(), rows, replica.rights())
        certify(desk, a_certificate(device_of(worked), serial=1))
        assert coming.rights != replica.rights()
        replica.take(rows, (), coming)
    assert coming.of(rows[0][chain.SUBJECT], []) is None
    assert comparing.first_difference(desk.unit.connection) == ""


def test_a_body_of_another_shape_stops_neither_process(worked: Register, desk: Register) -> None:
    subject = worked.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    forge(worked, subject, EntryKind.STEPPED, b'{"step": [], "on": 5}')
    forge(worked, subject, EntryKind.AMENDED, b"[")
    folded_beside.take(desk, rows_for(worked, desk))
    assert agrees(desk, worked)


def test_what_no_server_of_ours_gives_ends_that_process_alone(worked: Register, desk: Register) -> None:
    """Columns of other types than were asked for are marshalled here, and nothing else is done with them."""
    row = rows_for(worked, desk)[0]
    other: list[object] = list(row)
    other[chain.LC] = None
    with pytest.raises(TypeError):
        folded_beside.answer(marshal.dumps((__version__, [[row, other]], {})))


@pytest.mark.parametrize("cut", [0, 3, 4, 9])
def test_half_a_message_is_none(cut: int) -> None:
    whole = io.BytesIO()
    folding.send(whole, b"123456")
    assert folding.receive(io.BytesIO(whole.getvalue())) == b"123456"
    assert folding.receive(io.BytesIO(whole.getvalue()[:cut])) == b""


def test_without_a_process_nothing_is_asked(worked: Register) -> None:
    assert folding.make_fold_starter(None, dict)(()) is None
