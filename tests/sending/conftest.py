"""Fixtures that several modules of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.sending.sms_spool import FOLDERS


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
    return tmp_path
