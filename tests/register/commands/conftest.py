"""Fixtures that several modules of this folder share."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer


@pytest.fixture
def complaint(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
