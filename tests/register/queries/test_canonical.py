from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.choices import OTHER, ListName
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Cut, Scope, Selection, Subset
from frontoffice.register.queries import canonical
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, an_intake, an_officer

KEEPER = an_officer(Role.ADMINISTRATOR)
NOVEMBER = Scope(parse("2026-11"))


@pytest.mark.thorough
def test_an_alias_counts_what_was_recorded_before_and_what_is_not_in_a_list_is_one_line(register: Register) -> None:
    for service in ("Izin trayek AKDP", "trayek lama", "Salah", "Asing"):
        register.complaints.record(an_intake(service=service), an_officer(), uuid4())

    def counted() -> dict[str, int]:
        return {one.value: one.received for one in register.reports.figures(NOVEMBER).cuts[Cut.SERVICE]}

    assert counted() == {"HUB-01": 1, OTHER: 3}
    register.reference_data.set_aliases(ListName.SERVICE, ["trayek lama"], "HUB-01", KEEPER, uuid4())
    assert counted() == {"HUB-01": 2, OTHER: 2}
    assert [line.service for line in register.search.find("/2026")][-2:] == ["Izin trayek AKDP"] * 2


def test_what_is_asked_for_is_a_choice_the_others_or_a_text_itself(register: Register) -> None:
    known = canonical.lists(register.unit)
    assert canonical.equals(known, "service", "Izin trayek AKDP") == canonical.equals(known, "service", "HUB-01")
    assert canonical.equals(known, "service", OTHER) == ("code_of_service(service) = ?", (OTHER,))
    assert canonical.equals(known, "service", "Asing") == ("service = ?", ("Asing",))
    assert canonical.equals(known, "team", "") == ("team = ?", ("",))


@pytest.mark.thorough
def test_a_choice_whose_name_means_another_one_is_still_asked_for_by_its_code(register: Register) -> None:
    register.reference_data.set_aliases(ListName.SERVICE, ["Izin trayek AKDP"], "HUB-02", KEEPER, uuid4())
    known = canonical.lists(register.unit)
    assert canonical.equals(known, "service", "HUB-01")[1] == ("HUB-01",)
    assert canonical.code(known, "service", "Izin trayek AKDP") == "HUB-02"
    assert canonical.code(known, "officer", "Izin trayek AKDP") == "Izin trayek AKDP"


@pytest.mark.thorough
def test_other_spellings_of_a_service_are_complained_of_again(register: Register, clock: OfficeClock) -> None:
    for service in ("Izin trayek AKDP", "izin trayek, akdp", "trayek lama", "Asing", "Asing", "Lain"):
        register.complaints.record(an_intake(service=service), an_officer(), uuid4())
        clock.move(days=1)
    register.reference_data.set_aliases(ListName.SERVICE, ["trayek lama"], "HUB-01", KEEPER, uuid4())
    repeated = Selection(NOVEMBER, Subset.SAME_SERVICE)
    assert (register.reports.figures(NOVEMBER).same_service, register.reports.count(repeated)) == (3, 3)
    assert [line.service for line in register.reports.listing(repeated, 9).lines] == [
        *("Izin trayek AKDP", "Izin trayek AKDP", "Asing"),
    ]
