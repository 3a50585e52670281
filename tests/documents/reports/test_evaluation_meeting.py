"""The meeting that evaluated a period, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from frontoffice.documents.reports import evaluation_sheet
from frontoffice.documents.reports.evaluation_sheet import MOST_ATTENDED, TypedMeeting
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.reports.report_approval import EvaluationMeeting
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.errors import Refused

QUARTER, TODAY = parse("2026-Q4"), date(2026, 11, 26)


def test_fields_become_what_the_minutes_print() -> None:
    typed = TypedMeeting(
        "4-1-27", " Ruang rapat ", "Budi Santoso, S.H.", "Siti, M.Si.; Kepala Bidang\n\n  Rahmat  ", "Satu.\r\nDua.\n"
    )
    assert evaluation_sheet.read(typed, QUARTER, TODAY) == EvaluationMeeting(
        date(2027, 1, 4),
        "Ruang rapat",
        "Budi Santoso, S.H.",
        "Satu.\nDua.",
        (("Siti, M.Si.", "Kepala Bidang"), ("Rahmat", "")),
    )


def test_what_is_not_typed_is_left_to_be_written_by_hand() -> None:
    assert evaluation_sheet.read(TypedMeeting(" ", "\n", attended=" \n "), QUARTER, TODAY) == EvaluationMeeting()


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        (TypedMeeting(meeting_on="besok"), "meeting_on", FieldRefusal.DATE_UNREADABLE),
        (TypedMeeting(meeting_on="4-1-1066"), "meeting_on", FieldRefusal.YEAR_UNLIKELY),
        (TypedMeeting(meeting_on="30-9-2026"), "meeting_on", FieldRefusal.DATE_BEFORE_PERIOD),
        (TypedMeeting(meeting_place="x" * (LONGEST_LINE + 1)), "meeting_place", FieldRefusal.TOO_LONG),
        (TypedMeeting(chair="x" * (LONGEST_LINE + 1)), "chair", FieldRefusal.TOO_LONG),
        (TypedMeeting(attended="a\n" + "x" * (LONGEST_LINE + 1)), "attended", FieldRefusal.TOO_LONG),
        (TypedMeeting(attended="a\n" * (MOST_ATTENDED + 1)), "attended", FieldRefusal.LINES_TOO_MANY),
        (TypedMeeting(minutes="x" * 50_001), "minutes", FieldRefusal.TOO_LONG),
    ],
)
def test_what_is_wrong_is_named_by_its_field(typed: TypedMeeting, field: str, code: FieldRefusal) -> None:
    with pytest.raises(Refused) as refused:
        evaluation_sheet.read(typed, QUARTER, TODAY)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]


def test_everything_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        evaluation_sheet.read(TypedMeeting("x", chair="y" * 301), QUARTER, TODAY)
    assert [problem.field for problem in refused.value.problems] == ["meeting_on", "chair"]


@pytest.mark.parametrize("on", ["1-10-2026", "26-11-2026"])
def test_a_meeting_may_be_planned_and_held_while_its_period_runs(on: str) -> None:
    assert evaluation_sheet.read(TypedMeeting(on), QUARTER, TODAY).on
