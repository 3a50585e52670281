"""The sentences of documents that are refused or cannot be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.documents.codes import DocumentFailure, DocumentRefusal, SigningFailure, SigningRefusal
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

SIGNING_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    SigningRefusal.NO_CERTIFICATE: QT_TRANSLATE_NOOP(
        "words", "This is no file with a certificate and its key (.p12 or .pfx)."
    ),
    SigningRefusal.WRONG_PASSPHRASE: QT_TRANSLATE_NOOP(
        "words", "The passphrase does not open this file. Nothing is signed; type it again."
    ),
    SigningRefusal.DAMAGED: QT_TRANSLATE_NOOP(
        "words",
        "The file of the certificate is damaged or was not copied whole: no passphrase opens it. Copy it again from "
        "where it came from.",
    ),
    SigningRefusal.NO_KEY: QT_TRANSLATE_NOOP(
        "words", "This file has no key to sign with. Ask whoever issued it for the one with the key."
    ),
    SigningRefusal.NOT_YET: QT_TRANSLATE_NOOP("words", "This certificate holds from {day} only. Nothing is signed."),
    SigningRefusal.EXPIRED: QT_TRANSLATE_NOOP(
        "words", "This certificate expired on {day}. Nothing is signed; have it renewed."
    ),
    SigningRefusal.NOT_TO_SIGN: QT_TRANSLATE_NOOP("words", "This certificate is not for signing. Nothing is signed."),
}
DOCUMENT_FAILURES: Final[Mapping[FailureCode, str]] = {
    DocumentFailure.FILE_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The file could not be saved. Choose another folder, or close it where it is open."
    ),
    SigningFailure.NO_LIBRARY: QT_TRANSLATE_NOOP(
        "words", "For electronic signatures pyHanko is not installed (extra “sign”). Tell the administrator."
    ),
    SigningFailure.NO_FILE: QT_TRANSLATE_NOOP(
        "words", "The file of the certificate could not be read. Put its stick in, or choose the file again."
    ),
    SigningFailure.NOT_WHOLE: QT_TRANSLATE_NOOP(
        "words", "What was signed did not read back whole, so it is not given out. Try again; tell the administrator."
    ),
    DocumentFailure.STOPPED: QT_TRANSLATE_NOOP("words", "Stopped; nothing was saved."),
    DocumentFailure.PDF_NOT_SAVED: QT_TRANSLATE_NOOP(
        "words", "The PDF could not be saved. {Ask:printers}check the folder in {page:printers}."
    ),
}
