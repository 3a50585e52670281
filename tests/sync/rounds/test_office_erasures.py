from __future__ import annotations

from contextlib import closing

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.office import erasing
from frontoffice.sync.rounds import office_erasures
from tests.support.centre_server import Centre
from tests.support.counters import Counter, agree, settle
from tests.support.database_keeper import end_of, origin_of
from tests.support.signing_office import SigningOffice
from tests.sync.conftest import Enrol
from tests.sync.office.test_erasing import carry_out, closed, erase, held


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
    assert not held(one)


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
