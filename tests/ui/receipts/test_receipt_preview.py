from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from frontoffice.domain.receipts import Line, Receipt, lay_out
from frontoffice.settings import Office
from frontoffice.ui.receipts.receipt_preview import ReceiptPreview, head_of
from frontoffice.ui.widgets import theme
from tests.support.examples import a_complaint, an_intake


@pytest.fixture
def preview(qtbot: QtBot) -> ReceiptPreview:
    preview = ReceiptPreview()
    qtbot.addWidget(preview)
    preview.resize(392, 600)
    preview.show()
    return preview


def dark_pixels(image: QImage) -> int:
    return sum(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_the_lines_of_the_receipt_stand_on_paper_that_fits_beside_the_form(
    preview: ReceiptPreview, columns: int
) -> None:
    receipt = lay_out(a_complaint(), head_of(Office()), columns)
    preview.show_receipt(receipt, is_printed=True)
    assert "0147/PGD-L1/2026" in preview.paper.text()
    assert preview.paper.text() == "\n".join(line.text for line in receipt.lines)
    assert preview.paper.width() <= 392


@pytest.mark.thorough
def test_the_code_on_the_preview_can_be_scanned(preview: ReceiptPreview) -> None:
    complaint = a_complaint()
    preview.show_receipt(lay_out(complaint, head_of(Office()), 48), is_printed=True)
    image = preview.paper.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    (code,) = zxingcpp.read_barcodes(view)
    assert code.text == f"{complaint.number_text} {complaint.check_code}"


@pytest.mark.thorough
def test_wide_tall_bold_and_inverted_lines_look_unlike_plain_ones(preview: ReceiptPreview) -> None:
    plain = Line("RESI")
    looks = []
    for line in (plain, Line("RESI", bold=True), Line("RESI", wide=2, tall=2), Line("RESI", inverted=True)):
        preview.show_receipt(Receipt(32, (line,), "", 0), is_printed=True)
        looks.append((dark_pixels(preview.paper.grab().toImage()), preview.paper.height()))
    assert len(set(looks)) == 4
    assert looks[2][1] > looks[0][1]
    assert looks[2][0] > 2 * looks[0][0]
    assert looks[3][0] > looks[0][0]


def test_characters_that_paper_cannot_show_are_counted(preview: ReceiptPreview) -> None:
    preview.show_receipt(
        lay_out(a_complaint(intake=an_intake(description="漢字")), head_of(Office()), 48), is_printed=True
    )
    assert "2" in preview.folded.text()
    assert preview.folded.isVisible()
    preview.show_receipt(lay_out(a_complaint(), head_of(Office()), 48), is_printed=True)
    assert not preview.folded.isVisible()


@pytest.mark.thorough
def test_before_there_is_a_number_there_is_no_code(preview: ReceiptPreview) -> None:
    preview.show_receipt(lay_out(a_complaint(), head_of(Office()), 48, next_number=True), is_printed=True)
    image = preview.paper.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    assert zxingcpp.read_barcodes(view) == []
    assert "nomor berikutnya" in preview.paper.text()


def test_the_paper_keeps_its_contrast_in_the_dark() -> None:
    assert theme.DARK.text != theme.DARK.page
