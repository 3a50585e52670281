"""Approving the report of a period."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.choices import OTHER
from frontoffice.domain.people import May, Role
from frontoffice.domain.reports.report import Basis, Cut, Movement, Scope
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.approvals import DOUBTS, HENDRA, MADE, NOVEMBER, WORDS, a_draft, approved
from tests.support.examples import MORNING, TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry, origin_of
from tests.support.refusals import not_allowed, refusal, refusals, too_long

SITI = an_officer()
KNOWN = "Izin trayek AKDP"  # of the list that the program ships


@pytest.fixture
def november(register: Register) -> Register:
    """Two complaints of today."""
    for service in (KNOWN, "izin dr. Rahmah"):
        register.complaints.record(an_intake(service=service), SITI, uuid4())
    return register


@pytest.fixture
def other(tmp_path: Path, clock: OfficeClock) -> Iterator[Register]:
    """Another counter's register."""
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", clock=clock, counter="L2")) as desk:
        yield desk


@pytest.mark.thorough
def test_an_approved_report_has_all_that_its_papers_are_made_of(november: Register) -> None:
    action, meeting = uuid4(), EvaluationMeeting(TODAY, "Ruang rapat", "Hendra", "Sepakat.", (("Siti", "FO"),))
    report = approved(november, action=action, meeting=meeting)
    assert (report.entry_id, report.approved_at, report.officer, report.position) == (
        *(action, MORNING, "Hendra Wijaya", "Kepala Bidang"),
    )
    assert (report.content.words, report.content.meeting, report.made) == (WORDS, meeting, MADE)
    assert report.content.figures.movement == Movement(0, 2, 0, 2)
    assert report.content == a_draft(november, meeting=meeting).content
    assert report.despite == ("period_not_over",)


@pytest.mark.thorough
def test_what_was_counted_is_said_of_each_chain(november: Register) -> None:
    report = approved(november)
    assert report.seen == {origin_of(november): 2}


@pytest.mark.thorough
def test_what_came_later_leaves_the_approved_figures_as_they_were(november: Register, clock: OfficeClock) -> None:
    first = approved(november)
    clock.move(days=1)
    november.complaints.record(an_intake(), SITI, uuid4())
    assert november.approvals.get(NOVEMBER, first.entry_id) == first == november.approvals.present(NOVEMBER)
    second = approved(november)
    assert november.approvals.present(NOVEMBER) == second
    assert [(line.entry_id, line.holds) for line in november.approvals.of_scope(NOVEMBER)] == [
        (second.entry_id, True),
        (first.entry_id, False),
    ]
    assert november.approvals.get(NOVEMBER, first.entry_id) == first


@pytest.mark.thorough
def test_nothing_typed_beside_the_lists_is_kept_in_it(november: Register) -> None:
    approved(november)
    bodies = november.unit.connection.execute("SELECT body FROM payload ORDER BY rowid DESC LIMIT 1").get
    assert b"Rahmah" not in bodies
    assert [line.value for line in november.approvals.compute_approvable(NOVEMBER).cuts[Cut.SERVICE]] == [
        "HUB-01",
        OTHER,
    ]


def test_only_a_supervisor_approves(november: Register) -> None:
    draft = a_draft(november)
    for role in (Role.OFFICER, Role.HANDLER, Role.ADMINISTRATOR):
        by = an_officer(role)
        approving = lambda by=by: november.approvals.approve(draft, by, uuid4())  # noqa: E731
        assert refusal(approving) == not_allowed(by, May.APPROVE)
    assert november.approvals.every() == ()


@pytest.mark.thorough
def test_what_is_doubtful_is_approved_by_who_was_told(november: Register, clock: OfficeClock) -> None:
    clock.move(days=1)
    draft = dataclasses.replace(a_draft(november), despite=frozenset())
    approving = lambda: november.approvals.approve(draft, HENDRA, uuid4())  # noqa: E731
    assert refusals(approving) == [("period", "period_not_over", {}), ("period", "days_not_closed", {"days": 1})]
    known = dataclasses.replace(draft, despite=frozenset({"period_not_over"}))
    assert refusal(lambda: november.approvals.approve(known, HENDRA, uuid4()))[1] == "days_not_closed"
    november.closing.close(TODAY, "L1", "", HENDRA, uuid4())
    clock.move(days=7)
    report = approved(november)
    assert report.despite == ()


@pytest.mark.thorough
def test_what_changed_since_it_was_shown_is_not_approved(november: Register) -> None:
    draft = a_draft(november)
    november.complaints.record(an_intake(), SITI, uuid4())
    found = refusal(lambda: november.approvals.approve(draft, HENDRA, uuid4()))
    assert found == ("period", "figures_changed", {})
    draft = a_draft(november)
    assert november.approvals.approve(draft, HENDRA, uuid4()).content == draft.content


