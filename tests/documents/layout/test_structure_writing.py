from __future__ import annotations

from frontoffice.documents.layout import structure
from frontoffice.documents.layout.structure import Element
from frontoffice.documents.lists.register_page import register_page
from tests.support.every_paper import EVERY
from tests.support.heard_paper import heard
from tests.support.register_pages import LINE, a_page


def test_the_cells_of_a_long_register_page_are_heard_row_by_row() -> None:
    document = heard(register_page(a_page(*[LINE] * 60)))
    (table,) = document.every("Table")
    assert [cell.all_text() for cell in table.kids[0].kids][:3] == ["No.", "Nomor; diterima", "Kanal; jenis"]
    assert len(table.kids) == 61
    for row in table.kids[1:]:
        assert [cell.all_text() for cell in row.kids][:3] == [
            "147",
            "0147/PGD-L1/2026 24-11-2026 10.32",
            "Loket Pengaduan",
        ]
    *_, officer, supervisor = (one.all_text() for one in document.kids)
    assert (officer, supervisor) == (
        "Petugas Front Office Siti Rahmawati NIP ........................",
        "Mengetahui, ........................ (........................) NIP ........................",
    )


def test_a_structure_of_thousands_of_elements_is_packed() -> None:
    pdf = register_page(a_page(*[LINE] * 200))
    assert pdf.startswith(b"%PDF-1.7\n%")
    assert b"/Type/XRef" in pdf[-40_000:]
    assert pdf.count(b" obj\n") < 200
    assert len([*heard(pdf).every("TD")]) == 200 * 12
    assert pdf == register_page(a_page(*[LINE] * 200)), "the same bytes each time"


def test_a_chart_is_heard_as_its_numbers() -> None:
    figures = [one.spoken for one in heard(EVERY["report"]()).every("Figure")]
    assert "Menurut kanal. WhatsApp: 37; Kotak saran: 22; SP4N-LAPOR!: 11; Tatap muka: 5" in figures


def test_what_is_said_of_a_figure_begins_as_text_of_a_pdf_does() -> None:
    assert structure.facts_of(Element("Figure", spoken="Ä")) == "/Alt<feff00c4>"


def test_two_elements_that_look_alike_are_two() -> None:
    assert Element("P") != Element("P")
