"""Fixtures that several modules of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.places import Places


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return Places(tmp_path)
