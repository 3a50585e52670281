from __future__ import annotations

import dataclasses

from frontoffice.domain.calendar.report_period import PeriodKind, containing
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.consultations import ConsultationOrder
from tests.support.examples import TODAY


def test_what_is_asked_twice_alike_differs_by_its_action() -> None:
    sought = ConsultationFilter(containing(PeriodKind.DAY, TODAY))
    asked = ConsultationOrder(sought, "", ListFormat.CSV, identities=False, why="", action=new_id())
    assert asked == dataclasses.replace(asked)
    assert asked != dataclasses.replace(asked, action=new_id())
