"""Which complaints changed a figure since its report was approved."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Kind
from frontoffice.domain.reports.report import Cut, Subset
from frontoffice.domain.reports.report_comparison import Difference, Measure
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.register.queries import report_causes
from frontoffice.register.register import Register
from tests.support.approvals import HENDRA, NOVEMBER, approved
from tests.support.examples import OfficeClock, a_letter, a_register, an_intake, an_officer
from tests.support.letters_of_a_day import a_letter_of
from tests.support.manual_sync import carry

SITI = an_officer()


def record(register: Register) -> UUID:
    return register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject


def why(register: Register, report: ApprovedReport) -> dict[tuple[Subset, str, str], list[tuple[UUID, list[str]]]]:
    """Of each difference of a count in the period itself the complaints and what they are about."""
    found = register.approvals.differences(report)
    causes = register.approvals.causes(report, found, lambda _done, _of: None)
    assert causes.all_looked_at
    return {
        (one.selection.subset, one.selection.value, ",".join(value for _, value in one.selection.cuts)): [
            (cause.subject, [line.kind for line in cause.entries]) for cause in of_it
        ]
        for one, of_it in zip(found, causes.of, strict=True)
        if one.measure is Measure.COUNT and one.selection.scope == NOVEMBER
    }


def test_a_complaint_that_came_later_is_why_more_were_received(register: Register, clock: OfficeClock) -> None:
    record(register)
    report = approved(register)
    clock.move(days=1)
    later = record(register)
    causes = why(register, report)
    assert causes[Subset.RECEIVED, "", ""] == [(later, ["complaint.recorded"])]
    assert causes[Subset.REST, "", "counter"] == [(later, ["complaint.recorded"])]


@pytest.mark.thorough
def test_one_entered_in_error_is_why_fewer_were_received(register: Register) -> None:
    first, _ = record(register), record(register)
    report = approved(register)
    register.handling.cancel(first, "Tercatat dua kali", HENDRA, uuid4())
    causes = why(register, report)
    assert causes[Subset.RECEIVED, "", ""] == causes[Subset.CANCELLED, "", ""] == [(first, ["complaint.cancelled"])]


@pytest.mark.thorough
def test_a_correction_moves_it_from_one_value_of_a_cut_to_another(register: Register) -> None:
    first, _ = record(register), record(register)
    report = approved(register)
    register.amendments.amend(first, an_intake(kind=Kind.INPUT), "Salah pilih", SITI, uuid4())
    causes = why(register, report)
    for kind in (Kind.COMPLAINT, Kind.INPUT):
        assert causes[Subset.RECEIVED, "", kind.value] == [(first, ["complaint.amended"])]
    assert (Subset.RECEIVED, "", "") not in causes


@pytest.mark.thorough
def test_one_that_is_moved_out_of_the_period_is_why_it_is_no_more_counted(register: Register) -> None:
    subject = a_letter_of(register, date(2026, 11, 2))
    report = approved(register)
    letter = a_letter(received_on=date(2026, 10, 30), received_why="Libur", external_id="")
    register.amendments.amend(subject, letter, "Salah tanggal", SITI, uuid4())
    causes = why(register, report)
    assert causes[Subset.RECEIVED, "", ""] == causes[Subset.CARRIED, "", ""] == [(subject, ["complaint.amended"])]


@pytest.mark.thorough
def test_a_desk_that_was_heard_late_is_told_by_its_complaints(register: Register, tmp_path: Path) -> None:
    for _ in range(3):
        record(register)  # so that what the other desk wrote comes before the approval in the one order
    with other_desk(tmp_path) as other:
        theirs = record(other)
        report = approved(register)
        carry(other, register)
        assert why(register, report)[Subset.RECEIVED, "", ""] == [(theirs, ["complaint.recorded"])]
        carry(register, other)
        assert why(other, report) == why(register, report)


def other_desk(tmp_path: Path) -> closing[Register]:
    (tmp_path / "two").mkdir()
    return closing(a_register(tmp_path / "two", counter="L2"))


@pytest.mark.thorough
def test_what_only_grew_late_has_no_complaint_that_changed_it(register: Register, clock: OfficeClock) -> None:
    record(register)
    report = approved(register)
    clock.move(days=60)
    causes = why(register, report)
    assert causes[Subset.LATE, "", ""] == []


@pytest.mark.thorough
def test_papers_and_looks_at_an_identity_change_no_figure(register: Register) -> None:
    subject = record(register)
    report = approved(register)
    register.printing.queue(subject, "Loket", SITI)
    assert why(register, report) == {}


@pytest.mark.thorough
def test_one_that_was_erased_since_counts_as_it_does_now(register: Register, clock: OfficeClock) -> None:
    subject = record(register)
    report = approved(register)
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    register.erasures.erase(subject, "Nota Dinas 12", (HENDRA, an_officer(name="Yuliana")), uuid4())
    causes = why(register, report)
    assert causes[Subset.RECEIVED, "", ""] == []


@pytest.mark.thorough
def test_looking_may_be_stopped(register: Register) -> None:
    report = approved(register)
    record(register)

    class StopError(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        register.approvals.causes(report, register.approvals.differences(report), stop)


@pytest.mark.thorough
def test_where_too_many_changed_it_is_said(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    report = approved(register)
    for _ in range(3):
        record(register)
    monkeypatch.setattr(report_causes, "MOST", 2)
    found: tuple[Difference, ...] = register.approvals.differences(report)
    causes = register.approvals.causes(report, found, lambda _done, _of: None)
    assert not causes.all_looked_at
    assert max(map(len, causes.of)) == 2
    assert {cut for one in found for cut, _ in one.selection.cuts} >= {Cut.CHANNEL}
