"""What several modules of this room begin with."""

from __future__ import annotations

import pytest

from tests.conftest import Announce


@pytest.fixture
def found_after_all(announce: Announce) -> None:
    """An entry whose write was in doubt may be found, and the register authenticated, whenever a disk fails."""
    announce.perhaps("was found in the register")
    announce.perhaps("the register is authenticated from now on")
