from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.field_table import SEARCHED_TEXTS
from frontoffice.domain.limits import Target
from frontoffice.domain.people import Officer
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.complaint_columns import COLUMNS, NEVER, SUMMARY, TARGET_COLUMNS
from frontoffice.register.register import Register
from tests.support.entry_builder import ONCE, WAYS, Book
from tests.support.examples import a_complainant, an_intake

TARGET = Target(date(2026, 12, 1), "16.00", True, "2026.1", "2026-11-24", "level.light")


def columns(book: Book) -> dict[str, object]:
    return dict(zip(COLUMNS, complaint_columns.row(book.complaint, book.case), strict=True))


def test_every_column_of_the_table_but_its_keys_has_what_it_holds(register: Register) -> None:
    rows = register.unit.connection.execute("SELECT name FROM pragma_table_info('complaint')")
    assert {name for (name,) in rows} == {"id", "subject", *COLUMNS}


def test_the_statements_name_the_columns_in_the_order_of_the_row() -> None:
    for statement in (complaint_columns.INSERT, complaint_columns.UPDATE, complaint_columns.SELECT):
        (names,) = re.findall(r"(?:id, subject, |SET \(|SELECT )(series, [^)]*?)(?:\)| FROM)", statement)
        assert names.split(", ") == list(COLUMNS)
    assert complaint_columns.INSERT.count("?") == len(COLUMNS) + 2
    assert complaint_columns.UPDATE.count("?") == len(COLUMNS) + 1


def test_a_fresh_complaint_waits_for_its_review_and_has_nothing_else() -> None:
    row = columns(Book())
    assert (row["status"], row["waits"], row["cycle"], row["conflict"]) == ("registered", "review", 1, 0)
    nothing = (
        "level",
        "team",
        "responded_on",
        "stepped_on",
        "action",
        "outcome",
        "answer",
        "remark",
        "done_by",
        "conveyed_on",
    )
    assert {row[name] for name in nothing} == {""}
    assert [row[name] for name in TARGET_COLUMNS] == ["", "", 0, "", ""]
    assert row["merged_into"] == b""


def test_what_reports_count_by_stands_as_it_was_written() -> None:
    row = columns(Book(intake=an_intake(sector="ESDM", complainant=a_complainant(regency="kab. bangka"))))
    assert (row["sector"], row["regency"], row["closed_on"]) == ("ESDM", "kab. bangka", "")


def test_a_hidden_complainant_is_in_no_column_that_is_offered() -> None:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    row = columns(Book(intake=an_intake(complainant=who)))
    assert (row["address"], row["phone"], row["may_offer"]) == ("", "", 0)
    assert who.name not in row.values()


def test_the_book_holds_the_last_action_and_what_the_complainant_said() -> None:
    book = Book().walk(*ONCE[:2])
    book.step(Step.DECIDE, text="Menerbitkan\nizin " + "x" * SUMMARY)
    row = columns(book.walk(*ONCE[3:], Step.SATISFIED))
    assert str(row["action"]).startswith("Menerbitkan izin xx")
    assert len(str(row["action"])) == SUMMARY
    assert (row["answer"], row["clock_on"], row["waits"]) == ("satisfied", NEVER, "")


def test_a_review_of_what_was_closed_leaves_ground_agency_and_reason_as_they_were() -> None:
    """A supervisor may review it once more, with a note; it was closed as it was."""
    declined, forwarded = (Book().walk(Step.REVIEW, Step.ANALYSE) for _ in range(2))
    declined.step(Step.DECLINE, text="Tidak terbukti", ground="unfounded", letter="2/2026")
    forwarded.step(Step.FORWARD, text="Bukan wewenang", agency="Dinas Perhubungan", letter="3/2026")
    names = ("ground", "agency", "remark", "closed_on")
    for book in (declined, forwarded):
        before = columns(book)
        book.add(EntryKind.REVIEWED, note="Dilihat lagi")
        assert [columns(book)[name] for name in names] == [before[name] for name in names]
    assert (columns(declined)["ground"], columns(forwarded)["agency"]) == ("unfounded", "Dinas Perhubungan")


def test_what_is_to_be_verified_names_who_did_it() -> None:
    assert columns(Book().walk(*ONCE[:4]))["done_by"] == ""
    assert columns(Book().walk(*ONCE[:5]))["done_by"] != ""
    assert columns(Book().walk(*ONCE[:6]))["done_by"] == ""


@pytest.mark.parametrize(("other", "kept"), [(str(UUID(int=7)), UUID(int=7).bytes), ("nobody", b"")])
def test_a_merged_complaint_names_the_one_that_it_repeats(other: str, kept: bytes) -> None:
    book = Book()
    book.step(Step.MERGE, other=other)
    row = columns(book)
    assert (row["status"], row["merged_into"]) == (str(Status.MERGED), kept)


@pytest.mark.parametrize(("agency", "kept"), [("Dinas ESDM", "Dinas ESDM"), (True, ""), ({"a": 1}, ""), (7, "")])
def test_an_agency_that_is_no_text_is_none(agency: object, kept: str) -> None:
    book = Book()
    book.step(Step.FORWARD, agency=agency)
    assert columns(book)["agency"] == kept


def test_a_target_has_its_columns_wherever_it_is_written() -> None:
    row = complaint_columns.row(Book().complaint, Case(target=TARGET))
    by_name = dict(zip(COLUMNS, row, strict=True))
    values = complaint_columns.target_values(TARGET)
    assert (
        tuple(by_name[name] for name in TARGET_COLUMNS)
        == values
        == ("2026-12-01", "16.00", 1, "2026-11-24", "level.light")
    )


@pytest.mark.parametrize(
    ("status", "action", "conveyed", "outcome", "answer"),
    [
        (Status.REVIEWED, "", "", "", ""),
        (Status.DECIDED, "Sudah", "", "", ""),
        (Status.VERIFIED, "Sudah", "", "proven", ""),
        (Status.CONVEYED, "Sudah", "2026-11-24", "proven", ""),
        (Status.SATISFIED, "Sudah", "2026-11-24", "proven", "satisfied"),
        (Status.REPEATED, "Sudah", "2026-11-24", "proven", "unsatisfied"),
        (Status.NOTED, "Sudah", "", "", ""),
        (Status.FOLLOWED_UP, "Sudah", "", "", ""),
        (Status.ANSWERED, "Sudah", "2026-11-24", "", ""),
    ],
)
def test_the_book_says_how_far_it_came(status: Status, action: str, conveyed: str, outcome: str, answer: str) -> None:
    book = Book()
    for step in WAYS[status]:
        if step is Step.VERIFY:
            book.step(step, outcome="proven")
        else:
            book.walk(step)
    row = columns(book)
    assert (row["action"], row["action_on"]) == (action, "2026-11-24" if action else "")
    assert (row["conveyed_on"], row["outcome"], row["answer"]) == (conveyed, outcome, answer)


@pytest.mark.parametrize("name", SEARCHED_TEXTS)
def test_a_text_of_the_intake_is_among_the_words_of_the_search(register: Register, officer: Officer, name: str) -> None:
    complaint = register.complaints.record(an_intake(), officer, uuid4()).complaint
    changed: dict[str, Any] = {name: "Belinyu"}
    intake = dataclasses.replace(complaint.intake, **changed)
    assert "belinyu" in complaint_columns.words(dataclasses.replace(complaint, intake=intake)).split()
