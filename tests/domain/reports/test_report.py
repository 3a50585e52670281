from __future__ import annotations

from fractions import Fraction

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import AGES, Basis, Cut, Scope, Selection, Spans, Subset, age_code
from frontoffice.register.register import Register


def test_the_share_within_some_days_is_of_those_that_were_counted() -> None:
    spans = Spans(8, Fraction(3), Fraction(2), {1: 2, 3: 6, 5: 8, 14: 8})
    assert spans.share(3) == Fraction(3, 4)
    assert Spans(0, None, None, {1: 0}).share(1) is None


def test_what_a_report_is_divided_by_stands_in_a_column_of_its_name(register: Register) -> None:
    columns = register.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')").fetchall()
    assert {(cut,) for cut in Cut} <= set(columns)


def test_a_report_speaks_of_what_was_received_at_every_counter_unless_it_says_otherwise() -> None:
    scope = Scope(parse("2026-11"))
    assert scope == Scope(parse("2026-11"), Basis.RECEIVED, "")
    assert Selection(scope) == Selection(scope, Subset.RECEIVED, "", ())


def test_the_ages_are_written_from_the_first_day_to_the_last() -> None:
    assert [age_code(*age) for age in AGES] == ["0-5", "6-10", "11-30", "31-"]
