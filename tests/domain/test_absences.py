from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from frontoffice.domain import absences
from frontoffice.domain.absences import Absence, AbsenceForm
from frontoffice.domain.codes import AbsenceRefusal, FieldRefusal
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE

BAMBANG = Officer(UUID(int=1), "Bambang Sutrisno", Role.HANDLER)
DEWI = Officer(UUID(int=2), "Dewi Lestari", Role.HANDLER)
HENDRA = Officer(UUID(int=3), "Hendra Wijaya", Role.SUPERVISOR)
YULIANA = Officer(UUID(int=4), "Yuliana Putri", Role.ADMINISTRATOR)
GONE = Officer(UUID(int=5), "Rudi", Role.HANDLER, active=False)
TODAY = date(2026, 11, 24)
DAYS = (date(2026, 12, 1), date(2026, 12, 4))


def absence(who: Officer, substitute: Officer | None, *days: date, of: int = 9) -> Absence:
    stands_in = (str(substitute.officer_id), substitute.name) if substitute else ("", "")
    first, last = days or DAYS
    return Absence(UUID(int=of), str(who.officer_id), who.name, first, last, *stands_in, "")


def refused(form: AbsenceForm, *known: Absence, by: Officer = HENDRA) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in absences.problems(form, known, by, TODAY)]


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (AbsenceForm(BAMBANG, *DAYS, DEWI), []),
        (AbsenceForm(BAMBANG, *DAYS), []),
        (AbsenceForm(BAMBANG, TODAY, TODAY, DEWI), []),
        (AbsenceForm(BAMBANG, None, None), [("first", "absence_date_missing"), ("last", "absence_date_missing")]),
        (AbsenceForm(BAMBANG, *DAYS[::-1]), [("last", AbsenceRefusal.BACKWARD)]),
        (AbsenceForm(BAMBANG, date(2026, 11, 1), date(2026, 11, 23)), [("last", AbsenceRefusal.OVER)]),
        (AbsenceForm(BAMBANG, *DAYS, BAMBANG), [("substitute", AbsenceRefusal.SUBSTITUTE_SELF)]),
        (AbsenceForm(BAMBANG, *DAYS, GONE), [("substitute", AbsenceRefusal.SUBSTITUTE_UNFIT)]),
        (AbsenceForm(BAMBANG, *DAYS, YULIANA), [("substitute", AbsenceRefusal.SUBSTITUTE_UNFIT)]),
        (AbsenceForm(BAMBANG, *DAYS, note="x" * (LONGEST_LINE + 1)), [("note", FieldRefusal.TOO_LONG)]),
    ],
)
def test_what_is_wrong_stands_beside_its_field(form: AbsenceForm, wrong: list[tuple[str, str]]) -> None:
    assert refused(form) == wrong


def test_days_that_overlap_are_refused_and_those_beside_them_are_not() -> None:
    known = absence(BAMBANG, DEWI)
    for first, last, wrong in (
        (30, 1, True), (4, 4, True), (2, 3, True), (30, 8, True), (29, 30, False), (5, 6, False),
    ):  # fmt: skip
        form = AbsenceForm(BAMBANG, date(2026, 12 - (first > 8), first), date(2026, 12 - (last > 8), last))
        assert bool(refused(form, known)) is wrong, (first, last)
    (problem,) = absences.problems(AbsenceForm(BAMBANG, *DAYS), [known], HENDRA, TODAY)
    assert (problem.field, problem.code) == ("first", AbsenceRefusal.OVERLAPS)
    assert problem.facts == {"first": "01-12-2026", "last": "04-12-2026"}


def test_nobody_takes_a_place_who_is_away_and_nobody_leaves_who_takes_one() -> None:
    assert refused(AbsenceForm(DEWI, *DAYS, BAMBANG), absence(BAMBANG, HENDRA)) == [
        ("substitute", AbsenceRefusal.SUBSTITUTE_AWAY)
    ]
    assert refused(AbsenceForm(DEWI, *DAYS, HENDRA), absence(BAMBANG, DEWI)) == [("first", AbsenceRefusal.STANDS_IN)]
    assert refused(AbsenceForm(HENDRA, *DAYS), absence(BAMBANG, DEWI)) == []


def test_ones_own_is_set_by_oneself_and_everybodys_by_whoever_decides() -> None:
    assert refused(AbsenceForm(BAMBANG, *DAYS), by=BAMBANG) == []
    assert refused(AbsenceForm(BAMBANG, *DAYS), by=HENDRA) == []
    assert refused(AbsenceForm(BAMBANG, *DAYS), by=DEWI) == [("officer", AbsenceRefusal.OF_OTHERS)]
    assert refused(AbsenceForm(YULIANA, *DAYS), by=YULIANA) == [("officer", AbsenceRefusal.OF_OTHERS)]


def test_it_is_so_from_its_first_day_to_its_last_and_of_two_the_later_holds() -> None:
    known = (absence(BAMBANG, HENDRA), absence(BAMBANG, DEWI, date(2026, 12, 3), date(2026, 12, 8), of=1))
    found = [
        [one.substitute_name for one in absences.away(known, date(2026, 12 - (day > 20), day)).values()]
        for day in (30, 1, 2, 3, 4, 8, 9)
    ]
    assert found == [[], ["Hendra Wijaya"], ["Hendra Wijaya"], *[["Dewi Lestari"]] * 3, []]
