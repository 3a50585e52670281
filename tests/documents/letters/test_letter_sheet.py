"""A letter's facts on its sheet, in their order, with room to sign."""

from __future__ import annotations

import dataclasses
import re

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.letters import letter_sheet
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Subheading, Text
from frontoffice.documents.office_documents import document
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office
from tests.support.entry_builder import ONCE
from tests.support.papers import a_full_file, pages, texts

LETTER = LetterFacts(
    place_and_date="di mana",
    number="n-1",
    nature="s-2",
    enclosures="l-3",
    subject="h-4",
    addressed=("Yth. a", "di b"),
    greeting="salam",
    body=(
        Text("satu\ndua"),
        Subheading("tiga"),
        Pairs((("empat", "lima"),)),
        Chronicle((("enam", "tujuh"),)),
        Text("8"),
    ),
    thanks="terima kasih",
    role="jabatan,",
    name="nama\nNIP",
    copies=("sembilan", "sepuluh"),
)
WORDS = (
    "di mana Nomor : n-1 Sifat : s-2 Lampiran : l-3 Hal : h-4 Yth. a di b salam satu dua tiga empat : lima "
    "Tanggal Kegiatan enam tujuh 8 terima kasih jabatan, nama NIP Tembusan: 1. sembilan 2. sepuluh"
)


def sheet(letter: LetterFacts, layout: PaperLayout) -> str:
    pdf = a4_sheet.sheet(Letterhead(Office(), layout=layout), "a", "b", letter_sheet.lay_out(letter, layout))
    return " ".join(texts(pdf))


def test_everything_stands_on_it_in_its_order() -> None:
    assert WORDS in sheet(LETTER, PaperLayout())


def test_text_apart_has_room_above_it() -> None:
    plain, apart = LETTER, dataclasses.replace(LETTER, body=(Text("satu"), Text("dua", apart=True)))
    assert (
        len(letter_sheet.lay_out(apart, PaperLayout()))
        == len(letter_sheet.lay_out(dataclasses.replace(plain, body=(Text("satu"), Text("dua"))), PaperLayout())) + 1
    )


THREE_PAGES = 120  # lines
LONG = {DocumentKind.RESPONSE, DocumentKind.RECORD, DocumentKind.NOTE, DocumentKind.DISPOSITION}
HEAD = 5  # lines, of the letterhead
SIGNS_OFF = re.compile("Demikian|Pemberi disposisi")


def of_lines(many: int, between: str) -> str:
    return between.join(
        f"baris {no} dari uraian yang mengisi satu baris surat ini sampai ke tepinya" for no in range(many)
    )


@pytest.mark.thorough
@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("kind", [one for one in DocumentKind if one is not DocumentKind.DOSSIER])
def test_two_lines_at_least_of_what_is_signed_stand_above_the_signature(kind: DocumentKind, between: str) -> None:
    many = THREE_PAGES if kind in LONG else 2
    for lines in range(1, many):
        paper = pages(document(kind, a_full_file(*ONCE[1:], text=of_lines(lines, between))))
        signed = paper[-1]
        head, above = paper[0].splitlines()[:HEAD], SIGNS_OFF.split(signed)[0].splitlines()
        written = [one for one in above if one.strip() and one not in head]
        assert len(written) >= 2, (lines, signed)
