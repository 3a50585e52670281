from __future__ import annotations

import pytest

from frontoffice.domain import choices


@pytest.mark.parametrize("said", [None, "technical", 7, {"technical": True}, [7, None, ["technical"]], ["later"]])
def test_what_another_program_wrote_otherwise_says_nothing(said: object) -> None:
    assert choices.parts(said) == frozenset()


def test_an_entry_names_the_parts_that_have_a_name_and_nothing_where_all_are_listed() -> None:
    names = {"officers": "Bambang", "technical": "", "agency": "Dinas X"}
    assert choices.body_of(("agency", "technical"), names) == ["agency"]
    assert choices.body_of(("technical",), names) is None
    assert choices.body_of((), names) is None
    assert choices.parts(["agency", "technical", "x"]) == {"agency", "technical"}


def test_only_what_is_in_no_list_is_marked() -> None:
    names = {"officers": "Bambang", "technical": None, "agency": "Dinas X"}
    assert choices.mark_unlisted(names, frozenset({"agency", "technical"}), "{} (!)") == ("Bambang", "Dinas X (!)")
    assert choices.mark_unlisted(names, frozenset(), "{} (!)") == ("Bambang", "Dinas X")
