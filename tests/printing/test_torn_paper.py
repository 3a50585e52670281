from __future__ import annotations

import pytest

from frontoffice.printing.printer_session import CLEAR_BUFFERS, PrinterSession
from frontoffice.printing.torn_paper import TORN, discard_torn_receipt, prefix_separator, separator
from tests.support.print_assertions import SHORT, never
from tests.support.timed_line import TimedLine


def test_what_follows_a_torn_paper_says_when_that_is_void_and_is_cut_off_from_it() -> None:
    assert separator(cut=True) == TORN + b"\x1dVB\x00"
    assert separator(cut=False) == TORN + b"\x1bd\x05"


def test_a_printer_that_cannot_be_asked_has_its_image_filled_up_first() -> None:
    assert prefix_separator(b"resi", cut=True).lstrip(b"\0") == separator(cut=True) + b"resi"
    assert prefix_separator(b"resi", cut=True).startswith(bytes(16_384))


def test_what_a_printer_says_it_forgot_is_believed_and_silence_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for says, forgotten in (
        (b"\x37\x25\x00", True),
        (b"\x37\x24\x00", False),
        (b"\x37\x221234\x00", False),
        (b"", False),
    ):
        line = TimedLine(monkeypatch)
        line.at = {0.05: lambda line=line, says=says: line.says.append(says)}  # type: ignore[misc]
        assert discard_torn_receipt(PrinterSession(line, SHORT, never)) is forgotten
        assert [data for _, data in line.writes] == [CLEAR_BUFFERS]
        assert line.passed < 0.1 if forgotten else SHORT.longer <= line.passed <= SHORT.longer + 0.06


def test_the_words_on_paper_are_the_offices_and_for_any_printer() -> None:
    assert TORN == b"\x1b@\x1c.\nBila cetakan di atas terputus,\ncetakan itu tidak berlaku.\n"
    assert bytes.fromhex("100502 1014080103140106 0208") == CLEAR_BUFFERS
