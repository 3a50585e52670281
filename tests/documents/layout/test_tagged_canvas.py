from __future__ import annotations

from PIL import Image

from frontoffice.documents.counter_papers import key_card
from frontoffice.documents.counter_papers.key_card import KeyGroup, KeyLine
from frontoffice.documents.counter_papers.receipt_pdf import draw_pdf
from frontoffice.documents.layout import archive_pdf
from frontoffice.documents.layout.lettering import REGULAR, register_fonts
from frontoffice.documents.layout.structure import Element, tag_content
from tests.support.every_paper import EVERY
from tests.support.heard_paper import heard
from tests.support.papers import MADE_AT


def test_what_is_drawn_on_each_page_is_heard_once_and_lines_are_not() -> None:
    register_fonts()
    canvas = archive_pdf.begin_canvas((200, 100), "Judul", "Hal", "DPMPTSP", (REGULAR, 9), MADE_AT)
    for words in ("satu", "dua"):
        canvas.line(0, 0, 9, 9)
        with tag_content(canvas, Element("P")):
            canvas.drawString(9, 9, words)
        if words == "satu":
            canvas.showPage()
    assert [one.text for one in heard(archive_pdf.finish_pdf(canvas)).kids] == ["satu", "dua"]


def test_a_resi_is_heard_by_its_paragraphs_and_its_code_by_what_it_holds() -> None:
    document = heard(EVERY["resi"]())
    (code,) = document.every("Figure")
    assert code.spoken.startswith("Kode QR: ")
    assert "0147/PGD-L1/2026" in code.spoken
    found = [one.all_text() for one in document.kids]
    assert any("0147/PGD-L1/2026" in one for one in found)
    assert len(found) == len([one for one in found if one]) + 1, "nothing but the code is without letters"


def test_a_resi_that_is_an_image_is_heard_as_its_words() -> None:
    rows = [bytes(Image.new("1", (384, 1)).tobytes())] * 20
    (image,) = heard(draw_pdf(rows, 32, "Resi", MADE_AT, words="Resi 0147 atas nama Siti")).kids
    assert (image.kind, image.spoken) == ("Figure", "Resi 0147 atas nama Siti")


def test_each_key_of_the_card_is_heard_with_its_words_beneath_its_page() -> None:
    group = KeyGroup("Mencatat (F2)", (KeyLine(("F9",), "Simpan"), KeyLine(("Return",), "Isian berikutnya")))
    document = heard(key_card.key_card("DPMPTSP", group.lines[:1], (group,), MADE_AT))
    found = [(one.kind, one.all_text()) for one in document.kids]
    assert found == [
        ("H1", "Kartu Tombol"),
        *(("P", "DPMPTSP"), ("P", "F9 Simpan")),
        ("H2", "Mencatat (F2)"),
        *(("P", "F9 Simpan"), ("P", "Enter Isian berikutnya")),
    ]
