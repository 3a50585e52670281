from __future__ import annotations

import pytest

from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import MARK, Letterhead
from frontoffice.documents.layout.structure import Element, Marked, Structure, with_artifacts
from frontoffice.settings import Office
from tests.support.every_paper import EVERY
from tests.support.heard_paper import Heard, heard


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one == "response" else pytest.mark.thorough) for one in EVERY]
)
def test_all_that_a_paper_shows_is_heard_once_or_an_artifact(name: str) -> None:
    document = heard(EVERY[name]())
    kinds = {one.kind for one in document.kids}
    assert kinds <= {"P", "H1", "H2", "Table", "Figure"}
    assert "P" in kinds
    headings = [one.kind for one in document.kids if one.kind in {"H1", "H2"}]
    assert headings[:1] in ([], ["H1"]), "no level is left out"
    for row in document.every("TR"):
        assert {cell.kind for cell in row.kids} in ({"TH"}, {"TD"})
        assert all(cell.scope == "Column" for cell in row.kids if cell.kind == "TH")
    for table in document.every("Table"):
        assert len({len(row.kids) for row in table.kids}) == 1, "each row has a cell for each column"
    assert all(figure.spoken for figure in document.every("Figure"))


def texts(document: Heard) -> list[str]:
    return [one.all_text() for one in document.kids]


def test_a_letter_is_heard_from_its_head_to_its_copies() -> None:
    found = texts(heard(EVERY["response"]()))
    assert found[1] == "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU"
    assert found[4:8] == [MARK, "Pangkalpinang, 24 November 2026", "Nomor : 057/DPMPTSP/2026", "Sifat : Biasa"]
    assert found.index("Dengan hormat,") < found.index("Hasil analisis") < found.index("Tentang analyse.")
    role, *copies = found[-4:]
    assert role == "a.n. Kepala Dinas Kepala Bidang PPT, Rahmat Hidayat NIP 19700101 199503 1 001", "with the name"
    assert copies[0] == "Tembusan:"
    assert not any("Halaman 1 dari" in one for one in found)


def test_words_stay_apart_where_a_line_ends() -> None:
    words = " ".join(["kata"] * 400)
    (*_, paragraph) = heard(a4_sheet.sheet(Letterhead(Office()), "x", "y", a4_sheet.paragraphs(words))).kids
    assert paragraph.all_text() == words
    assert paragraph.text.strip().count("  ") == 0


def test_a_letterhead_on_each_page_is_heard_once_and_a_paragraph_goes_on_over_pages() -> None:
    story = [*a4_sheet.paragraphs("x\n" * 40), *a4_sheet.paragraphs(" ".join(["kata"] * 900))]
    document = heard(a4_sheet.sheet(Letterhead(Office(), training=True), "x", "y", story))
    found = texts(document)
    assert found.count(MARK) == 1
    assert found[-1] == " ".join(["kata"] * 900)


def test_the_head_of_a_table_is_heard_once_and_a_row_that_goes_on_is_one_row() -> None:
    rows = [("Catatan", "Isi"), *((str(no), "kata " * 12) for no in range(80)), ("80", "panjang\n" * 90), ("81", "x")]
    made = tables.table(rows, (30, 140), head=True)
    (*_, table) = heard(a4_sheet.sheet(Letterhead(Office()), "x", "y", [made])).kids
    assert [cell.all_text() for cell in table.kids[0].kids] == ["Catatan", "Isi"]
    assert [row.kids[0].all_text() for row in table.kids[1:]] == [str(no) for no in range(82)]
    assert table.kids[81].kids[1].all_text().split() == ["panjang"] * 90


def test_what_paints_outside_of_every_element_is_an_artifact() -> None:
    structure, element = Structure(), Element("P")
    opening = Marked(structure.opening(0, element))
    block = Marked("BT\n/TD <</MCID 1>> BDC\n(x) Tj\nEMC\nET")
    code = ["q", "n 0 0 m 1 1 l S", opening, "BT (a BDC) Tj ET", "EMC", "Q", block, "BT (y) Tj ET"]
    assert [*with_artifacts(code)] == [
        *("/Artifact BMC", "q", "n 0 0 m 1 1 l S", "EMC"),
        *("/P <</MCID 0>> BDC", "BT (a BDC) Tj ET", "EMC"),
        *("Q", block, "/Artifact BMC", "BT (y) Tj ET", "EMC"),
    ]
