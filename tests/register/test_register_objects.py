from __future__ import annotations

import gc
from uuid import uuid4

import apsw

from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope, Selection
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_complainant, an_intake, an_officer


def test_whatever_is_asked_again_and_again_leaves_no_cursor_behind(register: Register) -> None:
    officer, boss = an_officer(), an_officer(Role.SUPERVISOR, "Budi Penyelia")
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    register.complaints.record(hidden, officer, uuid4())
    scope = Scope(report_period.parse("2026-11"))

    def ask_all() -> None:
        register.days.read(TODAY, DayFilter(counter="L1"))
        register.worklist.read(officer)
        register.morning_lists.of_everybody(boss)
        register.lists.page(ListQuery())
        register.lists.ids(ListQuery(text="hasan"))
        register.search.find("hasan")
        register.search.similar(hidden)
        register.reports.figures(scope)
        register.reports.listing(Selection(scope), 50)
        register.box_openings.latest()
        register.configuration.last()
        register.lost_receipt.find("Hasan Basri", "Resi hilang", officer)

    def cursors() -> int:
        return sum(isinstance(one, apsw.Cursor) for one in gc.get_objects())

    ask_all()
    before = cursors()
    ask_all()
    assert cursors() <= before
