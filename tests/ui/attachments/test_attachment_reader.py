from __future__ import annotations

from pathlib import Path

from frontoffice.app.window.files_controller import FileReading
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from tests.support.same_reader import SameReader


def test_what_the_window_uses_and_what_tests_use_follow_one_protocol(tmp_path: Path) -> None:
    real = FileReading(tmp_path)
    readers: tuple[AttachmentReader, ...] = (real, SameReader())
    assert len(readers) == 2
    real.end()
