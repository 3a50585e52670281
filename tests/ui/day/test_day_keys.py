"""The keys of the day's page that change something are for those who may."""

from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.day.day_form import DAY_KEYS


def test_only_who_reviews_ticks_and_writes_notes() -> None:
    rights = {one.action: one.may for one in DAY_KEYS}
    assert rights["tick"] is rights["write_note"] is May.REVIEW
    assert rights["open"] is None
