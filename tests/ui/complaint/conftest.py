"""What the tests of a complaint's page begin with."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from tests.support.attached_hand import AttachedHand
from tests.support.handling_desk import HandlingDesk


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> HandlingDesk:
    """A complaint's page, and whoever is to take a step there."""
    return HandlingDesk(register, qtbot)


@pytest.fixture
def hand(register: Register, qtbot: QtBot) -> AttachedHand:
    return AttachedHand(register, qtbot)
