from __future__ import annotations

from uuid import uuid4

from frontoffice.ui.attachments import pending_files
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.attachments.pending_files import PendingFiles
from tests.support.attached_files import LIMITS, a_file
from tests.support.same_reader import SameReader


def test_a_hidden_file_shows_its_place_and_lets_itself_be_looked_at_and_taken_out_alone(qapp: object) -> None:
    files = PendingFiles(SameReader(), lambda: LIMITS)
    first, second, third = a_file("ktp budi.jpg"), a_file("ktp siti.jpg"), a_file("ktp ali.jpg")
    files.begin(uuid4(), (first, second, third), hiding=Hiding(hides=lambda one: one is second))
    words = pending_files.line(second, files).text().splitlines()
    assert words == ["Attachment 2", "Identity", "1 page(s) · 0,1 MB", "Hidden: Enter, and why"]
    assert pending_files.line(first, files).text().splitlines()[0] == "ktp budi.jpg"
    offered = [pending_files.actions(one, files, viewed=False) for one in (first, second, third, None)]
    assert offered == [{"view", "turn", "remove"}, {"view", "remove"}, {"view", "turn", "remove"}, set()]
    files.hidden.reveal()
    assert "join" in pending_files.actions(first, files, viewed=False)
    assert pending_files.actions(first, files, viewed=True) == {"larger", "smaller", "turn_page", "remove_page"}
    assert pending_files.question()[1] == "Show it"
