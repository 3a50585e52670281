from __future__ import annotations

import errno
import inspect
from enum import StrEnum
from types import ModuleType

import pytest

from frontoffice.documents import codes as document_codes
from frontoffice.domain import codes as rule_codes
from frontoffice.domain.codes import AccessRefusal, FieldRefusal, IntakeRefusal
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.printing import codes as printing_codes
from frontoffice.register import codes as register_codes
from frontoffice.register.codes import RegisterFailure
from frontoffice.sync import codes as sync_codes


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
        (errno.ENAMETOOLONG, Cause.NAME),
        (errno.EEXIST, Cause.NAME),
        (errno.ELOOP, Cause.NOT_THERE),
        (errno.EDQUOT, Cause.FULL),
        (errno.EIO, Cause.REFUSED),
        (None, Cause.REFUSED),
    ],
)
def test_what_the_system_says_of_a_file_is_told_by_its_cause(number: int | None, cause: Cause) -> None:
    assert Cause.of(OSError(number, "Not a directory") if number else OSError("?")) is cause


@pytest.mark.parametrize(("winerror", "cause"), [(123, Cause.NAME), (206, Cause.NAME), (3, Cause.NOT_THERE)])
def test_what_windows_says_of_a_name_is_the_name(winerror: int, cause: Cause) -> None:
    error = OSError(errno.ENOENT, "the directory name is invalid")
    error.winerror = winerror  # type: ignore[attr-defined]  # has one on Windows alone
    assert Cause.of(error) is cause


AS_WRITTEN = {"witnesses_awaited", "witnesses_silent"}  # stand in logs since before their names were others


@pytest.mark.parametrize(
    ("codes", "area"),
    [
        (rule_codes, "step"),
        (register_codes, "register"),
        (printing_codes, "printer"),
        (sync_codes, "centre"),
        (document_codes, "document"),
    ],
)
def test_a_code_reads_in_journals_and_logs_as_its_name_with_or_without_its_area(codes: ModuleType, area: str) -> None:
    own = [one for _, one in inspect.getmembers(codes, inspect.isclass) if one.__module__ == codes.__name__]
    listed = [code for one in own if issubclass(one, StrEnum) for code in one]
    assert listed
    parts = {
        "step": ("absence", "attachment", "box", "slip", "slips"),
        "register": ("backup", "copy", "papers", "send"),
        "printer": ("sheet",),
        "document": ("signing",),
    }  # attachments, the suggestion box, slips, copies, messages, papers and signatures: codes of their own
    areas = (area, *parts.get(area, ()))
    names = {code: {code.name.lower(), *(f"{one}_{code.name.lower()}" for one in areas)} for code in listed}
    assert [code for code in listed if code.value not in names[code] | AS_WRITTEN] == []
