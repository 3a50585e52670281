from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream
from pypdfium2 import PdfDocument

from frontoffice import replacing
from frontoffice.documents.counter_papers.receipt_pdf import draw_pdf, has_letters, receipt_pdf, save
from frontoffice.domain.receipts import WIDTHS, Line, Receipt, lay_out
from frontoffice.errors import Unavailable
from tests.support.disk_order import watched
from tests.support.examples import a_complainant, a_complaint, an_intake
from tests.support.papers import MADE_AT
from tests.support.pdf_receipts import a_receipt
from tests.support.receipt_samples import HEAD, SAMPLES

NUMBER = "0147/PGD-L1/2026"
MM = 72 / 25.4


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def operations(pdf: bytes) -> list[tuple[Any, bytes]]:
    page = opened(pdf).pages[0]
    return ContentStream(page.get_contents(), opened(pdf)).operations


def scanned(pdf: bytes) -> list[str]:
    """What a scanner reads from the page as a printer draws it, at 300 dots to the inch."""
    with PdfDocument(pdf) as document:
        image = document[0].render(scale=300 / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.thorough
@pytest.mark.parametrize("columns", [32, *(pytest.param(one, marks=pytest.mark.long) for one in WIDTHS if one != 32)])
def test_every_line_of_the_layout_stands_on_the_page(columns: int) -> None:
    for name, sample in SAMPLES.items():
        receipt = sample.laid_out(columns)
        text = " ".join(opened(receipt_pdf(receipt, NUMBER, MADE_AT)).pages[0].extract_text().split())
        for line in receipt.lines:
            if line.kind == "text":
                assert " ".join(line.text.split()) in text, name


@pytest.mark.thorough
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_code_is_read_back_with_a_scanner(columns: int) -> None:
    receipt = a_receipt(columns)
    assert scanned(receipt_pdf(receipt, NUMBER, MADE_AT)) == [receipt.qr]


@pytest.mark.thorough
@pytest.mark.parametrize(("columns", "width"), [(32, 58), (42, 80), (48, 80)])
def test_the_page_is_as_wide_as_the_roll_and_there_is_one(columns: int, width: int) -> None:
    pages = opened(receipt_pdf(a_receipt(columns), NUMBER, MADE_AT)).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(width * MM, abs=0.1)


def test_a_line_is_drawn_as_large_as_it_says_and_never_beyond_the_paper() -> None:
    plain, full = Line("Terima kasih"), Line("x" * 48)
    lines = (full, plain, Line("TINGGI", tall=2), Line("LEBAR", wide=2, tall=2), Line("X" * 40, wide=2, tall=2))
    drawn = operations(receipt_pdf(Receipt(48, lines, "", 0), NUMBER, MADE_AT))
    sizes = [float(operands[1]) for operands, operator in drawn if operator == b"Tf"][-len(lines) :]
    assert [round(size / sizes[0], 2) for size in sizes] == [1, 1, 1.45, 2, 1.2]


@pytest.mark.thorough
def test_a_longer_paper_is_a_longer_page() -> None:
    short, long = (SAMPLES[name].laid_out(48) for name in ("oral", "training"))
    heights = [float(opened(receipt_pdf(one, NUMBER, MADE_AT)).pages[0].mediabox.height) for one in (short, long)]
    assert heights[0] < heights[1]


@pytest.mark.thorough
@given(st.text(max_size=200), st.sampled_from(WIDTHS))
def test_no_text_leaves_the_page_and_none_breaks_it(text: str, columns: int) -> None:
    hostile = a_complaint(intake=an_intake(description=text, complainant=a_complainant(name=text)), officer=text)
    pdf = receipt_pdf(lay_out(hostile, HEAD, columns), NUMBER, MADE_AT)
    page = opened(pdf).pages[0]
    size, shown = 0.0, 0
    for operands, operator in operations(pdf):
        if operator == b"Tf":
            size = float(operands[1])
        elif operator == b"Tm":
            assert float(operands[4]) >= 0
        elif operator == b"Tj":
            assert len(operands[0]) * size * 0.6 <= float(page.mediabox.width)
            shown += 1
    assert shown > 20


@pytest.mark.thorough
def test_the_same_receipt_gives_the_same_bytes() -> None:
    assert receipt_pdf(a_receipt(), NUMBER, MADE_AT) == receipt_pdf(a_receipt(), NUMBER, MADE_AT)


@pytest.mark.thorough
def test_every_font_is_embedded() -> None:
    page: Any = opened(receipt_pdf(a_receipt(), NUMBER, MADE_AT)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {"IBMPlexMono-Regular", "IBMPlexMono-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.thorough
def test_the_properties_tell_the_number_and_the_office_and_nothing_about_any_person() -> None:
    text: Any = opened(receipt_pdf(a_receipt(), NUMBER, MADE_AT, "Dinas Contoh")).metadata
    assert (text.title, text.author, text.creator, text.producer) == (
        NUMBER,
        "Dinas Contoh",
        "frontoffice",
        "frontoffice",
    )
    assert "Nurhayati" not in str(text)


@pytest.mark.thorough
def test_a_preview_has_no_code() -> None:
    assert scanned(receipt_pdf(SAMPLES["preview"].laid_out(48), NUMBER, MADE_AT)) == []


def test_a_pdf_is_named_after_its_number(tmp_path: Path) -> None:
    path = save(b"%PDF", tmp_path / "resi", f"resi {NUMBER}")
    assert path == tmp_path / "resi" / "resi-0147-PGD-L1-2026.pdf"
    assert path.read_bytes() == b"%PDF"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_former_pdf_of_the_number_stays(tmp_path: Path) -> None:
    paths = [save(content, tmp_path, f"resi {NUMBER}") for content in (b"first", b"second", b"third")]
    assert [path.name for path in paths] == [f"resi-0147-PGD-L1-2026{copy}.pdf" for copy in ("", "-2", "-3")]
    assert [path.read_bytes() for path in paths] == [b"first", b"second", b"third"]


@pytest.mark.parametrize("number", ["../../etc/passwd", "", "CON:\\x", "a\0b"])
def test_no_number_leads_out_of_the_folder(tmp_path: Path, number: str) -> None:
    assert save(b"x", tmp_path, number).parent == tmp_path


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "resi"
    in_the_way.write_text("a file")
    with pytest.raises(Unavailable) as refused:
        save(b"x", in_the_way, f"resi {NUMBER}")
    assert refused.value.code == "pdf_not_saved"
    assert refused.value.facts["path"] == str(in_the_way)


@pytest.mark.posix("/dev/full")
def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path: Path) -> None:
    beside = tmp_path / f".resi-0147-PGD-L1-2026-{os.getpid()}.new"
    beside.symlink_to("/dev/full")
    with pytest.raises(Unavailable):
        save(b"x" * 10_000, tmp_path, f"resi {NUMBER}")
    assert list(tmp_path.iterdir()) == []


def named(name: str) -> Receipt:
    person = a_complainant(name=name)
    return lay_out(a_complaint(intake=an_intake(complainant=person)), HEAD, 48, as_image=True)


@pytest.mark.thorough
def test_letters_that_a_printer_lacks_and_the_font_has_stand_as_they_were_written() -> None:
    receipt = named("José Łódź Ångström")
    assert has_letters(receipt)
    assert "José Łódź Ångström" in opened(receipt_pdf(receipt, NUMBER, MADE_AT)).pages[0].extract_text()


@pytest.mark.parametrize("name", ["陳小明", "علي", "😀", "Q\u0302"])
def test_of_other_letters_it_is_known_that_the_font_lacks_them(name: str) -> None:
    assert not has_letters(named(name))


@pytest.mark.parametrize(("columns", "wide"), [(32, 58), (42, 80), (48, 80)])
def test_a_drawn_resi_is_one_image_as_wide_as_the_paper_prints(columns: int, wide: int) -> None:
    rows = (b"\x80" + bytes(71), *[bytes(72)] * 287)  # one black dot at the top left
    page = opened(draw_pdf(rows, columns, NUMBER, MADE_AT)).pages[0]
    (image,) = page.images
    assert image.image is not None
    assert (image.image.size, image.image.getpixel((0, 0)), image.image.getpixel((1, 0))) == ((576, 288), 0, 255)
    printed = {58: 50, 80: 72}[wide]
    assert float(page.mediabox.width) == pytest.approx(wide * MM, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx((printed / 2 + 10) * MM, abs=0.01)
    assert draw_pdf(rows, columns, NUMBER, MADE_AT) == draw_pdf(rows, columns, NUMBER, MADE_AT)


@pytest.mark.posix("/proc/self/fd")
def test_a_saved_paper_is_on_the_disk_whole_before_it_has_its_name_and_the_name_before_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def named(finished: Path, path: Path) -> None:
        events.append(f"link {Path(path).name}")
        link(finished, path)

    monkeypatch.setattr(os, "link", named)
    with watched(monkeypatch) as events:
        path = save(b"%PDF", tmp_path, f"resi {NUMBER}")
    assert events == [f"sync .{path.stem}-{os.getpid()}.new", f"link {path.name}", f"sync {tmp_path.name}"]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_stick_that_knows_no_second_names_gets_the_paper_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(_finished: Path, _path: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    paths = [save(content, tmp_path, f"resi {NUMBER}") for content in (b"first", b"second")]
    assert [path.read_bytes() for path in paths] == [b"first", b"second"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_stick_that_fails_as_a_paper_is_named_keeps_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_finished: Path, _path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(replacing, "put_in_place", refuse)
    with pytest.raises(Unavailable, match="pdf_not_saved"):
        save(b"x", tmp_path, f"resi {NUMBER}")
    assert list(tmp_path.iterdir()) == []
