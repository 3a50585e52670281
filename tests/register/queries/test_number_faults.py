"""What is wrong with a number that finds nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.register.queries.search import FaultyNumber, NumberFault
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support.examples import a_signed_in, an_intake
from tests.support.refusals import failure

NUMBER = "0001/PGD-L1/2026"


@pytest.fixture
def two(register: Register) -> tuple[Complaint, Complaint]:
    officer = a_signed_in(register)
    first, second = (register.complaints.record(an_intake(), officer, uuid4()).complaint for _ in range(2))
    return first, second


def test_the_code_of_another_is_told_however_it_is_typed(register: Register, two: tuple[Complaint, Complaint]) -> None:
    code = two[1].check_code
    for number in (NUMBER, NUMBER.lower(), "1/2026"):
        for typed in (code, code.lower(), f"{code[:3]} {code[3:]}", f" {code} "):
            expected = FaultyNumber(NumberFault.CODE_OF_ANOTHER, number)
            assert register.number_faults.of(f"{number} {typed}") == expected, (number, typed)


def test_a_running_number_alone_is_found_by_its_code_and_another_code_is_told(
    register: Register, two: tuple[Complaint, Complaint]
) -> None:
    mine, other = two[0].check_code, two[1].check_code
    for typed in (f"0001 {mine}", f"1 {mine.lower()}", f"1 {mine[:3]} {mine[3:]}"):
        assert [found.subject for found in register.search.find(typed)] == [two[0].subject], typed
        assert register.number_faults.find_by_check_code(typed) == two[0].subject
        assert register.number_faults.of(typed) is None
    assert register.number_faults.of(f"0001 {other}") == FaultyNumber(NumberFault.CODE_OF_ANOTHER, "0001")
    for words in (f"9 {other}", "1 meja", "1", f"1 {other[:5]}"):
        assert register.number_faults.of(words) is None


@pytest.mark.thorough
def test_a_code_that_is_not_typed_to_its_end_is_no_wrong_one(
    register: Register, two: tuple[Complaint, Complaint]
) -> None:
    expected = FaultyNumber(NumberFault.CODE_UNFINISHED, NUMBER)
    assert register.number_faults.of(f"{NUMBER} {two[0].check_code[:5]}") == expected


def test_a_number_of_another_year_or_series_names_those_with_its_running_number(
    register: Register, two: tuple[Complaint, Complaint]
) -> None:
    for typed in ("0001/PGD-L1/2025", "0001/PGD-L9/2026", "1/2027", "2025/0001", "0001/PGD-L1/2025 ABCDEF"):
        found = register.number_faults.of(typed)
        assert found == FaultyNumber(NumberFault.NOT_HERE, typed.split(" ")[0], (two[0].number_text,)), typed
    for typed in ("0999/PGD-L1/2026", "2026/PGD-L1/2026"):
        assert register.number_faults.of(typed) == FaultyNumber(NumberFault.NOT_HERE, typed), typed


@pytest.mark.thorough
def test_what_fits_and_what_is_no_whole_number_has_no_fault(
    register: Register, two: tuple[Complaint, Complaint]
) -> None:
    for typed in (
        *(NUMBER, f"{NUMBER} {two[0].check_code}", f"{NUMBER} {two[0].check_code.lower()}", "1/2026"),
        *("", " ", "0001", "0081234567", "biaya/retribusi", "PGD-L1/2026", "2026", "/2026", "parkir 2026"),
        *(f"{NUMBER} jalan rusak parah", f"{NUMBER} ABC-EF"),
    ):
        assert register.number_faults.of(typed) is None, typed


@pytest.mark.thorough
def test_near_numbers_that_cannot_be_read_are_damage(
    register: Register, two: tuple[Complaint, Complaint], announce: Announce
) -> None:
    announce("the register cannot be read (UnreadableRow): complaint")
    register.unit.connection.execute("UPDATE complaint SET number_text = CAST(x'FF' AS TEXT)")
    code, facts = failure(lambda: register.number_faults.of("0001/PGD-L1/2025"))
    assert (code, facts["where"]) == ("tables_damaged", "complaint")


def test_a_number_is_checked_only_with_its_own_whole_code(register: Register, two: tuple[Complaint, Complaint]) -> None:
    first, second = two
    code = first.check_code
    for typed in (f"{NUMBER} {code}", f" {NUMBER.lower()}  {code[:3].lower()} {code[3:]}"):
        assert register.number_faults.find_by_check_code(typed) == first.subject
    for typed in ("", NUMBER, code, f"{NUMBER} {code[:5]}", f"{NUMBER} {code}X", f"{NUMBER} {second.check_code}"):
        assert register.number_faults.find_by_check_code(typed) is None, typed
