from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.text.mobile_number import LONGEST
from frontoffice.ui.receipts import answer_view


class LinkTaker(QObject):
    """What a desktop gets to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


def test_the_desktop_opens_the_link_as_it_was_made(qtbot: QtBot) -> None:
    link = answer_view.link_of(AnswerText(Medium.CHAT, "100% & lebih\n+ ✓"), "0812 7100 1234")
    assert link is not None
    desktop = LinkTaker()
    method: Any = "take"  # the stubs want bytes, which are refused
    QDesktopServices.setUrlHandler("https", desktop, method)
    try:
        assert answer_view.open_link(link.url)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert desktop.opened == [link.url]


def test_only_what_goes_to_a_mobile_number_can_be_opened_there() -> None:
    for medium in Medium:
        link = answer_view.link_of(AnswerText(medium, "Isi"), "0812 7100 1234")
        assert (link is not None) is (medium in (Medium.CHAT, Medium.SMS, Medium.CALL))
    assert answer_view.link_of(AnswerText(Medium.CHAT, "Isi"), "") is None
    assert answer_view.link_of(None, "0812 7100 1234") is None


def test_what_is_too_long_for_a_link_is_on_the_clipboard_and_a_desktop_without_a_browser_says_so(
    qtbot: QtBot,
) -> None:
    answer = AnswerText(Medium.CHAT, "a" * LONGEST)
    link = answer_view.link_of(answer, "0812 7100 1234")
    assert link is not None
    QGuiApplication.clipboard().setText("")
    assert answer_view.open_chat(link, answer, lambda _url: True) == ""
    assert QGuiApplication.clipboard().text() == answer.text
    assert answer_view.open_chat(link, answer, lambda _url: False)
