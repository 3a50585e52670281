from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from frontoffice.domain.absences import Absence
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.assigning import Assignment
from frontoffice.domain.cases.case import Assignee
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.people import Officer, Role

BAMBANG = Officer(UUID(int=1), "Bambang Sutrisno", Role.HANDLER)
DEWI = Officer(UUID(int=2), "Dewi Lestari", Role.HANDLER)
HENDRA = Officer(UUID(int=3), "Hendra Wijaya", Role.SUPERVISOR)
YULIANA = Officer(UUID(int=4), "Yuliana Putri", Role.ADMINISTRATOR)
GONE = Officer(UUID(int=5), "Rudi", Role.HANDLER, active=False)
OF_BAMBANG = Assignee(str(BAMBANG.officer_id), BAMBANG.name, "handler")


@pytest.mark.parametrize(
    ("what", "has", "to", "by", "refused"),
    [
        (Assignment.TAKEN, None, BAMBANG, BAMBANG, None),
        (Assignment.TAKEN, OF_BAMBANG, DEWI, DEWI, None),
        (Assignment.TAKEN, OF_BAMBANG, BAMBANG, BAMBANG, StepRefusal.ASSIGNED_ALREADY),
        (Assignment.HANDED, OF_BAMBANG, DEWI, BAMBANG, None),
        (Assignment.HANDED, OF_BAMBANG, DEWI, HENDRA, None),
        (Assignment.HANDED, None, DEWI, HENDRA, None),
        (Assignment.HANDED, OF_BAMBANG, HENDRA, DEWI, StepRefusal.ASSIGNED_TO_OTHER),
        (Assignment.HANDED, None, DEWI, BAMBANG, StepRefusal.ASSIGNED_TO_OTHER),
        (Assignment.HANDED, OF_BAMBANG, BAMBANG, HENDRA, StepRefusal.ASSIGNED_ALREADY),
        (Assignment.HANDED, OF_BAMBANG, YULIANA, HENDRA, StepRefusal.ASSIGNEE_UNFIT),
        (Assignment.HANDED, OF_BAMBANG, GONE, HENDRA, StepRefusal.ASSIGNEE_UNFIT),
        (Assignment.HANDED, OF_BAMBANG, None, HENDRA, StepRefusal.ASSIGNEE_UNFIT),
        (Assignment.RELEASED, OF_BAMBANG, None, BAMBANG, None),
        (Assignment.RELEASED, OF_BAMBANG, None, DEWI, StepRefusal.ASSIGNED_TO_OTHER),
        (Assignment.RELEASED, None, None, HENDRA, StepRefusal.NOT_ASSIGNED),
    ],
)
def test_the_role_takes_over_and_who_has_it_or_decides_hands_over(
    what: Assignment, has: Assignee | None, to: Officer | None, by: Officer, refused: StepRefusal | None
) -> None:
    problem = assigning.refusal(what, has, to, by)
    assert (problem.code if problem else None) == refused


@pytest.mark.parametrize(
    ("has", "step", "done_by", "waits_for"),
    [
        (None, Step.ANALYSE, "", ""),
        (OF_BAMBANG, None, "", ""),
        (OF_BAMBANG, Step.ANALYSE, "", OF_BAMBANG.officer_id),
        (OF_BAMBANG, Step.INFORM, "", OF_BAMBANG.officer_id),
        (OF_BAMBANG, Step.REVIEW, "", ""),
        (OF_BAMBANG, Step.SATISFIED, "", ""),
        (OF_BAMBANG, Step.VERIFY, OF_BAMBANG.officer_id, ""),
        (OF_BAMBANG, Step.VERIFY, OF_BAMBANG.name, ""),
        (OF_BAMBANG, Step.VERIFY, str(DEWI.officer_id), OF_BAMBANG.officer_id),
        (Assignee(str(DEWI.officer_id), "Dewi", "a role of a later program"), Step.ANALYSE, "", ""),
    ],
)
def test_a_step_waits_for_its_assignee_only_where_that_role_takes_it(
    has: Assignee | None, step: Step | None, done_by: str, waits_for: str
) -> None:
    assert assigning.assigned_officer_id(has, step, done_by) == waits_for


