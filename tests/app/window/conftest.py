"""Fixtures that several modules of this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.counter import Counter
from tests.support.opened_pages import a_counter


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    counter = a_counter(tmp_path)
    qtbot.addWidget(counter.window)
    counter.window.resize(1366, 768)
    counter.window.show()
    yield counter
    counter.end()
