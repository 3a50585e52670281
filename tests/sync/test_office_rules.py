"""The rows of the centre's rule tables are the rules of the domain, and what SQL names is named there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from frontoffice.domain.cases.steps import rank
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.projection import office_lists
from frontoffice.sync import schema
from frontoffice.sync.office.note_book import NoteKind
from tests.support.centre_server import Centre


def test_the_statuses_at_the_centre_are_those_of_the_counters(centre: Centre) -> None:
    with centre.connect() as office:
        known = {row[0]: row[1:] for row in office.execute("SELECT status, closed, along FROM office.status")}
    assert known == {str(status): rank(status) for status in Status}


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"\bkind (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", (*EntryKind, *Kind, *NoteKind)),
        (r"\bstatus (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", Status),
    ],
    ids=["kinds", "statuses"],
)
def test_sql_names_nothing_that_the_domain_does_not_know(pattern: str, known: Iterable[str]) -> None:
    named = re.findall(pattern, "".join(schema.objects()))
    literals = {literal for group in named for literal in re.findall(r"'([^']*)'", group)}
    assert literals
    assert literals <= {str(one) for one in known}


@pytest.mark.thorough
def test_every_choice_that_the_program_ships_is_one_of_the_centre(centre: Centre) -> None:
    shipped = {(str(of), one.code, one.name) for of, some in office_lists.load_defaults().items() for one in some}
    with centre.reported() as opened:
        opened.execute("SET ROLE frontoffice_report")
        assert {*opened.execute("SELECT list, code, name FROM office.choices").fetchall()} == shipped
