"""The letterhead: an emblem beside it, on each page or the first only, and within the office's margins."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import MOST_KEPT, Letterhead, emblem_bytes
from frontoffice.documents.office_documents import document
from frontoffice.domain.cases.steps import Step
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office
from tests.support.page_extent import extent
from tests.support.papers import a_full_file, one_line, texts

LONG = a4_sheet.paragraphs("kata " * 3000)
KOP = "DINAS PENANAMAN MODAL"


@pytest.fixture
def emblem(tmp_path: Path) -> str:
    Image.new("RGB", (120, 160), "navy").save(tmp_path / "emblem.png")
    return str(tmp_path / "emblem.png")


def laid_out(layout: PaperLayout, **options: bool) -> bytes:
    return a4_sheet.sheet(Letterhead(Office(), layout=layout), "x", "y", LONG, **options)


def images(pdf: bytes) -> list[int]:
    return [len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_it_stands_on_each_page_or_on_the_first_only() -> None:
    each, once = (texts(laid_out(PaperLayout(letterhead_once=one))) for one in (False, True))
    assert len(each) > 2
    assert all(KOP in page for page in each)
    assert [KOP in page for page in once] == [True] + [False] * (len(once) - 1)
    assert len(once[1]) > len(each[1])


def test_the_emblem_stands_wherever_the_letterhead_does(emblem: str) -> None:
    each = images(laid_out(PaperLayout(emblem=emblem)))
    once = images(laid_out(PaperLayout(emblem=emblem, letterhead_once=True)))
    assert each == [1] * len(each)
    assert once == [1] + [0] * (len(once) - 1)


def test_a_letter_goes_out_without_an_emblem_whose_file_is_gone_or_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    for path in (tmp_path / "gone.png", broken):
        assert not any(images(laid_out(PaperLayout(emblem=str(path)))))


def test_text_and_tables_keep_within_the_margins() -> None:
    table = tables.table([["kata " * 30, "akhir " * 20]], (100, 70))
    story = [*a4_sheet.paragraphs("kata " * 200), table, a4_sheet.signatures([("", ""), ("Kepala", "Nama")])]
    head = Letterhead(Office(), layout=PaperLayout(margin=25, binding=10))
    _, left, right = extent(a4_sheet.sheet(head, "x", "y", story))
    assert left >= 34.5
    assert right <= 185.5


def test_a_letter_follows_place_rank_copies_and_room_to_sign() -> None:
    file = a_full_file(Step.ANALYSE, Step.DECIDE)
    layout = PaperLayout(dated_in="Air Itam", copies="Gubernur; Inspektur Daerah", signed_electronically=True)
    by = dataclasses.replace(file.signatory, rank="Pembina Tingkat I (IV/b)")
    read = one_line(document(DocumentKind.RESPONSE, dataclasses.replace(file, layout=layout, signatory=by)))
    assert "Air Itam, 24 November 2026" in read
    assert "Rahmat Hidayat Pembina Tingkat I (IV/b) NIP 19700101 199503 1 001" in read
    assert "1. Kepala Dinas (sebagai laporan) 2. Gubernur 3. Inspektur Daerah 4. Arsip" in read


def noise(path: Path, side: int) -> Path:
    Image.frombytes("RGB", (side, side), hashlib.shake_128().digest(side * side * 3)).save(path)
    return path


def test_a_report_keeps_a_small_emblem_as_it_is_and_a_large_one_as_small_as_paper_shows(
    emblem: str, tmp_path: Path
) -> None:
    assert emblem_bytes(PaperLayout(emblem=emblem)) == Path(emblem).read_bytes()
    Image.new("RGB", (3000, 2000), "navy").save(tmp_path / "wide.png")
    for path, longest in ((noise(tmp_path / "noise.png", 1000), 212), (tmp_path / "wide.png", 425)):
        small = emblem_bytes(PaperLayout(emblem=str(path)))
        assert 0 < len(small) <= MOST_KEPT
        assert max(Image.open(io.BytesIO(small)).size) == longest
    assert emblem_bytes(PaperLayout()) == b""
    assert emblem_bytes(PaperLayout(emblem=str(tmp_path / "gone.png"))) == b""


def test_a_kept_emblem_stands_in_place_of_the_file_and_one_that_is_torn_or_too_large_does_not(
    emblem: str, tmp_path: Path
) -> None:
    kept = Path(emblem).read_bytes()
    widest, large = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (2000, 10)).save(widest, "PNG")
    Image.new("RGB", (2001, 10)).save(large, "PNG")
    profile = kept[:-12] + b"\0\0\0\0iCCP\x4b\xf0\x13\xdc" + kept[-12:]  # an empty colour profile behind the image
    torn = (kept[:-40], profile, b"\x89PNG\r\n", large.getvalue())
    for content, many in ((kept, 1), (widest.getvalue(), 1), *((one, 0) for one in torn)):
        head = Letterhead(Office(), layout=PaperLayout(emblem=str(tmp_path / "gone.png")), emblem=content)
        assert images(a4_sheet.sheet(head, "x", "y", a4_sheet.paragraphs("x"))) == [many], len(content)
