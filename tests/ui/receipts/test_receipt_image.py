from __future__ import annotations

import dataclasses

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from frontoffice.domain.receipts import Line, Receipt, lay_out
from frontoffice.ui.receipts.receipt_preview import draw_image, missing_letters
from tests.support.examples import a_complaint
from tests.support.receipt_samples import HEAD


def picture(rows: tuple[bytes, ...]) -> Image.Image:
    """The dots as an image, black on white."""
    dots = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows))
    return dots.convert("L").point(lambda dot: 255 - dot)


@pytest.mark.parametrize(("columns", "dots"), [(32, 384), (42, 512), (48, 576)])
def test_a_drawn_resi_is_as_wide_as_the_paper_and_its_code_can_be_read(qtbot: QtBot, columns: int, dots: int) -> None:
    receipt = lay_out(a_complaint(), HEAD, columns, as_image=True)
    rows = draw_image(receipt, dots)
    assert {len(row) * 8 for row in rows} == {dots}
    (code,) = zxingcpp.read_barcodes(picture(rows))
    assert code.text == receipt.qr


@pytest.mark.thorough
def test_letters_that_no_printer_has_stand_in_the_image(qtbot: QtBot) -> None:
    def drawn(name: str) -> tuple[bytes, ...]:
        complaint = a_complaint()
        person = dataclasses.replace(complaint.intake.complainant, name=name)
        named = dataclasses.replace(complaint, intake=dataclasses.replace(complaint.intake, complainant=person))
        return draw_image(lay_out(named, HEAD, 48, as_image=True), 576)

    assert len({drawn("Ωmega"), drawn("?mega"), drawn("Жmega")}) == 3


def test_a_line_that_is_too_wide_is_made_narrower(qtbot: QtBot) -> None:
    def black(text: str) -> int:
        rows = draw_image(Receipt(32, (Line(text),), "", 0), 384)
        return sum(int.from_bytes(row, "big").bit_count() for row in rows)

    right_edge = draw_image(Receipt(32, (Line("M" * 60 + "|"),), "", 0), 384)
    assert black("M" * 60) > 0
    assert any(row[-1] for row in right_edge)


def test_white_on_black_is_mostly_black(qtbot: QtBot) -> None:
    rows = draw_image(Receipt(32, (Line("SALINAN KE-1", inverted=True, align="center"),), "", 0), 384)
    middle = rows[2][24]
    assert middle == 0xFF
    assert rows[2][0] == 0


def test_letters_that_no_font_of_this_computer_has_are_counted(qtbot: QtBot) -> None:
    lines = (Line("José"), Line("a\U0010fffdb\U0010fffd"), Line("plain"), Line(kind="qr"))  # for nobody's use
    assert missing_letters(Receipt(48, lines, "", 0)) == 2
    assert missing_letters(Receipt(48, lines[:1], "", 0)) == 0
