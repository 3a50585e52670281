from __future__ import annotations

from frontoffice.domain.codes import BoxRefusal
from frontoffice.errors import Problem
from frontoffice.ui.messages import wording


def test_a_closing_that_leaves_sheets_out_says_how_many(indonesian: None) -> None:
    found = Problem("found", BoxRefusal.SHEETS_DIFFER, {"found": 3, "done": 1})
    assert wording.problem(found).startswith("Lembar yang ditemukan 3, yang dicatat atau batal 1.")
