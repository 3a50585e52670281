"""The page of slips at a register that came back."""

from __future__ import annotations

from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.register.queries.numbers import MOVED
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in
from tests.support.slip_page_desk import SlipPageDesk


@pytest.fixture
def came_back(register: Register, qtbot: QtBot) -> SlipPageDesk:
    """The page of a register that came back and went on after 6, with nothing below."""
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, 'elsewhere')", (MOVED,))
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.numbering.take_over_series("Komputer rusak", supervisor, uuid4(), Number("L1", 2026, 6))
    return SlipPageDesk(register, qtbot, Role.OFFICER)
