"""The same letter or SP4N-LAPOR! item at two desks: known at both after the exchange, and at the centre."""

from __future__ import annotations

from uuid import uuid4

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.reports.report import Scope
from frontoffice.register.queries import worklist
from frontoffice.sync.office import centre_status, same_items
from frontoffice.sync.office.same_items import RepeatedItem
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.examples import a_letter
from tests.sync.conftest import Enrol

NOVEMBER = Scope(report_period.parse("2026-11"))


def letter(counter: Counter, **changes: object) -> Complaint:
    return counter.register.complaints.record(a_letter(**changes), OFFICER, uuid4()).complaint


def listed(counter: Counter) -> set[str]:
    return {line.number_text for line in counter.register.worklist.read(SUPERVISOR, worklist.SAME_ITEM).lines}


def at_centre(centre: Centre) -> tuple[RepeatedItem, ...]:
    with centre.connect() as office:
        status = centre_status.read_overview(office)
    assert status.same_items.count == len(status.same_items.first)
    return status.same_items.first


def counted(centre: Centre, *counters: Counter) -> tuple[int, int]:
    """Received and entered in error in November, at every desk and at the centre alike."""
    found = {
        (figures.movement.received, figures.cancelled)
        for figures in (one.register.reports.figures(NOVEMBER) for one in counters)
    }
    with centre.reported() as office:
        rows = office.execute(
            "SELECT cut, sum(complaints) FROM office.report_counts WHERE cut IN ('', 'cancelled') GROUP BY 1"
        )
        by_cut = {cut: int(many) for cut, many in rows}
    ((received, cancelled),) = found
    assert (by_cut.get("", 0), by_cut.get("cancelled", 0)) == (received, cancelled)
    return received, cancelled


def test_the_same_letter_at_two_desks_is_listed_everywhere_and_counts_once_when_it_was_merged(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    first, second = letter(one), letter(two, external_id="017/nh/XI/2026 ")
    other = letter(two, external_id="018/NH/XI/2026")
    assert listed(one) == listed(two) == set()
    settle(one, two)
    both = {first.number_text, second.number_text}
    assert listed(one) == listed(two) == both
    assert at_centre(centre) == (RepeatedItem("letter", tuple(sorted(both))),)
    assert counted(centre, one, two) == (3, 0)
    form = StepForm(Step.MERGE, "Surat yang sama", other=first.subject)
    two.register.handling.advance(second.subject, form, SUPERVISOR, uuid4())
    settle(one, two)
    assert listed(one) == listed(two) == set()
    assert at_centre(centre) == ()
    assert counted(centre, one, two) == (2, 1)
    form = StepForm(Step.MERGE, "Hal yang sama, surat lain", other=first.subject)
    one.register.handling.advance(other.subject, form, SUPERVISOR, uuid4())
    settle(one, two)
    assert counted(centre, one, two) == (2, 1)  # two letters came, whatever becomes of them
    one.register.handling.advance(second.subject, StepForm(Step.REOPEN, "Ternyata lain"), SUPERVISOR, uuid4())
    settle(one, two)
    assert counted(centre, one, two) == (3, 0)
    agree(one, two)


def test_an_item_of_lapor_is_the_same_as_what_another_desk_entered_under_its_number(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    first = letter(one, channel="sp4n", external_id="#1916449")
    (second,) = two.record()
    two.register.sp4n.enter(second.subject, "1916449", OFFICER, uuid4())
    settle(one, two)
    both = {first.number_text, second.number_text}
    assert listed(one) == listed(two) == both
    assert at_centre(centre) == (RepeatedItem("sp4n", tuple(sorted(both))),)
    agree(one, two)


def test_a_number_that_was_amended_is_no_longer_the_same_at_the_centre(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    letter(one)
    second = letter(two)
    two.register.amendments.amend(second.subject, a_letter(external_id="71/B"), "Salah ketik", OFFICER, uuid4())
    settle(one, two)
    with centre.connect() as office:
        assert same_items.read(office) == []
