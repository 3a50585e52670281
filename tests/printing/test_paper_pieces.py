from __future__ import annotations

import pytest

from frontoffice.printing.paper_pieces import UnknownCommandError, split_paper
from frontoffice.printing.probe import probe_page
from tests.support.print_assertions import a_receipt

PAPERS = [
    a_receipt(native_qr=True),
    a_receipt(columns=32),
    probe_page("Loket", 48, native_qr=True, cut=True),
    probe_page("Loket", 32, native_qr=True, cut=False, code_page=16),
    b"satu\ndua\x1da\x00",
]


@pytest.mark.parametrize(
    "data", PAPERS, ids=["native", "raster", "test page", "test page without cutter", "no feed at its end"]
)
def test_the_pieces_are_the_paper(data: bytes) -> None:
    assert b"".join(piece.data for piece in split_paper(data)) == data


def test_no_line_is_long_without_a_place_for_a_question() -> None:
    (piece,) = split_paper(b"\x1bE\x01" + b"a" * 40 + b"\n")
    assert piece.fragments == (b"\x1bE\x01" + b"a" * 16, b"a" * 16, b"a" * 8 + b"\n")


def test_an_image_stands_alone_and_in_one_piece() -> None:
    image = b"\x1dv0\x00\x01\x00\x03\x00\n\x1d\x1b"
    before, drawn, after = split_paper(b"\x1ba\x01" + image + b"\n")
    assert (before.alone, drawn.alone, after.alone) == (False, True, False)
    assert drawn.fragments == (image,)
    assert drawn.is_raster


def test_a_code_of_the_printer_stands_alone_with_a_place_before_each_of_its_commands() -> None:
    (code,) = (piece for piece in split_paper(a_receipt(native_qr=True)) if piece.alone)
    assert all(fragment.startswith(b"\x1d(k") for fragment in code.fragments)
    assert len(code.fragments) == 5
    assert not code.is_raster


@pytest.mark.parametrize("data", [b"\x1b\xffabc", b"a\x1d", b"\x1dv0\x00\x01\x00\x02\x00a", b"\x1d(k\x09\x00ab"])
def test_a_command_that_is_not_known_or_not_whole_is_not_cut(data: bytes) -> None:
    with pytest.raises(UnknownCommandError):
        split_paper(data)
