from __future__ import annotations

from frontoffice.printing.torn_paper import TORN, after_torn, separator


def test_what_follows_a_torn_paper_says_when_that_is_void_and_is_cut_off_from_it() -> None:
    assert separator(cut=True) == TORN + b"\x1dVB\x00"
    assert separator(cut=False) == TORN + b"\x1bd\x05"


def test_a_printer_that_cannot_be_asked_has_its_image_filled_up_first() -> None:
    assert after_torn(b"resi", cut=True).lstrip(b"\0") == separator(cut=True) + b"resi"
    assert after_torn(b"resi", cut=True).startswith(bytes(16_384))
