from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.working_days import DueDate
from frontoffice.ui import complaint_head
from tests.examples import TODAY, a_calendar, a_complainant, a_complaint, a_letter, an_intake


def test_a_confidential_name_is_named_only_when_revealed() -> None:
    complaint = a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    assert complaint_head.who(complaint, revealed=False) == "Dirahasiakan"
    assert complaint_head.who(complaint, revealed=True) == "Nurhayati binti Saleh · Confidential"


def test_a_letter_tells_its_day_and_no_hour() -> None:
    told = complaint_head.received(a_complaint(intake=a_letter()))
    assert told.startswith("Surat diantar, received Senin, 23 November 2026 · recorded Sel, 24 Nov 2026, 10.32 WIB")


def test_a_provisional_due_date_says_so() -> None:
    complaint = a_complaint(due=DueDate(TODAY, provisional=True, calendar_version="x"))
    assert (
        complaint_head.due(complaint, a_calendar(), TODAY)[2] == "Answer due Sel, 24 Nov 2026 (provisional) · due today"
    )


def test_a_cancelled_complaint_is_late_no_more() -> None:
    complaint = a_complaint(status=Status.CANCELLED)
    icon, state, text = complaint_head.due(complaint, a_calendar(), TODAY.replace(year=2027))
    assert (icon, state) == ("day", "muted")
    assert "late" not in text


def test_the_status_says_who_reviewed_and_how_often_it_was_amended() -> None:
    complaint = a_complaint(status=Status.REVIEWED, reviewed_by="Hendra Wijaya", amendments=2)
    assert complaint_head.status(complaint) == "Reviewed · Hendra Wijaya · amended 2 time(s)"
    assert complaint_head.status_sign(complaint) == ("check", "done")


LATE = an_intake(service_date=date(2026, 10, 1))
LAST_DAY = "Filed late: the last day was Sabtu, 31 Oktober 2026."


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, f"{LAST_DAY} The supervisor decides by reviewing it."),
        (
            {"late_decided_by": "Hendra Wijaya", "late_decision": "Dilanjutkan"},
            f"{LAST_DAY} Decided by Hendra Wijaya. Dilanjutkan",
        ),
        ({"late_decided_by": "Hendra Wijaya"}, f"{LAST_DAY} Decided by Hendra Wijaya."),
        ({"status": Status.WITHDRAWN}, LAST_DAY),
        ({"status": Status.CANCELLED}, ""),
    ],
)
def test_a_late_filing_waits_until_the_supervisor_decided(changes: dict[str, Any], text: str) -> None:
    assert complaint_head.late_filing(a_complaint(intake=LATE, **changes)) == text


def test_what_was_filed_in_time_says_nothing_of_it() -> None:
    assert complaint_head.late_filing(a_complaint()) == ""
