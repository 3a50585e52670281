from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.attachments import Attachment, AttachmentKind
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.complaint.attached_list import AttachedList
from frontoffice.ui.widgets import theme
from tests.support import hostile_files
from tests.support.same_reader import SameReader

ONE = Attachment(
    uuid4(), uuid4(), AttachmentKind.LETTER, "surat.pdf", "application/pdf", 2, 120_000, "", datetime(2026, 11, 24, tzinfo=UTC),
    "WIB", "Siti", "Loket 1", present=True,
)  # fmt: skip


@pytest.fixture
def asked() -> list[UUID]:
    return []


@pytest.fixture
def listed(qtbot: QtBot, asked: list[UUID]) -> AttachedList:
    view = QListWidget()
    qtbot.addWidget(view)

    def content(attachment: UUID) -> bytes:
        asked.append(attachment)
        return hostile_files.pdf()

    return AttachedList(view, SameReader(), content)


def drawn(name: str) -> QImage:
    return theme.icon(name).pixmap(72, 72).toImage()


def icon(listed: AttachedList, row: int) -> QImage:
    return listed.view.item(row).icon().pixmap(72, 72).toImage()


def is_drawn(listed: AttachedList, row: int = 0) -> bool:
    """Whether its first page stands in the line, and no sign of a page."""
    return icon(listed, row) != drawn("draft")


def test_name_kind_day_and_size_stand_in_the_line(listed: AttachedList) -> None:
    listed.show_attachments([ONE])
    assert listed.view.item(0).text() == "surat.pdf\nLetter · Sel, 24 Nov 2026\n2 pages, 0,2 MB"
    assert listed.current == ONE


def test_of_what_is_hidden_or_elsewhere_no_page_is_drawn(listed: AttachedList, asked: list[UUID], qtbot: QtBot) -> None:
    listed.view.show()
    hidden, elsewhere = replace(ONE, hidden=True), replace(ONE, present=False)
    listed.show_attachments([hidden, elsewhere, replace(ONE, withdrawn="Salah orang")], chosen=2)
    assert [listed.view.item(row).text().splitlines()[0] for row in range(3)] == ["Attachment 1", *["surat.pdf"] * 2]
    states = [listed.view.item(row).text().splitlines()[-1] for row in range(3)]
    assert states == ["Hidden: Enter, and why", "Not at this desk yet", "Taken back: Salah orang"]
    qtbot.waitUntil(lambda: asked == [ONE.attachment_id])


def test_why_a_hidden_one_was_taken_back_is_said_to_who_may_see_it(listed: AttachedList) -> None:
    taken = replace(ONE, hidden=True, withdrawn="KTP Budi")
    listed.show_attachments([taken])
    assert listed.view.item(0).text().splitlines()[-1] == "Taken back"
    listed.reveal(taken)
    assert listed.view.item(0).text().splitlines()[-1] == "Taken back: KTP Budi"


@pytest.mark.thorough
def test_a_page_is_drawn_once(listed: AttachedList, asked: list[UUID], qtbot: QtBot) -> None:
    listed.view.show()
    listed.show_attachments([ONE])
    qtbot.waitUntil(lambda: is_drawn(listed))
    listed.show_attachments([ONE])
    assert len(asked) == 1
    listed.show_attachments([])
    assert listed.current is None


@pytest.mark.parametrize("width", [0, 132])
def test_a_hidden_one_is_called_by_its_place_until_it_is_revealed(qtbot: QtBot, width: int) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    listed = AttachedList(view, SameReader(), lambda _: hostile_files.pdf(), width=width)
    hidden = replace(ONE, file_name="KTP_Budi_Santoso.jpg", hidden=True, no=4)
    listed.show_attachments([hidden])

    def said() -> str:
        item = view.item(0)
        return f"{item.text()} {item.toolTip()} {listed.name(hidden)}"

    assert "Budi" not in said()
    assert "Attachment 4" in said()
    listed.reveal(hidden)
    assert "KTP_Budi_Santoso.jpg" in view.item(0).text()
    assert "Hidden" not in said()
    listed.mask()
    assert "Budi" not in said()


@pytest.mark.thorough
def test_a_page_that_was_drawn_before_it_was_hidden_is_a_lock(listed: AttachedList, qtbot: QtBot) -> None:
    listed.view.show()
    listed.show_attachments([ONE])
    qtbot.waitUntil(lambda: is_drawn(listed))
    listed.show_attachments([replace(ONE, hidden=True)])
    assert icon(listed, 0) == drawn("lock")


@pytest.mark.thorough
def test_one_that_cannot_be_read_keeps_no_other_from_being_drawn(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    damaged, whole = replace(ONE, attachment_id=uuid4()), ONE

    def content(attachment: UUID) -> bytes:
        if attachment == damaged.attachment_id:
            raise Unavailable(RegisterFailure.ATTACHMENT_DAMAGED, name="surat.pdf")
        return hostile_files.pdf()

    listed = AttachedList(view, SameReader(), content)
    view.show()
    listed.show_attachments([damaged, whole])
    qtbot.waitUntil(lambda: is_drawn(listed, 1))
    assert not is_drawn(listed, 0)
