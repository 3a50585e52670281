"""The sentences of documents that are refused or cannot be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.documents.codes import DocumentFailure, DocumentRefusal
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP

DOCUMENT_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    DocumentRefusal.ANSWER_POSSIBLE: QT_TRANSLATE_NOOP("words", "There is an answer already: make the answer letter."),
    DocumentRefusal.NOTHING_SETTLED: QT_TRANSLATE_NOOP("words", "The result was not conveyed to the complainant yet."),
    DocumentRefusal.NOTHING_TO_ANSWER: QT_TRANSLATE_NOOP(
        "words", "There is no answer yet: first set the action, or close it."
    ),
    DocumentRefusal.PAPER_TO_NOBODY: QT_TRANSLATE_NOOP(
        "words", "The complainant is anonymous and left no way to be reached: no letter can be addressed."
    ),
    DocumentRefusal.SETTLEMENT_OF_COMPLAINTS: QT_TRANSLATE_NOOP(
        "words", "A record of settlement is made for complaints only."
    ),
}

SIGNING_REFUSALS: Final[Mapping[RefusalCode, str]] = {}
DOCUMENT_FAILURES: Final[Mapping[FailureCode, str]] = {
    DocumentFailure.FILE_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The file could not be saved. Choose another folder, or close it where it is open."
    ),
    DocumentFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped; nothing was saved."),
    DocumentFailure.PDF_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The PDF could not be saved. {Ask:printers}check the folder in {page:printers}."
    ),
}
