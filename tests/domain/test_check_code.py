from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.domain.numbering import check_code
from tests.support.examples import a_complaint


def test_a_check_code_never_changes() -> None:
    assert check_code(UUID(int=0)) == "UNH758"
    assert a_complaint().check_code == check_code(a_complaint().subject)


def test_a_check_code_has_six_signs_that_are_not_mistaken_for_others() -> None:
    codes = {check_code(uuid4()) for _ in range(500)}
    assert len(codes) > 495
    assert all(len(code) == 6 and not set(code) & set("IO01") for code in codes)
