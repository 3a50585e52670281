"""Over a real centre every desk knows which one reads a mailbox."""

from __future__ import annotations

import pytest

from frontoffice.domain.people import Role
from tests.support.examples import a_signed_in
from tests.sync.conftest import Enrol

pytestmark = pytest.mark.thorough


def test_the_desk_that_took_a_mailbox_over_is_known_at_the_other_after_a_round(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    for taker, other in ((one, two), (two, one)):
        taker.register.receiving.claim_mailbox("kantor", a_signed_in(taker.register, Role.SUPERVISOR, taker.series))
        taker.sync()
        other.sync()
        found = [desk.register.receiving.reader("kantor") for desk in (taker, other)]
        assert [reader.is_here for reader in found if reader is not None] == [True, False]
        assert len({reader.counter for reader in found if reader is not None}) == 1
