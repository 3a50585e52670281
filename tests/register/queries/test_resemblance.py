from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

FOREIGNER = Complainant("Anna Lindholm", identity_kind="passport", identity_no="A1234567")
COMPANY = Complainant("PT Timah Jaya", contact="Budi Santoso", nib="1234567890123")


@pytest.mark.parametrize("who", [FOREIGNER, COMPANY])
def test_the_same_passport_or_company_may_be_the_same_complaint(register: Register, who: Complainant) -> None:
    register.complaints.record(an_intake(complainant=who, application_no=""), an_officer(), uuid4())
    again = an_intake(complainant=who, application_no="", description="Lain sama sekali")
    assert [one.why for one in register.search.similar(again)] == ["nik"]


def test_who_asked_for_confidence_resembles_nobody_by_a_passport(register: Register) -> None:
    hidden = Complainant("Anna", Identity.CONFIDENTIAL, identity_no="A1234567")
    register.complaints.record(an_intake(complainant=hidden, application_no=""), an_officer(), uuid4())
    assert register.search.similar(an_intake(complainant=FOREIGNER, application_no="", description="Lain")) == ()
