from __future__ import annotations

from datetime import date, time

from frontoffice.domain.calendar.office_hours import USUAL
from frontoffice.domain.calendar.working_days import LOCAL
from frontoffice.register.projection import office_lists
from frontoffice.register.register import Register
from tests.support.examples import a_calendar


def test_until_the_office_enters_anything_the_shipped_calendar_holds(register: Register) -> None:
    connection = register.unit.connection
    assert office_lists.load_office_days(connection) == ()
    assert office_lists.hours(connection) == USUAL
    assert office_lists.in_force(connection) == a_calendar()


def test_what_stands_in_the_tables_is_read(register: Register) -> None:
    connection = register.unit.connection
    connection.execute("INSERT INTO day_off VALUES ('2026-12-09', 'libur_lokal', 'Pilkada', 'SE 22', 1)")
    connection.execute("INSERT INTO office_hours VALUES (5, '08:00', '12:00')")
    (day,) = office_lists.load_office_days(connection)
    assert (day.day, day.kind, day.certain) == (date(2026, 12, 9), LOCAL, True)
    assert office_lists.hours(connection).by_weekday == {5: (time(8), time(12))}
    assert office_lists.in_force(connection).working_week == {5}
