from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from frontoffice.documents.counter_papers.slip_sheet import slip_sheet
from frontoffice.domain.slips import SlipBlock
from frontoffice.settings import Office
from tests.support import papers
from tests.support.slips import BLOCK, slip


@pytest.mark.thorough
def test_six_slips_stand_on_a_sheet_each_with_its_number_and_its_year() -> None:
    found = papers.pages(slip_sheet(Office(), [slip(no) for no in range(51, 58)], papers.MADE_AT))
    assert [page.count("Slip pengaduan") for page in found] == [6, 1]
    assert found[0].count("0051/PGD-L1/2026") == 2
    assert "0057/PGD-L1/2026" in found[1]
    assert found[0].count("Berlaku tahun 2026") == 6


def test_a_long_name_of_the_office_goes_on_in_another_line_as_large_as_a_short_one() -> None:
    name = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja, Perindustrian dan Perdagangan"
    sizes = []
    for called in (Office().name, name):
        pdf = slip_sheet(Office(name=called), [slip(51)], papers.MADE_AT)
        assert called in papers.one_line(pdf)
        sizes.append(size_of("Dinas", pdf))
    assert sizes == [8.0, 8.0]


def size_of(word: str, pdf: bytes) -> float:
    found: list[float] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if word in text:
            found.append(size)

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found[0]


def test_those_of_the_training_are_marked_and_a_long_number_fits() -> None:
    long = SlipBlock(
        BLOCK.series, 2026, 1, 1, "{no:9}/PENGADUAN-DPMPTSP-{counter}/{year}", BLOCK.reserved_on, "", BLOCK.printed_on
    )
    one = slip(51).__class__(long, slip(51).number, long.text(1))
    text = papers.one_line(slip_sheet(Office(), [one], papers.MADE_AT, training=True))
    assert "LATIHAN - TIDAK BERLAKU" in text
    assert "000000001/PENGADUAN-DPMPTSP-L1/2026" in text
