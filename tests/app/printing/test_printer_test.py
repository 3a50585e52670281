from __future__ import annotations

import pytest

from frontoffice.app.printing.printer_test import sample_receipt
from frontoffice.domain.receipts.receipt import WIDTHS


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_trial_page_fits_every_width(columns: int) -> None:
    assert all(len(line.text) * line.wide <= columns for line in sample_receipt(columns).lines)
