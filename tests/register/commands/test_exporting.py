from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.entries.office_bodies import ClockConfirmedBody
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.register.commands.exporting import MOST_ON_PAPER, ListExport, ListFormat
from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, an_officer
from tests.support.refusals import Refusal, not_allowed, refusal, too_long

OFFICER = an_officer()


def an_export(**changes: Any) -> ListExport:
    return ListExport(**{"name": "search", "lines": 56, "format": ListFormat.XLSX, **changes})


def test_who_took_which_list_away_stands_in_the_journal(register: Register) -> None:
    period = report_period.parse("2026-11")
    register.exports.record(an_export(period=period, limited="Kanal: Loket"), OFFICER, uuid4())
    (made,) = register.exports.list_exports(2026)
    assert (made.at, made.officer, made.body.by) == (MORNING, OFFICER.name, str(OFFICER.officer_id))
    body = made.body
    assert (body.name, body.period, body.limited, body.lines, body.format) == (
        *("search", "2026-11", "Kanal: Loket", 56, "xlsx"),
    )
    assert (body.identities, body.why) == (False, "")


def test_the_newest_export_comes_first_and_one_action_is_one_export(register: Register, clock: OfficeClock) -> None:
    action = uuid4()
    for _ in range(2):
        register.exports.record(an_export(), OFFICER, action)
    clock.move(minutes=1)
    register.exports.record(an_export(lines=7, format=ListFormat.CSV), OFFICER, uuid4())
    assert [(made.body.lines, made.body.format) for made in register.exports.list_exports(2026)] == [
        (7, "csv"),
        (56, "xlsx"),
    ]
    assert list(register.exports.list_exports(2025)) == []


def refused(register: Register, by: Officer = OFFICER, **changes: Any) -> Refusal:
    return refusal(lambda: register.exports.record(an_export(**changes), by, uuid4()))


def test_identities_go_out_with_a_reason_only(register: Register) -> None:
    assert refused(register, identities=True, why=" ") == ("why", "why_missing", {})
    assert refused(register, why="x" * (LONGEST_LINE + 1)) == too_long("why", LONGEST_LINE + 1, LONGEST_LINE)
    assert list(register.exports.list_exports(2026)) == []
    register.exports.record(an_export(identities=True, why=" Surat Ombudsman "), OFFICER, uuid4())
    (made,) = register.exports.list_exports(2026)
    assert (made.body.identities, made.body.why) == (True, "Surat Ombudsman")


def test_what_is_too_long_for_paper_goes_to_a_spreadsheet(register: Register) -> None:
    facts = {"lines": MOST_ON_PAPER + 1, "most": MOST_ON_PAPER}
    assert refused(register, lines=MOST_ON_PAPER + 1, format=ListFormat.PDF) == ("", "list_too_long", facts)
    register.exports.record(an_export(lines=MOST_ON_PAPER, format=ListFormat.PDF), OFFICER, uuid4())
    register.exports.record(an_export(lines=MOST_ON_PAPER + 1), OFFICER, uuid4())
    assert [made.body.format for made in register.exports.list_exports(2026)] == ["xlsx", "pdf"]


def test_who_handles_no_complaint_takes_no_list_away(register: Register) -> None:
    administrator = an_officer(Role.ADMINISTRATOR)
    assert refused(register, administrator) == not_allowed(administrator, May.EXPORT)


def test_a_year_is_the_offices(register: Register, clock: OfficeClock) -> None:
    clock.move(days=37, hours=14)  # 31 December, 17.32 UTC: the new year at the office
    register.exports.record(an_export(), OFFICER, uuid4())
    assert [len(list(register.exports.list_exports(year))) for year in (2026, 2027)] == [0, 1]


def test_a_broken_entry_is_listed_with_what_it_has(register: Register) -> None:
    register.exports.record(an_export(), OFFICER, uuid4())
    subject = register.unit.connection.execute("SELECT subject FROM journal WHERE kind = 'list.exported'").get
    with register.unit.writing():
        register.unit.append_entry(
            uuid4(), UUID(bytes=subject), "list.exported", ClockConfirmedBody(why="x", by=""), OFFICER
        )
    assert [made.body.lines for made in register.exports.list_exports(2026)] == [None, 56]


@pytest.mark.parametrize("why", ["", "Audit"])
def test_what_is_without_identities_needs_no_reason(register: Register, why: str) -> None:
    register.exports.record(an_export(why=why), OFFICER, uuid4())
    assert [made.body.why for made in register.exports.list_exports(2026)] == [why]
