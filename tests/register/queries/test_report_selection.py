from __future__ import annotations

import itertools
from datetime import date

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.reports.report import Basis, Cut, Scope, Selection, Subset
from frontoffice.register.queries import canonical
from frontoffice.register.queries.report_selection import where
from frontoffice.register.register import Register

NOVEMBER = Scope(report_period.parse("2026-11"))
NOW = OfficeTime(date(2026, 11, 24), "10.32")


def test_every_selection_is_a_question_that_the_register_answers(register: Register) -> None:
    no_cut: tuple[tuple[Cut, str], ...] = ()
    two_cuts = ((Cut.CHANNEL, "counter"), (Cut.TEAM, ""))
    for basis, subset, value, cuts in itertools.product(Basis, Subset, ("", "3", "6-10", "x"), (no_cut, two_cuts)):
        selection = Selection(Scope(NOVEMBER.period, basis, "L1"), subset, value, cuts)
        assert register.reports.count(selection) == 0, selection


def test_a_counter_and_cuts_narrow_it(register: Register) -> None:
    cuts = ((Cut.OFFICER, "Siti"), (Cut.SECTOR, ""))
    narrow = where(Selection(Scope(NOVEMBER.period, counter="L2"), cuts=cuts), NOW, canonical.lists(register.unit))
    assert narrow.sql.endswith("AND series = ? AND officer = ? AND sector = ?")
    assert narrow.bound[-3:] == ("L2", "Siti", "")


def test_every_cut_has_its_column(register: Register) -> None:
    names = {name for (name,) in register.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')")}
    assert {cut.value for cut in Cut} <= names
