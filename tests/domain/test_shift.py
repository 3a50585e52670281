from __future__ import annotations

from dataclasses import replace

from frontoffice.domain import shift
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.people import Officer, Role
from tests.support.examples import an_officer

SITI = an_officer()
RINA = an_officer(name="Rina Kartika")


def found(coming: Officer | None, note: str = "") -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in shift.problems(coming, note, SITI)]


def test_the_counter_goes_to_somebody_else_who_records_here() -> None:
    unfit = [("coming", AccessRefusal.COMING_UNFIT)]
    assert found(RINA) == found(an_officer(Role.SUPERVISOR, "Hendra Wijaya")) == []
    assert found(None) == found(SITI) == unfit
    assert found(an_officer(Role.HANDLER, "Bambang")) == found(replace(RINA, active=False)) == unfit


def test_the_note_of_a_handover_has_an_end() -> None:
    assert found(RINA, "x" * shift.LONGEST_NOTE) == []
    assert found(RINA, "x" * (shift.LONGEST_NOTE + 1)) == [("note", FieldRefusal.TOO_LONG)]
