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

from frontoffice.domain.receipt import WIDTHS, lay_out
from frontoffice.domain.receipt_lines import Line
from frontoffice.printing.escpos import Image, encode, encode_image
from frontoffice.printing.realtime_commands import is_harmless
from tests.support import thermal_reader
from tests.support.examples import a_complainant, a_complaint, an_intake
from tests.support.receipt_samples import HEAD, SAMPLES, golden


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_paper_is_as_it_was_looked_at(name: str, columns: int) -> None:
    assert SAMPLES[name].drawn(columns) == golden(name, columns).read_text(encoding="ascii")


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_code_is_read_back_with_a_scanner(columns: int, native: bool) -> None:
    receipt = lay_out(a_complaint(), HEAD, columns)
    paper = thermal_reader.read(encode(receipt, native_qr=native))
    assert paper.codes == [receipt.qr]


@given(st.integers(1, 99_999), st.integers(0, 2**30 - 1), st.sampled_from(WIDTHS))
def test_every_number_gives_a_code_that_scans(number: int, check: int, columns: int) -> None:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    code = "".join(letters[check >> 5 * n & 31] for n in range(6))
    complaint = a_complaint(number_text=f"{number:04}/PGD-L1/2026", check_code=code)
    assert thermal_reader.read(encode(lay_out(complaint, HEAD, columns), native_qr=False)).codes == [
        f"{number:04}/PGD-L1/2026 {code}"
    ]


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
    assert looks["Tempat      : Loket 1"] == thermal_reader.Style()


def test_a_printer_without_a_cutter_gets_room_to_tear() -> None:
    data = encode(lay_out(a_complaint(), HEAD, 32), native_qr=False, cut="none")
    assert data.endswith(b"\x1bd\x05")
    assert thermal_reader.read(data).cuts == 0


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
