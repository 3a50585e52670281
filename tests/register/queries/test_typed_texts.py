from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.cases.case import Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.people import Role
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries.canonical import TypedText
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, a_complainant, an_intake, an_officer

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.mark.thorough
def test_what_was_typed_is_told_by_spellings_with_how_often_and_when_last(
    register: Register, clock: OfficeClock
) -> None:
    for service in ("Izin Tambang", "Izin Tambang", "izin tambang", "Izin trayek AKDP", ""):
        register.complaints.record(an_intake(service=service), an_officer(), uuid4())
    clock.move(days=2)
    register.complaints.record(an_intake(service="Surat Jalan"), an_officer(), uuid4())
    cancelled = register.complaints.record(an_intake(service="Salah"), an_officer(), uuid4()).complaint
    register.handling.cancel(cancelled.subject, "x", SUPERVISOR, uuid4())
    assert register.typed_texts.of(ListName.SERVICE) == (
        TypedText(("Izin Tambang", "izin tambang"), 3, date(2026, 11, 24)),
        TypedText(("Surat Jalan",), 1, date(2026, 11, 26)),
    )
    register.reference_data.set_choice(ListName.SERVICE, Choice("t", "Izin Tambang", "ESDM"), SUPERVISOR, uuid4())
    register.reference_data.set_aliases(ListName.SERVICE, ["Surat Jalan"], "t", SUPERVISOR, uuid4())
    assert register.typed_texts.of(ListName.SERVICE) == ()


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (ListName.SECTOR, "Tambang"),
        (ListName.CATEGORY, "Pe"),
        (ListName.REGENCY, "Pkl Pinang"),
        (ListName.DISTRICT, "Sungai Liat Barat"),
        (ListName.TEAM, "Sari, Tim Teknis"),
        (ListName.AGENCY, "Dinas Dukcapil"),
    ],
)
def test_every_list_tells_what_was_typed_for_it(register: Register, of: ListName, text: str) -> None:
    who = a_complainant(regency="Pkl Pinang", district="Sungai Liat Barat")
    intake = an_intake(sector="Tambang", category="Pe", complainant=who)
    subject = register.complaints.record(intake, an_officer(), uuid4()).complaint.subject
    classified = Classified(team=Team("Sari", "Tim Teknis"))
    register.handling.review(subject, "", SUPERVISOR, uuid4(), classified)
    form = StepForm(Step.FORWARD, "Bukan kewenangan", agency="Dinas Dukcapil", letter="1")
    register.handling.advance(subject, form, SUPERVISOR, uuid4())
    assert [one.text for one in register.typed_texts.of(of)] == [text]
