from __future__ import annotations

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.office_documents import document
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Kind
from tests.support.entry_builder import Book
from tests.support.examples import an_intake
from tests.support.papers import a_file, a_full_file, as_read, expected, one_line


@pytest.mark.parametrize(("kind", "limited"), [(Kind.COMPLAINT, True), (Kind.SUGGESTION, False), (Kind.INPUT, False)])
def test_only_a_complaint_has_a_time_limit_on_paper(kind: Kind, limited: bool) -> None:
    for paper in (DocumentKind.DISPOSITION, DocumentKind.NOTE):
        text = one_line(document(paper, a_file(Book().walk(Step.REVIEW).case, intake=an_intake(kind=kind))))
        assert ("Senin, 14 Desember 2026" in text) == limited
        assert ("engaduan" in text) == limited


@pytest.mark.thorough
def test_a_note_asks_for_its_part_before_the_complainant_must_have_an_answer() -> None:
    asked = "Mohon tanggapan dan tindak lanjut sesuai kewenangan{}."
    limited, open_ = (
        one_line(document(DocumentKind.NOTE, a_file(Book().walk(Step.REVIEW).case, intake=an_intake(kind=kind))))
        for kind in (Kind.COMPLAINT, Kind.INPUT)
    )
    until = ", agar pengadu dapat dijawab paling lambat Senin, 14 Desember 2026"
    assert asked.format(until) in limited
    assert asked.format("") in open_


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [DocumentKind.DISPOSITION, DocumentKind.NOTE])
def test_it_reads_word_for_word_as_the_office_writes_it(kind: DocumentKind) -> None:
    assert as_read(document(kind, a_file())) == expected(kind)
    assert as_read(document(kind, a_full_file())) == expected(f"{kind}_reviewed")


@pytest.mark.thorough
def test_a_disposition_has_boxes_to_tick_and_room_to_sign() -> None:
    text = one_line(document(DocumentKind.DISPOSITION, a_file()))
    assert text.count("\u25a1") == 8
    assert "Diteruskan kepada Paraf Tanggal" in text
