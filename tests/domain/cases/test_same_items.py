from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.cases import same_items
from frontoffice.domain.complaint import Status
from tests.support.examples import a_complaint, a_letter


def test_an_item_is_its_channel_and_number_however_they_were_typed() -> None:
    first, again = (
        a_complaint(intake=a_letter(external_id=text)) for text in ("017/NH/XI/2026", " 017 / nh / XI / 2026")
    )
    by_post = a_complaint(intake=a_letter(channel="post", external_id="017/NH/XI/2026"))
    assert same_items.items(first) == same_items.items(again) != same_items.items(by_post)
    assert same_items.items(a_complaint(intake=a_letter(external_id=""))) == frozenset()


def test_what_was_entered_in_lapor_holds_the_item_that_came_from_there() -> None:
    from_there = a_complaint(intake=a_letter(channel="sp4n", external_id="#1916449"))
    letter = a_complaint(intake=a_letter())
    assert same_items.items(from_there) <= same_items.items(letter, "1916449")
    assert same_items.items(letter) < same_items.items(letter, "1916449")


def test_what_was_cancelled_merged_or_erased_holds_nothing() -> None:
    letter = a_complaint(intake=a_letter())
    freed = (*(dataclasses.replace(letter, status=one) for one in (Status.CANCELLED, Status.MERGED)),)
    assert not any(same_items.items(one, "1") for one in (*freed, dataclasses.replace(letter, erased=True)))
    closed = dataclasses.replace(letter, status=Status.SATISFIED)
    assert same_items.items(closed) == same_items.items(letter)


@given(st.dictionaries(st.integers(), st.frozensets(st.sampled_from("abcd"))))
def test_repeated_are_those_that_share_an_item_with_another(held: dict[int, frozenset[str]]) -> None:
    expected = {one for one in held for other in held if one != other and held[one] & held[other]}
    assert same_items.find_repeated(held) == expected
