from __future__ import annotations

from frontoffice.documents.letters.internal import disposition
from frontoffice.documents.team_words import agency_name, mark_unlisted_team, team_names
from frontoffice.domain.cases.case import Team
from frontoffice.domain.entries.body_parts import StepPart
from tests.support.entry_builder import Book
from tests.support.papers import DEWI, a_file

TEAM = {"officers": "Bambang Sutrisno", "technical": "Tim Ad Hoc", "agency": "Dinas Perhubungan"}


def reviewed(**more: object) -> Book:
    book = Book()
    book.add("complaint.reviewed", DEWI, note="Segera", team=TEAM, **more)
    return book


def test_a_team_that_is_in_no_list_is_said_to_be_so_on_the_offices_papers() -> None:
    case = reviewed(unlisted=["technical"]).case
    assert case.team == Team(**TEAM)
    assert team_names(case) == ("Bambang Sutrisno", "Tim Ad Hoc (lainnya)", "Dinas Perhubungan")
    assert mark_unlisted_team(TEAM, ["agency"])[2] == "Dinas Perhubungan (lainnya)"
    text = str(disposition(a_file(case)))
    assert "Tim Ad Hoc (lainnya)" in text
    assert "Bambang Sutrisno (lainnya)" not in text


def test_what_was_written_before_and_what_says_it_otherwise_reads_as_it_always_did() -> None:
    for more in ({}, {"unlisted": "technical"}, {"unlisted": [7]}):
        assert team_names(reviewed(**more).case) == tuple(TEAM.values())


def test_an_agency_is_marked_by_its_own_step() -> None:
    assert agency_name(StepPart(agency="Dinas X", unlisted=["agency"])) == "Dinas X (lainnya)"
    assert agency_name(StepPart(agency="Dinas X")) == "Dinas X"
    assert agency_name(StepPart(unlisted=["agency"])) == ""
