from __future__ import annotations

import errno

import pytest

from frontoffice.domain.codes import AccessRefusal, FieldRefusal, IntakeRefusal
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure


def test_a_refusal_carries_its_problems() -> None:
    problems = (Problem("nik", IntakeRefusal.NIK_LENGTH, {"digits": 15}), Problem("", AccessRefusal.NOT_ALLOWED))
    refused = Refused(*problems)
    assert refused.problems == problems
    assert str(refused) == "nik:nik_length, :not_allowed"


def test_a_refusal_says_nothing_that_was_typed() -> None:
    assert "Nurhayati" not in str(Refused(Problem("name", FieldRefusal.TOO_LONG, {"text": "Nurhayati"})))


def test_a_problem_refuses_unless_it_only_warns() -> None:
    assert not Problem("nik", IntakeRefusal.NIK_LENGTH).warning
    assert Problem("nik", IntakeRefusal.NIK_LENGTH).facts == {}


def test_facts_of_nothing_cannot_be_filled_by_accident() -> None:
    with pytest.raises(TypeError):
        Problem("nik", IntakeRefusal.NIK_LENGTH).facts["digits"] = 15  # type: ignore[index]


def test_what_is_unavailable_has_a_code_and_facts() -> None:
    unavailable = Unavailable(RegisterFailure.DISK_FULL, path="/data")
    assert (unavailable.code, unavailable.facts) == ("disk_full", {"path": "/data"})
    assert "disk_full" in str(unavailable)


def test_neither_is_the_other() -> None:
    assert not issubclass(Refused, Unavailable)
    assert not issubclass(Unavailable, Refused)


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, Cause.FULL),
        (errno.EACCES, Cause.FORBIDDEN),
        (errno.EROFS, Cause.FORBIDDEN),
        (errno.ENOTDIR, Cause.NOT_THERE),
        (errno.EIO, Cause.REFUSED),
        (None, Cause.REFUSED),
    ],
)
def test_what_the_system_says_of_a_file_is_told_by_its_cause(number: int | None, cause: Cause) -> None:
    assert Cause.of(OSError(number, "Not a directory") if number else OSError("?")) is cause
