"""The sentences of what keeps a file from being attached, or an attachment from being shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.codes import AttachmentRefusal
from frontoffice.errors import RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

ATTACHMENT_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    AttachmentRefusal.FULL: QT_TRANSLATE_NOOP(
        "words",
        "This file has {size} MB, and {there} MB are attached already; one complaint has room for {most} MB. Scan it"
        " smaller, or keep it on paper.",
    ),
    AttachmentRefusal.EMPTY: QT_TRANSLATE_NOOP("words", "This file is empty."),
    AttachmentRefusal.LARGE: QT_TRANSLATE_NOOP(
        "words", "This file has {size} MB; {most} MB fit. Scan it smaller, or attach its pages one by one."
    ),
    AttachmentRefusal.NAME: QT_TRANSLATE_NOOP(
        "words",
        'This name cannot be kept. Write up to {most} letters and digits on one line, without / \\ : * ? " < > |.',
    ),
    AttachmentRefusal.MEDIA_TYPE: QT_TRANSLATE_NOOP("words", "What kind of file this is cannot be seen."),
    AttachmentRefusal.NOT_HERE: QT_TRANSLATE_NOOP(
        "words", "This file is not at this desk yet. It comes with the next exchange with the centre."
    ),
    AttachmentRefusal.PAGES: QT_TRANSLATE_NOOP("words", "This file has {pages} pages; {most} fit."),
    AttachmentRefusal.TEXT_LONG: QT_TRANSLATE_NOOP("words", "Its text has {length} characters; {most} fit."),
    AttachmentRefusal.UNKNOWN: QT_TRANSLATE_NOOP("words", "There is no such attachment."),
    AttachmentRefusal.WITHDRAWN: QT_TRANSLATE_NOOP("words", "This attachment was taken back already."),
}
