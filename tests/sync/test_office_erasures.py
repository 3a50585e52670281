from __future__ import annotations

from contextlib import closing

from frontoffice.sync import office_erasures
from tests.support.centre_server import Centre
from tests.support.counters import settle
from tests.sync.conftest import Enrol
from tests.sync.test_erasing import carry_out, closed, erase, held


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
