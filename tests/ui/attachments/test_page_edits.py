from __future__ import annotations

from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.page_edits import PageEdits
from frontoffice.ui.attachments.pending_files import PendingFiles
from tests.support import hostile_files
from tests.support.attached_files import LIMITS
from tests.support.same_reader import SameReader


@pytest.fixture
def files(qapp: object) -> PendingFiles:
    made = PendingFiles(SameReader(), lambda: LIMITS)
    made.begin(uuid4(), ())
    made.add([IncomingFile("a.pdf", lambda: hostile_files.pdf(3))])
    return made


def pages(files: PendingFiles) -> list[list[str]]:
    return [one.new.text.split()[3::4] for one in files.items]


def test_pages_go_no_further_than_the_ends_and_the_first_splits_nothing(files: PendingFiles, qtbot: QtBot) -> None:
    viewer = AttachmentViewer(files.reader)
    qtbot.addWidget(viewer)
    edits = PageEdits(files, viewer, lambda: 0)
    viewer.show_file(files.items[0].new.content, 3)
    edits.move(-1)
    edits.split()
    assert pages(files) == [["1", "2", "3"]]
    edits.move(1)
    assert (pages(files), viewer.page) == ([["2", "1", "3"]], 1)
    edits.split()
    assert pages(files) == [["2"], ["1", "3"]]
    edits.remove()  # its only page
    assert pages(files) == [["1", "3"]]
