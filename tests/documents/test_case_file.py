from __future__ import annotations

import dataclasses

from frontoffice.documents.case_file import (
    FILES,
    NAMES,
    RECEIPT_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    DocumentKind,
    address_of,
    due_of,
    name_of,
)
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Status
from frontoffice.register.commands.print_job import OUTCOMES
from tests.support.examples import a_complainant, an_intake
from tests.support.papers import a_file


def test_every_step_and_every_paper_has_its_words() -> None:
    assert set(STEP_WORDS) == set(Step)
    assert set(STATUS_WORDS) == set(Status)
    assert set(NAMES) == set(FILES) == set(DocumentKind)


def test_every_outcome_of_a_receipt_has_its_words() -> None:
    assert set(RECEIPT_WORDS) == set(OUTCOMES)


def test_a_confidential_name_is_there_only_when_it_was_revealed() -> None:
    file = a_file(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    assert (name_of(file), address_of(file)) == ("Dirahasiakan", "")
    shown = dataclasses.replace(file, revealed=True)
    assert name_of(shown) == "Nurhayati binti Saleh"
    assert address_of(shown).startswith("Jalan Depati Amir 12")


def test_a_date_that_may_still_move_says_so() -> None:
    file = a_file()
    assert due_of(file) == "Senin, 14 Desember 2026"
    moving = dataclasses.replace(file.complaint, due=dataclasses.replace(file.complaint.due, provisional=True))
    assert due_of(dataclasses.replace(file, complaint=moving)).endswith("2026 (sementara)")
