from __future__ import annotations

import dataclasses
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.documents.case_file import NUMBERED, DocumentKind, DocumentRequest
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Step
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.register import Register
from frontoffice.ui.complaint.document_menu import DocumentMenu, Papers
from tests.support.examples import a_letter, a_signed_in, an_intake, an_officer
from tests.support.in_front import in_front

HENDRA = an_officer(Role.SUPERVISOR)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    return in_front(qtbot, QWidget())


@pytest.fixture
def asked() -> list[DocumentRequest]:
    return []


@pytest.fixture
def subject(register: Register) -> UUID:
    """A complaint of which every paper can be made: its result was conveyed, and papers are missing."""
    supervisor, doer = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.HANDLER)
    subject = register.complaints.record(a_letter(documents=False), supervisor, uuid4()).complaint.subject
    register.handling.review(subject, "", supervisor, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        by = doer if step is Step.ACT else supervisor
        register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), supervisor, uuid4())
        register.handling.advance(subject, StepForm(step, "Sudah", outcome=Outcome.PROVEN), by, uuid4())
    return subject


@pytest.fixture
def papers(register: Register, page: QWidget, asked: list[DocumentRequest], subject: UUID) -> Papers:
    papers = Papers(register, an_officer, QVBoxLayout(page), page)
    papers.wanted.connect(asked.append)
    papers.show_for(subject, revealed=True)
    return papers


def test_every_paper_has_its_digit(page: QWidget, qtbot: QtBot) -> None:
    menu = DocumentMenu(page)
    texts = [action.text() for action in menu.actions()]
    assert [text[:2] for text in texts] == [f"&{place}" for place in range(1, len(DocumentKind) + 1)]
    with qtbot.waitSignal(menu.asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [DocumentKind.DOSSIER]


def test_a_paper_that_cannot_be_made_yet_is_dimmed_with_its_reason(
    papers: Papers, asked: list[DocumentRequest], register: Register
) -> None:
    fresh = register.complaints.record(an_intake(), HENDRA, uuid4()).complaint.subject
    papers.show_for(fresh, revealed=False)
    papers.open(QWidget())
    dimmed = {action.text()[1]: action.text() for action in papers.menu.actions() if not action.isEnabled()}
    papers.menu.hide()
    assert set(dimmed) == {"2", "4", "7"}
    assert "The result was not conveyed to the complainant yet." in dimmed["4"]
    emitted: list[str] = []
    papers.failed.connect(emitted.append)
    papers.ask(DocumentKind.RESPONSE)
    assert emitted == ["There is no answer yet: first set the action, or close it."]
    assert asked == []


@pytest.mark.thorough
def test_where_papers_have_no_number_the_digit_makes_it(
    papers: Papers, asked: list[DocumentRequest], subject: UUID
) -> None:
    papers.menu.actions()[1].trigger()
    assert asked == [DocumentRequest(subject, DocumentKind.RESPONSE, "", revealed=True)]


@pytest.mark.thorough
def test_the_next_number_is_proposed_and_may_be_another(
    papers: Papers, asked: list[DocumentRequest], register: Register, subject: UUID
) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    papers.ask(DocumentKind.RESPONSE)
    assert asked == []
    assert papers.numbers.reason.text() == "001/DPMPTSP/2026"
    QTest.keyClicks(papers.numbers.reason, "077/DPMPTSP/2026")
    QTest.keyClick(papers.numbers.reason, Qt.Key.Key_Return)
    assert asked == [DocumentRequest(subject, DocumentKind.RESPONSE, "077/DPMPTSP/2026", revealed=True)]
    assert papers.show_refusal("077/DPMPTSP/2026 sudah dipakai")
    assert "sudah dipakai" in papers.numbers.reason_problem.text()
    assert papers.numbers.reason.text() == "077/DPMPTSP/2026"


@pytest.mark.thorough
def test_a_paper_of_the_file_alone_has_no_number(
    papers: Papers, asked: list[DocumentRequest], register: Register
) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    for kind in (kind for kind in DocumentKind if kind is not DocumentKind.PROGRESS):  # there is an answer
        papers.ask(kind)
        assert papers.numbers.isVisible() == (kind in NUMBERED)
        assert papers.leave() == (kind in NUMBERED)
    assert [wanted.kind for wanted in asked] == [DocumentKind.DOSSIER, DocumentKind.DISPOSITION]


@pytest.mark.thorough
def test_another_complaint_does_not_get_this_ones_number(papers: Papers, register: Register) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    papers.ask(DocumentKind.NOTE)
    QTest.keyClicks(papers.numbers.reason, "5")
    papers.show_for(uuid4(), revealed=False)
    assert not papers.numbers.isVisible()
    assert not papers.show_refusal("nobody asks")


def test_a_letter_of_several_asks_first_whom_it_goes_to(
    papers: Papers, asked: list[DocumentRequest], register: Register, subject: UUID
) -> None:
    register.joined.join(subject, Complainant("PT Timah & Anak"), HENDRA, uuid4())
    papers.ask(DocumentKind.DISPOSITION)
    assert asked.pop().to is None, "what stays in the office has no addressee"
    papers.ask(DocumentKind.RESPONSE)
    assert asked == []
    texts = [action.text() for action in papers.addressees.actions()]
    assert texts == ["&1 To all 2", "&2 Only to 1. Nurhayati binti Saleh", "&3 Only to 2. PT Timah && Anak"]
    for action in papers.addressees.actions():
        action.trigger()
    places = [wanted.to and wanted.to.place for wanted in asked]
    papers.addressees.hide()
    assert places == [None, 1, 2]
    assert {wanted.kind for wanted in asked} == {DocumentKind.RESPONSE}


@pytest.mark.thorough
def test_whom_a_letter_goes_to_is_not_named_where_they_are_hidden(
    papers: Papers, register: Register, subject: UUID
) -> None:
    register.joined.join(subject, Complainant("Saleh"), HENDRA, uuid4())
    intake = register.complaints.get(subject).intake
    hidden = dataclasses.replace(
        intake, complainant=dataclasses.replace(intake.complainant, identity=Identity.CONFIDENTIAL)
    )
    register.amendments.amend(subject, hidden, "Diminta", HENDRA, uuid4())
    for revealed, seen in ((False, "kept confidential"), (True, "Saleh")):
        papers.show_for(subject, revealed=revealed)
        papers.ask(DocumentKind.INVITATION)
        assert papers.addressees.actions()[2].text() == f"&3 Only to 2. {seen}"
        papers.addressees.hide()


@pytest.mark.thorough
def test_a_letter_to_one_of_several_gets_its_number_afterwards(
    papers: Papers, asked: list[DocumentRequest], register: Register, subject: UUID
) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    register.joined.join(subject, Complainant("Saleh"), HENDRA, uuid4())
    papers.ask(DocumentKind.INVITATION)
    papers.addressees.actions()[2].trigger()
    papers.addressees.hide()
    assert papers.numbers.isVisible()
    QTest.keyClick(papers.numbers.reason, Qt.Key.Key_Return)
    assert [(wanted.number, wanted.to and wanted.to.place) for wanted in asked] == [("001/DPMPTSP/2026", 2)]
