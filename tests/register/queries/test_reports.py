from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Identity, Kind
from frontoffice.domain.reports.report import Basis, Cut, Scope, Selection, Subset
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, an_intake
from tests.support.letters_of_a_day import HENDRA, SITI, a_letter_of

NOVEMBER = Scope(report_period.parse("2026-11"))


def test_a_list_is_in_order_of_its_days_and_goes_on_where_it_ended(register: Register) -> None:
    subjects = [a_letter_of(register, date(2026, 11, day)) for day in (20, 9, 16)]
    first = register.reports.listing(Selection(NOVEMBER), 2)
    then = register.reports.listing(Selection(NOVEMBER), 2, 2)
    in_order = [line.subject for line in (*first.lines, *then.lines)]
    assert in_order == [subjects[1], subjects[2], subjects[0]]
    assert (first.total, then.total) == (3, 3)
    by_recording = register.reports.listing(Selection(Scope(NOVEMBER.period, Basis.RECORDED)), 9)
    assert [line.subject for line in by_recording.lines] == subjects


def test_no_list_by_where_people_live_has_who_asked_for_confidence(register: Register) -> None:
    """The figure counts them; a line of it would say where they live."""
    for identity in (Identity.OPEN, Identity.CONFIDENTIAL, Identity.CONFIDENTIAL):
        who = a_complainant(identity=identity, regency="pangkalpinang", district="Sungailiat")
        a_letter_of(register, date(2026, 11, 16), complainant=who)
    for cut, value in ((Cut.REGENCY, "19.71"), (Cut.DISTRICT, "19.01.01"), (Cut.CHANNEL, "letter")):
        selection = Selection(NOVEMBER, cuts=((cut, value),))
        found, is_place = register.reports.listing(selection, 9), cut is not Cut.CHANNEL
        assert register.reports.count(selection) == found.total == 3
        assert (len(found.lines), found.hidden) == ((1, 2) if is_place else (3, 0))


@pytest.mark.thorough
def test_a_line_says_what_a_list_needs_and_no_hidden_name(register: Register) -> None:
    who = a_complainant(identity=Identity.CONFIDENTIAL, regency="pangkalpinang")
    a_letter_of(register, date(2026, 11, 16), complainant=who)
    (line,) = register.reports.listing(Selection(NOVEMBER), 9).lines
    assert (line.name, line.sector, line.regency) == ("Dirahasiakan", "Perhubungan", ""), (
        "where they live is hidden, too"
    )
    assert (line.received_on, line.recorded_on, line.due_on) == ("2026-11-16", "2026-11-24", "2026-12-04")
    assert "Nurhayati" not in repr(line)


@pytest.mark.thorough
def test_what_was_entered_in_error_is_counted_apart_and_in_nothing_else(register: Register) -> None:
    subject = register.complaints.record(an_intake(kind=Kind.INPUT), SITI, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah", HENDRA, uuid4())
    counts = {subset: register.reports.count(Selection(NOVEMBER, subset)) for subset in Subset}
    assert counts == dict.fromkeys(Subset, 0) | {Subset.CANCELLED: 1}


def test_working_days_within_are_counted_by_the_calendar_in_force(register: Register) -> None:
    subject = a_letter_of(register, date(2026, 11, 19))  # a Thursday; today is Tuesday
    register.handling.review(subject, "", HENDRA, uuid4())
    connection = register.unit.connection
    connection.execute("UPDATE complaint SET responded_on = '2026-11-24'")
    within = {days: Selection(NOVEMBER, Subset.RESPONDED_WITHIN, days) for days in ("2", "3", "x")}
    assert {days: register.reports.count(one) for days, one in within.items()} == {"2": 0, "3": 1, "x": 0}
    assert register.reports.count(Selection(NOVEMBER, Subset.RESPONDED)) == 1
