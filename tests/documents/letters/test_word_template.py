"""The delivered template: filled in, it says word for word what the PDF says, within the same margins."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from frontoffice.attaching import word_letter
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.documents.case_file import CaseFile, DocumentKind
from frontoffice.documents.layout.letterhead import MARK
from frontoffice.documents.letters import word_template
from frontoffice.documents.letters.letter_facts import placeholders
from frontoffice.documents.office_documents import LETTERS, document
from frontoffice.domain.cases.steps import Step
from frontoffice.paper_layout import PaperLayout
from tests.support.entry_builder import Book
from tests.support.examples import a_letter, an_intake
from tests.support.papers import a_file, a_full_file, texts

FILES: dict[str, Callable[[], CaseFile]] = {
    "plain": a_file,
    "full": lambda: a_full_file(Step.REVIEW),
    "answered": lambda: a_full_file(Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY),
    "missing": lambda: a_file(Book().case, intake=a_letter(documents=False)),
    "marked up": lambda: a_file(Book().case, intake=an_intake(service="Izin <b> & {{ trayek }}")),
}


def words_of(written: bytes) -> Iterator[str]:
    """The lines of a Word file in their order, its tables where they stand."""
    for one in docx.Document(io.BytesIO(written)).element.body.iter(qn("w:t"), qn("w:br"), qn("w:p"), qn("w:tc")):
        yield one.text or "" if one.tag == qn("w:t") else " "


def squeezed(text: str) -> str:
    return "".join(text.split())


def as_pdf(kind: DocumentKind, file: CaseFile) -> str:
    """What the PDF says without its head and foot, which Word keeps apart."""
    kept = (re.sub(r"^.*?babelprov\.go\.id", "", text.replace(MARK, "")) for text in texts(document(kind, file)))
    return squeezed(" ".join(re.sub(r"\S+/PGD-L1/2026 Halaman \d+ dari \d+$", "", text.strip()) for text in kept))


def as_word(kind: DocumentKind, file: CaseFile) -> str:
    letter = WordLetter(placeholders(LETTERS[kind](file), file), "a", "b")
    return squeezed("".join(words_of(word_letter.fill(word_template.template(file.layout), letter))))


@pytest.mark.parametrize("which", FILES)
def test_word_file_and_pdf_say_the_same_word_for_word(which: str) -> None:
    file: CaseFile = FILES[which]()
    for kind in LETTERS:
        assert as_word(kind, file) == as_pdf(kind, file), kind


def section(layout: PaperLayout) -> Any:
    return docx.Document(io.BytesIO(word_template.template(layout))).sections[0]


def test_its_margins_and_letterhead_are_those_of_the_office() -> None:
    made = section(PaperLayout(margin=25, binding=10, letterhead_once=True))
    assert (round(made.left_margin / Mm(1)), round(made.right_margin / Mm(1))) == (35, 25)
    assert "{{ kantor }}" in [row.cells[0].text.split("\n")[1] for row in made.first_page_header.tables[0].rows]
    assert not made.header.tables
    assert section(PaperLayout()).header.tables
    assert not section(PaperLayout()).different_first_page_header_footer


def test_the_emblem_is_inside_and_none_where_its_file_is_gone(tmp_path: Path) -> None:
    Image.new("RGB", (120, 160), "navy").save(tmp_path / "emblem.png")
    with_it = word_template.template(PaperLayout(emblem=str(tmp_path / "emblem.png")))
    word_letter.check(with_it)
    without = word_template.template(PaperLayout(emblem=str(tmp_path / "gone.png")))
    pictures = [part.partname for part in docx.Document(io.BytesIO(with_it)).part.package.iter_parts()]
    assert any(str(name).startswith("/word/media/") for name in pictures)
    assert len(without) < len(with_it)


def test_an_electronic_signature_has_its_room() -> None:
    def room(layout: PaperLayout) -> int:
        made = docx.Document(io.BytesIO(word_template.template(layout)))
        (height,) = {row.height for table in made.tables for row in table.rows if row.height}
        return round(int(height) / Mm(1))

    assert (room(PaperLayout()), room(PaperLayout(signed_electronically=True))) == (15, 28)


def test_a_damaged_emblem_is_left_out_as_on_paper(tmp_path: Path) -> None:
    Image.new("RGB", (120, 160), "navy").save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    for content in (b"", b"no image", whole[:20], whole[:30]):
        (tmp_path / "emblem.png").write_bytes(content)
        made = word_template.template(PaperLayout(emblem=str(tmp_path / "emblem.png")))
        assert b"media/" not in made
