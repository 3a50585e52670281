from __future__ import annotations

import pytest

from frontoffice.domain.entries.entry_kinds import BOX_KINDS, DAY_KINDS, KINDS, OF_THE_OFFICE, SAYING, SHIFT_KINDS
from frontoffice.domain.entries.kind_spec import Effect, KindSpec
from frontoffice.domain.entries.office_kinds import OFFICE_KINDS
from frontoffice.domain.people import May


@pytest.mark.parametrize("spec", KINDS.values(), ids=lambda spec: str(spec.kind))
def test_only_what_is_about_a_complaint_says_or_moves(spec: KindSpec) -> None:
    assert not (spec.of_office and spec.effect is not Effect.SETTLES)
    assert (spec.kind in OF_THE_OFFICE) == spec.of_office
    assert (spec.kind in SAYING) == (spec.effect is Effect.SAYS)


def test_who_may_write_each_kind_of_the_office() -> None:
    assert {str(spec.kind): spec.may for spec in OFFICE_KINDS} == {
        "desk.configured": May.KEEP_SETTINGS,
        "clock.behind": None,
        "clock.confirmed": May.DECIDE,
        "officer.set": May.KEEP_OFFICERS,
        "absence.set": May.CONTACT,
        "choice.set": May.KEEP_LISTS,
        "calendar.day": May.KEEP_CALENDAR,
        "calendar.hours": May.KEEP_CALENDAR,
        "series.taken": May.DECIDE,
        "numbers.resumed": May.DECIDE,
        "numbers.reserved": May.RECORD,
        "numbers.voided": May.CANCEL,
        "backup.tried": None,
        "list.exported": May.EXPORT,
        "register.read": None,
        "key.papered": May.KEEP_SETTINGS,
        "report.approved": May.APPROVE,
        "history.accepted": May.DECIDE,
        "mailbox.claimed": May.KEEP_SETTINGS,
    }


def test_only_a_kind_of_the_office_is_of_no_complaint() -> None:
    assert all(spec.of_office and spec.story is None and spec.paper is None for spec in OFFICE_KINDS)
    assert tuple(spec.kind for spec in (*OFFICE_KINDS, *BOX_KINDS, *DAY_KINDS, *SHIFT_KINDS)) == OF_THE_OFFICE
