from __future__ import annotations

from datetime import date

import pytest

from frontoffice.domain.numbering import DEFAULT_FORMAT, Number
from frontoffice.domain.slips import Slip, SlipBlock, SlipUse, parse_use, runs
from tests.support.examples import MORNING

BLOCK = SlipBlock("L1", 2026, 51, 54, DEFAULT_FORMAT, date(2026, 11, 24), "Siti")


def slip(no: int) -> Slip:
    return Slip(BLOCK, Number("L1", 2026, no), BLOCK.text(no))


def test_a_slip_is_one_of_its_block_alone() -> None:
    assert Number("L1", 2026, 54) in BLOCK
    assert not any(one in BLOCK for one in (Number("L1", 2026, 55), Number("L1", 2027, 52), Number("L2", 2026, 52)))
    assert BLOCK.text(51) == "0051/PGD-L1/2026"


def test_what_a_draft_keeps_of_a_slip_is_read_back() -> None:
    use = SlipUse(Number("L1", 2026, 51), MORNING)
    assert parse_use(str(use)) == use
    for text in ("", "L1/2026 x", "L1/2026/a 2026-11-24T03:32:00Z", "L1/2026/1 gestern"):
        with pytest.raises(ValueError, match=r".*"):
            parse_use(text)


def test_slips_stand_as_unbroken_runs() -> None:
    found = runs([slip(54), slip(51), slip(52)])
    assert [(first.number.no, last.number.no) for first, last in found] == [(51, 52), (54, 54)]
