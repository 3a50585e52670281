from __future__ import annotations

import pytest

from frontoffice.domain import recovery_code
from frontoffice.domain.codes import AccessRefusal
from frontoffice.errors import Refused


@pytest.mark.parametrize("weak", ["", "sebelas huf", "   pendek        ", "aaaaabbbbbcccccddddd", "121212121212121"])
def test_what_is_soon_guessed_is_refused_beside_its_field(weak: str) -> None:
    with pytest.raises(Refused) as refused:
        recovery_code.check(weak)
    [problem] = refused.value.problems
    assert (problem.field, problem.code, problem.facts) == (
        "passphrase",
        AccessRefusal.KEY_PASSPHRASE_WEAK,
        {"least": 12},
    )


def test_a_few_words_are_enough_and_are_one_however_they_were_typed() -> None:
    recovery_code.check("kopi pagi di")
    assert recovery_code.normal(" e\u0301tage ﬁ ") == recovery_code.normal("étage fi")


def test_the_wait_grows_after_three_and_ends_at_a_minute() -> None:
    assert [recovery_code.wait_after(tries) for tries in (1, 2, 3, 4, 8, 9, 100)] == [0, 0, 1, 2, 32, 60, 60]
