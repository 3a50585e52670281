"""A file inside a paper, read with two libraries that did not write it."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from pypdf import PdfReader

from frontoffice.documents.layout import a4_sheet, archive_pdf
from frontoffice.documents.layout.archive_pdf import EmbeddedFile
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.settings import Office
from tests.support.archive_rules import FORBIDDEN, names, without_structure
from tests.support.papers import MADE_AT

FILE = EmbeddedFile("bukti-1.json", "Bukti (satu) pengaduan", b'{"a": "\xe2\x80\x93"}' * 100)


def a_paper() -> bytes:
    story = [*a4_sheet.paragraphs("x"), archive_pdf.embed_file(FILE), a4_sheet.new_page(), *a4_sheet.paragraphs("y")]
    return a4_sheet.sheet(Letterhead(Office(), made_at=MADE_AT), "x", "y", story)


def test_it_comes_out_as_it_went_in() -> None:
    pdf = a_paper()
    assert PdfReader(io.BytesIO(pdf), strict=True).attachments == {FILE.name: [FILE.content]}
    document = pypdfium2.PdfDocument(pdf)
    assert document.count_attachments() == 1
    attachment = document.get_attachment(0)
    assert (attachment.get_name(), attachment.get_desc()) == (FILE.name, FILE.about)
    assert (attachment.get_subtype(), bytes(attachment.get_data())) == ("application/json", FILE.content)
    document.close()


def test_its_paper_says_that_it_is_of_the_third_part_of_pdf_a_and_how_they_are_related() -> None:
    reader = PdfReader(io.BytesIO(a_paper()), strict=True)
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("3", "A")
    root: Any = reader.root_object
    (specified,) = (one.get_object() for one in root["/AF"])
    assert (specified["/AFRelationship"], specified["/UF"]) == ("/Data", FILE.name)
    content = specified["/EF"]["/UF"].get_object()
    assert (content["/Subtype"], content["/Params"]["/Size"]) == ("/application/json", len(FILE.content))
    assert content["/Params"]["/ModDate"] == "D:20261124160530+07'00'"
    assert names(without_structure(root)) & FORBIDDEN == {"/EmbeddedFiles"}


def test_a_paper_without_one_is_what_it_was() -> None:
    pdf = a4_sheet.sheet(Letterhead(Office()), "x", "y", a4_sheet.paragraphs("x"))
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert {"/AF", "/Names"} & {*PdfReader(io.BytesIO(pdf)).root_object} == set()
