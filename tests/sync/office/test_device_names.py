"""A device is named by its label or by its role."""

from __future__ import annotations

from frontoffice.sync.office import enrolling
from tests.support.centre_server import Centre


def test_a_label_names_every_device_that_had_it_and_a_role_one_of_them(centre: Centre) -> None:
    with centre.connect() as office:
        first = enrolling.enrol(office, "Loket 1")
        second = enrolling.enrol(office, "Loket 1", "Loket 1")
        enrolling.enrol(office, "Loket 2")
        found = enrolling.find_devices(office, " Loket  1 ")
        assert [(one.role, one.active) for one in found] == [(second.role, True), (first.role, False)]
        assert [one.revoked_at is None for one in found] == [True, False]
        assert [one.device_id for one in enrolling.find_devices(office, first.role)] == [first.device_id]
        assert enrolling.find_devices(office, "Loket 3") == ()
