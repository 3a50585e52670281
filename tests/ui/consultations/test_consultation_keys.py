from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.consultations.consultation_keys import CONSULTATION_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_a_letter_holds_in_the_list_only_so_that_it_can_be_typed_above() -> None:
    letters = [one for one in CONSULTATION_KEYS if len(one.key) == 1]
    assert {one.key for one in letters} == {"1", "I"}
    assert {one.within for one in letters} == {"lines"}


def test_who_records_has_the_key_for_it() -> None:
    assert keys_of(CONSULTATION_KEYS, "record") == ("F9",)
    assert [one.may for one in CONSULTATION_KEYS if one.action in ("record", "turn")] == [May.RECORD] * 2
