from __future__ import annotations

import dataclasses
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import qr_code
from frontoffice.domain.receipts import WIDTHS, Line, lay_out
from frontoffice.printing.escpos import Image, encode, encode_image, is_harmless, raster
from tests.support import thermal_reader
from tests.support.examples import a_complainant, a_complaint, an_intake
from tests.support.receipt_samples import HEAD, SAMPLES, golden


@pytest.mark.thorough
def test_the_paper_is_as_it_was_looked_at() -> None:
    for columns in WIDTHS:
        for name in SAMPLES:
            assert SAMPLES[name].drawn(columns) == golden(name, columns).read_text(encoding="ascii")


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_code_is_read_back_with_a_scanner(columns: int, native: bool) -> None:
    receipt = lay_out(a_complaint(), HEAD, columns)
    paper = thermal_reader.read(encode(receipt, native_qr=native))
    assert paper.codes == [receipt.qr]


@pytest.mark.thorough
@given(st.integers(1, 99_999), st.integers(0, 2**30 - 1), st.sampled_from(WIDTHS))
def test_every_number_gives_a_code_that_scans(number: int, check: int, columns: int) -> None:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    code = "".join(letters[check >> 5 * n & 31] for n in range(6))
    complaint = a_complaint(number_text=f"{number:04}/PGD-L1/2026", check_code=code)
    assert thermal_reader.read(encode(lay_out(complaint, HEAD, columns), native_qr=False)).codes == [
        f"{number:04}/PGD-L1/2026 {code}"
    ]


@pytest.mark.thorough
@given(st.text(max_size=300), st.booleans(), st.sampled_from(WIDTHS))
def test_nothing_that_was_written_becomes_a_command(text: str, native: bool, columns: int) -> None:
    hostile = a_complaint(
        intake=an_intake(description=text, service=text, complainant=a_complainant(name=text)), officer=text
    )
    receipt = lay_out(hostile, HEAD, columns)
    paper = thermal_reader.read(encode(receipt, native_qr=native))
    assert paper.unknown == []
    assert paper.cuts == 1
    assert [line[0] for line in paper.lines if line] == [line.text for line in receipt.lines if line.kind != "qr"]


def test_a_control_byte_in_a_laid_out_line_is_a_bug() -> None:
    receipt = dataclasses.replace(lay_out(a_complaint(), HEAD, 48), lines=(Line("\x1b@"),))
    with pytest.raises(AssertionError, match="control character"):
        encode(receipt, native_qr=False)


def test_the_printer_is_reset_and_taken_out_of_kanji_mode_first() -> None:
    data = encode(lay_out(a_complaint(), HEAD, 48), native_qr=False)
    assert data.startswith(b"\x1b@\x1c.")
    assert thermal_reader.read(data).left_kanji


def test_every_look_ends_with_its_line() -> None:
    paper = thermal_reader.read(encode(lay_out(a_complaint(), HEAD, 48, training=True), native_qr=True))
    looks = {line[0].strip(): line[1] for line in paper.lines if line}
    assert looks["LATIHAN - TIDAK BERLAKU"].inverted
    assert looks["Kanal       : Loket, Loket 1"] == thermal_reader.Style()


def test_a_printer_without_a_cutter_gets_room_to_tear() -> None:
    data = encode(lay_out(a_complaint(), HEAD, 32), native_qr=False, cut="none")
    assert data.endswith(b"\x1bd\x05")
    assert thermal_reader.read(data).cuts == 0


