"""What the tests of taking in begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.register.register import Register
from tests.support.examples import (
    OfficeClock,
    a_register,
)


@pytest.fixture
def desk(tmp_path: Path, clock: OfficeClock) -> Iterator[Register]:
    """The register of another desk, which hears of the first one's entries."""
    folder = tmp_path / "desk"
    folder.mkdir()
    with closing(a_register(folder, clock=clock, counter="L2")) as opened:
        yield opened
