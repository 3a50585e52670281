from __future__ import annotations

from datetime import date

import pytest

from frontoffice.domain import report_period
from frontoffice.domain.report import Basis, Cut, Scope, Selection, Subset
from frontoffice.register.queries import canonical
from frontoffice.register.queries.report_selection import where
from frontoffice.register.register import Register

NOVEMBER = Scope(report_period.parse("2026-11"))
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("subset", Subset)
def test_every_selection_is_a_question_that_the_register_answers(
    register: Register, subset: Subset, basis: Basis
) -> None:
    scope = Scope(NOVEMBER.period, basis, "L1")
    for value in ("", "3", "6-10", "x"):
        for cuts in ((), ((Cut.CHANNEL, "counter"), (Cut.TEAM, ""))):
            assert register.reports.count(Selection(scope, subset, value, cuts)) == 0


def test_a_counter_and_cuts_narrow_it(register: Register) -> None:
    cuts = ((Cut.OFFICER, "Siti"), (Cut.SECTOR, ""))
    narrow = where(Selection(Scope(NOVEMBER.period, counter="L2"), cuts=cuts), TODAY, canonical.lists(register.unit))
    assert narrow.sql.endswith("AND series = ? AND officer = ? AND sector = ?")
    assert narrow.bound[-3:] == ("L2", "Siti", "")


def test_every_cut_has_its_column(register: Register) -> None:
    names = {name for (name,) in register.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')")}
    assert {cut.value for cut in Cut} <= names