@pytest.mark.thorough
@pytest.mark.parametrize("columns", WIDTHS)
def test_no_image_holds_a_real_time_command(columns: int) -> None:
    for name, sample in SAMPLES.items():
        data = encode(sample.laid_out(columns), native_qr=False)
        assert not any(command in data for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14")), name


def test_images_come_in_pieces_that_small_buffers_hold() -> None:
    data = encode(lay_out(a_complaint(), HEAD, 48), native_qr=False)
    heights = [
        int.from_bytes(data[at + 6 : at + 8], "little") for at in range(len(data)) if data[at : at + 3] == b"\x1dv0"
    ]
    assert len(heights) > 1
    assert max(heights) <= 128


@pytest.mark.thorough
def test_the_encoder_leaves_nothing_behind_on_this_computer(tmp_path: Path) -> None:
    script = (
        "import logging, os; from tests.support.receipt_samples import SAMPLES; SAMPLES['oral'].drawn(48);"
        "print(logging.getLogger().handlers, 'ESCPOS_CAPABILITIES_FILE' in os.environ)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path), "TMP": str(tmp_path), "TEMP": str(tmp_path)}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[] False\n", "")
    assert list(tmp_path.iterdir()) == []


def test_encoding_changes_neither_the_log_nor_where_temporary_files_go() -> None:
    handlers, folder = list(logging.getLogger().handlers), tempfile.gettempdir()
    encode(lay_out(a_complaint(), HEAD, 48), native_qr=False)
    assert logging.getLogger().handlers == handlers
    assert tempfile.gettempdir() == folder


@pytest.mark.thorough
def test_an_image_goes_out_in_pieces_with_no_command_of_the_real_time_in_it() -> None:
    rows = tuple(b"\x10\x04\x01" * 16 for _ in range(300))
    data = encode_image(Image(rows), cut="partial")
    assert is_harmless(data)
    assert data.startswith(b"\x1b@\x1c.\x1dv0\x00\x30\x00\x80\x00")
    assert data.count(b"\x1dv0") == 3
    assert len(data) > 300 * 48
    assert b"\x1dV" in data[-8:]
    assert b"\x1dV" not in encode_image(Image(rows), cut="none")


def test_another_page_of_letters_is_chosen_when_there_is_one() -> None:
    receipt = lay_out(a_complaint(), HEAD, 48)
    assert b"\x1bt\x13" in encode(receipt, native_qr=False, code_page=19)
    assert b"\x1bt" not in encode(receipt, native_qr=False)


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_the_printers_own_code_is_25_mm_wide_on_every_paper_and_half_of_it_may_be_lost(columns: int) -> None:
    dots = 8  # of 25 modules, at 8 dots to the mm
    data = encode(lay_out(a_complaint(), HEAD, columns), native_qr=True)
    assert b"\x1d(k\x03\x001C" + bytes([dots]) in data
    assert b"\x1d(k\x03\x001E1" in data, "level M"
    drawn = encode(lay_out(a_complaint(), HEAD, columns), native_qr=False)
    assert b"\x1d(k" not in drawn
    modules = len(qr_code.modules(lay_out(a_complaint(), HEAD, columns).qr))
    assert b"\x1dv0\x00" + (-(-modules * dots // 8)).to_bytes(2, "little") in drawn


def test_a_code_is_drawn_dot_by_dot() -> None:
    """Two modules by two, three dots each: six dots in a byte, its last two white."""
    drawn = raster(((True, False), (False, True)), 3)
    assert drawn == b"\x1dv0\x00\x01\x00\x06\x00" + b"\xe0" * 3 + b"\x1c" * 3


def test_each_piece_of_an_image_ends_in_a_question_where_it_is_wide_enough() -> None:
    wide = encode_image(Image((b"abcd",) * 129))
    first, second = wide.split(b"\x1dv0\x00")[1:]
    assert first == b"\x04\x00\x80\x00" + b"abcd" * 127 + b"a\x1dr\x01"
    assert second.startswith(b"\x04\x00\x01\x00" + b"a\x1dr\x01")
    for row, last in ((b"abc", b"\x1dr\x01"), (b"ab", b"ab")):
        assert b"\x1dv0\x00" + bytes([len(row)]) + b"\x00\x02\x00" + row + last in encode_image(Image((row, row)))


@pytest.mark.parametrize(("cut", "end"), [("full", b"\x1dV\x00"), ("partial", b"\x1dV\x01"), ("none", b"\x1bd\x05")])
def test_a_paper_ends_as_its_printer_cuts(cut: str, end: bytes) -> None:
    for data in (
        encode(lay_out(a_complaint(), HEAD, 48), native_qr=False, cut=cut),
        encode_image(Image((b"a",)), cut=cut),
    ):
        assert data.endswith(end)
    whole = encode(lay_out(a_complaint(), HEAD, 48), native_qr=False)
    assert whole == encode(lay_out(a_complaint(), HEAD, 48), native_qr=False, cut="full")


def test_only_what_differs_from_the_line_before_is_set() -> None:
    lines = (Line("a"), Line("b", bold=True), Line("c", bold=True), Line("d", align="center"), Line("e", inverted=True))
    receipt = dataclasses.replace(lay_out(a_complaint(), HEAD, 48), lines=lines)
    text = encode(receipt, native_qr=False).partition(b"\x1c.")[2].partition(b"\x1dV")[0]
    assert text.startswith(b"a\n\x1bE\x01b\nc\n")
    assert b"\x1bE\x00" in text.partition(b"c\n")[2].partition(b"d\n")[0]
    assert b"\x1dB\x01" in text.partition(b"d\n")[2]
    large = dataclasses.replace(receipt, lines=(Line("a", wide=2, tall=3), Line("b", wide=2, tall=3), Line("c")))
    text = encode(large, native_qr=False)
    assert (text.count(b"\x1d!\x12"), text.count(b"\x1d!\x00")) == (1, 1)