def test_what_waits_for_who_is_away_waits_for_the_substitute_too_and_for_theirs() -> None:
    everyone = {str(one.officer_id): one for one in (BAMBANG, DEWI, HENDRA, GONE, YULIANA)}
    bambang, dewi, hendra = (str(one.officer_id) for one in (BAMBANG, DEWI, HENDRA))

    def mine(**substitutes: str) -> list[str]:
        ids = {"bambang": bambang, "dewi": dewi, "hendra": hendra}
        away = {
            ids[who]: Absence(UUID(int=9), ids[who], who, date(2026, 12, 1), date(2026, 12, 4), to, "x", "")
            for who, to in substitutes.items()
        }
        asked = (BAMBANG, DEWI, HENDRA)
        return [one.name for one in asked if not assigning.is_others(bambang, "analyse", one, everyone, away)]

    assert mine() == [BAMBANG.name]
    assert mine(bambang=dewi) == [BAMBANG.name, DEWI.name]
    assert mine(bambang=dewi, dewi=hendra) == [BAMBANG.name, DEWI.name, HENDRA.name]
    assert mine(bambang=dewi, dewi=bambang) == [BAMBANG.name, DEWI.name, HENDRA.name], (
        "nobody is there: all of the role"
    )
    assert mine(bambang="") == [BAMBANG.name, DEWI.name, HENDRA.name]
    assert mine(bambang=str(YULIANA.officer_id)) == [BAMBANG.name, DEWI.name, HENDRA.name], "who takes no such step"
    assert mine(dewi=bambang) == [BAMBANG.name]


def test_whoever_is_gone_or_has_another_role_keeps_nothing_from_the_others() -> None:
    everyone = {str(one.officer_id): one for one in (BAMBANG, DEWI, GONE, YULIANA)}
    others = {
        who: assigning.is_others(who, "analyse", DEWI, everyone, {})
        for who in ("", *everyone, "00000000-0000-0000-0000-000000000009")
    }
    assert [who for who, is_others in others.items() if is_others] == [
        str(BAMBANG.officer_id),
        "00000000-0000-0000-0000-000000000009",  # of another desk, whose list of people is still on the way
    ]


def test_a_step_falls_to_the_last_of_the_substitutes_or_to_all_of_the_role() -> None:
    everyone = {str(one.officer_id): one for one in (BAMBANG, DEWI, HENDRA, GONE, YULIANA)}
    bambang, dewi, hendra = (str(one.officer_id) for one in (BAMBANG, DEWI, HENDRA))

    def falls(waits_for: str = bambang, **substitutes: str) -> str:
        ids = {"bambang": bambang, "dewi": dewi, "hendra": hendra}
        away = {
            ids[who]: Absence(UUID(int=9), ids[who], who, date(2026, 12, 1), date(2026, 12, 4), to, "x", "")
            for who, to in substitutes.items()
        }
        found = assigning.effective_officer_id(waits_for, "analyse", everyone, away)
        asked = (BAMBANG, DEWI, HENDRA)
        alike = [one for one in asked if not assigning.is_others(waits_for, "analyse", one, everyone, away)]
        assert found in ("", *(str(one.officer_id) for one in alike)), "the worklist offers it to them"
        return found

    assert falls() == bambang
    assert falls(bambang=dewi) == dewi
    assert falls(bambang=dewi, dewi=hendra) == hendra
    assert falls(bambang=dewi, dewi=bambang) == falls(bambang="") == ""
    assert falls(bambang=str(YULIANA.officer_id)) == falls(str(GONE.officer_id)) == falls(str(UUID(int=9))) == ""


@pytest.mark.parametrize(
    ("person", "team", "handled"),
    [("Bayu", "Seksi Izin", ("Bayu", "")), ("", "Seksi Izin", ("", "Seksi Izin")), ("", "", ("", ""))],
)
def test_who_handles_it_is_the_person_or_else_the_team(person: str, team: str, handled: tuple[str, str]) -> None:
    assert assigning.handler_of(person, team) == handled
