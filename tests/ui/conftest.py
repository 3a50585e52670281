"""Fixtures that several modules of this folder share."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer, Role
from frontoffice.register.register import Register
from tests.support.examples import SECRET, a_signed_in, an_intake


@pytest.fixture
def ratna(register: Register) -> Officer:
    return register.officers.add("Hj. Ratna Dewi", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, uuid4())


@pytest.fixture
def complaint(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint
