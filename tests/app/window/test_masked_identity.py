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
from frontoffice.app.window.case_pages import ATTACHED, COMPLAINT, DAY, FIND, INTAKE, WORK, open_complaint
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.lists.register_page import register_page
from frontoffice.domain.attachments import AttachmentKind, AttachmentUse
from frontoffice.domain.complaint import Complainant, Complaint, Identity
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.intake.intake_page import IntakePage
from tests.support.attached_files import a_scan
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
        QTest.keyClick(page.body, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
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
    QTest.keyClick(ways.window.stack.view(COMPLAINT).body, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
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
        *(known_by_telephone, confidential_draft),
        *(
            pytest.param(way, marks=pytest.mark.thorough)
            for way in (
                *(filled_in_kept_and_taken_up, found_out_digit_by_digit, amended, anothers_draft, searched),
                *(left_open_for_the_next, confidential_left_open_for_the_supervisor, listed, on_paper),
            )
        ),
    ],
)
def test_nothing_hidden_is_read_on_the_way(ways: Ways, way: Callable[[Ways], None]) -> None:
    way(ways)
    text = ways.read()
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.thorough
def test_with_a_reason_it_is_shown_and_written_down_and_goes_on_into_the_form(ways: Ways) -> None:
    ways.sign_in(ways.officer)
    for complaint in (ways.open, ways.confidential):
        ways.reveal(complaint.subject)
        nik = complaint.intake.complainant.nik
        assert nik in ways.read()
        assert ways.register.complaints.story(complaint.subject)[-1].body["why"] == "Dihubungi tim teknis"
        QTest.keyClick(ways.window.stack.view(COMPLAINT).body, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
        field = ways.intake.form.fields["nik"]
        assert isinstance(field, QLineEdit)
        assert field.text() == nik


@pytest.mark.thorough
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


# --- the names of files, which say who it is as well -----------------------------------------------------------------

NAMES = ("KTP_Budi_Santoso.jpg", "Surat Budi_Santoso.pdf")  # of whoever complained openly: the card alone is hidden
TOLD = "Budi_Santoso"
CONFIDED = "Zulfikar"


@pytest.fixture
def attached(ways: Ways) -> Ways:
    """The open complaint with a card and a letter, the confidential one with a file of each kind."""
    attach, files = ways.register.attachments.attach, ways.register.attachments
    for kind, name in zip((AttachmentKind.IDENTITY, AttachmentKind.LETTER), NAMES, strict=True):
        attach(ways.open.subject, a_scan(100, kind=kind, file_name=name), ways.officer, uuid4())
    for kind in AttachmentKind:
        scan = a_scan(100, kind=kind, file_name=f"{CONFIDED} {kind}.pdf", text=f"{CONFIDED} mengadu")
        attach(ways.confidential.subject, scan, ways.officer, uuid4())
    for subject in (ways.open.subject, ways.confidential.subject):
        for one in files.of(subject):
            files.open(one.attachment_id, AttachmentUse.SHOWN, ways.officer, uuid4(), "Mencocokkan")
        first = files.of(subject)[0]
        files.withdraw(first.attachment_id, "Keliru", ways.officer, uuid4())
    ways.sign_in(ways.officer)
    return ways


def on_their_complaints(ways: Ways) -> None:
    """The row of small pages, its tooltips, and the story with what was attached, opened and taken back."""
    for subject in (ways.open.subject, ways.confidential.subject):
        open_complaint(ways.counter, subject)
        assert "Mencocokkan" in ways.read()
        assert_masked(ways)


def on_their_page(ways: Ways) -> None:
    for subject in (ways.open.subject, ways.confidential.subject):
        page = ways.window.stack.view(ATTACHED)
        ways.window.show_page(ATTACHED.name)
        for row, one in enumerate(ways.register.attachments.of(subject)):
            page.open(subject, row=row)
            assert page.reasons.isVisible() == one.hidden
            assert_masked(ways, page)
        page.go_back()


def in_search(ways: Ways) -> None:
    ways.window.go(FIND.name)
    found = []
    for text in ("KTP_Budi", f"{TOLD} Surat", CONFIDED, f"{CONFIDED} mengadu"):
        found.append(len(ways.register.search.find(text)))
        ways.window.stack.view(FIND).find_field.setText(text)
        ways.window.stack.view(FIND).find_field.clear()
        assert_masked(ways, ways.window.stack.view(FIND))
    assert found == [0, 1, 0, 0]


def on_their_dossiers(ways: Ways) -> None:
    texts = []
    for subject in (ways.open.subject, ways.confidential.subject):
        wanted = DocumentRequest(subject, DocumentKind.DOSSIER, "", False)
        made = office_documents.make(ways.register, SETTINGS, wanted, ways.supervisor)
        assert len(made.attached) == (subject == ways.open.subject)
        texts += [page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages]
    QGuiApplication.clipboard().setText("\n".join(texts))


def on_every_list(ways: Ways) -> None:
    ways.sign_in(ways.supervisor)
    for spec in (DAY, WORK):
        ways.window.go(spec.name)


def assert_masked(ways: Ways, page: QWidget | None = None) -> None:
    said = "\n".join(texts_of(page)) if page else ways.read()
    assert [name for name in (NAMES[0], f"KTP_{TOLD}", CONFIDED) if name in said] == []


@pytest.mark.thorough
def test_no_name_of_a_hidden_file_is_read_on_any_way(attached: Ways) -> None:
    for way in (on_their_complaints, on_their_page, in_search, on_their_dossiers, on_every_list):
        way(attached)
        assert_masked(attached)


@pytest.mark.thorough
def test_with_a_reason_the_one_file_is_named_until_its_page_is_left(attached: Ways) -> None:
    page = attached.window.stack.view(ATTACHED)
    attached.window.show_page(ATTACHED.name)
    page.open(attached.confidential.subject, row=1)
    page.reasons.reason.setText("Menjawab surat")
    page.reasons.reason_yes.click()
    assert CONFIDED in page.kept.item(1).text()
    assert CONFIDED not in page.kept.item(2).text()
    line = attached.register.complaints.story(attached.confidential.subject)[-1]
    assert (line.kind, line.body["why"]) == ("attachment.opened", "Menjawab surat")
    attached.window.go(DAY.name)
    assert_masked(attached)


@pytest.mark.thorough
def test_what_was_confided_later_is_hidden_from_then_on_and_found_no_more(attached: Ways) -> None:
    assert attached.register.search.find("Surat Budi_Santoso")
    intake = attached.register.complaints.get(attached.open.subject).intake
    who = dataclasses.replace(intake.complainant, identity=Identity.CONFIDENTIAL)
    changed = dataclasses.replace(intake, complainant=who)
    attached.register.amendments.amend(attached.open.subject, changed, "Diminta pengadu", attached.officer, uuid4())
    assert all(one.hidden for one in attached.register.attachments.of(attached.open.subject))
    assert not attached.register.search.find("Surat Budi_Santoso")
    open_complaint(attached.counter, attached.open.subject)
    assert TOLD not in attached.read()


@pytest.mark.thorough
def test_the_dossier_for_who_looked_against_a_reason_brings_all_but_the_card(attached: Ways) -> None:
    attached.sign_in(attached.supervisor)
    attached.reveal(attached.confidential.subject)
    wanted = DocumentRequest(attached.confidential.subject, DocumentKind.DOSSIER, "", True)
    made = office_documents.make(attached.register, SETTINGS, wanted, attached.supervisor)
    assert len(made.attached) == len(AttachmentKind) - 1
