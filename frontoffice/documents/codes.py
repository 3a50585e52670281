"""The codes of documents that are refused or cannot be written."""

from __future__ import annotations

from frontoffice.errors import FailureCode, RefusalCode


class DocumentRefusal(RefusalCode):
    """Why a complaint has no letter or record of that kind."""

    ANSWER_POSSIBLE = "answer_possible"
    NOTHING_SETTLED = "nothing_settled"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    PAPER_TO_NOBODY = "paper_to_nobody"
    SETTLEMENT_OF_COMPLAINTS = "settlement_of_complaints"


class SigningRefusal(RefusalCode):
    """Why a paper was not signed. Nothing was written down."""

    NO_CERTIFICATE = "signing_no_certificate"
    WRONG_PASSPHRASE = "signing_wrong_passphrase"
    DAMAGED = "signing_damaged"
    NO_KEY = "signing_no_key"
    NOT_YET = "signing_not_yet"
    EXPIRED = "signing_expired"
    NOT_TO_SIGN = "signing_not_to_sign"


class SigningFailure(FailureCode):
    """Why a paper could not be signed."""

    NO_LIBRARY = "signing_no_library"
    NO_FILE = "signing_no_file"
    NOT_WHOLE = "signing_not_whole"


class DocumentFailure(FailureCode):
    """Why a document was not written to its file."""

    FILE_NOT_SAVED = "file_not_saved"
    PDF_NOT_SAVED = "pdf_not_saved"
    STOPPED = "document_stopped"
