from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from frontoffice.documents.counter_papers.box_papers import MinutesFile, minutes, names_of
from frontoffice.domain.complaint import Kind
from frontoffice.domain.suggestion_box import BoxOpening
from frontoffice.settings import Office
from tests.support import papers
from tests.support.box_minutes import FULL, a_sheet, an_opening
from tests.support.examples import MORNING


@pytest.mark.parametrize(("name", "opening"), [("box_minutes", FULL), ("box_minutes_nil", an_opening())])
def test_the_minutes_read_as_they_were_decided(name: str, opening: BoxOpening) -> None:
    assert papers.as_read(minutes(MinutesFile(Office(), opening, papers.MADE_AT))) == papers.expected(name)


def test_a_nil_opening_says_why_it_was_counted_otherwise_at_first() -> None:
    text = papers.one_line(
        minutes(MinutesFile(Office(), an_opening(note="Dua lembar adalah brosur kantor"), papers.MADE_AT))
    )
    assert "(NIHIL). Catatan : Dua lembar adalah brosur kantor Demikian" in text


def test_each_who_opened_has_a_name_of_their_own_with_its_title() -> None:
    assert names_of("Siti, S.E., M.Si., Budi; Andi dan Rini, SH") == ["Siti, S.E., M.Si.", "Budi", "Andi", "Rini, SH"]


def test_an_opening_of_a_few_sheets_is_one_page_with_room_for_each_to_sign() -> None:
    few = an_opening(*(a_sheet(no, 60 + no, tuple(Kind)[no % 3]) for no in range(1, 7)), note="Dua lembar menempel")
    (page,) = papers.pages(minutes(MinutesFile(Office(), few, papers.MADE_AT)))
    assert "Halaman 1 dari 1" in page
    assert page.index("Demikian") < page.index("Tanda tangan") < page.index("Saksi 2", page.index("Tanda tangan"))


@pytest.mark.thorough
def test_the_first_opening_says_so_and_its_paper_is_marked_in_training() -> None:
    first = dataclasses.replace(FULL, since=None)
    text = papers.one_line(minutes(MinutesFile(Office(), first, papers.MADE_AT, training=True)))
    assert "pembukaan pertama yang dicatat dalam register" in text
    assert "LATIHAN - TIDAK BERLAKU" in text


@pytest.mark.thorough
def test_a_hundred_sheets_take_more_pages_and_the_signatures_stay_together() -> None:
    many = an_opening(*(a_sheet(no, no, Kind.INPUT) for no in range(1, 101)))
    found = papers.pages(minutes(MinutesFile(Office(), many, papers.MADE_AT)))
    assert len(found) > 2
    assert "Yang membuka" in found[-1]
    assert "0001/PGD-L1/2026 sampai dengan 0100/PGD-L1/2026" in " ".join(found[0].split())


@pytest.mark.thorough
def test_what_somebody_wrote_is_no_markup() -> None:
    odd = dataclasses.replace(FULL, form=dataclasses.replace(FULL.form, seal_before="<b>segel</b> & gembok"))
    assert "<b>segel</b> & gembok" in papers.one_line(minutes(MinutesFile(Office(), odd, papers.MADE_AT)))


@pytest.mark.thorough
def test_its_day_is_that_of_the_opening() -> None:
    late = dataclasses.replace(FULL, form=dataclasses.replace(FULL.form, opened_at=MORNING - timedelta(days=1)))
    assert "Senin, tanggal dua puluh tiga bulan November" in papers.one_line(
        minutes(MinutesFile(Office(), late, papers.MADE_AT))
    )
