"""PDF/A-2: what an archive asks of every paper, read by pypdf; which level it is says the XMP."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import pytest
from pypdf import PdfReader

from frontoffice import places
from frontoffice.colour_profile import SRGB
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.settings import Office
from tests.support.archive_rules import FORBIDDEN, names, without_structure
from tests.support.every_paper import EVERY
from tests.support.papers import MADE_AT
from tests.support.report_figures import AS_OF


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one == "response" else pytest.mark.thorough) for one in EVERY]
)
def test_every_paper_is_what_an_archive_keeps(name: str) -> None:
    pdf = EVERY[name]()
    head, binary = pdf.split(b"\n")[:2]
    assert head.startswith(b"%PDF-1.")
    assert binary[:1] == b"%"
    assert all(one > 127 for one in binary[1:5])
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root: Any = reader.root_object
    (intent,) = root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data().rstrip(b"\n") == SRGB.rstrip(b"\n")
    assert "/Filter" not in root["/Metadata"]
    assert "/ID" in reader.trailer
    assert root["/Lang"] == "id-ID"
    assert names(without_structure(root)) & FORBIDDEN == set()


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.thorough) for one in EVERY])
def test_every_paper_says_when_it_was_made_by_the_clock_on_the_wall_and_is_then_the_same_bytes(name: str) -> None:
    pdf = EVERY[name]()
    counted = {"list", "report", "evaluation", "summary", "notice board", "differences"}
    found = PdfReader(io.BytesIO(pdf)).metadata
    assert found is not None
    there = (AS_OF if name in counted else MADE_AT).astimezone(ZONES["WIB"])
    assert found.creation_date == found.modification_date == there
    assert found.creation_date is not None
    assert found.creation_date.hour == there.hour
    assert f"<xmp:CreateDate>{there.isoformat()}</xmp:CreateDate>".encode() in pdf
    assert EVERY[name]() == pdf


def test_what_the_properties_say_says_the_xmp() -> None:
    reader = PdfReader(io.BytesIO(EVERY["response"]()))
    properties, xmp = reader.metadata, reader.xmp_metadata
    assert properties is not None
    assert xmp is not None
    assert xmp.dc_title == {"x-default": properties.title}
    assert xmp.dc_creator == [properties.author]
    assert xmp.dc_description == {"x-default": properties.subject}
    assert (xmp.xmp_creator_tool, xmp.pdf_producer) == (places.NAME, places.NAME)
    assert properties.creation_date == MADE_AT
    assert xmp.xmp_create_date == MADE_AT.astimezone(UTC).replace(tzinfo=None)
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "A")


def test_a_name_with_signs_of_markup_is_no_markup() -> None:
    pdf = a4_sheet.sheet(Letterhead(Office(name="Dinas <A> & B")), "x", "y", a4_sheet.paragraphs("x"))
    xmp = PdfReader(io.BytesIO(pdf)).xmp_metadata
    assert xmp is not None
    assert xmp.dc_creator == ["Dinas <A> & B"]
