from __future__ import annotations

from frontoffice.domain.codes import AbsenceRefusal
from frontoffice.errors import Problem
from frontoffice.ui.messages import wording


def test_an_absence_that_overlaps_names_the_days_of_the_other(indonesian: None) -> None:
    found = Problem("first", AbsenceRefusal.OVERLAPS, {"first": "01-12-2026", "last": "04-12-2026"})
    assert wording.problem(found).startswith("Sudah tercatat tidak hadir dari 01-12-2026 sampai 04-12-2026.")
