"""A NIK, and who asked for confidence, on every way to them: hidden until a reason was written down."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from frontoffice.app.window import office_documents
from frontoffice.app.window.case_pages import COMPLAINT, DAY, FIND, INTAKE, WORK, open_complaint
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.register_page import register_page
from frontoffice.domain.complaint import Complainant, Complaint, Identity
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.intake.intake_page import IntakePage
from tests.support.examples import TODAY, a_signed_in, an_intake
from tests.support.markup import texts_of
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]
NIK = "1971034107900002"
HIDDEN = Complainant(
    name="Mutiara Sungailiat",
    identity=Identity.CONFIDENTIAL,
    nik="1901011208850001",
    phone="0813-6666-0001",
    email="mutiara@example.id",
    address="Jalan Melati 77",
    represents="Suparman Hadi",
    attorney_letter="SK/88",
)
SECRETS = (NIK, HIDDEN.name, HIDDEN.nik, HIDDEN.phone, HIDDEN.email, HIDDEN.address, HIDDEN.represents)


class Ways:
    """A counter with an open and a confidential complaint, and what can be read in its window."""

    def __init__(self, desk: Desk) -> None:
        self.counter, self.window, self.register = desk.counter, desk.counter.window, desk.counter.register
        self.officer, self.supervisor, self.where = desk.officer, desk.supervisor, desk.where
        self.other = a_signed_in(self.register, name="Yuli Astuti")
        record = self.register.complaints.record
        self.open: Complaint = record(an_intake(), self.other, uuid4()).complaint
        self.confidential: Complaint = record(an_intake(complainant=HIDDEN), self.other, uuid4()).complaint
        self.window.resize(1366, 768)
        self.window.show()

    @property
    def intake(self) -> IntakePage:
        return self.window.stack.view(INTAKE)

    def sign_in(self, officer: Officer) -> None:
        self.counter.sign_in(officer)

    def read(self) -> str:
        """Everything that stands in the window, shown or not, and on the clipboard."""
        QCoreApplication.processEvents()
        parts = [QGuiApplication.clipboard().text(), *texts_of(self.window)]
        for widget in self.window.findChildren(QWidget):
            parts += [widget.accessibleName(), widget.accessibleDescription()]
            match widget:
                case QLineEdit():
                    parts.append(widget.text())
                case QComboBox():
                    parts.append(widget.currentText())
                case QPlainTextEdit():
                    parts.append(widget.toPlainText())
        return "\n".join(parts)

    def copy_all(self) -> None:
        """Copy what the fields of the form give."""
        texts = []
        for field in self.intake.form.fields.values():
            if isinstance(field, QLineEdit):
                field.selectAll()
                field.copy()
                texts.append(QGuiApplication.clipboard().text())
        QGuiApplication.clipboard().setText("\n".join(texts))

    def reveal(self, subject: UUID) -> None:
        page = self.window.stack.view(COMPLAINT)
        open_complaint(self.counter, subject)
        QTest.keyClick(page.body, Qt.Key.Key_I)
        page.reasons.reason.setText("Dihubungi tim teknis")
        page.reasons.reason_yes.click()


def known_by_telephone(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    ways.window.go(INTAKE.name)
    ways.intake.form.write({"channel": "counter", "phone": "081271712026"})
    ways.intake.fill_in()
    assert ways.intake.form.texts()["nik"] == NIK, "it is recorded with the rest"
    ways.copy_all()


def filled_in_kept_and_taken_up(ways: Ways) -> None:
    known_by_telephone(ways)
    ways.intake.start()
    (draft,) = ways.register.drafts.all()
    ways.intake.drafts_button.click()
    ways.intake.side.drafts.chosen.emit(draft)
    assert ways.intake.form.texts()["nik"] == NIK


def found_out_digit_by_digit(ways: Ways) -> None:
    """Whether somebody is offered never depends on the first digits typed."""
    ways.sign_in(ways.officer)
    ways.window.go(INTAKE.name)
    offered = []
    for nik in ("", "1", "19", "2", "25"):
        ways.intake.form.write({"channel": "counter", "phone": "081271712026", "nik": nik})
        ways.intake.show_consequences()
        offered.append(ways.intake.hints.known_banner.isHidden())
    assert offered == [False] * 5


def amended(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    open_complaint(ways.counter, ways.open.subject)
    QTest.keyClick(ways.window.stack.view(COMPLAINT).body, Qt.Key.Key_E)
    assert ways.window.page_name == INTAKE.name
    assert ways.intake.form.texts()["nik"] == NIK
    ways.copy_all()


def anothers_draft(ways: Ways) -> None:
    ways.sign_in(ways.other)
    ways.window.go(INTAKE.name)
    ways.intake.form.write(write_fields(an_intake()))
    ways.intake.start()
    (draft,) = ways.register.drafts.all()
    ways.sign_in(ways.officer)
    ways.intake.drafts_button.click()
    ways.intake.side.drafts.chosen.emit(draft)
    assert ways.intake.form.texts()["name"] == "Nurhayati binti Saleh"


def left_open_for_the_next(ways: Ways) -> None:
    ways.sign_in(ways.other)
    ways.window.go(INTAKE.name)
    ways.intake.form.write(write_fields(an_intake()))
    ways.window.lock()
    ways.sign_in(ways.supervisor)
    ways.window.go(INTAKE.name)


def confidential_left_open_for_the_supervisor(ways: Ways) -> None:
    ways.sign_in(ways.other)
    ways.window.go(INTAKE.name)
    ways.intake.form.write(write_fields(an_intake(complainant=HIDDEN)))
    ways.window.lock()
    ways.sign_in(ways.supervisor)
    ways.window.go(INTAKE.name)
    assert ways.intake.form.texts()["name"] == HIDDEN.name


def confidential_draft(ways: Ways) -> None:
    """The amendment of a confidential complaint, that would open it, as a draft: its panel, and taken up again."""
    ways.sign_in(ways.officer)
    ways.intake.amend(ways.register.complaints.get(ways.confidential.subject), revealed=True)
    ways.intake.form.write({**ways.intake.form.texts(), "identity": Identity.OPEN.value})
    ways.intake.why.setText("Alamat salah")
    ways.intake.start()
    (draft,) = ways.register.drafts.all()
    ways.window.go(INTAKE.name)
    ways.intake.drafts_button.click()
    assert "Alamat" not in (panel := "\n".join(texts_of(ways.intake.side.drafts)))
    assert HIDDEN.name not in panel
    ways.intake.side.drafts.chosen.emit(draft)
    assert ways.intake.form.texts()["name"] == HIDDEN.name


def searched(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    ways.window.go(FIND.name)
    for text in ("Nurhayati", "1190", ways.confidential.number_text):
        ways.window.stack.view(FIND).find_field.setText(text)
        assert not any(secret in ways.read() for secret in SECRETS)


def listed(ways: Ways) -> None:
    ways.sign_in(ways.supervisor)
    for spec in (DAY, WORK):
        ways.window.go(spec.name)
    for subject in (ways.open.subject, ways.confidential.subject):
        change = dataclasses.replace(ways.register.complaints.get(subject).intake, wish="Diganti")
        who = dataclasses.replace(
            change.complainant, nik=change.complainant.nik[:-1] + "9", attorney_letter="SK/99", represents="Wakil"
        )
        ways.register.amendments.amend(
            subject, dataclasses.replace(change, complainant=who), "dibetulkan", ways.officer, uuid4()
        )
        open_complaint(ways.counter, subject)
        text = ways.read()
        assert who.nik not in text
        assert subject == ways.open.subject or "SK/99" not in text


def on_paper(ways: Ways) -> None:
    ways.sign_in(ways.supervisor)
    made = 0
    texts = []
    for subject in (ways.open.subject, ways.confidential.subject):
        for kind in DocumentKind:
            try:
                kept = office_documents.make(
                    ways.register,
                    SETTINGS,
                    DocumentRequest(subject, kind, "", True),
                    ways.supervisor,
                )
            except Refused:
                continue
            made += 1
            texts += [page.extract_text() for page in PdfReader(BytesIO(kept.pdf)).pages]
    page = office_documents.day_page(ways.register, SETTINGS, TODAY, "L1", ways.supervisor)
    path = ways.where.pages / "a.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(register_page(page))
    texts += [page.extract_text() for page in PdfReader(path).pages]
    assert made >= 4
    QGuiApplication.clipboard().setText("\n".join(texts))


@pytest.fixture
def ways(desk: Desk) -> Iterator[Ways]:
    yield Ways(desk)
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(
    "way",
    [
        *(known_by_telephone, filled_in_kept_and_taken_up, found_out_digit_by_digit, amended, anothers_draft, searched),
        *(left_open_for_the_next, confidential_left_open_for_the_supervisor, confidential_draft, listed, on_paper),
    ],
)
def test_nothing_hidden_is_read_on_the_way(ways: Ways, way: Callable[[Ways], None]) -> None:
    way(ways)
    text = ways.read()
    assert [secret for secret in SECRETS if secret in text] == []


def test_with_a_reason_it_is_shown_and_written_down_and_goes_on_into_the_form(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    for complaint in (ways.open, ways.confidential):
        ways.reveal(complaint.subject)
        nik = complaint.intake.complainant.nik
        assert nik in ways.read()
        assert ways.register.complaints.story(complaint.subject)[-1].body["why"] == "Dihubungi tim teknis"
        QTest.keyClick(ways.window.stack.view(COMPLAINT).body, Qt.Key.Key_E)
        field = ways.intake.form.fields["nik"]
        assert isinstance(field, QLineEdit)
        assert field.text() == nik


def test_what_is_typed_over_a_mask_counts_and_what_stands_behind_it_is_recorded(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    ways.intake.amend(ways.open)
    field = ways.intake.form.fields["nik"]
    assert isinstance(field, QLineEdit)
    assert "\N{BULLET}" in field.text()
    ways.intake.form.focus("wish")
    ways.intake.why.setText("salah dengar")
    ways.intake.form.write({**ways.intake.form.texts(), "wish": "Izin terbit"}, ways.intake.form.masked)
    ways.intake.save()
    assert ways.register.complaints.get(ways.open.subject).intake.complainant.nik == NIK
    ways.intake.amend(ways.register.complaints.get(ways.open.subject))
    field.setText("1971034107900003")
    ways.intake.why.setText("NIK salah")
    ways.intake.save()
    assert ways.register.complaints.get(ways.open.subject).intake.complainant.nik == "1971034107900003"
