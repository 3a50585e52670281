"""A receipt as its PDF is made of it."""

from __future__ import annotations

from frontoffice.domain.receipts import Receipt, lay_out
from tests.support.examples import a_complaint
from tests.support.receipt_samples import HEAD


def a_receipt(columns: int = 48) -> Receipt:
    return lay_out(a_complaint(), HEAD, columns)
