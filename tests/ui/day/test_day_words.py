from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.cases.steps import Ruling
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.people import Role
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries.day_query import DayLine
from frontoffice.register.register import Register
from frontoffice.ui.day import day_words
from tests.support.examples import TODAY, a_letter, a_signed_in, an_intake


@pytest.fixture
def line(register: Register, qapp: object) -> DayLine:
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    return register.days.read(TODAY).lines[0]


@pytest.fixture
def late(register: Register, qapp: object) -> DayLine:
    letter = a_letter(documents=False, service_date=date(2026, 10, 1))
    register.complaints.record(letter, a_signed_in(register), uuid4())
    return register.days.read(TODAY).lines[0]


def test_a_number_is_as_short_as_its_page_allows(line: DayLine) -> None:
    assert day_words.short_number(line, of_all=False) == "0001"
    assert day_words.short_number(line, of_all=True) == "L1 0001"
    twice = line._replace(number_text="0001bis/PGD-L1/2026")
    assert day_words.short_number(twice, of_all=False) == "0001bis"
    other = line._replace(no=47, number_text="PGD.L1.2026.47")
    assert day_words.short_number(other, of_all=False) == "0047"


def test_the_day_of_receipt_is_named_only_when_it_is_another(line: DayLine, late: DayLine) -> None:
    assert day_words.receipt_text(line, TODAY) == "10.32"
    assert day_words.receipt_text(late._replace(received_on="2026-11-23", received_time=""), TODAY) == "23-11"
    assert day_words.receipt_text(late._replace(received_on="2025-12-30", received_time=""), TODAY) == "30-12-2025"


def test_suggestions_and_input_have_no_due_date(line: DayLine) -> None:
    assert day_words.due_shortly(line, TODAY) == "14 Des"
    assert day_words.due(line) == "Sen, 14 Des 2026"
    assert "due Sen, 14 Des 2026" in day_words.outline(line, TODAY)
    for kind in (Kind.SUGGESTION, Kind.INPUT):
        other = line._replace(kind=kind.value)
        assert (day_words.due_shortly(other, TODAY), day_words.due(other)) == ("", "")
        assert "due" not in day_words.outline(other, TODAY)


def test_a_provisional_date_has_a_star_and_the_year_where_it_is_another(line: DayLine) -> None:
    next_year = line._replace(due_on="2027-01-04", due_provisional=1)
    assert day_words.due_shortly(next_year, TODAY) == "4 Jan 2027*"
    assert day_words.due(next_year) == "Sen, 4 Jan 2027 (provisional)"


def test_both_dates_stand_where_the_time_was_extended(line: DayLine) -> None:
    longer = line._replace(extended_until="2026-12-28")
    assert day_words.due_shortly(longer, TODAY) == "14 Des \N{RIGHTWARDS ARROW} 28 Des"
    assert day_words.due(longer) == "Sen, 14 Des 2026, extended to Sen, 28 Des 2026"
    provisional = longer._replace(due_provisional=1, extended_until="2027-01-04")
    assert day_words.due_shortly(provisional, TODAY) == "14 Des* \N{RIGHTWARDS ARROW} 4 Jan 2027"


def test_missing_papers_are_named(line: DayLine, late: DayLine) -> None:
    assert day_words.papers(line) == "complete"
    assert day_words.papers(late._replace(missing="documents")) == "missing: documents"


def test_a_resi_waits_or_came_out_or_is_wanted_by_nobody(line: DayLine) -> None:
    assert day_words.resi(line, "") == "not printed"
    assert day_words.resi(line._replace(channel="telephone"), "") == "no paper"
    assert day_words.resi(line._replace(papers=1), "confirmed") == "printed"
    assert day_words.resi(line._replace(papers=3), "confirmed") == "printed (3 papers)"
    assert day_words.resi(line._replace(papers=1), "") == "1 papers"
    words = [
        day_words.resi(line._replace(papers=1), state) for state in ("handed_over", "pdf", "accepted", "uncertain")
    ]
    assert words == [
        "sent to the printer",
        "saved as a PDF",
        "on paper, seen by the officer",
        "sent to the printer, not known to have come out whole",
    ]


@pytest.mark.thorough
def test_a_late_filing_that_was_decided_shows_its_status_again(register: Register, late: DayLine) -> None:
    assert day_words.status(late) == "Filed late"
    accepted = Classified(ruling=Ruling.ACCEPTED)
    register.handling.review(late.subject, "Dilanjutkan", a_signed_in(register, Role.SUPERVISOR), uuid4(), accepted)
    decided = register.days.read(TODAY).lines[0]
    assert day_words.status(decided) == "Reviewed (filed late)"


@pytest.mark.thorough
def test_every_status_of_the_rules_has_a_word(line: DayLine) -> None:
    for status in Status:
        assert day_words.status(line._replace(status=status.value)) not in ("", status.value)
    assert day_words.status(line._replace(status="audited")) == "audited"  # of a newer program


def test_facts_name_what_there_is_and_nothing_else(line: DayLine) -> None:
    assert dict(day_words.facts(line, "", corrected=False))["Papers"] == "complete \N{MIDDLE DOT} resi not printed"
    names = [name for name, _ in day_words.facts(line, "", corrected=False)]
    assert "Action" not in names
    acted = line._replace(action="Izin diterbitkan", action_on="2026-11-25", cycle=2, answer="satisfied")
    found = dict(day_words.facts(acted, "", corrected=True))
    assert found["Action"] == "Izin diterbitkan \N{MIDDLE DOT} 25-11-2026"
    assert found["Answer"].endswith("cycle 2")
    assert found["Remark"] == "after the page was closed"


@pytest.mark.thorough
def test_whoever_has_it_stands_in_the_place_of_its_team(register: Register, line: DayLine) -> None:
    who = a_signed_in(register, Role.HANDLER, "Bambang Sutrisno")
    register.assignments.assign_to_self(line.subject, who, uuid4())
    (now,) = register.days.read(TODAY).lines
    handled = dict(day_words.facts(now._replace(team="Tim Perizinan"), "", corrected=False))["Handled by"]
    assert handled == "Bambang Sutrisno"
    alone = now._replace(assignee="", team="Tim Perizinan")
    assert dict(day_words.facts(alone, "", corrected=False))["Handled by"] == "team: Tim Perizinan"


def test_an_extension_that_a_changed_calendar_has_overtaken_is_said_no_more(line: DayLine) -> None:
    longer = line._replace(extended_until="2026-12-16")
    assert day_words.due_shortly(longer, TODAY) == "14 Des \N{RIGHTWARDS ARROW} 16 Des"
    moved = longer._replace(due_on="2026-12-22")
    assert (day_words.due_shortly(moved, TODAY), day_words.due(moved)) == ("22 Des", "Sel, 22 Des 2026")
