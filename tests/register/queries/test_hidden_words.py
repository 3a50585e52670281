"""Lists of what was written, as anyone may read them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Identity
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.masked_text import MASK
from frontoffice.register.projection.complaint_columns import SUMMARY
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.whole_lines import WholeLines
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_complainant, a_signed_in, an_intake

NAME = "Zubaidahwati Kumbangsari"


@pytest.fixture
def named(register: Register) -> Register:
    """Two complaints with one name in their words: of who asked for confidence, and of who did not."""
    officer = a_signed_in(register)
    for identity in (Identity.CONFIDENTIAL, Identity.OPEN):
        who = a_complainant(name=NAME, identity=identity)
        text = f"Izin {NAME} lama. " + "a" * (SUMMARY - 40) + f" {NAME}"  # cut within a name
        register.complaints.record(an_intake(complainant=who, description=text), officer, uuid4())
    return register


def test_who_asked_for_confidence_is_in_no_line_of_any_list(named: Register) -> None:
    lists = (
        named.days.read(TODAY).lines,
        named.worklist.read(a_signed_in(named)).lines,
        named.search.find("izin"),
        named.lists.page(ListQuery()).lines,
    )
    for lines in lists:
        hidden, shown = sorted((line.summary for line in lines), key=lambda text: "Zubaidah" in text)
        assert hidden.startswith(f"Izin {MASK} lama.")
        assert "Zubai" not in hidden
        assert shown.startswith(f"Izin {NAME} lama.")
        assert len(shown) == SUMMARY


def test_what_a_name_finds_leaves_in_no_list_and_says_nowhere_that_there_is_more(named: Register) -> None:
    officer = a_signed_in(named)
    for _ in range(3):
        who = a_complainant(name="Anyelir Sekarwangi", identity=Identity.CONFIDENTIAL)
        named.complaints.record(an_intake(complainant=who, description=f"{NAME} dan Sekarwangi"), officer, uuid4())
    for text, many in (
        ("Zubaidahwati", 4),
        ("sekarwangi", 0),
        ("Sekarw", 0),
        ("dan", 3),
        ("3/PGD-L1/2026", 1),
        ("", 5),
    ):
        wanted = ListQuery(text=text)
        assert len(named.lists.ids(wanted)) == many, text
        first = named.lists.page(wanted, limit=2)
        assert (len(first.lines), first.last is not None) == (min(many, 2), many > 2), text
    assert len(named.lists.page(ListQuery(text="Zubaidahwati"), limit=4).lines) == 4


def test_where_a_hidden_person_lives_is_found_by_no_filter_and_leaves_in_no_list(register: Register) -> None:
    officer = a_signed_in(register)
    for identity in (Identity.OPEN, Identity.CONFIDENTIAL):
        who = a_complainant(name=NAME, identity=identity, regency="Kabupaten Bangka", district="Sungailiat")
        register.complaints.record(an_intake(complainant=who), officer, uuid4())
    for only in (
        ListFilter(regency="19.01"),
        ListFilter(district="19.01.01"),
        ListFilter(regency="19.01", kind="complaint"),
    ):
        names = [line.name for line in register.lists.page(ListQuery(only)).lines]
        assert (names, len(register.lists.ids(ListQuery(only))), register.lists.count(only)) == ([NAME], 1, 1)
    ids = register.lists.ids(ListQuery())
    lived = {whole.line.name: whole.line.regency for whole in WholeLines(register.unit).read(ids)}
    assert (lived.pop(NAME) != "", set(lived.values())) == (True, {""})
    shown = {one.line.name: one.line.regency for one in WholeLines(register.unit).read(ids, identities=True)}
    assert shown[NAME]


def test_a_name_that_is_hidden_makes_no_two_complaints_alike(register: Register) -> None:
    officer, words = a_signed_in(register), "berkas izin trayek"
    who = a_complainant(name=NAME, identity=Identity.CONFIDENTIAL, phone="", nik="")
    register.complaints.record(an_intake(complainant=who, description=f"{NAME} {words}"), officer, uuid4())
    nobody = a_complainant(name="", phone="", nik="")
    asked = an_intake(complainant=nobody, description=f"{NAME} {words}", application_no="")
    assert register.search.similar(asked) == ()
    register.complaints.record(an_intake(complainant=nobody, description=f"{NAME} {words}"), officer, uuid4())
    assert [one.number_text[:4] for one in register.search.similar(asked)] == ["0002"]


def test_a_name_in_the_words_of_a_case_finds_who_complained_openly_alone(named: Register) -> None:
    for text in ("zubaidahwati", "Zubaid", "izin kumbangsari", "Kumbangsari "):
        assert [line.name for line in named.search.find(text)] == [NAME], text
        assert [line.name for line in named.lists.page(ListQuery(text=text)).lines] == [NAME], text
    for text in ("izin lama", "izin trayek akdp", "0001/PGD-L1/2026", "1", "503/1187/2026"):
        assert "Dirahasiakan" in [line.name for line in named.search.find(text)], text
        assert "Dirahasiakan" in [line.name for line in named.lists.page(ListQuery(text=text)).lines], text
