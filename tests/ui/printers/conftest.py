"""What the tests of the page of printers begin with."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.ui.printers.printers_page import PrintersPage
from tests.support.in_front import in_front
from tests.support.printers_form import KEPT


@pytest.fixture
def page(qtbot: QtBot) -> PrintersPage:
    return in_front(qtbot, PrintersPage(KEPT, lambda: date(2026, 11, 25)))
