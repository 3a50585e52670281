from __future__ import annotations

import functools
from contextlib import closing
from uuid import UUID

from frontoffice.domain.people import May
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.register.replication.aside_offers import OfferedErasure
from frontoffice.sync.office import erasing
from frontoffice.sync.rounds import office_erasures
from tests.support.centre_erasures import SECOND, carry_out, closed, erase, held
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.database_keeper import end_of, origin_of
from tests.support.refusals import not_allowed, refusal
from tests.support.signing_office import SigningOffice
from tests.sync.conftest import Enrol


def test_the_centre_is_asked_only_while_an_erasure_waits_here(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    settle(one)
    with one.link() as link, closing(one.register.replica()) as replica:
        link.close()  # whatever is asked fails
        assert not office_erasures.refresh(replica, link)
    erase(one, subject)
    settle(one)
    with one.link() as link, closing(one.register.replica()) as replica:
        assert not office_erasures.refresh(replica, link)
        carry_out(centre)
        assert office_erasures.refresh(replica, link)
        assert not office_erasures.refresh(replica, link)
    assert held(one)
    (offered,) = one.register.erasure_offers.all()
    one.register.erasure_offers.confirm(offered.by_entry, SUPERVISOR)
    assert not held(one)


def offered_at(one: Counter, centre: Centre) -> tuple[UUID, OfferedErasure]:
    """A complaint of which the centre says that it was erased, as a desk without the office's key hears of it."""
    one.confirms = False
    subject = closed(one)
    settle(one)
    erase(one, subject)
    settle(one)
    carry_out(centre)
    assert one.sync().offered == 1
    (offered,) = one.register.erasure_offers.all()
    return subject, offered


def test_without_a_key_no_row_of_the_centre_takes_words_from_a_desk_and_they_are_hidden(
    centre: Centre, enrol: Enrol
) -> None:
    one = enrol("L1")
    subject, offered = offered_at(one, centre)
    assert (offered.subject, offered.officer, offered.second) == (subject, SUPERVISOR.name, SECOND.name)
    shown = one.register.complaints.get(subject)
    assert shown.erased
    assert "Rahasiasekali" not in shown.intake.description
    assert not one.register.search.find("Rahasiasekali")
    assert [line.kind for line in one.register.complaints.story(subject)] == ["complaint.erased"]
    assert held(one)
    assert one.register.maintenance.verify().broken == ""
    one.register.maintenance.rebuild()
    one.reopen()
    assert held(one), "nor when the tables are made anew"
    assert one.register.complaints.get(subject).erased


def test_words_that_a_supervisor_keeps_are_there_again_for_good(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject, offered = offered_at(one, centre)
    offers = one.register.erasure_offers
    for answer in (offers.keep, offers.confirm):
        refused = refusal(functools.partial(answer, offered.by_entry, OFFICER))
        assert refused == not_allowed(OFFICER, May.CANCEL)
    offers.keep(offered.by_entry, SUPERVISOR)
    for _ in range(2):
        assert one.register.complaints.get(subject).intake.description == "Rahasiasekali"
        assert one.register.erasure_offers.all() == ()
        assert one.sync().offered == 0


def test_what_a_supervisor_confirms_is_gone(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject, offered = offered_at(one, centre)
    one.register.erasure_offers.confirm(offered.by_entry, SUPERVISOR)
    assert not held(one)
    assert one.register.complaints.get(subject).erased
    assert one.sync().offered == 0


def signed(office: SigningOffice, *counters: Counter) -> None:
    """Carry out what waits at the centre, in the office's name."""
    with counters[0].centre.connect() as keeper:
        for one in erasing.waiting(keeper):
            erasing.carry_out(keeper, one, office.key.sign)
        office.take_in(keeper)
    settle(*counters)


def test_an_erasure_that_comes_after_another_one_was_carried_out_waits_for_nobody(centre: Centre, enrol: Enrol) -> None:
    office, one, away = SigningOffice(), enrol("L1"), enrol("L2")
    for desk in (one, away):
        office.join(desk, device_class=DeviceClass.OFFICE)
    subject = closed(one)
    settle(one, away)
    erase(away, subject)
    erase(one, subject)
    settle(one)
    signed(office, one)
    settle(away, one)
    for desk in (one, away):
        story = desk.register.complaints.story(subject)
        assert [line.kind for line in story] == ["complaint.erased"] * 2
        assert desk.register.complaints.get(subject).erased
        assert not held(desk)
    agree(one, away)


def test_what_the_office_signed_reaches_every_desk_though_who_asked_for_it_counts_no_more(
    centre: Centre, enrol: Enrol
) -> None:
    office, stolen, one, away = SigningOffice(), enrol("L1"), enrol("L2"), enrol("L3")
    device, *_ = [office.join(desk, device_class=DeviceClass.OFFICE) for desk in (stolen, one, away)]
    subject = closed(one)
    stolen.record()
    settle(stolen, one, away)
    of, counts = origin_of(stolen), end_of(stolen).seq
    stolen.record()
    erase(stolen, subject)
    settle(stolen, one)
    signed(office, one)
    stolen.record()
    settle(stolen)
    office.certify(device, device_class=DeviceClass.OFFICE, upto=((of, counts),), before=((of, end_of(stolen).seq),))
    office.publish(centre)
    settle(away, one)
    for desk in (one, away):
        assert desk.register.complaints.get(subject).erased
        assert not held(desk)
    assert away.numbers() == [("L1", 1), ("L2", 1)], "nothing else of it applies"
    assert [line.kind for line in away.register.complaints.story(subject)] == ["complaint.erased"]
    assert away.sync().pulled == 0
