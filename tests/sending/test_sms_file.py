"""What smsd is given; for real under ``long``: gammu itself reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.domain.text import sms_length
from frontoffice.sending import sms_file
from tests.support.sms_read import fields, read_back
from tests.support.smsd import Smsd

NUMBER = "6281271001234"
THE_NUMBER = "002B0036003200380031003200370031003000300031003200330034"


def test_a_short_message_is_one_part_with_its_number_inside() -> None:
    (part,) = fields(sms_file.contents(NUMBER, "Halo", 7))
    assert part == {
        "PDU": "Submit",
        "State": "UnSent",
        "Number": '"+6281271001234"',
        "NumberUnicode": THE_NUMBER,
        "Text00": "00480061006C006F",
        "Coding": "Default_No_Compression",
        "Folder": "2",
        "Class": "-1",
    }


def test_parts_are_those_that_were_counted_and_say_which_of_how_many_they_are() -> None:
    for text, coding in (("Tindakan [1] {a}\n" * 40, "Default"), ("Tindakan – ş 😀\n" * 20, "Unicode")):
        content = sms_file.contents(NUMBER, text, 200)
        parts, expected = fields(content), sms_length.split(text)
        assert read_back(content) == list(expected)
        assert [part["UDH"] for part in parts] == [
            f"050003C8{len(expected):02X}{index:02X}" for index in range(1, len(expected) + 1)
        ]
        assert {part["Coding"] for part in parts} == {f"{coding}_No_Compression"}
        assert {(part["Number"], part["NumberUnicode"]) for part in parts} == {(f'"+{NUMBER}"', THE_NUMBER)}


@pytest.mark.long
@pytest.mark.posix("gammu")
def test_gammu_reads_every_letter_and_joins_the_parts(tmp_path: Path) -> None:
    smsd, file = Smsd(tmp_path), tmp_path / "file"
    words = ("Pengaduan 0147/PGD-L1/2026 [1] {kami} terima; 100% @ £ é à € \\ ~ | ^ " * 9).strip()
    for text in (words, words[:60], f"{words} ş – 😀", f"Lokasi: é–ş\n{words}"):
        file.write_bytes(sms_file.contents(NUMBER, text, 9))
        said, parts = smsd.read(file), len(sms_length.split(text))
        assert text in said
        assert f"{parts} SMS parts in 1 SMS sequences" in said
        assert said.count(f'Remote number        : "+{NUMBER}"') == parts