@pytest.mark.thorough
def test_the_same_is_not_approved_twice_unless_words_or_figures_differ(november: Register) -> None:
    approved(november)
    facts = {"officer": "Hendra Wijaya", "at": MORNING}
    assert refusal(lambda: approved(november)) == ("period", "already_approved", facts)
    approved(november, words=SupervisorWords())
    november.complaints.record(an_intake(), SITI, uuid4())
    approved(november, words=SupervisorWords())
    assert len(november.approvals.every()) == 3


def test_it_keeps_what_its_chain_held_when_it_was_counted(november: Register) -> None:
    held = november.approvals.checkpoint(november.approvals.figures(NOVEMBER))
    assert (held.origin, held.size) == (november.unit.origin, november.outbox.entries())
    report = approved(november, checkpoint=held)
    assert report.content.checkpoint == held
    later = november.approvals.checkpoint(report.content.figures)
    assert later.size == held.size + 1
    found = refusal(lambda: approved(november, checkpoint=later))
    assert found[:2] == ("period", "already_approved"), "its own entry is nothing that came since"
    (before,) = november.approvals.of_scope(NOVEMBER)
    assert before.entry_id == report.entry_id
    assert approved(november, words=SupervisorWords()).content.checkpoint is None


def test_a_checkpoint_that_its_chain_does_not_hold_is_approved_by_nobody(november: Register) -> None:
    held = november.approvals.checkpoint(november.approvals.figures(NOVEMBER))
    for wrong in ({"size": held.size + 1}, {"size": 0}, {"root": bytes(32)}, {"origin": uuid4()}):
        forged: Any = dataclasses.replace(held, **wrong)
        found = refusal(lambda: approved(november, checkpoint=forged))  # noqa: B023
        assert found == ("period", "figures_changed", {})


def test_one_action_is_one_approval_however_often_it_is_tried(november: Register) -> None:
    action, draft = uuid4(), a_draft(november)
    assert november.approvals.approve(draft, HENDRA, action) == november.approvals.approve(draft, HENDRA, action)
    assert len(november.approvals.every()) == 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("period", "expected"), [("2026-W48", ("period", "period_kind", {})), ("2027", ("period", "date_in_future", {}))]
)
def test_what_nobody_owes_or_has_not_begun_is_not_approved(
    november: Register, period: str, expected: tuple[str, str, dict[str, object]]
) -> None:
    scope = Scope(parse(period))
    assert refusal(lambda: november.approvals.figures(scope)) == expected
    draft = a_draft(november)
    content = dataclasses.replace(draft.content, figures=dataclasses.replace(draft.content.figures, scope=scope))
    forced = ReportDraft(content, MADE, DOUBTS)
    assert refusal(lambda: november.approvals.approve(forced, HENDRA, uuid4())) == expected


@pytest.mark.thorough
def test_words_have_an_end(november: Register) -> None:
    words = SupervisorWords(conclusion="x" * 50_001)
    assert refusal(lambda: approved(november, words=words)) == too_long("conclusion", 50_001, 50_000)


@pytest.mark.thorough
def test_each_scope_is_approved_by_itself(november: Register) -> None:
    scopes = (NOVEMBER, Scope(NOVEMBER.period, Basis.RECORDED), Scope(NOVEMBER.period, counter="L1"))
    for scope in scopes:
        approved(november, scope)
    assert all(line.holds for line in november.approvals.every())
    for scope in scopes:
        found = november.approvals.present(scope)
        assert found is not None
        assert found.content.figures.scope == scope


@pytest.mark.thorough
def test_another_desk_has_it_after_the_exchange_and_it_stands_after_a_rebuild(
    november: Register, other: Register
) -> None:
    report = approved(november)
    assert other.approvals.present(NOVEMBER) is None
    carry(november, other)
    assert other.approvals.present(NOVEMBER) == report
    before = projected_tables.read(other.unit.connection)
    other.maintenance.rebuild()
    assert projected_tables.read(other.unit.connection) == before
    assert other.approvals.every() == november.approvals.every()


@pytest.mark.thorough
def test_of_two_desks_that_did_not_hear_each_other_the_last_in_the_one_order_holds_on_both(
    november: Register, other: Register
) -> None:
    reports = [approved(one) for one in (november, other)]
    carry(november, other)
    carry(other, november)
    lines = november.approvals.of_scope(NOVEMBER)
    assert lines == other.approvals.of_scope(NOVEMBER)
    assert {line.entry_id for line in lines} == {report.entry_id for report in reports}
    assert lines[0].lc == max(line.lc for line in lines)
