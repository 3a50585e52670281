"""A file that is to be attached as a line of the list, and what can be done with it; a hidden one shows a lock."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidgetItem

from frontoffice.attaching.results import Pixels
from frontoffice.domain.attachments import megabytes
from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.ui.attachments.page_pixmap import draw_frame, pixmap
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import theme


def line(one: PendingAttachment, files: PendingFiles) -> QListWidgetItem:
    """The line of one of ``files``."""
    small = theme.icon("lock") if one in files.hidden else QIcon(draw_frame(pixmap(Pixels(*one.thumbnail))))
    return QListWidgetItem(small, _words(one, files))


def _words(one: PendingAttachment, files: PendingFiles) -> str:
    count = one.new.pages  # lupdate overlooks a text whose count is more than a name
    pages = QCoreApplication.translate("AttachmentsPanel", "%n page(s)", "", count)
    size = f"{pages} · {megabytes(len(one.new.content))} MB"
    is_hidden = one in files.hidden
    hidden = QCoreApplication.translate("AttachedList", "Hidden: {key:attached.show}, and why") if is_hidden else ""
    return "\n".join(filter(None, (files.hidden.name(one, files.items), wording.word(one.new.kind), size, hidden)))


def actions(one: PendingAttachment | None, files: PendingFiles, *, viewed: bool) -> set[str]:
    """The buttons that the marked file has, besides those by which more come; ``viewed``: it is looked at."""
    if one is None:
        return set()
    if viewed:
        several = {"next_page", "split"} if one.new.pages > 1 else set()
        return {"larger", "smaller", "turn_page", "remove_page"} | several
    if one in files.hidden:
        return {"view", "remove"}
    behind = files.items[files.items.index(one) + 1 :][:1]
    return {"view", "turn", "remove"} | ({"join"} if behind and behind[0] not in files.hidden else set())


def question() -> tuple[str, str]:
    """What is asked before a hidden file is shown, and the word of the button."""
    ask = QCoreApplication.translate(
        "AttachedPage", "This may show who complained. Why is it looked at? The reason and your name are written down."
    )
    return ask, QCoreApplication.translate("AttachedPage", "Show it")
