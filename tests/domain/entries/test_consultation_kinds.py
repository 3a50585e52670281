from __future__ import annotations

from frontoffice.domain.entries.consultation_kinds import CONSULTATION_KINDS
from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.domain.people import May


def test_who_may_write_each_kind_of_a_consultation() -> None:
    assert {str(spec.kind): spec.may for spec in CONSULTATION_KINDS} == {
        "consultation.recorded": May.RECORD,
        "consultation.turned": May.RECORD,
        "consultation.erased": May.CANCEL,
    }


def test_they_settle_as_every_new_kind_does_and_an_erasure_may_be_about_them() -> None:
    assert {spec.effect for spec in CONSULTATION_KINDS} == {Effect.SETTLES}
    assert not any(spec.of_office for spec in CONSULTATION_KINDS)
