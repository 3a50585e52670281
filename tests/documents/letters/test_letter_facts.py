"""The facts of a letter, before it is laid out."""

from __future__ import annotations

import dataclasses

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Subheading, Text
from frontoffice.documents.office_documents import LETTERS
from frontoffice.domain.cases.steps import Step
from frontoffice.paper_layout import PaperLayout
from tests.support.papers import a_full_file


def facts(kind: DocumentKind) -> LetterFacts:
    layout = PaperLayout(copies="Inspektorat; Ombudsman")
    return LETTERS[kind](dataclasses.replace(a_full_file(Step.REVIEW), layout=layout))


def test_every_letter_to_the_complainant_is_facts_before_it_is_paper() -> None:
    assert set(LETTERS) == set(DocumentKind) - {
        *(DocumentKind.DOSSIER, DocumentKind.DISPOSITION, DocumentKind.RECORD, DocumentKind.NOTE)
    }
    for kind in LETTERS:
        letter = facts(kind)
        assert (letter.number, letter.nature, letter.enclosures) == ("057/DPMPTSP/2026", "Biasa", "-"), kind
        assert letter.place_and_date == "Pangkalpinang, 24 November 2026"
        assert letter.role == "a.n. Kepala Dinas\nKepala Bidang PPT,"
        assert letter.name == "Rahmat Hidayat\nNIP 19700101 199503 1 001"
        first, *_, third, second, last = letter.copies
        assert (first, third, second) == ("Kepala Dinas (sebagai laporan)", "Inspektorat", "Ombudsman")
        assert last.startswith("Arsip (pengaduan nomor ")


def test_a_body_is_text_headings_pairs_and_what_was_done() -> None:
    found = {type(part) for kind in LETTERS for part in facts(kind).body}
    assert found == {Text, Subheading, Pairs, Chronicle}
