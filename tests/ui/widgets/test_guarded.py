from __future__ import annotations

import pytest

from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

NAME_MISSING = Refused(Problem("name", FieldRefusal.NAME_MISSING))


def _fail(error: Exception) -> None:
    raise error


def test_what_happens_is_known_to_have_worked_and_shows_nothing() -> None:
    shown: list[str] = []
    with show_errors(shown.append) as saving:
        assert not saving.worked
    assert (saving.worked, shown) == (True, [])


def test_a_refusal_is_shown_in_the_officers_words() -> None:
    shown: list[str] = []
    with show_errors(shown.append) as saving:
        _fail(NAME_MISSING)
    assert (saving.worked, shown) == (False, [wording.refusal_text(NAME_MISSING)])


def test_a_page_that_shows_problems_beside_its_fields_gets_the_refusal_itself() -> None:
    shown: list[str] = []
    refused: list[Refused] = []
    with show_errors(shown.append, refused.append) as saving:
        _fail(NAME_MISSING)
    assert (saving.worked, shown, refused) == (False, [], [NAME_MISSING])


def test_what_the_disk_did_not_do_is_shown_in_the_officers_words() -> None:
    shown: list[str] = []
    failure = Unavailable(next(iter(RegisterFailure)))
    with show_errors(shown.append) as saving:
        _fail(failure)
    assert (saving.worked, shown) == (False, [wording.unavailable(failure)])


def test_a_bug_is_not_hidden() -> None:
    shown: list[str] = []
    with pytest.raises(ZeroDivisionError), show_errors(shown.append):
        _fail(ZeroDivisionError())
    assert shown == []


def test_a_failure_alone_is_given_whole_and_a_refusal_goes_on() -> None:
    failures: list[Unavailable] = []
    with show_unavailable(failures.append) as reading:
        _fail(Unavailable(RegisterFailure.DISK_FULL))
    assert [failure.code for failure in failures] == [RegisterFailure.DISK_FULL]
    assert not reading.worked
    with pytest.raises(Refused), show_unavailable(failures.append):
        _fail(NAME_MISSING)
    with show_unavailable(failures.append) as reading:
        pass
    assert reading.worked
