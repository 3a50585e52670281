"""Codes of refused and failed documents."""

from __future__ import annotations

from frontoffice.errors import FailureCode, RefusalCode


class DocumentRefusal(RefusalCode):
    """Reason against a letter or record of that kind for a complaint."""

    ANSWER_POSSIBLE = "answer_possible"
    NOTHING_SETTLED = "nothing_settled"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    PAPER_TO_NOBODY = "paper_to_nobody"
    SETTLEMENT_OF_COMPLAINTS = "settlement_of_complaints"


class DocumentFailure(FailureCode):
    """Why a document was not written to its file."""

    FILE_NOT_SAVED = "file_not_saved"
    PDF_NOT_SAVED = "pdf_not_saved"
    STOPPED = "document_stopped"
