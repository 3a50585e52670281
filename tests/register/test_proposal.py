from __future__ import annotations

from datetime import date

from frontoffice.domain.working_days import COLLECTIVE, NATIONAL
from frontoffice.register import proposal


def test_a_proposal_is_uncertain_and_in_order() -> None:
    public = {date(2028, 12, 25): "Hari Raya Natal", date(2028, 1, 1): "Tahun Baru Masehi"}
    government = {date(2028, 12, 26): "Cuti Bersama Natal", date(2028, 12, 25): "Cuti Bersama Natal"}
    told = proposal.as_days(public, government)
    assert [(day.day, day.kind, day.certain) for day in told] == [
        (date(2028, 1, 1), NATIONAL, False),
        (date(2028, 12, 25), NATIONAL, False),
        (date(2028, 12, 26), COLLECTIVE, False),
    ]
    assert told[1].name == "Hari Raya Natal"
